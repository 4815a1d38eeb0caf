"""Signing in and out."""

from __future__ import annotations

from secrets import token_urlsafe
from typing import Final
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from sayso.errors import BadRequest, NotSignedIn, TooOften
from sayso.web import refusals as said
from sayso.web.forms import form_of, is_ours
from sayso.web.gate.keeper import KNOCK, Keeper
from sayso.web.pages import SignInPage
from sayso.web.render import render
from sayso.web.visitor import seal_of

SIGN_IN: Final = "/signin"
SIGN_OUT: Final = "/signout"
LONGEST: Final = 2000
"""Characters of an address that is gone back to."""


def make_signing(keeper: Keeper) -> list[BaseRoute]:
    """The addresses of signing in and out."""

    async def look(request: Request) -> Response:
        to = inner(request.query_params.get("to", ""))
        if (await run_in_threadpool(keeper.visitor, request)).person is not None:
            return RedirectResponse(to, 303)
        return sign_in_page(keeper, request, to=to, status=200)

    async def sign_in(request: Request) -> Response:
        form = await form_of(request)
        to, name = inner(form.get("to", "")), form.get("name", "")
        if not is_ours(request, form.get("token", "")):
            return sign_in_page(keeper, request, to=to, name=name, said=said.NOT_OURS, status=400)
        try:
            person = await keeper.check(request, name, form.get("password", ""))
        except NotSignedIn as wrong:
            return sign_in_page(keeper, request, to=to, name=name, said=str(wrong))
        except TooOften as often:
            page = sign_in_page(keeper, request, to=to, name=name, said=str(often), status=429)
            page.headers["Retry-After"] = str(round(often.wait + 0.5))
            return page
        answer = RedirectResponse(to, 303)
        await keeper.begin(request, answer, person)
        return answer

    async def sign_out(request: Request) -> Response:
        form = await form_of(request)
        if not is_ours(request, form.get("token", "")):
            raise BadRequest(said.NOT_OURS)
        answer = RedirectResponse(SIGN_IN, 303)
        await keeper.end(request, answer)
        return answer

    return [
        Route(SIGN_IN, look),
        Route(SIGN_IN, sign_in, methods=["POST"]),
        Route(SIGN_OUT, sign_out, methods=["POST"]),
    ]


def sign_in_page(
    keeper: Keeper, request: Request, *, to: str, name: str = "", said: str = "", status: int = 401
) -> Response:
    """The page on which somebody signs in, tied to the browser that it is shown in.

    Args:
        keeper: keeps the gate.
        request: what was asked for.
        to: where to go then, an address of ours.
        name: what was typed as the name.
        said: why it is shown; "" where it was asked for.
        status: of the answer.
    """
    knock = keeper.cookie(request, KNOCK)
    fresh = knock or token_urlsafe(32)
    answer = render(SignInPage(seal=seal_of(fresh), to=to, name=name[:200], said=said), status)
    if not knock:
        keeper.give(answer, KNOCK, fresh)
    if status == 401:
        answer.headers["WWW-Authenticate"] = 'Bearer realm="sayso"'
    return answer


def inner(told: str) -> str:
    """An address of ours that somebody is sent on to; whatever is none of ours becomes the first page."""
    if len(told) > LONGEST or not told.isprintable() or "\\" in told or not told.startswith("/"):
        return "/"
    try:
        parts = urlsplit(told)
    except ValueError:  # half of an IPv6 address
        return "/"
    return "/" if parts.netloc or told.startswith("//") or parts.path in {SIGN_IN, SIGN_OUT} else told
