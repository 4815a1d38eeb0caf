"""ECB+ (Cybulska and Vossen 2014) as whole documents, with the event chains that cross them."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from sayso.domain.text import Span
from training.corpora.printed import Printed

Position = tuple[int, int]
"""A sentence's number in its document, and a word's in the sentence."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One gold event mention: from its first word to its last, and its chain across documents."""

    span: Span
    chain: str


@dataclass(frozen=True, slots=True)
class CrossDocument:
    """A whole document with its event mentions. ``topic``: the seminal event's kind ("12" of "12_3ecbplus").

    ``subtopic`` tells the two seminal events of a topic apart ("12_ecb", "12_ecbplus"). ``annotated`` are the sentences
    that hold at least one gold mention of an event or a participant: the files do not tell which others were looked at.
    """

    name: str
    topic: str
    subtopic: str
    text: str
    sentences: tuple[Span, ...]
    annotated: tuple[Span, ...]
    mentions: tuple[Marked, ...]


def read_cross(folder: Path, part: Literal["Train", "Dev"]) -> tuple[CrossDocument, ...]:
    """Reads a part's documents with all their sentences, in the order of the file."""
    events = _rows(folder / f"ECB_{part}_Event_gold_mentions.json")
    others = _rows(folder / f"ECB_{part}_Entity_gold_mentions.json")
    documents: dict[str, dict[int, list[str]]] = {}
    for line in (folder / f"ECB_{part}_corpus.txt").read_text(encoding="utf-8").split("\n"):
        row = line.split("\t")
        if len(row) >= 4 and row[3]:
            documents.setdefault(row[0], {}).setdefault(int(row[1]), []).append(row[3])
    return tuple(_document(name, held, events[name], others[name]) for name, held in documents.items())


def _rows(path: Path) -> defaultdict[str, list[dict[str, Any]]]:
    found = defaultdict[str, list[dict[str, Any]]](list)
    for row in json.loads(path.read_text(encoding="utf-8")):
        if row["tokens_number"]:
            found[row["doc_id"]].append(row)
    return found


def _document(
    name: str, held: dict[int, list[str]], events: list[dict[str, Any]], others: list[dict[str, Any]]
) -> CrossDocument:
    printed, at, lines = Printed(), dict[Position, Span](), dict[int, Span]()
    for number, words in sorted(held.items()):
        for place, word in enumerate(words):
            at[number, place] = printed.add(word)
        printed.end_block()
        lines[number] = printed.blocks()[-1]
    marked = {(row["sent_id"], tuple(sorted(row["tokens_number"]))): row["coref_chain"] for row in events}
    looked_at = {row["sent_id"] for row in (*events, *others)}
    topic, _, rest = name.partition("_")
    return CrossDocument(
        name,
        topic,
        f"{topic}_{'ecbplus' if rest.endswith('plus') else 'ecb'}",
        printed.text,
        tuple(lines.values()),
        tuple(line for number, line in lines.items() if number in looked_at),
        tuple(
            Marked(Span(at[number, words[0]].start, at[number, words[-1]].end), chain)
            for (number, words), chain in sorted(marked.items())
        ),
    )
