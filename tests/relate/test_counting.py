"""Figures and what they count, in invented sentences."""

from __future__ import annotations

from math import inf

import pytest

from sayso.relate.content import DEAD, FIGHTER, HURT, PERSON
from sayso.relate.counting import Count, Figure, count_of, figure_of, figures_clash


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("killing 40 people and injuring 9", Count(DEAD, PERSON)),
        ("three guards were wounded and one died", Count(HURT, FIGHTER)),
        ("some 60 raiders took part", Count(None, FIGHTER, None, "no army")),
        ("two Vardian soldiers died", Count(DEAD, FIGHTER, "vard", "army")),
        ("eleven olive trees were felled", Count(None, "tre")),
        ("hundreds of Vardians were killed", Count(DEAD, PERSON)),
        ("the death toll", Count(DEAD, None)),
        ("on 17 October the market opened", None),
        ("it began at 8 am", None),
    ],
)
def test_what_is_counted(words: str, count: Count | None) -> None:
    """The first figure's noun and harm, and whose fighters; dates and times count nothing."""
    assert count_of(words) == count


@pytest.mark.parametrize(
    ("words", "figure"),
    [
        ("five died", Figure(5, 5, "five")),
        ("at least 20 people died", Figure(20, inf, "at least 20")),
        ("at most 40 came", Figure(0, 40, "at most 40")),
        ("no more than 40 came", Figure(0, 40, "no more than 40")),
        ("Two came", Figure(2, 2, "two")),
        ("about 200 fighters", Figure(150, 250, "about 200")),
        ("dozens were hurt", Figure(24, 1200, "dozens")),
        ("1,200 shells fell", Figure(1200, 1200, "1,200")),
        ("12 of the attackers were killed", Figure(12, 12, "12")),
        ("two more of his men fell", Figure(2, 2, "two")),
        ("some were hurt", None),
    ],
)
def test_figures_have_a_reach(words: str, figure: Figure | None) -> None:
    """Words before a figure say how far it reaches; words without one give none, which is not zero."""
    assert figure_of(words) == figure


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ("at least 300 people died", "282 people died", False),
        ("at least 300 people died", "240 people died", True),
        ("60 people died", "64 people died", False),
        ("63 people died", "67 people died", True),
        ("three died", "seven died", True),
        ("at least three died", "seven died", False),
        ("at least nine died", "seven died", True),
        ("about 200 came", "220 came", False),
        ("hundreds died", "15 died", True),
        ("none but zero died", "seven died", True),
    ],
)
def test_figures_that_cannot_both_hold_clash(one: str, other: str, clash: bool) -> None:
    """Two figures clash where their reaches do not meet, and in either order."""
    left, right = figure_of(one), figure_of(other)
    assert left is not None
    assert right is not None
    assert figures_clash(left, right) is clash
    assert figures_clash(right, left) is clash
