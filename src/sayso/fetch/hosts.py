"""One host, one request at a time, and a pause between two."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock

import httpx

from sayso.errors import Unreachable
from sayso.fetch.address import Resolve, is_this_machine
from sayso.fetch.manners import Manners
from sayso.fetch.network import Dial, Wire, WireTransport

HOSTS = 128
"""Hosts to which a connection may be kept; the one that was used longest ago is let go first."""


class Host:
    """A host's connection, whose turn it is on it, and when the next request may be made."""

    def __init__(self, name: str, wire: Wire, client: httpx.Client, manners: Manners) -> None:
        self.name = name
        self.wire = wire
        self.client = client
        self.delay = manners.delay
        self._manners = manners
        self._next = 0.0
        self._alone_until = 0.0
        self._lock = Lock()

    @contextmanager
    def turn(self, stopped: Event) -> Iterator[None]:
        """Waits for the host's turn, and holds it.

        Raises:
            Unreachable: the host asked for a longer pause than is waited out, or the fetcher was stopped.
        """
        with self._lock:
            now = time.monotonic()
            alone = self._alone_until - now
            if alone > self._manners.patience:
                raise Unreachable(self.name, f"asks to be left alone for {alone:.0f} s more", alone)
            if stopped.wait(max(0.0, alone, self._next - now)):
                raise Unreachable(self.name, "the fetcher was stopped")
            try:
                yield
            finally:
                self._next = time.monotonic() + (0.0 if is_this_machine(self.wire.address) else self.delay)

    def leave_alone(self, seconds: float) -> None:
        """Makes no request for so long, as the host asked."""
        self._alone_until = max(self._alone_until, time.monotonic() + seconds)

    @property
    def idle(self) -> bool:
        """Whether nobody uses it, nor need remember when it may be asked again."""
        return not self._lock.locked() and max(self._next, self._alone_until) <= time.monotonic()


class Hosts:
    """The hosts met so far. Safe to use from several threads."""

    def __init__(self, manners: Manners, resolve: Resolve, dial: Dial, context: ssl.SSLContext | None) -> None:
        self._manners = manners
        self._resolve = resolve
        self._dial = dial
        self._context = context
        self._hosts: dict[str, Host] = {}
        self._lock = Lock()

    def of(self, name: str) -> Host:
        """The host of this name."""
        with self._lock:
            host = self._hosts.pop(name, None) or self._met(name)
            self._hosts[name] = host
            return host

    def _met(self, name: str) -> Host:
        for old in [one for one in self._hosts.values() if one.idle][: max(0, len(self._hosts) - HOSTS + 1)]:
            self._hosts.pop(old.name).client.close()
        if self._context is None:
            self._context = httpx.create_ssl_context(trust_env=False)
        wire = Wire(self._resolve, self._dial, allow_private=self._manners.allow_private)
        client = httpx.Client(
            transport=WireTransport(wire, self._context),
            timeout=httpx.Timeout(self._manners.read, connect=self._manners.connect),
            trust_env=False,  # a proxy would resolve names itself, past the check
            headers={"User-Agent": self._manners.user_agent},
        )
        return Host(name, wire, client, self._manners)

    def stop(self) -> None:
        """Ends what is under way."""
        with self._lock:
            for host in self._hosts.values():
                host.wire.stop()

    def close(self) -> None:
        """Lets go of all connections."""
        with self._lock:
            for host in self._hosts.values():
                host.client.close()
            self._hosts.clear()
