"""Filing in dossiers: what an event or a report is in, and the one address that files it or takes it out."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from sayso.errors import BadRequest
from sayso.ledger.judgements import file_in
from sayso.ledger.store import Ledger
from sayso.web import labels
from sayso.web import review_words as say
from sayso.web.desk import Desk
from sayso.web.forms import BY_COOKIE, Form, form_of, is_ours
from sayso.web.pages import FilingBox, Link
from sayso.web.quoting import event_href, report_href
from sayso.web.visitor import VISITOR

PATH: Final = "/filing"
KEPT_FOR: Final = 30 * 24 * 3600
"""Seconds for which a browser keeps the name of whoever decides."""

MEANT: Final = ("in", "out")


def filing_of(desk: Desk, item: str, by: str, *, event: bool) -> FilingBox | None:
    """The dossiers that something is in; None: this ledger cannot be written.

    Args:
        desk: the ledger.
        item: the id of an event or of a report.
        by: the name of whoever looks; "": not known.
        event: whether it is an event.
    """
    if not isinstance(desk.ledger, Ledger):
        return None
    overview = desk.overview()
    inside = overview.dossiers(event=item) if event else overview.dossiers(report=item)
    names = [one.name for one in desk.ledger.dossiers() if one.name not in inside]
    return FilingBox(
        item=item,
        event=event,
        inside=tuple(Link(f"/?{urlencode({'dossier': name})}", name) for name in inside),
        names=tuple(names),
        by=by,
    )


def make_filing(desk: Desk) -> list[BaseRoute]:
    """The address that files, over a ledger that can be written."""
    ledger = desk.ledger
    if not isinstance(ledger, Ledger):
        return []

    def filed(form: Form) -> Response:
        item = ledger.find(form.get("item", ""))
        what, by = form.get("what", ""), _by(form.get("by", "").strip())
        if what not in MEANT:
            raise BadRequest(labels.FILE_OR_OUT)
        made = file_in(item, form.get("dossier", "").strip(), form.get("why", "").strip() or None, out=what == "out")
        ledger.judge(made, by)
        home = report_href(item) if item.startswith("report-") else event_href(item)
        answer = RedirectResponse(f"{home}#dossiers", 303)
        if VISITOR.get().person is None:
            answer.set_cookie(BY_COOKIE, urlencode({"by": by}), samesite="strict", httponly=True, max_age=KEPT_FOR)
        return answer

    async def endpoint(request: Request) -> Response:
        form = await form_of(request)
        if not is_ours(request, form.get("token", "")):
            raise BadRequest(say.NOT_OURS)
        return await run_in_threadpool(filed, form)

    return [Route(PATH, endpoint, methods=["POST"])]


def _by(told: str) -> str:
    """Who decides: whoever is signed in; where nobody signs in, the name that they give."""
    person = VISITOR.get().person
    return told if person is None else person.name
