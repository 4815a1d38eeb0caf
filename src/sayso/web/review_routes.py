"""The addresses of the review: one to look, three to decide. What writes needs the token of a page of ours."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Final
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from sayso.errors import BadRequest
from sayso.ledger.store import Ledger
from sayso.web import review_words as say
from sayso.web.desk import Desk
from sayso.web.forms import BY_COOKIE, Form, form_of, is_ours, told_by
from sayso.web.quoting import claim_href, event_href
from sayso.web.render import render
from sayso.web.reviewing import Asked, Review, asked_for
from sayso.web.visitor import VISITOR

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
        by = _by(told_by(request.cookies))
        return render(review.page(asked, by, last, say.DONE.get(done, "")))

    def one(form: Form) -> Response:
        asked, by = asked_for(form), _by(form.get("by", "").strip())
        edited = {name.removeprefix("to_"): value for name, value in form.items() if name.startswith("to_")}
        what = form.get("what", "")
        entry = review.decide(form.get("item", ""), what, by, form.get("why", "").strip() or None, edited)
        return _home(form, by) or _back(asked, by, last=entry, done=what)

    def every(form: Form) -> Response:
        asked, by = asked_for(form), _by(form.get("by", "").strip())
        review.decide_all(asked, form.get("what", ""), by, form.get("why", "").strip() or None)
        return _back(asked, by, done="all")

    def undo(form: Form) -> Response:
        asked, by = asked_for(form), _by(form.get("by", "").strip())
        review.undo(form.get("last", ""), by)
        return _home(form, by) or _back(asked, by, done="undo")

    def written(act: Callable[[Form], Response]) -> Callable[[Request], Awaitable[Response]]:
        async def endpoint(request: Request) -> Response:
            form = await form_of(request)
            if not is_ours(request, form.get("token", "")):
                raise BadRequest(say.NOT_OURS)
            return await run_in_threadpool(act, form)

        return endpoint

    return [
        Route("/review", look),
        Route("/review/one", written(one), methods=["POST"]),
        Route("/review/all", written(every), methods=["POST"]),
        Route("/review/undo", written(undo), methods=["POST"]),
    ]


def _by(told: str) -> str:
    """Who decides: whoever is signed in, whatever name was sent; where nobody signs in, the name that they give."""
    person = VISITOR.get().person
    return told if person is None else person.name


def _home(form: Form, by: str) -> Response | None:
    """Back to the page of the claim or the event on which this was decided; None: it was decided in the review."""
    page = HOMES.get(form.get("home", ""))
    return _named(RedirectResponse(f"{page(form.get('item', ''))}#decisions", 303), by) if page else None


def _named(answer: Response, by: str) -> Response:
    """The answer, by which this browser keeps the name that was given."""
    if VISITOR.get().person is None:
        answer.set_cookie(BY_COOKIE, urlencode({"by": by}), samesite="strict", httponly=True, max_age=30 * 24 * 3600)
    return answer


def _back(asked: Asked, by: str, **more: str) -> Response:
    """To the next proposal, by a request that can be repeated without deciding again."""
    told = asked.given | {name: value for name, value in more.items() if value}
    told |= {"skip": str(asked.skipped)} if asked.skipped else {}
    return _named(RedirectResponse(f"/review?{urlencode(told)}", 303), by)
