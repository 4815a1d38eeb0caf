"""Things held to be one: disjoint sets, with pairs that must never meet in one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import product


class Groups:
    """Disjoint sets of ids (union-find), every id at first in a set of its own.

    ``apart`` are pairs that are never joined, neither directly nor over others: a tie that would bring the two into
    one set is passed over. What a pass over ties gives then depends on their order; whoever ties must choose one that
    does not depend on arrival.
    """

    def __init__(self, apart: Iterable[tuple[str, str]] = ()) -> None:
        self._above: dict[str, str] = {}
        self._foes: dict[str, set[str]] = defaultdict(set)  # by root the roots that it must not meet
        for one, other in apart:
            if one != other:
                self._foes[one].add(other)
                self._foes[other].add(one)

    def root(self, one: str) -> str:
        """The least id of the set in which this one is."""
        above = self._above.get(one, one)
        while above != one:
            self._above[one] = self._above.get(above, above)
            one, above = above, self._above.get(above, above)
        return one

    def tie(self, one: str, other: str) -> bool:
        """Joins two sets; False where that is forbidden."""
        left, right = sorted((self.root(one), self.root(other)))
        if left == right:
            return True
        if right in self._foes.get(left, ()):
            return False
        self._above[right] = left
        for foe in self._foes.pop(right, ()):
            self._foes[foe].remove(right)
            self._foes[foe].add(left)
            self._foes[left].add(foe)
        return True

    def forbids(self, one: str, other: str) -> bool:
        """Whether the two must not meet, themselves or over others that they were joined with."""
        return self.root(other) in self._foes.get(self.root(one), ())

    def apart_among(self, ids: Iterable[str]) -> list[tuple[str, str]]:
        """The pairs of these ids that must not meet."""
        sets = self.of(ids)
        return [
            pair
            for root, members in sets.items()
            for foe in self._foes.get(root, ())
            if root < foe and foe in sets
            for pair in product(members, sets[foe])
        ]

    def of(self, ids: Iterable[str]) -> dict[str, list[str]]:
        """The sets among these ids, by root, in the ids' order."""
        sets: dict[str, list[str]] = defaultdict(list)
        for one in ids:
            sets[self.root(one)].append(one)
        return dict(sets)
