"""The brief at the desk: as in its file, by keyboard alone, at both widths, and whatever reports are made of."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from sayso.web.app import make_app
from sayso.web.ports import Ledgerlike
from tests.browser.test_accessibility import findings
from tests.browser.test_lists_page import focus_by_tab
from tests.browser.watching import DESKTOP, PHONE, sideways, tab
from tests.web.asking import ask
from tests.web.crowd import HOSTILE
from tests.web.invented import LEDGER
from tests.web.placed import FORDS

pytestmark = pytest.mark.browser

LAID_OUT = """() => [".facts", ".side", ".voice", ".voice + .voice", ".event-label", ".points li", ".proposition"].map(
    (selector) => {
        const one = document.querySelector(`.brief ${selector}`);
        const style = one && getComputedStyle(one);
        const after = one && getComputedStyle(one, "::after").content;
        return style && [selector, style.display, style.borderTopStyle, after];
    },
)"""


def laid_out(page: Page) -> list[list[str] | None]:
    """How the parts of a brief are laid out, part by part."""
    found = page.evaluate(LAID_OUT)
    assert isinstance(found, list)
    return found


def test_it_is_laid_out_at_the_desk_as_in_its_file(browser: Browser, site: str) -> None:
    """No style of another page reaches it: facts in one line, no stray strokes or dots, the number beside the name."""
    with tab(browser, site) as (page, watched):
        page.goto(f"{site}/brief")
        desk = laid_out(page)
        page.goto("about:blank")
        page.set_content(ask(make_app(LEDGER), "/brief.html").text)
        assert desk == laid_out(page)
        assert None not in desk
        watched.nothing_happened()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_it_is_asked_for_and_read_with_the_keyboard_alone(browser: Browser, site: str, size: tuple[int, int]) -> None:
    """A moment, the witnesses' names, Show; then from a quotation to its words and back."""
    with tab(browser, site, size) as (page, watched):
        page.goto(f"{site}/")
        focus_by_tab(page, ".views a[href='/brief']")
        page.keyboard.press("Enter")
        page.wait_for_url("**/brief")
        focus_by_tab(page, "#as_of")
        page.keyboard.type("06012031")
        page.keyboard.press("Tab")
        page.keyboard.type("120000PM")
        focus_by_tab(page, "#witnesses")
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
        page.wait_for_url("**/brief?as_of=2031-06-01T12*witnesses=named")
        focus_by_tab(page, ".said")
        page.keyboard.press("Enter")
        page.wait_for_url("**#n1")
        expect(page.locator("#n1")).to_be_in_viewport()
        assert sideways(page) == 0
        watched.nothing_happened()


def test_its_pictures_can_be_read_on_a_phone(browser: Browser, serve_ledger: Callable[[Ledgerlike], str]) -> None:
    """They keep their size and scroll in a frame of their own, which the keyboard reaches."""
    site = serve_ledger(FORDS)
    with tab(browser, site, PHONE, any_script=True) as (page, _):
        page.goto(f"{site}/brief")
        assert sideways(page) == 0
        for picture in (".map-picture", ".time-picture"):
            box = page.locator(picture).bounding_box()
            assert box is not None
            assert box["width"] >= 600
        assert findings(page) == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_hostile_reports_run_nothing_in_it(
    browser: Browser, serve_ledger: Callable[[Ledgerlike], str], size: tuple[int, int]
) -> None:
    """At the desk, and as a file of its own."""
    site = serve_ledger(HOSTILE)
    with tab(browser, site, size) as (page, watched):
        page.goto(f"{site}/brief")
        assert page.evaluate("window.ran") is None
        assert sideways(page) == 0
        page.goto("about:blank")
        page.set_content(ask(make_app(HOSTILE), "/brief.html").text)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.ran") is None
        assert page.locator("script, img, [onerror], [onload], a[href^='javascript:' i]").count() == 0
        watched.nothing_happened()
