"""What the program makes of the demo dossier, file by file: a change shows here before a user sees it."""

from __future__ import annotations

import json
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from tests.golden.make import HERE, READERS, golden, names, readers, write

ALIKE = 0.95
"""Share of a dossier's lines that two processors have in common; measured between two: 0.989."""


@pytest.mark.parametrize("name", names())
def test_the_demo_is_read_as_it_was(name: str) -> None:
    """The rules make of the report what the golden file says (``python -m tests.golden.make`` writes it anew)."""
    assert golden("rules")[name] == (HERE / "rules" / name).read_text("utf-8")


def test_the_demo_is_read_by_the_model_nearly_as_it_was() -> None:
    """The model makes of the dossier what its golden files say, but for what rounding turns on another processor."""
    made = golden("model")
    now, then = (
        [line for name in sorted(made) if name != "events.txt" for line in told(name).splitlines()]
        for told in (made.__getitem__, lambda name: (HERE / "model" / name).read_text("utf-8"))
    )
    assert SequenceMatcher(None, now, then, autojunk=False).ratio() >= ALIKE


def test_the_golden_files_are_made_by_their_command(tmp_path: Path) -> None:
    """The command that makes the golden files anew makes these, all of them and no others."""
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "gone.html.txt").write_text("left from a report that is no more", "utf-8")
    write(tmp_path)
    made, kept = ({str(file.relative_to(of)) for file in of.glob("*/*.txt")} for of in (tmp_path, HERE))
    assert made == kept
    assert all((tmp_path / "rules" / name).read_text("utf-8") == told for name, told in golden("rules").items())


def test_a_reader_that_finds_other_things_has_another_name() -> None:
    """What is found does not change under one name: a known report is read anew by a reader of another name alone."""
    known = json.loads(READERS.read_text("utf-8"))
    assert readers().items() <= known.items(), "rename what changed, then python -m tests.golden.make"
