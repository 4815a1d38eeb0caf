"""Full disks, two writers, and death at any moment."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pytest
from sqlalchemy import event

from sayso.domain.ledger import Entry, Refusal
from sayso.errors import LedgerBusy, LedgerForbidden, LedgerFull
from sayso.ledger import Ledger
from sayso.ledger.nearby import MOST_UNDER_A_KEY
from tests.ledger.builders import Page, build
from tests.ledger.pages import body

ROOT = Path(__file__).resolve().parents[2]
WRITER = Path(__file__).with_name("writer.py")


def start_writer(path: Path, first: int, last: int) -> subprocess.Popen[str]:
    """Starts a process that records reports ``first`` to ``last`` and prints each id once it is recorded."""
    command = [sys.executable, str(WRITER), str(path), str(first), str(last)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": "."})


def record_all(ledger: Ledger, numbers: Iterable[int]) -> None:
    """Records the reports of these numbers."""
    for number in numbers:
        ledger.record(build(report(number)))


def report(number: int) -> Page:
    """A report of this number; all tell of one event, three by three in one text."""
    return Page(publisher=f"Outlet {number}", body=body(1 + number % 3))


def test_a_full_disk_keeps_what_was_recorded(tmp_path: Path) -> None:
    """When no page can be added the ledger says so, keeps what it has, and goes on when there is room."""
    with Ledger.open(str(tmp_path / "ledger.db")) as ledger:
        ledger.record(build(report(0)))
        limit = ["PRAGMA max_page_count = 1"]  # SQLite takes the present size for the least
        event.listen(ledger._engine, "checkout", lambda raw, *_: raw.execute(limit[0]).close())
        with pytest.raises(LedgerFull, match="no room left") as full:
            record_all(ledger, range(1, 100))
        assert "\n" not in str(full.value)
        kept = ledger.reports()
        assert len(ledger.events()) == 1
        limit[0] = "PRAGMA max_page_count = 1000000"
        assert ledger.record(build(report(len(kept)))).new
        assert ledger.reports()[: len(kept)] == kept


def test_a_ledger_for_reading_is_not_written(tmp_path: Path) -> None:
    """A database that may not be written says so."""
    path = str(tmp_path / "ledger.db")
    Ledger.open(path).close()
    with Ledger.open(path, read_only=True) as ledger, pytest.raises(LedgerForbidden, match="may not be written"):
        ledger.refuse(Refusal("x", "y"))


def test_another_writer_is_waited_for_and_then_named(tmp_path: Path) -> None:
    """A writer that does not let go in time makes the ledger busy; when it has, all goes on."""
    path = tmp_path / "ledger.db"
    with Ledger.open(str(path), patience=0.1) as ledger:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerBusy, match="another program is writing"):
            ledger.record(build(report(0)))
        assert ledger.reports() == ()  # readers are not held up
        other.execute("ROLLBACK")
        other.close()
        assert ledger.record(build(report(0))).new


def test_two_writers_lose_and_double_nothing(tmp_path: Path) -> None:
    """Two processes that make and fill one ledger at once with overlapping reports record each of them once."""
    path = tmp_path / "ledger.db"
    few = MOST_UNDER_A_KEY - 2  # of more events under one key, which are tied depends on which came first
    writers = [start_writer(path, 0, few - 4), start_writer(path, 4, few)]
    for writer in writers:
        writer.communicate()
        assert writer.returncode == 0
    with Ledger.open(str(path)) as ledger:
        entries = list(ledger.entries())
        one_by_one = tmp_path / "other.db"
        with Ledger.open(str(one_by_one)) as other:
            record_all(other, range(few))
            assert contents(entries) == contents(list(other.entries()))
    assert len(entries) == len(contents(entries))
    moments = [entry.recorded_at for entry in entries]
    assert moments == sorted(moments)


def contents(entries: list[Entry]) -> set[str]:
    """What was recorded, by id."""
    return {entry.id for entry in entries}


def test_killed_at_any_moment_nothing_recorded_is_lost(tmp_path: Path) -> None:
    """After each kill the ledger opens, holds all that was reported as recorded, and nothing by halves."""
    path = tmp_path / "ledger.db"
    said: list[str] = []
    for attempt in range(6):
        writer = start_writer(path, 40 * attempt, 40 * attempt + 40)
        assert writer.stdout is not None
        said.append(writer.stdout.readline().strip())  # at least one is recorded
        time.sleep(0.005 + 0.013 * attempt)
        writer.send_signal(signal.SIGKILL)
        rest, _ = writer.communicate()
        said += [line for line in rest.splitlines() if line.startswith("report-") and len(line) == len(said[0])]
        with Ledger.open(str(path)) as ledger:
            known = {one.id for one in ledger.reports()}
            assert known.issuperset(said)
            for name in known:
                assert ledger.report(name).report.id == name
                assert len(ledger.claims(report=name)) == 1
            assert sum(len(one.reports) for one in ledger.events()) == len(known)
    assert len(said) >= 6
    check = sqlite3.connect(path)
    assert check.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert check.execute("PRAGMA foreign_key_check").fetchall() == []
    check.close()
