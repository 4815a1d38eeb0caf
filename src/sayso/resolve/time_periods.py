"""Periods that are told by the day on which they end: "the year ended March 31", "its first quarter ended Sept. 30"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from sayso.domain.mention import Timex
from sayso.domain.text import Text
from sayso.resolve.calendars import first_of_month, last_of_month, month_back, quarter_of
from sayso.resolve.time_values import Meaning

_ENDING = re.compile(r",?\s+(?:that |which )?(?:ended|ending|ends)\s+(?:on |in )?(?:the )?", re.IGNORECASE)
_WHOLE = re.compile(r"(?:the |its |their |a )?(?:fiscal |full |whole )?(year|quarter|month)", re.IGNORECASE)
_LENGTHS = {"year": ("P1Y", 12), "quarter": ("P1Q", 3), "month": ("P1M", 1)}
_COUNTED = re.compile(r"P(\d{1,3})([MQY])|\d{4}-Q\d()")
LONGEST_MONTHS = 1200
"""Months beyond which no period is counted back from its end."""
_MONTHS = {"M": 1, "Q": 3, "Y": 12}


def end_told(text: Text, timexes: Sequence[Timex], at: int) -> Timex | None:
    """The expression after this one, where the words between say that the period ends then."""
    here, after = timexes[at].span, timexes[at + 1].span if at + 1 < len(timexes) else None
    if after is None or not _ENDING.fullmatch(text.words, here.end, max(here.end, after.start)):
        return None
    return timexes[at + 1]


def ended(meaning: Meaning, words: str, last: date, quarter: tuple[int, int] | None) -> Meaning:
    """The period that ends on a day: its days are counted back from there, whatever the calendar's quarters are.

    Args:
        meaning: what the words mean by themselves.
        words: as they stand in the text.
        last: the last day of the period.
        quarter: the one that the report has told so far, by which "the quarter" goes on being called.
    """
    value, months = meaning.value, 0
    if whole := _WHOLE.fullmatch(words):
        value, months = _LENGTHS[whole[1].lower()]
        if months == _MONTHS["Q"]:
            of, number = quarter or quarter_of(last)
            value = f"{of}-Q{number}"
    elif counted := _COUNTED.fullmatch(value or ""):
        months = int(counted[1]) * _MONTHS[counted[2]] if counted[1] else _MONTHS["Q"]
    if not 0 < months <= LONGEST_MONTHS or last.year * 12 <= LONGEST_MONTHS + 12:
        return meaning
    return replace(meaning, value=value, first=_opens(last, months), last=last, hours=None, unresolved=None)


def _opens(last: date, months: int) -> date:
    """The first of so many months that end on a day."""
    if last == last_of_month(last):
        return month_back(first_of_month(last), months - 1)
    before = month_back(first_of_month(last), months)
    return min(before.replace(day=min(last.day, 28)) + timedelta(days=1), last)
