"""What a phone's width asks of every page: one line of ways, fields as wide as the window, nothing torn apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator

from sayso.ledger.store import Ledger
from sayso.web.ports import Ledgerlike
from tests.browser.watching import PHONE, sideways, tab
from tests.ledger.builders import build
from tests.web.test_api import PAGES

pytestmark = pytest.mark.browser


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A few reports."""
    with Ledger.open(str(tmp_path / "one.db")) as opened:
        for page in PAGES:
            opened.record(build(page))
        yield opened


def tops(found: Locator) -> set[int]:
    """At which heights things begin."""
    return {round(box["y"]) for one in found.all() if (box := one.bounding_box())}


@pytest.mark.parametrize(
    "path", ["/", "/search", "/changes", "/review", "/adding", "/reports", "/map", "/timeline", "/brief"]
)
def test_the_ways_through_the_desk_stand_in_one_line(
    browser: Browser, serve_ledger: Callable[[Ledgerlike], str], ledger: Ledger, path: str
) -> None:
    """Whichever of them is marked as the present one; and no page scrolls sideways."""
    site = serve_ledger(ledger)
    with tab(browser, site, PHONE) as (page, watched):
        page.goto(f"{site}{path}")
        assert page.locator(".top nav a").count() == 6
        assert len(tops(page.locator(".top nav a"))) == 1
        assert sideways(page) == 0
        watched.complaints = [one for one in watched.complaints if "GL Driver Message" not in one]
        watched.nothing_happened()


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/changes", "#since, #as_of"),
        ("/brief", "#as_of"),
        ("/review", "#f-kind, #f-actor, #why"),
        ("/reports", "#f-publisher"),
    ],
)
def test_a_field_stands_under_its_name(
    browser: Browser, serve_ledger: Callable[[Ledgerlike], str], ledger: Ledger, path: str, fields: str
) -> None:
    """Name and field are never torn apart: each begins where its name begins, right below it."""
    site = serve_ledger(ledger)
    with tab(browser, site, PHONE) as (page, _):
        page.goto(f"{site}{path}")
        for field in page.locator(fields).all():
            own = field.bounding_box()
            name = page.locator(f"label[for='{field.get_attribute('id')}']").bounding_box()
            assert own is not None
            assert name is not None
            assert own["x"] == pytest.approx(name["x"], abs=1)
            assert 0 <= own["y"] - (name["y"] + name["height"]) < 8


def test_the_decisions_of_a_review_stand_in_one_line(
    browser: Browser, serve_ledger: Callable[[Ledgerlike], str], ledger: Ledger
) -> None:
    """Accept, reject and skip are under the thumb side by side."""
    site = serve_ledger(ledger)
    with tab(browser, site, PHONE) as (page, _):
        page.goto(f"{site}/review")
        assert page.locator("#decision [data-key]:not(summary)").count() == 3
        assert len(tops(page.locator("#decision [data-key]:not(summary)"))) == 1
