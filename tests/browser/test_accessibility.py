"""Every page through axe-core, which ``npm ci`` brings, at both widths and in both colour schemes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from sayso.web.ports import Ledgerlike
from tests.browser.watching import DESKTOP, PHONE, Scheme, tab
from tests.web.crowd import CROWD, CROWDED, HOSTILE, HOSTILE_EVENT
from tests.web.invented import EMPTY, MIRROR_REPORT, RAID, TOLD_INNER
from tests.web.placed import FORDS

pytestmark = pytest.mark.browser

AXE = Path(__file__).resolve().parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
PATHS = [
    "/",
    "/?actor=x",
    "/search?q=bridge",
    "/reports",
    "/map",
    "/timeline",
    "/changes?since=2000-01-01",
    "/brief",
    f"/events/{RAID}",
    f"/reports/{MIRROR_REPORT.report.id}?claim={TOLD_INNER.id}",
]
GRAVE = {"serious", "critical"}
SCHEMES: tuple[Scheme, ...] = ("dark", "light")
RUN = """axe.run({
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    resultTypes: ['violations'],  // what passes is not told at length
}).then((result) => result.violations)"""


def findings(page: Page) -> list[str]:
    """What axe-core finds on the page that is serious or worse in either scheme, each with the element it is about."""
    assert AXE.is_file(), "axe-core is not installed: run `npm --prefix frontend ci`, or `make test`"
    page.add_script_tag(path=AXE)
    return [f"{scheme}: {one}" for scheme in SCHEMES for one in _findings(page, scheme)]


def _findings(page: Page, scheme: Scheme) -> list[str]:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # no colour is caught on its way to another
    found = page.evaluate(RUN)
    return [f"{one['impact']} {one['id']}: {one['nodes'][0]['html'][:200]}" for one in found if one["impact"] in GRAVE]


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("path", [*PATHS, f"/claims/{TOLD_INNER.id}", "/nowhere"])
def test_no_page_shuts_anybody_out(browser: Browser, site: str, path: str, size: tuple[int, int]) -> None:
    """No serious finding on any page."""
    with tab(browser, site, size, any_script=True) as (page, _):
        page.goto(f"{site}{path}")
        assert findings(page) == []


@pytest.mark.parametrize(
    ("ledger", "path"),
    [
        (EMPTY, "/"),
        (CROWD, f"/events/{CROWDED}"),
        (HOSTILE, f"/events/{HOSTILE_EVENT}"),
        (FORDS, "/map"),
        (FORDS, "/timeline"),
    ],
)
def test_rare_pages_shut_nobody_out(
    browser: Browser, serve_ledger: Callable[[Ledgerlike], str], ledger: Ledgerlike, path: str
) -> None:
    """An empty ledger, thirty speakers and hostile words are as accessible as the rest."""
    site = serve_ledger(ledger)
    with tab(browser, site, any_script=True) as (page, _):
        page.goto(f"{site}{path}")
        assert findings(page) == []
