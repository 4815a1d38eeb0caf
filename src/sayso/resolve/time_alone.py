"""Time expressions that mean the same whenever they were published: full dates, years, lengths, repeated times.

Rules over words in small letters without hyphens; each raises ValueError for what is not in the calendar.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from sayso.resolve import time_values as to
from sayso.resolve.calendars import MONTHS, OF_A_DAY, PARTS, UNITS, WEEKDAYS, count_of, unit_of
from sayso.resolve.time_values import Around, Meaning

Free = Callable[[re.Match[str], Around], Meaning]
"""A rule that asks for no day of publication."""


def shade_of(match: re.Match[str]) -> str | None:
    """The word that tells which part of an interval is meant: "early", "end"."""
    found = match.groupdict()
    return found.get("shade") or found.get("of_it")


def month_number(match: re.Match[str]) -> int:
    """The number of the month that the words name."""
    return MONTHS[match["month"][:3]]


def calendar_day(match: re.Match[str], of_year: int) -> Meaning:
    """The day, or the days from one to another, in that year."""
    found = match.groupdict()
    month = month_number(match)
    first = date(of_year, MONTHS[found["from"][:3]] if found.get("from") else month, int(found["day"]))
    if not found.get("until"):
        return to.part_of(first, found.get("part"))
    return to.days(first, date(of_year, month, int(found["until"])))


def iso_day(match: re.Match[str], _near: Around) -> Meaning:
    """Reads "2031-05-03"."""
    return to.day(date.fromisoformat(match[0]))


def slashed(match: re.Match[str], _near: Around) -> Meaning:
    """Reads "13/05/2031" where only one order of day and month is possible."""
    one, other, short = int(match[1]), int(match[2]), int(match[3])
    full = short if short > 99 else short + (2000 if short < 50 else 1900)
    if one <= 12 and other <= 12 and one != other:
        return to.opened(to.TWO_ORDERS)
    return to.day(date(full, min(one, other), max(one, other)) if one > 12 else date(full, one, other))


def full_day(match: re.Match[str], _near: Around) -> Meaning:
    """Reads "3 May 2031", and "3 to 5 May 2031"."""
    return calendar_day(match, int(match["year"]))


def full_week(match: re.Match[str], _near: Around) -> Meaning:
    """Reads "the week of 5 May 2031"."""
    return to.week(date(int(match["year"]), *day_in_week(match)))


def day_in_week(match: re.Match[str]) -> tuple[int, int]:
    """Month and day by which a week is told, in either order."""
    month, day = match["month"] or match["month2"], match["day"] or match["day2"]
    return MONTHS[month[:3]], int(day)


def full_month(match: re.Match[str], _near: Around) -> Meaning:
    """Reads "May 2031"."""
    return to.shaded(to.month(date(int(match["year"]), month_number(match), 1)), shade_of(match), None)


def a_year(match: re.Match[str], _near: Around) -> Meaning:
    """Reads "2031", "fiscal 2031", "late 2031"."""
    return to.shaded(to.year(int(match["year"])), shade_of(match), None)


_TENS = {name: 10 * number for number, name in enumerate(("sixty", "seventy", "eighty", "ninety"), start=6)}


def spelled_year(match: re.Match[str], _near: Around) -> Meaning:
    """Reads "nineteen ninety-six", as broadcasters say it."""
    return to.year(_spoken_year(match))


def spoken_month(match: re.Match[str], _near: Around) -> Meaning:
    """Reads "May nineteen ninety-six"."""
    return to.month(date(_spoken_year(match), month_number(match), 1))


def _spoken_year(match: re.Match[str]) -> int:
    if match["tens"] is None:
        return 2000 if match["spoken"] is None else 1900
    return 1900 + _TENS[match["tens"]] + int(count_of(match["ones"] or "") or 0)


def decade(match: re.Match[str], _near: Around) -> Meaning:
    """Reads "the early 1990s"."""
    told = int(match["decade"])
    first = told if told > 99 else 1900 + told
    return to.shaded(to.years(first, 10, str(first)[:3]), shade_of(match), None)


def century(match: re.Match[str], _near: Around) -> Meaning:
    """Reads "the 20th century"."""
    named = {"nineteenth": 19, "twentieth": 20, "twenty first": 21}
    number = named.get(match["number"]) or int(re.sub(r"\D", "", match["number"]))
    return to.years(100 * (number - 1) + 1, 100, f"{number - 1:02d}")


def season_of_year(match: re.Match[str], _near: Around) -> Meaning:
    """Reads "the summer of 2031"."""
    return to.season(int(match["year"]), match["season"])


def length(match: re.Match[str], _near: Around) -> Meaning:
    """Reads "three hours": a length alone has no place in time."""
    return to.opened(to.LENGTH_ONLY, length_value(match.groupdict().get("count"), match["unit"]))


def length_and_half(match: re.Match[str], _near: Around) -> Meaning:
    """Reads "a year and a half"."""
    return to.opened(to.LENGTH_ONLY, length_value(f"{match['count']} and a half", match["unit"]))


_NAMED_LENGTHS = {"fortnight": "P2W", "half hour": "PT30M", "half year": "P6M", "half century": "P50Y"}
_QUARTER_CENTURY = "P25Y"


def named_length(match: re.Match[str], _near: Around) -> Meaning:
    """Reads "month-long", "fortnight", "half-hour"."""
    unit, words = match["unit"], match[0].removeprefix("a ")
    if words.endswith("quarter century"):
        return to.opened(to.LENGTH_ONLY, _QUARTER_CENTURY)
    return to.opened(to.LENGTH_ONLY, length_value("one", unit) if unit else _NAMED_LENGTHS[words])


def length_value(count: str | None, unit: str) -> str:
    """A length as TIMEX3 writes it: "P3D"."""
    amount, single = (count_of(count) if count else None), unit_of(unit)
    if single in ("decade", "century") and amount and amount > 1:
        amount, single = amount * (10 if single == "decade" else 100), "year"
    if amount is not None and amount % 1 and single == "hour":
        return f"PT{int(amount)}H{round(amount % 1 * 60)}M" if amount > 1 else f"PT{round(amount * 60)}M"
    shown = "X" if amount is None else f"{amount:g}"
    return f"P{'T' if single in OF_A_DAY else ''}{shown}{UNITS[single]}"


_OFTEN = {"hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "monthly": "P1M"}


def repeated(match: re.Match[str], _near: Around) -> Meaning:
    """Reads "every night", "daily": TIMEX3 gives the period."""
    words = match[0].split()
    last = words[-1].removesuffix("s")
    weekday = next((WEEKDAYS[one.removesuffix("s")] for one in words if one.removesuffix("s") in WEEKDAYS), None)
    if weekday is not None:
        part = PARTS[last][0] if last in PARTS else ""
        return to.opened(to.REPEATED, f"XXXX-WXX-{weekday + 1}{part}")
    if words[0] in _OFTEN or len(words) == 1:
        return to.opened(to.REPEATED, _OFTEN.get(words[0], "P1Y"))
    count = next((str(int(count_of(one) or 1)) for one in words if count_of(one) is not None), "1")
    return to.opened(to.REPEATED, f"P{'T' if last in OF_A_DAY else ''}{count}{UNITS[last]}" if last in UNITS else None)


def past_as_such(_match: re.Match[str], _near: Around) -> Meaning:
    """Reads "recently", "in the past"."""
    return to.opened(to.VAGUE, "PAST_REF")


def present_as_such(_match: re.Match[str], _near: Around) -> Meaning:
    """Reads "now": no day is taken from it, since it may span any time."""
    return to.opened(to.VAGUE, "PRESENT_REF")


def future_as_such(_match: re.Match[str], _near: Around) -> Meaning:
    """Reads "soon", "the future"."""
    return to.opened(to.VAGUE, "FUTURE_REF")
