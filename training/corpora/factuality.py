"""UW, FactBank and MEANTIME in one scheme (Stanovsky et al. 2017; Rudinger et al. 2018): predicates from -3 to +3.

FactBank and UW are one body of text: train on one of the two at most, and report on the same one's development part.
"""

from __future__ import annotations

from pathlib import Path

from sayso.domain.text import Span
from training.corpora.example import Example
from training.corpora.printed import Printed

UNJUDGED = "_"


def read_factuality(path: Path) -> tuple[Example, ...]:
    """Reads a ``.conll`` file, one sentence an example; words are set as they would be printed."""
    examples: list[Example] = []
    for number, sentence in enumerate(path.read_text(encoding="utf-8").split("\n\n")):
        rows = [line.split("\t") for line in sentence.split("\n") if line.strip()]
        printed, marks = Printed(), list[tuple[Span, float]]()
        for row in rows:
            span = printed.add(row[1])
            if row[2] != UNJUDGED:
                marks.append((span, float(row[2])))
        if text := printed.text:
            whole = (Span(0, len(text)),)
            examples.append(Example(f"{path.parent.name}/{path.stem}/{number}", text, whole, factuality=tuple(marks)))
    return tuple(examples)
