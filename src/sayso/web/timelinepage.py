"""The events of a selection on a line of time: when it happened, was said, and was recorded, never mixed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from sayso.domain.account import EventAccount
from sayso.ledger.overview import Listed, Order
from sayso.web import labels, moments
from sayso.web.desk import Desk
from sayso.web.lists import EVENTS, MOST, counted_beside, event_line, form_of, pager_of, views_of
from sayso.web.pages import Bar, Stretch, Tick, TimeLine, TimelinePage
from sayso.web.selection import PAGE, Selection

WIDTH: Final = 1000.0
BARS: Final = 60
"""Bars of the overview at the most."""

TALL: Final = 60.0
TICKS: Final = 5
THIN: Final = 7.0
"""The least width of a stretch: a moment must be seen too."""

Range = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Axis:
    """A stretch of time that is ``WIDTH`` wide."""

    first: datetime
    last: datetime

    def at(self, when: datetime) -> float:
        """Where a moment is; below 0 and above ``WIDTH`` it lies beyond."""
        return round((when - self.first) / (self.last - self.first) * WIDTH, 1)


def timeline_page(desk: Desk, asked: Selection) -> TimelinePage:
    """The events of a selection on their lines, and over them how many there are of all in each stretch of days."""
    overview = desk.overview(asked.as_of)
    order = asked.order if asked.value("order") else Order.HAPPENED
    found = overview.events(asked.filters, order, asked.offset, PAGE, most=MOST)
    beside = counted_beside(found, narrowed=bool(asked.narrowed()))
    axis = axis_of(found.events)
    bars, ends = _bars(asked, overview.days(asked.filters, most=MOST))
    return TimelinePage(
        form=form_of(desk, asked),
        views=views_of(asked),
        pager=pager_of(asked, found.fitting, EVENTS, *beside, more=found.more),
        bars=bars,
        first=ends[0],
        last=ends[1],
        bars_help=labels.bars_help(MOST, more=found.more),
        ticks=_ticks(axis) if axis else (),
        lines=tuple(_line(one, axis, asked, desk) for one in found.events),
        as_of=moments.shown(asked.as_of),
    )


def _aware(when: datetime) -> datetime:
    return when.astimezone(UTC) if when.utcoffset() is not None else when.replace(tzinfo=UTC)


def happened(one: Listed | EventAccount) -> Range | None:
    """Between which moments it happened; None: neither is known."""
    bounds = [_aware(when) for when in (one.earliest, one.latest) if when is not None]
    return (bounds[0], bounds[-1]) if bounds else None


def axis_of(events: Iterable[Listed]) -> Axis | None:
    """From the first to the last of what happened and was said; None where there is neither."""
    return axis_over([span for one in events for span in (happened(one), one.said) if span])


def axis_over(ranges: Sequence[Range]) -> Axis | None:
    """From the first to the last of these, with some room at both ends; None where there is none."""
    if not ranges:
        return None
    first, last = min(one[0] for one in ranges), max(one[1] for one in ranges)
    room = max((last - first) * 0.02, timedelta(hours=1))
    try:
        return Axis(first - room, last + room)
    except OverflowError:  # the first or the last days that a calendar has
        return Axis(first, last) if last > first else None


def _ticks(axis: Axis) -> tuple[Tick, ...]:
    step = (axis.last - axis.first) / (TICKS - 1)
    found = [axis.first + step * n for n in range(TICKS)]
    return tuple(Tick(axis.at(one), moments.day(one.date())) for one in found)


def _line(one: Listed, axis: Axis | None, asked: Selection, desk: Desk) -> TimeLine:
    clocks = (
        (labels.CLOCK_HAPPENED, happened(one)),
        (labels.CLOCK_SAID, one.said),
        (labels.CLOCK_RECORDED, one.recorded),
    )
    said, recorded = (moments.interval(*span, whole_days=False) if span else None for _, span in clocks[1:])
    stretches = [stretch(axis, clock, span) for clock, span in clocks if span] if axis else []
    return TimeLine(event_line(one, asked, desk), said, recorded, tuple(stretches))


def stretch(axis: Axis, clock: str, span: Range) -> Stretch:
    """Where a range lies on an axis; what lies outside of it is told so."""
    told = moments.interval(*span, whole_days=clock == labels.CLOCK_HAPPENED) or ""
    left, right = axis.at(span[0]), axis.at(span[1])
    if right < 0 or left > WIDTH:
        return Stretch(clock, 0, 0, -1 if right < 0 else 1, labels.outside(clock, told))
    left, right = max(left, 0.0), min(right, WIDTH)
    return Stretch(clock, min(left, WIDTH - THIN), max(right - left, THIN), 0, f"{clock} {told}")


def _bars(asked: Selection, days: Sequence[tuple[date, int]]) -> tuple[tuple[Bar, ...], tuple[str, str]]:
    """The days in bars of equal width, and the first and last of them in words."""
    if not days:
        return (), ("", "")
    first, last = days[0][0], days[-1][0]
    wide = max(1, -(-((last - first).days + 1) // BARS))
    counts: dict[int, int] = {}
    for day, number in days:
        at = (day - first).days // wide
        counts[at] = counts.get(at, 0) + number
    number_of_bars = (last - first).days // wide + 1
    width = WIDTH / max(number_of_bars, 8)
    most = max(counts.values())
    bars = []
    for at, number in sorted(counts.items()):
        begins = first + timedelta(days=at * wide)
        ends = min(begins + timedelta(days=wide - 1), last)
        href = asked.href(**{"from": begins.isoformat(), "to": ends.isoformat()})
        told = labels.bar(moments.days(begins, ends), number)
        bars.append(
            Bar(href, told, round(at * width, 1), round(width * 0.86, 1), round(4 + number / most * TALL, 1), number)
        )
    return tuple(bars), (moments.day(first), moments.day(last))
