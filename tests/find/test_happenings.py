"""Event triggers of the lexicon and of the learned reader as one list."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sayso.domain.mention import EventMention, Participant, Role
from sayso.domain.text import Span
from sayso.find.happenings import SURE, combined

WHO = (Participant(Role.INITIATOR, (Span(0, 4),)),)
GUESSED = (Participant(Role.TARGET, (Span(0, 4),)),)


def learned(start: int, end: int, kind: str | None, score: float = 0.9, **told: object) -> EventMention:
    """A trigger as the net gives it."""
    return EventMention(Span(start, end), kind, score=score, **told)  # type: ignore[arg-type]


def test_the_net_says_what_the_lexicon_leaves_open() -> None:
    """Type, participants, place and time come from the net where it has them; a type of the lexicon stands."""
    open_, sure = EventMention(Span(10, 16), None, GUESSED), EventMention(Span(30, 36), "Arrests", GUESSED)
    told = learned(10, 16, "Attack", participants=WHO, places=(Span(20, 25),))
    first, second = combined((open_, sure), (told, learned(30, 36, "Attack")))
    assert (first.type, first.participants, first.places, first.score) == ("Attack", WHO, (Span(20, 25),), 0.9)
    assert (second.type, second.participants) == ("Arrests", GUESSED)


def test_a_trigger_of_the_net_alone_needs_a_type_and_a_sure_score() -> None:
    """What the net doubts, or takes for no contested event, adds nothing."""
    found = combined((), (learned(0, 4, "Attack", SURE), learned(5, 9, None), learned(10, 14, "Attack", SURE / 2)))
    assert [one.trigger for one in found] == [Span(0, 4)]


SPANS = st.lists(st.tuples(st.integers(1, 5), st.integers(1, 6)), max_size=12)


def laid(gaps: list[tuple[int, int]]) -> list[Span]:
    """Spans apart from one another, in order."""
    at, spans = 0, []
    for gap, length in gaps:
        spans.append(Span(at + gap, at + gap + length))
        at += gap + length
    return spans


@given(SPANS, SPANS)
def test_triggers_stay_apart_in_order_and_none_of_the_lexicon_is_lost(ruled: list, found: list) -> None:  # type: ignore[type-arg]
    """Whatever the two found, one word has one trigger."""
    lexicon = [EventMention(span, None) for span in laid(ruled)]
    both = combined(lexicon, [learned(span.start, span.end, "Attack") for span in laid(found)])
    spans = [one.trigger for one in both]
    assert spans == sorted(spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert {one.trigger for one in lexicon} <= set(spans)
