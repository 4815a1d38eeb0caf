"""What a report is about, and which of its events are told apart from that."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.gazetteer.rows import dump
from tests.marked import marked

from sayso.domain.identity import Identities
from sayso.domain.text import Text
from sayso.gazetteer import CompiledGazetteer
from sayso.gazetteer.dump import compile_dump
from sayso.resolve import resolve_mentions

PUBLISHED = datetime(2031, 5, 14, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> CompiledGazetteer:
    """The invented country."""
    folder = tmp_path_factory.mktemp("gazetteer")
    compile_dump(dump(folder), folder / "x.gaz")
    return CompiledGazetteer.open(folder / "x.gaz")


def _report(*sentences: str, gazetteer: CompiledGazetteer | None = None) -> tuple[Text, Identities]:
    document, mentions = marked(*sentences, published=PUBLISHED)
    return document.text, resolve_mentions(document, mentions, gazetteer=gazetteer)


def _about(*sentences: str, gazetteer: CompiledGazetteer | None = None) -> list[list[str]]:
    """The triggers of the report's events, those of its main event first."""
    text, found = _report(*sentences, gazetteer=gazetteer)
    ordered = sorted(found.events, key=lambda event: event.id != found.focus)
    return [[text[span] for span in event.triggers] for event in ordered]


def test_what_is_told_most_is_what_the_report_is_about() -> None:
    """The event of the opening takes in the clashes and killings that the report tells of it."""
    main, *others = _about(
        "A raid began in Ulmen at dawn.",
        "Three guards were killed, a doctor said.",
        "Shelling went on until noon.",
    )
    assert main == ["raid", "killed", "Shelling"]
    assert others == []


def test_what_lies_long_before_is_another_event() -> None:
    """What the report dates to last year is not part of a raid that it tells as news."""
    main, *others = _about("A raid began in Ulmen.", "The raid went on.", "A mayor was killed last year.")
    assert main == ["raid", "raid"]
    assert others == [["killed"]]


def test_an_event_tied_to_another_place_is_another_event() -> None:
    """Shelling of a town that the report does not put near the raid is told apart."""
    main, *others = _about("A raid began in Ulmen.", "The raid went on.", "There was shelling in Torvik.")
    assert main == ["raid", "raid"]
    assert others == [["shelling"]]


def test_a_place_within_the_place_is_the_same_event() -> None:
    """Shelling of a village that the report puts in the raided region belongs to the raid."""
    (main,) = _about("A raid began in the Ard region.", "There was shelling of Torvik, a village in the Ard region.")
    assert main == ["raid", "shelling"]


def test_taking_a_place_is_told_apart_from_the_fighting() -> None:
    """A change of who holds a place is an event of its own inside a raid."""
    main, *others = _about("A raid began near Ulmen.", "Raiders seized Ulmen.", "The raid went on.")
    assert main == ["raid", "raid"]
    assert others == [["seized"]]


def test_a_protest_is_no_part_of_a_raid() -> None:
    """Events of kinds that exclude one another are told apart."""
    assert len(_about("A raid began in Ulmen.", "The raid went on.", "Crowds held a protest in Ulmen.")) == 2


def test_a_report_without_events_is_about_none() -> None:
    """Where nothing happens there is no main event."""
    assert _report("It rained all week.")[1].focus is None


def test_the_taking_of_a_place_inside_a_raid_is_part_of_it() -> None:
    """What changes who holds a place is a part of the fighting; other events are none."""
    text, found = _report(
        "A raid began near Ulmen.", "Raiders seized Ulmen.", "The raid went on.", "Crowds held a protest in Ulmen."
    )
    parts = [text[event.triggers[0]] for event in found.events if event.id in found.parts]
    assert parts == ["seized"]


def test_the_fighting_is_what_a_report_of_a_capture_is_about() -> None:
    """Where a report tells enough of a raid, it is about the raid, though the taking of the place comes first."""
    main, *others = _about("Raiders seized Ulmen.", "The raid began at dawn.", "The raid went on.", "The raid ended.")
    assert main == ["raid", "raid", "raid"]
    assert others == [["seized"]]


def test_harm_in_a_building_that_nobody_lists_came_of_the_main_event(gazetteer: CompiledGazetteer) -> None:
    """Damage to a house by name is no event beside the shelling of a town that the list of places knows."""
    told = ("Shelling began in Ulmen, Vardia.", "The shelling went on.", "There was damage at the Ostling Hospital.")
    assert _about(*told, gazetteer=gazetteer) == [["Shelling", "shelling", "damage"]]
    assert len(_about(*told)) == 2  # nothing tells that Ulmen is not the one and the hospital another town


def test_coming_into_a_country_is_what_a_raid_is(gazetteer: CompiledGazetteer) -> None:
    """A country that raiders entered is no place that they took."""
    told = "A raid began at dawn.", "The raid went on."
    assert _about(*told, "Rebel fighters entered Vardian territory.", gazetteer=gazetteer) == [
        ["raid", "raid", "entered"]
    ]
    assert len(_about(*told, "Rebel fighters entered the town of Ulmen, Vardia.", gazetteer=gazetteer)) == 2


def test_a_border_parts_no_events(gazetteer: CompiledGazetteer) -> None:
    """A village taken near the border may be the one that is named later."""
    told = "A raid began at dawn.", "Raiders seized a village near the Vardian border.", "They had captured Ulmen."
    main, *others = _about(*told, "The raid went on.", gazetteer=gazetteer)
    assert main == ["raid", "raid"]
    assert others == [["seized", "captured"]]
