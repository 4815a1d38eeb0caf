"""The web application: pages over a ledger, for this machine alone or, behind the gate, for whoever has an account."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from starlette.applications import Starlette
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.errors import AccessRefused, BadRequest, CannotPrint, LedgerError, NotFound, SaysoError
from sayso.web import refusals
from sayso.web.adding.jobs import Jobs
from sayso.web.adding.routes import make_adding
from sayso.web.api import failed, is_api, make_api
from sayso.web.deciding.events import make_event_decisions
from sayso.web.deciding.routes import make_review
from sayso.web.desk import Desk
from sayso.web.gate.described import secured
from sayso.web.gate.keeper import SESSION, Keeper
from sayso.web.gate.middleware import Gate, refusal
from sayso.web.gate.own import make_own
from sayso.web.gate.people import make_people
from sayso.web.gate.signing import make_signing
from sayso.web.hosts import LOOPBACK, Hosts
from sayso.web.openapi import description
from sayso.web.ports import Ledgerlike
from sayso.web.render import HERE, SECURITY_HEADERS, render_error
from sayso.web.routes import make_routes
from sayso.web.tiles import Tiles

STATIC: Final = HERE / "static"

FORWARDED: Final = ("forwarded", "x-forwarded-for", "x-forwarded-host")
"""What a proxy adds to whatever others ask of it. This machine alone asks pages without accounts."""


class Guard:
    """Answers to no host name but its own, so that DNS rebinding reaches nothing, and seals every answer."""

    def __init__(self, app: ASGIApp, hosts: Hosts) -> None:
        self.app = app
        self.hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hands on requests for its own names, and seals the answers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY_HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        asked = Headers(scope=scope)
        if not self.hosts.holds(asked.get("host", "")):
            await render_error(400, self.hosts.told)(scope, receive, send)
            return
        if not self.hosts.addresses and any(name in asked for name in FORWARDED):
            await render_error(400, refusals.PROXIED)(scope, receive, send)
            return
        await self.app(scope, receive, sealed)


def _failed(request: Request, status: int, detail: str | None = None) -> Response:
    """An error as a page, or as JSON where JSON was asked for."""
    return failed(status, detail or "") if is_api(request) else render_error(status, detail)


def _not_found(request: Request, exc: Exception) -> Response:
    return _failed(request, 404, str(exc))


def _bad_request(request: Request, exc: Exception) -> Response:
    return _failed(request, 400, str(exc))


def _ledger_trouble(request: Request, exc: Exception) -> Response:
    return _failed(request, 503, str(exc))


def _http(request: Request, exc: Exception) -> Response:
    status = exc.status_code if isinstance(exc, HTTPException) else 500
    answer = _failed(request, status, refusals.no_such_page(request.url.path) if status == 404 else None)
    if isinstance(exc, HTTPException) and exc.headers:
        answer.headers.update(exc.headers)  # which methods are allowed
    return answer


def _refused(keeper: Keeper, request: Request, exc: Exception) -> Response:
    return refusal(keeper, request, exc) if isinstance(exc, AccessRefused) else _unforeseen(request, exc)


def _unforeseen(request: Request, _exc: Exception) -> Response:
    return _failed(request, 500)


def _files(folder: Path, *, packed: bool) -> ASGIApp:
    """The bundle and the base map; ``packed``, to a third of their size, for whoever is not on this machine.

    Pages never are: their length would tell of what is secret in them (BREACH; Gluck, Harris and Prado 2013).
    """
    files = StaticFiles(directory=folder)
    return GZipMiddleware(files, minimum_size=1_000, compresslevel=6) if packed else files


@dataclass(frozen=True, slots=True)
class Reach:
    """Who can reach the pages, and by which names.

    ``keeper`` None: nobody is asked for an account, which is right only where this machine alone reaches them.
    """

    hosts: Hosts = LOOPBACK
    keeper: Keeper | None = None


def make_app(
    ledger: Ledgerlike,
    static: Path = STATIC,
    overview: Path | None = None,
    jobs: Jobs | None = None,
    reach: Reach = Reach(),
    tiles: Tiles | None = None,
) -> Starlette:
    """The pages over a ledger.

    Args:
        ledger: where they read; called from several threads.
        static: the folder of static files, with the built bundle in ``build/``.
        overview: the file that its lists and searches are kept in; None: they are kept in memory.
        jobs: the addings to it; None: nothing can be added.
        reach: who can reach them.
        tiles: a layer of the map that is fetched from elsewhere; None: nothing is.

    Raises:
        SaysoError: the bundle is not built.
    """
    if not all((static / "build" / name).is_file() for name in ("app.js", "app.css")):
        raise SaysoError(refusals.NOT_BUILT)
    desk, keeper = Desk(ledger, overview), reach.keeper
    routes: list[BaseRoute] = [
        *make_routes(desk, tiles),
        *make_api(desk, partial(secured, keeper.called(SESSION)) if keeper else description),
        *make_review(desk),
        *make_event_decisions(desk),
        *make_adding(desk, jobs),
        *([*make_signing(keeper), *make_own(keeper), *make_people(keeper)] if keeper else ()),
        Mount("/static", _files(static, packed=keeper is not None)),
    ]
    gate = [Middleware(Gate, keeper=keeper, routes=routes)] if keeper else []
    handlers: dict[Any, Callable[[Request, Exception], Response]] = {
        NotFound: _not_found,
        BadRequest: _bad_request,
        LedgerError: _ledger_trouble,
        CannotPrint: _ledger_trouble,
        HTTPException: _http,
        Exception: _unforeseen,
    }
    if keeper:
        handlers[AccessRefused] = partial(_refused, keeper)
    app = Starlette(
        routes=routes, middleware=[Middleware(Guard, hosts=reach.hosts), *gate], exception_handlers=handlers
    )
    app.state.desk = desk
    return app
