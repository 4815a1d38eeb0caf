from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from sayso.ledger import Ledger
from sayso.web.adding.jobs import How, Jobs, Limits
from sayso.web.ports import Ledgerlike
from tests.browser.conftest import served
from tests.browser.test_accessibility import findings
from tests.browser.watching import DESKTOP, PHONE, sideways, tab
from tests.web.test_adding import PAGE, TEXT

pytestmark = pytest.mark.browser


@pytest.fixture
def open_site(tmp_path: Path) -> Iterator[tuple[str, Ledger]]:
    """The pages over an empty ledger to which reports can be added."""
    where = str(tmp_path / "one.db")
    with Ledger.open(where) as ledger:
        jobs = Jobs(ledger, How(where, rules_only=True, apart=False), Limits(size=1_000_000))
        with served(ledger, jobs) as address:
            yield address, ledger
        jobs.close()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_text_is_added_with_the_keyboard_alone(
    browser: Browser, open_site: tuple[str, Ledger], size: tuple[int, int]
) -> None:
    """From an empty ledger to the report and its event; the adding's page can be loaded again."""
    site, ledger = open_site
    with tab(browser, site, size) as (page, watched):
        page.goto(f"{site}/")
        page.get_by_role("link", name="Add reports here").focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/adding")
        page.locator("#text").focus()
        page.keyboard.type(TEXT)
        page.keyboard.press("Tab")
        expect(page.locator("#addresses")).to_be_focused()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**/adding/*")
        expect(page.get_by_text("recorded, ")).to_be_visible()
        page.reload()
        expect(page.get_by_text("Done")).to_be_visible()
        assert sideways(page) == 0
        page.locator("tbody a").focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/reports/*")
        assert len(ledger.reports()) == 1
        watched.nothing_happened()


@pytest.mark.parametrize("scripts", [True, False])
def test_files_are_chosen_and_told_with_and_without_scripts(
    browser: Browser, open_site: tuple[str, Ledger], tmp_path: Path, scripts: bool
) -> None:
    """A hostile page and an empty file: one is read and runs nothing, the other has its line."""
    site, ledger = open_site
    (tmp_path / "raid.html").write_bytes(
        PAGE.replace(b"</body>", b"<svg onload=alert(1)></svg><script>alert(2)</script></body>")
    )
    (tmp_path / "empty.txt").write_bytes(b"")
    with tab(browser, site, scripts=scripts) as (page, watched):
        page.goto(f"{site}/adding")
        page.locator("#files").set_input_files([tmp_path / "raid.html", tmp_path / "empty.txt"])
        page.get_by_role("button", name="Read them").click()
        page.wait_for_url("**/adding/*")
        expect(page.locator("p.counts").first).to_contain_text("Done")  # by a poll, or by the page's own reloading
        expect(page.get_by_text("empty (0 bytes)")).to_be_visible()
        page.locator("tbody a").first.click()
        assert len(ledger.reports()) == 1
        watched.nothing_happened()


def test_files_are_dropped_anywhere_on_the_page(browser: Browser, open_site: tuple[str, Ledger]) -> None:
    """They join those that were chosen; while they hang over the page it says where they will fall."""
    site, ledger = open_site
    with tab(browser, site) as (page, watched):
        page.goto(f"{site}/adding")
        page.locator("#files").set_input_files({"name": "first.txt", "mimeType": "text/plain", "buffer": TEXT.encode()})
        page.evaluate(
            """(text) => {
                const held = new DataTransfer();
                held.items.add(new File([text], "second.txt", { type: "text/plain" }));
                const sent = { bubbles: true, cancelable: true, dataTransfer: held };
                document.querySelector("h1").dispatchEvent(new DragEvent("dragover", sent));
                window.over = document.querySelector("#adding").classList.contains("over");
                document.querySelector("h1").dispatchEvent(new DragEvent("drop", sent));
            }""",
            TEXT.replace("VARN", "LESK"),
        )
        assert page.evaluate("window.over") is True
        expect(page.locator("#chosen")).to_have_text("first.txt, second.txt")
        expect(page.locator("#adding")).not_to_have_class("adding over")
        page.get_by_role("button", name="Read them").click()
        page.wait_for_url("**/adding/*")
        expect(page.locator("p.counts").first).to_contain_text("Done")
        assert page.locator("tbody tr").count() == 2
        assert len(ledger.reports()) == 2
        watched.nothing_happened()


def test_what_is_too_large_is_not_sent(browser: Browser, open_site: tuple[str, Ledger], tmp_path: Path) -> None:
    """The page says so in one line; without scripts the server does."""
    site, _ = open_site
    (tmp_path / "large.txt").write_bytes(b"x" * 3_000_000)
    for scripts in (True, False):
        with tab(browser, site, scripts=scripts) as (page, _watched):
            page.goto(f"{site}/adding")
            page.locator("#files").set_input_files(tmp_path / "large.txt")
            page.get_by_role("button", name="Read them").click()
            expect(page.get_by_text("at once, and was not taken")).to_be_visible()


def test_adding_shuts_nobody_out(browser: Browser, open_site: tuple[str, Ledger]) -> None:
    """No serious finding on the form, nor on an adding's page."""
    site, _ = open_site
    for size in (DESKTOP, PHONE):
        with tab(browser, site, size, any_script=True) as (page, _):
            page.goto(f"{site}/adding")
            assert findings(page) == []
            page.locator("#text").fill(TEXT)
            page.get_by_role("button", name="Read them").click()
            page.wait_for_url("**/adding/*")
            expect(page.get_by_text("Done")).to_be_visible()
            assert findings(page) == []


def test_where_nothing_can_be_added_the_page_says_so(
    browser: Browser, serve_ledger: Callable[[Ledgerlike], str], tmp_path: Path
) -> None:
    """The link in the head leads to a page that says how reports are read."""
    with Ledger.open(str(tmp_path / "two.db")) as ledger, tab(browser, "") as (page, _):
        page.goto(f"{serve_ledger(ledger)}/adding")
        expect(page.get_by_text("opened to be read alone")).to_be_visible()
