"""Which of several places is the event's."""

from __future__ import annotations

import pytest

from sayso.domain.identity import Bearer, Place
from sayso.domain.text import Span
from sayso.resolve.where import finest, is_across_quotes


def _place(key: str, precision: int | None, lat: float = 50.0, radius: float | None = 0.0, **more: object) -> Place:
    told = {"gazetteer": f"x:{key}", "lat": lat, "lon": 20.0, "radius_km": radius, "country": "VA"} | more
    return Place(key, (Span(0, 1),), key, precision=precision, **told)  # type: ignore[arg-type]


AREA = _place("area", 4, radius=80.0, candidates=(Bearer("x:area", "Torvik Oblast", 50.0, 20.0, "VA", 1.0),))
KNOWN = {
    one.id: one
    for one in (
        AREA,
        _place("korva", 1, lat=51.0, admin=("Torvik Oblast", "Ulmen District")),
        _place("ulmen", 1, lat=50.1, admin=("Torvik Oblast",)),
        _place("abroad", 1, lat=50.0, country="OS", admin=("Torvik Oblast",)),
        _place("beside", 1, lat=50.2, admin=("Marn Province",)),
        _place("open", None),
        _place("district", 3, radius=20.0),
        _place("near", 1, lat=50.1),
    )
}


@pytest.mark.parametrize(
    ("chosen", "told", "place"),
    [
        ("area", ["area", "korva"], "korva"),
        ("area", ["korva", "ulmen", "ulmen"], "ulmen"),
        ("area", ["area", "abroad", "beside", "open"], "area"),
        ("korva", ["ulmen", "ulmen"], "korva"),
        ("district", ["near", "korva"], "near"),
        ("open", ["korva"], "open"),
        (None, ["korva"], None),
    ],
)
def test_the_finest_place_in_an_area_is_the_event_s(chosen: str | None, told: list[str], place: str | None) -> None:
    """A place within the chosen area wins, told most often; places elsewhere, and open ones, change nothing."""
    assert finest(chosen, told, KNOWN) == place


@pytest.mark.parametrize(
    ("words", "across"),
    [
        ("A raid began: \u201cIt ends in Korva\u201d", True),
        ("\u201cThe raid was easy,\u201d he said in Korva", True),
        ("The \u201craid\u201d was in Korva", False),
        ("A raid by the town\u2019s men in Korva", False),
        ("\u201cThe raid was in Korva\u201d", False),
    ],
)
def test_quotation_marks_part_a_trigger_from_a_place(words: str, *, across: bool) -> None:
    """One of the two in a quotation and the other outside are apart; marks around one word part nothing."""
    raid, korva = words.index("raid"), words.index("Korva")
    assert is_across_quotes(words, Span(raid, raid + 4), Span(korva, korva + 5)) is across
