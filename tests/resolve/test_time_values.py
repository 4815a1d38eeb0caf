"""What time expressions mean."""

from __future__ import annotations

from dataclasses import replace
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
        ("10-10:30 pm on Monday", "2031-05-12T22:30", (2031, 5, 12), (2031, 5, 12)),
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
        ("late on Friday", "2031-05-09", (2031, 5, 9), (2031, 5, 9)),
        ("early May", "2031-05", (2031, 5, 1), (2031, 5, 10)),
        ("last summer", "2030-SU", (2030, 6, 1), (2030, 8, 31)),
        ("the late 1980s", "198", (1986, 9, 1), (1989, 12, 31)),
        ("the first quarter", "2031-Q1", (2031, 1, 1), (2031, 3, 31)),
        ("the day before yesterday", "2031-05-12", (2031, 5, 12), (2031, 5, 12)),
        ("overnight into Tuesday", "2031-05-12TNI", (2031, 5, 12), (2031, 5, 13)),
        ("Monday night", "2031-05-12TNI", (2031, 5, 12), (2031, 5, 13)),
        ("the past two weeks", "P2W", (2031, 4, 30), (2031, 5, 14)),
        ("twenty-five years ago", "2006", (2006, 1, 1), (2006, 12, 31)),
        ("three decades ago", "200", (1996, 1, 1), (2005, 12, 31)),
        ("13/05/2031", "2031-05-13", (2031, 5, 13), (2031, 5, 13)),
        ("the week of May 5", "2031-W19", (2031, 5, 5), (2031, 5, 11)),
        ("the day before last Tuesday", "2031-05-12", (2031, 5, 12), (2031, 5, 12)),
        ("Easter", "2031-04-13", (2031, 4, 13), (2031, 4, 13)),
        ("Good Friday", "2031-04-11", (2031, 4, 11), (2031, 4, 11)),
        ("last Thanksgiving", "2030-11-28", (2030, 11, 28), (2030, 11, 28)),
        ("Memorial Day", "2030-05-27", (2030, 5, 27), (2030, 5, 27)),
        ("Christmas Day 2029", "2029-12-25", (2029, 12, 25), (2029, 12, 25)),
        ("the past couple of weeks", "P2W", (2031, 4, 30), (2031, 5, 14)),
        ("May nineteen ninety-six", "1996-05", (1996, 5, 1), (1996, 5, 31)),
        ("the first Tuesday in May", "2031-05-06", (2031, 5, 6), (2031, 5, 6)),
        ("the last Friday of April 2031", "2031-04-25", (2031, 4, 25), (2031, 4, 25)),
        ("the first week of May", "2031-W18", (2031, 4, 28), (2031, 5, 4)),
        ("the 11th", "2031-05-11", (2031, 5, 11), (2031, 5, 11)),
        ("the 17th", "2031-04-17", (2031, 4, 17), (2031, 4, 17)),
        ("the January-March period", "2031-Q1", (2031, 1, 1), (2031, 3, 31)),
        ("the November-February period", "2030-11/2031-02", (2030, 11, 1), (2031, 2, 28)),
        ("1997-98", "1997/1998", (1997, 1, 1), (1998, 12, 31)),
        ("1999-2003", "1999/2003", (1999, 1, 1), (2003, 12, 31)),
        ("'97", "1997", (1997, 1, 1), (1997, 12, 31)),
        ("the summer of '97", "1997-SU", (1997, 6, 1), (1997, 8, 31)),
        ("sixties", "196", (1960, 1, 1), (1969, 12, 31)),
        ("a week ago Friday", "2031-05-02", (2031, 5, 2), (2031, 5, 2)),
        ("ten o'clock this morning", "2031-05-14T10:00", (2031, 5, 14), (2031, 5, 14)),
        ("nine o'clock Tuesday night", "2031-05-13T21:00", (2031, 5, 13), (2031, 5, 13)),
        ("fiscal 2030's first quarter", "2030-Q1", (2030, 1, 1), (2030, 3, 31)),
        ("year-end 2030", "2030-12-31", (2030, 12, 31), (2030, 12, 31)),
        ("a year and a half ago", "2030", (2030, 1, 1), (2030, 12, 31)),
        ("the next century", "21", (2100, 1, 1), (2199, 12, 31)),
        ("Columbus Day", "2030-10-14", (2030, 10, 14), (2030, 10, 14)),
        ("the pre-dawn hours of Tuesday", "2031-05-13TNI", (2031, 5, 13), (2031, 5, 13)),
    ],
)
def test_a_time_is_counted_from_publication(
    words: str, value: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    """Relative times are counted back from the day of publication, since news tells of the past."""
    meaning = meaning_of(words, WEDNESDAY)
    assert (meaning.value, meaning.first, meaning.last) == (value, date(*first), date(*last))


@pytest.mark.parametrize(
    "words",
    [
        "recently",
        "three hours",
        "two days later",
        "every night",
        "14:00",
        "31 February",
        "2031-02-30",
        "04/05/2031",
        "the same day",
        "the fourth Friday of February 2031 2031",
        "1998-97",
        "two o'clock",
        "some day",
        "long ago",
    ],
)
def test_what_cannot_be_anchored_says_why(words: str) -> None:
    """A vague time, a length, a time of day without a day or an impossible date stays unresolved with a reason."""
    meaning = meaning_of(words, WEDNESDAY)
    assert meaning.first is None
    assert meaning.unresolved


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("a year and a half", "P1.5Y"),
        ("two and a half years", "P2.5Y"),
        ("half a dozen days", "P6D"),
        ("the past quarter century", "P25Y"),
    ],
)
def test_a_length_is_told_by_its_value(words: str, value: str) -> None:
    """A length without its place in time has the value that TIMEX3 writes."""
    assert meaning_of(words, WEDNESDAY).value == value


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


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("{source:Mira Tolk} {cue:said} {content:it burned on Friday}.", date(2031, 5, 9)),
        ("{source:Mira Tolk} {cue:said} {content:they will meet on Friday}.", date(2031, 5, 16)),
        ("{source:Mira Tolk} {cue:said on Friday} {content:they will meet}.", date(2031, 5, 9)),
        ("{source:Mira Tolk} {cue:said} {content:the talks are set to open on 20 May}.", date(2031, 5, 20)),
        ("{source:Mira Tolk} {cue:said} {content:ships would call at Korva and Ostrel by Friday}.", date(2031, 5, 16)),
        ("It postponed the vote until Friday.", date(2031, 5, 16)),
        ("The court gave them until Friday to sign.", date(2031, 5, 16)),
        ("In May, it burned on Friday.", date(2031, 5, 9)),
        ("It agreed to sell the depot in July.", date(2031, 7, 1)),
        ("It will pay on May 13.", date(2031, 5, 13)),
        ("The fleet would sail in three days.", date(2031, 5, 17)),
        ("On Friday, the fleet will sail for Korva.", date(2031, 5, 16)),
        ("It was due to sail, but on Friday the crew walked out.", date(2031, 5, 9)),
        ("\u201cWe are going to win,\u201d she said in a long talk on Friday.", date(2031, 5, 9)),
        ("A vigil is planned Friday.", date(2031, 5, 16)),
        ("On Friday, the fleet agreed to leave.", date(2031, 5, 9)),
        ("The raids of Monday and Friday, it fears, will not be the last.", date(2031, 5, 9)),
        ("They sent ships held on Friday at Ostrel.", date(2031, 5, 9)),
        ("A guard believed to be held by rebels was found on Friday.", date(2031, 5, 9)),
    ],
)
def test_a_clause_that_looks_ahead_names_the_next_day(sentence: str, day: date) -> None:
    """A weekday is the last one in news of the past and the next one where its clause tells what will be."""
    document, mentions = marked(sentence, published=datetime(2031, 5, 14, 9, tzinfo=UTC))
    earliest = resolve_mentions(document, mentions).times[-1].earliest
    assert earliest is not None
    assert earliest.date() == day


