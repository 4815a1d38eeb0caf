"""Trains the line model: which lines of a rendered page are its body. Boosted trees over what the lines' words say.

``python -m training.lines --pages FOLDER --out models/lines-2``, the folder being the unpacked pack ``pages``. Half a
minute on one core.

What words say is a logistic regression of its own. Beside a line's other numbers the trees see what it says of lines
that it did not learn from: of each fifth of the publishers by the words of the other four (stacking: Wolpert 1992).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import SGDClassifier

from sayso.read.linefeatures import BUCKETS, PageFeatures, features_of
from sayso.read.linemodel import LineModel, PathWeights, Trees, decided, table_of, told_by_words
from sayso.read.shape import shape_of
from training.corpora.pages import LabelledPage, read_pages

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Config:
    """What can be set. Chosen by the publishers left out in turn."""

    rounds: int = 120  # trees
    leaves: int = 15  # of a tree
    rate: float = 0.1
    least: int = 20  # lines in a leaf
    columns: float = 0.3  # share of the columns that a tree sees
    lines: float = 0.8  # share of the lines that a tree sees
    ridge: float = 5.0  # of the leaves
    bins: int = 63  # of a column's numbers
    passes: int = 8  # of the words
    decay: float = 3e-6  # of the words' weights
    folds: int = 5  # parts of the publishers
    sure: float = 2.0  # log-odds from which on trees that did not learn from a line outweigh its gold
    cuts: int = 1  # copies of each page with parts of its furniture cut off: dumps come without it too
    heaviest: int = 300  # lines; the lines of a longer page weigh less, so that no page outweighs all others
    seed: int = 7


@dataclass(frozen=True, slots=True)
class Copy:
    """A page, or a part of it: which part of the publishers its publisher is in, and its lines."""

    page: LabelledPage
    whole: bool
    fold: int
    features: PageFeatures
    body: Array  # (lines,)
    weight: Array  # (lines,)


Words = tuple[Array, float]
"""What each bucket says, and what none says."""


def gathered(pages: Sequence[LabelledPage], config: Config, rng: np.random.Generator) -> list[Copy]:
    """The pages as numbers, with copies of each page cut at its edges."""
    found = []
    for page in pages:
        shaped = [shape_of(line) for line in page.lines]
        for nth, (start, end) in enumerate(_cuts(page, config.cuts, rng)):
            body = np.array(page.body[start:end], dtype=np.float32)
            weight = np.full(len(body), min(1.0, config.heaviest / len(body)), dtype=np.float32)
            weight[[i - start for i in _doubtful(page) if start <= i < end]] = 0.0
            fold = int(sha256(f"fold {page.publisher}".encode()).hexdigest()[:8], 16) % config.folds
            found.append(Copy(page, nth == 0, fold, features_of(shaped[start:end]), body, weight))
    return found


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


def words_of(copies: Sequence[Copy], config: Config) -> Words:
    """What words and pairs say, learned from whole pages."""
    whole = [copy for copy in copies if copy.whole]
    starts = np.cumsum([0, *(len(copy.body) for copy in whole)])
    lines = np.concatenate([copy.features.lines + start for copy, start in zip(whole, starts, strict=False)])
    worth, words = (np.concatenate([getattr(copy.features, name) for copy in whole]) for name in ("worth", "words"))
    rows = csr_matrix((worth, (lines, words)), shape=(starts[-1], BUCKETS))
    body, weight = (np.concatenate([getattr(copy, name) for copy in whole]) for name in ("body", "weight"))
    one = SGDClassifier(
        loss="log_loss",
        alpha=config.decay,
        max_iter=config.passes,
        tol=None,
        random_state=config.seed,
        average=True,
    )
    one.fit(rows, body, sample_weight=weight)
    return one.coef_[0].astype(np.float32), float(one.intercept_[0])


def tables(copies: Sequence[Copy], config: Config) -> list[Array]:
    """What the trees see of each copy: of no page what its own publisher's words taught."""
    taught = [words_of([one for one in copies if one.fold != fold], config) for fold in range(config.folds)]
    return [table_of(one.features, told_by_words(one.features, *taught[one.fold])) for one in copies]


def trees_of(copies: Sequence[Copy], seen: Sequence[Array], config: Config) -> Trees:
    """Trees learned from copies and what is seen of each."""
    settings: dict[str, Any] = {
        "objective": "binary",
        "learning_rate": config.rate,
        "num_leaves": config.leaves,
        "min_data_in_leaf": config.least,
        "feature_fraction": config.columns,
        "bagging_fraction": config.lines,
        "bagging_freq": 1,
        "lambda_l2": config.ridge,
        "max_bin": config.bins,
        "num_threads": 1,
        "seed": config.seed,
        "verbosity": -1,
    }
    body, weight = (np.concatenate([getattr(copy, name) for copy in copies]) for name in ("body", "weight"))
    learned = lightgbm.train(settings, lightgbm.Dataset(np.concatenate(seen), body, weight=weight), config.rounds)
    return written([one["tree_structure"] for one in learned.dump_model()["tree_info"]])


