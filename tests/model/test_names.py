"""Names as the net sees them: a stand-in for each, by order of appearance."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from sayso.domain.text import Span
from sayso.model.encode import CAPITAL, LOWER, Vocabulary, Words, words_of
from sayso.model.names import StandIns

COMMON = ("the", "army", "said", "that", "troops", "had", "left")
PIECES = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", *COMMON, "smith", "jones", "vardia", "##n", "'", "s", ".")
VOCABULARY = Vocabulary(PIECES, StandIns(COMMON, ("Smith", "Jones")))


def cut(text: str) -> Words:
    """The words of a text of one block."""
    return words_of(text, [Span(0, len(text))], VOCABULARY)


def shown(text: str) -> list[str]:
    """The pieces that the net is shown."""
    return [PIECES[index] for index in cut(text).ids]


def test_names_are_shown_as_stand_ins_and_common_words_as_they_stand() -> None:
    """Wherever they stand: a capital at a sentence's beginning makes no name of a common word."""
    assert shown("The Vardian army said. Ostrel left.") == ["the", "smith", "army", "said", ".", "jones", "left", "."]


def test_a_name_has_one_stand_in_however_it_is_cased() -> None:
    """A headline in capitals names whom the text names."""
    assert shown("VARDIA said that Vardia's army left") == ["smith", "said", "that", "smith", "'", "s", "army", "left"]
    assert set(cut("VARDIA McKorva Ostrel").shapes.tolist()) == {CAPITAL}


def test_what_is_no_capitalised_word_is_no_name() -> None:
    """Words in lower case, single letters and what has digits in it are shown as they are."""
    words = cut("vardian X M777 left")
    assert [PIECES[index] for index in words.ids] == ["vardia", "##n", "[UNK]", "[UNK]", "left"]
    assert words.shapes[0] == LOWER


def test_more_names_than_stand_ins_go_round() -> None:
    """A long report has more names than the list."""
    assert shown("Korva Ulmen Torvik Ulmen") == ["smith", "jones", "smith", "jones"]


def test_every_text_gives_the_list_out_anew() -> None:
    """What is read before does not change what is read."""
    assert shown("Korva left") == shown("Ulmen left")


_names = (
    st.text("aekorvnst", min_size=2, max_size=9).map(str.capitalize).filter(lambda name: name.lower() not in COMMON)
)


@given(
    st.lists(st.sampled_from((*COMMON, ".", "{0}", "{1}", "{2}")), min_size=1, max_size=20),
    st.lists(_names, min_size=3, max_size=3, unique_by=str.lower),
    st.lists(_names, min_size=3, max_size=3, unique_by=str.lower),
)
def test_other_names_are_the_same_input(parts: list[str], some: list[str], others: list[str]) -> None:
    """Law 4: each name for one of its own, of whatever length; where words stand is all that differs."""
    frame = " ".join(parts)
    left, right = cut(frame.format(*some)), cut(frame.format(*others))
    for column in ("ids", "firsts", "shapes", "quotes", "blocks"):
        assert getattr(left, column).tolist() == getattr(right, column).tolist()


def test_common_words_come_from_a_file_of_lines(tmp_path: Path) -> None:
    """One word a line."""
    file = tmp_path / "common.txt"
    file.write_text("the\narmy\n", encoding="utf-8")
    names = StandIns.open(file, ("Smith",))
    assert [names.is_name(word) for word in ("The", "Army", "Vardia", "vardia")] == [False, False, True, False]
