"""Words as quotations."""

from __future__ import annotations

import pytest

from sayso.domain.quotation import quoted, shortened, trimmed


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("the bridge fell", "“the bridge fell”"),
        ("“Not one of them,”", "“Not one of them”"),
        ('"a" and "b"', '\u2018"a" and "b"\u2019'),
        ("they “hold” it", "\u2018they “hold” it\u2019"),
        ("“and no end", "“and no end”"),
        ("and no beginning,”", "“and no beginning”"),
        ('so many "and no more"', '\u2018so many "and no more"\u2019'),
        ("'", "“'”"),
    ],
)
def test_words_stand_in_one_pair_of_quotation_marks(words: str, shown: str) -> None:
    """Words that bring their own pair keep it; all others get one, and no mark stands without its other half."""
    assert quoted(words) == shown


def test_long_words_are_cut_at_a_space_and_say_so() -> None:
    """What is left out is never left out silently."""
    assert shortened("one two three four", 9) == "one two …"
    assert shortened("one two", 9) == "one two"
    assert shortened("x" * 5_000_000, 10) == "xxxxxxxxxx …"


def test_a_mark_whose_other_half_stands_inside_is_kept() -> None:
    """Only a mark without its other half goes, and the commas and dashes at the ends."""
    assert trimmed("a raid over the border: 'This ends at Ulm'") == "a raid over the border: 'This ends at Ulm'"
    assert trimmed("so it ends at Ulm',") == "so it ends at Ulm"
    assert trimmed("the soldiers' mill") == "the soldiers' mill"