@pytest.mark.parametrize(
    ("sentence", "first", "last"),
    [
        ("Sales fell in the year ended March 31.", date(2030, 4, 1), date(2031, 3, 31)),
        ("Sales fell in its fourth quarter ended Feb. 28.", date(2030, 12, 1), date(2031, 2, 28)),
        ("Sales fell in the nine months ended March 31.", date(2030, 7, 1), date(2031, 3, 31)),
    ],
)
def test_a_period_told_by_its_end_is_counted_back_from_there(sentence: str, first: date, last: date) -> None:
    """The bounds of a business period are those that the report tells, whatever the calendar's quarters are."""
    document, mentions = marked(sentence, published=datetime(2031, 5, 14, 9, tzinfo=UTC))
    time = resolve_mentions(document, mentions).times[0]
    assert (time.earliest and time.earliest.date(), time.latest and time.latest.date()) == (first, last)


def test_results_are_never_of_a_quarter_that_still_runs() -> None:
    """What "a year earlier" means beside a forecast is still a year before the quarter reported."""
    document, mentions = marked(
        "Profit fell in the first quarter.",
        "It expects a gain in the second quarter, and had one a year earlier.",
        published=datetime(2031, 5, 14, 9, tzinfo=UTC),
    )
    assert [time.value for time in resolve_mentions(document, mentions).times] == ["2031-Q1", "2031-Q2", "2030-Q1"]


