"""What time expressions mean."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.marked import marked

from sayso.resolve.report import resolve_mentions
from sayso.resolve.times import meaning_of

WEDNESDAY = date(2031, 5, 14)


@pytest.mark.parametrize(
    ("words", "value", "first", "last"),
    [
        ("3 May 2031", "2031-05-03", (2031, 5, 3), (2031, 5, 3)),
        ("May 3", "2031-05-03", (2031, 5, 3), (2031, 5, 3)),
        ("3 December", "2030-12-03", (2030, 12, 3), (2030, 12, 3)),
        ("Monday", "2031-05-12", (2031, 5, 12), (2031, 5, 12)),
        ("Wednesday", "2031-05-14", (2031, 5, 14), (2031, 5, 14)),
        ("last Wednesday", "2031-05-07", (2031, 5, 7), (2031, 5, 7)),
        ("Tuesday evening", "2031-05-13TEV", (2031, 5, 13), (2031, 5, 13)),
        ("yesterday", "2031-05-13", (2031, 5, 13), (2031, 5, 13)),
        ("April", "2031-04", (2031, 4, 1), (2031, 4, 30)),
        ("June", "2030-06", (2030, 6, 1), (2030, 6, 30)),
        ("last year", "2030", (2030, 1, 1), (2030, 12, 31)),
        ("earlier this month", "2031-05", (2031, 5, 1), (2031, 5, 14)),
        ("last month", "2031-04", (2031, 4, 1), (2031, 4, 30)),
        ("last week", "2031-W19", (2031, 5, 5), (2031, 5, 11)),
        ("two days ago", "2031-05-12", (2031, 5, 12), (2031, 5, 12)),
        ("overnight", "2031-05-13TNI", (2031, 5, 13), (2031, 5, 14)),
        ("between 3 and 5 May", "2031-05-03/2031-05-05", (2031, 5, 3), (2031, 5, 5)),
        ("2014", "2014", (2014, 1, 1), (2014, 12, 31)),
    ],
)
def test_a_time_is_counted_from_publication(
    words: str, value: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    """Relative times are counted back from the day of publication, since news tells of the past."""
    meaning = meaning_of(words, WEDNESDAY)
    assert (meaning.value, meaning.first, meaning.last) == (value, date(*first), date(*last))


@pytest.mark.parametrize("words", ["recently", "three hours", "two days later", "every night", "14:00", "31 February"])
def test_what_cannot_be_anchored_says_why(words: str) -> None:
    """A vague time, a length, a time of day without a day or an impossible date stays unresolved with a reason."""
    meaning = meaning_of(words, WEDNESDAY)
    assert meaning.first is None
    assert meaning.unresolved


def test_without_publication_only_full_dates_are_known() -> None:
    """Without a publication date a weekday stays open and a full date does not."""
    assert meaning_of("Monday", None).unresolved
    assert meaning_of("3 May 2031", None).first == date(2031, 5, 3)


def test_bounds_are_in_the_zone_of_publication() -> None:
    """The bounds of a day are those of the publisher's zone."""
    zone = timezone(timedelta(hours=3))
    document, mentions = marked(
        "{source:Mira Tolk} {cue:said} {content:it burned on Monday}.", published=datetime(2031, 5, 14, 9, tzinfo=zone)
    )
    time = resolve_mentions(document, mentions).times[0]
    assert time.earliest == datetime(2031, 5, 12, tzinfo=zone)
    assert time.latest == datetime(2031, 5, 12, 23, 59, 59, tzinfo=zone)


@given(st.text(max_size=30), st.dates())
def test_any_words_have_a_meaning_or_a_reason(words: str, anchor: date) -> None:
    """Whatever the words and the day, there is an ordered interval or a reason why not."""
    meaning = meaning_of(words, anchor)
    assert (meaning.first is not None and meaning.last is not None) or meaning.unresolved


@given(
    st.sampled_from(["monday", "april", "last year", "two weeks ago", "next week", "overnight", "5 may"]), st.dates()
)
def test_every_day_is_a_possible_anchor(words: str, anchor: date) -> None:
    """At the edges of the calendar a time stays open instead of failing; bounds are in order."""
    meaning = meaning_of(words, anchor)
    if meaning.first and meaning.last:
        assert datetime.combine(meaning.first, datetime.min.time(), UTC) <= datetime.combine(
            meaning.last, datetime.max.time(), UTC
        )
