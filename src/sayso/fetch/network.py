"""The wire under the fetcher: it connects to the very address that was checked, and keeps to a total deadline.

httpx's own transport resolves a name when it connects, after any check, and has a timeout for each read but none for
the whole. Here the name is resolved once, every number it gives is checked, and the socket is opened to that number;
the host's name still goes into ``Host`` and TLS, so certificates are verified as ever.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias

import httpcore
import httpx

from sayso.fetch.address import Resolve, allowed_addresses

Dial: TypeAlias = Callable[[str, int, float], httpcore.NetworkStream]
"""A numeric address, a port and seconds of patience → an open stream."""

TRIED = 3
"""Addresses of one host that are tried in turn."""

KEPT = 15.0
"""Seconds that an idle connection is kept for the next page of the same host."""


class OutOfTime(httpcore.TimeoutException):
    """The total deadline has passed, or the fetcher was stopped."""


def dial(address: str, port: int, patience: float) -> httpcore.NetworkStream:
    """Opens a TCP connection.

    Raises:
        httpcore.ConnectError: refused, or no way there.
        httpcore.ConnectTimeout: no answer.
    """
    return httpcore.SyncBackend().connect_tcp(address, port, timeout=patience)


class Wire(httpcore.NetworkBackend):
    """Connections for one host, one at a time; ``address`` is the number that the last one went to."""

    def __init__(self, resolve: Resolve, dial: Dial, *, allow_private: bool) -> None:
        self._resolve = resolve
        self._dial = dial
        self._allow_private = allow_private
        self._until = 0.0
        self._stopped = False
        self._stream: httpcore.NetworkStream | None = None
        self.address = ""

    def give(self, seconds: float) -> None:
        """Sets how long all that follows may take together."""
        self._until = time.monotonic() + seconds

    def left(self, at_most: float | None = None) -> float:
        """Seconds left, at most ``at_most``.

        Raises:
            OutOfTime: none.
        """
        left = self._until - time.monotonic()
        if left <= 0 or self._stopped:
            raise OutOfTime
        return left if at_most is None else min(left, at_most)

    @property
    def over(self) -> bool:
        """Whether that time has passed, or the fetcher was stopped."""
        return self._stopped or time.monotonic() >= self._until

    def stop(self) -> None:
        """Ends what is under way, from another thread."""
        self._stopped = True
        stream = self._stream
        raw = stream.get_extra_info("socket") if stream else None
        if isinstance(raw, socket.socket):
            try:
                raw.shutdown(socket.SHUT_RDWR)
            except OSError:
                return  # closed meanwhile: all that was wanted

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,  # noqa: ARG002  the signature is httpcore's
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """Resolves, checks, and connects to what was checked.

        Raises:
            ForbiddenAddress: the host is not of the public net.
            Unreachable: its name has no address.
        """
        found = allowed_addresses(host, port, self._resolve, self.left(timeout), allow_private=self._allow_private)
        for address in found[: TRIED - 1][: len(found) - 1]:
            try:
                return self._connected(address, port, timeout)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return self._connected(found[:TRIED][-1], port, timeout)

    def _connected(self, address: str, port: int, timeout: float | None) -> httpcore.NetworkStream:
        stream = _Timed(self._dial(address, port, self.left(timeout)), self)
        self.address = address
        return stream

    def hold(self, stream: httpcore.NetworkStream) -> None:
        """Notes the stream that ``stop`` would end."""
        self._stream = stream


class _Timed(httpcore.NetworkStream):
    """A stream on which each wait ends with the wire's deadline at the latest."""

    def __init__(self, inner: httpcore.NetworkStream, wire: Wire) -> None:
        self._inner = inner
        self._wire = wire
        wire.hold(inner)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._wire.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._wire.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Timed(self._inner.start_tls(ssl_context, server_hostname, self._wire.left(timeout)), self._wire)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401  httpcore's
        return self._inner.get_extra_info(info)


class _Body(httpx.SyncByteStream):
    """A response's body as it comes off the wire."""

    def __init__(self, inner: Iterable[bytes], close: Callable[[], None]) -> None:
        self._inner = inner
        self._close = close

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._inner)

    def close(self) -> None:
        self._close()


class WireTransport(httpx.BaseTransport):
    """httpx over a wire; the exceptions of httpcore pass through as they are."""

    def __init__(self, wire: Wire, context: ssl.SSLContext) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=context,
            max_connections=1,
            max_keepalive_connections=1,
            keepalive_expiry=KEPT,
            network_backend=wire,
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Sends a request; the response's body is still to be read, and then to be closed."""
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        asked = httpcore.Request(request.method, url, headers=request.headers.raw, extensions=request.extensions)
        answer = self._pool.handle_request(asked)
        assert isinstance(answer.stream, Iterable)
        body = _Body(answer.stream, answer.close)
        return httpx.Response(answer.status, headers=answer.headers, stream=body, extensions=answer.extensions)

    def close(self) -> None:
        """Closes all connections."""
        self._pool.close()
