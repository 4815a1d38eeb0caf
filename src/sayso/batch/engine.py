"""Reads many inputs in the order given, on one process or several; one input's failure never stops the others."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import TypeAlias

from sayso.domain.reading import Reading
from sayso.errors import ReaderFailed, UnreadableReport, UnusableModel
from sayso.model.installed import installed_tagger
from sayso.pipeline import read_document
from sayso.read.inputs import open_input
from sayso.read.report import read_report
from sayso.read.told import Given, read_given

Input: TypeAlias = Path | Given | UnreadableReport
Outcome: TypeAlias = Reading | UnreadableReport

AHEAD = 4
"""Readings in flight for each worker: enough to keep it busy, few enough to bound memory."""


@dataclass(frozen=True, slots=True)
class How:
    """How to read: with the installed model unless ``rules_only``; ``threads``: cores for it, 0 for all."""

    rules_only: bool = False
    threads: int = 0


def read_file(file: Path | Given, how: How = How()) -> Outcome:
    """Reads one file, or what is at hand of one, to the end.

    Whatever goes wrong with this input becomes its outcome. A fault of the reader counts as one too, because a pile of
    ten thousand reports must not stop at the one that finds a bug.

    Raises:
        UnusableModel: the installed model cannot be run.
    """
    try:
        document = read_given(file) if isinstance(file, Given) else read_report(open_input(file), path=str(file))
        return read_document(document, None if how.rules_only else installed_tagger(how.threads))
    except UnreadableReport as refused:
        return refused
    except UnusableModel:
        raise  # no fault of this input, and no other will fare better
    except Exception as fault:  # noqa: BLE001  quarantined with its reason
        return ReaderFailed(str(file), f"the reader failed on it ({type(fault).__name__}: {str(fault)[:200]})")


def read_inputs(inputs: Iterable[Input], workers: int = 1, *, rules_only: bool = False) -> Iterator[Outcome]:
    """Reads the inputs and yields their outcomes in the same order.

    Args:
        inputs: files, reports at hand, or refusals that are passed through.
        workers: processes to read with; 1 reads in this one.
        rules_only: leave the installed model out.
    """
    if workers <= 1:
        yield from (_read_here(one, How(rules_only)) for one in inputs)
    else:
        yield from _read_with(inputs, workers, How(rules_only, threads=1))


def _pool(workers: int) -> ProcessPoolExecutor:
    # Not fork: the parent holds a database connection and progress threads that a forked child must not inherit.
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"))


def _read_with(inputs: Iterable[Input], workers: int, how: How) -> Iterator[Outcome]:
    left = iter(inputs)
    waiting: deque[tuple[Input, Future[Outcome] | None]] = deque()
    pool = _pool(workers)
    try:
        while True:
            try:
                for one in islice(left, workers * AHEAD - len(waiting)):
                    waiting.append((one, None))  # held first: a pool that breaks at once must not lose it
                    waiting[-1] = (one, _submit(pool, one, how))
                if not waiting:
                    return
                one, future = waiting[0]
                outcome = future.result() if future else _read_here(one, how)
            except BrokenProcessPool:
                pool.shutdown(wait=False)
                yield from (_read_alone(held, how) for held, _ in waiting)
                waiting.clear()
                pool = _pool(workers)
            else:
                waiting.popleft()
                yield outcome
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, one: Input, how: How) -> Future[Outcome] | None:
    return None if isinstance(one, UnreadableReport) else pool.submit(read_file, one, how)


def _read_here(one: Input, how: How) -> Outcome:
    return one if isinstance(one, UnreadableReport) else read_file(one, how)


def _read_alone(one: Input, how: How) -> Outcome:
    """Reads one input in a process of its own: a worker died, and this finds out on which input."""
    if isinstance(one, UnreadableReport):
        return one
    with _pool(1) as alone:
        try:
            return alone.submit(read_file, one, how).result()
        except BrokenProcessPool:
            return ReaderFailed(str(one), "the reading process died on it (out of memory, or killed)")
