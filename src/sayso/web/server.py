"""Serves the pages until it is told to stop: on this machine, or behind the gate to others."""

from __future__ import annotations

import errno
import gc
import socket
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

import uvicorn
from starlette.types import ASGIApp

from sayso.access.accounts import Accounts
from sayso.access.person import Role
from sayso.errors import BadRequest, NoOwner
from sayso.ledger.overview import file_of
from sayso.ledger.store import Ledger
from sayso.settings import LOOPBACK, PORT
from sayso.web import refusals
from sayso.web.adding.jobs import How, Jobs
from sayso.web.app import Reach, make_app
from sayso.web.gate.keeper import Keeper
from sayso.web.hosts import hosts_of
from sayso.web.tiles import Tiles


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Place:
    """Where the pages are served.

    ``address``: where people open them, if a proxy stands between; "" where none does.
    """

    host: str = LOOPBACK
    port: int = PORT
    address: str = ""

    @property
    def gated(self) -> bool:
        """Whether others than this machine's users can reach them, so that accounts are asked for."""
        return bool(self.address) or not _is_this_machine(self.host)

    @property
    def https(self) -> bool:
        """Whether people reach them by https alone."""
        return self.address.lower().startswith("https://")

    @property
    def in_the_clear(self) -> bool:
        """Whether what is sent can be read on the way."""
        return self.gated and not self.https

    @property
    def name(self) -> str:
        """The name of the host that people open, with brackets if it is an IPv6 address; "" where no proxy is told of.

        Raises:
            BadRequest: the address is none that pages can have.
        """
        try:
            parts = urlsplit(self.address)
            host = parts.hostname or ""
        except ValueError:
            parts, host = None, ""
        if not self.address:
            return ""
        if not parts or parts.scheme not in {"http", "https"} or not host or parts.path.strip("/") or parts.query:
            raise BadRequest(refusals.no_address(self.address))
        return f"[{host}]" if ":" in host else host


def listen(host: str, port: int, *, others: bool = False) -> socket.socket:
    """A socket that listens on an address; port 0 picks a free one. ``others``: other machines may reach it.

    Raises:
        BadRequest: the address is not this machine's own and others may not reach it, or it cannot be had.
    """
    if not others and not _is_this_machine(host):
        raise BadRequest(refusals.not_this_machine(host))
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    ear = socket.socket(family, socket.SOCK_STREAM)
    try:
        ear.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        ear.bind((host, port))
        ear.listen(128)
    except (OSError, OverflowError) as exc:
        ear.close()
        if isinstance(exc, OSError) and exc.errno == errno.EADDRINUSE:
            raise BadRequest(refusals.port_taken(host, port)) from exc
        why = exc.strerror if isinstance(exc, OSError) and exc.strerror else str(exc)
        raise BadRequest(refusals.cannot_listen(host, port, why)) from exc
    return ear


def address_of(ear: socket.socket) -> str:
    """The address to open in a browser; of one that listens on every address, the machine's own name."""
    host, port = ear.getsockname()[:2]
    if ip_address(host).is_unspecified:
        host = socket.gethostname()
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


class Server(uvicorn.Server):
    """A server that tells when it is ready, and prints nothing."""

    def __init__(self, app: ASGIApp, on_ready: Callable[[], None], *, proxied: bool = False) -> None:
        """``proxied``: a proxy stands between, whose word counts for where a request came from and how.

        It counts from this machine, or from the addresses in ``FORWARDED_ALLOW_IPS``, as uvicorn reads them.
        """
        super().__init__(
            uvicorn.Config(
                app,
                log_config=None,
                access_log=False,
                lifespan="off",
                server_header=False,
                ws="none",
                proxy_headers=proxied,
            )
        )
        self._on_ready = on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Starts, then tells."""
        await super().startup(sockets)
        if self.started:
            self._on_ready()


def serve(
    ledger_url: str,
    where: Place,
    on_ready: Callable[[str], None],
    how: How | None = None,
    tiles: Tiles | None = None,
) -> None:
    """Serves the pages over a ledger until interrupted.

    Args:
        ledger_url: file or URL of the ledger.
        where: where; if others than this machine's users can reach them, they are asked for accounts.
        on_ready: called once with the address, as soon as pages are served there.
        how: how reports that are added on the pages are read; None: as ``sayso read`` reads if it is told nothing.
        tiles: a layer of the map that is fetched from elsewhere; None: nothing is.

    Raises:
        NoOwner: accounts would be asked for, and no owner has one.
        BadRequest: the address cannot be had.
        LedgerError: the ledger, or its accounts, cannot be used.
        SaysoError: the pages' bundle is not built.
    """
    with ExitStack() as stack:
        ledger = stack.enter_context(Ledger.open_as_allowed(ledger_url))
        reach = Reach()
        if where.gated:
            reach = _gated(where, stack.enter_context(Accounts.open(ledger_url)), ledger_url)
        ear = stack.enter_context(listen(where.host, where.port, others=where.gated))
        address = f"{where.address.rstrip('/')}/" if where.address else address_of(ear)
        jobs = Jobs(ledger, how or How(ledger_url))
        stack.callback(jobs.close)
        app = make_app(ledger, overview=file_of(ledger_url), jobs=jobs, reach=reach, tiles=tiles)
        app.state.desk.overview().refresh()  # the first page does not wait for what can be made before
        settle()
        stack.callback(gc.unfreeze)
        server = Server(app, lambda: on_ready(address), proxied=bool(where.address))
        with suppress(KeyboardInterrupt):
            server.run(sockets=[ear])


def settle() -> None:
    """Puts what there is by now out of the garbage collector's sight: it stays, and a look at it took a page 80 ms."""
    gc.collect()
    gc.freeze()


def _gated(where: Place, accounts: Accounts, ledger_url: str) -> Reach:
    if not any(one.role is Role.OWNER for one in accounts.people.all()):
        raise NoOwner(refusals.no_owner(where.address or where.host, ledger_url))
    return Reach(hosts_of(where.host, where.name), Keeper(accounts, https=where.https))
