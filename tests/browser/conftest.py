"""A real browser against a real server on a free loopback port."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

from sayso.web.adding.jobs import Jobs
from sayso.web.app import make_app
from sayso.web.ports import Ledgerlike
from sayso.web.server import Server, address_of, listen
from tests.web.invented import LEDGER

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--enable-unsafe-swiftshader",  # WebGL without a graphics card
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--disable-sync",
    "--disable-quic",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, headless. Where there is none the tests fail: they are never skipped."""
    path = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
    if path is None:
        pytest.fail("no Chromium on the PATH: install it with `apt-get install chromium`, or run `make test`")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()


@contextmanager
def served(ledger: Ledgerlike, jobs: Jobs | None = None) -> Iterator[str]:
    """Serves the pages over a ledger from a thread and gives their address, without a slash at its end."""
    ready = threading.Event()
    with listen("127.0.0.1", 0) as ear:
        server = Server(make_app(ledger, jobs=jobs), ready.set)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [ear]}, daemon=True)
        thread.start()
        if not ready.wait(20):
            pytest.fail("the server did not come up within 20 seconds")
        yield address_of(ear).rstrip("/")
        server.should_exit = True
        thread.join(20)


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The address of the pages over the invented ledger."""
    with served(LEDGER) as address:
        yield address


@pytest.fixture
def serve_ledger() -> Iterator[Callable[[Ledgerlike], str]]:
    """Serves one ledger after another for the length of a test."""
    with ExitStack() as stack:
        yield lambda ledger: stack.enter_context(served(ledger))
