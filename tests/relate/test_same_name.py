"""Names as two reports write them; all are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.relate import abbreviates, body_key, last_name_keys, office_told, same_person


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mira Tolk", "Mira Tolk"),
        ("M. Tolk", "Mira Tolk"),
        ("MK Tolk", "Mira Tolk"),
        ("Mira Ana Tolk", "Mira Tolk"),
        ("Oleg Gradkov", "Oleh Hradkov"),
        ("Ruslan Mahmoud Teg", "Ruslan Mahmud Teg"),
    ],
)
def test_spellings_and_initials_may_be_one_person_s(one: str, other: str) -> None:
    """One of the names may lack given names, and letters may be another alphabet's."""
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mira Tolk", "Nils Tolk"),
        ("N. Tolk", "Mira Tolk"),
        ("Tolk", "Mira Tolk"),
        ("the prefect of Korva", "Ada Korva"),
    ],
)
def test_other_given_names_are_somebody_else_s(one: str, other: str) -> None:
    """A last name alone, and words that name nobody, are no person's for certain."""
    assert not same_person(one, other)


@given(st.text("agjhtkw", min_size=4, max_size=8), st.text("agjhtkw", min_size=4, max_size=8))
def test_who_may_be_one_person_is_found_under_one_key(one: str, other: str) -> None:
    """Whoever looks a name up under its keys misses no name that may be the same person's."""
    left, right = f"Mira {one.title()}", f"M {other.title()}"
    if same_person(left, right):
        assert set(last_name_keys(left)) & set(last_name_keys(right))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the army of Korva", "Korva army", True),
        ("Ulmen’s Defense Ministry", "Defence Ministry of Ulmen", True),
        ("Legion “Free Ostrel”", "the Free Ostrel Legion", True),
        ("the relief group Hands of Ulmen", "Hands of Ulmen", True),
        ("the general staff", "Ulmen General Staff", False),
        ("army", "the army", False),
    ],
)
def test_a_body_is_known_by_its_words(one: str, other: str, *, same: bool) -> None:
    """Their order tells nothing, nor does what describes the body before its name; one word is too little."""
    assert (body_key(one) is not None and body_key(one) == body_key(other)) is same


def test_capitals_stand_for_a_name_that_has_just_these() -> None:
    """Two are too few."""
    assert abbreviates("RVC", "Red Valley Corps")
    assert not abbreviates("RVC", "Red Valley Relief Corps")
    assert not abbreviates("RV", "Red Valley")


@pytest.mark.parametrize(
    ("words", "name", "office"),
    [
        ("the governor of Korva Province", "", ("governor", frozenset({"korv"}))),
        ("Korvan Governor Mira Tolk", "Mira Tolk", ("governor", frozenset({"korv"}))),
        ("The governor of Vardia’s Korva region, Mira Tolk", "Mira Tolk", ("governor", frozenset({"korv"}))),
        ("the president of the Korva Football Union", "", ("president", frozenset({"korv", "foot", "unio"}))),
        ("the former governor of Korva", "", None),
        ("a deputy mayor of Korva", "", None),
    ],
)
def test_an_office_is_told_with_its_place(words: str, name: str, office: tuple[str, frozenset[str]] | None) -> None:
    """Who held it once, or stands in for who does, does not hold it."""
    assert office_told(words, name) == office
