"""Time expressions by their forms."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.find.timexes import find_timexes
from tests.marked import text_of


@pytest.mark.parametrize(
    ("sentence", "words", "kind"),
    [
        ("It began on 3 May 2031.", "3 May 2031", "date"),
        ("It began on May 3, 2031.", "May 3, 2031", "date"),
        ("It began on Monday.", "Monday", "date"),
        ("It began on Monday evening.", "Monday evening", "time"),
        ("It began in April.", "April", "date"),
        ("It began two weeks ago.", "two weeks ago", "date"),
        ("It began overnight.", "overnight", "time"),
        ("Earlier this month, it began.", "Earlier this month", "date"),
        ("It began at around 14:00.", "14:00", "time"),
        ("It lasted for three hours.", "three hours", "duration"),
        ("It happens every night.", "every night", "set"),
        ("It ran between 3 and 5 May.", "between 3 and 5 May", "date"),
        ("It began last year.", "last year", "date"),
        ("It burned overnight into Tuesday.", "overnight into Tuesday", "time"),
        ("It began at 9 a.m. on Tuesday.", "9 a.m. on Tuesday", "time"),
        ("It began at 14:30 GMT.", "14:30 GMT", "time"),
        ("It was built in the late 1980s.", "the late 1980s", "date"),
        ("Output fell in the third quarter.", "the third quarter", "date"),
        ("A ten-day truce holds.", "ten-day", "duration"),
        ("It happened in the early hours of Friday.", "the early hours of Friday", "time"),
        ("It was quiet for the past two weeks.", "the past two weeks", "duration"),
        ("THE RAID TOOK PLACE ON 3 MAY.", "3 MAY", "date"),
        ("It was built in the week of May 5.", "the week of May 5", "date"),
        ("It fell the day before last Tuesday.", "the day before last Tuesday", "date"),
        ("It burned on Christmas Eve.", "Christmas Eve", "date"),
        ("It is set to end Monday.", "Monday", "date"),
        ("It burned on the night of Friday, May 2.", "the night of Friday, May 2", "time"),
        ("A month-long siege ended.", "month-long", "duration"),
        ("It votes on the first Tuesday in May.", "the first Tuesday in May", "date"),
        ("It fell on the 17th.", "the 17th", "date"),
        ("It closed in the 1997-98 season.", "the 1997-98", "date"),
        ("It closed in '97.", "'97", "date"),
        ("It stood since the 2019 elections.", "2019", "date"),
        ("They came in the pre-dawn hours of Tuesday.", "the pre-dawn hours of Tuesday", "time"),
        ("They came at sunset.", "sunset", "time"),
        ("It began a week ago Friday.", "a week ago Friday", "date"),
        ("It froze in winter.", "winter", "date"),
        ("It began a year and a half ago.", "a year and a half ago", "date"),
    ],
)
def test_a_time_expression_is_found_with_its_kind(sentence: str, words: str, kind: str) -> None:
    """Each form of time expression is found, without its preposition, with the type of TIMEX3."""
    text = text_of(sentence)
    assert [(text[one.span].removeprefix("around "), one.kind) for one in find_timexes(text)] == [(words, kind)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ada Lorn told Tonight With Bo Marr that the depot fell.",
        "The Korva Tribune and Dawn Today showed the depot.",
        "She told the Sunday Telegraph that it fell.",
        "Ada Lorn told the programme 60 Minutes that it fell.",
    ],
)
def test_the_name_of_a_programme_or_a_paper_is_no_time(sentence: str) -> None:
    """A word of time with a capital inside a sentence names something; it dates nothing."""
    assert find_timexes(text_of(sentence)) == ()


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Tonight the army left Korva.", "Tonight"),
        ("He said: \u201cToday we won.\u201d", "Today"),
        ("Army Flees Korva Last Night After Long Siege", "Last Night"),
        ("It fell in the 20th Century.", "the 20th Century"),
    ],
)
def test_a_capital_that_opens_or_of_a_headline_leaves_a_time(sentence: str, words: str) -> None:
    """A capital at the start of a sentence or quotation, or in a headline all in capitals, says nothing."""
    text = text_of(sentence)
    assert [text[one.span] for one in find_timexes(text)] == [words]


@pytest.mark.parametrize(
    "sentence",
    [
        "They may march.",
        "May I ask?",
        "A second 14-storey block fell.",
        "It rose 3.5%.",
        "It cost $2010.",
        "It won by 2.10.",
        "A 10-year-old boy ran.",
        "It named the 17th man.",
    ],
)
def test_words_that_only_look_like_times_are_left(sentence: str) -> None:
    """A modal, a verb or a number is not taken for a time."""
    assert find_timexes(text_of(sentence)) == ()


@given(st.text(alphabet="0123456789 :-/MondayinAprilstweekago,", max_size=200))
def test_any_text_gives_times_apart_and_in_order(words: str) -> None:
    """Whatever the words, times lie inside them, in order and apart."""
    found = find_timexes(text_of(words or "x"))
    assert all(left.span.end <= right.span.start for left, right in itertools.pairwise(found))
