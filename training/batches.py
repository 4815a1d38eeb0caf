"""Examples to batches: windows of one corpus side by side, with what each head should say of them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor

from sayso.model.encode import Ints, Vocabulary, Words, lay_out, words_of
from sayso.model.windows import windows_of
from training.corpora.example import Example
from training.labels import (
    ROLES,
    SCHEMES,
    attribution_labels,
    chain_labels,
    entity_sets,
    factuality_labels,
    happening_labels,
    hedge_labels,
    span_sets,
)

NO_CUTS = np.zeros(0, np.int64)


@dataclass(frozen=True)
class Asked:
    """Links of one kind: what each of A asking spans (first and last word) should hear from each word."""

    spans: Ints  # (A, 2)
    rows: Ints  # (A, W)


@dataclass(frozen=True)
class Labelled:
    """One text, cut into words, with what the heads that its corpus supervises should say.

    ``rows``: a value a word for each head; ``asked``: for each kind of link what is asked and answered.
    """

    words: Words
    rows: dict[str, np.ndarray] = field(default_factory=dict)
    asked: dict[str, Asked] = field(default_factory=dict)


def label(example: Example, vocabulary: Vocabulary) -> Labelled:
    """Cuts one example into words and labels them."""
    words = words_of(example.text, example.blocks, vocabulary)
    rows: dict[str, np.ndarray] = {}
    asked: dict[str, Asked] = {}
    if example.attributions is not None:
        marked = attribution_labels(words, example.attributions)
        rows["tokens"], asked["links"] = marked.tokens, Asked(marked.cues, marked.links)
    if example.hedges is not None:
        rows["hedges"] = hedge_labels(words, example.hedges)
    if example.factuality is not None:
        values = factuality_labels(words, example.factuality)
        for scheme in SCHEMES if example.scheme == "own" else (example.scheme,):
            rows[f"factuality {scheme}"] = values
    if example.entities is not None:
        rows["entities"] = entity_sets(words, example.entities)
    if example.happenings is not None:
        events = happening_labels(words, example.happenings, every=example.all_triggers)
        rows["triggers"], rows["types"] = events.triggers, events.types
        asked["arguments"] = Asked(events.asked, events.arguments)
    if example.fills is not None:
        spans = ((one.span, (one.role,)) for one in example.fills)
        rows["fills"] = span_sets(words, spans, ROLES, example.fill_roles)
    if example.chains is not None:
        chains = chain_labels(words, example.chains)
        rows["chain"] = chains.chain
        if example.all_mentions:
            rows["mention"], rows["left"], rows["right"] = chains.heads, chains.left, chains.right
    return Labelled(words, rows, asked)


@dataclass(frozen=True)
class TrainingBatch:
    """What the net takes, and for each supervised head its gold: ``gold[head]`` (B, W).

    ``asked[kind]``: (N, 3) window, first, last word of what asks, and (N, W) what each word should answer.
    """

    inputs: tuple[Tensor, Tensor, Tensor, Tensor, Tensor]
    blocks: Tensor
    present: Tensor
    gold: dict[str, Tensor]
    asked: dict[str, tuple[Tensor, Tensor]]

    @property
    def pieces(self) -> int:
        """Word pieces, padding not counted."""
        return int(self.inputs[3].sum())


Piece = tuple[Labelled, range]


def collate(pieces: Sequence[Piece], vocabulary: Vocabulary) -> TrainingBatch:
    """Lays windows out and cuts their labels to fit. All are of one corpus: the same heads are supervised."""
    laid = lay_out([(one.words, window) for one, window in pieces], vocabulary)
    height, width = laid.present.shape
    gold: dict[str, Tensor] = {}
    for head in pieces[0][0].rows:
        rows = np.zeros((height, width), pieces[0][0].rows[head].dtype)
        if rows.dtype == np.float32:
            rows += np.nan
        for number, (one, window) in enumerate(pieces):
            rows[number, : len(window)] = one.rows[head][window.start : window.stop]
        gold[head] = torch.from_numpy(rows)
    inputs = (laid.ids, laid.shapes, laid.quotes, laid.mask, laid.heads)
    ids, shapes, quotes, mask, heads = (torch.from_numpy(array) for array in inputs)
    return TrainingBatch(
        (ids, shapes, quotes, mask, heads),
        torch.from_numpy(laid.blocks),
        torch.from_numpy(laid.present),
        gold,
        {kind: _asked(pieces, kind, width) for kind in pieces[0][0].asked},
    )


def _asked(pieces: Sequence[Piece], kind: str, width: int) -> tuple[Tensor, Tensor]:
    spans, rows = [], []
    for number, (one, window) in enumerate(pieces):
        every = one.asked[kind]
        inside = (every.spans[:, 0] >= window.start) & (every.spans[:, 1] < window.stop)
        for (first, last), row in zip(every.spans[inside].tolist(), every.rows[inside], strict=True):
            spans.append((number, first - window.start, last - window.start))
            cut = np.zeros(width, np.int64)
            cut[: len(window)] = row[window.start : window.stop]
            rows.append(cut)
    return (
        torch.tensor(spans, dtype=torch.int64).reshape(-1, 3),
        torch.from_numpy(np.array(rows, np.int64).reshape(-1, width)),
    )


def size_of(piece: Piece) -> int:
    """Pieces of a window, separators counted roughly."""
    one, window = piece
    return int(one.words.firsts[window.stop] - one.words.firsts[window.start]) + 4


def cut(texts: Sequence[Labelled], budgets: tuple[int, int], rng: random.Random) -> list[Piece]:
    """Cuts every text into windows, without overlap, of a size drawn anew for each text."""
    return [
        (one, window.words)
        for one in texts
        for window in windows_of(one.words, NO_CUTS, rng.randint(*budgets), margin=0)
    ]


def batched(pieces: list[Piece], limit: int, rng: random.Random) -> Iterator[list[Piece]]:
    """Groups windows of like length so that little is padding; ``limit`` is in pieces, padding counted."""
    rng.shuffle(pieces)
    groups: list[list[Piece]] = []
    for start in range(0, len(pieces), 128):
        group: list[Piece] = []
        for piece in sorted(pieces[start : start + 128], key=size_of):
            if group and (len(group) + 1) * size_of(piece) > limit:
                groups.append(group)
                group = []
            group.append(piece)
        if group:
            groups.append(group)
    rng.shuffle(groups)
    yield from groups
