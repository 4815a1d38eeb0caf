"""Times as the pages show them: UTC first, the publisher's own clock in brackets, never only relative."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sayso.web import words

LAST_MINUTE = time(23, 59)


@dataclass(frozen=True, slots=True)
class Moment:
    """One moment. ``local`` is the publisher's clock, None where that is UTC or the zone is not known."""

    iso: str
    utc: str
    local: str | None


def day(when: date) -> str:
    """A day of a calendar."""
    return f"{when.day} {words.MONTHS[when.month - 1]} {when.year}"


def _clock(when: datetime) -> str:
    return when.strftime("%H:%M")


def _offset(when: datetime) -> str:
    minutes = int((when.utcoffset() or timedelta()).total_seconds() // 60)
    sign = "\u2212" if minutes < 0 else "+"
    return f"UTC{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def moment(when: datetime) -> Moment:
    """A moment in UTC with the local clock beside it; a naive one is shown as it stands, without a zone."""
    if when.utcoffset() is None:
        return Moment(when.isoformat(), f"{day(when)}, {_clock(when)}", None)
    utc = when.astimezone(UTC)
    local = None
    if when.utcoffset():
        other = "" if when.date() == utc.date() else f"{day(when)}, "
        local = f"{other}{_clock(when)} {_offset(when)}"
    return Moment(utc.isoformat(), _whole(utc), local)


def shown(when: datetime | None) -> Moment | None:
    """A moment as the pages show it; None stays None."""
    return None if when is None else moment(when)


def published(when: datetime | None) -> Moment | None:
    """When a report was published: a day alone where it gives no hour, which is read as its midnight."""
    if when is None or when.time() != time.min:
        return shown(when)
    return Moment(when.isoformat(), day(when), None)


def days(first: date, last: date) -> str:
    """Days of a calendar, both inclusive."""
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    if first.year == last.year:
        return f"{first.day} {words.MONTHS[first.month - 1]} – {day(last)}"
    return f"{day(first)} – {day(last)}"


def interval(earliest: datetime | None, latest: datetime | None, *, whole_days: bool = True) -> str | None:
    """When an event happened, between two inclusive bounds; None where neither is known.

    Bounds that take in whole days are shown as days of the calendar they were told in, others with times in UTC;
    ``whole_days`` False: these too, since they are moments and no calendar days.
    """
    if earliest is None or latest is None:
        return _open(earliest, latest)
    if whole_days and earliest.time() == time.min and latest.time() >= LAST_MINUTE:
        return days(earliest.date(), latest.date())
    first, last = (_in_utc(bound) for bound in (earliest, latest))
    if first == last:
        return _whole(first)
    if first.date() == last.date():
        if _clock(first) == _clock(last):
            return _whole(first)
        return f"{day(first)}, {_clock(first)}–{_clock(last)} UTC"
    return f"{day(first)}, {_clock(first)} – {_whole(last)}"


def _open(earliest: datetime | None, latest: datetime | None) -> str | None:
    if earliest is not None:
        return words.not_before(day(earliest) if earliest.time() == time.min else _whole(_in_utc(earliest)))
    if latest is not None:
        return words.not_after(day(latest) if latest.time() >= LAST_MINUTE else _whole(_in_utc(latest)))
    return None


def _whole(when: datetime) -> str:
    return f"{day(when)}, {_clock(when)} UTC"


def _in_utc(when: datetime) -> datetime:
    return when.astimezone(UTC) if when.utcoffset() is not None else when.replace(tzinfo=UTC)
