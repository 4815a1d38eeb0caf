"""The map over a layer of tiles from another server, which here stands on this machine."""

from __future__ import annotations

import struct
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, expect

from sayso.web.app import make_app
from sayso.web.server import Server, address_of, listen
from sayso.web.tiles import tiles_of
from tests.browser.watching import tab
from tests.web.placed import FORDS

pytestmark = pytest.mark.browser


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def picture() -> bytes:
    """A grey tile of 256 pixels square (PNG, ISO/IEC 15948)."""
    head = struct.pack(">IIBBBBB", 256, 256, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\xb4" * 256 for _ in range(256)))
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")


@contextmanager
def tile_server() -> Iterator[tuple[str, list[str]]]:
    """Its address, and the paths that it was asked for."""
    asked: list[str] = []
    tile = picture()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "image/png")
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()
            self.wfile.write(tile)

        def log_message(self, *_told: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


def test_tiles_come_under_the_policy_and_are_credited(browser: Browser) -> None:
    """Pictures come from the one server that was named, the policy is not broken, and its makers are told as words."""
    ready = threading.Event()
    with tile_server() as (elsewhere, asked), listen("127.0.0.1", 0) as ear:
        layer = tiles_of(f"{elsewhere}/{{z}}/{{x}}/{{y}}.png", "Makers <img src=x onerror=alert(1)>")
        server = Server(make_app(FORDS, tiles=layer), ready.set)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [ear]}, daemon=True)
        thread.start()
        assert ready.wait(20)
        origin = address_of(ear).rstrip("/")
        with tab(browser, origin) as (page, watched):
            page.goto(f"{origin}/map")
            expect(page.locator("#map")).to_have_attribute("data-drawn", "20", timeout=30_000)
            expect(page.locator(".maplibregl-ctrl-attrib")).to_contain_text(
                "Tiles: Makers <img src=x onerror=alert(1)>"
            )
            page.wait_for_function("() => performance.getEntriesByType('resource').some(r => r.name.endsWith('.png'))")
            told = [one for one in watched.complaints if "GL Driver Message" not in one]  # of the software renderer
            assert (watched.dialogs, told) == ([], [])
            assert watched.elsewhere
            assert all(one.startswith(f"{elsewhere}/") for one in watched.elsewhere)
        server.should_exit = True
        thread.join(20)
    assert asked
    assert all(part.isdigit() for path in asked for part in path.removesuffix(".png").strip("/").split("/"))
