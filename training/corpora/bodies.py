"""News without marks: the bodies of FNC-1's articles (2017), whose headlines and stances are left aside."""

from __future__ import annotations

import csv
from pathlib import Path

from training.corpora.example import Example, paragraphs


def read_bodies(path: Path) -> tuple[Example, ...]:
    """Reads a file with the columns ``Body ID`` and ``articleBody``, in its order."""
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Example(f"fnc-{row['Body ID']}", row["articleBody"], paragraphs(row["articleBody"]))
            for row in csv.DictReader(lines)
        )
