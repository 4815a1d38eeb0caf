"""Which of the times that a report tells is when an event was."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.marked import document_of, marked, text_of

from sayso.domain.mention import Mentions
from sayso.domain.text import BlockKind
from sayso.find.events import find_events
from sayso.find.timexes import find_timexes
from sayso.resolve import resolve_mentions

PUBLISHED = datetime(2031, 5, 14, 9, tzinfo=UTC)
"""A Wednesday."""


def _dated(*sentences: str, published: datetime | None = PUBLISHED) -> dict[str, str | None]:
    """By trigger, the words of the time that its event has."""
    document, mentions = marked(*sentences, published=published)
    found = resolve_mentions(document, mentions)
    words = {time.id: document.text[time.span] for time in found.times}
    return {document.text[span]: words.get(event.time or "") for event in found.events for span in event.triggers}


@pytest.mark.parametrize(
    ("sentence", "trigger", "time"),
    [
        ("Monday\u2019s raid on Ulmen left the harbour in ruins.", "raid", "Monday"),
        ("Nobody has spoken of the 4 May raid on Ulmen.", "raid", "the 4 May"),
        ("The raid on Monday took the town of Ulmen by surprise.", "raid", "Monday"),
        ("On Monday, a raid on Ulmen began.", "raid", "Monday"),
        ("Before Monday\u2019s protest in Ulmen, a shelling of the harbour had been feared.", "shelling", None),
        ("The raid, which followed a quarrel on Monday, was short.", "raid", None),
        ("The raid, which began on Monday, was short.", "raid", "Monday"),
        ("On Monday, a day before the vote, a raid on Ulmen began.", "raid", "Monday"),
        ("Fighting has gone on in Ulmen since Monday.", "Fighting", "Monday"),
        ("Fighting has gone on in Ulmen since 2029.", "Fighting", None),
        ("It was the worst raid since a truce was signed on Monday.", "raid", None),
        ("A raid was seen on an April 2029 photo of the harbour.", "raid", None),
    ],
)
def test_a_time_dates_what_it_stands_with(sentence: str, trigger: str, time: str | None) -> None:
    """A time inside the noun phrase or beside it dates it; one of another clause, or of a state since, does not."""
    assert _dated(sentence)[trigger] == time


@pytest.mark.parametrize(
    "sentence",
    [
        "{source:The ministry} {cue:said} on Monday that {content:a raid had begun}.",
        "{source:The ministry} on Monday {cue:said} {content:a raid had begun}.",
        "Early on Monday, {source:the ministry of Ulm} {cue:said} that {content:a raid had begun}.",
        "{source:The ministry} {cue:disputed} on Monday {content:the account of the raid}.",
    ],
)
def test_the_time_of_saying_dates_nothing_that_was_said(sentence: str) -> None:
    """When words were said is not when what they tell of happened, wherever in the sentence it stands."""
    assert _dated(sentence)["raid"] is None


def test_what_was_going_on_when_it_was_told_was_then() -> None:
    """An event told as lasting has the time at which it was told."""
    told = "{source:The ministry} {cue:said} on Monday {content:its troops were shelling the harbour}."
    assert _dated(told)["shelling"] == "Monday"


def test_a_time_inside_what_was_said_dates_it() -> None:
    """Of two times, the one of the content is the event's."""
    told = "{source:The ministry} {cue:said} on Monday that {content:a raid began on Saturday}."
    assert _dated(told)["raid"] == "Saturday"


@pytest.mark.parametrize(
    ("told", "time"),
    [
        ("{source:The panel} {cue:has assessed} {content:the raid} in the Korva valley on 14 March.", "14 March"),
        ("{source:The panel} {cue:condemned} {content:the raid} in the Korva valley on Monday.", None),
        ("{source:The panel} {cue:mourned} {content:the raid} and met on 14 March.", None),
    ],
)
def test_a_day_of_weeks_ago_after_what_was_spoken_of_dates_that(told: str, time: str | None) -> None:
    """News tells what was said of late: a day further back, in the phrase that goes on, is of what was spoken of."""
    assert _dated(told)["raid"] == time


def test_hours_ago_dates_an_event_within_a_day() -> None:
    """What happened hours ago was on the day of the report or the day before."""
    document, mentions = marked("A raid on Ulmen began hours ago.", published=PUBLISHED)
    time = resolve_mentions(document, mentions).times[0]
    assert (time.earliest and time.earliest.day, time.latest and time.latest.day) == (13, 14)


def test_a_picture_s_date_dates_no_event() -> None:
    """The date before a picture's credit is when it was taken."""
    told = "A guard stands at the site of a raid in Ulmen, 3 May 2031. (Ada Lorn for the Ulm Courier)"
    assert _dated(told)["raid"] is None


