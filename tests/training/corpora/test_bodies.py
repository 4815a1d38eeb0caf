"""Bodies of articles without marks."""

from __future__ import annotations

from pathlib import Path

from training.corpora.bodies import read_bodies


def test_a_body_is_a_text_with_its_paragraphs_and_no_marks(tmp_path: Path) -> None:
    """What stands in quotation marks over several lines is one body."""
    path = tmp_path / "bodies.csv"
    path.write_text('Body ID,articleBody\n4,"The dam broke.\n\nNobody, he said, was hurt."\n7,Rain.\n', "utf-8")
    first, second = read_bodies(path)
    assert (first.name, len(first.blocks), first.attributions) == ("fnc-4", 2, None)
    assert second.text == "Rain."
