"""A quotation belongs to one speaker's words."""

from __future__ import annotations

from sayso.domain.mention import Act, Attribution, Mode
from sayso.domain.text import Span, Spans
from sayso.find.shared_quotes import without_shared_quotes
from tests.find.marked import text_of

WORDS = "“We lay down,” the guard said. “We heard shots.” He said the gate was open."


def _spans(*parts: str) -> Spans:
    return tuple(Span(WORDS.index(part), WORDS.index(part) + len(part)) for part in parts)


def _one(name: str, mode: Mode, cue: Spans, *content: str) -> Attribution:
    return Attribution(name, Act.STATEMENT, mode, (), cue, _spans(*content), None, 0.9)


def test_what_is_said_indirectly_does_not_begin_with_another_quotation() -> None:
    """The quotation stays with who speaks in quotations, and the other's words are indirect."""
    cues = _spans("the guard said")
    guard = _one("a", Mode.DIRECT, cues, "“We lay down,”", "“We heard shots.”")
    he = _one("b", Mode.MIXED, _spans("He said"), "“We heard shots.”", "the gate was open")
    first, second = without_shared_quotes(text_of(WORDS), (guard, he))
    assert first == guard
    assert (second.content, second.mode) == (_spans("the gate was open"), Mode.INDIRECT)


def test_a_quotation_that_nobody_else_holds_stays() -> None:
    """Mixed speech keeps its own quotations."""
    he = _one("b", Mode.MIXED, _spans("He said"), "“We heard shots.”", "the gate was open")
    assert without_shared_quotes(text_of(WORDS), (he,)) == (he,)
