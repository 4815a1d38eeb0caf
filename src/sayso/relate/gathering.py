"""Gathers what is alike into groups: average linkage, from groups that are given and above a least score. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def components(ties: Iterable[tuple[str, str]], keys: Iterable[str]) -> dict[str, str]:
    """The root of each key's component (union-find)."""
    above = {key: key for key in keys}

    def root(key: str) -> str:
        while above[key] != key:
            above[key] = above[above[key]]
            key = above[key]
        return key

    for one, other in ties:
        low, high = sorted((root(one), root(other)))
        above[high] = low
    return {key: root(key) for key in above}


def gathered(
    scores: Array, given: Sequence[Sequence[int]], least: float, kinds: Sequence[object | None] = ()
) -> list[list[int]]:
    """Joins groups from the most alike on, while two are at least so much alike on the average of their pairs.

    Args:
        scores: how alike each two are, symmetric (N, N).
        given: what is together from the start; each number once.
        least: the average score from which on two groups are one.
        kinds: for each of ``given`` a kind that it is of; two of different kinds are never joined. None: of any.

    Returns:
        The groups, in the order of ``given`` by their first.
    """
    groups = [list(one) for one in given]
    kind: list[object | None] = [*kinds] if kinds else [None] * len(groups)
    sizes = np.array([len(one) for one in groups], np.float64)
    between = _between(scores, groups)
    for here, mine in enumerate(kind):
        for there, theirs in enumerate(kind):
            if here == there or (None not in (mine, theirs) and mine != theirs):
                between[here, there] = -np.inf
    while len(groups) > 1:
        best = int(np.argmax(between))
        one, other = sorted(divmod(best, len(groups)))
        if between[one, other] < least:
            break
        row = (between[one] * sizes[one] + between[other] * sizes[other]) / (sizes[one] + sizes[other])
        row[one] = row[other] = -np.inf
        between[one], between[:, one] = row, row
        between[other] = between[:, other] = -np.inf
        sizes[one] += sizes[other]
        kind[one] = kind[other] if kind[one] is None else kind[one]
        groups[one] += groups[other]
        groups[other] = []
    return [sorted(one) for one in groups if one]


def _between(scores: Array, groups: Sequence[Sequence[int]]) -> Array:
    """The average score of the pairs of each two groups, rounded: sums made in another order decide nothing."""
    member = np.zeros((len(groups), len(scores)))
    for number, one in enumerate(groups):
        member[number, list(one)] = 1.0 / len(one)
    found: Array = np.round(member @ scores @ member.T, 6)
    return found
