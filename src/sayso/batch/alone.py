"""Reading in a process of its own what may have brought another down: here it is found out which record did."""

from __future__ import annotations

import signal
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from types import TracebackType
from typing import Self

from sayso.batch.reading import AtHand, How, Outcome, name_of, read_every
from sayso.batch.units import Part, Record
from sayso.errors import ReaderFailed
from sayso.waiting import Check, result_of

DIED = "the reading process died on it (out of memory, or killed)"


def pool_of(workers: int) -> ProcessPoolExecutor:
    """Processes that read."""
    # Not fork: the parent holds a database connection and progress threads that a forked child must not inherit.
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_unasked)


def _unasked() -> None:
    """A terminal's Ctrl-C goes to every process: the first one decides what it means."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


class Alone:
    """Reads records one after the other in a process of their own, and in a new one behind each that it dies on.

    Whatever engine reads, a record is put in quarantine for a death here alone: a process that reads several at once,
    or stands on another machine, may die of something else.
    """

    def __init__(self, how: How, check: Check) -> None:
        self._how = how
        self._check = check
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)

    def read(self, record: Record) -> Part:
        """Reads one record; its death is its outcome."""
        if not isinstance(record.item, AtHand):
            return part_of(record, () if record.item is None else (record.item,))
        self._pool = self._pool or pool_of(1)
        try:
            return part_of(record, result_of(self._pool.submit(read_every, record.item, self._how), self._check))
        except BrokenProcessPool:
            self._pool.shutdown(wait=False)
            self._pool = None
            return part_of(record, (ReaderFailed(name_of(record.item), DIED),))


def part_of(record: Record, outcomes: tuple[Outcome, ...]) -> Part:
    """What came of a record."""
    name = "" if record.item is None else name_of(record.item)
    return Part(record.unit, record.after, record.number, record.last, name, outcomes)


def read_here(record: Record, how: How) -> Part:
    """Reads one record in this process."""
    if isinstance(record.item, AtHand):
        return part_of(record, read_every(record.item, how))
    return part_of(record, () if record.item is None else (record.item,))
