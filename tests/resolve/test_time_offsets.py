"""Times told by their distance from another one."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from tests.marked import marked

from sayso.resolve import resolve_mentions

PUBLISHED = datetime(2031, 5, 14, 9, tzinfo=UTC)


def _days(sentence: str) -> dict[str, tuple[date, date] | None]:
    document, mentions = marked(sentence, published=PUBLISHED)
    found = resolve_mentions(document, mentions)
    times = {time.id: time for time in found.times}
    told: dict[str, tuple[date, date] | None] = {}
    for event in found.events:
        time = times.get(event.time or "")
        days = (time.earliest.date(), time.latest.date()) if time and time.earliest and time.latest else None
        told |= {document.text[span]: days for span in event.triggers}
    return told


@pytest.mark.parametrize(
    ("sentence", "first", "last"),
    [
        ("The huts still stood on 10 May, six days after the raid.", date(2031, 5, 4), date(2031, 5, 4)),
        ("A day after the raid, the mayor spoke on Tuesday.", date(2031, 5, 12), date(2031, 5, 12)),
        ("On 2 May, three days before the raid, the bridge was shut.", date(2031, 5, 5), date(2031, 5, 5)),
        ("The mayor spoke on 12 May, a week after the raid.", date(2031, 5, 2), date(2031, 5, 8)),
    ],
)
def test_a_distance_from_a_day_gives_a_day(sentence: str, first: date, last: date) -> None:
    """What lies so many days from the day that its sentence tells was then; so many weeks, about then."""
    assert _days(sentence)["raid"] == (first, last)


@pytest.mark.parametrize(
    "sentence",
    [
        "Six days after the raid, the huts still stood.",
        "Between Monday and Tuesday, six days after the raid, the huts fell.",
        "In May 2030, six days after the raid, the huts fell.",
    ],
)
def test_a_distance_from_no_one_day_gives_none(sentence: str) -> None:
    """Counted from nothing, from several days, or from a month, a distance dates nothing."""
    assert _days(sentence)["raid"] is None


def test_the_words_that_tell_it_are_its_evidence() -> None:
    """A time that is counted stands in the text as the words that it was counted by."""
    document, mentions = marked("The huts still stood on 10 May, six days after the raid.", published=PUBLISHED)
    found = resolve_mentions(document, mentions)
    counted = next(time for time in found.times if time.id == found.events[0].time)
    assert document.text[counted.span] == "six days after"
