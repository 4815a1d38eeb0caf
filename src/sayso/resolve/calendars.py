"""Names and sizes of the calendar's parts in English, and arithmetic on months."""

from __future__ import annotations

from datetime import date, time, timedelta

MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1
    )
}
WEEKDAYS = {
    name: number
    for number, name in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
}
PARTS: dict[str, tuple[str, time, time]] = {
    "morning": ("TMO", time(5), time(12)),
    "afternoon": ("TAF", time(12), time(18)),
    "evening": ("TEV", time(17), time(23)),
    "night": ("TNI", time(18), time(23, 59, 59)),
    "noon": ("T12:00", time(12), time(12)),
    "midday": ("TMI", time(11), time(13)),
    "midnight": ("T24:00", time(0), time(0)),
    "dawn": ("TDT", time(4), time(8)),
    "dusk": ("TDT", time(16), time(22)),
}
"""TIMEX3 codes of the parts of the day, with the hours we hold them to span at most."""

UNITS = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "week": "W",
    "weekend": "WE",
    "month": "M",
    "year": "Y",
    "decade": "DE",
}

_COUNTS = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], start=1
    )
} | {"a": 1, "an": 1}


def count_of(words: str) -> float | None:
    """The number that the words tell; None for "several", "a few" and the like."""
    if words[0].isdigit():
        return float(words)
    return _COUNTS.get(words)


def part_bounds(part: str) -> tuple[str, time, time]:
    """TIMEX3 code, first and last moment of a part of the day."""
    return PARTS[part]


def first_of_month(day: date) -> date:
    """The first day of the month of a day."""
    return day.replace(day=1)


def last_of_month(day: date) -> date:
    """The last day of the month of a day."""
    return month_back(first_of_month(day), -1) - timedelta(days=1)


def month_back(first: date, months: int) -> date:
    """The first of the month that many months before; raises ValueError outside the calendar."""
    count = first.year * 12 + first.month - 1 - int(months)
    return date(count // 12, count % 12 + 1, 1)
