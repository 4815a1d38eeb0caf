"""The learned line model at run time: which lines of a page are its body. One hidden layer, then the best path.

The bundle is one file of arrays (``numpy.load`` without pickles), eight bits a weight; ``training/lines.py`` makes it.
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
from sayso.read.linefeatures import BUCKETS, WIDTH, PageFeatures, features_of
from sayso.read.shape import Line

FORMAT = 1
PACKAGE = Path(__file__).resolve().parent.parent
NAME = "lines-1"
_TOGETHER = 8  # lines multiplied at once

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class PathWeights:
    """What turns scores into a decision; chosen on development pages when the model is made."""

    stay: float = 0.0
    threshold: float = 0.0
    prose: float = 0.0


@dataclass(frozen=True, slots=True)
class LineModel:
    """Weights of one trained model.

    ``mean`` and ``scale`` make a row of features even; ``inward`` is (WIDTH, hidden), ``by_word`` (BUCKETS, hidden).
    ``prose`` is added to the score of a line that the rules take for prose within the article, ``threshold`` is taken
    from every line's, and ``stay`` is what a change from body to furniture or back costs the best path.
    """

    mean: Array
    scale: Array
    inward: Array
    by_word: Array
    bias: Array
    outward: Array
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
            model = cls(
                arrays["mean"],
                arrays["scale"],
                _whole(arrays, "inward"),
                _whole(arrays, "by_word"),
                arrays["bias"],
                arrays["outward"],
                PathWeights(**{name: float(value) for name, value in about["path"].items()}),
            )
        except (OSError, EOFError, ValueError, KeyError, TypeError, AttributeError, BadZipFile) as exc:
            raise UnusableModel(f"{file}: no usable line model ({type(exc).__name__})") from exc
        if model.inward.shape[0] != WIDTH or model.by_word.shape[0] != BUCKETS:
            raise UnusableModel(f"{file}: a line model for other features than this version has")
        return model

    def save(self, file: Path) -> None:
        """Writes the bundle; matrices are kept as eight-bit numbers with a scale a column."""
        about = json.dumps({"format": FORMAT, "path": asdict(self.weights)})
        arrays = {"mean": self.mean, "scale": self.scale, "bias": self.bias, "outward": self.outward}
        for name, matrix in (("inward", self.inward), ("by_word", self.by_word)):
            step = np.maximum(np.abs(matrix).max(axis=0), 1e-9) / 127
            arrays[name] = np.round(matrix / step).astype(np.int8)
            arrays[f"{name}_step"] = step.astype(np.float32)
        np.savez_compressed(file, about=np.array(about), **arrays)  # type: ignore[arg-type]

    def scores(self, features: PageFeatures) -> Array:
        """For each line the log-odds that it is body."""
        rows = (features.rows - self.mean) * self.scale
        # in pieces too small for several threads, which on a busy machine wait for one another longer than they work
        pieces = [rows[at : at + _TOGETHER] @ self.inward for at in range(0, len(rows), _TOGETHER)]
        hidden = np.concatenate(pieces) + self.by_word[features.words].sum(axis=1) + self.bias
        odds: Array = np.maximum(hidden, 0.0) @ self.outward[:-1] + self.outward[-1]
        return odds

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


def _whole(arrays: dict[str, NDArray[np.generic]], name: str) -> Array:
    whole: Array = arrays[name].astype(np.float32) * arrays[f"{name}_step"].astype(np.float32)
    whole[0] = 0.0 if name == "by_word" else whole[0]  # bucket 0 is no word
    return whole


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
