"""Addresses to pages. Handlers are synchronous: each runs in a thread of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from sayso.web import lists
from sayso.web.desk import Desk
from sayso.web.diffpage import diff_page
from sayso.web.eventpage import MATRIX_COLUMNS, event_page, event_rows
from sayso.web.pages import Page
from sayso.web.render import SECURITY_HEADERS, render
from sayso.web.selection import Form, Selection, selection
from sayso.web.tables import Row, as_csv, as_json
from sayso.web.views import claim_page, report_page

KINDS = ("", "claim", "report")


def table(
    asked: Selection, name: str, columns: Sequence[str], rows: Callable[[], Iterable[Row]], page: Callable[[], Page]
) -> Response:
    """A table in the form that is asked for: in its page, or as a file."""
    if asked.form is Form.PAGE:
        return render(page())
    return (as_csv if asked.form is Form.CSV else as_json)(columns, rows(), name)


def make_routes(desk: Desk) -> list[BaseRoute]:
    """The addresses of all pages over one ledger."""
    ledger = desk.ledger

    def events(request: Request) -> Response:
        asked = selection("/", request.query_params)
        return table(
            asked,
            "events",
            lists.EVENT_COLUMNS,
            lambda: lists.event_rows(desk, asked),
            lambda: lists.events_page(desk, asked),
        )

    def event(request: Request) -> Response:
        asked = selection(f"/events/{request.path_params['event']}", request.query_params)
        name = request.path_params["event"]
        return table(
            asked,
            "event",
            MATRIX_COLUMNS,
            lambda: event_rows(ledger.event(name, asked.as_of)),
            lambda: event_page(desk, name, asked.as_of, unfolded=request.query_params.get("matters") == "all"),
        )

    def diff(request: Request) -> Response:
        return render(diff_page(ledger, request.path_params["former"], request.path_params["report"]))

    def reports(request: Request) -> Response:
        asked = selection("/reports", request.query_params)
        return table(
            asked,
            "reports",
            lists.REPORT_COLUMNS,
            lambda: lists.report_rows(desk, asked),
            lambda: lists.reports_page(desk, asked),
        )

    def search(request: Request) -> Response:
        asked = selection("/search", request.query_params)
        kind = request.query_params.get("kind", "")
        kind = kind if kind in KINDS else ""
        if asked.form is Form.PAGE:
            return render(lists.search_page(desk, asked, kind))
        columns, rows = lists.hit_rows(desk, asked, kind or "claim")
        return table(asked, kind or "claim", columns, lambda: rows, lambda: lists.search_page(desk, asked, kind))

    def report(request: Request) -> Response:
        return render(report_page(ledger, request.path_params["report"], request.query_params.get("claim")))

    def claim(request: Request) -> Response:
        return render(claim_page(ledger, request.path_params["claim"], str(request.base_url).rstrip("/")))

    def healthz(_request: Request) -> Response:
        return PlainTextResponse("ok\n", headers=SECURITY_HEADERS)

    return [
        Route("/", events),
        Route("/events/{event}", event),
        Route("/search", search),
        Route("/reports", reports),
        Route("/reports/{report}", report),
        Route("/reports/{report}/since/{former}", diff),
        Route("/claims/{claim}", claim),
        Route("/healthz", healthz),
    ]
