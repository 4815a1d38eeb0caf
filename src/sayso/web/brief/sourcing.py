"""Where the words of a brief stand: its notes, with the words around each claim, and its reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from sayso.domain.account import EventAccount
from sayso.domain.ledger import ToldClaim
from sayso.domain.report import Document
from sayso.domain.text import Text
from sayso.web import moments
from sayso.web.brief import says
from sayso.web.brief.told import Note, Piece, Source
from sayso.web.desk import Desk
from sayso.web.naming import sortable
from sayso.web.quoting import claim_href, followable, report_href
from sayso.withholding import MARK, Withholder

AROUND: Final = 160
"""Code points of a report shown before and after a claim's words."""

LONGEST: Final = 600
"""Code points of a claim's words in their report; longer ones are cut."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a brief is written from; ``notes`` and ``sources`` are numbered as they are first asked for."""

    withholder: Withholder
    named: bool
    told: Mapping[str, ToldClaim]
    notes: dict[str, int] = field(default_factory=dict)

    def note(self, claim: str) -> int:
        """The number of a claim's note, the same each time."""
        return self.notes.setdefault(claim, len(self.notes) + 1)


def sources_of(desk: Desk, accounts: Iterable[EventAccount], sheet: Sheet) -> tuple[Source, ...]:
    """The reports of the events and of the words that are quoted, in the order of their publication."""
    wanted = {name for one in accounts for name in one.reports}
    wanted |= {sheet.told[claim].claim.report for claim in sheet.notes}
    reports = sorted(
        desk.ledger.reports(ids=sorted(wanted)),
        key=lambda one: (one.published is None, sortable(one.published), one.title or "", one.id),
    )
    return tuple(
        Source(
            number=number,
            href=report_href(one.id),
            title=one.title,
            publisher=one.publisher,
            published=moments.published(one.published),
            updated=moments.published(one.updated),
            address=one.url,
            link=followable(one.url),
            digest=one.sha256_text,
            id=one.id,
        )
        for number, one in enumerate(reports, start=1)
    )


def notes_of(desk: Desk, sheet: Sheet, numbers: Mapping[str, int]) -> Iterator[Note]:
    """Each quoted claim's words in their report. ``numbers``: of the reports, by their pages' addresses."""
    documents: dict[str, Document] = {}
    for claim, number in sheet.notes.items():
        told = sheet.told[claim]
        report = told.claim.report
        if report not in documents:
            documents[report] = desk.ledger.report(report)
        first, last = told.claim.content[0], told.claim.content[-1]
        yield Note(
            number=number,
            claim=claim,
            href=claim_href(claim),
            pieces=tuple(_pieces(documents[report].text, told, sheet.withholder)),
            source=numbers[report_href(report)],
            where=says.place_in(first.start, last.end),
            span=(first.start, last.end),
        )


def _pieces(whole: Text, told: ToldClaim, withheld: Withholder) -> Iterator[Piece]:
    """A claim's words with those around them. Names are looked for in more than is shown, so that none is cut open."""
    content, text = told.claim.content, whole.words
    end = min(content[-1].end, content[0].start + LONGEST)
    first, last = _bounds(whole, content[0].start, end)
    wide = max(0, first - AROUND)
    hidden = [(start + wide, stop + wide) for start, stop in withheld.spans(text[wide : last + AROUND])]
    marks = [(max(one.start, first), min(one.end, end)) for one in content if one.start < end]
    edges = sorted({first, last, *(at for pair in marks for at in pair), *_inside(hidden, first, last)})
    shown: list[Piece] = [Piece("… ", claimed=False)] if first else []
    for start, stop in pairwise(edges):
        claimed = any(left <= start and stop <= right for left, right in marks)
        over = [one for one in hidden if one[0] <= start < one[1]]
        if not over:
            shown.append(Piece(_lined(text[start:stop]), claimed))
        elif start == max(over[0][0], first):
            shown.append(Piece(MARK, claimed))
    if last < len(text):
        shown.append(Piece(" …", claimed=False))
    yield from shown


def _bounds(text: Text, start: int, end: int) -> tuple[int, int]:
    """How far the words around reach: within their own blocks, and to the end of a word."""
    around = [one.span for one in text.blocks if one.span.start <= end and start <= one.span.end]
    first = max([0, start - AROUND, *(one.start for one in around if one.start <= start)])
    last = min([len(text.words), end + AROUND, *(one.end for one in around if end <= one.end)])
    while 0 < first < start and not text.words[first - 1].isspace():
        first += 1
    while end < last < len(text.words) and not text.words[last].isspace():
        last -= 1
    return first, last


def _inside(spans: Iterable[tuple[int, int]], first: int, last: int) -> Iterator[int]:
    for pair in spans:
        yield from (at for at in pair if first < at < last)


def _lined(text: str) -> str:
    """On one line; the space at either end is kept, since other words stand there."""
    head, tail = " " * text[:1].isspace(), " " * text[-1:].isspace()
    return f"{head}{' '.join(text.split())}{tail}" if text.strip() else " " * bool(text)
