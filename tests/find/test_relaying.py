"""Who hands on whose words: the one cited speaks, the one who cites stands around."""

from __future__ import annotations

import pytest

from sayso.domain.mention import Attribution
from sayso.domain.text import Text
from sayso.find import find_mentions
from sayso.find.attribution import find_attributions
from tests.find.marked import text_of as find_text_of
from tests.find.test_learned import GoldTagger
from tests.marked import document_of, text_of


def _read(sentence: str, tagger: GoldTagger | None = None) -> tuple[Text, list[Attribution]]:
    document = document_of(text_of(sentence))
    return document.text, list(find_mentions(document, tagger).attributions)


def _chain(text: Text, found: list[Attribution]) -> list[tuple[str, str | None]]:
    """Each source with that of the attribution around it."""
    known = {one.id: one for one in found}
    return [
        (text.quote(one.source), text.quote(known[one.within].source) if one.within else None)
        for one in sorted(found, key=lambda one: one.within is not None)
    ]


CITED = [
    ("Lake Wire, citing an officer in Tarsk, said the weir had burst.", "Lake Wire", "an officer in Tarsk"),
    ("Lake Wire reported, citing the Tarsk police, that nine people drowned.", "Lake Wire", "the Tarsk police"),
    ("Lake Wire reported on Monday, quoting Ilen Marr, that nine people drowned.", "Lake Wire", "Ilen Marr"),
    ("Nine people drowned, Lake Wire reported, citing the local mayor.", "Lake Wire", "the local mayor"),
    ("Nine people drowned, the ministry said, citing the governor of Tarsk.", "the ministry", "the governor of Tarsk"),
    ("According to Lake Wire, citing two officials, the boat had sailed at night.", "Lake Wire", "two officials"),
    ("Local media, quoting hospital sources, put the toll at 14.", "Local media", "hospital sources"),
    ("Citing two officials, Lake Wire said the boat had sailed at night.", "Lake Wire", "two officials"),
    ("Lake Wire, which cited Ilen Marr, said the boat had sailed at night.", "Lake Wire", "Ilen Marr"),
]


@pytest.mark.parametrize(("sentence", "outer", "inner"), CITED)
def test_who_is_cited_speaks_within_who_cites(sentence: str, outer: str, inner: str) -> None:
    """The words are the cited one's, and the one who cites is kept around them."""
    text, found = _read(sentence)
    assert _chain(text, found) == [(outer, None), (inner, outer)]
    assert found[0].content == found[1].content


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("The company closed the lock, citing fears of a flood.", "The company"),
        ("Lake Wire, citing a secret report, said the lock was shut.", "Lake Wire"),
        ("The ministry denied the report, citing the governor.", "The ministry"),
    ],
)
def test_a_reason_a_paper_or_a_denial_is_nobody_elses(sentence: str, speaker: str) -> None:
    """Things that are cited have no voice, and who denies speaks for himself."""
    text, found = _read(sentence)
    assert {text.quote(one.source) for one in found} == {speaker}


def test_words_found_to_be_the_cited_ones_get_who_cites_around_them() -> None:
    """The net may give the words to the one cited already."""
    sentence = "Lake Wire reported, citing the Tarsk police, that nine people drowned."
    text, found = _read(sentence, GoldTagger(("the Tarsk police", "citing", "that nine people drowned")))
    assert _chain(text, found) == [("Lake Wire", None), ("the Tarsk police", "Lake Wire")]
    assert text.quote(next(one for one in found if not one.within).cue) == "reported"


def test_a_name_and_what_its_owner_said_come_apart() -> None:
    """Where both were found as one content, the name is the speaker and the rest is what was said."""
    sentence = "According to Lake Wire citing an officer in Tarsk, nine people drowned."
    answer = ("Lake Wire", "citing", "an officer in Tarsk, nine people drowned")
    text, found = _read(sentence, GoldTagger(answer))
    assert _chain(text, found) == [("Lake Wire", None), ("an officer in Tarsk", "Lake Wire")]
    assert {text.quote(one.content) for one in found} == {"nine people drowned"}


@pytest.mark.parametrize(
    ("sentence", "answer", "speaker"),
    [
        (
            "The boat had sailed, Ilen Marr was quoted as saying by Lake Wire.",
            ("Lake Wire", "was quoted as saying by", "The boat had sailed"),
            "Ilen Marr",
        ),
        (
            "Officials quoted by Lake Wire said the boat had sailed.",
            ("Lake Wire", "said", "the boat had sailed"),
            "Officials",
        ),
        (
            "Orm Shipping quoted Jory Pell as saying that the boat had sailed.",
            ("Orm Shipping", "saying", "that the boat had sailed"),
            "Jory Pell",
        ),
        (
            "Orm Shipping reported Jory Pell as saying that the boat had sailed.",
            ("Orm Shipping", "saying", "that the boat had sailed"),
            "Jory Pell",
        ),
        (
            "Its officers had been told by villagers that the boat had sailed.",
            ("Its officers", "been told", "that the boat had sailed"),
            "villagers",
        ),
        (
            "The ferry sank as Orm Vell took to Harbourtalk claiming to have won.",
            ("Harbourtalk", "claiming", "to have won"),
            "Orm Vell",
        ),
        ("The crew had been told that the boat leaked.", ("The crew", "been told", "that the boat leaked"), ""),
    ],
)
def test_the_form_tells_who_is_quoted_and_who_told(sentence: str, answer: tuple[str, str, str], speaker: str) -> None:
    """Whoever stands nearest is not always who speaks."""
    text, found = _read(sentence, GoldTagger(answer))
    (one,) = (one for one in found if text.quote(one.content) == answer[2])
    assert text.quote(one.source) == speaker


def test_who_told_it_stays_around_what_was_found_inside() -> None:
    """A sure rule's attribution is kept where the net only found one within it."""
    sentence = "The warden said the gate, which he called new, was open."
    text, found = _read(sentence, GoldTagger(("he", "called", "new")))
    assert ("The warden", None) in _chain(text, found)
    assert ("he", "The warden") in _chain(text, found)


def test_the_last_to_tell_stands_around_the_one_before() -> None:
    """In "…, witnesses said, the paper reported" the paper hands on."""
    sentence = "The barn was shelled, three witnesses said, Lake Wire reported."
    answers = (
        ("three witnesses", "said", "The barn was shelled"),
        ("Lake Wire", "reported", "The barn was shelled, three witnesses said"),
    )
    text, found = _read(sentence, GoldTagger(*answers))
    assert ("three witnesses", "Lake Wire") in _chain(text, found)


def test_who_is_named_inside_anothers_words_speaks() -> None:
    """A plain "said" with a speaker of its own is kept within the report of another, a pronoun's is not."""
    sentence = "The tests were open, but three experts said the barn was shelled, Lake Wire reported."
    content = sentence.removesuffix(", Lake Wire reported.")
    text, found = _read(sentence, GoldTagger(("Lake Wire", "reported", content)))
    assert ("three experts", "Lake Wire") in _chain(text, found)


def test_a_headlines_blame_is_nobodys() -> None:
    """Whom a headline has "blamed for" something does not say so."""
    words = "# Army blamed for fire at Orvel"
    text = find_text_of(words)
    (one,) = find_attributions(text, "report")
    assert (text.quote(one.source), text.quote(one.cue)) == ("", "blamed for")
    assert text.quote(one.content).startswith("Army")
