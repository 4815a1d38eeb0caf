"""Which place a name means, how exactly, and when that stays open."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.gazetteer.rows import dump, line
from tests.marked import document_of, text_of

from sayso.domain.identity import Place
from sayso.domain.mention import Toponym
from sayso.domain.text import Span
from sayso.find.toponyms import find_toponyms
from sayso.gazetteer import CompiledGazetteer
from sayso.gazetteer.dump import compile_dump
from sayso.resolve.candidates import Weights, learned
from sayso.resolve.dossier_area import asked_area
from sayso.resolve.places import A_BORDER, NOT_LISTED, UNSUPPORTED, places_of
from sayso.resolve.surroundings import UNSETTLED, kinds_beside


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> CompiledGazetteer:
    """The invented country."""
    folder = tmp_path_factory.mktemp("gazetteer")
    twins = [line(50 + n, "Tarn Ford", 50.0, 20.0 + 5 * n, "P", "PPL", "01", "", 5000) for n in range(2)]
    compile_dump(dump(folder, *twins), folder / "x.gaz")
    return CompiledGazetteer.open(folder / "x.gaz")


def _places(gazetteer: CompiledGazetteer, *sentences: str, weights: Weights | None = None) -> dict[str, Place]:
    document = document_of(text_of(*sentences))
    found = places_of(document, find_toponyms(document.text, gazetteer), gazetteer, weights)
    return {place.name or "": place for place in found}


@pytest.mark.parametrize(
    ("sentence", "country"),
    [
        ("Shots were heard in Ulmen, Vardia.", "VA"),
        ("Shots were heard in Ulmen, Ostrel.", "OS"),
        ("Shots were heard in Ulmen, in the Torvik region.", "VA"),
        ("Shots were heard in Ulmen in Marn Province.", "OS"),
        ("Vardia's troops left. Shots were heard in Ulmen, a town in the Torvik oblast.", "VA"),
    ],
)
def test_the_area_around_decides(gazetteer: CompiledGazetteer, sentence: str, country: str) -> None:
    """A name that two places bear goes to the one in the area that the words put it in."""
    assert _places(gazetteer, sentence)["Ulmen"].country == country


def test_a_definite_article_speaks_for_water_and_land(tmp_path: Path) -> None:
    """Alone, "the Sarn" is the sea, not the larger town of its name."""
    sea = line(80, "Sarn", 48.0, 30.0, "H", "OCN", country="", people=0)
    town = line(81, "Sarn", 51.3, 21.4, "P", "PPL", "01", "", 30_000)
    compile_dump(dump(tmp_path, sea, town), tmp_path / "x.gaz")
    with_sea = CompiledGazetteer.open(tmp_path / "x.gaz")
    assert kinds_beside("Ships crossed the Sarn, at last.", Span(18, 22)) == UNSETTLED
    assert kinds_beside("Ships left the Sarn police.", Span(15, 19)) == ()
    weights = replace(learned(), threshold=0.0)
    assert _places(with_sea, "Storms form in the eastern Sarn.", weights=weights)["Sarn"].gazetteer == "geonames:80"


@pytest.mark.parametrize(("areas", "country"), [(("Torvik region, Vardia",), "VA"), (("Marn Province",), "OS")])
def test_the_area_of_the_dossier_speaks_for_the_places_in_it(
    gazetteer: CompiledGazetteer, areas: tuple[str, ...], country: str
) -> None:
    """A name that the report leaves open goes to the place in the area that the dossier was given."""
    document = document_of(text_of("Shots were heard in Ulmen."))
    (place,) = places_of(document, find_toponyms(document.text, gazetteer), gazetteer, areas=areas)
    assert place.country == country


def test_a_report_s_own_words_are_believed_more_than_the_area_of_its_dossier(gazetteer: CompiledGazetteer) -> None:
    """A report that says where a place lies is not overruled by what it was read for."""
    document = document_of(text_of("Shots were heard in Ulmen, Ostrel."))
    found = places_of(document, find_toponyms(document.text, gazetteer), gazetteer, areas=("Torvik region, Vardia",))
    assert {place.name: place.country for place in found}["Ulmen"] == "OS"


def test_an_area_is_looked_up_within_what_follows_it(gazetteer: CompiledGazetteer) -> None:
    """An area's name may say in which country it lies; one that no list holds has no candidates."""
    assert [one.id for one in asked_area("Ulmen, Vardia", gazetteer).candidates] == ["geonames:6"]
    assert not asked_area("Nowhere region", gazetteer).candidates


def test_places_beside_decide(gazetteer: CompiledGazetteer) -> None:
    """Without an area the report's other places decide, against the larger population."""
    places = _places(
        gazetteer, "Shots were heard in Ulmen.", "It is calm in Krayvoron.", "It rained in Torvik, Vardia."
    )
    assert places["Ulmen"].country == "VA"


def test_a_candidate_says_its_share(gazetteer: CompiledGazetteer) -> None:
    """A place tells which others its name could have meant, and the beliefs in all of them."""
    place = _places(gazetteer, "Shots were heard in Ulmen, Vardia.")["Ulmen"]
    assert [one.gazetteer for one in place.candidates] == ["geonames:6", "geonames:7"]
    assert place.score is not None
    assert abs(sum(one.score for one in place.candidates) - 1) < 1e-9


