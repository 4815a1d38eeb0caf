"""What a page weighs and how soon it is seen: bytes over the wire and first paint, as Chromium's own clock tells them.

``python -m benchmarks.budget LEDGER.db`` prints a table over a ledger that is there. Each page is opened in a fresh
browser without a cache: at once, and as a middling phone on a slow line gets it (150 ms there and back, 1.6 Mbit/s, a
processor four times as slow: the conditions of Lighthouse's mobile audit).
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from gzip import compress
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, sync_playwright
from starlette.applications import Starlette
from tests.browser.conftest import ARGUMENTS
from tests.browser.watching import DESKTOP, PHONE
from tests.web.placed import fords

from sayso.ledger.overview import Filters, Overview, file_of
from sayso.ledger.store import Ledger
from sayso.web.app import STATIC, make_app
from sayso.web.server import Server, address_of, listen

CHROMIUM: Final = "/usr/bin/chromium"
SLOW_LINE: Final = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
SLOWER: Final = 4
LOCATED: Final = 5_000
"""Events of which the map is drawn."""

TOLD: Final = """() => new Promise((done) => setTimeout(() => {
  const [page] = performance.getEntriesByType("navigation");
  const every = [page, ...performance.getEntriesByType("resource")];
  const paint = performance.getEntriesByName("first-contentful-paint")[0];
  done({
    bytes: every.reduce((sum, one) => sum + one.transferSize, 0),
    requests: every.length,
    paint: paint ? paint.startTime : 0,
    shifted: window.shifted,
    blocked: window.blocked,
  });
}, 500))"""
WATCH: Final = """
window.shifted = 0; window.blocked = 0;
new PerformanceObserver((list) => list.getEntries().forEach((one) => { window.shifted += one.value; }))
  .observe({ type: "layout-shift", buffered: true });
new PerformanceObserver((list) => list.getEntries().forEach((one) => {
  window.blocked += Math.max(0, one.duration - 50);
})).observe({ type: "longtask", buffered: true });
"""


def bundle() -> tuple[int, int]:
    """Bytes of all scripts and styles of the pages, as they are and by gzip."""
    files = [one.read_bytes() for one in sorted((STATIC / "build").iterdir()) if one.suffix in {".js", ".css"}]
    return sum(map(len, files)), sum(len(compress(one, 9)) for one in files)


def opened(browser: Browser, address: str, *, slow: bool) -> Mapping[str, float]:
    """One page in a browser that never saw it: bytes, requests, first contentful paint (ms), layout shift, blocking."""
    width, height = PHONE if slow else DESKTOP
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    page.add_init_script(WATCH)
    if slow:
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW_LINE)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="networkidle", timeout=180_000)
    if page.locator("#map[data-events]").count():
        page.wait_for_selector("#map[data-drawn]", timeout=180_000)
    told = page.evaluate(TOLD)
    context.close()
    assert isinstance(told, dict)
    return told


@contextmanager
def ready(app: Starlette) -> Iterator[tuple[str, Overview]]:
    """The address of pages that are served, and the overview that they answer from."""
    up = threading.Event()
    with listen("127.0.0.1", 0) as ear:
        server = Server(app, up.set)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [ear]}, daemon=True)
        thread.start()
        assert up.wait(60)
        yield address_of(ear).rstrip("/"), app.state.desk.overview()
        server.should_exit = True
        thread.join(20)


def pages(ledger: Ledger, overview: Overview) -> dict[str, str]:
    """A page of each kind."""
    largest = max(overview.events(Filters(), limit=1_000).events, key=lambda one: one.reports)
    report = overview.reports(limit=1).reports[0].id
    return {
        "events (the first page)": "/",
        "event, the largest": f"/events/{largest.id}",
        "report": f"/reports/{report}",
        "claim": f"/claims/{ledger.claims(report=report)[0].id}",
        "review": "/review",
        "changes": "/changes",
        "timeline": "/timeline",
        "brief of one event": f"/brief?event={largest.id}",
    }


def line(browser: Browser, name: str, address: str) -> str:
    """A row of the table."""
    quick, slow = (opened(browser, address, slow=one) for one in (False, True))
    return (
        f"| {name} | {quick['requests']} | {quick['bytes'] / 1000:,.0f} | {quick['paint']:,.0f} "
        f"| {slow['paint']:,.0f} | {slow['shifted']:.3f} | {slow['blocked']:,.0f} |"
    )


def main(where: str) -> None:
    """Measures and prints."""
    plain, packed = bundle()
    print(f"All scripts and styles: {plain / 1000:,.0f} kB, {packed / 1000:,.0f} kB by gzip. {Path(where).name}\n")
    print("| page | requests | kB over the wire | first paint, ms | as a slow phone, ms | shift | blocked, ms |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        with Ledger.open(where) as ledger, ready(make_app(ledger, overview=file_of(where))) as (site, overview):
            opened(browser, f"{site}/", slow=False)  # the server's first answer is not measured
            for name, path in pages(ledger, overview).items():
                print(line(browser, name, f"{site}{path}"), flush=True)
        with ready(make_app(fords(LOCATED))) as (site, _):
            print(line(browser, f"map of {LOCATED:,} events", f"{site}/map"), flush=True)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
