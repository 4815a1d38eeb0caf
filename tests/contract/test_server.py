"""The throwaway server keeps its promises: found or told how to get, alone, and gone afterwards."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from sqlalchemy import URL, create_engine, text

from tests.contract.server import NoServer, binaries, throwaway


def test_the_newest_server_is_taken(tmp_path: Path) -> None:
    """Versions are numbers: 15 is newer than 9."""
    for version in ("9", "15", "13", "common"):
        (tmp_path / version / "bin").mkdir(parents=True)
        (tmp_path / version / "bin" / "postgres").touch()
    assert binaries(tmp_path) == tmp_path / "15" / "bin"


def test_a_machine_without_server_is_told_how_to_get_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is skipped in silence."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoServer, match=r"\.ci/system.*“postgresql”"):
        binaries(tmp_path)


class BrokenDown(Exception):
    """What a failing test would raise."""


def break_down(home: list[Path], number: list[int]) -> None:
    """Uses a server and fails; tells where it was, and its process."""
    with throwaway() as url:
        home.append(Path(str(url.query["host"])))
        engine = create_engine(url)
        with engine.connect() as connection:
            assert connection.execute(text("SHOW data_directory")).scalar_one() == str(home[0] / "data")
        engine.dispose()
        number.append(int((home[0] / "data" / "postmaster.pid").read_text().split()[0]))
        os.kill(number[0], 0)
        raise BrokenDown


def test_nothing_of_it_is_left(server: URL) -> None:
    """A second server runs beside the first, and is gone with its folder even after a failure."""
    home: list[Path] = []
    number: list[int] = []
    with pytest.raises(BrokenDown):
        break_down(home, number)
    assert str(home[0]) != server.query["host"]
    assert not home[0].exists()
    with pytest.raises(ProcessLookupError):
        os.kill(number[0], 0)
