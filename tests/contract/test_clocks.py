"""A clock that jumps, in every store: the ledger's time goes on, and what it showed is shown as of then for ever."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sayso.fold.changed import changed
from tests.contract.conftest import Opener
from tests.ledger.builders import MONDAY, Page, build
from tests.ledger.pages import body

JUMPS = (0, 1, 40_000_000, 2, -90_000_000, 3, 3)
"""Seconds from the first moment, as a clock tells them that is set forth by a year, back, and stands still."""


def jumping() -> Callable[[], datetime]:
    """Tells one moment for each of ``JUMPS``, and the last one from then on."""
    left = [MONDAY + timedelta(seconds=one) for one in JUMPS]
    return lambda: left.pop(0) if len(left) > 1 else left[0]


def test_whatever_the_clock_does_entries_stay_in_order(open_ledger: Opener) -> None:
    """Each recording has a moment of its own later than the one before, and none changes what was shown as of it."""
    ledger = open_ledger(clock=jumping())
    shown = []
    for number in range(len(JUMPS)):
        recorded = ledger.record(build(Page(publisher=f"Outlet {number}", body=body(1 + number % 3)))).recorded_at
        assert recorded is not None
        shown.append((recorded, ledger.events(recorded)))
    moments = [moment for moment, _ in shown]
    assert moments == sorted(set(moments))
    assert [one.recorded_at for one in ledger.entries()] == sorted(one.recorded_at for one in ledger.entries())
    for moment, events in shown:
        assert ledger.events(moment) == events
    (now,) = ledger.events()
    assert len(now.reports) == len(JUMPS)
    assert ledger.events(datetime(2020, 1, 1, tzinfo=UTC)) == ()


def test_changes_are_those_between_the_answers_of_two_moments(open_ledger: Opener) -> None:
    """In every store what changed between any two moments is what the whole answers differ in."""
    ledger = open_ledger(clock=jumping())
    moments = [datetime(2020, 1, 1, tzinfo=UTC)]
    for number in range(4):
        recorded = ledger.record(build(Page(publisher=f"Outlet {number}", body=body(1 + number % 3)))).recorded_at
        moments.append(recorded or moments[-1])
    for since, until in zip(moments, moments[2:], strict=False):
        assert ledger.changed(since, until) == changed(ledger.groups(since), ledger.groups(until))
        assert ledger.touched(since, until)
