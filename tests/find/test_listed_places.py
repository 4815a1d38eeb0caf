"""Names of places by a list of them."""

from __future__ import annotations

import pytest

from sayso.domain.mention import EntityKind, EntityMention
from sayso.domain.text import Span
from sayso.find.places import listed_places
from sayso.find.toponyms import find_toponyms
from sayso.gazetteer import CompiledGazetteer
from sayso.gazetteer.dump import compile_dump
from tests.gazetteer.rows import dump, line
from tests.marked import text_of


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> CompiledGazetteer:
    """The invented country."""
    folder = tmp_path_factory.mktemp("names")
    compile_dump(dump(folder), folder / "x.gaz")
    return CompiledGazetteer.open(folder / "x.gaz")


@pytest.fixture(scope="module")
def names_abroad(tmp_path_factory: pytest.TempPathFactory) -> CompiledGazetteer:
    """The invented country, with an area that has an abbreviation, and a town of a saint."""
    folder = tmp_path_factory.mktemp("abroad")
    area = line(70, "Marredland", 44.0, 22.0, "A", "ADM1", "09", people=400_000, others="Wis.")
    town = line(71, "St. Torr", 44.1, 22.1, "P", "PPL", "09", people=90_000)
    compile_dump(dump(folder, area, town), folder / "x.gaz")
    return CompiledGazetteer.open(folder / "x.gaz")


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Rockets hit Ulmen before dawn.", ["Ulmen"]),
        ("Trucks rolled from Torvik to Ulmen.", ["Torvik", "Ulmen"]),
        ("Nice weather was forecast.", []),
        ("It was a Nice surprise.", []),
        ("They met in Nice on Monday.", ["Nice"]),
        ("The Ulmen Brigade denied it.", []),
        ("Mayor Ulmen denied it.", []),
        ("Ilse Ulmen denied it.", []),
        ("rockets hit ulmen.", []),
    ],
)
def test_a_listed_name_is_a_place_where_the_sentence_leaves_it_one(
    names: CompiledGazetteer, sentence: str, found: list[str]
) -> None:
    """Common words, bodies and people that bear a place's name are no places."""
    text = text_of(sentence)
    assert [text[span] for span in listed_places(text, names)] == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("An Ulmen-based firm denied it.", ["Ulmen"]),
        ("The Vardia-Ostrel talks failed.", ["Vardia", "Ostrel"]),
        ("The Ulmen-Smith talks failed.", []),
        ("Vardia President Ilse Marn denied it.", ["Vardia"]),
        ("The Ulmen of Ilse Marn sold well.", []),
        ("A depot burned in Vardia\u2019s Krayvoron.", ["Vardia", "Krayvoron"]),
        ("It began with a strike on Vardia\u2019s Krayvoron.", ["Vardia", "Krayvoron"]),
        ("It stood in Vardia\u2019s Krayvoron Gazette.", ["Vardia"]),
        ("A depot burned in Ostrel\u2019s Krayvoron.", ["Ostrel"]),
        ("Vardia\u2019s Krayvoron denied it.", ["Vardia"]),
        ("See http://news.example/the-torvik-fire for more of Torvik.", ["Torvik"]),
    ],
)
def test_compounds_titles_and_addresses(names: CompiledGazetteer, sentence: str, found: list[str]) -> None:
    """Names in compounds and before a title are places; an address says nothing of how a report uses a word.

    Nor does a state say of a name that it owns, unless the list has it there and a preposition leads to the two.
    """
    text = text_of(sentence)
    assert [text[span] for span in listed_places(text, names)] == found


def test_the_last_name_of_a_person_of_the_report_is_no_place(names: CompiledGazetteer) -> None:
    """Who is introduced by a full name is meant by the last one, but where a preposition of place leads to it."""
    text = text_of("Michael Torvik was there.", "They asked Torvik about it.", "He lives in Torvik.")
    assert [text.words[: span.start].count(".") for span in listed_places(text, names)] == [2]


def test_what_a_people_is_called_is_no_place(names: CompiledGazetteer) -> None:
    """A name that the report has in the plural too is a people's, but where a preposition of place leads to it."""
    text = text_of("Torviks fled.", "A Torvik driver was held.", "He was taken in Torvik.")
    assert [text.words[: span.start].count(".") for span in listed_places(text, names)] == [2]


def test_abbreviations_of_areas_follow_a_name(names_abroad: CompiledGazetteer) -> None:
    """An area told by an abbreviation ("Wis.") after a name and a comma is one; the full stop of "St." ends no name."""
    text = text_of("A man was held in Lorn, Wis. on Monday.", "The bus to St. Torr left.")
    assert [text[span] for span in listed_places(text, names_abroad)] == ["Wis.", "St. Torr"]


def test_the_learned_reader_can_speak_for_a_place_alone(names: CompiledGazetteer) -> None:
    """The reader is told stand-ins for names: that it takes a listed one for a person's counts for nothing."""
    text = text_of("Reporters asked Torvik about it.")
    assert [text[span] for span in listed_places(text, names)] == ["Torvik"]
    for kind in (EntityKind.PERSON, EntityKind.PLACE):
        assert [text[span] for span in listed_places(text, names, [EntityMention(Span(16, 22), kind, 0.9)])] == [
            "Torvik"
        ]


def test_a_country_that_acts_is_no_place(names: CompiledGazetteer) -> None:
    """A state that says or does something is an actor; in it, things happen."""
    text = text_of("Vardia denied it.", "Shots were heard in Vardia.")
    assert [one.span.start for one in find_toponyms(text, names)] == [38]
