"""Feasts and holidays that news tells for their day: "Christmas Eve", "last Thanksgiving", "Easter"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from sayso.resolve import time_values as to
from sayso.resolve.time_values import Around, Meaning

_ON: dict[str, tuple[int, int]] = {
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "halloween": (10, 31),
    "independence day": (7, 4),
    "may day": (5, 1),
    "boxing day": (12, 26),
    "veterans day": (11, 11),
    "valentine's day": (2, 14),
    "new year's": (1, 1),
}


def _easter(year: int) -> date:
    """Easter Sunday of the western churches (Gregorian computus after Meeus, Jones and Butcher)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    lunar = (century - (century + 8) // 25 + 1) // 3
    full = (19 * golden + century - century // 4 - lunar + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - full - rest % 4) % 7
    late = (golden + 11 * full + 22 * sunday) // 451
    month, day = divmod(full + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _weekday_of(year: int, month: int, weekday: int, which: int) -> date:
    """The first (1), second … such weekday of a month, or the last one (-1)."""
    if which < 0:
        return _weekday_of(year + month // 12, month % 12 + 1, weekday, 1) - timedelta(weeks=1)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7, weeks=which - 1)


_MOVING: dict[str, Callable[[int], date]] = {
    "easter": _easter,
    "easter sunday": _easter,
    "easter monday": lambda year: _easter(year) + timedelta(days=1),
    "good friday": lambda year: _easter(year) - timedelta(days=2),
    "thanksgiving": lambda year: _weekday_of(year, 11, 3, 4),
    "thanksgiving day": lambda year: _weekday_of(year, 11, 3, 4),
    "labor day": lambda year: _weekday_of(year, 9, 0, 1),
    "memorial day": lambda year: _weekday_of(year, 5, 0, -1),
    "palm sunday": lambda year: _easter(year) - timedelta(days=7),
    "columbus day": lambda year: _weekday_of(year, 10, 0, 2),
    "presidents' day": lambda year: _weekday_of(year, 2, 0, 3),
    "martin luther king day": lambda year: _weekday_of(year, 1, 0, 3),
    "martin luther king jr. day": lambda year: _weekday_of(year, 1, 0, 3),
    "mother's day": lambda year: _weekday_of(year, 5, 6, 2),
    "father's day": lambda year: _weekday_of(year, 6, 6, 3),
}

FEASTS = "|".join(sorted({*_ON, *_MOVING}, key=len, reverse=True))
"""The names that are read, the longer ones first."""


def feast_of(name: str, year: int) -> date:
    """The day of a feast in a year; Thanksgiving, Labor, Memorial and Independence Day are the United States'."""
    return date(year, *_ON[name]) if name in _ON else _MOVING[name](year)


def dated_feast(match: re.Match[str], _near: Around) -> Meaning:
    """Reads "Christmas Day 2031"."""
    return to.day(feast_of(match["feast"], int(match["year"])))


def feast(match: re.Match[str], anchor: date, near: Around) -> Meaning:
    """Reads "last Thanksgiving", "Easter": the last one up to publication, or the next one."""
    which, name = match["which"] or "", match["feast"]
    here = feast_of(name, anchor.year)
    if which == "next" or (near.ahead and which != "last"):
        return to.day(here if here >= anchor else feast_of(name, anchor.year + 1))
    gone = here < anchor if which == "last" else here <= anchor
    return to.day(here if gone else feast_of(name, anchor.year - 1))
