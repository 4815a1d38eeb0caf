"""The domain's codes in English, for every door, so that the command line and the pages use one word for one thing.

Nothing here takes a side: a speaker "says" or "denies", nothing is "true" or "fake", and what nobody checked is "not
marked as verified".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from sayso.domain.account import Agreement, Verification
from sayso.domain.changes import ChangeKind
from sayso.domain.claim import Aspect, Stance
from sayso.domain.factuality import Certainty
from sayso.domain.grading import Credibility, Reliability
from sayso.domain.identity import Place
from sayso.domain.number import means_several, plural
from sayso.domain.quantity import Harm, Number, Qualifier, Quantity, Standing

ASPECTS: Final[Mapping[Aspect, str]] = MappingProxyType(
    {
        Aspect.OCCURRENCE: "Whether it happened",
        Aspect.WHAT: "What happened",
        Aspect.WHO_DID: "Who did it",
        Aspect.WHO_SUFFERED: "Who suffered it",
        Aspect.WHERE: "Where",
        Aspect.WHEN: "When",
        Aspect.HOW_MANY: "How many",
        Aspect.CONTROL: "Who is in control",
        Aspect.RESPONSIBILITY: "Who is responsible",
        Aspect.MOTIVE: "Why",
        Aspect.OTHER: "Other matters",
    }
)

STANCES: Final[Mapping[Stance, str]] = MappingProxyType(
    {
        Stance.ASSERTS: "says",
        Stance.DENIES: "denies",
        Stance.CONFIRMS: "confirms",
        Stance.DISPUTES: "disputes",
        Stance.QUALIFIES: "qualifies",
        Stance.DECLINES: "declines to say",
        Stance.CANNOT_VERIFY: "states it was not verified",
    }
)

AS_DENIED: Final = "in the words of who denies it"
"""Said of a matter's words where nobody is for it: they may hold a "no" of their own."""

CERTAINTIES: Final[Mapping[Certainty, str]] = MappingProxyType(
    {
        Certainty.CERTAIN: "certain",
        Certainty.PROBABLE: "probable",
        Certainty.POSSIBLE: "possible",
        Certainty.UNCOMMITTED: "uncommitted",
    }
)

AGREEMENTS: Final[Mapping[Agreement, str]] = MappingProxyType(
    {Agreement.UNCONTESTED: "uncontested", Agreement.CONTESTED: "contested"}
)

VERIFICATIONS: Final[Mapping[Verification, str]] = MappingProxyType(
    {
        Verification.NOT_MARKED: "not marked as verified",
        Verification.OUTLET_STATES_NOT_VERIFIED: "outlet states it was not verified",
        Verification.ATTEMPTED_INCONCLUSIVE: "verification attempted, inconclusive",
        Verification.PARTLY: "partly verified",
        Verification.VERIFIED: "marked as verified",
        Verification.REFUTED: "marked as refuted",
    }
)

RELIABILITIES: Final[Mapping[Reliability, str]] = MappingProxyType(
    {
        Reliability.COMPLETELY: "completely reliable",
        Reliability.USUALLY: "usually reliable",
        Reliability.FAIRLY: "fairly reliable",
        Reliability.NOT_USUALLY: "not usually reliable",
        Reliability.UNRELIABLE: "unreliable",
        Reliability.CANNOT_BE_JUDGED: "cannot be judged",
    }
)

CREDIBILITIES: Final[Mapping[Credibility, str]] = MappingProxyType(
    {
        Credibility.CONFIRMED: "confirmed by other sources",
        Credibility.PROBABLE: "probable",
        Credibility.POSSIBLE: "possible",
        Credibility.DOUBTFUL: "doubtful",
        Credibility.IMPROBABLE: "improbable",
        Credibility.CANNOT_BE_JUDGED: "cannot be judged",
    }
)

NOT_JUDGED: Final = "not judged"
"""Nobody graded it, which is not that it cannot be judged."""

CHANGES: Final[Mapping[ChangeKind, str]] = MappingProxyType(
    {
        ChangeKind.EVENT_NEW: "new event",
        ChangeKind.EVENT_GONE: "no longer an event",
        ChangeKind.EVENTS_MERGED: "merged",
        ChangeKind.EVENT_SPLIT: "split",
        ChangeKind.REPORTS_NEW: "more reports",
        ChangeKind.REPORTS_GONE: "fewer reports",
        ChangeKind.PLACE: "place",
        ChangeKind.TIME: "time",
        ChangeKind.MATTER_NEW: "new matter",
        ChangeKind.MATTER_GONE: "no longer a matter",
        ChangeKind.AGREEMENT: "agreement",
        ChangeKind.VERIFICATION: "verification",
        ChangeKind.POSITION_NEW: "new position",
        ChangeKind.POSITION_GONE: "position withdrawn",
    }
)

PRECISIONS: Final[Mapping[int, str]] = MappingProxyType(
    {
        1: "named place",
        2: "near a named place",
        3: "district",
        4: "province",
        5: "area or line",
        6: "country or wider",
        7: "waters",
    }
)
"""UCDP's where_prec in words."""


