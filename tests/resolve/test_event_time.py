"""Which of several times an event has."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from sayso.domain.identity import Time
from sayso.domain.text import Span
from sayso.resolve.dating import is_wide
from sayso.resolve.event_time import time_told
from sayso.resolve.when import Hold, Tie


def _time(name: str, first: int, days: float) -> Time:
    opens = datetime(2031, 5, first, tzinfo=UTC)
    return Time(name, Span(0, 1), name, "date", opens, opens + timedelta(days=days))


MONDAY, TUESDAY, WEEK = _time("monday", 12, 0.9), _time("tuesday", 13, 0.9), _time("week", 12, 6.9)
MONTH = _time("month", 1, 30)
WHEN = {time.id: time for time in (MONDAY, TUESDAY, WEEK, MONTH)}


@pytest.mark.parametrize(
    ("ties", "told"),
    [
        ([], None),
        ([("monday", Hold.LOOSE), ("tuesday", Hold.FIRM)], "tuesday"),
        ([("monday", Hold.CLEAR), ("tuesday", Hold.CLEAR), ("monday", Hold.LOOSE)], "monday"),
        ([("monday", Hold.CLEAR), ("tuesday", Hold.CLEAR)], "monday"),
        ([("week", Hold.CLEAR), ("tuesday", Hold.CLEAR)], "tuesday"),
        ([("week", Hold.CLEAR), ("tuesday", Hold.LOOSE)], "week"),
        ([("month", Hold.CLEAR), ("tuesday", Hold.LOOSE)], "tuesday"),
    ],
)
def test_the_time_best_borne_out_is_told(ties: list[tuple[str, Hold]], told: str | None) -> None:
    """Firm ties weigh more, of a week and its day the day is told, and of equal ones the first."""
    assert time_told([Tie(*one) for one in ties], WHEN) == told


def test_a_season_is_wide_and_a_month_is_not() -> None:
    """What is wider than a month tells of the past as such."""
    assert (is_wide(_time("season", 1, 91)), is_wide(MONTH), is_wide(Time("open", Span(0, 1), None, "date"))) == (
        True,
        False,
        False,
    )
