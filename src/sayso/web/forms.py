"""Forms that write: read within limits, and only where a page of ours sent them."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive

from sayso.errors import BadRequest
from sayso.web import refusals
from sayso.web.visitor import VISITOR

LARGEST: Final = 64 * 1024
"""Bytes of a form without files."""

DRAINED: Final = 1024 * 1024 * 1024
PATIENCE: Final = 60.0
"""Bytes and seconds up to which what is too much is read and thrown away: a browser shows no answer before it has sent
all, and a broken connection where it cannot."""

BY_COOKIE: Final = "sayso-by"
"""Keeps the name of whoever decides, in their browser alone."""

KEPT_FOR: Final = 30 * 24 * 3600
"""Seconds for which it does."""

OURS: Final = frozenset({"same-origin", "none"})
"""What a browser says of a request of our own pages, or of the user's own (Fetch Metadata, W3C)."""

Form = dict[str, str]


def is_from_elsewhere(request: Request) -> bool:
    """Whether the browser says that another site's page sent this. Where it says nothing, the token must tell.

    Our own pages ask for no referrer, so their forms come with the origin "null".
    """
    if request.headers.get("sec-fetch-site", "same-origin") not in OURS:
        return True
    origin = request.headers.get("origin")
    return origin not in {None, "null"} and urlsplit(origin or "").netloc != request.headers.get("host", "")


def is_ours(request: Request, token: str) -> bool:
    """Tells whether a form that writes came from one of our pages, as it was shown to whoever sends it."""
    return not is_from_elsewhere(request) and VISITOR.get().trusts(token)


async def form_of(request: Request) -> Form:
    """The fields of a form, read within a limit.

    Raises:
        BadRequest: it is too large.
    """
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LARGEST:
            raise BadRequest(refusals.TOO_MUCH)
    try:
        return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=40))
    except ValueError as many:
        raise BadRequest(refusals.TOO_MUCH) from many


def writing(act: Callable[[Form], Response]) -> Callable[[Request], Awaitable[Response]]:
    """What answers a form of ours: it is read, and handed to ``act`` in a thread of its own.

    Raises (while answering):
        BadRequest: it is too large, or is none of ours.
    """

    async def endpoint(request: Request) -> Response:
        form = await form_of(request)
        if not is_ours(request, form.get("token", "")):
            raise BadRequest(refusals.NOT_OURS)
        return await run_in_threadpool(act, form)

    return endpoint


def told_by(cookies: MutableMapping[str, str] | dict[str, str]) -> str:
    """The name that whoever uses this browser gave when they decided; "" for none."""
    return dict(parse_qsl(cookies.get(BY_COOKIE, ""))).get("by", "")[:200]


def decider(told: str) -> str:
    """Who decides: whoever is signed in, whatever name was sent; where nobody signs in, the name that they give."""
    person = VISITOR.get().person
    return told.strip() if person is None else person.name


def remembering(answer: Response, by: str) -> Response:
    """The answer, with which this browser keeps the name that was given; whoever is signed in needs none."""
    if VISITOR.get().person is None:
        answer.set_cookie(BY_COOKIE, urlencode({"by": by}), samesite="strict", httponly=True, max_age=KEPT_FOR)
    return answer


class TooMuchSent(Exception):
    """More was sent than is taken; it was read to its end, or as far as is reasonable, and thrown away."""


def bounded(receive: Receive, limit: int) -> Receive:
    """What is received, up to so many bytes.

    Raises (while receiving):
        TooMuchSent: there are more.
    """
    got = 0

    async def within() -> MutableMapping[str, Any]:
        nonlocal got
        message = await receive()
        got += len(message.get("body", b""))
        if got > limit:
            await _drain(receive, message)
            raise TooMuchSent
        return message

    return within


async def _drain(receive: Receive, message: MutableMapping[str, Any]) -> None:
    left, until = DRAINED, time.monotonic() + PATIENCE
    while message.get("more_body") and left > 0 and time.monotonic() < until:
        message = await receive()
        left -= len(message.get("body", b""))
