"""Which of several places is the event's."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.marked import marked

from sayso.domain.identity import Bearer, Place
from sayso.domain.mention import Toponym
from sayso.domain.text import BlockKind, Span
from sayso.resolve import resolve_mentions
from sayso.resolve.where import finest, is_across_quotes, may_lie


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
        _place("county", 3, lat=51.0, admin=("Torvik Oblast",)),
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
        ("area", ["area", "county"], "county"),
        ("area", ["county", "county", "korva"], "korva"),
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


def _place_of(*sentences: str) -> str | None:
    document, mentions = marked(*sentences)
    found = resolve_mentions(document, mentions)
    names = {place.id: place.name for place in found.places}
    return names.get(found.events[0].place or "")


def test_where_somebody_came_from_is_not_where_it_was() -> None:
    """Of the place that an incursion came from and the one that it reached, the event is at the latter."""
    assert _place_of("An incursion from Torvik was met in Ulmen.") == "Ulmen"


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("A raid was fought in Ulmen and the wounded were taken to Torvik.", "Ulmen"),
        ("The mayor of Torvik saw the raid in Ulmen.", "Ulmen"),
        ("The mayor of Torvik spoke of the raid.", "Torvik"),
        ("{source:Police in Torvik} {cue:said} {content:a raid was fought in Ulmen}.", "Ulmen"),
        ("{source:Police in Torvik} {cue:said} {content:a raid was fought}.", "Torvik"),
    ],
)
def test_who_speaks_and_where_the_harmed_were_taken_say_where_it_was_last_of_all(told: str, place: str) -> None:
    """A speaker's place, an office's and a hospital's count only where the report tells no other of the event."""
    assert _place_of(told) == place


def test_the_place_inside_a_body_s_name_is_none_of_an_event() -> None:
    """The state whose army fights is not where it fights."""
    told = "A raid was met in Ulmen by units of the Armed Forces of Torvik."
    assert _place_of(told, "The raid was over.") == "Ulmen"
    assert _place_of("A raid was met by units of the Armed Forces of Torvik.") is None


def test_a_name_before_the_trigger_is_its_place() -> None:
    """What "the Ulmen raid" tells of was at Ulmen, whatever place the headline names."""
    document, mentions = marked("Talks in Torvik end early", "The Ulmen raid was on the table.")
    head, *body = document.text.blocks
    text = replace(document.text, blocks=(replace(head, kind=BlockKind.HEADLINE), *body))
    at = text.words.index("Ulmen")
    toponyms = (*mentions.toponyms, Toponym(Span(at, at + 5)))
    found = resolve_mentions(replace(document, text=text), replace(mentions, toponyms=toponyms))
    assert {place.name for place in found.places if place.id == found.events[0].place} == {"Ulmen"}


def test_a_trigger_that_is_taken_for_a_name_is_no_place() -> None:
    """A capital in a headline makes no place of a word for an event."""
    text, mentions = marked("A Strike in Ulmen was reported.")
    strike = next(one for one in mentions.events)
    toponyms = (Toponym(strike.trigger), *mentions.toponyms)
    found = resolve_mentions(text, replace(mentions, toponyms=toponyms))
    assert {place.name for place in found.places if place.id == found.events[0].place} == {"Ulmen"}


def test_a_state_that_owns_a_place_is_not_where_it_was() -> None:
    """Of "Vardia's Korva" the state is only whose the village is; a town that owns something is where it is."""
    words = "Vardia's Korva"
    state, town = _place("vardia", 6), _place("vardia", 1)
    assert [may_lie(words, Span(0, 6), one) for one in (state, town)] == [False, True]
