"""Serves the pages on this machine until it is told to stop."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable
from contextlib import suppress
from ipaddress import ip_address

import uvicorn
from starlette.types import ASGIApp

from sayso.errors import BadRequest
from sayso.ledger.overview import file_of
from sayso.ledger.store import Ledger
from sayso.web import words
from sayso.web.adding.jobs import How, Jobs
from sayso.web.app import make_app


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens on this machine alone; port 0 picks a free one.

    Raises:
        BadRequest: the address is not this machine's own, or cannot be had.
    """
    if not _is_this_machine(host):
        raise BadRequest(words.not_this_machine(host))
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    ear = socket.socket(family, socket.SOCK_STREAM)
    try:
        ear.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        ear.bind((host, port))
        ear.listen(128)
    except (OSError, OverflowError) as exc:
        ear.close()
        if isinstance(exc, OSError) and exc.errno == errno.EADDRINUSE:
            raise BadRequest(words.port_taken(host, port)) from exc
        why = exc.strerror if isinstance(exc, OSError) and exc.strerror else str(exc)
        raise BadRequest(words.cannot_listen(host, port, why)) from exc
    return ear


def address_of(ear: socket.socket) -> str:
    """The address to open in a browser."""
    host, port = ear.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


class Server(uvicorn.Server):
    """A server that tells when it is ready, and prints nothing."""

    def __init__(self, app: ASGIApp, on_ready: Callable[[], None]) -> None:
        super().__init__(
            uvicorn.Config(app, log_config=None, access_log=False, lifespan="off", server_header=False, ws="none")
        )
        self._on_ready = on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Starts, then tells."""
        await super().startup(sockets)
        if self.started:
            self._on_ready()


def serve(ledger_url: str, host: str, port: int, on_ready: Callable[[str], None], how: How | None = None) -> None:
    """Serves the pages over a ledger until interrupted.

    Args:
        ledger_url: file or URL of the ledger.
        host: an address of this machine.
        port: the port; 0 picks a free one.
        on_ready: called once with the address, as soon as pages are served there.
        how: how reports that are added on the pages are read; None: as ``sayso read`` reads if it is told nothing.

    Raises:
        BadRequest: the address cannot be had.
        LedgerError: the ledger cannot be used.
        SaysoError: the pages' bundle is not built.
    """
    with Ledger.open_as_allowed(ledger_url) as ledger, listen(host, port) as ear:
        address = address_of(ear)
        jobs = Jobs(ledger, how or How(ledger_url))
        app = make_app(ledger, overview=file_of(ledger_url), jobs=jobs)
        app.state.desk.overview().refresh()  # the first page does not wait for what can be made before
        server = Server(app, lambda: on_ready(address))
        try:
            with suppress(KeyboardInterrupt):
                server.run(sockets=[ear])
        finally:
            jobs.close()
