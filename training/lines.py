"""Trains the line model: which lines of a rendered page are its body. numpy alone; minutes on one core.

``python -m training.lines --pages FOLDER --out models/lines-1``, the folder being the unpacked pack ``pages``.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.read.linefeatures import BUCKETS, WIDTH, PageFeatures, features_of
from sayso.read.linemodel import LineModel, PathWeights, decided
from sayso.read.shape import shape_of
from training.corpora.pages import LabelledPage, read_pages

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Config:
    """What can be set. Chosen on the development publishers."""

    hidden: int = 32
    epochs: int = 12
    batch: int = 512  # lines
    rate: float = 2e-3  # of Adam; falls to nothing in a straight line
    decay: float = 1e-2  # of all matrices, decoupled (Loshchilov and Hutter 2019)
    dropout: float = 0.4  # of the hidden layer
    word_dropout: float = 0.3  # of a line's hashed words
    nets: int = 4  # trained apart and averaged; in the bundle they are one net with a wider hidden layer
    cuts: int = 3  # copies of each page with parts of its furniture cut off: dumps come without it too
    heaviest: int = 300  # lines; the lines of a longer page weigh less, so that no page outweighs all others
    seed: int = 7


@dataclass(slots=True)
class Lines:
    """The lines of many pages, one below the other."""

    rows: Array  # (N, WIDTH)
    words: NDArray[np.int32]  # (N, WORDS)
    body: Array  # (N,)
    weight: Array  # (N,)


def gathered(pages: Sequence[LabelledPage], config: Config, rng: np.random.Generator) -> Lines:
    """The pages' lines as numbers, with copies of each page cut at its edges."""
    found: list[tuple[PageFeatures, Array, Array]] = []
    for page in pages:
        shaped = [shape_of(line) for line in page.lines]
        for start, end in _cuts(page, config.cuts, rng):
            body = np.array(page.body[start:end], dtype=np.float32)
            weight = np.full(len(body), min(1.0, config.heaviest / len(body)), dtype=np.float32)
            weight[[i - start for i in _doubtful(page) if start <= i < end]] = 0.0
            found.append((features_of(shaped[start:end]), body, weight))
    return Lines(
        np.concatenate([features.rows for features, _, _ in found]),
        np.concatenate([features.words for features, _, _ in found]),
        np.concatenate([body for _, body, _ in found]),
        np.concatenate([weight for _, _, weight in found]),
    )


def _doubtful(page: LabelledPage) -> list[int]:
    """Long lines just above the body of a page whose gold has no standfirst: they may be one, and teach nothing."""
    first = page.body.index(True)
    if any(page.standfirst):
        return []
    return [i for i in range(max(0, first - 4), first) if len(page.lines[i].split()) >= 8]


def _cuts(page: LabelledPage, copies: int, rng: np.random.Generator) -> Iterator[tuple[int, int]]:
    """The whole page; then copies whose head, whose tail, or both, are cut at a random line outside the body."""
    total, first, last = len(page.lines), page.body.index(True), len(page.body) - page.body[::-1].index(True)
    yield 0, total
    for _ in range(copies):
        start = int(rng.integers(0, first + 1)) if rng.random() < 0.6 else 0
        end = int(rng.integers(last, total + 1)) if rng.random() < 0.6 else total
        if rng.random() < 0.3:  # as when somebody copies the article, or some of it, by hand
            start, end = max(start, first - 4), min(end, last + 3)
            if rng.random() < 0.5:
                start = int(rng.integers(start, max(start + 1, last - 6)))
                end = min(last, start + int(rng.integers(6, 20)))
        yield start, end


class Net:
    """One hidden layer over a line's row and its hashed words; gradients by hand, steps by Adam."""

    def __init__(self, config: Config, rng: np.random.Generator) -> None:
        self.config = config
        self.rng = rng
        h = config.hidden
        self.weights: dict[str, Array] = {
            "inward": (rng.standard_normal((WIDTH, h)) * WIDTH**-0.5).astype(np.float32),
            "by_word": (rng.standard_normal((BUCKETS, h)) * 0.01).astype(np.float32),
            "bias": np.zeros(h, dtype=np.float32),
            "outward": (rng.standard_normal(h + 1) * h**-0.5).astype(np.float32),
        }
        self.first = {name: np.zeros_like(value) for name, value in self.weights.items()}
        self.second = {name: np.zeros_like(value) for name, value in self.weights.items()}
        self.steps = 0

    def step(self, rows: Array, words: NDArray[np.int32], body: Array, weight: Array, rate: float) -> float:
        """One step on a batch; returns its loss."""
        w, config = self.weights, self.config
        kept = np.where(self.rng.random(words.shape) < config.word_dropout, 0, words)
        hidden = rows @ w["inward"] + w["by_word"][kept].sum(axis=1) + w["bias"]  # (B, H)
        mask = (hidden > 0) * (self.rng.random(hidden.shape) >= config.dropout) / (1 - config.dropout)
        shown = hidden * mask
        odds = shown @ w["outward"][:-1] + w["outward"][-1]  # (B,)
        chance = 1 / (1 + np.exp(-np.clip(odds, -30, 30)))
        total = weight.sum()
        slope = ((chance - body) * weight / total).astype(np.float32)  # (B,)
        back = (slope[:, None] * w["outward"][None, :-1] * mask).astype(np.float32)  # (B, H)
        by_word = np.zeros_like(w["by_word"])
        np.add.at(by_word, kept.ravel(), np.repeat(back, kept.shape[1], axis=0))
        by_word[0] = 0.0
        slopes = {
            "inward": rows.T @ back,
            "by_word": by_word,
            "bias": back.sum(axis=0),
            "outward": np.append(shown.T @ slope, slope.sum()).astype(np.float32),
        }
        self._adam(slopes, rate)
        loss = -(body * np.log(chance + 1e-9) + (1 - body) * np.log(1 - chance + 1e-9)) * weight
        return float(loss.sum() / total)

    def _adam(self, slopes: dict[str, Array], rate: float) -> None:
        self.steps += 1
        for name, slope in slopes.items():
            self.first[name] += 0.1 * (slope - self.first[name])
            self.second[name] += 0.001 * (slope**2 - self.second[name])
            first = self.first[name] / (1 - 0.9**self.steps)
            second = self.second[name] / (1 - 0.999**self.steps)
            self.weights[name] -= rate * first / (np.sqrt(second) + 1e-8)
            if self.weights[name].ndim == 2:
                self.weights[name] *= 1 - rate * self.config.decay


