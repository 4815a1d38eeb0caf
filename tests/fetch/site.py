"""A real web server on this machine whose every answer a test decides, and ways to reach it under a public name."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, TypeAlias

import httpcore

from sayso.fetch.network import dial

Answer: TypeAlias = "Callable[[Exchange], None]"

PUBLIC = "93.184.216.34"
"""An address of the public net; no test connects to it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request that came."""

    path: str
    headers: dict[str, str]
    at: float


class Exchange(BaseHTTPRequestHandler):
    """One request with its answer."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1
    site: Site

    def log_message(self, *_: Any) -> None:
        """Says nothing."""

    def do_GET(self) -> None:
        """Answers as the test decided; a path without an answer is 404."""
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.site.asked.append(Asked(self.path, headers, time.monotonic()))
        answer = self.site.answers.get(self.path)
        if answer is None:
            self.say(404, b"nothing here")
        else:
            answer(self)

    def say(self, status: int, body: bytes = b"", kind: str = "text/html; charset=utf-8", **headers: str) -> None:
        """A plain answer; an underscore in a header's name stands for a hyphen."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        if status != 304:
            self.wfile.write(body)

    def chunk(self, data: bytes) -> None:
        """A piece of a chunked body, sent at once."""
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, *_: Any) -> None:
        """A client that hangs up is what many tests are about."""


@dataclass
class Site:
    """The server. ``answers``: for each path what is answered; ``asked``: the requests that came."""

    port: int
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    def url(self, path: str = "/", host: str = "127.0.0.1", scheme: str = "http") -> str:
        """The address of a path."""
        return f"{scheme}://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """The paths that were asked for, robots.txt left out."""
        return [one.path for one in self.asked if one.path != "/robots.txt"]


@contextmanager
def serving(wrap: Callable[[ThreadingHTTPServer], None] = lambda _: None) -> Iterator[Site]:
    """Serves until the block ends; ``wrap`` may put TLS around the socket."""
    handler = type("Handler", (Exchange,), {})
    server = _Server(("127.0.0.1", 0), handler)
    site = Site(server.server_port)
    handler.site = site  # type: ignore[attr-defined]
    wrap(server)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def page(words: str = "The ministry said so.", **headers: str) -> Answer:
    """Answers with a small page."""
    body = f"<html><head><title>A page</title></head><body><p>{words}</p></body></html>".encode()
    return lambda exchange: exchange.say(200, body, **headers)


def redirect(target: str, status: int = 302) -> Answer:
    """Answers that the page is elsewhere."""
    return lambda exchange: exchange.say(status, Location=target)


@dataclass
class PublicNet:
    """A net in which every name is public unless told, and every public address is the test's own server."""

    site: Site
    names: dict[str, Sequence[str]] = field(default_factory=dict)
    resolved: list[str] = field(default_factory=list)
    dialled: list[str] = field(default_factory=list)

    def resolve(self, host: str, port: int, patience: float) -> Sequence[str]:
        """Looks a name up."""
        del port, patience
        self.resolved.append(host)
        return self.names.get(host, [PUBLIC])

    def dial(self, address: str, port: int, patience: float) -> httpcore.NetworkStream:
        """Connects to the test's server, whatever the address, and notes the address."""
        self.dialled.append(address)
        return dial("127.0.0.1", port, patience)
