"""What the time expressions of a report mean: TIMEX3 values and intervals, counted from its publication.

News tells of the past: "on Monday" is the last Monday up to publication, "in April" the last April, unless the clause
speaks of what is to come. What cannot be anchored stays unresolved, with the reason; the moment of publication is never
taken for the moment of an event.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from sayso.domain.identity import Time
from sayso.domain.ids import content_id
from sayso.domain.mention import Timex
from sayso.domain.report import Document, Report
from sayso.domain.text import Span
from sayso.resolve.time_grammar import meaning_of, plain
from sayso.resolve.time_periods import end_told, ended
from sayso.resolve.time_tense import looks_ahead
from sayso.resolve.time_values import Around, Meaning

__all__ = ["meaning_of", "times_of"]

REMEMBERED = 3
"""Sentences for which a day that was told stays "that day"."""

_UPDATE = re.compile(
    r"\W{0,3}(?:correction|corrected|clarification|update|updated|amended|editor['\u2019]?s note"
    r"|this (?:article|story|report|page|post|piece) (?:was|has been) (?:\w+ )?"
    r"(?:amended|corrected|updated|changed|edited))\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Told:
    """What the report has told so far: a day and a time at all, with the sentences that told them, and a quarter."""

    sentence: int = -1
    day: date | None = None
    last_sentence: int = -1
    last: date | None = None
    quarter: tuple[int, int] | None = None

    def take(self, meaning: Meaning, sentence: int, published: date | None) -> None:
        if meaning.first is None or meaning.last is None:
            return
        if published is None or meaning.last < published:  # no results are told of a quarter that still runs
            named = re.fullmatch(r"(\d{4})-Q([1-4])", meaning.value or "")
            self.quarter = max(self.quarter or (0, 0), (int(named[1]), int(named[2]))) if named else self.quarter
        self.last_sentence, self.last = sentence, meaning.first
        if meaning.last - meaning.first <= timedelta(days=1):
            self.sentence, self.day = sentence, meaning.first


def times_of(document: Document, timexes: Sequence[Timex]) -> tuple[Time, ...]:
    """Normalises time expressions.

    Bounds are inclusive, in the zone of the report's publication (UTC where that is not known).
    """
    starts = [sentence.span.start for sentence in document.text.sentences]
    told, found = _Told(), []
    for at, timex in enumerate(timexes):
        sentence = max(0, bisect_right(starts, timex.span.start) - 1)
        moment = published_at(document, timex.span)
        near = _around(document, timex.span, told, sentence)
        published = moment.date() if moment else None
        meaning = meaning_of(document.text[timex.span], published, near)
        if end := end_told(document.text, timexes, at):
            last = meaning_of(document.text[end.span], published, near).last
            meaning = ended(meaning, document.text[timex.span], last, near.quarter) if last else meaning
        told.take(meaning, sentence, published)
        found.append(_time(document.report, timex, meaning, (moment.tzinfo if moment else None) or UTC))
    return tuple(found)


def _time(report: Report, timex: Timex, meaning: Meaning, zone: tzinfo) -> Time:
    key = content_id("time", report.id, timex.span.start, timex.span.end)
    if meaning.first is None or meaning.last is None:
        return Time(key, timex.span, meaning.value, timex.kind, unresolved=meaning.unresolved)
    opens, closes = meaning.hours or (time.min, time.max.replace(microsecond=0))
    told_in = meaning.zone or zone
    earliest = datetime.combine(meaning.first, opens, told_in).astimezone(zone)
    latest = datetime.combine(meaning.last, closes, told_in).astimezone(zone)
    return Time(key, timex.span, meaning.value, timex.kind, earliest, latest)


def published_at(document: Document, span: Span) -> datetime | None:
    """When the passage was published that holds these words; None where that is not known.

    A passage that says of itself that it came later ("Correction: …", "This article was amended …") came with the last
    change of the page. So did, by all likelihood, a name of a weekday that lies five days or more before the first
    publication and within a day of the last change: nobody calls a day of last week by its bare name
    (``docs/decisions/0010-when-a-passage-was-published.md``).
    """
    report = document.report
    first, last = report.published, report.updated
    if first is None or last is None or last <= first:
        return first or last
    last = last.astimezone(first.tzinfo)
    block = next((one for one in document.text.blocks if one.span.covers(span)), None)
    if block and _UPDATE.match(document.text.words, block.span.start):
        return last
    weekday = re.fullmatch(r"(?:early |late )?([a-z]+day)(?: [a-z]+)?", plain(document.text[span]))
    if weekday:
        before = meaning_of(weekday[1], first.date()).first
        after = meaning_of(weekday[1], last.date()).first
        if before and after and first.date() - before >= timedelta(days=5) and last.date() - after <= timedelta(days=1):
            return last
    return first


def _around(document: Document, span: Span, told: _Told, sentence: int) -> Around:
    day = told.day if sentence - told.sentence <= REMEMBERED else None
    last = told.last if sentence - told.last_sentence <= REMEMBERED else None
    return Around(day, told.quarter, looks_ahead(document.text, span, sentence), _led_by(document, span), last)


def _led_by(document: Document, span: Span) -> str:
    before = document.text.words[max(0, span.start - 12) : span.start].lower().split()
    return before[-1] if before else ""
