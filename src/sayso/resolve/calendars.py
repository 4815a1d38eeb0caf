"""Names and sizes of the calendar's parts in English, and arithmetic on months and quarters."""

from __future__ import annotations

import re
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
    "night": ("TNI", time(18), time(6)),
    "noon": ("T12:00", time(12), time(12)),
    "midday": ("TMI", time(11), time(13)),
    "midnight": ("T24:00", time(23), time(1)),
    "dawn": ("TDT", time(4), time(8)),
    "daybreak": ("TDT", time(4), time(8)),
    "dusk": ("TDT", time(16), time(22)),
    "nightfall": ("TDT", time(16), time(22)),
    "sunrise": ("TMO", time(4), time(9)),
    "sunset": ("TEV", time(15), time(23)),
    "sundown": ("TEV", time(15), time(23)),
}
"""TIMEX3 codes of the parts of the day, with the hours we hold them to span at most; one that ends before it begins
ends on the next day ("Monday night" goes on into Tuesday)."""

SEASONS = {"spring": ("SP", 3), "summer": ("SU", 6), "autumn": ("FA", 9), "fall": ("FA", 9), "winter": ("WI", 12)}
"""TIMEX3 codes of the seasons with the first of their three months, north of the equator."""

UNITS = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "night": "N",
    "week": "W",
    "weekend": "WE",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "E",
    "century": "CE",
}
OF_A_DAY = frozenset({"second", "minute", "hour"})

_SMALL = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_COUNTS: dict[str, float] = {}
_COUNTS |= dict(zip(_SMALL, range(1, 20), strict=True)) | dict(zip(_TENS, range(20, 100, 10), strict=True))
_COUNTS |= {
    "a": 1,
    "an": 1,
    "a hundred": 100,
    "one hundred": 100,
    "half a dozen": 6,
    "a dozen": 12,
    "couple": 2,
    "couple of": 2,
    "a couple": 2,
    "a couple of": 2,
    "half a": 0.5,
    "half an": 0.5,
}


def count_of(words: str) -> float | None:
    """The number that the words tell, of two ("two to three") the first; None for "several", "a few" and the like."""
    first = re.split(r" (?:to|or) |(?<=\d)-(?=\d)", words)[0].replace(",", "")
    if first[:1].isdigit():
        whole, _, part = first.partition(" ")
        above, _, below = part.partition("/")
        return float(whole) + (int(above) / int(below) if below.strip("0") else 0)
    if first.endswith(" and a half"):
        return (count_of(first.removesuffix(" and a half")) or 0) + 0.5
    if first in _COUNTS:
        return _COUNTS[first]
    tens, _, ones = first.partition(" ")
    return _COUNTS[tens] + _COUNTS[ones] if tens in _TENS and ones in _SMALL[:9] else None


def unit_of(word: str) -> str:
    """The unit in the singular."""
    return "century" if word.startswith("centur") else word.removesuffix("s")


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


def quarter_of(day: date) -> tuple[int, int]:
    """Year and quarter (1 to 4) of a day."""
    return day.year, (day.month + 2) // 3
