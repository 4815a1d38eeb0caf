"""What a search finds: claims and reports that hold the words, as a page and as files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso import wording
from sayso.domain.ledger import ToldClaim
from sayso.domain.quotation import shortened
from sayso.domain.report import Report
from sayso.export.cells import Row
from sayso.ledger.overview import Hits
from sayso.web import labels, words
from sayso.web.desk import Desk
from sayso.web.lists import MOST, REPORTS, pager_of
from sayso.web.naming import short_name
from sayso.web.pages import HitLine, HitList, Pager, SearchPage
from sayso.web.quoting import claim_href, report_href
from sayso.web.selection import PAGE, Selection
from sayso.web.tables import in_portions

CLAIMS = ("claim", "claims")
SEARCHED = 20
"""Hits of one kind on the first page of a search."""

HIT_REPORT_COLUMNS = ("id", "title", "publisher", "published", "updated", "url")
HIT_CLAIM_COLUMNS = ("id", "report", "event", "speaker", "stance", "certainty", "aspect", "words", "score")


def _claim_hits(desk: Desk, found: Hits) -> tuple[HitLine, ...]:
    told = {one.id: one for one in desk.ledger.claims(ids=[hit.id for hit in found.hits])}
    reports = {one.id: one for one in desk.ledger.reports(ids={one.claim.report for one in told.values()})}
    lines = []
    for hit in found.hits:
        one = told.get(hit.id)
        speaker = one.actor.name if one and one.actor else words.SOURCE_NOT_NAMED
        said = wording.stance_line(speaker, one.claim.stance) if one else speaker
        under = short_name(reports[one.claim.report]) if one and one.claim.report in reports else None
        lines.append(HitLine(claim_href(hit.id), said, under, hit.pieces))
    return tuple(lines)


def _report_hits(desk: Desk, found: Hits) -> tuple[HitLine, ...]:
    reports = {one.id: one for one in desk.ledger.reports(ids=[hit.id for hit in found.hits])}
    lines = []
    for hit in found.hits:
        one = reports.get(hit.id)
        title = one.title if one and one.title is not None else words.NO_TITLE
        lines.append(HitLine(report_href(hit.id), shortened(title), one.publisher if one else None, hit.pieces))
    return tuple(lines)


def search_page(desk: Desk, asked: Selection, kind: str) -> SearchPage:
    """Claims and reports that hold the words; ``kind`` "claim" or "report": these alone, page by page."""
    said = asked.filters.words
    lists = []
    for name, title, noun in (("claim", labels.SEARCH_CLAIMS, CLAIMS), ("report", labels.SEARCH_REPORTS, REPORTS)):
        if kind not in ("", name):
            continue
        size, offset = (PAGE, asked.offset) if kind else (SEARCHED, 0)
        found = desk.overview(asked.as_of).search(said, name, offset, size, most=MOST)
        hits = _claim_hits(desk, found) if name == "claim" else _report_hits(desk, found)
        lists.append(HitList(title, hits, _search_pager(asked, name, kind, found, noun)))
    return SearchPage(said, bool(said), tuple(lists) if said else (), desk.is_empty(asked.as_of))


def _search_pager(asked: Selection, name: str, kind: str, found: Hits, noun: tuple[str, str]) -> Pager | None:
    if not found.total:
        return None
    pager = pager_of(asked, found.total, noun, size=PAGE if kind else SEARCHED, more=found.more)
    return Pager(
        counts=pager.counts,
        previous=asked.href(kind=name, page=str(asked.page - 1)) if kind and asked.page > 1 else None,
        next=(asked.href(kind=name, page=str(asked.page + 1)) if kind else asked.href(kind=name))
        if pager.next
        else None,
        csv=asked.href(kind=name, format="csv"),
        json=asked.href(kind=name, format="json"),
    )


def hit_rows(desk: Desk, asked: Selection, kind: str) -> tuple[Sequence[str], Iterable[Row]]:
    """All hits of one kind, for a file: columns and rows."""
    names = desk.overview(asked.as_of).hit_ids(asked.filters.words, kind)
    if kind == "report":

        def reports(some: Sequence[str]) -> Iterable[Report]:
            known = {one.id: one for one in desk.ledger.reports(ids=some)}
            return (known[name] for name in some if name in known)

        return HIT_REPORT_COLUMNS, (report_row(one) for one in in_portions(names, reports))

    def claims(some: Sequence[str]) -> Iterable[ToldClaim]:
        known = {one.id: one for one in desk.ledger.claims(ids=some)}
        return (known[name] for name in some if name in known)

    return HIT_CLAIM_COLUMNS, (_claim_row(one) for one in in_portions(names, claims))


def report_row(one: Report) -> Row:
    """One report as a row of a file."""
    return {name: getattr(one, name) for name in HIT_REPORT_COLUMNS}


def _claim_row(one: ToldClaim) -> Row:
    return {
        "id": one.id,
        "report": one.claim.report,
        "event": one.claim.event,
        "speaker": one.actor.name if one.actor else None,
        "stance": one.claim.stance.value,
        "certainty": one.claim.certainty.value,
        "aspect": one.claim.aspect.value,
        "words": one.words,
        "score": one.claim.score,
    }
