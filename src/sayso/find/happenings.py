"""The lexicon's event triggers with what the learned reader says of them.

The lexicon decides which words are triggers of contested events, and of which type. The net knows what a sentence
says of a trigger: who did it to whom, with what, where and when. It also finds triggers of its own and types for those
that the lexicon leaves open; both were tried and are left out, since events were told apart less well with them
(``training/LOG.md``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.domain.mention import EventMention
from sayso.domain.positions import Positions
from sayso.domain.text import Text

OPENING_SENTENCES, MOST_OPENING = 4, 12


def informed(ruled: Sequence[EventMention], learned: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """The lexicon's triggers, each with the net's participants, places and times where it has any.

    Args:
        ruled: in text order, apart from one another; so they stay.
        learned: what the net found, in any order.
    """
    met = Positions((one.trigger, one) for one in learned)
    return tuple(_told(one, next(met.touching(one.trigger), None)) for one in ruled)


def opening_told(text: Text, learned: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """What the net finds in a report's first sentences, for a report in which the lexicon knows no trigger.

    Every report is about something, and news tells it first; without an event of its own it could be tied to no other.
    """
    if not text.sentences:
        return ()
    opening = text.sentences[min(OPENING_SENTENCES, len(text.sentences)) - 1].span.end
    early = sorted((one for one in learned if one.trigger.end <= opening), key=lambda one: one.trigger)
    return tuple(early[:MOST_OPENING])


def _told(one: EventMention, learned: EventMention | None) -> EventMention:
    if learned is None:
        return one
    return replace(
        one,
        participants=learned.participants or one.participants,
        places=learned.places,
        times=learned.times,
        score=learned.score,
    )
