"""Asking one address, politely and without trust."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Event
from types import TracebackType
from typing import Self

import h11
import httpcore
import httpx

from sayso.errors import ForbiddenAddress, NotFetched, Unreachable
from sayso.fetch.address import Resolve, checked_url, system_addresses
from sayso.fetch.answer import (
    ACCEPT,
    BROUGHT,
    MOVED,
    NOTHING_KNOWN,
    Fetched,
    Validators,
    refuse_status,
    refuse_wrong_type,
)
from sayso.fetch.hosts import Host, Hosts
from sayso.fetch.manners import MIB, POLITE, Manners
from sayso.fetch.network import Dial, OutOfTime, dial
from sayso.fetch.robots import Robots
from sayso.fetch.unpack import unpacked

ENCODINGS = "gzip, deflate, br"

ROBOTS_REDIRECTS = 5
ROBOTS_LIMIT = 2 * MIB


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What one request is for."""

    raw_limit: int
    limit: int
    redirects: int
    known: Validators = NOTHING_KNOWN
    page: bool = True
    """Whether it is a page: then its type and the site's rules matter."""


class Fetcher:
    """Fetches one address after another, or several at once from several threads; one at a time from each host."""

    def __init__(
        self,
        manners: Manners = POLITE,
        *,
        resolve: Resolve = system_addresses,
        dial: Dial = dial,
        context: ssl.SSLContext | None = None,
    ) -> None:
        """Makes a fetcher; nothing is asked before ``fetch``.

        Args:
            manners: its pauses, limits and name.
            resolve: what turns names into addresses.
            dial: what opens a connection to an address.
            context: the certificates it trusts; None: those that come with the program.
        """
        self.manners = manners
        self._hosts = Hosts(manners, resolve, dial, context)
        self._robots = Robots(self._ask_robots)
        self._stopped = Event()

    def fetch(self, url: str, known: Validators = NOTHING_KNOWN) -> Fetched:
        """Asks an address, once the host's turn has come and the site's rules allow it.

        Args:
            url: of http or https.
            known: what the address gave the last time; with it the answer may be ``unchanged``, without a body.

        Raises:
            ForbiddenAddress: it, or what it redirects to, is not of the public web.
            DisallowedByRobots: the site's robots.txt forbids it.
            Unreachable: not this time; ``wait`` tells how long the server wants to be left alone, where it said so.
            NotFetched: no such page, too large, of a wrong type, or broken.
        """
        asked = checked_url(url)
        self._obey(asked)
        wanted = _Wanted(self.manners.raw_limit, self.manners.limit, self.manners.redirects, known)
        return self._tried(lambda: self._page(asked, wanted))

    def stop(self) -> None:
        """Ends what is under way in other threads: each raises ``Unreachable`` soon."""
        self._stopped.set()
        self._hosts.stop()

    def close(self) -> None:
        """Ends what is under way and lets go of all connections."""
        self.stop()
        self._hosts.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ------------------------------------------------------------------ trying again

    def _tried(self, ask: Callable[[], Fetched]) -> Fetched:
        """Asks, and asks again after a pause where the server is busy or broken."""
        for nth in range(self.manners.tries):
            try:
                return ask()
            except Unreachable as failed:
                pause = failed.wait if failed.wait is not None else self.manners.backoff * 2**nth
                if nth + 1 >= self.manners.tries or pause > self.manners.patience or self._stopped.wait(pause):
                    raise
        raise AssertionError("at least one try is made")

    def _page(self, asked: httpx.URL, wanted: _Wanted) -> Fetched:
        answer = self._followed(asked, wanted)
        try:
            refuse_status(answer, str(asked), _now())
        except Unreachable as busy:
            if busy.wait:
                self._hosts.of(httpx.URL(answer.url).host).leave_alone(busy.wait)
            raise
        return answer

    # ------------------------------------------------------------------ the site's rules

    def _obey(self, url: httpx.URL) -> None:
        pause = self._robots.check(url)
        if pause:
            host = self._hosts.of(url.host)
            host.delay = max(host.delay, min(pause, self.manners.longest_delay))

    def _ask_robots(self, url: httpx.URL) -> Fetched:
        wanted = _Wanted(ROBOTS_LIMIT, ROBOTS_LIMIT, ROBOTS_REDIRECTS, page=False)
        return self._tried(lambda: self._followed(url, wanted))

    # ------------------------------------------------------------------ redirects

    def _followed(self, asked: httpx.URL, wanted: _Wanted) -> Fetched:
        """Asks an address and whatever it redirects to, each hop checked like the first."""
        url, hops, left = asked, list[str](), self.manners.total
        while True:
            started = time.monotonic()
            try:
                if hops and wanted.page:
                    self._obey(url)
                host = self._hosts.of(url.host)
                with host.turn(self._stopped):
                    started = time.monotonic()  # waiting for the turn is no time of the server's
                    answer = self._ask(host, url, wanted, left)
                target = _target(answer)
            except NotFetched as refused:
                raise _told_of(refused, asked, url) from refused
            left -= time.monotonic() - started
            if target is None:
                return _from(answer, asked, hops)
            if len(hops) >= wanted.redirects:
                raise NotFetched(str(asked), f"redirects more than {wanted.redirects} times")
            hops.append(str(url))
            url = target

    # ------------------------------------------------------------------ one request

    def _ask(self, host: Host, url: httpx.URL, wanted: _Wanted, seconds: float) -> Fetched:
        headers = {"Accept": ACCEPT if wanted.page else "text/plain", "Accept-Encoding": ENCODINGS}
        host.client.cookies.clear()
        request = host.client.build_request("GET", url, headers=headers | wanted.known.headers)
        where = str(url)
        host.wire.give(seconds)
        try:
            response = host.client.send(request, stream=True)
            try:
                data = self._body(response, wanted, where)
            finally:
                response.close()
        except httpcore.TimeoutException as late:
            raise Unreachable(where, self._late(late, host)) from late
        except httpx.RemoteProtocolError as bad:  # httpx's own complaints are of redirects; the wire's are httpcore's
            raise NotFetched(where, f"redirects to what is no address ({_reason(bad)})") from bad
        except httpcore.ConnectError as refused:
            raise Unreachable(where, f"cannot be connected to ({_reason(refused)})") from refused
        except (httpcore.NetworkError, httpcore.ProtocolError, httpx.HTTPError, h11.ProtocolError, OSError) as broken:
            raise Unreachable(where, f"broke off, or does not speak HTTP ({_reason(broken)})") from broken
        return Fetched(
            asked=where,
            url=where,
            hops=(),
            address=host.wire.address,
            status=response.status_code,
            reason=response.reason_phrase[:80],
            headers=tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers.raw),
            sent=tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in request.headers.raw),
            data=data,
            at=_now(),
        )

    def _late(self, late: httpcore.TimeoutException, host: Host) -> str:
        if isinstance(late, OutOfTime) or host.wire.over:
            return f"took longer than {self.manners.total:g} s in all, and was cut"
        if isinstance(late, httpcore.ConnectTimeout):
            return f"does not answer within {self.manners.connect:g} s"
        return f"fell silent for {self.manners.read:g} s"

    def _body(self, response: httpx.Response, wanted: _Wanted, where: str) -> bytes:
        """The body of an answer that brings one, unpacked; what a redirect or an error says is not read."""
        if response.status_code not in BROUGHT:
            return b""
        if wanted.page:
            refuse_wrong_type(where, response.headers.get("content-type"))
        length = response.headers.get("content-length", "")
        if length.isascii() and length.isdigit() and len(length) > len(str(wanted.raw_limit)):
            raise NotFetched(where, f"larger than the limit of {wanted.raw_limit / MIB:.1f} MiB")
        encoding = response.headers.get("content-encoding", "")
        return unpacked(response.iter_raw(), encoding, where, wanted.raw_limit, wanted.limit)