def trained(lines: Lines, config: Config, rng: np.random.Generator) -> LineModel:
    """A model of these lines, its path not weighed yet."""
    mean = lines.rows.mean(axis=0)
    scale = (1 / np.maximum(lines.rows.std(axis=0), 1e-2)).astype(np.float32)
    even = Lines((lines.rows - mean) * scale, lines.words, lines.body, lines.weight)
    nets = [_trained_net(even, config, rng) for _ in range(config.nets)]
    wide = {name: np.concatenate([net[name] for net in nets], axis=-1) for name in ("inward", "by_word", "bias")}
    outward = np.concatenate([*(net["outward"][:-1] for net in nets), [sum(net["outward"][-1] for net in nets)]])
    outward = (outward / config.nets).astype(np.float32)
    return LineModel(mean, scale, **wide, outward=outward, weights=PathWeights())


def _trained_net(lines: Lines, config: Config, rng: np.random.Generator) -> dict[str, Array]:
    net = Net(config, rng)
    count = len(lines.rows)
    batches = config.epochs * (count // config.batch)
    for epoch in range(config.epochs):
        order = rng.permutation(count)
        losses = []
        for at in range(0, count - config.batch + 1, config.batch):
            take = order[at : at + config.batch]
            rate = config.rate * (1 - net.steps / batches)
            losses.append(net.step(lines.rows[take], lines.words[take], lines.body[take], lines.weight[take], rate))
        print(f"epoch {epoch + 1:2}  loss {np.mean(losses):.4f}", flush=True)
    return net.weights


def weighed(model: LineModel, pages: Sequence[LabelledPage]) -> LineModel:
    """The model with the weights of the path that give the best F1 of lines; English and all others count the same."""
    scored = [(features_of([shape_of(line) for line in page.lines]), page) for page in pages]
    odds = [model.scores(features) for features, _ in scored]

    def worth(weights: PathWeights) -> float:
        told = [(decided(o, features, weights), page) for o, (features, page) in zip(odds, scored, strict=True)]
        groups = ([one for one in told if (one[1].language == "en") == english] for english in (True, False))
        return float(np.mean([f1([(said, page.body) for said, page in group]) for group in groups if group]))

    grid = (
        PathWeights(stay, threshold, prose)
        for stay in (0.0, 0.5, 1.0, 1.5, 2.0)
        for threshold in (-2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0)
        for prose in (0.0, 1.0, 2.0, 3.0)
    )
    return replace(model, weights=max(grid, key=worth))


def f1(told: Iterable[tuple[Sequence[bool], Sequence[bool]]]) -> float:
    """F1 over the lines of pages, each told and gold."""
    pairs = [pair for said, gold in told for pair in zip(said, gold, strict=True)]
    right = sum(a and b for a, b in pairs)
    return 2 * right / (sum(a + b for a, b in pairs) or 1)


def main(pages: Path, out: Path, config: Config = Config()) -> LineModel:
    """Trains on the training publishers, weighs the path on the development publishers, writes the bundle."""
    rng = np.random.default_rng(config.seed)
    known = [page for page in read_pages(pages / "fundus") if isinstance(page, LabelledPage)]
    parts = {part: [page for page in known if page.part == part] for part in ("train", "dev")}
    lines = gathered(parts["train"], config, rng)
    print(
        f"{len(parts['train'])} pages, {len(lines.rows):,} lines with copies, {lines.body.mean():.1%} body", flush=True
    )
    model = weighed(trained(lines, config, rng), parts["dev"])
    out.mkdir(parents=True, exist_ok=True)
    model.save(out / "lines.npz")
    return model


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    main(asked.pages, asked.out)
