"""Names in column files of the IOB family: WNUT17, Wikigold, Broad Twitter Corpus, UNER's English Web Treebank."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sayso.domain.text import Span
from training.corpora.example import Entities, Example, Named
from training.corpora.printed import Printed

TOGETHER = 8
"""Sentences in an example where the file does not tell documents apart."""

_BODY = frozenset({"organisation", "armed-group"})
_PLACE = frozenset({"place", "facility"})
KINDS_OF: Mapping[str, frozenset[str]] = {
    "PER": frozenset({"person"}),
    "ORG": _BODY,
    "LOC": _PLACE,
    "person": frozenset({"person"}),
    "group": _BODY,
    "corporation": _BODY,
    "location": _PLACE,
}
"""What the labels of the four corpora leave open; labels that are not here (products, works, MISC) are no entities."""

Row = tuple[str, str]
"""A word and its label."""


@dataclass(slots=True)
class _Open:
    """A name that is being read."""

    label: str = ""
    first: Span | None = None
    last: Span | None = None


def read_iob(path: Path, mapping: Mapping[str, frozenset[str]] = KINDS_OF) -> tuple[Example, ...]:
    """Reads a column file: blank lines between sentences, tabs or spaces between columns.

    Args:
        path: the word is in the first column and its label in the second; where the first is the word's number (as in
            CoNLL-U), in the second and third.
        mapping: a label without its ``B-`` or ``I-`` to the kinds of ``labels.ENTITY_KINDS`` that it leaves open.

    Returns:
        An example a document where the file tells them apart (``-DOCSTART-``, ``# newdoc``), else one for every
        ``TOGETHER`` sentences; each sentence is a block. Every kind that the mapping names counts as marked, but
        facilities and armed groups only stand for what places and organisations may be.
    """
    documents = list(_documents(path.read_text(encoding="utf-8").split("\n")))
    if len(documents) == 1:
        (whole,) = documents
        documents = [whole[at : at + TOGETHER] for at in range(0, len(whole), TOGETHER)]
    marked = frozenset(kind for kinds in mapping.values() for kind in kinds) - {"facility"}
    return tuple(
        _example(f"{path.stem}/{number}", sentences, mapping, marked)
        for number, sentences in enumerate(documents)
        if sentences
    )


def _documents(lines: Iterable[str]) -> Iterator[list[list[Row]]]:
    """Sentences of each document."""
    sentences, rows = list[list[Row]](), list[Row]()
    for line in [*lines, ""]:
        starts = line.startswith(("-DOCSTART-", "# newdoc"))
        row = None if starts else _row(line)
        if row:
            rows.append(row)
        elif rows and (starts or not line.strip()):
            sentences.append(rows)
            rows = []
        if starts and sentences:
            yield sentences
            sentences = []
    yield sentences


def _row(line: str) -> Row | None:
    """Word and label; None for a line that has none (a remark, a blank, a line cut short)."""
    columns = line.split("\t") if "\t" in line else line.split(" ")
    if len(columns) > 2 and columns[0].isdigit():
        columns = columns[1:]
    elif line.startswith("# "):
        return None
    word = "".join(columns[0].split())
    return (word, columns[1].strip()) if len(columns) > 1 and word else None


def _example(
    name: str, sentences: Iterable[Iterable[Row]], mapping: Mapping[str, frozenset[str]], marked: frozenset[str]
) -> Example:
    printed, found = Printed(), list[Named]()
    for rows in sentences:
        opened = _Open()
        for word, label in rows:
            span = printed.add(word)
            kind = label.partition("-")[2]
            if label.startswith("I-") and kind == opened.label:
                opened.last = span
                continue
            found.extend(_closed(opened, mapping))
            opened = _Open(kind, span, span)
        found.extend(_closed(opened, mapping))
        printed.end_block()
    return Example(name, printed.text, printed.blocks(), entities=Entities(tuple(found), marked))


def _closed(opened: _Open, mapping: Mapping[str, frozenset[str]]) -> Iterator[Named]:
    if opened.first and opened.last and opened.label in mapping:
        yield Named(Span(opened.first.start, opened.last.end), mapping[opened.label])
