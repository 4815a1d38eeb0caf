"""Quantities of claims, in invented sentences."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.domain.quantity import Harm, Qualifier, Quantity, Standing
from sayso.domain.text import Span
from sayso.relate import quantities_in

Told = tuple[float | None, float | None, float | None, str, str | None, str | None]


def told(one: Quantity) -> Told:
    """The values of a quantity, without where it stands."""
    return one.low, one.best, one.high, one.qualifier.value, one.unit, one.harm.value if one.harm else None


@pytest.mark.parametrize(
    ("words", "quantity"),
    [
        ("twelve boats sank", (12, 12, 12, "exact", "boats", None)),
        ("at least 12 people were killed", (12, None, None, "at-least", "people", "dead")),
        ("300 or more men came", (300, None, None, "at-least", "men", None)),
        ("more than 300 houses burned", (300, None, None, "more-than", "houses", None)),
        ("up to 40 soldiers died", (None, None, 40, "at-most", "soldiers", "dead")),
        ("no more than two barns were hit", (None, None, 2, "at-most", "barns", None)),
        ("fewer than 10 votes", (None, None, 10, "less-than", "votes", None)),
        ("about 200 fighters", (None, 200, None, "about", "fighters", None)),
        ("between 20 and 30 fighters were captured", (20, None, 30, "between", "fighters", "taken")),
        ("20\u201330 people are missing", (20, None, 30, "between", "people", "missing")),
        ("two or three men", (2, None, 3, "between", "men", None)),
        ("dozens were hurt", (24, None, None, "size", None, "hurt")),
        ("several hundred people fled", (300, None, None, "size", "people", "displaced")),
        ("5,000 square metres of orchard", (5000, 5000, 5000, "exact", "square metres", None)),
        ("nearly 90 percent of the town", (None, 90, None, "about", "percent", None)),
        ("$3 million in damage", (3_000_000, 3_000_000, 3_000_000, "exact", "$", None)),
        ("as many as 70 armed men crossed", (None, None, 70, "at-most", "armed men", None)),
        ("hundreds of Vardians were killed", (200, None, None, "size", "Vardians", "dead")),
        ("a toll of 30", (30, 30, 30, "exact", None, "dead")),
        ("killed or wounded nine", (9, 9, 9, "exact", None, None)),
        ("2000 soldiers", (2000, 2000, 2000, "exact", "soldiers", None)),
    ],
)
def test_words_tell_bounds_figure_unit_and_harm(words: str, quantity: Told) -> None:
    """What the words do not tell stays open: a bound is no figure, a range has no middle."""
    assert [told(one) for one in quantities_in(words)] == [quantity]


@pytest.mark.parametrize(
    ("words", "low", "qualifier"),
    [
        ("there were no casualties", 0, "none"),
        ("no one was killed", 0, "none"),
        ("nobody in the crew was hurt", 0, "none"),
        ("zero deaths", 0, "exact"),
        ("no casualties have been reported", None, "none-reported"),
        ("no immediate reports of casualties", None, "none-reported"),
        ("an unknown number of people were hurt", None, "unknown"),
        ("it was unclear how many people died", None, "unknown"),
        ("the number of victims is not known", None, "unknown"),
    ],
)
def test_zero_none_reported_and_unknown_are_three(words: str, low: int | None, qualifier: str) -> None:
    """Nobody killed is zero; nobody reported killed, and nobody knows how many, are not."""
    (found,) = quantities_in(words)
    assert (found.low, found.best, found.high, found.qualifier.value) == (low, low, low, qualifier)


@pytest.mark.parametrize(
    "words",
    [
        "the market opened on 17 October 2031",
        "it began at 8 am and lasted three days",
        "Ilmar Teg, 34, said so",
        "one of the largest raids of the year",
        "Unit 8200 crossed the border",
        "nobody came to the door",
        "some were hurt",
    ],
)
def test_what_counts_nothing(words: str) -> None:
    """Dates, times, ages, spans of time, names with numbers, and no number at all: no quantity, which is not zero."""
    assert quantities_in(words) == ()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("twelve people, including three children, were killed", [(12, "given", "dead"), (3, "part", "dead")]),
        ("five people were killed, of whom two were boys", [(5, "given", "dead"), (2, "part", "dead")]),
        ("revised the toll to 14 from nine", [(14, "given", "dead"), (9, "former", "dead")]),
        ("raised the death toll from 9 to 14", [(9, "former", "dead"), (14, "given", "dead")]),
        ("the toll rose to 14, up from nine", [(14, "given", "dead"), (9, "former", "dead")]),
        ("it had earlier said nine people died", [(9, "former", "dead")]),
        ("killing 40 people and injuring 9", [(40, "given", "dead"), (9, "given", "hurt")]),
        ("three guards were wounded and one died", [(3, "given", "hurt"), (1, "given", "dead")]),
        ("two guards killed three raiders", [(2, "given", None), (3, "given", "dead")]),
        ("two guards and three raiders were killed", [(2, "given", "dead"), (3, "given", "dead")]),
        ("it took 12 tanks and three men died", [(12, "given", None), (3, "given", "dead")]),
        ("12 killed, 30 wounded", [(12, "given", "dead"), (30, "given", "hurt")]),
    ],
)
def test_several_quantities_stay_apart(words: str, expected: list[tuple[int, str, str | None]]) -> None:
    """Parts, former figures and different harms are told from one another, and none is lost."""
    found = [(one.best, one.standing.value, one.harm.value if one.harm else None) for one in quantities_in(words)]
    assert found == expected


_SENTENCES = (
    "{q}{n} people were killed",
    "the army says {q}{n} shells fell on Korva, killing {m} guards",
    "{q}{n} villagers, including {m} children, were hurt",
    "the toll was revised to {n} from {m}",
    "between {n} and {m} fighters were captured",
)
_WORDS_BEFORE = ("", "at least ", "more than ", "up to ", "fewer than ", "about ", "nearly ", "no more than ")


@given(st.sampled_from(_SENTENCES), st.sampled_from(_WORDS_BEFORE), st.integers(2, 99_999), st.integers(2, 99_999))
def test_quantities_are_ordered_stable_and_stand_in_the_words(sentence: str, before: str, n: int, m: int) -> None:
    """Low <= best <= high; a comma between thousands changes nothing but where words stand; spans are of the words."""
    readings = []
    for one, other in product((f"{n:d}", f"{n:,}"), (f"{m:d}", f"{m:,}")):
        words = sentence.format(q=before, n=one, m=other)
        found = quantities_in(words)
        for quantity in found:
            bounds = [value for value in (quantity.low, quantity.best, quantity.high) if value is not None]
            assert bounds == sorted(bounds)
            assert " ".join(words[span.start : span.end] for span in quantity.spans) == quantity.words
            assert quantity.unit is None or quantity.unit in quantity.words
        if not any(1900 <= year <= 2099 for year in (n, m)):  # without a comma these are years
            readings.append([(*told(quantity), quantity.standing) for quantity in found])
    assert all(reading == readings[0] for reading in readings)


@given(st.text(alphabet="no killed 12,.-to and people including from half dozen s\u201c\u2019\n", max_size=120))
def test_any_words_are_read(words: str) -> None:
    """Whatever the words, quantities are in their order, apart, and inside them."""
    ends = [end for one in quantities_in(words) for span in one.spans for end in (span.start, span.end)]
    assert ends == sorted(ends)
    assert not ends or ends[-1] <= len(words)


def test_a_quantity_out_of_order_cannot_be_made() -> None:
    """A lowest above the highest is a fault of whoever makes it."""
    with pytest.raises(ValueError, match="not a quantity"):
        Quantity(5, None, 3, Qualifier.BETWEEN, None, Harm.DEAD, Standing.GIVEN, (Span(0, 1),), "x")
