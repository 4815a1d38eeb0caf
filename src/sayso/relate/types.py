"""ACLED's sub-event types and how far two of them may name one event.

The sub-event types and the event types they belong to are those of the ACLED codebook (2023, table 2).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

EVENT_TYPES: dict[str, tuple[str, ...]] = {
    "Battles": ("Government regains territory", "Non-state actor overtakes territory", "Armed clash"),
    "Explosions/Remote violence": (
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    ),
    "Violence against civilians": ("Sexual violence", "Attack", "Abduction/forced disappearance"),
    "Protests": ("Peaceful protest", "Protest with intervention", "Excessive force against protesters"),
    "Riots": ("Violent demonstration", "Mob violence"),
    "Strategic developments": (
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    ),
}

_EVENT_TYPE = {sub.casefold(): kind for kind, subs in EVENT_TYPES.items() for sub in subs}
_ALLIED = (
    frozenset({"Battles", "Explosions/Remote violence", "Violence against civilians"}),
    frozenset({"Protests", "Riots"}),
)
"""Event types between which reports of one event waver."""


@dataclass(frozen=True, slots=True)
class TypeLikeness:
    """0: they exclude one another. ``known``: both types are."""

    score: float
    known: bool
    because: str


@lru_cache(maxsize=4096)
def type_likeness(left: str | None, right: str | None) -> TypeLikeness:
    """Compares two ACLED sub-event types; None is a type that is not known."""
    if left is None or right is None:
        return TypeLikeness(0.5, known=False, because="")
    if left.casefold() == right.casefold():
        return TypeLikeness(1.0, known=True, because=f"same type ({left})")
    kinds = _EVENT_TYPE.get(left.casefold()), _EVENT_TYPE.get(right.casefold())
    if None in kinds:
        return TypeLikeness(0.0, known=True, because="")
    if kinds[0] == kinds[1] and kinds[0] != "Strategic developments":
        return TypeLikeness(0.8, known=True, because=f"types of one kind ({kinds[0]})")
    if any(kinds[0] in allied and kinds[1] in allied for allied in _ALLIED):
        return TypeLikeness(0.5, known=True, because="types that reports of one event may differ in")
    return TypeLikeness(0.0, known=True, because="")
