"""Reads many inputs in the order given, on one process or several; one input's failure never stops the others."""

from __future__ import annotations

import signal
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
from sayso.domain.report import Document
from sayso.errors import ReaderFailed, UnreadableReport, UnusableGazetteer, UnusableModel
from sayso.gazetteer.store import PACKAGED, packaged
from sayso.model.installed import installed_tagger
from sayso.pipeline import read_document
from sayso.read.exports import is_export, posts_in
from sayso.read.inputs import open_input
from sayso.read.post import Aside, Post, read_post
from sayso.read.report import read_reports
from sayso.read.saved import Counted, Saved, read_saved
from sayso.read.told import Given, read_given
from sayso.read.warc import is_archive, open_archive
from sayso.waiting import Check, go_on, result_of

AtHand: TypeAlias = Path | Given | Saved | Post
"""What is still to be read: a file, a report that was fetched, a page of an archive, or a post of an export."""

Input: TypeAlias = AtHand | UnreadableReport
Outcome: TypeAlias = Reading | UnreadableReport | Counted | Aside
"""A report read to the end, a refusal, or what else an archive, or a file of posts, held."""

AHEAD = 4
"""Readings in flight for each worker: enough to keep it busy, few enough to bound memory."""


@dataclass(frozen=True, slots=True)
class How:
    """How to read: with the installed model unless ``rules_only``; ``threads``: cores for it, 0 for all."""

    rules_only: bool = False
    threads: int = 0
    gazetteer: Path | None = None
    """A compiled file of places; None: the one that came with the program."""


def read_file(file: Path, how: How = How()) -> Outcome:
    """Reads a file that holds one report; of several, the first. As ``read_every``."""
    return read_every(file, how)[0]


def read_every(one: AtHand, how: How = How()) -> tuple[Outcome, ...]:
    """Reads all the reports that one file, one fetched page, or one page of an archive holds to the end.

    Whatever goes wrong with this input becomes its outcome. A fault of the reader counts as one too, because a pile of
    ten thousand reports must not stop at the one that finds a bug.

    Raises:
        UnusableModel: the installed model cannot be run.
    """
    try:
        tagger = None if how.rules_only else installed_tagger(how.threads)
        places = packaged(how.gazetteer or PACKAGED)
        return tuple(read_document(document, tagger, places) for document in _documents(one))
    except UnreadableReport as refused:
        return (refused,)
    except (UnusableModel, UnusableGazetteer):
        raise  # no fault of this input, and no other will fare better
    except Exception as fault:  # noqa: BLE001  quarantined with its reason
        return (_failed(one, fault),)


def _documents(one: AtHand) -> tuple[Document, ...]:
    if isinstance(one, Given):
        return read_given(one)
    if isinstance(one, Saved):
        return read_saved(one)
    if isinstance(one, Post):
        return (read_post(one),)
    return read_reports(open_input(one), path=str(one))


def _failed(one: AtHand, fault: Exception) -> ReaderFailed:
    return ReaderFailed(str(one), f"the reader failed on it ({type(fault).__name__}: {str(fault)[:200]})")


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
    opened = _opened(inputs)
    if workers > 1 or apart:
        yield from _read_with(opened, workers, How(rules_only, threads=1, gazetteer=gazetteer), check)
        return
    for one in opened:
        check()
        yield _read_here(one, How(rules_only, gazetteer=gazetteer))


def _opened(inputs: Iterable[Input]) -> Iterator[Input | Counted | Aside]:
    """The inputs, each archive among them as its pages, and each file of posts as its posts."""
    for one in inputs:
        if not isinstance(one, Path) or not (is_archive(one) or is_export(one)):
            yield one
            continue
        try:
            yield from open_archive(one) if is_archive(one) else posts_in(one)
        except Exception as fault:  # noqa: BLE001  quarantined with its reason
            yield _failed(one, fault)


def _pool(workers: int) -> ProcessPoolExecutor:
    # Not fork: the parent holds a database connection and progress threads that a forked child must not inherit.
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_unasked)


def _unasked() -> None:
    """A terminal's Ctrl-C goes to every process: the first one decides what it means."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _read_with(
    inputs: Iterable[Input | Counted | Aside], workers: int, how: How, check: Check
) -> Iterator[tuple[Outcome, ...]]:
    left = iter(inputs)
    waiting: deque[tuple[Input | Counted | Aside, Future[tuple[Outcome, ...]] | None]] = deque()
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
                outcomes = result_of(future, check) if future else _read_here(one, how)
            except BrokenProcessPool:
                pool.shutdown(wait=False)
                yield from (_read_alone(held, how) for held, _ in waiting)
                waiting.clear()
                pool = _pool(workers)
            else:
                waiting.popleft()
                yield outcomes
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, one: Input | Counted | Aside, how: How) -> Future[tuple[Outcome, ...]] | None:
    return pool.submit(read_every, one, how) if isinstance(one, AtHand) else None


def _read_here(one: Input | Counted | Aside, how: How) -> tuple[Outcome, ...]:
    return read_every(one, how) if isinstance(one, AtHand) else (one,)


def _read_alone(one: Input | Counted | Aside, how: How) -> tuple[Outcome, ...]:
    """Reads one input in a process of its own: a worker died, and this finds out on which input."""
    if not isinstance(one, AtHand):
        return (one,)
    with _pool(1) as alone:
        try:
            return alone.submit(read_every, one, how).result()
        except BrokenProcessPool:
            return (ReaderFailed(str(one), "the reading process died on it (out of memory, or killed)"),)
