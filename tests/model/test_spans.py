"""What was found among words, as attributions in the text."""

from __future__ import annotations

import re

from sayso.domain.mention import Attribution, Mode
from sayso.domain.text import Span
from sayso.model.decode import Run
from sayso.model.encode import Vocabulary, Words, words_of
from sayso.model.spans import Found, attributions_of, without_doubles

VOCABULARY = Vocabulary(("[PAD]", "[UNK]", "[CLS]", "[SEP]"))


def words(text: str) -> Words:
    """A text of one paragraph."""
    return words_of(text, [Span(0, len(text))], VOCABULARY)


def runs(kind: str, *pairs: tuple[int, int], score: float = 0.9) -> tuple[Run, ...]:
    """Runs of one kind by first and last word."""
    return tuple(Run(kind, first, last, score) for first, last in pairs)


def found(cue: tuple[int, int], content: list[tuple[int, int]], score: float = 0.9, source: int = 0) -> Found:
    """One attribution."""
    return Found(runs("cue", cue, score=score)[0], runs("source", (source, source)), runs("content", *content))


def quoted(one: Attribution, text: str) -> list[str]:
    """The words of the content's pieces."""
    return [text[span.start : span.end] for span in one.content]


def test_a_content_in_two_pieces_keeps_its_gap() -> None:
    """The words between the pieces belong to the cue and its source."""
    text = '"We hold it," Mara said, "all of it."'
    (one,) = attributions_of([found((7, 7), [(0, 5), (9, 14)], source=6)], words(text), "report-1")
    assert quoted(one, text) == ['"We hold it,"', '"all of it."']
    assert one.mode is Mode.DIRECT
    assert text[one.source[0].start : one.source[0].end] == "Mara"


def test_mode_follows_the_quotation_marks() -> None:
    """All within is direct, none indirect, some of it mixed."""
    text = 'Mara said they had left "for good"'
    cut = words(text)
    assert [re.sub(r"\W+", " ", text)[:4], len(cut)] == ["Mara", 9]
    modes = [attributions_of([found((1, 1), [span])], cut, "report-1")[0].mode for span in ((2, 4), (2, 8), (5, 8))]
    assert modes == [Mode.INDIRECT, Mode.MIXED, Mode.DIRECT]


def test_a_claim_within_a_claim_names_the_smallest_that_holds_it() -> None:
    """Nesting is by the words: the inner cue and content lie in the outer content."""
    text = "Mara said Ilan believed Oren thought it fell"
    outer, middle, inner = attributions_of(
        [found((1, 1), [(2, 7)]), found((3, 3), [(4, 7)], source=2), found((5, 5), [(6, 7)], source=4)],
        words(text),
        "report-1",
    )
    assert (outer.within, middle.within, inner.within) == (None, outer.id, middle.id)


def test_two_cues_for_one_content_leave_the_better() -> None:
    """The same words are attributed once; a smaller content inside a larger one stays."""
    better, worse, inner = found((1, 1), [(4, 9)]), found((3, 3), [(4, 8)], 0.4), found((6, 6), [(8, 9)])
    assert without_doubles([worse, better, inner]) == (better, inner)
