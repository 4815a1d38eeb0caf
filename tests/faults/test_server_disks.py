"""A server whose disk is full: one line, what was recorded stays, and with room again all goes on."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

import pytest
from sqlalchemy import create_engine, text

from sayso.errors import LedgerAway, LedgerFull
from sayso.ledger import Ledger
from tests.cli.program import REPORT, sayso
from tests.contract.server import Server, running
from tests.faults.harness import fill, hold_to_law
from tests.ledger.builders import Page, build
from tests.ledger.pages import body

SCARCELY = 256 << 10
"""Bytes that are left on a disk that is almost full: room for a few reports."""

MANY = 500
"""Reports for which there is no room by far."""


@pytest.fixture
def small() -> Iterator[Path]:
    """A disk of a few mebibytes, on which anybody may write."""
    with TemporaryDirectory(prefix="sayso-small-") as name:
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=96m,mode=777", "none", name], check=False)
        if mounted.returncode:
            pytest.skip("no small disk could be mounted here (needs root)")
        try:
            yield Path(name)
        finally:
            subprocess.run(["umount", name], check=True)


@contextmanager
def almost_full(disk: Path) -> Iterator[None]:
    """Other people's files take nearly all the room, until the block ends."""
    ballast = disk / "ballast"
    free = os.statvfs(disk)
    with ballast.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, free.f_bavail * free.f_frsize - SCARCELY)
    try:
        yield
    finally:
        ballast.unlink()


def record_some(ledger: Ledger, said: list[str], reports: int = MANY) -> None:
    """Records reports, and notes each that is recorded."""
    for number in range(len(said), len(said) + reports):
        page = Page(publisher=f"Outlet {number}", body=body(1 + number % 3))
        said.append(ledger.record(build(page)).report)


def address(server: Server) -> str:
    """What a user would name it by."""
    return server.url.render_as_string(hide_password=False)


def test_a_server_without_room_for_data_keeps_what_was_recorded(small: Path) -> None:
    """One line that says so, questions are answered, nothing is there by halves, and with room it goes on."""
    said: list[str] = []
    with running(small, log=Path(gettempdir())) as server, Ledger.open(address(server)) as ledger:
        with almost_full(small):
            with pytest.raises(LedgerFull, match="no room left on the server's disk") as full:
                record_some(ledger, said)
            assert "\n" not in str(full.value)
            assert [one.id for one in ledger.reports()] == said
            hold_to_law(address(server), said)
        record_some(ledger, said, 3)
        assert [one.id for one in ledger.reports()] == said


def test_a_server_that_its_full_disk_ends_loses_nothing(small: Path) -> None:
    """Without room for its log it breaks down and stays away, which one line says; with room it holds all again."""
    said: list[str] = []
    with running(Path(gettempdir()), log=small) as server, Ledger.open(address(server), patience=0.5) as ledger:
        with almost_full(small):
            with pytest.raises(LedgerAway, match="postgresql") as away:
                record_some(ledger, said)
            assert "\n" not in str(away.value)
        assert said
        server.start()
        hold_to_law(address(server), said)
        record_some(ledger, said, 3)
        assert [one.id for one in ledger.reports()] == said


def test_reading_and_copying_to_a_full_server_are_told_in_one_line(small: Path, tmp_path: Path) -> None:
    """Status 4; what was read is there, of a copy nothing; with room both go on as if nothing had been."""
    (tmp_path / "pile").mkdir()
    for number in range(12):
        (tmp_path / "pile" / f"{number:02d}.txt").write_text(REPORT.replace("Twelve", str(number + 2)) * 40, "utf-8")
    fill(str(tmp_path / "x.db"), 40)
    read = ("read", "--rules-only", "--quiet", "pile", "--db")
    with running(small, log=Path(gettempdir())) as server:
        for command in (read, ("copy", "x.db")):
            place = emptied(server)
            Ledger.open(place).close()
            with almost_full(small):
                ran = sayso(*command, place, cwd=tmp_path)
                (line,) = ran.complaints
                assert "no room left on the server's disk" in line
                assert ran.status == 4
                with Ledger.open(place) as ledger:
                    held = len(ledger.reports())
                assert (f"recorded {held} report" in line) if command is read and held else not held
            assert sayso(*command, place, cwd=tmp_path).status == 0
            hold_to_law(place, [])


def emptied(server: Server) -> str:
    """The server's address with nothing there."""
    engine = create_engine(server.url)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return address(server)
