"""Times that a report tells by their distance from another: "on 4 May, six days after the raid" dates the raid too.

The expressions themselves are lengths ("six days"); what they count from stands in the same sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from sayso.domain.identity import Time
from sayso.domain.ids import content_id
from sayso.domain.report import Document
from sayso.domain.text import Span
from sayso.resolve.calendars import count_of

LONGEST = 40
"""Days beyond which nobody counts by the day."""

_NUMBER = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|\d{1,2})"
OFFSET = re.compile(rf"\b(?P<count>{_NUMBER}) (?P<unit>day|week)s? (?P<way>after|before)\b", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[,;:.()\u2014\u2013]|$")
A_DAY = timedelta(days=1)


def offset_times(document: Document, times: Sequence[Time]) -> tuple[Time, ...]:
    """The days of what "six days after …" names, counted back from the one day that the rest of the sentence tells.

    Where the rest tells several days, or none, nothing is counted. A number of weeks gives the days around.
    """
    words = document.text.words
    return tuple(
        counted
        for sentence in document.text.sentences
        for match in OFFSET.finditer(words, sentence.span.start, sentence.span.end)
        for counted in _counted(document, times, sentence.span, match)
    )


def _counted(document: Document, times: Sequence[Time], sentence: Span, match: re.Match[str]) -> Iterator[Time]:
    end = _CLAUSE_END.search(document.text.words, match.end(), sentence.end)
    clause = Span(match.start(), end.start() if end and end.start() > match.end() else sentence.end)
    days = [
        one
        for one in times
        if sentence.covers(one.span) and not clause.overlaps(one.span) and one.earliest and one.latest
    ]
    near = [one for one in days if one.latest and one.earliest and one.latest - one.earliest <= A_DAY]
    count = count_of(match["count"].lower())
    if not near or count is None or len({one.earliest.date() for one in near if one.earliest}) > 1:
        return
    anchor, weeks = near[0], match["unit"].lower() == "week"
    number = int(count) * (7 if weeks else 1)
    if number > LONGEST or anchor.earliest is None:
        return
    step = timedelta(days=-number if match["way"].lower() == "after" else number)
    first = anchor.earliest.replace(hour=0, minute=0, second=0) + step - (3 * A_DAY if weeks else timedelta())
    last = (first + (6 * A_DAY if weeks else timedelta())).replace(hour=23, minute=59, second=59)
    span = Span(*match.span())
    key = content_id("time", document.report.id, span.start, span.end)
    value = first.date().isoformat() + (f"/{last.date().isoformat()}" if weeks else "")
    yield replace(anchor, id=key, span=span, value=value, kind="date", earliest=first, latest=last)
