from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from sayso.domain.ledger import Judgement, JudgementKind
from sayso.ledger import Ledger
from sayso.ledger.judgements import accept, correct, reject
from sayso.web.ports import Ledgerlike
from tests.browser.test_accessibility import findings
from tests.browser.test_lists_page import focus_by_tab
from tests.browser.watching import DESKTOP, PHONE, sideways, tab
from tests.ledger.builders import build
from tests.web.test_review import PAGES, made

pytestmark = pytest.mark.browser


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A few proposals."""
    with Ledger.open(str(tmp_path / "one.db")) as opened:
        for page in PAGES:
            opened.record(build(page))
        yield opened


def says(page: Page, words: str) -> None:
    """Waits for the words, and for the script that hears the keys, which is there a moment after them."""
    expect(page.get_by_text(words)).to_be_visible()
    page.wait_for_load_state()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_one_key_decides(
    browser: Browser, serve_ledger: Callable[[Ledgerlike], str], ledger: Ledger, size: tuple[int, int]
) -> None:
    """Accept, reject, skip, undo, edit and help are one key each; while a name is typed they are letters."""
    site = serve_ledger(ledger)
    with tab(browser, site, size) as (page, watched):
        page.goto(f"{site}/review")
        total = int(page.locator(".proposal .counts").inner_text().split(" of ")[1].split()[0])
        page.keyboard.press("a")  # nobody is named yet: the field asks for the name
        expect(page.locator("#by")).to_be_focused()
        page.keyboard.type("Sara Rue")
        page.keyboard.press("Tab")
        assert made(ledger) == []
        page.keyboard.press("a")
        says(page, "Accepted.")
        expect(page.locator("#by")).to_have_value("Sara Rue")
        page.keyboard.press("r")
        says(page, "Rejected.")
        expect(page.get_by_text(f"1 of {total - 2} waiting")).to_be_visible()
        page.keyboard.press("u")
        says(page, "Taken back.")
        expect(page.get_by_text(f"1 of {total - 1} waiting")).to_be_visible()
        page.keyboard.press("s")
        says(page, f"2 of {total - 1} waiting")
        page.keyboard.press("?")
        expect(page.locator("dl.keys-help")).to_be_visible()
        page.goto(f"{site}/review?kind=claim")
        page.keyboard.press("e")
        expect(page.locator("#to-aspect")).to_be_focused()
        assert sideways(page) == 0
        assert len(made(ledger)) == 3
        watched.nothing_happened()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_claim_is_corrected_and_taken_back_on_its_page_with_the_keyboard_alone(
    browser: Browser, serve_ledger: Callable[[Ledgerlike], str], ledger: Ledger, size: tuple[int, int]
) -> None:
    """Unfold, name, another number, save; the page has the history, in which it is taken back."""
    site = serve_ledger(ledger)
    claim = ledger.claims()[0].id
    with tab(browser, site, size) as (page, watched):
        page.goto(f"{site}/claims/{claim}")
        focus_by_tab(page, "details.proposal > summary")
        page.keyboard.press("Enter")
        focus_by_tab(page, "#by")
        page.keyboard.type("Sara Rue")
        focus_by_tab(page, "#to-figure")
        page.keyboard.type("10/12/15 people")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.get_by_role("rowheader", name="Number set to 10/12/15 people")).to_be_visible()
        assert sideways(page) == 0
        focus_by_tab(page, "#decisions tbody button")
        page.keyboard.press("Enter")
        expect(page.get_by_role("rowheader", name="took back: Number set to 10/12/15 people")).to_be_visible()
        assert [kind for kind, _, _ in made(ledger)] == [JudgementKind.CORRECT, JudgementKind.UNDO]
        watched.nothing_happened()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_matter_is_marked_as_checked_with_the_keyboard_alone(
    browser: Browser, serve_ledger: Callable[[Ledgerlike], str], ledger: Ledger, size: tuple[int, int]
) -> None:
    """At the event's page; the Enter key in a field decides nothing by itself."""
    site = serve_ledger(ledger)
    with tab(browser, site, size) as (page, watched):
        page.goto(f"{site}/events/{ledger.events()[0].id}")
        focus_by_tab(page, "#decisions details.proposal > summary")
        page.keyboard.press("Enter")
        focus_by_tab(page, "#by")
        page.keyboard.type("Sara Rue")
        focus_by_tab(page, "#checked-by")
        page.keyboard.type("Mereth Lab")
        page.keyboard.press("Enter")
        assert made(ledger) == []
        focus_by_tab(page, "button[value='verify']")
        page.keyboard.press("Enter")
        expect(page.get_by_role("rowheader", name="marked as verified, checked by Mereth Lab")).to_be_visible()
        expect(page.locator("#matrix .v-verified").first).to_be_visible()
        assert sideways(page) == 0
        watched.nothing_happened()


def test_decisions_shut_nobody_out(browser: Browser, serve_ledger: Callable[[Ledgerlike], str], ledger: Ledger) -> None:
    """On the pages of a rejected claim, its report and its event, with the form unfolded: no serious finding."""
    told = ledger.claims()[0]
    for judgement in (accept(told.id), correct(told.id, "stance=disputes", "a slip"), reject(told.id, "none at all")):
        ledger.judge(judgement, "Sara Rue of the Verification Desk, Northern Bureau")
    event = told.claim.event or ""
    ledger.judge(Judgement(JudgementKind.TIME, event, "2031-03-03", None, "a photograph"), "Sara Rue")
    site = serve_ledger(ledger)
    for size in (DESKTOP, PHONE):
        with tab(browser, site, size, any_script=True) as (page, _):
            for path in (f"/claims/{told.id}", f"/reports/{told.claim.report}", f"/events/{event}"):
                page.goto(f"{site}{path}")
                page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })")
                assert findings(page) == []
                assert sideways(page) == 0


@pytest.mark.parametrize("path", ["/review?kind=claim", "/review?kind=same-event", "/review?actor=nobody-of-that-name"])
def test_the_review_shuts_nobody_out(
    browser: Browser, serve_ledger: Callable[[Ledgerlike], str], ledger: Ledger, path: str
) -> None:
    """No serious finding, in either colour scheme."""
    site = serve_ledger(ledger)
    with tab(browser, site, PHONE, any_script=True) as (page, _):
        page.goto(f"{site}{path}")
        assert findings(page) == []
