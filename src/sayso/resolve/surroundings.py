"""What the words around a place's name say of it: "Korva, Vardia", "the Korva region", "20 km north of"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import asin, atan2, cos, degrees, radians, sin
from typing import Protocol

from sayso.domain.gazetteer import Candidate
from sayso.domain.text import Span

LOOKED_AT = 90
"""Characters on either side of a name that are looked at."""

NEAR_KM = 25.0
"""UCDP's reach of a place that is known to be near another (where_prec 2)."""

EARTH_KM = 6371.0

AREA, TOWN, WATER, LAND = ("A.",), ("P.",), ("H.",), ("T.", "L.")
FIRST, SECOND = ("A.ADM1",), ("A.ADM2",)
_KINDS: dict[str, tuple[str, ...]] = (
    dict.fromkeys(
        (
            "oblast",
            "province",
            "governorate",
            "krai",
            "kray",
            "prefecture",
            "state",
            "republic",
            "emirate",
            "voivodeship",
        ),
        FIRST,
    )
    | {"region": ("A.ADM1", "A.ADM2", "L.")}
    | dict.fromkeys(
        (
            "district",
            "county",
            "parish",
            "raion",
            "rayon",
            "municipality",
            "borough",
            "local government area",
            "lga",
            "tehsil",
            "woreda",
            "subdistrict",
            "sub-district",
        ),
        SECOND,
    )
    | dict.fromkeys(
        ("city", "town", "village", "settlement", "suburb", "hamlet", "neighbourhood", "neighborhood"), TOWN
    )
    | dict.fromkeys(("sea", "ocean", "gulf", "bay", "strait", "river", "lake"), WATER)
    | dict.fromkeys(("island", "islands", "peninsula", "mountains", "desert", "valley", "heights", "hills"), LAND)
)
UNSETTLED = ("H.", "T.", "L.", "A.PCL")
"""What bears a definite article: "the Atlantic", "the Sahel", "the Netherlands"; towns do so hardly ever."""
_THE = re.compile(r"\b[Tt]he (?:[a-z]+ ){0,2}$")
_ENDS = re.compile(
    r"[^\w\s'\u2019-]|['\u2019]|$"
    r"| (?:and|or|to|in|on|of|at|by|for|from|with|into|over|as|is|was|are|were|has|had|have|will|would|could|can|may"
    r"|that|which|where|who|when|while|after|before|between|since|until|during|this|last|next|a|the|its|it|but|if|so)\b"
)
"""What follows a name that no noun follows: "the Korva police" says nothing of Korva."""
_KIND = "|".join(sorted(_KINDS, key=len, reverse=True))
_ENDS_IN_KIND = re.compile(rf"(?P<base>.+?)[ -](?P<kind>{_KIND})$", re.IGNORECASE)
_KIND_AFTER = re.compile(rf" (?P<kind>{_KIND})\b", re.IGNORECASE)
_KIND_BEFORE = re.compile(
    rf"\b(?P<kind>{_KIND}) of (?:the )?$|\b(?P<same>city|town|village|settlement|hamlet) $", re.IGNORECASE
)

_NAME = r"[A-Z\u00c0-\u00de][\w\u2019'.-]*(?: (?:of |and )?[A-Z\u00c0-\u00de][\w\u2019'.-]*){0,3}"
_AFTER = (
    re.compile(rf",? ?\((?P<area>{_NAME})\)"),
    re.compile(rf", (?:the )?(?P<area>{_NAME})"),
    re.compile(
        rf"(?:, (?:an?|the) [\w ,-]{{1,50}}?|,)? (?:in|of) (?:the )?(?:[a-z]+(?:ern)? |\w+-[a-z]+ )?(?P<area>{_NAME})"
    ),
)
_OWNER = re.compile(rf"(?P<area>{_NAME})(?:['\u2019]s?) (?:[\w-]+ ){{0,4}}$")
_PEOPLE = re.compile(r"\b(?P<area>[A-Z][a-z]+) (?:[a-z-]+ ){0,4}(?:of )?$")

