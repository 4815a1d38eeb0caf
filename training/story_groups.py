"""Which of a set of documents tell one story: what few of them have in common, clustered by average linkage.

Words that all the documents share ("quake", of a set about quakes) say nothing of which quake is told of, so a word
weighs the less the more of the documents have it (Spärck Jones 1972).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log

import numpy as np
from numpy.typing import NDArray

from sayso.relate.content import content_stems
from sayso.relate.sketch import names_in
from sayso.relate.spelling import folded_words
from sayso.relate.words import cosine
from training.corpora.ecb_events import CrossDocument

Array = NDArray[np.float64]
ONE_STORY = 0.05
"""The mean cosine from which on groups of documents are one; chosen on ECB+ train."""


class StoryGroups:
    """Documents of one topic: how near each two are by their words and by their names, and in which group each is."""

    def __init__(self, documents: Iterable[CrossDocument]) -> None:
        held = {one.name: one for one in documents}
        self._at = {name: at for at, name in enumerate(sorted(held))}
        sentences = [[held[name].text[span.start : span.end] for span in held[name].sentences] for name in self._at]
        self._words = _likeness([Counter(_stems(told)) for told in sentences])
        self._names = _likeness([Counter(name for one in told for name in names_in(one)) for told in sentences])
        groups = average_linked(self._words, ONE_STORY)
        self._group = {at: number for number, group in enumerate(groups) for at in group}

    def of(self, one: str, other: str) -> tuple[float, float, bool]:
        """The cosines of two documents' words and names, and whether they are of one group."""
        a, b = self._at[one], self._at[other]
        if a == b:
            return 1.0, 1.0, True
        return float(self._words[a, b]), float(self._names[a, b]), self._group[a] == self._group[b]


def _stems(sentences: Iterable[str]) -> Iterable[str]:
    return (stem for one in sentences for stem in content_stems(folded_words(one)))


def _likeness(told: Sequence[Mapping[str, int]]) -> Array:
    """The cosines of what documents tell (N, N), each word weighing the more the fewer of them have it."""
    having = Counter(word for one in told for word in one)
    rows = [{word: (1 + log(n)) * log((1 + len(told)) / having[word]) for word, n in one.items()} for one in told]
    return np.array([[cosine(one, other) for other in rows] for one in rows]).reshape(len(rows), len(rows))


def average_linked(square: Array, least: float) -> list[list[int]]:
    """Clusters by average linkage: the two nearest are joined until none are as near as ``least``."""
    left = square.copy()
    np.fill_diagonal(left, -1.0)
    held: list[list[int]] = [[at] for at in range(len(left))]
    while len(left):
        one, other = divmod(int(left.argmax()), len(left))
        if left[one, other] < least:
            break
        mean = (left[one] * len(held[one]) + left[other] * len(held[other])) / (len(held[one]) + len(held[other]))
        mean[(left[one] < 0) | (left[other] < 0)] = -1.0
        left[one], left[:, one] = mean, mean
        left[other], left[:, other] = -1.0, -1.0
        held[one], held[other] = held[one] + held[other], []
    return [some for some in held if some]
