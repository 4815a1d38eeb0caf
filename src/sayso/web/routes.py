"""Addresses to pages. Handlers are synchronous: each runs in a thread of its own."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from sayso.settings import asked_moment
from sayso.web.ports import Ledgerlike
from sayso.web.render import SECURITY_HEADERS, render
from sayso.web.views import claim_page, event_page, events_page, report_page, reports_page


def make_routes(ledger: Ledgerlike) -> list[BaseRoute]:
    """The addresses of all pages over one ledger."""

    def events(request: Request) -> Response:
        return render(events_page(ledger, asked_moment(request.query_params.get("as_of"))))

    def event(request: Request) -> Response:
        return render(event_page(ledger, request.path_params["event"], asked_moment(request.query_params.get("as_of"))))

    def reports(_request: Request) -> Response:
        return render(reports_page(ledger))

    def report(request: Request) -> Response:
        return render(report_page(ledger, request.path_params["report"], request.query_params.get("claim")))

    def claim(request: Request) -> Response:
        return render(claim_page(ledger, request.path_params["claim"], str(request.base_url).rstrip("/")))

    def healthz(_request: Request) -> Response:
        return PlainTextResponse("ok\n", headers=SECURITY_HEADERS)

    return [
        Route("/", events),
        Route("/events/{event}", event),
        Route("/reports", reports),
        Route("/reports/{report}", report),
        Route("/claims/{claim}", claim),
        Route("/healthz", healthz),
    ]
