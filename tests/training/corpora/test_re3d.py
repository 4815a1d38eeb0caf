"""re3d's lines of JSON."""

from __future__ import annotations

import json
from pathlib import Path

from training.corpora.re3d import read_re3d

TEXT = "The army of Tarnia used a T-9 tank.\n\nOla Berg spoke."


def mark(words: str, kind: str, *, shift: int = 0) -> str:
    """One line of the entities' file."""
    begin = TEXT.index(words) + shift
    row = {"documentId": "d", "begin": begin, "end": begin + len(words), "type": kind, "value": words}
    return json.dumps(row)


def test_the_longer_of_two_marks_counts(tmp_path: Path) -> None:
    """Quantities are no entities, and a mark beside its words is left out, as is a folder that is not free."""
    marks = [
        mark("Tarnia", "Location"),
        mark("The army of Tarnia", "Organisation"),
        mark("T-9 tank", "MilitaryPlatform"),
        mark("Ola Berg", "Person"),
        mark("spoke", "Quantity"),
        mark("used", "Weapon", shift=1),
    ]
    for name in ("Wikipedia", "Delegation of the European Union to Syria"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "documents.json").write_text(json.dumps({"_id": "d", "text": TEXT}) + "\n", encoding="utf-8")
        (tmp_path / name / "entities.json").write_text("\n".join(marks), encoding="utf-8")
    (only,) = read_re3d(tmp_path)
    assert only.name == "re3d/Wikipedia/d"
    assert len(only.blocks) == 2
    assert only.entities is not None
    assert [(TEXT[one.span.start : one.span.end], sorted(one.kinds)) for one in only.entities.spans] == [
        ("The army of Tarnia", ["armed-group", "organisation"]),
        ("T-9 tank", ["vehicle", "weapon"]),
        ("Ola Berg", ["person"]),
    ]
    assert "facility" not in only.entities.marked
