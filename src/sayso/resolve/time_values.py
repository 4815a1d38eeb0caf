"""What a time expression can mean: a TIMEX3 value with an interval, or a reason why there is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time, timedelta, tzinfo

from sayso.resolve.calendars import PARTS, SEASONS, last_of_month, month_back, quarter_of

NO_ANCHOR = "the report's time of publication is not known"
VAGUE = "the words do not say when"
OTHER_ANCHOR = "counted from another time, not from publication"
NO_DAY = "a time of day without its day"
LENGTH_ONLY = "a length of time without its place in time"
REPEATED = "a repeated time"
NO_SUCH_DAY = "no such day in the calendar"
TWO_ORDERS = "day and month could stand in either order"


@dataclass(frozen=True, slots=True)
class Around:
    """What the words around a time expression settle.

    ``day`` is the last day told before it, ``quarter`` the last quarter told (year, 1 to 4), ``last`` when the last
    time of any length told before it began. ``led_by``: the word before it, in small letters. ``ahead``: its clause
    speaks of what is to come; else of what has been.
    """

    day: date | None = None
    quarter: tuple[int, int] | None = None
    ahead: bool = False
    led_by: str = ""
    last: date | None = None


NOWHERE = Around()


@dataclass(frozen=True, slots=True)
class Meaning:
    """A value with inclusive days, or with hours where part of a day is meant.

    Of ``hours`` the first is of the first day and the second of the last. ``zone``: the one that the words name.
    """

    value: str | None
    first: date | None = None
    last: date | None = None
    hours: tuple[time, time] | None = None
    unresolved: str | None = None
    zone: tzinfo | None = None


def opened(reason: str, value: str | None = None) -> Meaning:
    """An open question, with its reason."""
    return Meaning(value, unresolved=reason)


def day(value: date) -> Meaning:
    """One day."""
    return Meaning(value.isoformat(), value, value)


def days(first: date, last: date) -> Meaning:
    """Days from first to last; told the other way round, they are no interval."""
    if last < first:
        return opened(NO_SUCH_DAY)
    return Meaning(f"{first.isoformat()}/{last.isoformat()}", first, last)


def part_of(value: date, part: str | None) -> Meaning:
    """Part of a day ("morning"), or the whole day where no part is told."""
    if not part:
        return day(value)
    code, opens, closes = PARTS[part.removesuffix("s")]
    return Meaning(f"{value.isoformat()}{code}", value, value + timedelta(days=closes < opens), (opens, closes))


def night(before: date, after: date) -> Meaning:
    """The night that begins on one day and ends on another."""
    return Meaning(f"{before.isoformat()}TNI", before, after, (time(18), time(8)))


def week(within: date) -> Meaning:
    """The week of a day, from Monday to Sunday (ISO 8601)."""
    monday = within - timedelta(days=within.weekday())
    year, number, _ = monday.isocalendar()
    return Meaning(f"{year}-W{number:02d}", monday, monday + timedelta(days=6))


def weekend(within: date) -> Meaning:
    """Saturday and Sunday of the week of a day."""
    found = week(within)
    assert found.first is not None
    return Meaning(f"{found.value}-WE", found.first + timedelta(days=5), found.last)


def month(first: date) -> Meaning:
    """The month that begins on that day."""
    return Meaning(first.isoformat()[:7], first, last_of_month(first))


def quarter(year: int, number: int) -> Meaning:
    """A quarter of a year."""
    first = date(year, 3 * number - 2, 1)
    return Meaning(f"{year}-Q{number}", first, last_of_month(month_back(first, -2)))


def season(year: int, name: str) -> Meaning:
    """A season; the winter of a year begins in its December."""
    code, opens = SEASONS[name]
    first = date(year, opens, 1)
    return Meaning(f"{year}-{code}", first, last_of_month(month_back(first, -2)))


def year(number: int) -> Meaning:
    """A year."""
    return Meaning(f"{number:04d}", date(number, 1, 1), date(number, 12, 31))


def years(first: int, count: int, value: str) -> Meaning:
    """Several years: a decade, a century."""
    return Meaning(value, date(first, 1, 1), date(first + count - 1, 12, 31))


def around(within: date, unit: str, step: int) -> Meaning:
    """The unit that a day lies in, or the one so many steps after it."""
    steps: dict[str, Callable[[], Meaning]] = {
        "day": lambda: day(within + timedelta(days=step)),
        "week": lambda: week(within + timedelta(weeks=step)),
        "weekend": lambda: weekend(within + timedelta(weeks=step)),
        "month": lambda: month(month_back(within.replace(day=1), -step)),
        "quarter": lambda: quarter(
            within.year + (quarter_of(within)[1] - 1 + step) // 4, (quarter_of(within)[1] - 1 + step) % 4 + 1
        ),
        "year": lambda: year(within.year + step),
        "decade": lambda: years(within.year // 10 * 10 + 10 * step, 10, str(within.year // 10 + step)),
        "century": lambda: years(within.year // 100 * 100 + 100 * step, 100, f"{within.year // 100 + step:02d}"),
    }
    return steps[unit]() if unit in steps else opened(VAGUE)


_THIRDS = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2, "close": 2}


def shaded(found: Meaning, shade: str | None, anchor: date | None) -> Meaning:
    """The first, middle or last third of an interval ("early May"); "earlier this month" ends where the report begins.

    The value stays that of the whole, as in TIMEX3, which tells the shade elsewhere (``mod``).
    """
    if not shade or found.first is None or found.last is None or found.hours:
        return found
    if shade in ("earlier", "later"):
        if anchor is None or not found.first <= anchor <= found.last:
            return found
        return replace(found, last=anchor) if shade == "earlier" else replace(found, first=anchor)
    third, length = _THIRDS.get(shade), (found.last - found.first).days + 1
    if third is None or length < 3:
        return found
    first = found.first + timedelta(days=third * length // 3)
    last = found.first + timedelta(days=(third + 1) * length // 3 - 1)
    return replace(found, first=first, last=last)
