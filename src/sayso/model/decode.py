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

STEEPEST = 60
"""Step scores are cut off here for probabilities: what the scheme forbids has one of e to the minus 60."""

STEPS_BETWEEN_SHARES = 8
"""Words after which weights are made to sum to one: eight of the steepest steps stay far within double precision."""


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
        said = np.ascontiguousarray(emissions.transpose(1, 2, 0))  # rows last: every step is one sweep over them
        scores = np.empty((width, size, rows), np.float32)
        scores[0] = start[:, None] + said[0]
        for t in range(1, width):  # what follows a row's last word is reckoned too, and never looked at
            scores[t] = (inner[:, :, None] + scores[t - 1][:, None]).max(0) + said[t]
        every, lasts = np.arange(rows), np.maximum(present.sum(1) - 1, 0)
        last = (scores[lasts, :, every] + end).argmax(1)
        paths = np.zeros((width, rows), np.int64)
        paths[-1] = at = last
        for t in range(width - 1, 0, -1):
            before = (scores[t - 1] + inner[:, at]).argmax(0)
            paths[t - 1] = at = np.where(present[:, t], before, last)
        return np.where(present, paths.T, 0)

    def marginals(self, emissions: Floats, present: Flags) -> Floats:
        """(N, W, S) probability of each label at each word, given the whole sequence; padding has zeros."""
        rows, width, _ = emissions.shape
        if not rows or not width:
            return np.zeros(emissions.shape, np.float32)
        steps = np.exp(np.clip(self.steps, -STEEPEST, STEEPEST)).astype(np.float64)
        inner, start, end = steps[:-1, :-1], steps[-1, :-1], steps[:-1, -1]
        said = np.exp((emissions - emissions.max(-1, keepdims=True)).astype(np.float64)).transpose(1, 2, 0)
        every = np.arange(rows)
        turned = np.maximum(present.sum(1) - 1 - np.arange(width)[:, None], 0)  # (W, N): each row from its end
        both = np.stack((said, said[turned, :, every].transpose(0, 2, 1)), 1)  # (W, 2, S, N)
        onward = np.stack((inner.T, inner))
        reached = np.empty_like(both)
        reached[0] = np.stack((start, end))[:, :, None]
        for t in range(1, width):
            here = reached[t - 1] * both[t - 1]
            if t % STEPS_BETWEEN_SHARES == 0:
                here /= np.maximum(here.sum(1, keepdims=True), 1e-300)
            np.matmul(onward, here, out=reached[t])
        behind = reached[turned, 1, :, every].transpose(0, 2, 1)
        whole = reached[:, 0] * said
        whole /= np.maximum(whole.sum(1, keepdims=True), 1e-300)
        whole *= behind / np.maximum(behind.sum(1, keepdims=True), 1e-300)
        whole /= np.maximum(whole.sum(1, keepdims=True), 1e-300)
        shares: Floats = np.where(present[:, :, None], whole.transpose(2, 0, 1), 0).astype(np.float32)
        return shares

    def eased(self, kind: str, by: float) -> Floats:
        """(S,) what to add to emissions so that spans of one kind are begun more easily, however long they are."""
        return np.array([by if label in {f"B-{kind}", f"S-{kind}"} else 0.0 for label in self.labels], np.float32)


@dataclass(frozen=True, slots=True)
class Run:
    """Words ``[first, last]`` of one kind, and how probable their labels are on average."""

    kind: str
    first: int
    last: int
    score: float


def runs_of(path: Ints, shares: Floats, labels: Sequence[str]) -> tuple[Run, ...]:
    """Spans of one label sequence, in order.

    Args:
        path: (W,) label indexes, 0 outside all spans.
        shares: (W,) the probability of each word's label; what stands outside all spans is not looked at.
        labels: names of the labels.
    """
    found: list[Run] = []
    first = before = -1
    inside = np.flatnonzero(path).tolist()
    names = [labels[index] for index in path[inside].tolist()]
    for number, (at, name) in enumerate(zip(inside, names, strict=True)):
        if name[0] in "BS" or first < 0 or at != before + 1 or names[number - 1][2:] != name[2:]:
            first = at
        after = names[number + 1] if number + 1 < len(inside) and inside[number + 1] == at + 1 else "O"
        if name[0] in "ES" or after[0] not in "IE" or after[2:] != name[2:]:
            found.append(Run(name[2:], first, at, _mean(shares[first : at + 1])))
            first = -1
        before = at
    return tuple(found)


def _mean(shares: Floats) -> float:
    """As ``shares.mean()``, to the last digit, in a third of its time."""
    return float(np.add.reduce(shares) / len(shares))


def shares_on(path: Ints, marginals: Floats) -> Floats:
    """(W,) the probability of each word's label, of those of all labels (W, S)."""
    shares: Floats = marginals[np.arange(len(path)), path]
    return shares
