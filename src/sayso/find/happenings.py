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


def informed(ruled: Sequence[EventMention], learned: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """The lexicon's triggers, each with the net's participants, places and times where it has any.

    Args:
        ruled: in text order, apart from one another; so they stay.
        learned: what the net found, in any order.
    """
    met = Positions((one.trigger, one) for one in learned)
    return tuple(_told(one, next(met.touching(one.trigger), None)) for one in ruled)


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
