from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, expect

from sayso.web.ports import Ledgerlike
from tests.browser.watching import DESKTOP, PHONE, sideways, tab
from tests.web.crowd import HOSTILE, HOSTILE_EVENT, HOSTILE_REPORT, HOSTILE_TOLD, SCRIPT
from tests.web.invented import MIRROR_REPORT, RAID, TOLD_INNER, TOLD_TAKEN

pytestmark = pytest.mark.browser

REPORT = f"/reports/{MIRROR_REPORT.report.id}"


def test_a_claim_and_its_words_show_one_another(browser: Browser, site: str) -> None:
    """Hover or focus on a claim lights its source, cue and content, and the other way round."""
    with tab(browser, site) as (page, watched):
        page.goto(f"{site}{REPORT}")
        lit = page.locator("article mark.lit")
        page.locator(f"#entry-{TOLD_TAKEN.id} .words").hover()
        assert lit.all_text_contents() == ["The Free Tarn League", "said", TOLD_TAKEN.words]
        page.locator("h1").hover()
        expect(lit).to_have_count(0)

        page.get_by_text(TOLD_INNER.words, exact=True).first.hover()
        expect(page.locator(f"#entry-{TOLD_INNER.id}")).to_have_class("entry lit")

        page.locator("h1").hover()
        page.locator(f"#entry-{TOLD_TAKEN.id} a.number").focus()
        assert lit.all_text_contents() == ["The Free Tarn League", "said", TOLD_TAKEN.words]
        page.keyboard.press("Enter")  # to the words
        page.wait_for_url(f"**#{TOLD_TAKEN.id}")
        page.locator(f"a.ref[id='{TOLD_TAKEN.id}']").press("Enter")  # and back
        page.wait_for_url(f"**#entry-{TOLD_TAKEN.id}")
        watched.nothing_happened()


def test_the_text_on_the_screen_is_the_reports_own(browser: Browser, site: str) -> None:
    """What the browser holds as the report's text is the text, character for character, before and after scripts."""
    with tab(browser, site) as (page, _):
        page.goto(f"{site}{REPORT}?claim={TOLD_INNER.id}")
        assert page.locator("#text").text_content() == MIRROR_REPORT.text.words


@pytest.mark.parametrize("path", ["/", "/reports", f"/events/{RAID}", REPORT, f"/claims/{TOLD_INNER.id}", "/nowhere"])
def test_no_page_is_wider_than_a_phone(browser: Browser, site: str, path: str) -> None:
    """At the width of a phone nothing makes the page itself scroll sideways."""
    with tab(browser, site, PHONE) as (page, watched):
        page.goto(f"{site}{path}")
        assert sideways(page) == 0
        assert watched.elsewhere == []


def test_light_and_dark_follow_the_reader(browser: Browser, site: str) -> None:
    """The ground is light or dark as the reader's system asks."""
    grounds = []
    for scheme in ("light", "dark"):
        with tab(browser, site, scheme=scheme) as (page, _):
            page.goto(f"{site}/")
            grounds.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert grounds == ["rgb(250, 248, 244)", "rgb(20, 23, 26)"]


@pytest.mark.parametrize(
    "path",
    ["/", "/reports", f"/events/{HOSTILE_EVENT}", f"/reports/{HOSTILE_REPORT.report.id}", f"/claims/{HOSTILE_TOLD.id}"],
)
@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_hostile_reports_run_nothing(
    browser: Browser, serve_ledger: Callable[[Ledgerlike], str], path: str, size: tuple[int, int]
) -> None:
    """Scripts, handlers, SVG, styles and javascript: links show as text: nothing runs, and nothing is even blocked."""
    site = serve_ledger(HOSTILE)
    with tab(browser, site, size) as (page, watched):
        page.goto(f"{site}{path}")
        page.wait_for_load_state("networkidle")
        expect(page.locator("body")).to_be_visible()
        assert page.evaluate("window.ran") is None
        assert (
            page.locator("a[href^='javascript:' i], a[href^='data:' i], img, style, [onerror], [onload]").count() == 0
        )
        assert sideways(page) == 0
        watched.nothing_happened()


def test_hostile_words_can_be_read(browser: Browser, serve_ledger: Callable[[Ledgerlike], str]) -> None:
    """The very characters of the attack are on the page, and the reader is told of those that cannot be seen."""
    site = serve_ledger(HOSTILE)
    with tab(browser, site) as (page, _):
        page.goto(f"{site}/reports/{HOSTILE_REPORT.report.id}")
        expect(page.locator("#text")).to_contain_text(SCRIPT)
        expect(page.get_by_text("invisible characters that change the direction")).to_be_visible()
        expect(page.locator("dd", has_text="javascript:alert('address')")).to_be_visible()


def test_the_policy_stops_a_script_that_gets_in(browser: Browser, site: str) -> None:
    """Were markup ever let through, the policy would still keep it from running."""
    with tab(browser, site) as (page, watched):
        page.goto(f"{site}/")
        page.evaluate(
            """() => {
                const script = document.createElement("script");
                script.textContent = "window.ran = 1";
                document.body.append(script);
                document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.ran = 2'>");
            }"""
        )
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.ran") is None
        assert any("Content Security Policy" in complaint for complaint in watched.complaints)
