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


def test_a_place_in_a_quotation_is_not_where_the_words_around_it_happened() -> None:
    """What is quoted speaks of something else than the trigger outside it."""
    text, found = _events("A raid began over the border: \u201cThe war ends in Torvik,\u201d he said.")
    raid = next(one for one in found.events if text[one.triggers[0]] == "raid")
    assert raid.place is None


def test_a_place_of_a_contrasted_clause_is_that_clause_s_alone() -> None:
    """Of two clauses set against each other by "while" each has its own place, or none."""
    _, found = _events("A raid was fought in Ulmen on Monday, while a raid was fought last year.")
    assert [one.place is None for one in found.events] == [False, True]


def test_the_publication_date_never_stands_in() -> None:
    """An event of which the report tells neither place nor time has neither."""
    _, found = _events("There was a raid.")
    assert (found.events[0].place, found.events[0].time) == (None, None)


def test_a_place_without_gazetteer_says_so() -> None:
    """Without a gazetteer a place keeps its name, has no coordinates, and says why."""
    _, found = _events("A raid began in Ulmen.", "It is cold in Ulmen.")
    (place,) = found.places
    assert (place.name, place.lat, place.unresolved, len(place.mentions)) == ("Ulmen", None, NO_GAZETTEER, 2)


def _time_of(*sentences: str) -> str | None:
    text, found = _events(*sentences)
    times = {time.id: text[time.span] for time in found.times}
    return times.get(found.events[0].time or "")


def test_when_it_was_said_is_not_when_it_happened() -> None:
    """A time right after a verb of saying dates the saying, and another one in the sentence the event."""
    assert _time_of("The ministry said on Monday that a raid began in Ulmen on Saturday.") == "Saturday"
    assert _time_of("The ministry said on Monday that a raid began in Ulmen.") is None


def test_the_date_of_a_dateline_is_no_date_of_an_event() -> None:
    """The day on which a report was written does not date what it tells."""
    assert _time_of("ULMEN, 4 May \u2014 A raid began in the border district.") is None


def test_a_time_that_stays_open_dates_no_event() -> None:
    """Of "recently" and a day told before it, the day dates the event."""
    assert _time_of("A raid began in Ulmen on Saturday.", "The raid, recently over, cost lives.") == "Saturday"


def test_the_time_of_the_same_clause_is_nearer() -> None:
    """Of a time in another clause and one of its own a little farther off, an event takes its own."""
    assert _time_of("Quiet since Saturday, rebels shelled the old harbour of Ulmen on Friday.") == "Friday"
