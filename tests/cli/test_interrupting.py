"""Ctrl-C, noted first and raised where it does no harm."""

from __future__ import annotations

import os
import signal
from concurrent.futures import Future

import pytest

from sayso.batch.engine import read_inputs
from sayso.cli.interrupting import SIGNALS, interruptible
from sayso.demo import demo_files
from sayso.waiting import result_of


@pytest.mark.parametrize("one", SIGNALS)
def test_the_first_signal_is_noted_and_the_second_is_raised_at_once(one: signal.Signals) -> None:
    """The first ends the program where it looks for it, the second wherever it is."""
    with interruptible() as asked:
        asked.check()
        os.kill(os.getpid(), one)
        with pytest.raises(KeyboardInterrupt):
            asked.check()
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), one)


def test_what_was_done_on_a_signal_before_is_done_again() -> None:
    """Outside, the signals mean what they did."""
    before = [signal.getsignal(one) for one in SIGNALS]
    with interruptible():
        pass
    assert [signal.getsignal(one) for one in SIGNALS] == before


def test_an_ignored_signal_stays_ignored() -> None:
    """What was started in the background of a shell is not ended by its Ctrl-C."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with interruptible() as asked:
            os.kill(os.getpid(), signal.SIGINT)
            asked.check()
    finally:
        signal.signal(signal.SIGINT, before)


def test_a_wait_for_work_that_is_never_done_is_called_off() -> None:
    """The lock between the two threads is free afterwards, so the other one can end as well."""
    never: Future[int] = Future()
    with interruptible() as asked:
        os.kill(os.getpid(), signal.SIGTERM)
        with pytest.raises(KeyboardInterrupt):
            result_of(never, asked.check)
    never.set_result(1)
    assert never.result(timeout=0) == 1


@pytest.mark.parametrize("workers", [1, 2])
def test_reading_ends_after_the_report_under_way(workers: int) -> None:
    """What was read before the signal is kept, and no further report is begun."""
    with interruptible() as asked:
        outcomes = read_inputs(demo_files(), workers, rules_only=True, check=asked.check)
        first = next(outcomes)
        os.kill(os.getpid(), signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            next(outcomes)
    assert first is not None
