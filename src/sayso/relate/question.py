"""How likely two claims of one event answer one question, whatever they hold: a learned score of pairs.

A logistic regression over what two wordings have in common. The numbers are symmetric and depend on the wordings of the
event alone; names count by being the same or not, so that other names change nothing. Learned by
``training/questions.py``; the model card stands in the bundle ``matters-1``.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import log
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.domain.claim import Aspect
from sayso.errors import UnusableModel
from sayso.relate.aspects import VAGUE_ASPECTS, near_aspects
from sayso.relate.content import DAMAGED, DEED, HARMS, PERSON, names_of, units_of
from sayso.relate.counting import Count, count_of, figure_of
from sayso.relate.rivals import held_in
from sayso.relate.words import bundle_folder, meaning

Array = NDArray[np.float64]
FORMAT = 1
NAME = "matters-1"

APART = -50.0
"""The score of two wordings that name two places held, or count two things: no likeness makes them one."""

ENOUGH = 2
"""Words that two claims of several must share to be alike at all."""

FIGURE_WEIGHT, NAME_WEIGHT = 1.5, 1.3

FEATURES = (
    "alike",
    "share of the fewer",
    "meaning",
    "names shared",
    "no names",
    "both the deed",
    "both damage",
    "harm shared",
    "harm in one",
    "place held shared",
    "one count",
    "two counts",
    "one aspect",
    "near aspects",
    "vague aspect",
    "against one another",
    "one aspect that the event answers",
)
_BY_THE_EVENT = frozenset({Aspect.WHO_DID, Aspect.RESPONSIBILITY, Aspect.OCCURRENCE})
_ASPECTS = tuple(Aspect)
_NEAR = np.array([[one is not other and near_aspects(one, other) for other in _ASPECTS] for one in _ASPECTS])


@dataclass(frozen=True, slots=True)
class Wording:
    """What is looked at of a claim: its words, what they speak of, and whether it is against them."""

    words: str
    aspect: Aspect
    against: bool


class Wordings:
    """The wordings of one event, laid out so that many pairs are compared at once.

    Content is weighed by how few of these wordings have it, as ``Content`` does; figures and names weigh more.
    """

    def __init__(self, told: Sequence[Wording]) -> None:
        words = [one.words for one in told]
        units = [units_of(one) for one in words]
        names = [names_of(one) for one in words]
        self._units = _incidence(units)
        self._names = _incidence(names)
        self._weighted = _incidence(units, weigher(units, names))
        self._held = _incidence([held_in(one) for one in words])
        self._harms = _incidence([found & frozenset(HARMS) for found in units])
        self._deed = np.array([DEED in found for found in units])
        self._damage = np.array([DAMAGED in found for found in units])
        counts = [count_of(one) for one in words]
        self._counts = _numbered(count and (count.harm, count.thing) for count in counts)
        counted = [count if one.aspect is Aspect.HOW_MANY else None for one, count in zip(told, counts, strict=True)]
        self._harm_counted = _numbered(count and (count.harm,) for count in counted)
        self._thing_counted = _numbered(map(_thing, counted))
        self._whose_counted = _numbered(count and count.whose for count in counted)
        self._arm_counted = _numbered(count and count.arm for count in counted)
        self._meaning = _meanings(_plain(found) - named for found, named in zip(units, names, strict=True))
        self._aspects = np.array([_ASPECTS.index(one.aspect) for one in told], np.int64)
        self._vague = np.array([one.aspect in VAGUE_ASPECTS for one in told])
        self._by_event = np.array([one.aspect in _BY_THE_EVENT for one in told])
        self._against = np.array([one.against for one in told])
        self._number_told = np.array([one.aspect is Aspect.HOW_MANY and not one.against for one in told])
        self._harmed_told = np.array(
            [one.aspect is Aspect.WHO_SUFFERED and not one.against and figure_of(one.words) is None for one in told]
        )

    def apart(self, rows: slice, columns: slice) -> NDArray[np.bool_]:
        """Which pairs are two questions.

        They name two places held, count two things, two harms or two sides' fighters, or the one tells how many and the
        other, without a figure, who; a denial of either may meet the other.
        """
        places = self._held.sum(1) > 0
        two_places = np.outer(places[rows], places[columns]) & (_product(self._held, rows, columns) == 0)
        two_counts = _differ(self._harm_counted, rows, columns) | _differ(self._thing_counted, rows, columns)
        two_counts |= _differ(self._whose_counted, rows, columns) | _differ(self._arm_counted, rows, columns)
        who_and_how_many = np.outer(self._number_told[rows], self._harmed_told[columns])
        who_and_how_many |= np.outer(self._harmed_told[rows], self._number_told[columns])
        found: NDArray[np.bool_] = two_places | two_counts | who_and_how_many
        return found

    def features(self, rows: slice, columns: slice) -> Iterator[Array]:
        """For each of ``FEATURES`` its value for each pair of a row's and a column's wording, four digits."""
        shared = _product(self._units, rows, columns)
        few = _fewer(self._units.sum(1), rows, columns)
        squares = (self._weighted**2).sum(1)
        norm = np.sqrt(np.outer(squares[rows], squares[columns]))
        cosine = _product(self._weighted, rows, columns) / np.where(norm, norm, 1.0)
        named = self._names.sum(1)
        harm = self._harms.sum(1) > 0
        ours, theirs = self._counts[rows, None], self._counts[None, columns]
        one_aspect = self._aspects[rows, None] == self._aspects[None, columns]
        found = (
            np.where(shared >= np.minimum(ENOUGH, few), cosine, 0.0),
            shared / np.maximum(few, 1),
            self._meaning[rows] @ self._meaning[columns].T,
            _product(self._names, rows, columns) / np.maximum(_fewer(named, rows, columns), 1),
            _fewer(named, rows, columns) == 0,
            np.outer(self._deed[rows], self._deed[columns]),
            np.outer(self._damage[rows], self._damage[columns]),
            _product(self._harms, rows, columns) > 0,
            harm[rows, None] != harm[None, columns],
            _product(self._held, rows, columns) > 0,
            (ours >= 0) & (ours == theirs),
            _differ(self._counts, rows, columns),
            one_aspect,
            _NEAR[self._aspects[rows, None], self._aspects[None, columns]],
            self._vague[rows, None] | self._vague[None, columns],
            self._against[rows, None] != self._against[None, columns],
            one_aspect & self._by_event[rows, None],
        )
        for one in found:
            yield np.round(one.astype(np.float64), 4)


@dataclass(frozen=True, slots=True)
class QuestionModel:
    """Weights of ``FEATURES``, what is added, and the score from which on two groups of claims are one matter."""

    weights: tuple[float, ...]
    bias: float
    least: float

    @classmethod
    def open(cls, file: Path) -> QuestionModel:
        """Opens a model.

        Raises:
            UnusableModel: it is missing, damaged, or of another version's form.
        """
        try:
            held = json.loads(file.read_text("utf-8"))
            if held["format"] != FORMAT or list(held["weights"]) != list(FEATURES):
                raise UnusableModel(f"{file}: is of another version's form")
            return cls(tuple(map(float, held["weights"].values())), float(held["bias"]), float(held["least"]))
        except (OSError, ValueError, KeyError, TypeError) as wrong:
            raise UnusableModel(f"{file}: {wrong}") from wrong

    def write(self, file: Path) -> None:
        """Writes the model as JSON, three digits a number."""
        weights = {name: round(one, 3) for name, one in zip(FEATURES, self.weights, strict=True)}
        tree = {"format": FORMAT, "weights": weights, "bias": round(self.bias, 3), "least": self.least}
        file.write_text(json.dumps(tree, indent=1) + "\n", "utf-8")

    def scores(self, told: Wordings, rows: slice, columns: slice) -> Array:
        """The log odds that a row's and a column's wording answer one question, three digits.

        Sums rounded otherwise elsewhere must decide nothing.
        """
        found: Array | None = None
        for weight, feature in zip(self.weights, told.features(rows, columns), strict=True):
            found = weight * feature if found is None else found + weight * feature
        assert found is not None  # there are features
        scores: Array = np.where(told.apart(rows, columns), APART, np.round(found + self.bias, 3))
        return scores


@cache
def question_model() -> QuestionModel:
    """The installed model; read once a process."""
    return QuestionModel.open(bundle_folder(NAME) / "weights.json")


def _thing(count: Count | None) -> str | None:
    """What is counted, where it is told: people of no sort may be of any."""
    return None if count is None or count.thing == PERSON else count.thing


def _differ(numbers: NDArray[np.int64], rows: slice, columns: slice) -> NDArray[np.bool_]:
    """Which pairs have two numbers, and not the same."""
    ours, theirs = numbers[rows, None], numbers[None, columns]
    found: NDArray[np.bool_] = (ours >= 0) & (theirs >= 0) & (ours != theirs)
    return found


def _plain(units: frozenset[str]) -> frozenset[str]:
    """Words alone, without figures and what stands for many words."""
    return frozenset(unit for unit in units if not unit.startswith(("=", "#")))


def weigher(units: Sequence[frozenset[str]], names: Sequence[frozenset[str]]) -> Callable[[str], float]:
    """What a unit of content weighs: the more, the fewer wordings have it; figures and names more than other words.

    Args:
        units: of each wording of an event its content.
        names: of each its names.
    """
    spread = Counter(unit for found in units for unit in found)
    named = frozenset[str]().union(*names)

    def weigh(unit: str) -> float:
        sort = FIGURE_WEIGHT if unit.startswith("#") else NAME_WEIGHT if unit in named else 1.0
        return sort * log(1 + len(units) / spread[unit])

    return weigh


def _incidence(sets: Sequence[frozenset[str]], weigh: Callable[[str], float] = lambda _: 1.0) -> Array:
    """A row for each set, a column for each member of any (at least one column)."""
    column = {unit: at for at, unit in enumerate(dict.fromkeys(unit for one in sets for unit in sorted(one)))}
    found = np.zeros((len(sets), max(1, len(column))))
    for row, one in enumerate(sets):
        for unit in one:
            found[row, column[unit]] = weigh(unit)
    return found


def _numbered(found: Iterable[object]) -> NDArray[np.int64]:
    """The same number for the same thing, -1 for None."""
    numbers: dict[object, int] = {}
    return np.array([-1 if one is None else numbers.setdefault(one, len(numbers)) for one in found], np.int64)


def _meanings(stems: Iterable[frozenset[str]]) -> Array:
    rows = [meaning(one) for one in stems]
    width = next((len(row) for row in rows if row is not None), 1)
    return np.array([np.zeros(width) if row is None else row for row in rows], np.float64).reshape(-1, width)


def _product(found: Array, rows: slice, columns: slice) -> Array:
    product: Array = found[rows] @ found[columns].T
    return product


def _fewer(sizes: Array, rows: slice, columns: slice) -> Array:
    fewer: Array = np.minimum(sizes[rows, None], sizes[None, columns])
    return fewer
