"""A server that is cut off in the midst of reading and writing, and comes back: nobody who writes notices, or loses."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from random import Random
from threading import Thread

from tests.contract.server import Server
from tests.faults.harness import ROOT, Tally, fill, hold_to_law

PATIENCE = 60.0
"""Seconds within which whoever works on the ledger must be heard of again after the server is back."""

CREW = (("reading", "1000"), ("reading", "5000"), ("reviewing", "100"), ("exporting", ""))
"""Who works on the ledger at once: what each does, and its first number."""


class Worker:
    """A process that works on a ledger, and what it has said."""

    def __init__(self, action: str, where: str, more: str) -> None:
        path = os.pathsep.join(part for part in (str(ROOT), os.environ.get("PYTHONPATH")) if part)
        self.action = action
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.actor", action, where, more],
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": path},
        )
        self.lines: list[str] = []
        self._ear = Thread(target=self._hear, daemon=True)
        self._ear.start()

    def _hear(self) -> None:
        assert self.process.stdout is not None
        self.lines.extend(line[:-1] for line in self.process.stdout if line.endswith("\n"))

    def heard_again(self) -> bool:
        """Whether it says that more was done than it had said by now, and goes on."""
        before, until = self.lines.count("away") - len(self.lines), time.monotonic() + PATIENCE
        while self.lines.count("away") - len(self.lines) == before:
            if self.process.poll() is not None or time.monotonic() > until:
                return False
            time.sleep(0.02)
        return True

    def end(self) -> None:
        """Ends it in the midst of whatever it does; what it said is complete then."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self._ear.join()
        assert self.process.stdout is not None
        self.process.stdout.close()


@contextmanager
def at_work(where: str) -> Iterator[list[Worker]]:
    """The crew, until the block ends."""
    with ExitStack() as ends:
        crew = [Worker(action, where, more) for action, more in CREW]
        for one in crew:
            ends.callback(one.end)
        yield crew


def restarting(server: Server, where: str, times: int, rng: Random) -> Tally:
    """Cuts the server off so often under load, and holds the ledger to law 10 after each time and at the end.

    Args:
        server: as long as it is gone nobody can write; it is gone for up to a second.
        where: an empty place on it.
        times: how often.
        rng: draws the moments.
    """
    tally = Tally()
    fill(where, 5)
    with at_work(where) as crew:
        assert all(one.heard_again() for one in crew)
        for _ in range(times):
            time.sleep(rng.uniform(0.0, 1.0))
            server.stop()
            time.sleep(rng.uniform(0.0, 1.0))
            server.start()
            tally.kills += 1
            silent = [one.action for one in crew if not one.heard_again()]
            assert not silent, f"not heard of again after the server was back: {silent}"
            tally.in_time += 1
    tally.done = [line for one in crew for line in one.lines if line.startswith(("report-", "judgement-"))]
    tally.said = len(tally.done)
    hold_to_law(where, tally.done)
    return tally
