"""What changed, for somebody who comes again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from sayso.domain.claim import Stance
from sayso.ledger import Ledger
from sayso.web.ports import Ledgerlike
from tests.browser.watching import PHONE, sideways, tab
from tests.ledger.builders import Happening, Page, Told, build

pytestmark = pytest.mark.browser

DENIES = Page(publisher="Taldine Post", told=(Told("Ostr High Command", Stance.DENIES),), body="a second one")
YESTERDAY = '{"%s": {"last": "%s"}}'


def test_whoever_comes_again_is_told_what_changed(
    browser: Browser, serve_ledger: Callable[[Ledgerlike], str], tmp_path: Path
) -> None:
    """A first visit tells nothing; a later one what changed since, with a way to all of it."""
    with Ledger.open(str(tmp_path / "one.db")) as ledger:
        ledger.record(build(Page()))
        event = ledger.events()[0].id
        site = serve_ledger(ledger)
        with tab(browser, site) as (page, watched):
            page.goto(f"{site}/events/{event}")
            expect(page.locator("#visit")).to_be_hidden()
            then = datetime.now(UTC)
            ledger.record(build(DENIES))
            page.goto(f"{site}/events/{event}")
            expect(page.locator("#visit")).to_be_hidden()  # the same visit goes on
            page.evaluate("(kept) => localStorage.setItem('sayso.visits', kept)", YESTERDAY % (event, then.isoformat()))
            page.clock.install(time=then + timedelta(hours=1))
            page.goto(f"{site}/events/{event}")
            expect(page.locator("#visit")).to_be_hidden()  # by the ledger's clock it is still the same
            page.evaluate(
                "(kept) => localStorage.setItem('sayso.visits', kept)",
                YESTERDAY % (event, (then - timedelta(hours=1)).isoformat()),
            )
            page.goto(f"{site}/events/{event}")
            expect(page.locator("#visit")).to_be_visible()
            expect(page.locator("#visit")).to_contain_text("new event")
            page.locator("#visit a").last.focus()
            page.keyboard.press("Enter")
            page.wait_for_url("**/changes?event=*")
            watched.nothing_happened()


def test_the_changes_of_further_events_come_by_themselves(
    browser: Browser, serve_ledger: Callable[[Ledgerlike], str], tmp_path: Path
) -> None:
    """The page comes with the first event's; with scripts the others' take the place of their links."""
    other = Page(
        told=(Told("Council of Lesk", words="the mill of Lesk burned down"),),
        events=(Happening("fire", "Lesk", None, None),),
        publisher="Lesk News",
    )
    with Ledger.open(str(tmp_path / "one.db")) as ledger:
        for report in (Page(), other):
            ledger.record(build(report))
        site = serve_ledger(ledger)
        with tab(browser, site, scripts=False) as (page, _):
            page.goto(f"{site}/changes")
            expect(page.locator(".later a")).to_have_count(1)
        with tab(browser, site) as (page, watched):
            page.goto(f"{site}/changes")
            expect(page.locator("li.change-event-new")).to_have_count(2)
            expect(page.locator(".later")).to_have_count(0)
            watched.nothing_happened()


def test_the_page_of_changes_fits_a_phone(
    browser: Browser, serve_ledger: Callable[[Ledgerlike], str], tmp_path: Path
) -> None:
    """Nothing stands out of the window, and the form is worked with keys alone."""
    with Ledger.open(str(tmp_path / "one.db")) as ledger:
        for report in (Page(), DENIES):
            ledger.record(build(report))
        site = serve_ledger(ledger)
        with tab(browser, site, PHONE, scheme="dark") as (page, watched):
            page.goto(f"{site}/changes")
            assert sideways(page) == 0
            expect(page.locator("#changed")).to_contain_text("new event")
            page.locator("#since").fill("2999-01-01T00:00")
            page.locator("#since").press("Enter")
            page.wait_for_url("**/changes?since=2999*")
            expect(page.locator("#changed")).to_contain_text("Nothing that was recorded")
            watched.nothing_happened()
