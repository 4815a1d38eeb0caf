"""Which of the places that a report tells with an event is the event's: the finest one that the words allow.

A place coder takes the most exact place that a report gives (UCDP GED codebook, "where_prec"): told both "a clash in
the Torvik region" and "they took Korva", a village of that region, the clash was at Korva and not anywhere in it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import asin, cos, radians, sin, sqrt

from sayso.domain.identity import Place
from sayso.domain.text import Span, Text

EARTH_KM = 6371.0
POINT, DISTRICT, PROVINCE, COUNTRY = 2, 3, 4, 6
"""UCDP's where_prec: up to which a place is one point or near one; of a district, a province and a country."""

_OPENS = re.compile(r"(?:^|(?<=[\s(\[\u2014\u2013-]))[\"\u201c\u2018'](?=\w)")
_CONTRAST = re.compile(r",? (?:while|whereas) ", re.IGNORECASE)
_CLOSES = re.compile(r"(?<=[\w.,!?\u2026])[\"\u201d\u2019'](?=$|[\s.,;:)\]\u2014\u2013-])")


_OWNS = re.compile(r"['\u2019]s? ")
_BODY_OF = re.compile(
    r"(?<=[\w,] )(?!(?:Battle|Siege|City|Town|Village|Port|Region|District|Province|Republic|State|Gulf|Strait|Isle) )"
    r"[A-Z][\w\u2019'-]{2,30} of (?:the )?$"
)
_FROM = re.compile(r"\b(?:from|out of) (?:the )?$", re.IGNORECASE)
_TAKEN_TO = re.compile(
    r"\b(?:taken|took|brought|rushed|transferred|moved|airlifted|evacuated|sent|flown|carried|hospitali[sz]ed|admitted"
    r"|treated|treatment|fled|flee|fleeing|escaped|retreat(?:s|ed|ing)?|return(?:s|ed|ing)?|head(?:s|ed|ing)|bound)"
    r"(?: (?:back|away|over|later|also))?(?: (?:to|into|in|at|for|towards?))(?: (?:the|a|an|nearby|neighbou?ring))* $",
    re.IGNORECASE,
)
_OFFICE_OF = re.compile(
    r"\b(?:governors?|mayors?|head|heads|administrator|prefect|bishop|archbishop|presidents?|prime minister|leaders?"
    r"|commissioner|ambassadors?|envoys?|correspondents?)(?: (?:of|in|to|from|for))(?: (?:the|eastern|western|northern"
    r"|southern|central))* $",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:['\u2019]s?)? (?:[a-z]+ )?(?:[Rr]egion(?:al)? |[Pp]rovinc(?:e|ial) |[Dd]istrict |[Ss]tate |[Cc]ity )?"
    r"(?:[a-z]+ )?"
    r"(?:[Gg]overnor|[Mm]ayor|[Pp]refect|[Ss]uperintendent|[Cc]ommissioner|[Aa]dministrator|[Cc]hief [Mm]inister)\b"
)
LOOKED_AT = 60
"""Code points before a name that are looked at."""


def may_lie(words: str, name: Span, place: Place) -> bool:
    """Whether a mention of a place may say where something happened.

    A state that owns what follows ("Vardia's Korva", "Vardia's bombardment") is whose it is, and one inside the name of
    a body ("the Armed Forces of Vardia") is who the body is.
    """
    wide = place.precision is not None and place.precision >= COUNTRY
    if wide and _OWNS.match(words, name.end):
        return False
    return _BODY_OF.search(words, max(0, name.start - LOOKED_AT), name.start) is None


def is_origin(words: str, name: Span) -> bool:
    """Whether a place is told as where somebody or something came from: "an incursion from Vardia"."""
    return _FROM.search(words, max(0, name.start - LOOKED_AT), name.start) is not None


def is_aside(words: str, name: Span) -> bool:
    """Whether a place is told as where the harmed were taken to, or as whose office somebody holds."""
    before = max(0, name.start - LOOKED_AT)
    return (
        _TAKEN_TO.search(words, before, name.start) is not None
        or _OFFICE_OF.search(words, before, name.start) is not None
        or _OFFICE.match(words, name.end) is not None
    )


def is_apart(words: str, trigger: Span, place: Span) -> bool:
    """Whether what stands between a trigger and a place, or a time, parts them though they share a sentence."""
    return is_across_quotes(words, trigger, place) or is_contrasted(words, trigger, place)


def is_across_quotes(words: str, trigger: Span, place: Span) -> bool:
    """Whether one of the two stands inside a quotation and the other outside: who is quoted speaks of something else.

    Quotation marks that stand right at the trigger, or right at the place, mark that word alone.
    """
    between = _between(words, trigger, place)
    opened = [one for one in _OPENS.finditer(between) if one.end() < len(between)]
    closed = [one for one in _CLOSES.finditer(between) if one.start() > 0]
    return len(opened) != len(closed)


def is_contrasted(words: str, trigger: Span, place: Span) -> bool:
    """Whether the two stand in clauses set against each other: "a depot burned in Korva, while a shell hit …"."""
    return _CONTRAST.search(_between(words, trigger, place)) is not None


def _between(words: str, one: Span, other: Span) -> str:
    left, right = sorted((one, other))
    return words[left.end : right.start]


_DATELINE = re.compile(r",?[^.\n]{0,30}?(?:\([A-Z][\w /]{1,20}\) ?)?(?:[\u2014\u2013]|--| - )")


def is_dateline(text: Text, span: Span) -> bool:
    """Whether the words say where a report was written, not where anything happened: "KORVA (NWA) \u2014 ..."."""
    opens = span.start == 0 or text.words[span.start - 1] == "\n"
    return opens and _DATELINE.match(text.words, span.end) is not None


_BOUND = re.compile(
    r"[,;:\u2014\u2013\"\u201c\u201d]"
    r"|\b(?:and|but|who|which|that|after|before|since|when|while|following)\b",
    re.IGNORECASE,
)
BOUND = 40
"""Code points by which the bound of a clause puts a place further from a trigger."""


def way(between: str) -> int:
    """How far a place stands from a trigger: code points, and more for every bound of a clause between."""
    return len(between) + BOUND * len(_BOUND.findall(between))


def finest(chosen: str | None, told: Sequence[str], known: Mapping[str, Place]) -> str | None:
    """The place told most often of those that lie in the chosen area; the chosen one where it is no area or none does.

    Of a province or a country a district, where no point of it is told.

    Args:
        chosen: the id of the place that the event would have; None: none.
        told: ids of the places that the report tells with the event and its parts, as often as it does.
        known: the report's places by id.
    """
    area = known.get(chosen or "")
    if area is None or area.precision is None or area.precision < DISTRICT:
        return chosen
    inside = [one for one in told if one in known and _lies_in(known[one], area)]
    if area.precision >= PROVINCE and not inside:
        inside = [
            one for one in told if one in known and known[one].precision == DISTRICT and _is_within(known[one], area)
        ]
    return max(dict.fromkeys(inside), key=inside.count, default=chosen)


def _lies_in(place: Place, area: Place) -> bool:
    """Whether the gazetteer puts a point into an area, or where it names neither's areas, within the area's reach."""
    return place.precision is not None and place.precision <= POINT and _is_within(place, area)


def _is_within(place: Place, area: Place) -> bool:
    if place.lat is None or place.lon is None:
        return False
    if area.country is not None and place.country != area.country:
        return False
    listed = next((one.name for one in area.candidates if one.gazetteer == area.gazetteer), None)
    if listed in place.admin or area.precision == COUNTRY:
        return True
    if area.precision == PROVINCE and place.admin:
        return False
    return area.lat is not None and area.lon is not None and _km(area, place) <= (area.radius_km or 0.0)


def _km(one: Place, other: Place) -> float:
    assert one.lat is not None
    assert one.lon is not None
    assert other.lat is not None
    assert other.lon is not None
    north, east = radians(other.lat - one.lat), radians(other.lon - one.lon)
    half = sin(north / 2) ** 2 + cos(radians(one.lat)) * cos(radians(other.lat)) * sin(east / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))
