"""Addresses to pages. Handlers are synchronous: each runs in a thread of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from sayso.export.cells import Row
from sayso.web import lists, searchpage
from sayso.web.brief.routes import make_brief
from sayso.web.changespage import COLUMNS, change_rows, changes_page
from sayso.web.deciding.filing import make_filing
from sayso.web.deciding.routes import make_histories
from sayso.web.desk import Desk
from sayso.web.diffpage import diff_page
from sayso.web.eventpage import MATRIX_COLUMNS, event_page, event_reports, event_rows
from sayso.web.exporting import make_exports
from sayso.web.forms import told_by
from sayso.web.mappage import map_events, map_page
from sayso.web.pages import Page
from sayso.web.quoting import event_href
from sayso.web.render import SECURITY_HEADERS, render
from sayso.web.selection import Form, Selection, selection
from sayso.web.tables import as_csv, as_json
from sayso.web.tiles import Tiles
from sayso.web.timelinepage import timeline_page
from sayso.web.views import claim_page, report_page

POLICY = "Content-Security-Policy"
KINDS = ("", "claim", "report")


def table(
    asked: Selection, name: str, columns: Sequence[str], rows: Callable[[], Iterable[Row]], page: Callable[[], Page]
) -> Response:
    """A table in the form that is asked for: in its page, or as a file."""
    if asked.form is Form.PAGE:
        return render(page())
    return (as_csv if asked.form is Form.CSV else as_json)(columns, rows(), name)


def make_routes(desk: Desk, tiles: Tiles | None = None) -> list[BaseRoute]:
    """The addresses of all pages over one ledger; ``tiles``: a layer of the map that is fetched from elsewhere."""
    return [
        *_many(desk, tiles),
        *make_brief(desk),
        *make_exports(desk),
        *make_filing(desk),
        *make_histories(desk),
        *_one(desk),
        Route("/healthz", _healthz),
    ]


def _healthz(_request: Request) -> Response:
    return PlainTextResponse("ok\n", headers=SECURITY_HEADERS)


def _many(desk: Desk, tiles: Tiles | None) -> list[BaseRoute]:
    """The pages of many things."""

    def events(request: Request) -> Response:
        asked = selection("/", request.query_params)
        rows = partial(lists.event_rows, desk, asked)
        return table(asked, "events", lists.EVENT_COLUMNS, rows, partial(lists.events_page, desk, asked))

    def shown_map(request: Request) -> Response:
        asked = selection("/map", request.query_params)
        rows = partial(lists.event_rows, desk, asked.located())
        answer = table(asked, "events-on-map", lists.EVENT_COLUMNS, rows, partial(map_page, desk, asked, tiles))
        if tiles is not None and asked.form is Form.PAGE:
            answer.headers[POLICY] = tiles.loosened(SECURITY_HEADERS[POLICY])
        return answer

    def map_data(request: Request) -> Response:
        return JSONResponse(map_events(desk, selection("/map", request.query_params)))

    def timeline(request: Request) -> Response:
        asked = selection("/timeline", request.query_params)
        rows = partial(lists.event_rows, desk, asked)
        return table(asked, "timeline", lists.EVENT_COLUMNS, rows, partial(timeline_page, desk, asked))

    def reports(request: Request) -> Response:
        asked = selection("/reports", request.query_params)
        rows = partial(lists.report_rows, desk, asked)
        return table(asked, "reports", lists.REPORT_COLUMNS, rows, partial(lists.reports_page, desk, asked))

    def changes(request: Request) -> Response:
        asked = selection("/changes", request.query_params)
        rows = partial(change_rows, desk, asked)
        return table(asked, "changes", COLUMNS, rows, partial(changes_page, desk, asked))

    def search(request: Request) -> Response:
        asked = selection("/search", request.query_params)
        told = request.query_params.get("kind", "")
        kind = told if told in KINDS else ""
        if asked.form is Form.PAGE:
            return render(searchpage.search_page(desk, asked, kind))
        columns, rows = searchpage.hit_rows(desk, asked, kind or "claim")
        return table(asked, kind or "claim", columns, lambda: rows, partial(searchpage.search_page, desk, asked, kind))

    return [
        Route("/", events),
        Route("/map", shown_map),
        Route("/map/events.json", map_data),
        Route("/timeline", timeline),
        Route("/search", search),
        Route("/changes", changes),
        Route("/reports", reports),
    ]


def _one(desk: Desk) -> list[BaseRoute]:
    """The pages of one thing."""
    ledger = desk.ledger

    def event(request: Request) -> Response:
        name = request.path_params["event"]
        asked = selection(f"/events/{name}", request.query_params)
        dossier = asked.filters.dossier
        unfolded = request.query_params.get("matters") == "all"
        return table(
            asked,
            "event",
            MATRIX_COLUMNS,
            lambda: event_rows(desk.account(name, asked.as_of, dossier)),
            lambda: event_page(
                desk, name, asked.as_of, unfolded=unfolded, dossier=dossier, by=told_by(request.cookies)
            ),
        )

    def reports(request: Request) -> Response:
        name = request.path_params["event"]
        asked = selection(f"/events/{name}/reports", request.query_params)
        found = event_reports(desk, name, asked.as_of)
        if asked.form is Form.PAGE:
            return RedirectResponse(f"{event_href(name, asked.as_of)}#reports", 303)
        write = as_csv if asked.form is Form.CSV else as_json
        return write(searchpage.HIT_REPORT_COLUMNS, map(searchpage.report_row, found), "event-reports")

    def refused(request: Request) -> Response:
        asked = selection("/reports/refused", request.query_params)
        if asked.form is Form.PAGE:
            return RedirectResponse("/reports", 303)
        write = as_csv if asked.form is Form.CSV else as_json
        return write(lists.REFUSAL_COLUMNS, lists.refusal_rows(desk), "could-not-be-read")

    def diff(request: Request) -> Response:
        return render(diff_page(ledger, request.path_params["former"], request.path_params["report"]))

    def report(request: Request) -> Response:
        claim = request.query_params.get("claim")
        return render(report_page(desk, request.path_params["report"], claim, told_by(request.cookies)))

    def claim(request: Request) -> Response:
        base, by = str(request.base_url).rstrip("/"), told_by(request.cookies)
        return render(claim_page(desk, request.path_params["claim"], base, by))

    return [
        Route("/events/{event}", event),
        Route("/events/{event}/reports", reports),
        Route("/reports/refused", refused),
        Route("/reports/{report}", report),
        Route("/reports/{report}/since/{former}", diff),
        Route("/claims/{claim}", claim),
    ]
