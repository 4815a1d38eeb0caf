"""What the word heads say, as spans: entities, hedges, event triggers with their type and arguments; pure.

Every head's labels are a scheme of first, inner, last and only words (BIOES), read by the best path that the scheme
allows; a span's score is the mean probability of its words' labels. Event types have one label a trigger.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sayso.model.decode import Chain, Flags, Floats, Run, runs_of

NEVER = -1e4
"""Score of a step that the scheme does not allow."""

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
    paths, shares = chain.best_paths(scores, present), shares_of(scores)
    return [runs_of(path, some, chain.labels) for path, some in zip(paths, shares, strict=True)]


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
