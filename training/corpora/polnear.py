"""PolNeAR (Newell, Margolin and Ruths 2018): attributions in US political news, brat standoff."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from sayso.domain.text import Span, in_order
from training.corpora.example import Attributed, Example, paragraphs

TEXT_BOUND = re.compile(r"(T\d+)\t\w+ ([\d ;]+)\t")
ROLE = re.compile(r"(Source|Cue|Content)\d*:(T\d+)")


def read_attributions(lines: Iterable[str]) -> tuple[Attributed, ...]:
    """Reads one ``.ann`` file. Spans may be in several pieces; an attribution without cue or content is left out."""
    spans: dict[str, list[Span]] = {}
    found: list[Attributed] = []
    for line in lines:
        if match := TEXT_BOUND.match(line):
            ends = [tuple(map(int, piece.split())) for piece in match[2].split(";")]
            spans[match[1]] = [Span(start, end) for start, end in ends if start < end]
        elif line.startswith("E"):
            roles = defaultdict[str, list[Span]](list)
            for role, reference in ROLE.findall(line):
                roles[role] += spans.get(reference, [])
            if roles["Cue"] and roles["Content"]:
                parts = (in_order(roles[role]) for role in ("Source", "Cue", "Content"))
                found.append(Attributed(*parts))
    return tuple(found)


def read_polnear(folder: Path) -> tuple[Example, ...]:
    """Reads ``text/*.txt`` with ``attributions/*.ann``, by name."""
    examples: list[Example] = []
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        marks = (folder / "attributions" / f"{path.stem}.ann").read_bytes().decode("utf-8").split("\n")
        examples.append(Example(path.stem, text, paragraphs(text), attributions=read_attributions(marks)))
    return tuple(examples)
