"""``python -m evaluation.origin --shared …``: near-copies among the stories, by the ledger's index against brute force.

Brute force compares all pairs of texts by their runs of eight words, with code of its own. It is done twice: over the
whole texts as they are in the data, and over what reading takes for their body. Written to ``evaluation/ORIGIN.md``.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path

from sqlalchemy import create_engine

from evaluation.data import Shared, digest
from sayso.domain.ledger import Relation, RelationKind
from sayso.domain.text import BlockKind
from sayso.fold.grouping import Groups
from sayso.ledger.likeness import enter_text, look_up, texts_to_compare
from sayso.ledger.schema import metadata
from sayso.read.report import read_report
from sayso.relate import TextSketch, relate_texts, sketch_text

HERE = Path(__file__).resolve().parent
RUN = 8
WANTED = 0.3
"""Pairs with more in common are to be found."""

UNRELATED = 0.05
"""Pairs of different events with less in common are not to be joined."""

BANDS = (0.0, 0.05, 0.1, 0.2, 0.25, 0.3, 0.5, 0.9, 1.01)

Runs = frozenset[tuple[str, ...]]
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Story:
    """One article: its event, the runs of its whole text and of its body, and its sketch."""

    event: object
    whole: Runs
    body: Runs
    sketch: TextSketch


def runs(words: str) -> Runs:
    """All runs of eight words, in small letters and without punctuation."""
    told = re.findall(r"[^\W_]+", words.casefold())
    return frozenset(tuple(told[at : at + RUN]) for at in range(len(told) - RUN + 1))


def containment(one: Runs, other: Runs) -> float:
    """How much of the shorter is in the longer."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def stories(files: Iterable[Path]) -> list[Story]:
    """Reads the articles that have an event."""
    found = []
    for file in files:
        tree = json.loads(file.read_text("utf-8"))
        if isinstance(tree, dict) and "cluster" in tree:
            text = read_report(tree["text"].encode(), path=f"{file.stem}.txt").text
            body = "\n".join(text[block.span] for block in text.of_kind(BlockKind.BODY))
            found.append(Story(tree["cluster"]["EventId"], runs(tree["text"]), runs(body), sketch_text(text)))
    return found


def tied(found: Sequence[Story]) -> dict[Pair, Relation]:
    """The ties that recording the texts one after the other makes, through the index."""
    ties: dict[Pair, Relation] = {}
    numbers = {f"report-{n:04d}": n for n in range(len(found))}
    with create_engine("sqlite://").connect() as connection:
        metadata.create_all(connection)
        for name, number in numbers.items():
            sketch = found[number].sketch
            like = look_up(connection, sketch)
            for tie in relate_texts(name, sketch, texts_to_compare(connection, sketch, like)):
                ties[numbers[tie.left], numbers[tie.right]] = tie
            enter_text(connection, name, sketch, like)
    return ties


def joined(ties: dict[Pair, Relation], number: int) -> set[Pair]:
    """All pairs that are held to be one text, over however many ties."""
    groups = Groups()
    for (one, other), tie in ties.items():
        if tie.kind is RelationKind.REPEATS:
            groups.tie(f"{one:04d}", f"{other:04d}")
    sets = groups.of(f"{n:04d}" for n in range(number)).values()
    return {(int(one), int(other)) for members in sets for one, other in combinations(sorted(members), 2)}


def figures(found: Sequence[Story], data: str) -> str:
    """The page."""
    ties = tied(found)
    one_text = joined(ties, len(found))
    about = (
        "Written by `python -m evaluation.origin --shared …`: the ties that recording makes through the index of "
        f"texts, against brute force over all pairs of {len(found)} news articles of `stories` ({data}). Containment: "
        "the share of the shorter text's runs of eight words that stand in the longer. Two that are tied as a passage "
        "and have little of their bodies in common share an agency's notice under them; that joins nothing. Of two "
        "articles of other events that are one text by the last column, the one has background paragraphs of the other."
    )
    lines = [f"# Near-copies, measured\n\n{about}\n"]
    for title, which in (("the whole texts", "whole"), ("their body, without furniture", "body")):
        every = {
            (i, j): containment(getattr(found[i], which), getattr(found[j], which))
            for i, j in combinations(range(len(found)), 2)
        }
        lines += _table(title, found, every, ties, one_text)
    return "\n".join(lines)


def _table(
    title: str, found: Sequence[Story], every: dict[Pair, float], ties: dict[Pair, Relation], one_text: set[Pair]
) -> list[str]:
    wanted = {pair for pair, share in every.items() if share > WANTED}
    apart = {pair for pair, share in every.items() if share < UNRELATED and _events_differ(found, pair)}
    tied = apart & ties.keys()
    meant = sum(ties[pair].kind is RelationKind.REPEATS for pair in tied)
    unrelated = f"{len(apart)}; of these tied: {len(tied)}, as one text: {meant}"
    lines = [
        f"## By {title}\n",
        f"- pairs above {WANTED}: {len(wanted)}; of these found: {len(wanted & ties.keys())}",
        f"- unrelated pairs (other events, below {UNRELATED}): {unrelated}",
        f"- of the unrelated, joined over other texts: {len(apart & one_text)}\n",
        "| containment | pairs | found | of these as one text | as a passage | other events, as one text |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for low, high in pairwise(BANDS):
        band = [pair for pair, share in every.items() if low < share <= high or (share == high == 1.0)]
        kinds = Counter(ties[pair].kind for pair in band if pair in ties)
        strange = sum(ties[p].kind is RelationKind.REPEATS for p in band if p in ties and _events_differ(found, p))
        lines.append(
            f"| {low:g} – {min(high, 1):g} | {len(band)} | {kinds.total()} | {kinds[RelationKind.REPEATS]} "
            f"| {kinds[RelationKind.SHARES]} | {strange} |"
        )
    return [*lines, ""]


def _events_differ(found: Sequence[Story], pair: Pair) -> bool:
    return found[pair[0]].event != found[pair[1]].event


def main() -> None:
    """Measures, prints and writes."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--shared", type=Path, required=True)
    files = sorted(Shared.at(cli.parse_args().shared).pack("stories").glob("*.json"))
    page = figures(stories(files), digest(files))
    (HERE / "ORIGIN.md").write_text(page, "utf-8")
    print(page)


if __name__ == "__main__":
    main()
