"""What a report is about, and which of its events are told apart from that."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.marked import marked

from sayso.domain.identity import Identities
from sayso.domain.text import Text
from sayso.resolve import resolve_mentions

PUBLISHED = datetime(2031, 5, 14, 9, tzinfo=UTC)


def _report(*sentences: str) -> tuple[Text, Identities]:
    document, mentions = marked(*sentences, published=PUBLISHED)
    return document.text, resolve_mentions(document, mentions)


def _about(*sentences: str) -> list[list[str]]:
    """The triggers of the report's events, those of its main event first."""
    text, found = _report(*sentences)
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
