"""Names of places by a list of them."""

from __future__ import annotations

import pytest

from sayso.domain.mention import EntityKind, EntityMention
from sayso.domain.text import Span
from sayso.find.places import listed_places
from sayso.find.toponyms import find_toponyms
from sayso.gazetteer import CompiledGazetteer
from sayso.gazetteer.dump import compile_dump
from tests.gazetteer.rows import dump
from tests.marked import text_of


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> CompiledGazetteer:
    """The invented country."""
    folder = tmp_path_factory.mktemp("names")
    compile_dump(dump(folder), folder / "x.gaz")
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


def test_a_person_by_the_learned_reader_is_no_place(names: CompiledGazetteer) -> None:
    """What the learned reader is sure is a person stays one, whatever list its name is in."""
    text = text_of("Reporters asked Torvik about it.")
    person = EntityMention(Span(16, 22), EntityKind.PERSON, 0.9)
    assert [text[span] for span in listed_places(text, names)] == ["Torvik"]
    assert list(listed_places(text, names, [person])) == []


def test_a_country_that_acts_is_no_place(names: CompiledGazetteer) -> None:
    """A state that says or does something is an actor; in it, things happen."""
    text = text_of("Vardia denied it.", "Shots were heard in Vardia.")
    assert [one.span.start for one in find_toponyms(text, names)] == [38]
