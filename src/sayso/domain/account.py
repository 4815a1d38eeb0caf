"""What the ledger answers of an event as of a moment: who holds what, how far it spread, what was said of checking."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sayso.domain.claim import AGAINST, FOR, Aspect, Stance
from sayso.domain.factuality import Certainty
from sayso.domain.identity import Place
from sayso.domain.quantity import Quantity
from sayso.domain.relation import ClaimRelation


class Agreement(StrEnum):
    """Whether anybody opposes what somebody holds."""

    UNCONTESTED = "uncontested"
    CONTESTED = "contested"


class Verification(StrEnum):
    """What has been said of checking. ``NOT_MARKED``: nothing was said, which is not the same as unverified."""

    NOT_MARKED = "not-marked"
    OUTLET_STATES_NOT_VERIFIED = "outlet-states-not-verified"
    ATTEMPTED_INCONCLUSIVE = "attempted-inconclusive"
    PARTLY = "partly"
    VERIFIED = "verified"
    REFUTED = "refuted"


@dataclass(frozen=True, slots=True)
class Spread:
    """How far a matter was reported. Unknown lineage adds no origin; it is counted beside them."""

    reports: int
    publishers: int
    origins: int
    origins_unknown: int


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who holds a position. ``id`` and ``name`` None: a source nobody names. ``side`` None: not set."""

    id: str | None
    name: str | None
    side: str | None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """One speaker's stance on one matter's proposition, with the claims and reports it stands in.

    ``rival``: the speaker does not speak of the proposition, but asserts what cannot hold beside it ("seven" where the
    proposition says three), and so disputes it, whatever the stance of the claims themselves.
    ``quantities`` are those of its claims, each told once with the first claim that has it, side by side where they
    differ.
    """

    actor: Speaker
    stance: Stance
    certainty: Certainty
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    rival: bool = False
    quantities: tuple[tuple[str, Quantity], ...] = ()


@dataclass(frozen=True, slots=True)
class AspectAccount:
    """The state of one matter at one moment: three separate answers, and why."""

    aspect: Aspect
    proposition: str
    positions: tuple[Position, ...]
    spread: Spread
    agreement: Agreement
    verification: Verification
    as_of: datetime
    because: str
    claims: tuple[str, ...]
    relations: tuple[ClaimRelation, ...] = ()

    @property
    def as_denied(self) -> bool:
        """Whether the proposition stands in the words of who denies it, for want of anybody's who is for it.

        Such words often hold their own "no", so that "denies" beside them reads as a double negation unless it is said.
        """
        taken = {one.stance for one in self.positions if not one.rival}
        return bool(taken & AGAINST) and not taken & FOR


@dataclass(frozen=True, slots=True)
class Possibly:
    """Another report's event that is possibly this one, by its own id; a person decides."""

    event: str
    report: str
    score: float
    because: str


@dataclass(frozen=True, slots=True)
class EventAccount:
    """One event across reports.

    ``id`` is that of the event first recorded among those held to be the same, those of former versions of pages too.
    """

    id: str
    label: str
    type: str | None
    earliest: datetime | None
    latest: datetime | None
    place: Place | None
    reports: tuple[str, ...]
    aspects: tuple[AspectAccount, ...]
    possibly: tuple[Possibly, ...] = ()

    @property
    def contested(self) -> int:
        """How many of its matters are contested."""
        return sum(aspect.agreement is Agreement.CONTESTED for aspect in self.aspects)
