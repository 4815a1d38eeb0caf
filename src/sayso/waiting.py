"""Waiting for another thread's or process's work so that it can be called off."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, wait
from typing import TypeAlias, TypeVar

Check: TypeAlias = Callable[[], None]
"""Raises where all is to end; does nothing otherwise."""

PATIENCE = 0.1
"""Seconds between two checks."""

_R = TypeVar("_R")


def go_on() -> None:
    """The check that never ends anything."""


def result_of(future: Future[_R], check: Check) -> _R:
    """Waits for work to be done and checks meanwhile.

    An exception that a signal raises in the midst of a wait can leave a future's lock held for good: so the wait is
    short, and what ends it is raised between two.

    Raises:
        Exception: what the work raised, or what ``check`` did.
    """
    check()
    while not wait([future], PATIENCE).done:
        check()
    return future.result()
