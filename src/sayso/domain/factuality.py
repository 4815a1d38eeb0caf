"""How sure a source is that something holds, after FactBank (Saurí and Pustejovsky 2009).

Factuality belongs to an event according to a source, never to an event alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Certainty(StrEnum):
    """How far the source commits itself. ``uncommitted``: it passes on what others hold, or asks."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNCOMMITTED = "uncommitted"


class Polarity(StrEnum):
    """Whether the source says that it is so, that it is not, or leaves it open."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Factuality:
    """Certainty and polarity of one predicate according to one source."""

    certainty: Certainty
    polarity: Polarity


STATED = Factuality(Certainty.CERTAIN, Polarity.POSITIVE)
"""What a plain statement without hedge or negation says of its predicate."""
