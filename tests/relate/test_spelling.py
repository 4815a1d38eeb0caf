"""Names that are spellings of one another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.relate.spelling import alike, folded_words, place_name, skeleton, stem, stems


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Korva", "korva", True),
        ("Kórva", "Korva", True),
        ("the village of Korva", "Korva", True),
        ("Telmaryn", "Telmarin", True),
        ("Grojvoron", "Groyvoron", True),
        ("Zelenovka", "Zelenivka", True),
        ("Korva", "Torva", False),
        ("Lom", "Lem", False),  # short names have no slips
        ("Tarnovo", "Tarnov Beta", False),
        ("South Orsia", "North Orsia", False),
        ("", "", False),
    ],
)
def test_spellings_of_one_name(one: str, other: str, same: bool) -> None:
    """Case, diacritics, the sort of place and a slip of transliteration make no other place."""
    left, right = place_name(one), place_name(other)
    assert alike(left, right) is same
    assert alike(right, left) is same
    if same:
        assert skeleton(left) == skeleton(right)  # or the index would not find it


@given(st.text(), st.text())
def test_alike_is_symmetric_and_safe(one: str, other: str) -> None:
    """Any text is a name of some sort."""
    left, right = place_name(one), place_name(other)
    assert alike(left, right) == alike(right, left)
    assert not alike(left, right) or skeleton(left) == skeleton(right)


@pytest.mark.parametrize(
    ("words", "root"),
    [
        ("raid raids raided raiding", "raid"),
        ("seize seized seizing seizes", "seiz"),
        ("carry carried carries", "carry"),
    ],
)
def test_inflections_have_one_stem(words: str, root: str) -> None:
    """A verb's forms are one word."""
    assert {stem(word) for word in words.split()} == {root}


def test_function_words_are_no_content() -> None:
    """What every sentence has ties no two of them."""
    assert stems(["the raids on", "the village’s bridge"]) == {"raid", "villag", "bridg"}
    assert folded_words("the village’s Łódź") == ("the", "villages", "lodz")
