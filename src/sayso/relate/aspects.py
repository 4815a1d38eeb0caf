"""Which aspects are near enough for claims to be of one matter, and under which aspect a matter is accounted.

"Police fired live rounds" may be told as who did it, "live rounds had been fired" as what was done: one matter all the
same, and a denial must meet what it denies. Which aspects are near is set by hand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sayso.domain.claim import Aspect

VAGUE_ASPECTS = frozenset({Aspect.OTHER, Aspect.WHAT})
"""What a claim is of for want of anything more telling; near everything."""

BY_DOER = frozenset({Aspect.WHO_DID, Aspect.RESPONSIBILITY})
"""Aspects that ask for a name: each name is an answer of its own."""

_NEAR = (
    BY_DOER,
    frozenset({Aspect.OCCURRENCE, Aspect.WHO_DID, Aspect.WHERE}),
    frozenset({Aspect.WHO_SUFFERED, Aspect.HOW_MANY}),
)
_ORDER = tuple(Aspect)


def near_aspects(one: Aspect, other: Aspect) -> bool:
    """Whether claims of these two aspects are easily of one matter."""
    return (
        one is other or not VAGUE_ASPECTS.isdisjoint((one, other)) or any(one in kin and other in kin for kin in _NEAR)
    )


def voted(aspects: Iterable[Aspect]) -> Aspect:
    """The aspect of claims that were found to be of these: telling ones before vague ones, then the commonest."""
    votes = Counter(aspects)
    return min(votes, key=lambda one: (one in VAGUE_ASPECTS, -votes[one], _ORDER.index(one)))
