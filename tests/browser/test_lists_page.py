from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from sayso.web.ports import Ledgerlike
from tests.browser.watching import DESKTOP, PHONE, Watched, sideways, tab
from tests.web.crowd import HOSTILE
from tests.web.invented import RAID
from tests.web.placed import FORDS, fords

pytestmark = pytest.mark.browser
DRAWN = 30_000


def focus_by_tab(page: Page, css: str) -> None:
    """Presses Tab until something that fits is focused."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("css => document.activeElement.matches(css)", css):
            return
    pytest.fail(f"the Tab key never comes to {css}")


def quiet(watched: Watched) -> None:
    """Nothing happened; what the software renderer of a machine without graphics card says of its speed is let pass."""
    watched.complaints = [one for one in watched.complaints if "GL Driver Message" not in one]
    watched.nothing_happened()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_list_is_searched_filtered_and_left_with_the_keyboard_alone(
    browser: Browser, site: str, size: tuple[int, int]
) -> None:
    """Type words, Enter; unfold the filters, choose; take a filter away; open the event."""
    with tab(browser, site, size) as (page, watched):
        page.goto(f"{site}/")
        focus_by_tab(page, "#f-q")
        page.keyboard.type("bridge")
        page.keyboard.press("Enter")
        page.wait_for_url("**/?q=bridge*")
        expect(page.get_by_text("1 hidden by the filters")).to_be_visible()
        focus_by_tab(page, "details > summary")
        page.keyboard.press("Enter")
        focus_by_tab(page, "#f-agreement")
        page.keyboard.type("unc")
        page.keyboard.press("Tab")
        focus_by_tab(page, "details > button")
        page.keyboard.press("Enter")
        page.wait_for_url("**agreement=uncontested*")
        expect(page.get_by_role("heading", name="No event fits these filters")).to_be_visible()
        assert sideways(page) == 0
        focus_by_tab(page, ".chips a[href='/?q=bridge']")
        page.keyboard.press("Enter")
        page.wait_for_url("**/?q=bridge")
        focus_by_tab(page, "tbody th a")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/events/{RAID}")
        watched.nothing_happened()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_map_draws_without_a_request_to_anywhere_else(
    browser: Browser, serve_ledger: Callable[[Ledgerlike], str], size: tuple[int, int]
) -> None:
    """The base map, the worker and the events come from the program itself, under its strict policy."""
    site = serve_ledger(FORDS)
    with tab(browser, site, size) as (page, watched):
        page.goto(f"{site}/map")
        expect(page.locator("#map")).to_have_attribute("data-drawn", "20", timeout=DRAWN)
        expect(page.locator(".map-name").first).to_be_attached()
        assert sideways(page) == 0
        focus_by_tab(page, ".maplibregl-canvas")  # the map itself is one stop; its arrows and + and - are the library's
        focus_by_tab(page, "tbody th a")
        page.keyboard.press("Enter")
        page.wait_for_url("**/events/event-*")
        quiet(watched)


def test_without_webgl_or_scripts_the_table_tells_the_same(
    browser: Browser, serve_ledger: Callable[[Ledgerlike], str]
) -> None:
    """The place of the map says why it is empty; every event of it is in the table."""
    site = serve_ledger(FORDS)
    with tab(browser, site, scripts=False) as (page, watched):
        page.goto(f"{site}/map")
        expect(page.get_by_text("The map needs scripts")).to_be_visible()
        assert page.locator("tbody tr").count() == 36
        watched.nothing_happened()


def test_the_timeline_narrows_by_its_bars_with_the_keyboard(
    browser: Browser, serve_ledger: Callable[[Ledgerlike], str]
) -> None:
    """Each bar is a link that names its days and its number."""
    site = serve_ledger(FORDS)
    for size in (DESKTOP, PHONE):
        with tab(browser, site, size) as (page, watched):
            page.goto(f"{site}/timeline")
            assert sideways(page) == 0
            focus_by_tab(page, ".bars a")
            page.keyboard.press("Enter")
            page.wait_for_url("**/timeline?from=2031-03-01&to=2031-03-01")
            assert page.locator("tbody tr").count() == 3
            watched.nothing_happened()


def test_hostile_words_are_words_on_every_list(browser: Browser, serve_ledger: Callable[[Ledgerlike], str]) -> None:
    """Nothing runs and nothing is fetched, whatever reports are made of."""
    site = serve_ledger(HOSTILE)
    for path in ("/", "/?q=script", "/map", "/timeline", "/search?q=script", "/reports"):
        with tab(browser, site) as (page, watched):
            page.goto(f"{site}{path}")
            assert page.evaluate("window.ran") is None
            quiet(watched)


def test_five_thousand_events_are_drawn_and_moved(browser: Browser, serve_ledger: Callable[[Ledgerlike], str]) -> None:
    """The map of five thousand is drawn, and the arrow keys move it. How quickly is measured, not tested."""
    site = serve_ledger(fords(5000))
    with tab(browser, site) as (page, watched):
        page.goto(f"{site}/map")
        expect(page.locator("#map")).to_have_attribute("data-drawn", "20", timeout=DRAWN)
        name = page.locator(".map-name", has_text="Ukraine").first
        before = name.bounding_box()
        page.locator(".maplibregl-canvas").focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(1_000)
        assert before is not None
        assert name.bounding_box() != before
        quiet(watched)
