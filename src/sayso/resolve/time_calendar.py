"""Parts of the calendar told by their number or in short: "the first Tuesday in May", "on the 17th", "'97", "1997-98".

Rules over words in small letters without hyphens inside words; each raises ValueError for what is not in the calendar.
"""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from sayso.resolve import time_values as to
from sayso.resolve.calendars import MONTHS, PARTS, WEEKDAYS, count_of, last_of_month, month_back
from sayso.resolve.time_alone import month_number, shade_of
from sayso.resolve.time_counted import DAY, month_alone, near_day, weekday
from sayso.resolve.time_values import Around, Meaning

_NUMBERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_CENTURY = 100
_NOON, _NIGHT_ENDS = 12, 4
LONGEST_SHORT = 50
"""Years from which on nobody writes the last of them by its two digits alone."""


def nth_of_month(match: re.Match[str], _near: Around) -> Meaning:
    """Reads "the first Tuesday of May 2031", "the last week of May 2031"."""
    return _nth(match, date(int(match["year"]), month_number(match), 1))


def nth_of_near_month(match: re.Match[str], anchor: date, near: Around) -> Meaning:
    """Reads "the first Tuesday in May", of the May that is meant."""
    month = month_alone(match, anchor, near).first
    return _nth(match, month) if month else to.opened(to.VAGUE)


def _nth(match: re.Match[str], month: date) -> Meaning:
    told, name = match["number"], match["weekday"]
    number = _NUMBERS.get(told) or (int(told) if told.isdigit() else 0)  # 0: the last
    if name is None:
        return to.week((month + timedelta(weeks=number, days=-4)) if number else last_of_month(month) - 3 * DAY)
    first = month if number else last_of_month(month) - 6 * DAY
    found = first + (WEEKDAYS[name] - first.weekday()) % 7 * DAY + timedelta(weeks=max(0, number - 1))
    return to.day(found) if found.month == month.month else to.opened(to.NO_SUCH_DAY)


def day_alone(match: re.Match[str], anchor: date, near: Around) -> Meaning:
    """Reads "on the 17th": of the month told last, else the last one up to publication, or the next one."""
    number, here = int(match["day"]), (near.last or anchor).replace(day=1)
    if near.last is None and near.ahead and number < anchor.day:
        here = month_back(here, -1)
    elif near.last is None and not near.ahead and number > anchor.day:
        here = month_back(here, 1)
    return to.day(here.replace(day=number))


def months_between(match: re.Match[str], anchor: date, near: Around) -> Meaning:
    """Reads "the January-March period": those of a year that are over, unless the words look ahead."""
    opens, closes = MONTHS[match["month"][:3]], MONTHS[match["month2"][:3]]
    last = month_alone(re.compile(r"(?P<month>\w+)").fullmatch(match["month2"]) or match, anchor, near).last
    if last is None:
        return to.opened(to.VAGUE)
    first = date(last.year - (opens > closes), opens, 1)
    if opens % 3 == 1 and closes == opens + 2:
        return to.quarter(first.year, closes // 3)
    return Meaning(f"{first.isoformat()[:7]}/{last.isoformat()[:7]}", first, last)


def years_between(match: re.Match[str], _near: Around) -> Meaning:
    """Reads "1997-98", "1990-1995"."""
    first, told = int(match["year"]), int(match["until"])
    last = told if told >= _CENTURY else first - first % _CENTURY + told + _CENTURY * (told < first % _CENTURY)
    if last <= first or (told < _CENTURY and last - first >= LONGEST_SHORT):
        return to.opened(to.NO_SUCH_DAY)
    return Meaning(f"{first}/{last}", date(first, 1, 1), date(last, 12, 31))


def _full(short: str) -> int:
    return int(short) + (2000 if int(short) < 50 else 1900)


def short_year(match: re.Match[str], _near: Around) -> Meaning:
    """Reads "'97"."""
    return to.year(_full(match["short"]))


def season_of_short_year(match: re.Match[str], _near: Around) -> Meaning:
    """Reads "the summer of '97"."""
    return to.season(_full(match["short"]), match["season"])


_DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")


def spelled_decade(match: re.Match[str], _near: Around) -> Meaning:
    """Reads "the sixties", of the twentieth century."""
    tens = 192 + _DECADES.index(match["tens"])
    return to.shaded(to.years(10 * tens, 10, str(tens)), shade_of(match), None)


def weekday_ago(match: re.Match[str], anchor: date, near: Around) -> Meaning:
    """Reads "a week ago Friday": the weekday so many weeks before its last one."""
    last, count = weekday(match, anchor, Around(near.day)).first, count_of(match["count"])
    return to.day(last - timedelta(weeks=int(count))) if last and count else to.opened(to.VAGUE)


def oclock(match: re.Match[str], anchor: date, near: Around) -> Meaning:
    """Reads "ten o'clock this morning"; without a part of the day it stays open which of the two hours is meant."""
    hour, which = count_of(match["hour"]), match["which"]
    part = "night" if which == "tonight" else match["part"]
    if hour is None or not 0 < hour <= _NOON or part not in PARTS:
        return to.opened(to.NO_DAY)
    late = part in ("afternoon", "evening") or (part == "night" and hour > _NIGHT_ENDS)
    moment = time(int(hour) % _NOON + _NOON * late)
    if match["weekday"]:
        on = weekday(match, anchor, near).first
    else:
        on = near.day if which == "in the" else near_day(match, anchor, near).first
    shown = f"T{moment.isoformat('minutes')}"
    return Meaning(f"{on.isoformat()}{shown}", on, on, (moment, moment)) if on else to.opened(to.NO_DAY, shown)
