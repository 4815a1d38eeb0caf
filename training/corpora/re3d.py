"""re3d (Dstl 2017): entities in official and encyclopedic texts on the war in Syria and Iraq, by offsets.

Folders differ in licence. Those read are free for every use by their own LICENSE files: CC BY or CC BY-SA, the Open
Government Licence, the public domain; the European Union's folder goes by a notice of its own and is left out.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sayso.domain.text import Span
from training.corpora.example import Entities, Example, Named, paragraphs

FREE = ("Australian Department of Foreign Affairs", "CENTCOM", "UK Government", "US State Department", "Wikipedia")

KINDS_OF = {
    "Person": frozenset({"person"}),
    "Organisation": frozenset({"organisation", "armed-group"}),
    "Location": frozenset({"place", "facility"}),
    "MilitaryPlatform": frozenset({"vehicle", "weapon"}),
    "Vehicle": frozenset({"vehicle"}),
    "Weapon": frozenset({"weapon"}),
}
MARKED = frozenset(kind for kinds in KINDS_OF.values() for kind in kinds) - {"facility"}
"""Named and described entities alike are marked; "Location" holds facilities only where they are points on a map."""


def read_re3d(folder: Path) -> tuple[Example, ...]:
    """Reads the documents of the free folders that are there, by folder and order; each line is a block.

    Where two marks overlap, the longer one counts; one that does not stand where it says (its words differ from the
    text) is left out.
    """
    examples: list[Example] = []
    for source in FREE:
        if not (folder / source / "documents.json").is_file():
            continue
        marks = defaultdict[str, list[dict[str, Any]]](list)
        for mark in _rows(folder / source / "entities.json"):
            marks[mark["documentId"]].append(mark)
        for row in _rows(folder / source / "documents.json"):
            text: str = row["text"]
            entities = Entities(_apart(text, marks[row["_id"]]), MARKED)
            examples.append(Example(f"re3d/{source}/{row['_id']}", text, paragraphs(text), entities=entities))
    return tuple(examples)


def _rows(path: Path) -> list[dict[str, Any]]:
    """One JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8-sig").split("\n") if line.strip()]


def _apart(text: str, marks: Iterable[dict[str, Any]]) -> tuple[Named, ...]:
    found: list[Named] = []
    for mark in sorted(marks, key=lambda one: (one["begin"] - one["end"], one["begin"])):
        kinds, begin, end = KINDS_OF.get(mark["type"]), mark["begin"], mark["end"]
        if kinds and 0 <= begin < end <= len(text) and text[begin:end] == mark["value"]:
            span = Span(begin, end)
            if not any(span.overlaps(other.span) for other in found):
                found.append(Named(span, kinds))
    return tuple(sorted(found, key=lambda one: one.span))
