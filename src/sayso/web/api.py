"""The ledger over HTTP, as JSON in the public shapes: read only, page by page, with ETags and one shape of errors."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from typing import Final

from starlette.datastructures import URL
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from sayso.domain.answered import change_json, event_json
from sayso.domain.contract import report_json, told_claim_json
from sayso.errors import BadRequest
from sayso.relate import quantities_of
from sayso.web import refusals
from sayso.web.changespage import between
from sayso.web.desk import Desk
from sayso.web.openapi import description
from sayso.web.selection import LAST_PAGE, Selection, number, selection

ROOT: Final = "/api"
SIZE: Final = 50
MOST: Final = 200
"""Items of one page, if nothing is said, and at the most."""

Answer = Mapping[str, object]


def answered(request: Request, told: object, status: int = 200) -> Response:
    """A JSON answer with the ETag of its bytes; nothing but that where the asker has them already."""
    body = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    tag = f'"{sha256(body).hexdigest()[:32]}"'
    known = request.headers.get("if-none-match", "")
    if status == 200 and tag in {one.strip().removeprefix("W/") for one in known.split(",")}:
        return Response(status_code=304, headers={"ETag": tag})
    return Response(body, status, {"ETag": tag} if status == 200 else None, "application/json")


def failed(status: int, detail: str) -> Response:
    """An error in the one shape that all of them have."""
    told = {
        "sayso": "error/1",
        "status": status,
        "error": refusals.ERROR_HEADINGS.get(status, refusals.ERROR_OTHER),
        "detail": detail or refusals.ERROR_DETAILS.get(status, ""),
    }
    return Response(json.dumps(told, ensure_ascii=False).encode("utf-8", "replace"), status, None, "application/json")


def is_api(request: Request) -> bool:
    """Tells whether an answer is to be JSON, errors too."""
    return request.url.path == ROOT or request.url.path.startswith(f"{ROOT}/")


def _size(request: Request) -> int:
    return number("size", request.query_params.get("size") or str(SIZE), 1, MOST)


def _page(request: Request, page: int, total: int, fitting: int, items: Iterable[object]) -> Answer:
    """One page of a list, and where the next one is."""
    size = _size(request)
    more = page * size < fitting and page < LAST_PAGE
    here: URL = request.url.include_query_params(page=page + 1)
    following = f"{here.path}?{here.query}" if more else None
    return {
        "sayso": "page/1",
        "total": total,
        "fitting": fitting,
        "page": page,
        "size": size,
        "next": following,
        "items": list(items),
    }


def make_api(desk: Desk, describe: Callable[[], Mapping[str, object]] = description) -> list[BaseRoute]:
    """The addresses of the API over one ledger; ``describe`` gives its description."""
    described = Route(f"{ROOT}/openapi.json", _json(lambda _request: describe()))
    return [described, *_events(desk), *_changes(desk), *_reports(desk), *_claims(desk)]


def _asked(request: Request) -> tuple[Selection, int]:
    """What is asked for, and how many items come before."""
    asked = selection(request.url.path, request.query_params)
    return asked, (asked.page - 1) * _size(request)


def _events(desk: Desk) -> list[BaseRoute]:
    def events(request: Request) -> Answer:
        asked, offset = _asked(request)
        found = desk.overview(asked.as_of).events(asked.filters, asked.order, offset, _size(request))
        dossier = asked.filters.dossier
        items = (event_json(desk.seen_from(one.account, dossier, asked.as_of)) for one in found.events)
        return _page(request, asked.page, found.total, found.fitting, items)

    def event(request: Request) -> object:
        asked = selection(request.url.path, request.query_params)
        # as it is kept: the same until something changes, and so is its ETag
        return event_json(desk.account(request.path_params["name"], asked.as_of, asked.filters.dossier))

    return [Route(f"{ROOT}/events", _json(events)), Route(f"{ROOT}/events/{{name}}", _json(event))]


def _changes(desk: Desk) -> list[BaseRoute]:
    def changes(request: Request) -> Answer:
        asked, offset = _asked(request)
        found = between(desk, asked, offset, _size(request))
        return _page(request, asked.page, found.total, found.total, map(change_json, found.changes))

    return [Route(f"{ROOT}/changes", _json(changes))]


def _reports(desk: Desk) -> list[BaseRoute]:
    ledger = desk.ledger

    def reports(request: Request) -> Answer:
        asked, offset = _asked(request)
        said = asked.filters
        found = desk.overview(asked.as_of).reports(said.words, said.publisher, offset, _size(request))
        known = {one.id: one for one in ledger.reports(ids=[one.id for one in found.reports])}
        items = (report_json(known[one.id]) for one in found.reports if one.id in known)
        return _page(request, asked.page, found.total, found.fitting, items)

    def report(request: Request) -> object:
        return ledger.reading_json(request.path_params["name"])

    return [Route(f"{ROOT}/reports", _json(reports)), Route(f"{ROOT}/reports/{{name}}", _json(report))]


def _claims(desk: Desk) -> list[BaseRoute]:
    ledger = desk.ledger

    def claims(request: Request) -> Answer:
        asked, offset = _asked(request)
        of_report = request.query_params.get("report")
        if of_report:
            found = ledger.claims(report=ledger.report(of_report).report.id)
            some = found[offset : offset + _size(request)]
            total = fitting = len(found)
        elif asked.filters.words:
            hits = desk.overview(asked.as_of).search(asked.filters.words, "claim", offset, _size(request))
            some = ledger.claims(ids=[one.id for one in hits.hits])
            total = fitting = hits.total
        else:
            raise BadRequest(refusals.CLAIMS_OF_WHAT)
        former = ledger.former(reports={one.claim.report for one in some})
        items = (told_claim_json(one, quantities_of(one), former=one.claim.report in former) for one in some)
        return _page(request, asked.page, total, fitting, items)

    def claim(request: Request) -> object:
        told = ledger.claim(request.path_params["name"])
        return told_claim_json(told, quantities_of(told), former=bool(ledger.former(reports=[told.claim.report])))

    return [Route(f"{ROOT}/claims", _json(claims)), Route(f"{ROOT}/claims/{{name}}", _json(claim))]


def _json(ask: Callable[[Request], object]) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        return answered(request, ask(request))

    return endpoint
