"""The measure of near-copies, on invented stories."""

from __future__ import annotations

import json
from pathlib import Path

from tests.relate.test_copies import words

from evaluation.origin import containment, figures, joined, runs, stories, tied


def test_the_measure_counts_what_is_there(tmp_path: Path) -> None:
    """Of three stories two are copies: one pair is to be found, it is found, and nothing else is joined."""
    said = " ".join(words(120, 1))
    texts = [said, said + " " + " ".join(words(60, 2)), " ".join(words(150, 3))]
    for number, text in enumerate(texts):
        tree = {"text": f"{text.capitalize()}.", "cluster": {"EventId": number // 2}}
        (tmp_path / f"{number}.json").write_text(json.dumps(tree), "utf-8")
    found = stories(sorted(tmp_path.glob("*.json")))
    assert containment(found[0].whole, found[1].whole) > 0.9
    ties = tied(found)
    assert set(ties) == {(0, 1)}
    assert joined(ties, len(found)) == {(0, 1)}
    assert "pairs above 0.3: 1; of these found: 1" in figures(found, "sha256:0")


def test_brute_force_is_containment_of_the_shorter() -> None:
    """A text within a longer one is contained whole, from either side."""
    short, long = runs("a b c d e f g h i"), runs("x a b c d e f g h i y")
    assert containment(short, long) == containment(long, short) == 1.0
    assert containment(short, runs("a b")) == 0.0
