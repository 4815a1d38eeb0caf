"""What is known of a report's places together: which lie within one another, and which hold many others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.domain.identity import Place
from sayso.domain.text import Span, Text

AREAS = frozenset({"region", "oblast", "province", "governorate", "territory", "republic", "state", "county", "strip"})
"""Words in the names of areas that hold many places."""

REGION = 4
"""UCDP's where_prec from which on a place is a region or a country."""

_WITHIN = re.compile(r"(?:, (?:an? |the )?(?:[a-z][\w-]* ){0,4})?,? ?(?:in|of|near|,) (?:the )?(?:[A-Z]\w+['’]s )?")
_NAME = re.compile(r"[A-Z][\w'\u2019-]{2,}")
WITHIN_REACH = 60
"""Code points between two place names that one phrase can bridge ("Korva, a village in the Ard region")."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A report's places, by their ids.

    ``kin``: those within one another; ``areas``: those that by their names hold many places, and ``wide``: these, whole
    regions and countries; ``unlisted``: those that no list of places has, a building or a street as a rule.
    """

    kin: Mapping[str, frozenset[str]]
    areas: frozenset[str]
    wide: frozenset[str]
    unlisted: frozenset[str]

    @classmethod
    def of(cls, text: Text, places: Sequence[Place]) -> Ground:
        """By the words of the report and what the list of places says of them."""
        areas = _areas(places)
        wide = {place.id for place in places if place.precision is not None and place.precision >= REGION}
        return cls(_kin(text, places), areas, areas | wide, frozenset(one.id for one in places if one.lat is None))


def _areas(places: Sequence[Place]) -> frozenset[str]:
    """Places that by their names are areas: what happened in a region may have happened at any place in it."""
    return frozenset(place.id for place in places if AREAS.intersection((place.name or "").casefold().split()))


def _kin(text: Text, places: Sequence[Place]) -> dict[str, frozenset[str]]:
    """Places that the report or the gazetteer puts within one another, or both within a third.

    Names that share a word are kin too.
    """
    told = sorted((span, place.id) for place in places for span in place.mentions)
    pairs = [(one, other) for (left, one), (right, other) in pairwise(told) if _bridged(text, left, right)]
    by_word: dict[str, str] = {}
    named = [(word, place.id) for place in places for word in _NAME.findall(place.name or "")]
    pairs += [(by_word.setdefault(word, place), place) for word, place in named]
    by_name = {place.name.casefold(): place.id for place in places if place.name}
    pairs += [
        (place.id, by_name[area.casefold()]) for place in places for area in place.admin if area.casefold() in by_name
    ]
    touching: dict[str, set[str]] = {}
    for one, other in pairs:
        touching.setdefault(one, set()).add(other)
        touching.setdefault(other, set()).add(one)
    return {
        place: frozenset(far for near in nears for far in (near, *touching[near])) for place, nears in touching.items()
    }


def _bridged(text: Text, left: Span, right: Span) -> bool:
    between = text.words[left.end : right.start]
    return len(between) <= WITHIN_REACH and _WITHIN.fullmatch(between) is not None