def test_an_event_of_the_headline_has_the_time_of_the_lede() -> None:
    """What the headline tells of was when the first sentences say, in which other words stand for it."""
    text = text_of("Raid on Ulmen: what is known", "Shots were heard in the old harbour on Monday.")
    headline = text.blocks[0].__class__(text.blocks[0].span, BlockKind.HEADLINE)
    text = text.__class__(text.words, (headline, *text.blocks[1:]), text.sentences)
    document = document_of(text, PUBLISHED)
    found = resolve_mentions(document, Mentions(events=find_events(text), timexes=find_timexes(text)))
    assert [event.time for event in found.events] == [found.times[0].id]


def test_what_came_after_does_not_date_an_event() -> None:
    """A lede about what is left of it does not say when it was."""
    told = _dated("Smoke still hung over the harbour on Monday.", "It was cold.", "It rained.", "There was a raid.")
    assert told["raid"] is None


def test_a_part_has_the_time_of_the_whole() -> None:
    """The capture of a village within a raid was when the raid was, where nothing else is said."""
    told = _dated(
        "A raid on Ulmen began on Monday.", "It was cold.", "It rained.", "It snowed.", "Rebels captured the mill."
    )
    assert (told["raid"], told["captured"]) == ("Monday", "Monday")


def test_a_weekday_of_an_undated_report_is_kept_as_its_words() -> None:
    """Where nobody knows when a report was published, an event still has the words that tell when, without a day."""
    document, mentions = marked("A raid on Ulmen began on Monday.")
    found = resolve_mentions(document, mentions)
    (time,) = found.times
    assert (found.events[0].time, time.earliest, time.unresolved is not None) == (time.id, None, True)


def test_a_year_long_past_is_of_another_event() -> None:
    """A raid of an earlier year is told beside the one that the report is about, and does not date it."""
    document, mentions = marked("A raid on Ulmen began.", "It recalled the 2016 raid.")
    found = resolve_mentions(document, mentions)
    assert [event.time for event in found.events] == [None, found.times[0].id]


def test_news_of_yesterday_is_not_of_an_attack_of_weeks_ago() -> None:
    """Where a report dates news, what it dates to long before is of another event; where it looks back, of its own."""
    old = "An attack on Ulmen was launched on 2 April."
    document, mentions = marked("Ulmen was attacked.", "It rained on Tuesday.", old, published=PUBLISHED)
    assert len(resolve_mentions(document, mentions).events) > 1
    document, mentions = marked("Ulmen was attacked.", old, published=PUBLISHED)
    assert len(resolve_mentions(document, mentions).events) == 1


def test_what_was_before_an_event_is_another() -> None:
    """An event that its sentence puts before another is not that one, whatever words both are told by."""
    document, mentions = marked(
        "Three men were killed in Ulmen.", "Before Monday\u2019s raid, nine had been killed in the siege."
    )
    found = resolve_mentions(document, mentions)
    told = [[document.text[span] for span in event.triggers] for event in found.events]
    assert sum("killed" in words for words in told) == 2


def test_when_a_toll_rose_is_not_when_people_were_killed() -> None:
    """The day on which a number of dead was told anew is no day of their death."""
    assert _dated("The number of people killed in Ulmen rose to nine on Monday.")["killed"] is None
    assert _dated("Nine people were killed in Ulmen on Monday.")["killed"] == "Monday"


@pytest.mark.parametrize(
    ("sentence", "trigger", "time"),
    [
        ("Following the raid, the council of Ulmen met on Monday.", "raid", None),
        ("After the raid, which began on Monday, Ulmen was quiet.", "raid", "Monday"),
        ("After the raid, on Monday, Ulmen was quiet.", "raid", "Monday"),
    ],
)
def test_what_came_after_an_event_does_not_say_when_it_was(sentence: str, trigger: str, time: str | None) -> None:
    """The time of what followed an event, in the sentence that it opens, is not when it was."""
    assert _dated(sentence)[trigger] == time


def test_the_year_in_the_name_of_a_law_dates_no_event() -> None:
    """What a convention is called by is when it was signed."""
    assert _dated("The raid on Ulmen broke the Korva Convention of 1949.")["raid"] is None


def test_the_whole_has_the_time_of_its_parts() -> None:
    """Where a report dates the capture of a village alone, that is when the fighting around it was."""
    told = _dated(
        "A raid on Ulmen was met by guards.", "It was cold.", "It rained.", "Rebels captured the mill on Monday."
    )
    assert (told["raid"], told["captured"]) == ("Monday", "Monday")
