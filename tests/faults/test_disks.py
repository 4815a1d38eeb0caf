"""No room left, and none to write in: one line, what was recorded stays, and with room again all goes on.

A limit on the size of files (``ulimit -f``) stands for the full disk, since anybody may set it; tests/cli has a small
disk, where one may be mounted.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sayso.ledger import Ledger
from tests.cli.program import REPORT, sayso
from tests.faults.harness import hold_to_law
from tests.ledger.golden.laying import lay
from tests.ledger.golden.making import fill

REPORTS = 20
READ = ("read", "--rules-only", "--quiet", "--db", "x.db")


def limited(size: int) -> tuple[str, ...]:
    """Runs what follows so that no file of it grows beyond so many bytes."""
    return ("prlimit", f"--fsize={size}")


@pytest.fixture
def pile(tmp_path: Path) -> list[Path]:
    """Reports that need far more room than there will be."""
    files = [tmp_path / f"{number:02d}.txt" for number in range(REPORTS)]
    for number, file in enumerate(files):
        file.write_text(REPORT.replace("Twelve", str(number + 2)) * 8, "utf-8")
    return files


@pytest.mark.parametrize("size", [60_000, 500_000])
def test_reading_stops_where_there_is_no_room_and_goes_on_where_there_is(
    tmp_path: Path, pile: list[Path], size: int
) -> None:
    """One line, status 4, with what was recorded; the ledger holds that, whole, and the rest when it is read again."""
    ran = sayso(*READ, *pile, cwd=tmp_path, under=limited(size))
    (line,) = ran.complaints
    assert "x.db: no room left" in line
    assert ran.status == 4
    with Ledger.open(str(tmp_path / "x.db")) as ledger:
        held = [one.id for one in ledger.reports()]
    assert len(held) < REPORTS
    assert not held or f"recorded {len(held)} report" in line
    hold_to_law(str(tmp_path / "x.db"), held)
    assert sayso(*READ, *pile, cwd=tmp_path).status == 0
    with Ledger.open(str(tmp_path / "x.db")) as ledger:
        assert [one.id for one in ledger.reports()][: len(held)] == held
        assert len(ledger.reports()) == REPORTS


def test_a_copy_for_which_there_is_no_room_is_not_there(tmp_path: Path) -> None:
    """It is told in one line, nothing of it is kept, and it can be made again in the same place."""
    with Ledger.open(str(tmp_path / "x.db")) as ledger:
        fill(ledger)
    ran = sayso("copy", "x.db", "y.db", cwd=tmp_path, under=limited(190_000))
    (line,) = ran.complaints
    assert "y.db: no room left" in line
    assert ran.status == 4
    assert sayso("copy", "x.db", "y.db", cwd=tmp_path).status == 0


def test_a_ledger_for_whose_upgrade_there_is_no_room_stays_as_it_was(tmp_path: Path, pile: list[Path]) -> None:
    """Of the revision that it was of, with all that it held; with room it is upgraded."""
    path = tmp_path / "x.db"
    lay("0001", str(path))
    size = path.stat().st_size
    ran = sayso(*READ, pile[0], cwd=tmp_path, under=limited(size + 4096))
    (line,) = ran.complaints
    assert "x.db: no room left" in line
    assert ran.status == 4
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]
    with Ledger.open(str(path)) as ledger:
        assert [one for one in ledger.check() if one.faults] == []


def test_on_a_disk_that_may_only_be_read_all_is_answered_and_nothing_written(tmp_path: Path, pile: list[Path]) -> None:
    """Questions are answered; what would write is refused in one line, and what it would have written is not there."""
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    assert sayso("read", "--rules-only", "--quiet", pile[0], "--db", shelf / "x.db", cwd=tmp_path).status == 0
    for one in shelf.iterdir():
        one.chmod(0o444)
    shelf.chmod(0o555)
    before = {one.name: one.read_bytes() for one in shelf.iterdir()}
    try:
        for command in ("events", "claims", "reports", "verify"):
            ran = sayso(command, "--db", shelf / "x.db", cwd=tmp_path, bound=True)
            assert (ran.status, ran.complaints) == (0, []), command
        ran = sayso("read", "--rules-only", pile[1], "--db", shelf / "x.db", cwd=tmp_path, bound=True)
        (line,) = ran.complaints
        assert "x.db: may not be" in line
        assert ran.status == 4
        assert {one.name: one.read_bytes() for one in shelf.iterdir()} == before
    finally:
        shelf.chmod(0o755)
