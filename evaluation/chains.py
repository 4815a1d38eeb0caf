"""Coreference, scored as CoNLL-2012 does (Pradhan et al. 2012): the mean F1 of MUC, B-cubed and CEAF-e.

Mentions are the system's own and count where their spans are the same as gold's; singletons are left out on both sides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from sayso.domain.text import Span
from sayso.model.coreference import chains_of
from sayso.model.predict import LearnedTagger
from training.corpora.example import Example
from training.evaluate import document_of

Chains = Sequence[frozenset[Span]]
Shares = tuple[float, float, float, float]
"""Right among the system's, the system's, right among gold's, gold's."""


def muc(gold: Chains, system: Chains) -> Shares:
    """Links (Vilain et al. 1995)."""

    def side(ours: Chains, theirs: Chains) -> tuple[float, float]:
        of = {span: number for number, chain in enumerate(theirs) for span in chain}
        right = whole = 0
        for chain in ours:
            parts = Counter(of.get(span, (span.start, span.end)) for span in chain)
            right, whole = right + len(chain) - len(parts), whole + len(chain) - 1
        return right, whole

    return (*side(system, gold), *side(gold, system))


def b_cubed(gold: Chains, system: Chains) -> Shares:
    """Mentions (Bagga and Baldwin 1998)."""

    def side(ours: Chains, theirs: Chains) -> tuple[float, float]:
        right = sum(len(one & other) ** 2 / len(one) for one in ours for other in theirs)
        return right, sum(map(len, ours))

    return (*side(system, gold), *side(gold, system))


def ceaf(gold: Chains, system: Chains) -> Shares:
    """Entities, aligned one to one so that phi-4 is largest (Luo 2005)."""
    if not gold or not system:
        return (0, len(system), 0, len(gold))
    alike = np.array([[2 * len(one & other) / (len(one) + len(other)) for other in system] for one in gold])
    right = aligned(alike)
    return (right, len(system), right, len(gold))


def aligned(values: np.ndarray) -> float:
    """The largest sum of values with at most one in each row and column (Kuhn 1955, by shortest augmenting paths)."""
    cost = -values if values.shape[0] <= values.shape[1] else -values.T
    rows, columns = cost.shape
    u, v = np.zeros(rows + 1), np.zeros(columns + 1)
    owner, way = np.zeros(columns + 1, int), np.zeros(columns + 1, int)
    for row in range(1, rows + 1):
        owner[0], column = row, 0
        least, done = np.full(columns + 1, np.inf), np.zeros(columns + 1, bool)
        while owner[column]:
            done[column] = True
            open_ = np.flatnonzero(~done)
            reduced = cost[owner[column] - 1, open_ - 1] - u[owner[column]] - v[open_]
            better = reduced < least[open_]
            least[open_[better]], way[open_[better]] = reduced[better], column
            best = open_[least[open_].argmin()]
            step = least[best]
            u[owner[done]] += step
            v[done] -= step
            least[~done] -= step
            column = int(best)
        while column:
            owner[column], column = owner[way[column]], way[column]
    return -float(sum(cost[owner[c] - 1, c - 1] for c in range(1, columns + 1) if owner[c]))


MEASURES: dict[str, Callable[[Chains, Chains], Shares]] = {"MUC": muc, "B3": b_cubed, "CEAFe": ceaf}


def figures_of(documents: Iterable[tuple[Chains, Chains]]) -> dict[str, tuple[float, float, float]]:
    """P, R and F1 of each measure and, under CoNLL, their mean F1; counts are summed over (gold, system) documents."""
    documents = list(documents)
    found: dict[str, tuple[float, float, float]] = {}
    for name, measure in MEASURES.items():
        right_p, said, right_r, due = np.sum([measure(*one) for one in documents], axis=0)
        precision, recall = right_p / max(said, 1e-9), right_r / max(due, 1e-9)
        found[name] = (precision, recall, 2 * precision * recall / max(precision + recall, 1e-9))
    mean = float(np.mean([f for _, _, f in found.values()]))
    return found | {"CoNLL": (mean, mean, mean)}


def pair_of(example: Example, tagger: LearnedTagger) -> tuple[Chains, Chains]:
    """An example's gold chains and the bundle's, singletons left out."""
    tagged, shape = tagger.read(document_of(example)), tagger.bundle.mention
    assert shape is not None
    assert tagged.words is not None
    found = chains_of(tagged.scores["mentions"], tagged.scores["pairs"], tagged.words, shape)
    gold = [frozenset(one.span for one in chain) for chain in example.chains or () if len(chain) > 1]
    return gold, [frozenset(one.span for one in chain) for chain in found if len(chain) > 1]
