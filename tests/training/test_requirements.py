"""The pins of training beside those of the program."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]


def pins(path: Path) -> set[tuple[str, str]]:
    """Packages and versions of a list or a lock; a lock may hold two versions, by the age of Python."""
    lines = (line.split()[0].split("==") for line in path.read_text(encoding="utf-8").splitlines() if "==" in line)
    return {(parts[0], parts[1]) for parts in lines if len(parts) == 2}


def test_what_training_shares_with_the_program_is_of_one_version() -> None:
    """Else a graph is made by one ONNX Runtime and measured by another."""
    locked = pins(ROOT / "requirements/dev.lock")
    names = {name for name, _ in locked}
    shared = {(name, version) for name, version in pins(ROOT / "training/requirements.txt") if name in names}
    assert {"numpy", "onnxruntime"} <= {name for name, _ in shared}
    assert shared <= locked
