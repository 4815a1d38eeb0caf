"""Reads many inputs in the order given, on one process or several; one input's failure never stops the others."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from sayso.batch.alone import Alone, part_of, pool_of, read_here
from sayso.batch.reading import AtHand, How, Input, Outcome, read_every
from sayso.batch.units import Part, Record, Unit, records_of
from sayso.waiting import Check, go_on, result_of

AHEAD = 4
"""Readings in flight for each worker: enough to keep it busy, few enough to bound memory."""


def read_inputs(
    inputs: Iterable[Input],
    workers: int = 1,
    *,
    rules_only: bool = False,
    gazetteer: Path | None = None,
    check: Check = go_on,
    apart: bool = False,
) -> Iterator[Outcome]:
    """Reads the inputs and yields their outcomes in the same order. As ``read_each``, one outcome after the other."""
    for outcomes in read_each(inputs, workers, rules_only=rules_only, gazetteer=gazetteer, check=check, apart=apart):
        yield from outcomes


def read_each(
    inputs: Iterable[Input],
    workers: int = 1,
    *,
    rules_only: bool = False,
    gazetteer: Path | None = None,
    check: Check = go_on,
    apart: bool = False,
) -> Iterator[tuple[Outcome, ...]]:
    """Reads the inputs and yields what came of each, in the same order: one outcome, or as many as it held reports.

    An archive yields as often as it has pages, and once more for what else it held.

    Args:
        inputs: files, reports at hand, or refusals that are passed through. An archive, or a file of posts,
            is opened here and its pages are handed on one at a time, so that no more of it is held than its readers
            have in hand.
        workers: processes to read with; 1 reads in this one.
        rules_only: leave the installed model out.
        gazetteer: a compiled file of places; None: the one that came with the program.
        check: called before each input, and while processes read; what it raises ends the reading.
        apart: whether even one reader has a process of its own: for a door that must go on answering meanwhile.
    """
    units = (Unit(number, one) for number, one in enumerate(inputs))
    for part in Processes(workers, apart).parts(units, How(rules_only, gazetteer=gazetteer), check):
        yield part.outcomes


@dataclass(frozen=True, slots=True)
class Processes:
    """The engine of one machine: so many processes; 1 reads in this one, and dies of what its reader dies of.

    ``apart``: even one has a process of its own.
    """

    workers: int = 1
    apart: bool = False

    def parts(self, units: Iterable[Unit], how: How, check: Check) -> Iterator[Part]:
        """See ``sayso.batch.job.Engine``."""
        records = (record for unit in units for record in records_of(unit))
        if self.workers > 1 or self.apart:
            yield from _read_with(records, self.workers, replace(how, threads=1), check)
            return
        for record in records:
            check()
            yield read_here(record, how)


def _read_with(records: Iterator[Record], workers: int, how: How, check: Check) -> Iterator[Part]:
    waiting: deque[tuple[Record, Future[tuple[Outcome, ...]] | None]] = deque()
    pool = pool_of(workers)
    try:
        while True:
            try:
                for one in islice(records, workers * AHEAD - len(waiting)):
                    waiting.append((one, None))  # held first: a pool that breaks at once must not lose it
                    waiting[-1] = (one, _submit(pool, one, how))
                if not waiting:
                    return
                record, future = waiting[0]
                part = part_of(record, result_of(future, check)) if future else read_here(record, how)
            except BrokenProcessPool:
                pool.shutdown(wait=False)
                with Alone(how, check) as alone:
                    yield from (alone.read(held) for held, _ in waiting)
                waiting.clear()
                pool = pool_of(workers)
            else:
                waiting.popleft()
                yield part
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, one: Record, how: How) -> Future[tuple[Outcome, ...]] | None:
    return pool.submit(read_every, one.item, how) if isinstance(one.item, AtHand) else None
