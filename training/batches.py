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
from training.labels import attribution_labels, factuality_labels, hedge_labels

NO_CUTS = np.zeros(0, np.int64)


@dataclass(frozen=True)
class Labelled:
    """One text, cut into words, with the labels of the heads that its corpus supervises; (W,) or (A, W) each."""

    words: Words
    rows: dict[str, np.ndarray] = field(default_factory=dict)
    cues: Ints | None = None
    links: Ints | None = None


def label(example: Example, vocabulary: Vocabulary) -> Labelled:
    """Cuts one example into words and labels them."""
    words = words_of(example.text, example.blocks, vocabulary)
    rows: dict[str, np.ndarray] = {}
    cues = links = None
    if example.attributions is not None:
        marked = attribution_labels(words, example.attributions)
        rows["tokens"], cues, links = marked.tokens, marked.cues, marked.links
    if example.hedges is not None:
        rows["hedges"] = hedge_labels(words, example.hedges)
    if example.factuality is not None:
        rows["factuality"] = factuality_labels(words, example.factuality)
    return Labelled(words, rows, cues, links)


@dataclass(frozen=True)
class TrainingBatch:
    """What the net takes, and for each supervised head its gold: ``gold[head]`` (B, W).

    ``cues`` (N, 3) window, first, last word; ``links`` (N, W); both None where the corpus marks no attributions.
    """

    inputs: tuple[Tensor, Tensor, Tensor, Tensor, Tensor]
    blocks: Tensor
    present: Tensor
    gold: dict[str, Tensor]
    cues: Tensor | None
    links: Tensor | None

    @property
    def pieces(self) -> int:
        """Word pieces, padding not counted."""
        return int(self.inputs[3].sum())


Piece = tuple[Labelled, range]


def collate(pieces: Sequence[Piece], vocabulary: Vocabulary) -> TrainingBatch:
    """Lays windows out and cuts their labels to fit."""
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
    cues, links = _links(pieces, width)
    inputs = (laid.ids, laid.shapes, laid.quotes, laid.mask, laid.heads)
    ids, shapes, quotes, mask, heads = (torch.from_numpy(array) for array in inputs)
    return TrainingBatch(
        (ids, shapes, quotes, mask, heads),
        torch.from_numpy(laid.blocks),
        torch.from_numpy(laid.present),
        gold,
        cues,
        links,
    )


def _links(pieces: Sequence[Piece], width: int) -> tuple[Tensor | None, Tensor | None]:
    if pieces[0][0].cues is None:
        return None, None
    cues, links = [], []
    for number, (one, window) in enumerate(pieces):
        assert one.cues is not None
        assert one.links is not None
        inside = (one.cues[:, 0] >= window.start) & (one.cues[:, 1] < window.stop)
        for (first, last), row in zip(one.cues[inside].tolist(), one.links[inside], strict=True):
            cues.append((number, first - window.start, last - window.start))
            cut = np.zeros(width, np.int64)
            cut[: len(window)] = row[window.start : window.stop]
            links.append(cut)
    return (
        torch.tensor(cues, dtype=torch.int64).reshape(-1, 3),
        torch.from_numpy(np.array(links, np.int64).reshape(-1, width)),
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
