"""Event triggers that the lexicon and the learned reader found, as one list.

The lexicon knows the words of the events that parties contest and is sure of them. The net knows what a sentence says
of a trigger: who did it to whom, with what, where and when, and of which type it is where the word leaves that open.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from sayso.domain.mention import EventMention
from sayso.domain.text import Span

SURE = 0.8
"""Score from which a trigger that the lexicon does not have is believed, if the net is also sure of its type."""


def combined(ruled: Sequence[EventMention], learned: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """The lexicon's triggers with what the net says of them, and the net's own where it is sure.

    Args:
        ruled: in text order, apart from one another.
        learned: the same; ``type`` is None for a trigger of no contested event.

    Returns:
        Triggers apart from one another, in text order.
    """
    starts = [one.trigger.start for one in learned]
    used: set[int] = set()
    found: list[EventMention] = []
    for one in ruled:
        at = max(0, bisect_left(starts, one.trigger.start) - 1)
        while at < len(learned) and learned[at].trigger.end <= one.trigger.start:
            at += 1
        if at < len(learned) and learned[at].trigger.overlaps(one.trigger):
            used.add(at)
            found.append(_told(one, learned[at]))
        else:
            found.append(one)
    taken = [one.trigger for one in ruled]
    found += [
        one
        for number, one in enumerate(learned)
        if number not in used and one.type is not None and (one.score or 0) >= SURE and not _meets(taken, one.trigger)
    ]
    return tuple(sorted(found, key=lambda one: one.trigger))


def _meets(taken: Sequence[Span], span: Span) -> bool:
    """Whether a span overlaps one of those taken, which are in order and apart."""
    at = bisect_left(taken, span)
    return any(one.overlaps(span) for one in taken[max(0, at - 1) : at + 1])


def _told(one: EventMention, learned: EventMention) -> EventMention:
    """A trigger of the lexicon with the net's word on what its sentence says of it."""
    return replace(
        one,
        type=one.type or learned.type,
        participants=learned.participants or one.participants,
        places=learned.places,
        times=learned.times,
        score=learned.score,
    )