def written(grown: Sequence[dict[str, Any]]) -> Trees:
    """Trees as arrays: inner nodes numbered from the root on, parents before their children."""
    listed = [_numbered(root) for root in grown]
    nodes = max(1, *(len(inner) for inner, _ in listed))
    leaves = max(len(ends) for _, ends in listed)
    column, left, right = (np.full((len(listed), nodes), fill, dtype=np.int32) for fill in (0, -1, -1))
    limit, leaf = np.zeros((len(listed), nodes)), np.zeros((len(listed), leaves))
    for t, (inner, ends) in enumerate(listed):
        leaf[t, : len(ends)] = ends
        for n, (asked, held, low, high) in enumerate(inner):
            column[t, n], limit[t, n], left[t, n], right[t, n] = asked, held, low, high
    return Trees(column, limit, left, right, leaf)


def _numbered(root: dict[str, Any]) -> tuple[list[tuple[int, float, int, int]], list[float]]:
    inner: list[dict[str, Any]] = [root] if "split_feature" in root else []
    ends: list[float] = [] if inner else [root["leaf_value"]]
    rows: list[tuple[int, float, int, int]] = []
    for node in inner:  # grows while it is walked over
        children = []
        for side in ("left_child", "right_child"):
            child = node[side]
            children.append(len(inner) if "split_feature" in child else ~len(ends))
            if "split_feature" in child:
                inner.append(child)
            else:
                ends.append(child["leaf_value"])
        rows.append((node["split_feature"], node["threshold"], *children))
    return rows, ends


def left_out(copies: Sequence[Copy], seen: Sequence[Array], config: Config, *, whole: bool) -> list[tuple[Copy, Array]]:
    """The scores of each page, or each copy, by trees that learned nothing from its part of the publishers."""
    scored = []
    for fold in range(config.folds):
        rest = [(one, table) for one, table in zip(copies, seen, strict=True) if one.fold != fold]
        trees = trees_of([one for one, _ in rest], [table for _, table in rest], config)
        own = [(one, table) for one, table in zip(copies, seen, strict=True) if one.fold == fold and one.whole >= whole]
        scored += [(one, trees.scores(table)) for one, table in own]
    return scored


def undisputed(copies: Sequence[Copy], seen: Sequence[Array], config: Config) -> list[Copy]:
    """The copies, with lines of which the gold is likely wrong at no weight (Northcutt et al. 2021).

    They are those of which trees that learned nothing from their publisher are sure of the contrary: a box, a caption
    or a list that one publisher's gold has and another's has not.
    """
    found = []
    for one, odds in left_out(copies, seen, config, whole=False):
        against = np.where(one.body > 0, -odds, odds) > config.sure
        found.append(replace(one, weight=np.where(against, np.float32(0.0), one.weight)))
    print(f"{sum(int((one.weight == 0).sum()) for one in found if one.whole):,} lines teach nothing", flush=True)
    return found


def weighed(scored: Sequence[tuple[Copy, Array]]) -> PathWeights:
    """The weights of the path that give the best F1 of lines; English and all others count the same."""
    groups = [[one for one in scored if (one[0].page.language == "en") == english] for english in (True, False)]

    def worth(weights: PathWeights) -> float:
        return float(np.mean([_f1_with(weights, group) for group in groups if group]))

    grid = (
        PathWeights(stay, threshold, prose)
        for stay in (0.0, 0.5, 1.0)
        for threshold in (-0.75, -0.5, -0.25, 0.0, 0.25)
        for prose in (0.0, 0.5, 1.0)
    )
    best = max(grid, key=worth)
    for name, group in zip(("English", "other languages"), groups, strict=True):
        print(f"{name}, publishers left out in turn: {100 * _f1_with(best, group):.1f}", flush=True)
    return best


def _f1_with(weights: PathWeights, scored: Sequence[tuple[Copy, Array]]) -> float:
    return f1([(decided(odds, one.features, weights), one.page.body) for one, odds in scored])


def trained(pages: Sequence[LabelledPage], config: Config = Config()) -> LineModel:
    """A model of these pages."""
    copies = gathered(pages, config, np.random.default_rng(config.seed))
    copies = undisputed(copies, tables(copies, config), config)
    seen = tables(copies, config)
    weights = weighed(left_out(copies, seen, config, whole=True))
    return LineModel(*words_of(copies, config), trees_of(copies, seen, config), weights)


def f1(told: Iterable[tuple[Sequence[bool], Sequence[bool]]]) -> float:
    """F1 over the lines of pages, each told and gold."""
    pairs = [pair for said, gold in told for pair in zip(said, gold, strict=True)]
    right = sum(a and b for a, b in pairs)
    return 2 * right / (sum(a + b for a, b in pairs) or 1)


def main(pages: Path, out: Path, config: Config = Config()) -> LineModel:
    """Trains on the training and the development publishers, writes the bundle."""
    known = [page for page in read_pages(pages / "fundus") if isinstance(page, LabelledPage)]
    chosen = [page for page in known if page.part != "test"]
    print(f"{len(chosen)} pages, {sum(len(page.lines) for page in chosen):,} lines", flush=True)
    model = trained(chosen, config)
    out.mkdir(parents=True, exist_ok=True)
    model.save(out / "lines.npz")
    return model


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    main(asked.pages, asked.out)
