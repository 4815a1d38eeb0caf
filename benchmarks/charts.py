"""How smoothly map and timeline move under the hand, with few events and with many, in one run and one browser.

``python -m benchmarks.charts`` prints a table. Chromium draws without a graphics card, so the map's frames are
far from those of a desk; what counts is the row of many against the row of few.
"""

from __future__ import annotations

from statistics import median, quantiles
from typing import Final

from playwright.sync_api import Browser, Page, sync_playwright
from tests.browser.conftest import ARGUMENTS, served
from tests.web.placed import fords

FEW, MANY = 60, 5_000
CHROMIUM: Final = "/usr/bin/chromium"
WATCH: Final = """() => {
  const told = { frames: [], tasks: [] };
  let last = performance.now();
  const frame = (now) => { told.frames.push(now - last); last = now; requestAnimationFrame(frame); };
  requestAnimationFrame(frame);
  new PerformanceObserver((list) => list.getEntries().forEach((one) => told.tasks.push(one.duration)))
    .observe({ entryTypes: ["longtask"] });
  window.told = told;
}"""


def _drag_and_zoom(page: Page) -> None:
    box = page.locator("canvas").first.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(60):
        page.mouse.move(x + 4 * step, y + 2 * step)
    page.mouse.up()
    for _ in range(5):
        page.mouse.wheel(0, -200)
        page.wait_for_timeout(200)


def _scroll(page: Page) -> None:
    for _ in range(20):
        page.mouse.wheel(0, 300)
        page.wait_for_timeout(50)


def _line(browser: Browser, site: str, path: str, events: int) -> str:
    context = browser.new_context(viewport={"width": 1360, "height": 900})
    page = context.new_page()
    page.goto(f"{site}{path}")
    if path == "/map":
        page.wait_for_selector("#map[data-drawn]")
    drawn = page.evaluate("performance.now()")
    page.evaluate(WATCH)
    _drag_and_zoom(page) if path == "/map" else _scroll(page)
    told = page.evaluate("window.told")
    context.close()
    frames, tasks = told["frames"], told["tasks"]
    return (
        f"| {path} | {events:,} | {drawn / 1000:.1f} | {median(frames):.0f} | {quantiles(frames, n=20)[-1]:.0f} "
        f"| {max(tasks, default=0):.0f} |"
    )


def main() -> None:
    """Measures and prints."""
    print("| page | events | drawn after, s | frame, ms: median | p95 | longest task, ms |")
    print("|---|---:|---:|---:|---:|---:|")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for path in ("/map", "/timeline"):
            for events in (FEW, MANY):
                with served(fords(events)) as site:
                    print(_line(browser, site, path, events), flush=True)
        browser.close()


if __name__ == "__main__":
    main()