_DISTANCE = re.compile(
    r"(?P<number>\d[\d,.]{0,6}|an?|two|three|five|ten|a few|several|some) ?(?P<unit>km|kms|kilomet(?:er|re)s?|miles?"
    r"|mi)"
    r"(?: \(\d[^()]{0,20}\))?(?: to the)? ?(?P<way>(?:north|south|east|west)[- ]?(?:east|west)?(?:ern)?)?"
    r"(?: of| from| outside| away from| off)(?: the)?(?: \w+ of)? $",
    re.IGNORECASE,
)
_NEAR = re.compile(
    r"\b(?:near|outside|around|close to|not far from|on the outskirts of|outskirts of|vicinity of|bordering|"
    r"adjacent to|"
    r"(?:north|south|east|west)(?:[- ]?(?:east|west))? of) (?:the )?(?:\w+ of )?$",
    re.IGNORECASE,
)
_NUMBERS = {"a": 1.0, "an": 1.0, "two": 2.0, "three": 3.0, "five": 5.0, "ten": 10.0}
_BEARINGS = {"north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0, "south": 180.0, "southwest": 225.0}
_BEARINGS |= {"west": 270.0, "northwest": 315.0}
MILE_KM = 1.609344


class Gazetteer(Protocol):
    """What the resolver asks of a gazetteer."""

    @property
    def name(self) -> str:
        """Which list it is, with its date."""
        ...

    def candidates(self, name: str) -> Sequence[Candidate]:
        """All places that bear a name, the most populous first; none where it knows none."""
        ...


def kind_of(words: str) -> tuple[str, tuple[str, ...]]:
    """A name without the word for its kind, and the features that this word allows; none where there is none."""
    found = _ENDS_IN_KIND.match(words)
    return (found["base"], _KINDS[found["kind"].lower()]) if found else (words, ())


def kinds_beside(words: str, span: Span) -> tuple[str, ...]:
    """The features that "X region", "the village of X" or "the X" allows, where the words around a name say so."""
    after = _KIND_AFTER.match(words, span.end, span.end + LOOKED_AT)
    if after:
        return _KINDS[after["kind"].lower()]
    beside = words[max(0, span.start - LOOKED_AT) : span.start]
    before = _KIND_BEFORE.search(beside)
    if before:
        return _KINDS[(before["kind"] or before["same"]).lower()]
    return UNSETTLED if _THE.search(beside) and _ENDS.match(words, span.end) else ()


def areas_around(words: str, span: Span, gazetteer: Gazetteer, adjectives: Mapping[str, str]) -> frozenset[int]:
    """Numbers of the areas in which words put a place: "Korva, Vardia", "Vardia's Korva", "Korva in the Ulm region".

    Args:
        words: the report's text.
        span: the place's name.
        gazetteer: tells which names are areas.
        adjectives: states by their adjectives in lower case.
    """
    found: set[int] = set()
    for pattern in _AFTER:
        match = pattern.match(words, span.end, span.end + LOOKED_AT)
        if match:
            found |= numbers_of_areas(match["area"], gazetteer)
    before = words[max(0, span.start - LOOKED_AT) : span.start]
    owner = _OWNER.search(before)
    if owner:
        found |= numbers_of_areas(owner["area"], gazetteer)
    people = _PEOPLE.search(before)
    if people and people["area"].lower() in adjectives:
        found |= numbers_of_areas(adjectives[people["area"].lower()], gazetteer)
    return frozenset(found)


def numbers_of_areas(name: str, gazetteer: Gazetteer) -> set[int]:
    """The numbers of the areas that the longest beginning of these words names."""
    parts = name.split()
    for size in range(len(parts), 0, -1):
        told = " ".join(parts[:size]).rstrip(",")
        bare = re.sub(r"['\u2019]s?$", "", told)
        for one in dict.fromkeys((told, bare, kind_of(bare)[0])):
            areas = {
                c.within[-1] for c in gazetteer.candidates(one) if c.feature.startswith("A.") and c.within and c.exact
            }
            if areas:
                return areas
    return set()


def relation_before(words: str, span: Span) -> tuple[str, float, float | None, float] | None:
    """How a name is used to tell of another place: "20 km north of Korva", "near Korva".

    Returns:
        The words; the distance in km; the bearing in degrees from north, None where it is not said; and the radius of
        the area that is meant, in km. None where the name stands for the place itself.
    """
    start = max(0, span.start - LOOKED_AT)
    before = words[start : span.start]
    far = _DISTANCE.search(before)
    if far:
        number = _NUMBERS.get(far["number"].lower()) or _figure(far["number"])
        if number is not None and number > 0:
            km = number * (MILE_KM if far["unit"].lower().startswith("mi") else 1.0)
            way = re.sub(r"ern$|[- ]", "", (far["way"] or "").lower())
            bearing = _BEARINGS.get(way)
            return far.group().strip(), km, bearing, max(5.0, km * (0.5 if bearing is not None else 1.2))
    near = _NEAR.search(before)
    return (near.group().strip(), 0.0, None, NEAR_KM) if near else None


def _figure(number: str) -> float | None:
    try:
        return min(5000.0, float(number.replace(",", "").rstrip(".")))
    except ValueError:
        return None


def moved(lat: float, lon: float, km: float, bearing: float) -> tuple[float, float]:
    """The point that lies so far from another in that direction, on the sphere."""
    way, up, far = radians(bearing), radians(lat), km / EARTH_KM
    north = asin(sin(up) * cos(far) + cos(up) * sin(far) * cos(way))
    east = atan2(sin(way) * sin(far) * cos(up), cos(far) - sin(up) * sin(north))
    return round(degrees(north), 5), round((lon + degrees(east) + 540) % 360 - 180, 5)
