"""Numbers in words and figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.relate.content import NUMBERS
from sayso.relate.numerals import numerals_in

_SPOKEN = {value: word for word, value in NUMBERS.items() if value < 20 or value % 10 == 0}


def spoken(number: int) -> str:
    """A number from 1 to 999,999 in words."""
    if number >= 1000:
        thousands, rest = divmod(number, 1000)
        return f"{spoken(thousands)} thousand{f' {spoken(rest)}' if rest else ''}"
    if number >= 100:
        hundreds, rest = divmod(number, 100)
        return f"{_SPOKEN[hundreds]} hundred{f' and {spoken(rest)}' if rest else ''}"
    if number in _SPOKEN:
        return _SPOKEN[number]
    return f"{_SPOKEN[number - number % 10]}-{_SPOKEN[number % 10]}"


@given(st.integers(1, 999_999))
def test_a_number_is_the_same_in_words_and_in_figures(number: int) -> None:
    """However it is written, with whatever sign between thousands, it is one number, and all of its words are taken."""
    for written in (str(number), f"{number:,}", f"{number:,}".replace(",", "\u202f"), spoken(number)):
        (found,) = numerals_in(f"{written} came")
        assert (found.value, found.start, found.end) == (number, 0, len(written)), written


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("1.2 million", [1_200_000]),
        ("half a dozen", [6]),
        ("two dozen", [24]),
        ("a hundred", [100]),
        ("nineteen hundred", [1900]),
        ("between twenty and thirty", [20, 30]),
        ("two three", [2, 3]),
        ("20-30", [20, 30]),
        ("$3bn", [3_000_000_000]),
        ("several hundred", [300]),
        ("tens of thousands", [20_000]),
        ("the 47th", []),
        ("a 34-year-old", []),
        ("Su-27 and T-72", []),
        ("at 10:30", []),
        ("12/05/2031", []),
        ("version 1.2.3", []),
    ],
)
def test_what_is_a_number(words: str, values: list[int]) -> None:
    """Ordinals, ages, clock times, dates and the names of weapons are none; two numbers side by side are two."""
    assert [one.value for one in numerals_in(words)] == values


@given(st.text(max_size=80))
def test_numbers_stand_in_the_words_in_order_and_apart(words: str) -> None:
    """Any text at all is read, and what is found is in it."""
    found = numerals_in(words)
    ends = [end for one in found for end in (one.start, one.end)]
    assert ends == sorted(ends)
    assert all(0 <= one.start < one.end <= len(words) for one in found)
