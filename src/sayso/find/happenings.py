"""The lexicon's event triggers with what the learned reader says of them.

The lexicon decides which words are triggers of contested events, and of which type. The net knows what a sentence
says of a trigger: who did it to whom, with what, where and when. It also finds triggers of its own and types for those
that the lexicon leaves open; both were tried and are left out, since events were told apart less well with them
(``training/LOG.md``). Only where the lexicon finds none in a whole report (an accident at sea, a dispute over ballots:
its words are those of wars) the net's are taken, since claims about no event would have no account.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.domain.mention import EventMention
from sayso.domain.positions import Positions
from sayso.domain.text import Span, Text

SURE = 0.9
"""The net's score from which on a trigger that no lexicon has is taken."""

OPENING_SENTENCES, MOST_OPENING = 4, 12


def informed(
    ruled: Sequence[EventMention], learned: Sequence[EventMention], cues: Iterable[Span] = ()
) -> tuple[EventMention, ...]:
    """The lexicon's triggers, each with the net's participants, places and times where it has any.

    Where there is none, the net's own that it is sure of and that are no words of saying; of no type, since the types
    that it was taught are those of wars.

    Args:
        ruled: in text order, apart from one another; so they stay.
        learned: what the net found, in any order.
        cues: the cues of the report's attributions.
    """
    if not ruled:
        said = Positions((span, span) for span in cues)
        sure = [one for one in learned if (one.score or 0) >= SURE and next(said.touching(one.trigger), None) is None]
        return tuple(replace(one, type=None) for one in sorted(sure, key=lambda one: one.trigger))
    met = Positions((one.trigger, one) for one in learned)
    return tuple(_told(one, next(met.touching(one.trigger), None)) for one in ruled)


def opening_told(text: Text, learned: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """What the net finds in a report's first sentences, for a report in which neither the lexicon nor the net is sure.

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
