"""Pages on paper: all their words, none of their buttons, nothing beyond the margin."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from sayso.ledger.judgements import reject
from sayso.ledger.store import Ledger
from sayso.web.ports import Ledgerlike
from tests.browser.watching import sideways, tab
from tests.ledger.builders import build
from tests.web.test_api import PAGES

pytestmark = pytest.mark.browser

UPRIGHT, ACROSS = (688, 1_000), (1_020, 700)
"""A sheet of A4 within its margins, at 96 pixels an inch."""

LEFT_OUT = "nav, form, button, input:not([type=hidden]), select, textarea, .paging, .downloads"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A few reports, and a decision."""
    with Ledger.open(str(tmp_path / "one.db")) as opened:
        for page in PAGES:
            opened.record(build(page))
        opened.judge(reject(opened.claims()[0].id, "misread"), "Ada Moor")
        yield opened


@pytest.mark.parametrize("sheet", [UPRIGHT, ACROSS], ids=["upright", "across"])
def test_a_page_is_printed_with_its_words_and_without_its_buttons(
    browser: Browser, serve_ledger: Callable[[Ledgerlike], str], ledger: Ledger, sheet: tuple[int, int]
) -> None:
    """Every cell of a table is on the paper, whichever way it lies; what is worked with the hand is not."""
    site = serve_ledger(ledger)
    told = ledger.claims()[0]
    paths = ("/", "/reports", "/timeline", "/brief", f"/events/{told.claim.event}", f"/claims/{told.id}", "/changes")
    with tab(browser, site, sheet, scheme="dark") as (page, watched):
        page.emulate_media(media="print", color_scheme="dark")
        for path in paths:
            page.goto(f"{site}{path}")
            assert sideways(page) == 0
            assert [one for one in page.locator(LEFT_OUT).all() if one.is_visible()] == [], path
            cells = page.locator("main table:not(.matrix) tbody td").all()
            assert all((box := one.bounding_box()) and box["x"] + box["width"] <= sheet[0] for one in cells), path
            assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
            assert page.evaluate("getComputedStyle(document.querySelector('main a')).color") != "rgb(147, 192, 234)"
        expect(page.locator("h1")).to_be_visible()
        watched.nothing_happened()
