"""Reads many inputs in the order given, on one process or several; one input's failure never stops the others."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import TypeAlias

from sayso.domain.reading import Reading
from sayso.errors import ReaderFailed, UnreadableReport
from sayso.pipeline import read_document
from sayso.read.inputs import open_input
from sayso.read.report import read_report

Input: TypeAlias = Path | UnreadableReport
Outcome: TypeAlias = Reading | UnreadableReport

AHEAD = 4
"""Readings in flight for each worker: enough to keep it busy, few enough to bound memory."""


def read_file(file: Path) -> Outcome:
    """Reads one file to the end.

    Whatever goes wrong with this input becomes its outcome. A fault of the reader counts as one too, because a pile of
    ten thousand reports must not stop at the one that finds a bug.
    """
    try:
        return read_document(read_report(open_input(file), path=str(file)))
    except UnreadableReport as refused:
        return refused
    except Exception as fault:  # noqa: BLE001  quarantined with its reason
        return ReaderFailed(str(file), f"the reader failed on it ({type(fault).__name__}: {str(fault)[:200]})")


def read_inputs(inputs: Iterable[Input], workers: int = 1) -> Iterator[Outcome]:
    """Reads the inputs and yields their outcomes in the same order.

    Args:
        inputs: files, or refusals that are passed through.
        workers: processes to read with; 1 reads in this one.
    """
    if workers <= 1:
        yield from map(_read_here, inputs)
        return
    yield from _read_with(inputs, workers)


def _pool(workers: int) -> ProcessPoolExecutor:
    # Not fork: the parent holds a database connection and progress threads that a forked child must not inherit.
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"))


def _read_with(inputs: Iterable[Input], workers: int) -> Iterator[Outcome]:
    left = iter(inputs)
    waiting: deque[tuple[Input, Future[Outcome] | None]] = deque()
    pool = _pool(workers)
    try:
        while True:
            try:
                for one in islice(left, workers * AHEAD - len(waiting)):
                    waiting.append((one, None))  # held first: a pool that breaks at once must not lose it
                    waiting[-1] = (one, _submit(pool, one))
                if not waiting:
                    return
                one, future = waiting[0]
                outcome = future.result() if future else _read_here(one)
            except BrokenProcessPool:
                pool.shutdown(wait=False)
                yield from (_read_alone(held) for held, _ in waiting)
                waiting.clear()
                pool = _pool(workers)
            else:
                waiting.popleft()
                yield outcome
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, one: Input) -> Future[Outcome] | None:
    return None if isinstance(one, UnreadableReport) else pool.submit(read_file, one)


def _read_here(one: Input) -> Outcome:
    return one if isinstance(one, UnreadableReport) else read_file(one)


def _read_alone(one: Input) -> Outcome:
    """Reads one input in a process of its own: a worker died, and this finds out on which input."""
    if isinstance(one, UnreadableReport):
        return one
    with _pool(1) as alone:
        try:
            return alone.submit(read_file, one).result()
        except BrokenProcessPool:
            return ReaderFailed(str(one), "the reading process died on it (out of memory, or killed)")
