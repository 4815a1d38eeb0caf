"""Bad input gets one line that names the file and what is wrong; the other files of the command are still read."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.program import REPORT, Ran, sayso


def _missing(folder: Path) -> Path:
    return folder / "gone.txt"


def _empty_folder(folder: Path) -> Path:
    (folder / "nothing").mkdir()
    return folder / "nothing"


def _empty(folder: Path) -> Path:
    (folder / "empty.txt").write_bytes(b"")
    return folder / "empty.txt"


def _white(folder: Path) -> Path:
    (folder / "white.txt").write_bytes(b" \n\t\r\n ")
    return folder / "white.txt"


def _binary(folder: Path) -> Path:
    (folder / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    return folder / "photo.txt"


def _undecodable(folder: Path) -> Path:
    (folder / "half.txt").write_bytes(b"\xff\xfe" + b"\x00\xd8a\x00" * 20)  # UTF-16 by its mark, half characters within
    return folder / "half.txt"


def _huge(folder: Path) -> Path:
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    return folder / "huge.txt"


CASES: dict[str, tuple[Callable[[Path], Path], str]] = {
    "missing file": (_missing, "no such file"),
    "folder without reports": (_empty_folder, "holds no reports"),
    "empty file": (_empty, "empty"),
    "white space alone": (_white, "white space"),
    "binary file": (_binary, "PNG"),
    "undecodable text": (_undecodable, "utf-16"),
    "200 MB file": (_huge, "MiB"),
}


@pytest.mark.parametrize("case", CASES)
def test_bad_input_has_one_line_and_the_others_are_read(tmp_path: Path, case: str) -> None:
    """The bad input's line names it and what is wrong, the status is 1, and the good report is in the ledger."""
    make, told = CASES[case]
    bad = make(tmp_path)
    (tmp_path / "good.txt").write_text(REPORT, "utf-8")
    ran = sayso("read", bad, "good.txt", "--db", "x.db", cwd=tmp_path)
    (line,) = ran.complaints
    assert str(bad) in line
    assert told.casefold() in line.casefold()
    assert "Traceback" not in ran.err
    assert ran.status == 1
    listed = sayso("reports", "--db", "x.db", cwd=tmp_path).out
    assert "1 report; 1 could not be read" in listed


def test_nothing_readable_is_told_by_the_status(tmp_path: Path) -> None:
    """When no input can be read the status is 3."""
    assert sayso("read", "gone.txt", "--db", "x.db", cwd=tmp_path).status == 3


def test_a_file_that_may_not_be_opened_is_named(tmp_path: Path) -> None:
    """A file without read permission gets its line and the others are read."""
    (tmp_path / "secret.txt").write_text(REPORT, "utf-8")
    (tmp_path / "secret.txt").chmod(0)
    (tmp_path / "good.txt").write_text(REPORT, "utf-8")
    ran = sayso("read", "secret.txt", "good.txt", "--db", "x.db", cwd=tmp_path, bound=True)
    (line,) = ran.complaints
    assert "secret.txt" in line
    assert "permission" in line.casefold()
    assert ran.status == 1


def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    """A ledger in a folder without write permission gets one line and status 4."""
    (tmp_path / "good.txt").write_text(REPORT, "utf-8")
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o555)
    ran = sayso("read", "good.txt", "--db", closed / "x.db", cwd=tmp_path, bound=True)
    assert len(ran.complaints) == 1
    assert ran.status == 4


def _not_a_database(folder: Path) -> None:
    (folder / "x.db").write_text("These are minutes of a meeting, not a database.\n" * 50, "utf-8")


def _tamper(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(folder / "x.db")) as database, database:
        database.execute(statement)


def _other_database(folder: Path) -> None:
    _tamper(folder, "CREATE TABLE stamps (id)")


def _newer_ledger(folder: Path) -> None:
    (folder / "first.txt").write_text(REPORT, "utf-8")
    sayso("read", "first.txt", "--db", "x.db", cwd=folder)
    _tamper(folder, "UPDATE alembic_version SET version_num = '9999'")


@pytest.mark.parametrize("make", [_not_a_database, _other_database, _newer_ledger])
def test_a_database_that_is_not_ours_is_left_alone(tmp_path: Path, make: Callable[[Path], None]) -> None:
    """A file that is no ledger, another program's, or a later version's gets one line, status 4, and is not changed."""
    make(tmp_path)
    before = (tmp_path / "x.db").read_bytes()
    (tmp_path / "good.txt").write_text(REPORT, "utf-8")
    ran = sayso("read", "good.txt", "--db", "x.db", cwd=tmp_path)
    (line,) = ran.complaints
    assert "x.db" in line
    assert ran.status == 4
    assert "Traceback" not in ran.err
    assert (tmp_path / "x.db").read_bytes() == before


def test_two_writers_at_once_lose_and_double_nothing(tmp_path: Path) -> None:
    """Two commands that read overlapping piles into one ledger at once both succeed, and each report is there once."""
    for number in range(12):
        (tmp_path / f"{number:02d}.txt").write_text(REPORT.replace("Twelve", str(number + 2)), "utf-8")
    names = sorted(file.name for file in tmp_path.glob("*.txt"))
    command = [sys.executable, "-m", "sayso", "read", "--db", "x.db"]
    writers = [
        subprocess.Popen([*command, *pile], cwd=tmp_path, stderr=subprocess.PIPE) for pile in (names[:8], names[4:])
    ]
    told = [writer.communicate(timeout=100)[1].decode() for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0], told
    assert "12 reports; 0 could not be read" in sayso("reports", "--db", "x.db", cwd=tmp_path).out


def test_a_full_disk_is_told_with_what_was_saved(tmp_path: Path) -> None:
    """On a full disk there is one line that says what was recorded, status 4, and the ledger opens again."""
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(small)], check=False)
    if mounted.returncode:
        pytest.skip("no small disk could be mounted here (needs root)")
    try:
        for number in range(40):
            (tmp_path / f"{number:02d}.txt").write_text(REPORT.replace("Twelve", str(number + 2)) * 8, "utf-8")
        ran = sayso("read", *sorted(tmp_path.glob("*.txt")), "--db", small / "x.db", cwd=tmp_path)
        _told_full(ran)
        again = sayso("reports", "--db", small / "x.db", cwd=tmp_path)
        assert again.status == 0
        assert "report" in again.out
    finally:
        subprocess.run(["umount", str(small)], check=True)


def _told_full(ran: Ran) -> None:
    (line,) = ran.complaints
    assert "room" in line or "full" in line
    assert "recorded" in line
    assert ran.status == 4
