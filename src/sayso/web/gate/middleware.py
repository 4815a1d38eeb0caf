"""The gate itself: before every page it asks who is there, and lets through whoever may have it."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.errors import AccessRefused, LedgerError, NotAllowed, NotSignedIn, TooOften
from sayso.web.api import failed, is_api
from sayso.web.gate import words
from sayso.web.gate.keeper import SESSION, Keeper
from sayso.web.gate.needs import OPEN, Need, NoNeed, need_of
from sayso.web.gate.own import OWN
from sayso.web.gate.signing import inner, sign_in_page
from sayso.web.render import render_error
from sayso.web.visitor import VISITOR, Visitor


class Gate:
    """Lets a request through to the pages only if whoever asks may have what it asks for."""

    def __init__(self, app: ASGIApp, keeper: Keeper, routes: Sequence[BaseRoute]) -> None:
        self.app = app
        self.keeper = keeper
        self.routes = routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers by itself where the request may not pass."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # there is nothing else here
        refused = await self._refused(Request(scope))
        if refused is not None:
            await refused(scope, receive, _kept_private(send))
            return
        await self.app(scope, receive, send if scope["path"].startswith("/static/") else _kept_private(send))

    async def _refused(self, request: Request) -> Response | None:
        """The answer to whoever may not pass; None: they may."""
        VISITOR.set(self.keeper.stranger(request))
        try:
            need = need_of(self.routes, request.scope)
            if need is OPEN:
                return None
            visitor = await run_in_threadpool(self.keeper.visitor, request)
            VISITOR.set(visitor)
            check(visitor, need, over=bool(self.keeper.cookie(request, SESSION)))
            if visitor.person is not None and (is_api(request) or visitor.seal is None):
                self.keeper.count_request(visitor.person)
        except NoNeed:
            return _plain(request, 403, words.NO_LINE)
        except AccessRefused as refused:
            return refusal(self.keeper, request, refused)
        except LedgerError as trouble:
            return _plain(request, 503, str(trouble))
        return None


def check(visitor: Visitor, need: Need, *, over: bool) -> None:
    """Makes sure that somebody may have what needs this. ``over``: they showed a session that is none any more.

    Raises:
        NotSignedIn: nobody is signed in.
        NotAllowed: whoever is may not.
    """
    person, by_token = visitor.person, visitor.seal is None
    if person is None:
        raise NotSignedIn(words.OVER if over else words.SIGN_IN_FIRST)
    if need.by_hand and by_token:
        raise NotAllowed(words.BY_HAND)
    if need.role is None:
        return
    if visitor.role is None:
        raise NotAllowed(words.SET_OWN)
    if not visitor.role.covers(need.role):
        raise NotAllowed(words.token_not_for(visitor.role) if by_token else words.not_for(person, need.role))


def refusal(keeper: Keeper, request: Request, refused: AccessRefused) -> Response:
    """A refusal as a page that can be read, or as JSON where JSON was asked for."""
    visitor = VISITOR.get()
    if isinstance(refused, NotSignedIn):
        if not is_api(request):
            reads = request.method in {"GET", "HEAD"}
            to = inner(f"{request.url.path}?{request.url.query}".rstrip("?")) if reads else "/"
            return sign_in_page(keeper, request, to=to, said=str(refused) if reads else words.SENT_UNSIGNED)
        told = words.API_SIGN_IN if str(refused) in {words.SIGN_IN_FIRST, words.OVER} else str(refused)
        return _plain(request, 401, told, {"WWW-Authenticate": 'Bearer realm="sayso"'})
    if isinstance(refused, TooOften):
        return _plain(request, 429, str(refused), {"Retry-After": str(round(refused.wait + 0.5))})
    if visitor.person is not None and visitor.role is None and not is_api(request):
        return RedirectResponse(OWN, 303)
    return _plain(request, 403, str(refused))


def _plain(request: Request, status: int, detail: str, headers: dict[str, str] | None = None) -> Response:
    answer = failed(status, detail) if is_api(request) else render_error(status, detail)
    answer.headers.update(headers or {})
    return answer


def _kept_private(send: Send) -> Send:
    """Pages are kept by no cache, so that they are gone with whoever signs out; data by the asker's own alone."""

    async def kept(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            page = headers.get("content-type", "").startswith("text/html")
            headers["Cache-Control"] = "no-store" if page else "private, no-cache"
        await send(message)

    return kept
