"""The pages of many things: events with their filters, and reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sayso import wording
from sayso.domain.account import Agreement
from sayso.domain.ledger import Entry, Refusal
from sayso.export.cells import Row
from sayso.export.formats import FORMATS
from sayso.export.geojson import sides_of
from sayso.ledger.overview import EventsFound, Listed
from sayso.ledger.overview.found import ListedReport
from sayso.web import labels, moments, words
from sayso.web.desk import Desk
from sayso.web.pages import (
    EventLine,
    EventsPage,
    FilterForm,
    Link,
    Pager,
    RefusalLine,
    ReportRow,
    ReportsPage,
    Tally,
)
from sayso.web.quoting import event_href, report_href
from sayso.web.selection import PAGE, Selection
from sayso.web.tables import in_portions

EVENTS = ("event", "events")
REPORTS = ("report", "reports")
MOST = 5_000
"""Events and reports up to which those that fit are counted: a page of a large ledger is to take no longer than one
of a small."""

EXPORT = "/export"
EXPORTED = frozenset({"/", "/map", "/timeline"})
"""Views whose selection can be had in the formats that other tools read."""

EVENT_COLUMNS = (
    "id", "label", "type", "place", "country", "lat", "lon", "precision", "earliest", "latest", "first_said",
    "last_said", "first_recorded", "last_recorded", "contested", "uncontested", "verification", "reports",
    "publishers", "sides",
)  # fmt: skip
REFUSAL_COLUMNS = ("where", "why", "recorded")
REPORT_COLUMNS = ("id", "title", "publisher", "published", "updated", "recorded", "claims")


def tally_of(contested: int, matters: int) -> Tally:
    """How many matters are contested and how many not."""
    return Tally(
        words.agreement_count(contested, Agreement.CONTESTED),
        words.agreement_count(matters - contested, Agreement.UNCONTESTED),
    )


def event_line(one: Listed, asked: Selection, desk: Desk) -> EventLine:
    """One event in a list; its sides are those of the dossier that the list is of."""
    return EventLine(
        href=event_href(one.id, asked.as_of, asked.filters.dossier),
        label=one.label,
        type=one.type,
        place=one.place,
        happened=moments.interval(one.earliest, one.latest),
        reports=words.reports_count(one.reports),
        sides=_sides(one, asked, desk),
        tally=tally_of(one.contested, one.matters),
    )


def _sides(one: Listed, asked: Selection, desk: Desk) -> tuple[str, ...]:
    dossier = asked.filters.dossier
    return tuple(sides_of(desk.seen_from(one.account, dossier, asked.as_of))) if dossier else one.sides


def event_row(one: Listed, asked: Selection, desk: Desk) -> Row:
    """One event as a row of a file."""
    said, recorded = one.said or (None, None), one.recorded or (None, None)
    return {
        "id": one.id,
        "label": one.label,
        "type": one.type,
        "place": one.place,
        "country": one.country,
        "lat": one.lat,
        "lon": one.lon,
        "precision": one.precision,
        "earliest": one.earliest,
        "latest": one.latest,
        "first_said": said[0],
        "last_said": said[1],
        "first_recorded": recorded[0],
        "last_recorded": recorded[1],
        "contested": one.contested,
        "uncontested": one.matters - one.contested,
        "verification": [str(value) for value in one.verifications],
        "reports": one.reports,
        "publishers": one.publishers,
        "sides": _sides(one, asked, desk),
    }


def event_rows(desk: Desk, asked: Selection) -> Iterable[Row]:
    """All events of a selection, for a file."""
    overview = desk.overview(asked.as_of)
    return (
        event_row(one, asked, desk) for one in in_portions(overview.ids(asked.filters, asked.order), overview.listed)
    )


def form_of(desk: Desk, asked: Selection) -> FilterForm:
    """The filters with their values."""
    narrowed = asked.narrowed()
    chips = tuple(
        Link(asked.href(without=[name]), f"{labels.FIELDS[name]}: {_told(name, value)}") for name, value in narrowed
    )
    overview = desk.overview(asked.as_of)
    more = [name for name, _ in narrowed if name != "q"]
    return FilterForm(
        action=asked.path,
        summary=labels.filters_set(len(more)),
        values=dict(asked.given),
        choices=overview.choices(),
        chips=chips,
        clear=asked.href(without=[name for name, _ in narrowed]) if narrowed else None,
        search=asked.href("/search", without=[*more, "order", "as_of"]) if asked.value("q") else None,
        empty=desk.is_empty(asked.as_of),
    )


_CODES: Mapping[str, Mapping[str, str]] = {
    "agreement": {code.value: word for code, word in wording.AGREEMENTS.items()},
    "verification": {code.value: word for code, word in wording.VERIFICATIONS.items()},
}


def _told(name: str, value: str) -> str:
    return _CODES.get(name, {}).get(value, value)


def views_of(asked: Selection) -> tuple[Link, ...]:
    """The same selection as a list, on the map, on the timeline."""
    ways = (("/", labels.LIST), ("/map", labels.MAP), ("/timeline", labels.TIMELINE), ("/brief", labels.BRIEF))
    return tuple(Link(asked.href(path), name, asked.path == path) for path, name in ways)


def pager_of(
    asked: Selection, fitting: int, noun: tuple[str, str], *beside: str, size: int = PAGE, more: bool = False
) -> Pager:
    """The ways through a table of so many rows. ``beside``: what else is counted; ``more``: not all were."""
    first = min((asked.page - 1) * size + 1, fitting)
    last = min(asked.page * size, fitting)
    return Pager(
        counts=labels.joined([labels.shown(first, last, fitting, noun, more=more), *beside]),
        previous=asked.href(page=str(asked.page - 1)) if asked.page > 1 else None,
        next=asked.href(page=str(asked.page + 1)) if last < fitting else None,
        csv=asked.href(format="csv"),
        json=asked.href(format="json"),
        exports=_exports(asked) if asked.path in EXPORTED else (),
    )


def _exports(asked: Selection) -> tuple[Link, ...]:
    """The same selection in each format that other tools read."""
    return tuple(Link(asked.href(f"{EXPORT}/{one.name}"), one.about) for one in FORMATS.values())


def counted_beside(found: EventsFound, *, narrowed: bool) -> list[str]:
    """What is not to be seen at a glance: hidden, without place, without date; nothing where not all were counted."""
    if found.more:
        return []
    beside = [labels.hidden(found.hidden)] if narrowed else []
    return [*beside, labels.without_place(found.without_place), labels.without_date(found.without_date)]


def events_page(desk: Desk, asked: Selection) -> EventsPage:
    """The events of a selection, some of them."""
    overview = desk.overview(asked.as_of)
    found = overview.events(asked.filters, asked.order, asked.offset, PAGE, most=MOST)
    beside = counted_beside(found, narrowed=bool(asked.narrowed()))
    return EventsPage(
        form=form_of(desk, asked),
        views=views_of(asked),
        pager=pager_of(asked, found.fitting, EVENTS, *beside, more=found.more),
        events=tuple(event_line(one, asked, desk) for one in found.events),
        read=bool(found.total) or not desk.is_empty(asked.as_of),
        any=bool(found.total),
        as_of=moments.shown(asked.as_of),
    )


def _report_row(one: ListedReport) -> ReportRow:
    return ReportRow(
        href=report_href(one.id),
        title=one.title,
        publisher=one.publisher,
        published=moments.published(one.published),
        updated=moments.published(one.updated),
        recorded=moments.moment(one.recorded),
        claims=f"{one.claims:,}",
    )


def report_rows(desk: Desk, asked: Selection) -> Iterable[Row]:
    """All reports of a selection, for a file."""
    overview = desk.overview(asked.as_of)
    names = overview.report_ids(asked.filters.words, asked.filters.publisher)
    return (
        {name: getattr(one, name) for name in REPORT_COLUMNS} for one in in_portions(names, overview.listed_reports)
    )


def _refusal_lines(entries: Iterable[Entry]) -> list[RefusalLine]:
    return [
        RefusalLine(entry.body.where, entry.body.why, moments.moment(entry.recorded_at))
        for entry in entries
        if isinstance(entry.body, Refusal)
    ]


def reports_page(desk: Desk, asked: Selection) -> ReportsPage:
    """Reports, newest first, and on their first part every input that could not be read."""
    overview = desk.overview(asked.as_of)
    found = overview.reports(asked.filters.words, asked.filters.publisher, asked.offset, PAGE, most=MOST)
    refusals = _refusal_lines(desk.ledger.refusals())
    beside = [labels.hidden(found.total - found.fitting)] if asked.narrowed() and not found.more else []
    return ReportsPage(
        counts=words.reports_counts(found.total, len(refusals)),
        words=asked.filters.words,
        publisher=asked.filters.publisher,
        publishers=overview.choices().publishers,
        pager=pager_of(asked, found.fitting, REPORTS, *beside, more=found.more),
        reports=tuple(_report_row(one) for one in found.reports),
        read=bool(found.total),
        refusals=tuple(refusals) if asked.page == 1 and not asked.narrowed() else (),
    )


def refusal_rows(desk: Desk) -> Iterable[Row]:
    """All inputs that could not be read, for a file."""
    for entry in desk.ledger.refusals():
        if isinstance(entry.body, Refusal):
            yield {"where": entry.body.where, "why": entry.body.why, "recorded": entry.recorded_at}
