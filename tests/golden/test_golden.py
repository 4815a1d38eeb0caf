"""What the program makes of the demo dossier, file by file: a change shows here before a user sees it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.golden.make import HERE, READERS, demo_readings, found_by, golden, write

MADE = golden()


@pytest.mark.parametrize("name", sorted(MADE))
def test_the_demo_is_read_as_it_was(name: str) -> None:
    """This version makes of the report what the golden file says (``python -m tests.golden.make`` writes it anew)."""
    assert MADE[name] == (HERE / name).read_text("utf-8")


def test_the_golden_files_are_made_by_their_command(tmp_path: Path) -> None:
    """The command that makes the golden files anew makes these, all of them and no others."""
    (tmp_path / "gone.html.txt").write_text("left from a report that is no more", "utf-8")
    write(tmp_path)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {
        file.name: file.read_bytes() for file in HERE.glob("*.txt")
    }


def test_a_reader_that_finds_other_things_has_another_name() -> None:
    """What is found does not change under one name: a known report is read anew by a reader of another name alone."""
    known = json.loads(READERS.read_text("utf-8"))
    found = found_by(demo_readings())
    assert found.items() <= known.items(), "raise READING_RULES in sayso/pipeline.py, then python -m tests.golden.make"
