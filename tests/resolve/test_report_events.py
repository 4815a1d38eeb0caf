"""Which trigger words of a report mean one event, and where and when it was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from tests.marked import marked

from sayso.domain.identity import Event, Identities
from sayso.domain.text import Text
from sayso.resolve import resolve_mentions
from sayso.resolve.places import NO_GAZETTEER

PUBLISHED = datetime(2031, 5, 14, 9, tzinfo=UTC)


def _events(*sentences: str) -> tuple[Text, Identities]:
    document, mentions = marked(*sentences, published=PUBLISHED)
    return document.text, resolve_mentions(document, mentions)


def _triggers(text: Text, events: Sequence[Event]) -> list[list[str]]:
    return [[text[span] for span in event.triggers] for event in events]


def test_one_event_has_many_words() -> None:
    """Triggers of one type in one place are one event, and "the attack" after it too."""
    text, found = _events("A raid began in Ulmen.", "The fighting went on.", "The attack was over by noon.")
    assert _triggers(text, found.events) == [["raid", "fighting", "attack"]]


def test_two_places_are_two_events() -> None:
    """The same word in another place means another event."""
    _text, found = _events("A raid began in Ulmen.", "A raid began in Torvik.")
    assert len(found.events) == 2


def test_two_times_are_two_events() -> None:
    """The same word at another time means another event."""
    _, found = _events("A raid was fought last year.", "A raid was fought on Monday.")
    assert len(found.events) == 2


def test_place_and_time_come_from_the_sentence_or_the_one_before() -> None:
    """An event has the place and time of its own sentence, else the nearest before it."""
    _, found = _events("It rained in Ulmen on Monday.", "Then there was a raid.")
    (event,) = found.events
    assert event.place == found.places[0].id
    assert event.time == found.times[0].id


def test_the_publication_date_never_stands_in() -> None:
    """An event of which the report tells neither place nor time has neither."""
    _, found = _events("There was a raid.")
    assert (found.events[0].place, found.events[0].time) == (None, None)


def test_a_place_without_gazetteer_says_so() -> None:
    """Without a gazetteer a place keeps its name, has no coordinates, and says why."""
    _, found = _events("A raid began in Ulmen.", "It is cold in Ulmen.")
    (place,) = found.places
    assert (place.name, place.lat, place.unresolved, len(place.mentions)) == ("Ulmen", None, NO_GAZETTEER, 2)
