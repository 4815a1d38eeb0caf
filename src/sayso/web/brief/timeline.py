"""The events of a brief on a line of time, as a picture: when each happened, and when it was said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sayso.domain.quotation import shortened
from sayso.ledger.overview import Listed
from sayso.web import labels, moments
from sayso.web.brief import says
from sayso.web.brief.told import Line, Span, TimePicture, Written
from sayso.web.timelinepage import Axis, Range, axis_of, happened

WIDTH: Final = 720.0
LEFT: Final = 236.0
"""Where the axis begins; the events' names stand before it."""

ROW: Final = 24.0
HEAD: Final = 26.0
TICKS: Final = 4
THIN: Final = 4.0
LETTERS: Final = 38


def time_picture(events: Sequence[tuple[int, Listed]]) -> TimePicture | None:
    """The timeline of those events of which it is known when they happened; None: of none.

    Args:
        events: with their numbers in the brief.
    """
    dated = [(number, one) for number, one in events if happened(one)]
    axis = axis_of(one for _, one in dated)
    if axis is None:
        return None
    dated.sort(key=lambda one: (happened(one[1]) or (axis.last, axis.last), one[0]))
    return TimePicture(
        width=WIDTH,
        height=HEAD + ROW * len(dated) + 6,
        left=LEFT,
        ticks=tuple(_ticks(axis)),
        lines=tuple(_line(axis, at, number, one) for at, (number, one) in enumerate(dated)),
    )


def beside_timeline(events: Sequence[Listed]) -> tuple[str, ...]:
    """How many of the brief's events have a date, and how many have none."""
    dated = sum(happened(one) is not None for one in events)
    return (says.on_timeline(dated), labels.without_date(len(events) - dated))


def _ticks(axis: Axis) -> list[Written]:
    step = (axis.last - axis.first) / TICKS
    found = [axis.first + step * (n + 0.5) for n in range(TICKS)]
    days: dict[str, Written] = {}
    for one in found:
        words = moments.day(one.date())
        days.setdefault(words, Written(_x(axis.at(one)), HEAD - 12, words))
    return list(days.values())


def _x(at: float) -> float:
    """Thousandths of the axis as pixels."""
    return round(LEFT + at / 1000 * (WIDTH - LEFT - 8), 1)


def _line(axis: Axis, at: int, number: int, one: Listed) -> Line:
    clocks: tuple[tuple[str, Range | None], ...] = (
        (labels.CLOCK_HAPPENED, happened(one)),
        (labels.CLOCK_SAID, one.said),
    )
    spans = tuple(_span(axis, clock, when) for clock, when in clocks if when)
    label = shortened(one.label, LETTERS)
    return Line(number, label[:1].upper() + label[1:], HEAD + ROW * at, spans)


def _span(axis: Axis, clock: str, when: Range) -> Span:
    left, right = _x(axis.at(when[0])), _x(axis.at(when[1]))
    told = moments.interval(*when, whole_days=clock == labels.CLOCK_HAPPENED) or ""
    return Span(clock, left, round(max(right - left, THIN), 1), f"{clock} {told}")
