"""The measures of coreference, on cases that can be counted by hand."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.chains import MEASURES, aligned, figures_of
from sayso.domain.text import Span


def chain(*numbers: int) -> frozenset[Span]:
    """Mentions by number."""
    return frozenset(Span(number, number + 1) for number in numbers)


GOLD = [chain(1, 2, 3), chain(4, 5)]


def test_the_same_chains_are_all_right() -> None:
    """Every measure gives one."""
    assert [f for _, _, f in figures_of([(GOLD, GOLD)]).values()] == pytest.approx([1, 1, 1, 1])


def test_one_mention_in_the_wrong_chain_costs_what_the_measures_say() -> None:
    """Two of three links; eleven fifteenths of mentions; four fifths of entities."""
    figures = figures_of([(GOLD, [chain(1, 2), chain(3, 4, 5)])])
    assert figures["MUC"][2] == pytest.approx(2 / 3)
    assert figures["B3"][2] == pytest.approx(11 / 15)
    assert figures["CEAFe"][2] == pytest.approx(4 / 5)
    assert figures["CoNLL"][2] == pytest.approx((2 / 3 + 11 / 15 + 4 / 5) / 3)


def test_nothing_said_is_nothing_right() -> None:
    """No division by zero."""
    assert {name: f for name, (_, _, f) in figures_of([(GOLD, [])]).items()} == dict.fromkeys((*MEASURES, "CoNLL"), 0)


@given(st.integers(1, 5), st.integers(1, 5), st.integers(0, 1000))
def test_the_alignment_is_the_best_there_is(rows: int, columns: int, seed: int) -> None:
    """As good as the best of all alignments, tried one by one."""
    values = np.random.default_rng(seed).random((rows, columns))
    less, more = sorted((rows, columns))
    wide = values if rows <= columns else values.T
    best = max(sum(wide[row, way[row]] for row in range(less)) for way in permutations(range(more), less))
    assert aligned(values) == pytest.approx(best)
