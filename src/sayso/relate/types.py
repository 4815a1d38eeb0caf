"""How far two of ACLED's sub-event types may name one event."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from sayso.domain.event_types import SUB_EVENT_TYPES

_EVENT_TYPE = {sub.casefold(): kind for kind, subs in SUB_EVENT_TYPES.items() for sub in subs}
_FORCE = ("Battles", "Explosions/Remote violence", "Violence against civilians")
_ALLIED = (
    frozenset(_FORCE),
    frozenset({"Protests", "Riots"}),
)
"""Event types between which reports of one event waver."""

_LOOSE = frozenset(
    name.casefold()
    for name in ("Change to group/activity", "Disrupted weapons use", "Looting/property destruction", "Other")
)
"""Strategic developments that one word in a report of fighting is easily taken for ("sabotage", "shot down")."""


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
    loose = [kind for name, kind in ((left, kinds[1]), (right, kinds[0])) if name.casefold() in _LOOSE]
    allied = any(kinds[0] in kin and kinds[1] in kin for kin in _ALLIED) or any(kind in _FORCE for kind in loose)
    because = "types that reports of one event may differ in" if allied else ""
    return TypeLikeness(0.5 if allied else 0.0, known=True, because=because)
