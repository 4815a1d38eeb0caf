"""Place words by their surroundings."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.domain.text import Block, BlockKind, Span, Text
from sayso.find.toponyms import find_toponyms
from tests.marked import text_of


def _names(*sentences: str) -> list[str]:
    text = text_of(*sentences)
    return [text[one.span] for one in find_toponyms(text)]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Shots were heard in Ulmen.", ["Ulmen"]),
        ("The village of Ulmen burned.", ["Ulmen"]),
        ("The Torvik region is quiet.", ["Torvik region"]),
        ("They reached Ulmen, a town by the lake.", ["Ulmen"]),
        ("Fires burned in Ulmen, Torvik and Sarrow.", ["Ulmen"]),
        ("Fires burned near Lower Ulmen.", ["Lower Ulmen"]),
        ("They lost the battle for Ulmen.", ["Ulmen"]),
        ("He led the raid on Ulmen.", ["Ulmen"]),
        ("Stalls burned in the covered market of Ulmen.", ["Ulmen"]),
        ("A ferry sank within sight of Ulmen.", ["Ulmen"]),
        ("Shots were heard in the Marnish-dominated Ulmen district.", ["Ulmen district"]),
    ],
)
def test_the_words_around_give_a_place_away(sentence: str, names: list[str]) -> None:
    """Prepositions of place, "village of", "raid on" and the like, and kinds such as "region" mark a place."""
    assert _names(sentence) == names


@pytest.mark.parametrize(
    "sentence",
    [
        "It happened in April.",
        "In President Ardo we trust.",
        "It was told in the district Commissioner Ilse Marn leads.",
        "It was decided in the Defence Ministry.",
        "According to Torvald, no.",
        "It burned near Vardian-held ground.",
        "Anger at the West fed the raids on the South.",
    ],
)
def test_months_people_and_bodies_are_no_places(sentence: str) -> None:
    """A month, a titled person or a ministry after "in" is not taken for a place."""
    assert _names(sentence) == []


def test_a_word_that_the_report_has_in_small_letters_is_no_place_of_a_headline() -> None:
    """A headline may have all its words in capitals: "Many Dead in Raid" names no place where "the raid" is told."""
    words = ("Many Dead in Raid", "The raid began at dawn.")
    head, body = text_of(*words).blocks
    text = replace(text_of(*words), blocks=(replace(head, kind=BlockKind.HEADLINE), body))
    assert find_toponyms(text) == ()
    assert _names("Many died in Ulmen.", "The raid began at dawn.") == ["Ulmen"]


def test_a_doubtful_place_needs_a_sure_one() -> None:
    """After "from" a name is a place only where the report marks it as one elsewhere."""
    assert _names("Trucks came from Ulmen.") == []
    assert _names("Trucks came from Ulmen.", "It is cold in Ulmen.") == ["Ulmen", "Ulmen"]


def test_the_dateline_names_a_place() -> None:
    """The place of a dateline is found, without what follows it."""
    words = "ULMEN, Vardia \u2014 It rained."
    text = Text(words, (Block(Span(0, len(words)), BlockKind.BODY),), ())
    assert [text[one.span] for one in find_toponyms(text)] == ["ULMEN"]


@given(st.text(alphabet="in Aab'.,\u2014-of the", max_size=200))
def test_any_text_gives_places_apart_and_in_order(words: str) -> None:
    """Whatever the words, places lie inside them, in order and apart."""
    text = text_of(words or "x")
    found = find_toponyms(text)
    assert all(left.span.end <= right.span.start for left, right in itertools.pairwise(found))
    assert all(one.span.end <= len(text.words) for one in found)
