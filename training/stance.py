"""Trains the scorer of stances (``sayso.relate.stance``) on FNC-1 and measures it on bodies it has not seen.

``python -m training.stance --data .data/stance``. Multinomial logistic regression with an L2 penalty by full-batch
gradient steps, classes weighed against their frequency. Bodies are split by a hash of their id: three fifths to train,
one fifth to choose the weight of the classes, after which both are trained on, one fifth measured. Only pairs that are
not "unrelated" are used.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.relate.stance import BUCKETS, STANCES, TextStance, features_of

HOME = Path(__file__).resolve().parent.parent / "src" / "sayso" / "relate" / "stance.npz"
LABELS = {"agree": TextStance.AGREES, "disagree": TextStance.DISAGREES, "discuss": TextStance.DISCUSSES}
PARTS = ("train", "train", "train", "dev", "test")


@dataclass(frozen=True, slots=True)
class Pair:
    """A headline with its body's id and words, and what the body makes of it."""

    headline: str
    body: str
    words: str
    stance: int

    @property
    def part(self) -> str:
        """``train``, ``dev`` or ``test``, by the body."""
        return PARTS[sha256(self.body.encode()).digest()[0] % len(PARTS)]


def read_pairs(folder: Path) -> list[Pair]:
    """The related pairs of ``fnc1_stances.csv``."""
    csv.field_size_limit(sys.maxsize)
    with (folder / "fnc1_bodies.csv").open(encoding="utf-8", newline="") as file:
        bodies = {row["Body ID"]: row["articleBody"] for row in csv.DictReader(file)}
    with (folder / "fnc1_stances.csv").open(encoding="utf-8", newline="") as file:
        return [
            Pair(row["Headline"], row["Body ID"], bodies[row["Body ID"]], STANCES.index(LABELS[row["Stance"]]))
            for row in csv.DictReader(file)
            if row["Stance"] in LABELS
        ]


def matrix(pairs: Sequence[Pair]) -> NDArray[np.float32]:
    """One row of hashed features a pair, shape (pairs, BUCKETS)."""
    made = np.zeros((len(pairs), BUCKETS), dtype=np.float32)
    for row, pair in enumerate(pairs):
        at, values = features_of(pair.headline, pair.words)
        np.add.at(made[row], at, values)
    return made


def fit(
    seen: NDArray[np.float32], wanted: NDArray[np.int64], penalty: float, balance: float, steps: int = 400
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Weights (BUCKETS, classes) and bias by Adam. ``balance``: power of the inverse class frequency."""
    counts = np.bincount(wanted, minlength=len(STANCES))
    heed = ((len(wanted) / counts) ** balance)[wanted].astype(np.float32)
    heed /= heed.mean()
    used = np.flatnonzero(seen.any(0))
    seen = seen[:, used]
    weights = np.zeros((len(used), len(STANCES)), np.float32)
    bias = np.zeros(len(STANCES), np.float32)
    gold = np.eye(len(STANCES), dtype=np.float32)[wanted]
    moments = [np.zeros_like(weights), np.zeros_like(weights)]
    for step in range(1, steps + 1):
        logits = seen @ weights + bias
        odds = np.exp(logits - logits.max(1, keepdims=True))
        odds /= odds.sum(1, keepdims=True)
        off = (odds - gold) * heed[:, None] / len(wanted)
        slope = seen.T @ off + penalty * weights
        moments[0] = 0.9 * moments[0] + 0.1 * slope
        moments[1] = 0.999 * moments[1] + 0.001 * slope**2
        weights -= 0.02 * (moments[0] / (1 - 0.9**step)) / (np.sqrt(moments[1] / (1 - 0.999**step)) + 1e-8)
        bias -= 0.5 * off.sum(0)
    whole = np.zeros((BUCKETS, len(STANCES)), np.float32)
    whole[used] = weights
    return whole, bias


def f1s(told: NDArray[np.int64], gold: NDArray[np.int64]) -> list[float]:
    """F1 of each class, in percent."""
    found = []
    for one in range(len(STANCES)):
        right = int(((told == one) & (gold == one)).sum())
        found.append(200 * right / max(1, int((told == one).sum() + (gold == one).sum())))
    return found


def main() -> None:
    """Trains, measures, and writes the weights as 8-bit integers with one scale."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--data", type=Path, required=True, help="the unpacked pack: fnc1_bodies.csv, fnc1_stances.csv")
    pairs = read_pairs(cli.parse_args().data)
    parts = {part: [pair for pair in pairs if pair.part == part] for part in ("train", "dev", "test")}
    seen = {part: matrix(some) for part, some in parts.items()}
    gold = {part: np.array([pair.stance for pair in some]) for part, some in parts.items()}
    best = None
    for penalty in (1e-4,):
        for balance in (0.7, 1.0):
            weights, bias = fit(seen["train"], gold["train"], penalty, balance)
            figure = float(np.mean(f1s((seen["dev"] @ weights + bias).argmax(1), gold["dev"])))
            print(f"penalty {penalty} balance {balance}: dev macro-F1 {figure:.1f}", flush=True)
            if best is None or figure > best[0]:
                best = (figure, penalty, balance)
    if best is None:
        raise SystemExit("nothing was trained")
    both = np.concatenate((seen["train"], seen["dev"])), np.concatenate((gold["train"], gold["dev"]))
    weights, bias = fit(*both, *best[1:])
    scale = float(np.abs(weights).max()) / 127
    np.savez_compressed(HOME, weights=np.round(weights / scale).astype(np.int8), scale=np.float32(scale), bias=bias)
    stored = np.round(weights / scale) * scale
    told = f1s((seen["test"] @ stored + bias).argmax(1), gold["test"])
    print(
        json.dumps({"test pairs": len(gold["test"]), **dict(zip(STANCES, told, strict=True)), "macro": np.mean(told)})
    )


if __name__ == "__main__":
    main()
