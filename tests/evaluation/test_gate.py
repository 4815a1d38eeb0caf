"""The gate's own judgement: floors go up, and a fall or a changed set of data is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from evaluation.data import Shared, digest
from evaluation.gate import FLOORS, complaints, raised, read_floors, table, write_floors
from evaluation.tasks import Figure, Result, attribution, seed

MEASURED = Result("task", "sha256:aa", (Figure("found F1", 61.26, 58.0, 64.0),))


def test_a_figure_under_its_floor_is_told() -> None:
    """A figure that fell under its floor is named with both numbers."""
    (said,) = complaints([MEASURED], {"task": {"data": "sha256:aa", "found F1": 62.0}})
    assert "61.3" in said
    assert "62.0" in said


def test_a_figure_at_its_floor_passes() -> None:
    """A figure equal to its floor after rounding passes."""
    assert complaints([MEASURED], {"task": {"data": "sha256:aa", "found F1": 61.3}}) == []


def test_changed_data_is_told() -> None:
    """Data other than the floors were pinned to shuts the gate even where every figure is high."""
    (said,) = complaints([MEASURED], {"task": {"data": "sha256:bb", "found F1": 1.0}})
    assert "data" in said


def test_pinning_never_lowers_a_floor() -> None:
    """Pinning after a worse run keeps the higher floor."""
    floors = raised([MEASURED], {"task": {"data": "sha256:aa", "found F1": 70.0}})
    assert floors["task"]["found F1"] == 70.0


def test_floors_survive_the_file(tmp_path: Path) -> None:
    """Floors written are the floors read."""
    floors = raised([MEASURED, replace(MEASURED, task="home-made, look")], {})
    write_floors(tmp_path / "floors.toml", floors)
    assert read_floors(tmp_path / "floors.toml") == floors


def test_the_table_shows_value_interval_and_floor() -> None:
    """The table has a row with the value, its interval and its floor."""
    assert "| found F1 | 61.3 | 58.0 – 64.0 | 50.0 |" in table([MEASURED], {"task": {"found F1": 50.0}})


def test_a_digest_depends_on_every_byte(tmp_path: Path) -> None:
    """Changing one byte of one file changes the digest."""
    file = tmp_path / "a.txt"
    file.write_bytes(b"one")
    before = digest([file])
    file.write_bytes(b"onf")
    assert digest([file]) != before


@pytest.mark.packs
@pytest.mark.timeout(600)
def test_the_gate_is_open_on_the_development_data(shared: Path) -> None:
    """What this version measures on PolNeAR dev and on the seed lies at or above every pinned floor."""
    there = Shared.at(shared)
    assert complaints([attribution(there), seed(there)], read_floors(FLOORS)) == []
