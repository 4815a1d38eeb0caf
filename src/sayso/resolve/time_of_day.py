"""Parts of a day and hours: "overnight", "the early hours of Tuesday", "at dawn", "9.30 p.m. GMT on Monday".

Rules over words in small letters without hyphens; each raises ValueError for what is not in the calendar.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, time

from sayso.resolve import time_values as to
from sayso.resolve.calendars import PARTS, WEEKDAYS
from sayso.resolve.time_counted import DAY, DAYS_AWAY, weekday
from sayso.resolve.time_values import Around, Meaning


def overnight(match: re.Match[str], anchor: date, near: Around) -> Meaning:
    """Reads "overnight", with or without the days that it lies between.

    "Overnight on Monday" may be the night before or after; both are covered.
    """
    names = [WEEKDAYS[one] for one in re.findall(r"\w+day", match[0])]
    last = [anchor - (anchor.weekday() - one) % 7 * DAY for one in names]
    if len(last) > 1:
        return to.night(last[1] - DAY, last[1]) if last[1] > last[0] else to.night(last[0], last[0] + DAY)
    if not last:
        return to.night(anchor, anchor + DAY) if near.ahead else to.night(anchor - DAY, anchor)
    if re.search(r" (?:into|to) ", match[0]):
        return to.night(last[0] - DAY, last[0])
    if re.search(r" from |^(?:the )?night", match[0]):
        return to.night(last[0], last[0] + DAY)
    return to.night(last[0] - DAY, last[0] + DAY)


def small_hours(match: re.Match[str], anchor: date, near: Around) -> Meaning:
    """Reads "the early hours of Tuesday"."""
    found = match.groupdict()
    on = near.day
    if found.get("weekday"):
        on = anchor - (anchor.weekday() - WEEKDAYS[found["weekday"]]) % 7 * DAY
    elif found.get("which"):
        on = anchor + DAYS_AWAY[found["which"]] * DAY
    if on is None:
        return to.opened(to.NO_DAY, "TNI")
    return Meaning(f"{on.isoformat()}TNI", on, on, (time(0), time(6)))


def part_alone(match: re.Match[str], anchor: date, near: Around) -> Meaning:
    """Reads "dawn", "in the morning": of the day that was told before, if one was.

    A midnight that has been is not the one at the end of the day of publication.
    """
    part, day = match["part"].removesuffix("s"), near.day
    if day is None:
        return to.opened(to.NO_DAY, PARTS[part][0])
    return to.part_of(day - DAY if part == "midnight" and day >= anchor and not near.ahead else day, part)


def clock(match: re.Match[str], anchor: date, near: Around) -> Meaning:
    """Reads "14:00", "9.30 p.m. GMT on Monday"."""
    moment = _hour(match["clock"], match["half"])
    shown = f"T{moment.isoformat('minutes')}"
    named = match["weekday"]
    on = near.day
    if named:
        on = anchor + DAYS_AWAY[named] * DAY if named in DAYS_AWAY else weekday(match, anchor, near).first
    if on is None:
        return to.opened(to.NO_DAY, shown)
    zone = (match["zone"] or "").strip(" ()")
    if zone and not re.fullmatch(r"gmt|utc", zone):  # another zone than the publisher's, unknown: the day is sure
        return Meaning(f"{on.isoformat()}{shown}", on, on)
    return Meaning(f"{on.isoformat()}{shown}", on, on, (moment, moment), zone=UTC if zone else None)


def clock_span(match: re.Match[str], anchor: date, near: Around) -> Meaning:
    """Reads "10-10:30 pm": from the one to the other, of the same half of the day."""
    found, opens = clock(match, anchor, near), _hour(match["opens"], match["half"])
    return replace(found, hours=(opens, found.hours[1])) if found.hours and opens < found.hours[1] else found


def _hour(told: str, half: str | None) -> time:
    told, half = told.replace(".", ":").replace("h", ""), re.sub(r"[^apm]", "", half or "")
    hour = int(told.split(":")[0]) if ":" in told else int(told) // 100 if len(told) == 4 else int(told)
    minute = int(told.split(":")[1]) if ":" in told else int(told) % 100 if len(told) == 4 else 0
    return time(hour % 12 + (12 if half == "pm" else 0) if half else hour, minute)
