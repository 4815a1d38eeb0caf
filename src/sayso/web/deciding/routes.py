"""The addresses of the review: one to look, three to decide. What writes needs the token of a page of ours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from sayso.ledger.store import Ledger
from sayso.web.deciding import words as say
from sayso.web.deciding.history import COLUMNS, claim_history, event_history, history_rows
from sayso.web.deciding.reviewing import Asked, Review, asked_for
from sayso.web.desk import Desk
from sayso.web.forms import Form, decider, remembering, told_by, writing
from sayso.web.pages import HistoryLine
from sayso.web.quoting import claim_href, event_href
from sayso.web.render import render
from sayso.web.selection import Form as Format
from sayso.web.selection import Selection, selection
from sayso.web.tables import as_csv, as_json

HOMES: Final[Mapping[str, Callable[[str], str]]] = {"claim": claim_href, "event": event_href}
"""The pages on which something can be decided or taken back, beside the review's."""


def make_review(desk: Desk) -> list[BaseRoute]:
    """The review over a ledger that can be written."""
    if not isinstance(desk.ledger, Ledger):
        return []
    review = Review(desk.ledger, desk.overview())

    def look(request: Request) -> Response:
        asked = asked_for(dict(request.query_params))
        last, done = (request.query_params.get(name, "")[:80] for name in ("last", "done"))
        by = decider(told_by(request.cookies))
        return render(review.page(asked, by, last, say.DONE.get(done, "")))

    def one(form: Form) -> Response:
        asked, by = asked_for(form), decider(form.get("by", ""))
        edited = {name.removeprefix("to_"): value for name, value in form.items() if name.startswith("to_")}
        what = form.get("what", "")
        entry = review.decide(form.get("item", ""), what, by, form.get("why", "").strip() or None, edited)
        return _home(form, by) or _back(asked, by, last=entry, done=what)

    def every(form: Form) -> Response:
        asked, by = asked_for(form), decider(form.get("by", ""))
        review.decide_all(asked, form.get("what", ""), by, form.get("why", "").strip() or None)
        return _back(asked, by, done="all")

    def undo(form: Form) -> Response:
        asked, by = asked_for(form), decider(form.get("by", ""))
        review.undo(form.get("last", ""), by)
        return _home(form, by) or _back(asked, by, done="undo")

    return [
        Route("/review", look),
        Route("/review/one", writing(one), methods=["POST"]),
        Route("/review/all", writing(every), methods=["POST"]),
        Route("/review/undo", writing(undo), methods=["POST"]),
    ]


def make_histories(desk: Desk) -> list[BaseRoute]:
    """What was decided on one claim or event, as a file; its page has the same."""

    def file(asked: Selection, page: str, lines: Callable[[], Iterable[HistoryLine]]) -> Response:
        if asked.form is Format.PAGE:
            return RedirectResponse(f"{page}#decisions", 303)
        write = as_csv if asked.form is Format.CSV else as_json
        return write(COLUMNS, history_rows(lines()), "decisions")

    def claim(request: Request) -> Response:
        name = desk.ledger.claim(request.path_params["claim"]).id
        return file(
            selection(request.url.path, request.query_params), claim_href(name), partial(claim_history, desk, name)
        )

    def event(request: Request) -> Response:
        account = desk.account(request.path_params["event"])
        return file(
            selection(request.url.path, request.query_params),
            event_href(account.id),
            partial(event_history, desk, account),
        )

    return [Route("/claims/{claim}/decisions", claim), Route("/events/{event}/decisions", event)]


def _home(form: Form, by: str) -> Response | None:
    """Back to the page of the claim or the event on which this was decided; None: it was decided in the review."""
    page = HOMES.get(form.get("home", ""))
    return remembering(RedirectResponse(f"{page(form.get('item', ''))}#decisions", 303), by) if page else None


def _back(asked: Asked, by: str, **more: str) -> Response:
    """To the next proposal, by a request that can be repeated without deciding again."""
    told = asked.given | {name: value for name, value in more.items() if value}
    told |= {"skip": str(asked.skipped)} if asked.skipped else {}
    return remembering(RedirectResponse(f"/review?{urlencode(told)}", 303), by)
