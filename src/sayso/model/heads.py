"""What the word heads say, as spans: entities, hedges, event triggers with their type and arguments; pure.

Every head's labels are a scheme of first, inner, last and only words (BIOES), read by the best path that the scheme
allows; a span's score is the mean probability of its words' labels. Event types have one label a trigger.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sayso.model.decode import Chain, Flags, Floats, Run, runs_of, shares_on
from sayso.model.encode import Ints

NEVER = -1e4
"""Score of a step that the scheme does not allow."""

ROOM = 4
"""Words outside all spans, on either side of labels that contradict one another, beyond which nothing is set right."""

ENTITIES, HEDGES, TRIGGERS, TYPES, ARGUMENTS = "entities", "hedges", "triggers", "types", "arguments"


def free_chain(labels: Sequence[str]) -> Chain:
    """Steps that forbid what the scheme forbids and prefer nothing; a window may cut a span, so any end is allowed."""
    size = len(labels) + 1
    steps = np.zeros((size, size), np.float32)
    for i, left in enumerate(labels):
        for j, right in enumerate(labels):
            open_left, goes_on = left[0] in "BI", right[0] in "IE"
            if open_left != goes_on or (open_left and left[1:] != right[1:]):
                steps[i, j] = NEVER
    return Chain(tuple(labels), steps)


def shares_of(scores: Floats) -> Floats:
    """Scores (…, S) to probabilities: softmax."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    shares: Floats = (raised / raised.sum(-1, keepdims=True)).astype(np.float32)
    return shares


def runs_in(scores: Floats, present: Flags, chain: Chain) -> list[tuple[Run, ...]]:
    """The spans of each row.

    Args:
        scores: (N, W, S) of one head.
        present: (N, W); words first, padding after.
        chain: the head's labels.
    """
    paths = free_paths(scores, present, chain)
    shares, inside = np.zeros(paths.shape, np.float32), paths.nonzero()
    shares[inside] = shares_on(paths[inside], shares_of(scores[inside]))
    return [runs_of(path, some, chain.labels) for path, some in zip(paths, shares, strict=True)]


def free_paths(scores: Floats, present: Flags, chain: Chain) -> Ints:
    """The best path of each row by a chain that forbids and prefers nothing else.

    Where each word's best label may follow that of the word before, these are the best path. Where it may not, the
    words around are looked at together, ``ROOM`` words outside all spans on either side with them.

    Args:
        scores: (N, W, S).
        present: (N, W); words first, padding after.
        chain: from ``free_chain``.

    Returns:
        (N, W); padding has label 0.
    """
    best: Ints = np.where(present, scores.argmax(-1), 0)
    forbidden = chain.steps[:-1, :-1] < 0
    wrong = forbidden[best[:, :-1], best[:, 1:]] & present[:, 1:]
    lengths = present.sum(1)
    parts = list(_parts(best, wrong, lengths))
    if parts:
        width = max(len(part) for _, part in parts)
        some = np.zeros((len(parts), width, scores.shape[2]), np.float32)
        there = np.zeros((len(parts), width), np.bool_)
        for number, (row, part) in enumerate(parts):
            some[number, : len(part)] = scores[row, part.start : part.stop]
            there[number, : len(part)] = True
            if part.start:
                some[number, 0, 1:] += NEVER  # what joins on to the words before stays outside all spans
            if part.stop < lengths[row]:
                some[number, len(part) - 1, 1:] += NEVER
        for (row, part), path in zip(parts, chain.best_paths(some, there), strict=True):
            best[row, part.start : part.stop] = path[: len(part)]
    return best


def _parts(best: Ints, wrong: Flags, lengths: Ints) -> Iterator[tuple[int, range]]:
    """The stretches of rows around what a scheme forbids, apart from one another."""
    for row in np.flatnonzero(wrong.any(1)).tolist():
        length = int(lengths[row])
        outside = best[row, :length] == 0
        quiet = np.flatnonzero(np.convolve(outside, np.ones(ROOM, np.int64), "valid") == ROOM)
        found: list[range] = []
        for at in np.flatnonzero(wrong[row]).tolist():
            before, after = np.searchsorted(quiet, (at - ROOM + 1, at), "right").tolist()
            start = int(quiet[before - 1]) if before else 0
            end = int(quiet[after]) + ROOM if after < len(quiet) else length
            if found and start < found[-1].stop:
                start = found.pop().start
            found.append(range(start, end))
        yield from ((row, part) for part in found)


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as the net gave it: its trigger, its likeliest type with that type's probability, and its arguments."""

    trigger: Run
    type: str
    share: float
    arguments: tuple[Run, ...] = ()


def typed(trigger: Run, scores: Floats, types: Sequence[str]) -> Happening:
    """The likeliest type of a trigger; ``scores`` (W, T) are the type head's of its window."""
    shares = shares_of(scores[trigger.first])
    best = int(shares.argmax())
    return Happening(trigger, types[best], float(shares[best]))


def happenings_in(
    read: Mapping[str, Floats], present: Flags, chains: Mapping[str, Chain], types: Sequence[str]
) -> Iterator[list[Happening]]:
    """The triggers of each window with their types, arguments not yet asked for.

    Args:
        read: the heads' scores (B, W, S), by name.
        present: (B, W).
        chains: the labels of the heads that mark spans.
        types: the type head's labels.
    """
    for row, runs in enumerate(runs_in(read[TRIGGERS], present, chains[TRIGGERS])):
        yield [typed(run, read[TYPES][row], types) for run in runs]