def place_line(place: Place) -> str:
    """A place with where it is and how exactly that is known, or why it stays open; only a point is told as one."""
    name = place.name or "place without a name"
    if place.unresolved is not None:
        return f"{name}: not located ({place.unresolved})"
    if place.lat is None or place.lon is None:
        return name
    told = f"{place.relation} {name}" if place.relation else name
    whose = (
        [place.country] if place.country else [f"asserted by {' and '.join(place.claimed_by)}"] * bool(place.claimed_by)
    )
    where = ", ".join((told, *reversed(place.admin), *whose))
    point = f"{place.lat:.4f}, {place.lon:.4f}"
    sort = PRECISIONS.get(place.precision or 0, "precision not known")
    if place.precision == 1:
        return f"{where}: {sort} at {point}"
    reach = "of unknown reach" if place.radius_km is None else f"within about {place.radius_km:.0f} km"
    return f"{where}: {sort}, {reach} of {point}"


HARMS: Final[Mapping[Harm, str]] = MappingProxyType(
    {
        Harm.DEAD: "dead",
        Harm.HURT: "hurt",
        Harm.TAKEN: "taken captive",
        Harm.MISSING: "missing",
        Harm.DISPLACED: "displaced",
    }
)

FIGURES: Final[Mapping[Qualifier, str]] = MappingProxyType(
    {
        Qualifier.EXACT: "{best}",
        Qualifier.ABOUT: "about {best}",
        Qualifier.AT_LEAST: "at least {low}",
        Qualifier.MORE_THAN: "more than {low}",
        Qualifier.AT_MOST: "at most {high}",
        Qualifier.LESS_THAN: "fewer than {high}",
        Qualifier.BETWEEN: "{low} to {high}",
        Qualifier.SIZE: "{low} or more",
        Qualifier.NONE: "{best}",
        Qualifier.NONE_REPORTED: "no reported",
        Qualifier.UNKNOWN: "an unknown number",
    }
)

STANDINGS: Final[Mapping[Standing, str]] = MappingProxyType(
    {Standing.GIVEN: "", Standing.PART: "of these ", Standing.FORMER: "earlier "}
)


def stance_line(name: str, stance: Stance, side: str | None = None) -> str:
    """Who does what: ``A [side] says``, ``officials deny``."""
    return f"{name} [{side}] {stance_told(name, stance)}" if side else f"{name} {stance_told(name, stance)}"


def certainty_told(stance: Stance, certainty: Certainty) -> str:
    """How far a speaker commits themselves; empty where the stance tells it: who could not verify it holds nothing."""
    return "" if stance in (Stance.CANNOT_VERIFY, Stance.DECLINES) else CERTAINTIES[certainty]


def hedge_told(stance: Stance, certainty: Certainty) -> str | None:
    """As ``certainty_told``, where it is worth a word in a line; None where a speaker is certain, or holds nothing."""
    return (certainty_told(stance, certainty) or None) if certainty is not Certainty.CERTAIN else None


def grade(grade: Reliability | Credibility | None) -> str:
    """A grade with its words: ``B, usually reliable``; None: nobody graded it."""
    if grade is None:
        return NOT_JUDGED
    word = RELIABILITIES[grade] if isinstance(grade, Reliability) else CREDIBILITIES[grade]
    return f"{grade.value}, {word}"


def stance_told(name: str | None, stance: Stance) -> str:
    """What a speaker of this name does, without the name: ``officials`` "say". ``name`` None: nobody is named."""
    return plural(STANCES[stance]) if name is not None and means_several(name) else STANCES[stance]


COUNTING: Final = frozenset({Aspect.HOW_MANY, Aspect.WHO_SUFFERED})
"""Aspects beside whose claims figures are told; of others the words alone."""


def quantities_line(told: Iterable[Quantity]) -> str:
    """Quantities side by side, as many as there are."""
    return "; ".join(quantity_line(one) for one in told)


def quantity_line(told: Quantity) -> str:
    """A quantity in words of one form: ``at least 12 people, dead``, ``of these 3 children``, ``20 to 30 fighters``."""
    unit = told.unit if told.unit not in (None, "$", "\u20ac", "\u00a3") else None
    sign = told.unit or "" if unit is None else ""
    figure = _figure(told, sign)
    counted = f"{figure} {unit}" if unit else figure
    harm = f", {HARMS[told.harm]}" if told.harm else ""
    return f"{STANDINGS[told.standing]}{' '.join(counted.split())}{harm}"


def _figure(told: Quantity, sign: str) -> str:
    bounds = {"low": told.low, "best": told.best, "high": told.high}
    shown = {name: sign + _number(one) for name, one in bounds.items() if one is not None}
    of = " of" if told.unit and told.qualifier is Qualifier.UNKNOWN else ""
    how = FIGURES[told.qualifier]
    best = f" (best {shown['best']})" if "best" in shown and "{best}" not in how else ""
    return how.format(**shown) + best + of


def _number(value: Number) -> str:
    """With commas between thousands, and no point where there is nothing after it."""
    return f"{value:,}" if isinstance(value, int) else f"{value:,.6f}".rstrip("0").rstrip(".")
