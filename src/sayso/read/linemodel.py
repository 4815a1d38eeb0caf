"""The learned line model at run time: which lines of a page are its body. Boosted trees, then the best path.

The bundle is one file of arrays (``numpy.load`` without pickles); ``training/lines.py`` makes it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from sayso.errors import UnusableModel
from sayso.read.linefeatures import BUCKETS, WIDTH, PageFeatures, features_of, shifted
from sayso.read.shape import Line

FORMAT = 2
PACKAGE = Path(__file__).resolve().parent.parent
NAME = "lines-2"
_TOGETHER = 512  # lines judged at once
_OF_TREES = ("column", "limit", "left", "right", "leaf")
_NEAR = 3
_NOTHING = np.float32(-3.0)
"""What the words of a line beyond the page's ends say: it is no body."""

COLUMNS = WIDTH + 2 * _NEAR + 1

Array = NDArray[np.float32]
Doubles = NDArray[np.float64]
Whole = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class PathWeights:
    """What turns scores into a decision; chosen on development pages when the model is made."""

    stay: float = 0.0
    threshold: float = 0.0
    prose: float = 0.0


@dataclass(frozen=True, slots=True)
class Trees:
    """Boosted trees (Friedman 2001): the sum of a leaf of each is a line's score.

    All but ``leaf`` are (trees, nodes): the column asked, the number it is held against, and the node to go to where it
    is not above it, or where it is. A node below zero is a leaf: ``~node`` is its place in ``leaf``, (trees, leaves).
    Children come behind their parents.
    """

    column: Whole
    limit: Doubles
    left: Whole
    right: Whole
    leaf: Doubles

    def __post_init__(self) -> None:
        own = np.arange(self.column.shape[1])
        for child in (self.left, self.right):
            if ((child >= 0) & (child <= own)).any() or child.max() >= len(own) or (~child).max() >= self.leaf.shape[1]:
                raise ValueError("not trees")
        if self.column.min() < 0 or self.column.max() >= COLUMNS:
            raise ValueError("trees over other columns")

    def scores(self, table: Array) -> Array:
        """The sums of the leaves in which the rows of a table (lines, COLUMNS) end."""
        pieces = [self._scores(table[at : at + _TOGETHER]) for at in range(0, len(table), _TOGETHER)]
        return np.concatenate(pieces).astype(np.float32)

    def _scores(self, table: Array) -> Doubles:
        trees = np.arange(len(self.column))
        node = np.zeros((len(table), len(trees)), dtype=np.int64)
        rows = np.arange(len(table))[:, None]
        while (node >= 0).any():
            here = np.maximum(node, 0)
            low = table[rows, self.column[trees, here]] <= self.limit[trees, here]
            below = np.where(low, self.left[trees, here], self.right[trees, here])
            node = np.where(node >= 0, below, node)
        ends: Doubles = self.leaf[trees, ~node].sum(axis=1)
        return ends


@dataclass(frozen=True, slots=True)
class LineModel:
    """What one training learned.

    ``words`` is (BUCKETS,): what each word or pair says for a line's being body, ``bias`` what none says. What a line's
    words and its neighbours' say stands beside its row, and trees judge both. ``weights``: ``prose`` is added to the
    score of a line that the rules take for prose within the article, ``threshold`` is taken from every line's, and
    ``stay`` is what a change from body to furniture or back costs the best path.
    """

    words: Array
    bias: float
    trees: Trees
    weights: PathWeights

    @classmethod
    def open(cls, file: Path) -> LineModel:
        """Opens a bundle.

        Raises:
            UnusableModel: it is not there, no bundle, or of another version's format.
        """
        try:
            with file.open("rb") as opened, np.load(opened, allow_pickle=False) as stored:
                about = json.loads(str(stored["about"]))
                arrays = {name: stored[name] for name in stored.files if name != "about"}
            if about["format"] != FORMAT:
                raise UnusableModel(f"{file}: a line model of format {about['format']}; this version runs {FORMAT}")
            trees = Trees(*(arrays[name] for name in _OF_TREES))
            words = arrays["words"].astype(np.float32) * np.float32(about["step"])
            weights = PathWeights(**{name: float(value) for name, value in about["path"].items()})
            model = cls(words, float(about["bias"]), trees, weights)
        except (OSError, EOFError, ValueError, KeyError, TypeError, AttributeError, IndexError, BadZipFile) as exc:
            raise UnusableModel(f"{file}: no usable line model ({type(exc).__name__})") from exc
        if model.words.shape != (BUCKETS,):
            raise UnusableModel(f"{file}: a line model for other features than this version has")
        return model

    def save(self, file: Path) -> None:
        """Writes the bundle; what words say is kept in eight bits."""
        step = max(float(np.abs(self.words).max()), 1e-9) / 127
        about = json.dumps({"format": FORMAT, "path": asdict(self.weights), "bias": self.bias, "step": step})
        arrays = {name: getattr(self.trees, name) for name in _OF_TREES}
        arrays["words"] = np.round(self.words / step).astype(np.int8)
        np.savez_compressed(file, about=np.array(about), **arrays)

    def scores(self, features: PageFeatures) -> Array:
        """For each line the log-odds that it is body."""
        return self.trees.scores(table_of(features, told_by_words(features, self.words, self.bias)))

    def body(self, lines: Sequence[Line]) -> list[bool]:
        """Which lines of a page are its body."""
        if not lines:
            return []
        features = features_of(lines)
        return decided(self.scores(features), features, self.weights)


def decided(odds: Array, features: PageFeatures, weights: PathWeights) -> list[bool]:
    """The best path through a page's scores."""
    moved: Array = odds + np.float32(weights.prose) * features.prose - np.float32(weights.threshold)
    return best_path(moved, weights.stay)


def told_by_words(features: PageFeatures, words: Array, bias: float) -> Array:
    """For each line what its words and their pairs say for its being body."""
    said = np.bincount(features.lines, words[features.words] * features.worth, minlength=len(features.rows))
    return (said + bias).astype(np.float32)


def table_of(features: PageFeatures, said: Array) -> Array:
    """A page's rows, and beside each what the words of the line and of its neighbours say: (lines, COLUMNS)."""
    own = said[:, None]
    near = [shifted(own - _NOTHING, step) + _NOTHING for step in range(-_NEAR, _NEAR + 1) if step]
    return np.concatenate([features.rows, own, *near], axis=1)


def best_path(odds: Array, stay: float) -> list[bool]:
    """The likeliest row of yes and no, where changing from one to the other costs ``stay`` (Viterbi 1967)."""
    no, yes = 0.0, 0.0
    came: list[tuple[bool, bool]] = []
    for value in odds.tolist():
        from_no, from_yes = yes - stay > no, yes >= no - stay  # came from yes, for either
        came.append((from_no, from_yes))
        no, yes = (yes - stay if from_no else no), (yes if from_yes else no - stay) + value
    now = yes > no
    path = [now]
    for from_no, from_yes in reversed(came[1:]):
        now = from_yes if now else from_no
        path.append(now)
    return path[::-1]


@cache
def installed_model(package: Path = PACKAGE) -> LineModel | None:
    """The model that came with the program, loaded once a process; None where none did.

    Raises:
        UnusableModel: it is there and cannot be run.
    """
    for home in (package / "models", package.parent.parent / "models"):
        file = home / NAME / "lines.npz"
        if file.exists():
            return LineModel.open(file)
    return None
