"""Times as pages print them: ISO 8601 in metadata, "22 May 2023, 19:29" in the open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            *("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug"),
            *("september sept sep", "october oct", "november nov", "december dec"),
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = r"(?P<{0}>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
# Abbreviations that mean one offset only (IST and CST, which mean several, are left out).
_OFFSETS = {
    **dict.fromkeys(("z", "utc", "gmt", "wet"), 0),
    **dict.fromkeys(("bst", "cet", "west"), 60),
    **dict.fromkeys(("cest", "eet", "sast"), 120),
    **dict.fromkeys(("eest", "msk", "trt"), 180),
    "edt": -240,
    "est": -300,
    "cdt": -300,
    "mdt": -360,
    "mst": -420,
    "pdt": -420,
    "pst": -480,
    "jst": 540,
    "kst": 540,
    "aest": 600,
    "aedt": 660,
    "hkt": 480,
    "sgt": 480,
    "pkt": 300,
}
_ZONES = {"et": "America/New_York", "ct": "America/Chicago", "pt": "America/Los_Angeles"}

_DATE = (
    rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH.format('m1')},?\s(?P<y1>\d{{4}})\b"
    rf"|{_MONTH.format('m2')}\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y2>\d{{4}})\b"
    r"|(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2})(?!\d)"
    r"|(?P<a4>\d{1,2})(?P<sep>[./])(?P<b4>\d{1,2})(?P=sep)(?P<y4>\d{4})\b)"
)
_CLOCK = (
    r"(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?::(?P<second>\d{2}))?(?!\d)(?:\s?(?P<half>[ap]\.?m\b\.?))?"
    r"(?:\s?\(?(?P<zone>(?:GMT|UTC)\s?[+-]\d{1,2}(?::?\d{2})?|[A-Za-z]{1,4}\b|[+-]\d{2}:?\d{2})\)?)?"
)
_JOIN = r"(?:T|,?\s(?:(?:at|on|-|–|—|\||·|/)\s)?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[,.]?\s)?)"
_STAMP = re.compile(
    rf"\b(?:(?P<before>){_CLOCK}{_JOIN})?{_DATE}(?:{_JOIN}{_CLOCK.replace('?P<', '?P<z')})?", re.IGNORECASE
)
_UPDATED = re.compile(
    r"(?:updated?|modified|amended|edited|corrected|revised)\W{0,4}(?:on|at)?\W{0,3}"
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\W{0,3})?$",
    re.IGNORECASE,
)
_ISO = re.compile(
    r"\s*(\d{4})-?(\d{2})-?(\d{2})(?:[T\s](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A moment as printed. ``when`` has no zone where none is printed; ``start`` and ``end`` are offsets in the line.

    ``clock`` tells whether a time of day is printed, ``updated`` whether the words before say that it is a revision's.
    """

    when: datetime
    clock: bool
    updated: bool
    start: int
    end: int


def read_iso(value: str | None) -> datetime | None:
    """Reads a date of metadata (ISO 8601, or as printed); without a zone the result is naive. None: it is no date."""
    if not value:
        return None
    found = _ISO.match(value[:60])
    if found is None:
        stamps = find_stamps(value[:120])
        return stamps[0].when if stamps else None
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    return _moment((year, month, day), (hour, minute, second), _offset(found[7]))


def find_stamps(line: str, *, month_first: bool | None = None) -> list[Stamp]:
    """Finds the dates printed in a line, with the time of day beside them.

    Args:
        line: at most 1,000 code points of it are looked at.
        month_first: how ``3/4/2023`` is meant; None refuses a date that could be meant both ways.
    """
    stamps = []
    line = line[:1000]
    for found in _STAMP.finditer(line):
        part = {key: value for key, value in found.groupdict().items() if value}
        day = _day(part, month_first=month_first)
        clock = _clock(part, "") or _clock(part, "z")
        when = _moment(day, clock[0], clock[1]) if day and clock else _moment(day, (0, 0, 0), None) if day else None
        if when is not None:
            updated = _UPDATED.search(line[max(0, found.start() - 30) : found.start()]) is not None
            stamps.append(Stamp(when, clock is not None, updated, found.start(), found.end()))
    return stamps


def _day(part: dict[str, str], *, month_first: bool | None) -> tuple[int, int, int] | None:
    for n in "12":
        if f"y{n}" in part:
            return int(part[f"y{n}"]), _MONTHS[part[f"m{n}"].lower()], int(part[f"d{n}"])
    if "y3" in part:
        return int(part["y3"]), int(part["m3"]), int(part["d3"])
    first, second, year = int(part["a4"]), int(part["b4"]), int(part["y4"])
    if part["sep"] == ".":
        month_first = False  # only the day-first countries write dots
    if first > 12 >= second:
        month_first = False
    elif second > 12 >= first or first == second:
        month_first = True
    if month_first is None:
        return None
    return (year, first, second) if month_first else (year, second, first)


def _clock(part: dict[str, str], prefix: str) -> tuple[tuple[int, int, int], timezone | ZoneInfo | None] | None:
    if f"{prefix}hour" not in part:
        return None
    hour, minute = int(part[f"{prefix}hour"]), int(part[f"{prefix}minute"])
    half = part.get(f"{prefix}half", "").lower()[:1]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return (hour, minute, int(part.get(f"{prefix}second", 0))), _offset(part.get(f"{prefix}zone"))


def _offset(words: str | None) -> timezone | ZoneInfo | None:
    if not words:
        return None
    name = words.lower()
    if name[:3] in {"gmt", "utc"} and len(name) > 3:
        name = re.sub(r"^([+-])(\d)(?=$|:)", r"\g<1>0\2", name[3:].strip())
    if name in _OFFSETS:
        return timezone(timedelta(minutes=_OFFSETS[name]))
    if name in _ZONES:
        return zone_named(_ZONES[name])
    if name[0] in "+-":
        digits = name[1:].replace(":", "").ljust(4, "0")
        minutes = int(digits[:2]) * 60 + int(digits[2:])
        return timezone(timedelta(minutes=-minutes if name[0] == "-" else minutes)) if minutes < 24 * 60 else None
    return None


def _moment(
    day: tuple[int, int, int], clock: tuple[int, int, int], zone: timezone | ZoneInfo | None
) -> datetime | None:
    try:
        return datetime(*day, *clock, tzinfo=zone)
    except ValueError:
        return None


def zone_named(name: str | None) -> ZoneInfo | None:
    """The zone of an IANA name; None where the machine's tables do not hold it."""
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def place_in_zone(when: datetime, zone: str | None) -> tuple[datetime, str]:
    """Gives a moment the publisher's zone, as a fixed offset, and says by what right.

    Args:
        when: naive (as printed without a zone) or aware.
        zone: the IANA name of the publisher's zone; None where it is not known.

    Returns:
        An aware moment and a phrase such as ``zone of the publisher``.
    """
    home = zone_named(zone)
    if when.tzinfo is None:
        placed, why = (
            (when.replace(tzinfo=home), f"zone of the publisher ({zone})")
            if home
            else (when.replace(tzinfo=UTC), "no zone given and none known: taken as UTC")
        )
    elif home and when.utcoffset() == timedelta(0):
        placed, why = _shifted(when, home), f"given in UTC, shown in the zone of the publisher ({zone})"
    else:
        placed, why = when, "zone as given"
    return placed.replace(tzinfo=timezone(placed.utcoffset() or timedelta(0))), why


def _shifted(when: datetime, zone: ZoneInfo) -> datetime:
    try:
        return when.astimezone(zone)
    except OverflowError:  # the first or the last day of the calendar
        return when