def _target(answer: Fetched) -> httpx.URL | None:
    """Where an answer redirects to.

    Raises:
        ForbiddenAddress: to no address of the web.
    """
    location = answer.header("location")
    if answer.status not in MOVED or not location:
        return None
    try:
        joined = str(httpx.URL(answer.url).join(location.strip()))
    except (httpx.InvalidURL, ValueError) as bad:
        raise ForbiddenAddress(location[:200], "is no address") from bad
    return checked_url(joined)


def _told_of(refused: NotFetched, asked: httpx.URL, url: httpx.URL) -> NotFetched:
    """The same refusal, told of the address that was asked for."""
    target = str(url)
    if isinstance(refused, ForbiddenAddress) and refused.where not in {target, url.host}:
        target = refused.where  # refused for what it is, before anything was asked of it
    why = refused.why if target == str(asked) else f"redirects to {target}: {refused.why}"
    if isinstance(refused, Unreachable):
        return Unreachable(str(asked), why, refused.wait)
    return type(refused)(str(asked), why)


def _from(answer: Fetched, asked: httpx.URL, hops: list[str]) -> Fetched:
    return Fetched(
        str(asked),
        answer.url,
        tuple(hops),
        answer.address,
        answer.status,
        answer.reason,
        answer.headers,
        answer.sent,
        answer.data,
        answer.at,
    )


def _reason(broken: BaseException) -> str:
    """What a foreign error says, on one line and not at length."""
    return " ".join(str(broken).split())[:160] or type(broken).__name__