def test_an_hour_is_of_the_day_that_was_told_before() -> None:
    """An hour without its day belongs to the day that the sentences before it tell."""
    published = datetime(2031, 5, 14, 9, tzinfo=UTC)
    told = _days("It burned on Monday.", "At 14:30 the roof fell.", published=published, updated=None)
    assert told == [date(2031, 5, 12), date(2031, 5, 12)]


def test_a_midnight_that_has_been_is_not_still_to_come() -> None:
    """In a report of Wednesday that tells of Wednesday, who was shot at midnight was shot the night before."""
    told = marked(
        "The mill burned on Wednesday.", "A guard was shot at midnight.", published=datetime(2031, 5, 14, 9, tzinfo=UTC)
    )
    latest = resolve_mentions(*told).times[-1].latest
    assert (latest and latest.date()) == WEDNESDAY


def test_that_year_is_the_year_told_before() -> None:
    """What "that year" means is counted from the last time that was told, of whatever length."""
    published = datetime(2031, 5, 14, 9, tzinfo=UTC)
    told = _days("It burned in 2019, and that year it closed.", published=published, updated=None)
    assert told == [date(2019, 1, 1), date(2019, 1, 1)]


def _days(*paragraphs: str, published: datetime, updated: datetime | None) -> list[date | None]:
    document, mentions = marked(*paragraphs, published=published)
    changed = replace(document, report=replace(document.report, updated=updated))
    return [time.earliest.date() if time.earliest else None for time in resolve_mentions(changed, mentions).times]


def test_a_passage_is_anchored_when_it_was_published() -> None:
    """The weekday of a correction, or of the day of the last change, is counted from that change and no other is."""
    told = _days(
        "The depot at Korva burned on Tuesday.",
        "The depot at Ostrel burned on Thursday.",
        "Correction: an earlier version misdated the fire of Wednesday.",
        published=datetime(2031, 5, 7, 9, tzinfo=UTC),
        updated=datetime(2031, 5, 15, 12, tzinfo=UTC),
    )
    assert told == [date(2031, 5, 6), date(2031, 5, 15), date(2031, 5, 14)]


def test_without_a_change_a_weekday_is_counted_from_publication() -> None:
    """A page that was never changed has one anchor."""
    published = datetime(2031, 5, 7, 9, tzinfo=UTC)
    assert _days("It burned on Thursday.", published=published, updated=None) == [date(2031, 5, 1)]


def test_a_night_reaches_over_midnight() -> None:
    """The night of Monday lasts into Tuesday morning, so what happened at two o'clock is not outside it."""
    document, mentions = marked("It burned on Monday night.", published=datetime(2031, 5, 14, 9, tzinfo=UTC))
    time = resolve_mentions(document, mentions).times[0]
    assert time.earliest is not None
    assert time.latest is not None
    assert time.earliest <= datetime(2031, 5, 13, 2, tzinfo=UTC) <= time.latest


def test_a_named_zone_moves_the_hour() -> None:
    """An hour told in GMT is that moment, shown in the publisher's zone."""
    zone = timezone(timedelta(hours=3))
    document, mentions = marked("It burned at 23:30 GMT on Monday.", published=datetime(2031, 5, 14, 9, tzinfo=zone))
    time = resolve_mentions(document, mentions).times[0]
    assert time.earliest == datetime(2031, 5, 13, 2, 30, tzinfo=zone)


@pytest.mark.parametrize(
    ("words", "precision"), [("on Monday", 1), ("last week", 3), ("in April", 4), ("last year", 5), ("recently", None)]
)
def test_precision_tells_how_exactly_the_day_is_known(words: str, precision: int | None) -> None:
    """A time's precision is UCDP's date_prec, and none where there is no interval."""
    document, mentions = marked(f"It burned {words}.", published=datetime(2031, 5, 14, 9, tzinfo=UTC))
    assert resolve_mentions(document, mentions).times[0].precision == precision


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
