"""Names made comparable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.gazetteer.fold import FOLDED_BITS, folded, key_of, loose


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("São Torvik", "sao torvik"),
        ("the Ulmen Heights", "ulmen heights"),
        ("Saint Marn", "st marn"),
        ("St. Marn", "st marn"),
        ("Крайворон", "krayvoron"),
        ("Ul’men’", "ulmen"),
        ("東京", ""),
    ],
)
def test_case_marks_and_script_do_not_change_whose_name_it_is(name: str, bare: str) -> None:
    """Folding leaves lower-case Latin letters, whatever the name was written with."""
    assert folded(name) == bare


@pytest.mark.parametrize(
    ("one", "other"),
    [("Grayvoron", "Graivoron"), ("Kharvik", "Harvik"), ("Ulmenskiy", "Ulmenskyi"), ("Vardja", "Wardia")],
)
def test_romanisations_of_one_name_are_loosely_one(one: str, other: str) -> None:
    """Spellings that transliterations confuse share the upper part of their keys, and differ in the lower."""
    left, right = key_of(folded(one)), key_of(folded(other))
    assert left >> FOLDED_BITS == right >> FOLDED_BITS
    assert left != right


@pytest.mark.parametrize(("one", "other"), [("Ulmen", "Ulman"), ("Torvik", "Torsk"), ("Korva", "Kirva")])
def test_other_names_stay_apart(one: str, other: str) -> None:
    """A vowel or a consonant that no romanisation changes makes another name."""
    assert loose(folded(one)) != loose(folded(other))


@given(st.text(max_size=200))
def test_folding_twice_changes_nothing(name: str) -> None:
    """Folding is idempotent on any text, and so bounded."""
    assert folded(folded(name)) == folded(name)
    assert len(folded(name)) <= 400
