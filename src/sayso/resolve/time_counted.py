"""Time expressions that are counted from the day of publication, or from a day that the report told before.

Rules over words in small letters without hyphens; each raises ValueError for what is not in the calendar.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from sayso.resolve import time_values as to
from sayso.resolve.calendars import OF_A_DAY, SEASONS, WEEKDAYS, count_of, unit_of
from sayso.resolve.time_alone import calendar_day, day_in_week, length, length_value, month_number, shade_of
from sayso.resolve.time_quarters import told_quarter
from sayso.resolve.time_values import Around, Meaning

Rule = Callable[[re.Match[str], date, Around], Meaning]
"""Takes the match, the day of publication, and what stands around."""

DAY = timedelta(days=1)
SOON = timedelta(days=92)
"""How far ahead a day without its year may lie for news to announce it; one further off is of the year before."""
FAR = timedelta(days=275)
"""How far ahead a day without its year may lie for a clause that looks ahead; one further off has just been."""

_YEARS = {"last": -1, "this": 0, "next": 1}


def day_of_month(match: re.Match[str], anchor: date, near: Around) -> Meaning:
    """Reads "3 May": the last such day, unless the clause looks ahead or the next is less than three months off."""
    if match.groupdict().get("of"):
        return calendar_day(match, anchor.year + _YEARS[match["of"]])
    return calendar_day(match, _day_near(month_number(match), int(match["day"]), anchor, near).year)


def _day_near(month: int, number: int, anchor: date, near: Around) -> date:
    """The day with its year; raises ValueError for what is not in the calendar (29 February only of a leap year)."""
    year = anchor.year + ((month, number) < (anchor.month, anchor.day))
    off = date(year, month, min(number, 28)) - anchor
    is_next = off < FAR if near.ahead else off <= SOON
    here = (month, number) == (anchor.month, anchor.day)
    return date(year - (not is_next and not here), month, number)


def week_of(match: re.Match[str], anchor: date, near: Around) -> Meaning:
    """Reads "the week of May 5"."""
    return to.week(_day_near(*day_in_week(match), anchor, near))


def month_alone(match: re.Match[str], anchor: date, near: Around) -> Meaning:
    """Reads "April", "late April", "last April", "April of last year"."""
    found, month = match.groupdict(), month_number(match)
    which = found.get("which") or ""
    if found.get("of"):
        chosen = anchor.year + _YEARS[found["of"]]
    elif which == "next" or (near.ahead and which in ("", "this")):
        chosen = anchor.year + (month < anchor.month or (which == "next" and month == anchor.month))
    elif which == "this":
        chosen = anchor.year
    else:
        chosen = anchor.year - (month > anchor.month or (which == "last" and month == anchor.month))
    return to.shaded(to.month(date(chosen, month, 1)), shade_of(match), anchor)


def weekday(match: re.Match[str], anchor: date, near: Around) -> Meaning:
    """Reads "Monday", "last Friday", "early Tuesday morning": the last one up to publication, or the next one."""
    found = match.groupdict()
    which = found.get("which") or ""
    number = WEEKDAYS[found["weekday"]]
    back, forth = (anchor.weekday() - number) % 7, (number - anchor.weekday()) % 7
    if "next" in which or "coming" in which or which == "upcoming":
        return to.part_of(anchor + (forth or 7) * DAY, found.get("part"))
    if found.get("week"):
        return to.part_of(
            to.week(anchor + (7 if found["week"] == "next" else -7) * DAY).first or anchor + number * DAY, None
        )
    if any(one in which for one in ("following", "previous", "preceding")):
        return _beside_told_day(number, near, which, found.get("part"))
    if near.ahead and not which:
        return to.part_of(anchor + forth * DAY, found.get("part"))
    return to.part_of(
        anchor - (7 if back == 0 and ("last" in which or "past" in which) else back) * DAY, found.get("part")
    )


def _beside_told_day(number: int, near: Around, which: str, part: str | None) -> Meaning:
    if near.day is None:
        return to.opened(to.OTHER_ANCHOR)
    if "following" in which:
        return to.part_of(near.day + ((number - near.day.weekday()) % 7 or 7) * DAY, part)
    return to.part_of(near.day - ((near.day.weekday() - number) % 7 or 7) * DAY, part)


DAYS_AWAY = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "this": 0, "last": -1}


def near_day(match: re.Match[str], anchor: date, near: Around) -> Meaning:
    """Reads "yesterday", "this morning", "last night", "later today"."""
    which, part = match["which"], match.groupdict().get("part")
    if which in DAYS_AWAY:
        offset = 0 if which == "last" and part != "night" and not part else DAYS_AWAY[which]
        return to.part_of(anchor + offset * DAY, "night" if which == "tonight" else part)
    return _other_day(which, near, part)


def _other_day(which: str, near: Around, part: str | None) -> Meaning:
    """Reads "the next morning", "that day", counted from a day that the report told before."""
    if near.day is None:
        return to.opened(to.OTHER_ANCHOR)
    step = 1 if re.search("next|following|after", which) else -1 if re.search("previous|before|preceding", which) else 0
    return to.part_of(near.day + step * DAY, part)


def that_day(match: re.Match[str], _anchor: date, near: Around) -> Meaning:
    """Reads "the same day", "the day before"."""
    return _other_day(match[0], near, None)


def day_beyond(match: re.Match[str], anchor: date, near: Around) -> Meaning:
    """Reads "the day before yesterday", "the day after last Tuesday"."""
    named = match["weekday"]
    on = anchor + DAYS_AWAY[named] * DAY if named in DAYS_AWAY else weekday(match, anchor, near).first
    return to.day((on or anchor) + (1 if match["side"] == "after" else -1) * DAY)


def earlier_today(_match: re.Match[str], anchor: date, _near: Around) -> Meaning:
    """Reads "earlier in the day"."""
    return to.day(anchor)


_NEXT = re.compile(r"next|coming|following|upcoming")
_LAST = re.compile(r"last|past|previous|preceding")
_LONG = frozenset({"month", "year", "decade"})
_OTHER = re.compile(r"previous|following|preceding|same|that")


def near_unit(match: re.Match[str], anchor: date, near: Around) -> Meaning:
    """Reads "last year", "earlier this month": the unit around publication, or the one beside it."""
    which, unit, shade = match["which"], unit_of(match["unit"]), shade_of(match)
    here = anchor
    if _OTHER.search(which):
        told = near.last if unit in _LONG else near.day
        if told is None:
            return to.opened(to.OTHER_ANCHOR)
        here = told
    step = 1 if _NEXT.search(which) else -1 if _LAST.search(which) and "this" not in which else 0
    if unit == "quarter" and which == "the latest":
        return told_quarter(anchor, near)
    if unit == "weekend":
        step = min(1, step)
        if which in ("the", "this", "last") and not near.ahead and anchor.weekday() < 5:
            step = -1
    return to.shaded(to.around(here, unit, step), shade, anchor)


def the_unit(match: re.Match[str], anchor: date, near: Around) -> Meaning:
    """Reads "the quarter", "the week", "the year"."""
    unit = unit_of(match["unit"])
    if unit == "quarter":
        return told_quarter(anchor, near)
    if unit == "weekend":
        return to.around(anchor, "weekend", 0 if near.ahead or anchor.weekday() > 4 else -1)
    return to.shaded(to.around(anchor, unit, 0), shade_of(match), None)


def in_the_unit(match: re.Match[str], anchor: date, _near: Around) -> Meaning:
    """Reads "earlier in the week"."""
    return to.shaded(to.around(anchor, unit_of(match["unit"]), 0), shade_of(match), anchor)


def near_season(match: re.Match[str], anchor: date, near: Around) -> Meaning:
    """Reads "last summer", "this fall": the last one that has begun, unless the words look ahead."""
    which, name = match["which"] or "", match["season"]
    ahead = bool(_NEXT.search(which)) or (near.ahead and not _LAST.search(which))
    opens = date(anchor.year, SEASONS[name][1], 1)
    of = anchor.year - (opens > anchor)
    within = to.season(of, name)
    if ahead:
        return to.season(anchor.year + (opens <= anchor), name)
    if which == "last" and within.last is not None and within.last >= anchor:
        of -= 1
    return to.season(of, name)


def _vaguely(anchor: date, unit: str, way: str) -> Meaning:
    """Reads "years later", "days ago"; what was hours ago was on the day of publication or the day before."""
    if way == "ago" and unit in OF_A_DAY:
        return Meaning("PAST_REF", anchor - DAY, anchor)
    return to.opened(to.VAGUE, "FUTURE_REF" if way in ("later", "after", "from now") else "PAST_REF")


def ago(match: re.Match[str], anchor: date, near: Around) -> Meaning:
    """Reads "two weeks ago", "three days later": as exact as its unit."""
    count, unit, way = count_of(match["count"] or "several"), unit_of(match["unit"]), match["way"]
    if count is None:
        return _vaguely(anchor, unit, way)
    here, step = anchor, -1
    if way not in ("ago", "from now", "back"):
        told = near.last if unit in _LONG else near.day
        if told is None and (unit in ("day", "hour", "minute") or way not in ("earlier", "before")):
            return to.opened(to.OTHER_ANCHOR)
        here = told or anchor
    if way in ("later", "after", "from now"):
        step = 1
    if unit in OF_A_DAY:
        hours = count / {"second": 3600, "minute": 60, "hour": 1}[unit]
        return to.day(here + step * timedelta(hours=hours // 24 * 24))
    if unit == "decade":
        return to.years(here.year + step * int(10 * count) - 5, 10, f"{(here.year + step * int(10 * count)) // 10}")
    if unit == "century":
        return to.opened(to.VAGUE, "PAST_REF")
    return to.around(here, "day" if unit == "night" else unit, step * int(count))


def in_so_long(match: re.Match[str], anchor: date, near: Around) -> Meaning:
    """Reads "in two weeks" of what is to come: then; any other such length has no place in time."""
    count, unit = count_of(match["count"]), unit_of(match["unit"])
    if near.led_by != "in" or not near.ahead or count is None or unit in OF_A_DAY or unit in ("decade", "century"):
        return length(match, near)
    return to.around(anchor, "day" if unit == "night" else unit, int(count))


def running(match: re.Match[str], anchor: date, _near: Around) -> Meaning:
    """Reads "the last two weeks", "the next 48 hours": a length that begins or ends at publication."""
    value = length_value(match["count"], match["unit"])
    count, unit = count_of(match["count"] or "several"), unit_of(match["unit"])
    ahead = bool(_NEXT.search(match["which"]))
    if count is None or re.search("first|final|latest|same|earlier|following|previous", match["which"]):
        return to.opened(to.LENGTH_ONLY, value)
    if unit in OF_A_DAY:
        far = anchor + (1 if ahead else -1) * timedelta(hours=count if unit == "hour" else 24)
    elif unit in ("month", "quarter", "year", "decade"):
        months = int(count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit])
        total = anchor.year * 12 + anchor.month - 1 + (months if ahead else -months)
        far = date(total // 12, total % 12 + 1, min(anchor.day, 28))
    else:
        far = anchor + (1 if ahead else -1) * timedelta(days=count * (7 if unit.startswith("week") else 1))
    return Meaning(value, min(anchor, far), max(anchor, far))
