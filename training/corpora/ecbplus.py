"""ECB+ (Cybulska and Vossen 2014): events and participants of news, marked across documents.

Only some sentences of a document were annotated; the mention files do not say which, so a sentence counts where at
least one event or participant is marked in it, and the others are left out.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from sayso.domain.text import Span
from training.corpora.example import Example, Happening, Mention
from training.corpora.printed import Printed

Position = tuple[int, int]
"""A sentence's number in its document, and a word's in the sentence."""

BEFORE_MODIFIER = frozenset({"of", ",", "in", "from", "at", "who", "which", "that"})
TIMES = "TIM"
"""Dates and times: no participants, so no chains of them."""


@dataclass(frozen=True, slots=True)
class _Marked:
    """One gold mention: its words' positions in order, and its chain."""

    words: tuple[Position, ...]
    chain: str
    kind: str


def read_ecbplus(folder: Path, part: Literal["Train", "Dev"]) -> tuple[Example, ...]:
    """Reads the documents of a part, by order in the file, less the sentences that hold no gold mention.

    Every sentence is a block. ``happenings`` are the event mentions (types and arguments are not marked), ``chains``
    those of the participants: people, things and places that take part in a marked event, so not every mention of the
    text. Chains that cross documents are cut at each document's end. Entities' kinds are not given: ``HUM`` joins
    people with bodies, and only participants are marked at all.
    """
    events = _marked(folder / f"ECB_{part}_Event_gold_mentions.json")
    others = _marked(folder / f"ECB_{part}_Entity_gold_mentions.json")
    examples: list[Example] = []
    for name, sentences in _documents(folder / f"ECB_{part}_corpus.txt").items():
        marks = events[name] + others[name]
        held = {sentence for one in marks for sentence, _ in one.words}
        if kept := {number: words for number, words in sentences.items() if number in held}:
            examples.append(_example(f"ecbplus/{name}", kept, events[name], others[name]))
    return tuple(examples)


def _documents(path: Path) -> dict[str, dict[int, list[str]]]:
    """Document, sentence number, words."""
    found: dict[str, dict[int, list[str]]] = {}
    for line in path.read_text(encoding="utf-8").split("\n"):
        row = line.split("\t")
        if len(row) >= 4 and row[3]:
            found.setdefault(row[0], {}).setdefault(int(row[1]), []).append(row[3])
    return found


def _marked(path: Path) -> defaultdict[str, list[_Marked]]:
    found = defaultdict[str, list[_Marked]](list)
    rows: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    for row in rows:
        words = tuple((row["sent_id"], number) for number in sorted(row["tokens_number"]))
        if words:
            found[row["doc_id"]].append(_Marked(words, row["coref_chain"], row["mention_type"]))
    return found


def _example(name: str, sentences: dict[int, list[str]], events: list[_Marked], others: list[_Marked]) -> Example:
    printed, at, words = Printed(), dict[Position, Span](), dict[Position, str]()
    for number, held in sorted(sentences.items()):
        for place, word in enumerate(held):
            at[number, place], words[number, place] = printed.add(word), word
        printed.end_block()
    triggers = {Happening(span) for one in events if (span := _whole(one, at))}
    chains = defaultdict[str, set[Mention]](set)
    for one in others:
        whole = _whole(one, at)
        if whole and not one.kind.startswith(TIMES):
            chains[one.chain].add(Mention(whole, at[_head(one, words)]))
    return Example(
        name,
        printed.text,
        printed.blocks(),
        happenings=tuple(sorted(triggers, key=lambda one: one.trigger)),
        chains=tuple(tuple(sorted(held, key=lambda one: one.span)) for held in chains.values()),
        all_mentions=False,
    )


def _whole(one: _Marked, at: dict[Position, Span]) -> Span | None:
    """From the first to the last word of a mention; what stands between its pieces comes with it."""
    if any(word not in at for word in one.words):
        return None
    return Span(at[one.words[0]].start, at[one.words[-1]].end)


def _head(one: _Marked, words: dict[Position, str]) -> Position:
    """The last word, or the last one before a modifier that follows the noun."""
    for before, after in zip(one.words, one.words[1:], strict=False):
        if words[after].lower() in BEFORE_MODIFIER:
            return before
    return one.words[-1]
