"""What an event that several reports tell is called, of which type it is, where it was and when. Pure.

Reports differ, and one of them may be wrong about a place, or its reading may be: what most of them bear out counts,
and of that the most exact. What each report tells stays in its own reading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final, TypeVar

from sayso.domain.identity import Place, Time
from sayso.domain.ledger import ToldEvent
from sayso.gazetteer.extent import km_between
from sayso.relate.spelling import STOP

NEAR_KM: Final = 25.0
"""Two points this near bear one another out: what UCDP's where_prec 2 calls the surroundings of a place."""

AREA: Final = 3
"""The precision (UCDP's where_prec) from which on a place is an area that others can lie in."""

COUNTRY: Final = 6
UNKNOWN: Final = 8
"""Beyond the scale of 1 to 7: nobody knows how exactly."""

_AS_NOUNS: Final = MappingProxyType(
    {
        "abducted": "abduction", "arrested": "arrest", "attacked": "attack", "blown up": "explosion",
        "bombed": "bombing", "captured": "capture", "clashed": "clash", "damaged": "damage", "destroyed": "destruction",
        "detained": "detention", "evacuated": "evacuation", "executed": "execution", "exploded": "explosion",
        "fired": "firing", "hit": "strike", "injured": "injuries", "kidnapped": "kidnapping", "killed": "killing",
        "murdered": "murder", "occupied": "occupation", "protested": "protest", "raided": "raid", "seized": "seizure",
        "shelled": "shelling", "shot": "shooting", "shot dead": "shooting", "struck": "strike", "wounded": "injuries",
    }
)  # fmt: skip

_T = TypeVar("_T")


def place_told(told: Sequence[ToldEvent]) -> Place | None:
    """The place that most reports bear out.

    A report bears a place out that it names itself, that lies in the area it names, or that is near its own. Of places
    of which one lies in the other the inner one is told. Equally borne out, the most exact is, then the one that most
    reports name, then the first published.

    Args:
        told: the reports' events, in the order of their publication.
    """
    places = [one.place for one in told if one.place is not None and one.place.name is not None]
    named = Counter(_name(one) for one in places)
    inner = [one for one in places if not any(_holds(one, other) for other in places)]
    return _first_of(
        inner or places, lambda one: (-_borne_out(one, places), one.precision or UNKNOWN, -named[_name(one)])
    )


def time_told(told: Sequence[ToldEvent]) -> Time | None:
    """The time that most reports bear out: those whose own time overlaps it.

    Of times of which one takes in the other the inner one is told. Equally borne out, the one that most reports tell
    just so is, then the narrowest, then the first published.
    """
    times = [one.time for one in told if one.time is not None and (one.time.earliest or one.time.latest)]
    inner = [one for one in times if not any(_takes_in(one, other) for other in times)]
    alike = Counter(map(_days, times))
    return _first_of(
        inner, lambda one: (-sum(_overlap(one, other) for other in times), -alike[_days(one)], _width(one))
    )


def type_told(told: Sequence[ToldEvent]) -> str | None:
    """The type that most reports tell, of equally frequent ones the first published."""
    types = [one.event.type for one in told if one.event.type is not None]
    return max(types, key=lambda one: (types.count(one), -types.index(one)), default=None)


def label_told(told: Sequence[ToldEvent], place: Place | None) -> str:
    """The words that name the event, and its place where they do not have it.

    Of the reports' words those are taken whose commonest word most of the reports use; of equally common ones those
    that most of them have as they stand, then the shortest, then the first published. A participle that says nothing
    of whom it befell is told as a noun.
    """
    words = [one.words for one in told if one.words]
    whole = Counter(name.casefold() for name in words)
    used = Counter(word for name in words for word in set(name.casefold().split()) - STOP)
    best = min(
        words,
        key=lambda name: (
            -max((used[word] for word in name.casefold().split()), default=0),
            -whole[name.casefold()],
            len(name),
        ),
        default="",
    )
    best = _AS_NOUNS.get(best.casefold(), best)
    where = place.name if place and place.name else ""
    if not best or not where or where.casefold() in best.casefold():
        return best or where
    return f"{best}, {where}"


def _first_of(among: Sequence[_T], key: Callable[[_T], tuple[int | timedelta, ...]]) -> _T | None:
    return min(among, key=key, default=None)


def _name(place: Place) -> str:
    return (place.name or "").casefold()


def _borne_out(place: Place, places: Sequence[Place]) -> int:
    return sum(_same(place, other) or _holds(other, place) for other in places)


def _same(one: Place, other: Place) -> bool:
    """They have one entry in the gazetteer or one name, or are points near one another."""
    if one.gazetteer is not None and other.gazetteer is not None and one.gazetteer == other.gazetteer:
        return True
    apart = _km(one, other)
    if apart is None:
        return _name(one) == _name(other)
    return _reach(one) < AREA and _reach(other) < AREA and apart <= NEAR_KM


def _holds(area: Place, place: Place) -> bool:
    """Whether one is an area, and the other a more exact place in it."""
    if _reach(area) < AREA or _reach(area) <= _reach(place) or _same(area, place):
        return False
    if _reach(area) == COUNTRY and area.country is not None:
        return area.country == place.country
    names = {one.casefold() for one in place.admin}
    if names and _name(area) in names:
        return True
    apart = _km(area, place)
    return apart is not None and area.radius_km is not None and apart <= area.radius_km


def _reach(place: Place) -> int:
    return place.precision or UNKNOWN if place.lat is not None else UNKNOWN


def _km(one: Place, other: Place) -> float | None:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    return km_between(one.lat, one.lon, other.lat, other.lon)


def _days(time: Time) -> tuple[date | None, date | None]:
    """The days between which it lies, whatever the hours and the zone."""
    return time.earliest and time.earliest.date(), time.latest and time.latest.date()


def _overlap(one: Time, other: Time) -> bool:
    """Whether both can hold; what is open at an end reaches as far as need be."""
    begins = one.earliest is None or other.latest is None or one.earliest <= other.latest
    return begins and (other.earliest is None or one.latest is None or other.earliest <= one.latest)


def _takes_in(one: Time, other: Time) -> bool:
    """Whether the other time lies in this one and is narrower."""
    if other.earliest is None or other.latest is None or _width(one) <= _width(other):
        return False
    return (one.earliest is None or one.earliest <= other.earliest) and (
        one.latest is None or other.latest <= one.latest
    )


def _width(time: Time) -> timedelta:
    return time.latest - time.earliest if time.earliest and time.latest else timedelta.max