def test_what_nothing_decides_stays_open(gazetteer: CompiledGazetteer) -> None:
    """Below the least belief no place is given; the reason names the candidates, which are kept."""
    weights = Weights(learned().alone, learned().together, 0.9)
    place = _places(gazetteer, "Shots were heard in Tarn Ford.", weights=weights)["Tarn Ford"]
    assert (place.lat, place.gazetteer, place.precision) == (None, None, None)
    assert place.unresolved is not None
    assert place.unresolved.startswith("ambiguous between Tarn Ford")
    assert len(place.candidates) == 2


def test_a_lone_small_place_stays_open(gazetteer: CompiledGazetteer) -> None:
    """A village for which nothing in the report speaks is not taken for the place that bears the name by chance."""
    place = _places(gazetteer, "Smoke rose over Sarrow.", "It is calm in Nowherton and in Eddle.")["Sarrow"]
    assert (place.lat, place.gazetteer, place.precision) == (None, None, None)
    assert place.unresolved is not None
    assert place.unresolved == f"{UNSUPPORTED}: Sarrow, Torvik Oblast, VA"
    assert [one.gazetteer for one in place.candidates] == ["geonames:9"]


@pytest.mark.parametrize(
    "beside", ["It is calm in Vardia.", "It rained in Ulmen, Vardia.", "Reporters stayed in the Torvik region."]
)
def test_what_the_report_tells_of_speaks_for_a_small_place(gazetteer: CompiledGazetteer, beside: str) -> None:
    """The country, a neighbour or the region around, named anywhere in the report, lets a village be located."""
    assert _places(gazetteer, "Smoke rose over Sarrow.", beside)["Sarrow"].gazetteer == "geonames:9"


def test_a_large_town_needs_no_support(gazetteer: CompiledGazetteer) -> None:
    """A town that many know is located by its name alone."""
    assert _places(gazetteer, "Smoke rose over Torvik.")["Torvik"].gazetteer == "geonames:12"


def test_an_unknown_name_says_so(gazetteer: CompiledGazetteer) -> None:
    """A place that is in no list keeps its words and the reason."""
    place = _places(gazetteer, "Shots were heard in Nowherton.")["Nowherton"]
    assert (place.unresolved, place.lat, place.candidates) == (NOT_LISTED, None, ())


@pytest.mark.parametrize(
    ("sentence", "name", "precision"),
    [
        ("It burned in Sarrow.", "Sarrow", 1),
        ("It burned near Sarrow.", "Sarrow", 2),
        ("It burned in the Krayvoron district.", "Krayvoron district", 3),
        ("It burned in the Ulmenskiy Rayon.", "Ulmenskiy Rayon", 3),
        ("It burned in the Torvik region.", "Torvik region", 4),
        ("It burned in Vardia.", "Vardia", 6),
        ("It sank in the Cold Sea.", "Cold Sea", 7),
    ],
)
def test_precision_is_how_much_the_words_say(
    gazetteer: CompiledGazetteer, sentence: str, name: str, precision: int
) -> None:
    """A town is exact, near it is near; a district, a province, a country and a sea are what they are."""
    place = _places(gazetteer, sentence, "It is calm in Vardia.", "It rained in Krayvoron.")[name]
    assert place.precision == precision
    assert (place.radius_km == 0) == (precision == 1)


def test_an_unlisted_village_lies_in_the_district_that_the_report_puts_it_in(gazetteer: CompiledGazetteer) -> None:
    """It has the district's precision and no entry of its own; in no more than a country it stays unknown."""
    told = ("Shots were heard in Lower Holm, in the Ulmenskiy Rayon of Vardia.", "It rained in Far Holm, Vardia.")
    places = _places(gazetteer, *told, "It is calm in the Ulmenskiy Rayon.")
    near, far = places["Lower Holm"], places["Far Holm"]
    assert (near.precision, near.gazetteer, near.unresolved, near.admin[-1]) == (3, None, None, "Ulmenskiy Rayon")
    assert (far.lat, far.unresolved) == (None, NOT_LISTED)


def test_a_distance_and_a_direction_make_an_area(gazetteer: CompiledGazetteer) -> None:
    """What is "20 km north of X" lies north of X by that far, within a radius, and is another place than X."""
    document = document_of(text_of("It burned 20 km north of Sarrow.", "It is calm in Sarrow."))
    far, here = places_of(document, find_toponyms(document.text, gazetteer), gazetteer)
    assert (far.relation, far.precision) == ("20 km north of", 2)
    assert far.lat is not None
    assert here.lat is not None
    assert 0.17 < far.lat - here.lat < 0.19
    assert (here.precision, far.id != here.id) == (1, True)


def test_a_border_is_no_point(gazetteer: CompiledGazetteer) -> None:
    """A border that is named without its stretch has no point, and says why."""
    place = _places(gazetteer, "Smoke rose near the Vardian border.")["Vardian border"]
    assert (place.lat, place.unresolved) == (None, A_BORDER)


def test_any_span_gets_its_place(gazetteer: CompiledGazetteer) -> None:
    """Every toponym is in exactly one place, whatever it is."""
    document = document_of(text_of("Ulmen Ulmen's X 5 km from Torvik, Sarrow (Vardia) of, in."))
    toponyms = [Toponym(Span(*m)) for m in ((0, 5), (6, 13), (14, 15), (26, 32), (34, 40), (42, 48))]
    found = places_of(document, toponyms, gazetteer)
    assert sum(len(place.mentions) for place in found) == len(toponyms)
