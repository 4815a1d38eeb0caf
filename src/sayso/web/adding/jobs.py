"""Addings: each is read behind the pages, one after the other, in bounded number and time, and can be stopped."""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory
from threading import Condition, Event, Thread
from typing import Final

from sayso.batch.engine import read_inputs
from sayso.batch.reading import Outcome
from sayso.batch.recording import Tally, record_outcome
from sayso.domain.reading import Reading
from sayso.errors import NotFound, SaysoError, UnreadableReport
from sayso.fetch.gathering import gathering
from sayso.fetch.manners import POLITE, Manners
from sayso.ledger.recording import Recorded
from sayso.ledger.store import Ledger
from sayso.web.adding import words

MIB: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken: of one adding but for the last two."""

    size: int = 256 * MIB
    """Bytes of all that is sent."""

    files: int = 2_000
    addresses: int = 50
    text: int = 2_000_000
    """Code points that are pasted."""

    seconds: float = 3600
    """Of reading; fetching included, waiting for its turn left out."""

    lines: int = 500
    """Outcomes that are listed; all are counted."""

    waiting: int = 5
    remembered: int = 30


@dataclass(frozen=True, slots=True)
class How:
    """How it is read.

    Attributes:
        ledger: the file or URL of the ledger that is written, beside which fetched pages are archived.
        manners: how addresses are fetched.
        rules_only: whether the learned reader is left out.
        gazetteer: a compiled file of places; None: the one that came with the program.
        apart: whether a process of its own reads, so that the pages are not held up.
    """

    ledger: str
    manners: Manners = POLITE
    rules_only: bool = False
    gazetteer: Path | None = None
    apart: bool = True


class JobState(StrEnum):
    """Where an adding stands."""

    WAITING = "waiting"
    READING = "reading"
    DONE = "done"
    CANCELLED = "cancelled"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one input. ``report`` None: nothing was recorded of it. ``good``: it was read."""

    name: str
    what: str
    good: bool
    report: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be added. ``folder`` holds the files and is removed when all is done."""

    folder: TemporaryDirectory[str]
    files: tuple[Path, ...]
    addresses: tuple[str, ...] = ()
    passed_over: tuple[str, ...] = ()
    """Names of files that were sent and are no reports by their names."""


class _Ended(Exception):
    """Why the reading ends before all is read."""

    def __init__(self, state: JobState, why: str) -> None:
        super().__init__(why)
        self.state = state
        self.why = why


@dataclass
class Job:
    """One adding. Written by the one thread that reads; the pages look at it meanwhile."""

    order: Order
    id: str = field(default_factory=lambda: token_hex(8))
    made_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    state: JobState = JobState.WAITING
    total: int = 0
    done: int = 0
    tally: Tally = field(default_factory=Tally)
    lines: list[Line] = field(default_factory=list)
    reports: list[str] = field(default_factory=list)
    why: str = ""
    """Why it was stopped, in one line; "" where it was not."""

    asked_to_end: Event = field(default_factory=Event)

    @property
    def running(self) -> bool:
        """Whether something is still to come of it."""
        return self.state in {JobState.WAITING, JobState.READING}


class Jobs:
    """The addings to one ledger: read one at a time, by one thread."""

    def __init__(self, ledger: Ledger, how: How, limits: Limits = Limits()) -> None:
        """Nothing is started before something is added.

        Args:
            ledger: what is written; used from a thread of its own.
            how: how it is read.
            limits: how much is taken.
        """
        self.ledger = ledger
        self.how = how
        self.limits = limits
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._queue: deque[Job] = deque()
        self._changed = Condition()
        self._thread: Thread | None = None
        self._closed = False

    def is_full(self) -> bool:
        """Whether so much waits that nothing more is taken."""
        with self._changed:
            return len(self._queue) >= self.limits.waiting

    def add(self, order: Order) -> Job | None:
        """Takes an order, which is this object's from now on; None where too much waits already."""
        with self._changed:
            if self._closed or len(self._queue) >= self.limits.waiting:
                return None
            job = Job(order, total=len(order.files) + len(order.addresses))
            job.lines += [Line(name, words.PASSED_OVER, good=False) for name in order.passed_over[: self.limits.lines]]
            self._jobs[job.id] = job
            self._queue.append(job)
            self._forget()
            if self._thread is None:
                self._thread = Thread(target=self._work, name="adding", daemon=True)
                self._thread.start()
            self._changed.notify_all()
            return job

    def _forget(self) -> None:
        ended = [one for one in self._jobs.values() if not one.running]
        for one in ended[: max(0, len(self._jobs) - self.limits.remembered)]:
            del self._jobs[one.id]

    def job(self, name: str) -> Job:
        """An adding by its id.

        Raises:
            NotFound: none has it, or it was forgotten.
        """
        with self._changed:
            found = self._jobs.get(name)
        if found is None:
            raise NotFound(words.GONE)
        return found

    def recent(self) -> tuple[Job, ...]:
        """The addings that are remembered, the last first."""
        with self._changed:
            return tuple(reversed(self._jobs.values()))

    def cancel(self, name: str) -> Job:
        """Ends an adding after the report under way; one that waits ends at once.

        Raises:
            NotFound: none has this id.
        """
        job = self.job(name)
        job.asked_to_end.set()
        with self._changed:
            if job in self._queue:
                self._queue.remove(job)
                self._end(job, JobState.CANCELLED, words.CANCELLED)
        return job

    def close(self, patience: float = 10.0) -> None:
        """Ends all addings, and waits so many seconds for the one under way."""
        with self._changed:
            self._closed = True
            while self._queue:
                self._end(self._queue.popleft(), JobState.STOPPED, words.CLOSED)
            for job in self._jobs.values():
                job.asked_to_end.set()
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join(patience)

    # ------------------------------------------------------------------ the thread that reads

    def _work(self) -> None:
        while True:
            with self._changed:
                while not self._queue and not self._closed:
                    self._changed.wait()
                if self._closed:
                    return
                job = self._queue.popleft()
                job.state = JobState.READING
            self._run(job)

    def _run(self, job: Job) -> None:
        state, why = JobState.DONE, ""
        try:
            self._read(job, time.monotonic() + self.limits.seconds)
        except _Ended as ended:
            state, why = ended.state, ended.why
        except SaysoError as refused:
            state, why = JobState.STOPPED, str(refused)
        except Exception as fault:  # noqa: BLE001  the next adding is read all the same
            state, why = JobState.STOPPED, f"{words.FAULT} ({type(fault).__name__})"
        self._end(job, state, why)

    def _end(self, job: Job, state: JobState, why: str) -> None:
        job.order.folder.cleanup()
        job.why = why
        job.state = state

    def _read(self, job: Job, deadline: float) -> None:
        def check() -> None:
            if job.asked_to_end.is_set():
                closed = self._closed
                raise _Ended(
                    JobState.STOPPED if closed else JobState.CANCELLED, words.CLOSED if closed else words.CANCELLED
                )
            if time.monotonic() > deadline:
                raise _Ended(JobState.STOPPED, words.TOO_LONG)

        order, how = job.order, self.how
        given = [*map(str, order.files), *order.addresses]
        with gathering(given, how.ledger, how.manners, check) as gathered:
            folders = {order.folder.name: ""}
            outcomes = read_inputs(
                gathered.inputs, rules_only=how.rules_only, gazetteer=how.gazetteer, check=check, apart=how.apart
            )
            for outcome in outcomes:
                self._take(job, gathered.told(outcome, folders))

    def _take(self, job: Job, outcome: Outcome) -> None:
        recorded = record_outcome(self.ledger, outcome, job.tally)
        if recorded is not None:
            job.reports.append(recorded.report)
        if isinstance(outcome, Reading | UnreadableReport):
            job.done += 1
        if len(job.lines) < self.limits.lines:
            job.lines.append(line_of(outcome, recorded))


def line_of(outcome: Outcome, recorded: Recorded | None) -> Line:
    """What became of one input, for a reader."""
    if isinstance(outcome, UnreadableReport):
        return Line(outcome.where, outcome.why, good=False)
    if not isinstance(outcome, Reading) or recorded is None:
        where, _, what = str(outcome).partition(": ")
        return Line(where, what, good=True)
    report = outcome.report
    if recorded.again:
        what = words.AGAIN
    elif not recorded.new:
        what = words.KNOWN
    else:
        what = (words.version if recorded.former or recorded.later else words.recorded)(recorded.claims)
    return Line(report.path or report.url or report.id, what, good=True, report=recorded.report, title=report.title)
