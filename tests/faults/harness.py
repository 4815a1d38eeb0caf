"""Kills the actor at random moments, and holds the ledger that it leaves against law 10."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from sqlalchemy import create_engine, text

from sayso.ledger import Ledger
from tests.ledger.builders import Page, build
from tests.ledger.golden.laying import lay
from tests.ledger.pages import body

ROOT = Path(__file__).resolve().parents[2]

LONGEST = 0.25
"""Seconds after which the last kill comes; a report is recorded in a fiftieth of one on an idle machine."""

ENDLESS = frozenset({"reading", "reviewing", "exporting"})
"""What an actor goes on with until it is killed."""

MOST = 4
"""Things that such an actor says before the clock of its kill is started, at the most: else a slow machine has done
nothing yet whenever it is killed."""

Place = Callable[[str], str]
"""Gives an empty place of the store of that name (``sqlite``, ``postgresql``)."""


def dice(seed: str) -> Random:
    """The moments of one run; the same seed kills at the same ones."""
    return Random(seed)  # noqa: S311  nothing is kept secret by it


@dataclass
class Tally:
    """What became of the kills of one action on one store."""

    kills: int = 0
    in_time: int = 0
    """Kills that came before the actor was done with all that it had to do."""

    said: int = 0
    """Things that were reported as done, every one of which was found again."""

    done: list[str] = field(default_factory=list)


def kill_during(action: str, where: str, more: str, rng: Random, tally: Tally) -> list[str]:
    """Runs the actor, kills it at a random moment, and gives the lines that it had said.

    A line that is cut off by the kill was not said.
    """
    command = [sys.executable, "-m", "tests.faults.actor", action, where, more]
    path = os.pathsep.join(part for part in (str(ROOT), os.environ.get("PYTHONPATH")) if part)
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": path}
    ) as actor:
        assert actor.stdout is not None
        assert actor.stdout.readline() == "go\n"
        heard = [actor.stdout.readline() for _ in range(rng.randint(0, MOST) if action in ENDLESS else 0)]
        time.sleep(rng.uniform(0.0, LONGEST))
        tally.in_time += actor.poll() is None
        actor.send_signal(signal.SIGKILL)
        heard += actor.stdout.read().splitlines(keepends=True)
        lines = [line[:-1] for line in heard if line.endswith("\n")]
    tally.kills += 1
    return lines


def hold_to_law(where: str, said: list[str]) -> None:
    """The ledger opens, holds all that was reported as recorded, none of it twice, and nothing by halves."""
    with Ledger.open(where) as ledger:
        entries = list(ledger.entries())
        assert {one.id for one in entries}.issuperset(said)
        moments = [one.recorded_at for one in entries]
        assert moments == sorted(moments)
        assert [fault for one in ledger.check(None) for fault in one.faults] == []
        reports = ledger.reports()
        assert len({one.id for one in reports}) == len(reports)
        list(ledger.events())
    if "://" not in where:
        with closing(sqlite3.connect(where)) as raw:
            assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def writing(action: str, store: str, kills: int, place: Place, rng: Random) -> Tally:
    """Kills during reading, or reviewing, of one ledger that goes on from where the last kill left it."""
    where, tally = place(store), Tally()
    fill(where, 5)
    for attempt in range(kills):
        tally.done += kill_during(action, where, str(100 + 1000 * attempt), rng, tally)
        hold_to_law(where, tally.done)
    tally.said = len(tally.done)
    return tally


def migrating(store: str, kills: int, place: Place, rng: Random) -> Tally:
    """Kills during the upgrade of a ledger of the first revision, which the next one to open it makes good."""
    tally = Tally()
    for _ in range(kills):
        where = place(store)
        lay("0001", where)
        before = _ids(where)
        tally.said += len(kill_during("migrating", where, "", rng, tally))
        hold_to_law(where, before)
    return tally


def copying(store: str, kills: int, place: Place, rng: Random) -> Tally:
    """Kills during a copy: the ledger stays as it is, and the copy is there whole or not at all."""
    tally, source = Tally(), place("sqlite")
    fill(source, 25)
    with Ledger.open(source) as ledger:
        entries = list(ledger.entries())
    for _ in range(kills):
        target = place(store)
        said = kill_during("copying", source, target, rng, tally)
        with Ledger.open(source) as ledger, Ledger.open(target) as copy:
            held = list(copy.entries())
            assert list(ledger.entries()) == entries
            assert held in ([], entries)
            assert not said or held == entries
        tally.said += len(said)
    return tally


def exporting(store: str, kills: int, place: Place, rng: Random) -> Tally:
    """Kills during reading out, which leaves no trace."""
    tally, where = Tally(), place(store)
    fill(where, 5)
    with Ledger.open(where) as ledger:
        entries = list(ledger.entries())
    for _ in range(kills):
        tally.said += len(kill_during("exporting", where, "", rng, tally))
        hold_to_law(where, [one.id for one in entries])
        with Ledger.open(where) as ledger:
            assert list(ledger.entries()) == entries
    return tally


def fill(where: str, reports: int) -> None:
    """Records some reports."""
    with Ledger.open(where) as ledger:
        for number in range(reports):
            ledger.record(build(Page(publisher=f"Outlet {number}", body=body(1 + number % 3))))


def _ids(where: str) -> list[str]:
    """What is recorded, without opening it as a ledger, which would upgrade it."""
    engine = create_engine(where if "://" in where else f"sqlite:///{where}")
    with engine.connect() as connection:
        found = list(connection.execute(text("SELECT id FROM entries")).scalars())
    engine.dispose()
    return found
