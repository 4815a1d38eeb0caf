"""Arrays to spans and links; pure.

Labels are a scheme of first, inner, last and only words (BIOES). Sequences are read by their best path (Viterbi 1967)
through the label-to-label scores that were learned with them; beside the decision stands each word's marginal
probability (forward-backward), which is the raw score.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from sayso.model.encode import Ints

Floats: TypeAlias = npt.NDArray[np.float32]
Flags: TypeAlias = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Chain:
    """The labels of a sequence head and (S + 1, S + 1) scores of going from one to the next.

    The last row of ``steps`` is the start, the last column the end.
    """

    labels: tuple[str, ...]
    steps: Floats

    def best_paths(self, emissions: Floats, present: Flags) -> Ints:
        """The best label sequence of each row.

        Args:
            emissions: (N, W, S).
            present: (N, W); words first, padding after.

        Returns:
            (N, W); padding has label 0.
        """
        rows, width, size = emissions.shape
        if not rows or not width:
            return np.zeros((rows, width), np.int64)
        inner, start, end = self.steps[:-1, :-1], self.steps[-1, :-1], self.steps[:-1, -1]
        score = start + emissions[:, 0]
        back = np.zeros((width, rows, size), np.int64)
        for t in range(1, width):
            ways = score[:, :, None] + inner  # (N, from, to)
            back[t] = ways.argmax(1)
            onward = ways.max(1) + emissions[:, t]
            score = np.where(present[:, t, None], onward, score)
        at = (score + end).argmax(1)
        paths = np.zeros((rows, width), np.int64)
        every = np.arange(rows)
        for t in range(width - 1, -1, -1):
            here = present[:, t]
            paths[here, t] = at[here]
            at = np.where(here & (t > 0), back[t, every, at], at)
        return paths

    def marginals(self, emissions: Floats, present: Flags) -> Floats:
        """(N, W, S) probability of each label at each word, given the whole sequence; padding has zeros."""
        rows, width, size = emissions.shape
        if not rows or not width:
            return np.zeros(emissions.shape, np.float32)
        inner = np.exp(np.clip(self.steps[:-1, :-1], -60, 60)).astype(np.float64)
        start = np.exp(np.clip(self.steps[-1, :-1], -60, 60)).astype(np.float64)
        end = np.exp(np.clip(self.steps[:-1, -1], -60, 60)).astype(np.float64)
        said = np.exp((emissions - emissions.max(-1, keepdims=True)).astype(np.float64))
        ahead = np.zeros((rows, width, size))
        ahead[:, 0] = _shares(start * said[:, 0])
        for t in range(1, width):
            onward = _shares((ahead[:, t - 1] @ inner) * said[:, t])
            ahead[:, t] = np.where(present[:, t, None], onward, ahead[:, t - 1])
        behind = np.tile(end, (rows, 1))
        both = np.zeros((rows, width, size), np.float32)
        for t in range(width - 1, -1, -1):
            both[:, t] = _shares(ahead[:, t] * behind)
            before = _shares((behind * said[:, t]) @ inner.T)
            behind = np.where(present[:, t, None], before, behind)
        return np.where(present[:, :, None], both, np.float32(0))

    def eased(self, kind: str, by: float) -> Floats:
        """(S,) what to add to emissions so that spans of one kind are begun more easily, however long they are."""
        return np.array([by if label in {f"B-{kind}", f"S-{kind}"} else 0.0 for label in self.labels], np.float32)


def _shares(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    shares: npt.NDArray[np.float64] = values / np.maximum(values.sum(-1, keepdims=True), 1e-300)
    return shares


@dataclass(frozen=True, slots=True)
class Run:
    """Words ``[first, last]`` of one kind, and how probable their labels are on average."""

    kind: str
    first: int
    last: int
    score: float


def runs_of(path: Ints, marginals: Floats, labels: Sequence[str]) -> tuple[Run, ...]:
    """Spans of one label sequence, in order.

    Args:
        path: (W,) label indexes.
        marginals: (W, S).
        labels: names of the S labels.
    """
    found: list[Run] = []
    first = -1
    names = [labels[index] for index in path.tolist()]
    for at, name in enumerate(names):
        if name == "O":
            continue
        if name[0] in "BS" or first < 0 or names[at - 1][2:] != name[2:]:
            first = at
        after = names[at + 1] if at + 1 < len(names) else "O"
        if name[0] in "ES" or after[0] not in "IE" or after[2:] != name[2:]:
            under = range(first, at + 1)
            score = float(np.mean([marginals[word, path[word]] for word in under]))
            found.append(Run(name[2:], first, at, score))
            first = -1
    return tuple(found)
