"""Where a place lies that no list has."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.gazetteer.rows import dump, line
from tests.marked import document_of, text_of

from sayso.domain.identity import Place
from sayso.domain.mention import Toponym
from sayso.domain.text import Span
from sayso.gazetteer import CompiledGazetteer
from sayso.gazetteer.dump import compile_dump
from sayso.resolve.places import places_of
from sayso.resolve.unlisted import DISTRICT, EXACT, NEAR, Known, known_by


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> CompiledGazetteer:
    """The invented country, and a district of it that has no town."""
    folder = tmp_path_factory.mktemp("gazetteer")
    compile_dump(dump(folder, line(70, "Guvar", 51.4, 21.4, "A", "ADM2", "01", "019")), folder / "x.gaz")
    return CompiledGazetteer.open(folder / "x.gaz")


def _known(gazetteer: CompiledGazetteer, name: str) -> Known:
    return known_by(name, name, (), gazetteer)


@pytest.mark.parametrize(
    ("name", "where"),
    [
        ("Torvik General Hospital", "Torvik"),
        ("Krayvoron International Airport", "Krayvoron"),
        ("Krayvoron Police Station", "Krayvoron"),
        ("Ulmen University", "Ulmen"),
        ("Krayvoron Secondary School", "Krayvoron"),
    ],
)
def test_a_facility_lies_in_the_town_whose_name_it_bears(gazetteer: CompiledGazetteer, name: str, where: str) -> None:
    """A hospital that no list has is somewhere in its town, and not at its middle."""
    found = _known(gazetteer, name)
    assert {one.name for one in found.candidates} == {where}
    assert all(one.feature[0] == "P" for one in found.candidates)
    assert found.least == NEAR


@pytest.mark.parametrize("name", ["Holm Memorial Hospital", "Nowhere Airport", "Krayvoron Amber Company"])
def test_other_names_stay_unknown(gazetteer: CompiledGazetteer, name: str) -> None:
    """What bears the name of no listed town, or is no facility, is nowhere."""
    assert _known(gazetteer, name).candidates == ()


@pytest.mark.parametrize(("name", "numbers"), [("Western Vardia", {1}), ("north-east Torvik", {3, 12})])
def test_a_part_lies_in_its_whole(gazetteer: CompiledGazetteer, name: str, numbers: set[int]) -> None:
    """A part of a country, an area or a city is somewhere in it."""
    assert {one.id for one in _known(gazetteer, name).candidates} == {f"geonames:{one}" for one in numbers}


def test_a_village_has_no_parts_told_by_direction(gazetteer: CompiledGazetteer) -> None:
    """Another village is called "East Sarrow" as often as not."""
    assert _known(gazetteer, "East Sarrow").candidates == ()


def test_a_listed_name_is_the_place_itself(gazetteer: CompiledGazetteer) -> None:
    """What the list has is exact; the seat of a district that it has not is the district."""
    assert _known(gazetteer, "Krayvoron").least == EXACT
    assert known_by("Krayvoron district", "Krayvoron", ("A.ADM2",), gazetteer).least == DISTRICT


def test_a_region_is_not_the_district_of_its_seat(tmp_path: Path) -> None:
    """A district that bears its region's name is not meant by "the Torvik region"."""
    district = line(71, "Torvikskiy Rayon", 51.0, 21.0, "A", "ADM2", "01", "012", 300_000, "Torvik")
    compile_dump(dump(tmp_path, district), tmp_path / "x.gaz")
    known = known_by("Torvik region", "Torvik", ("A.ADM1", "A.ADM2", "L."), CompiledGazetteer.open(tmp_path / "x.gaz"))
    assert {one.name for one in known.candidates} == {"Torvik Oblast"}


def test_a_facility_is_near_its_town(gazetteer: CompiledGazetteer) -> None:
    """The reading says that the place is near the town's middle, with UCDP's reach, and keeps its own name."""
    document = document_of(text_of("Wounded men reached Torvik General Hospital from Krayvoron, Vardia."))
    start = document.text.words.index("Torvik")
    named = [Toponym(Span(start, start + len("Torvik General Hospital")))]
    named += [
        Toponym(Span(at, at + len(one))) for one in ("Krayvoron", "Vardia") for at in [document.text.words.index(one)]
    ]
    place: Place = places_of(document, named, gazetteer)[0]
    assert (place.name, place.gazetteer, place.precision, place.radius_km) == (
        "Torvik General Hospital",
        "geonames:12",
        NEAR,
        25.0,
    )
