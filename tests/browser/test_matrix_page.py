from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from sayso.web.ports import Ledgerlike
from tests.browser.watching import PHONE, sideways, tab
from tests.web.crowd import CROWD, CROWDED
from tests.web.invented import MIRROR_REPORT, RAID, TOLD_INNER, TOLD_NESTED

pytestmark = pytest.mark.browser

CONTROL = "Who is in control"


def cell(page: Page, aspect: str, speaker: str) -> str:
    """What the cell of one matter and one speaker says, as it is laid out on the screen."""
    found = page.evaluate(
        """([aspect, speaker]) => {
            const named = (cells, name) => [...cells].find((one) => one.innerText.includes(name));
            const row = named(document.querySelectorAll("#matrix tbody th"), aspect).getBoundingClientRect();
            const column = named(document.querySelectorAll("#matrix .speakers th"), speaker).getBoundingClientRect();
            const over = (one, box) => one.left <= box.left + 1 && one.right >= box.right - 1;
            const cells = [...document.querySelectorAll("#matrix tbody td")].filter((one) => {
                const box = one.getBoundingClientRect();
                return over(box, column) && Math.abs(box.top - row.top) < 2;
            });
            return cells.length === 1 ? cells[0].innerText : `${cells.length} cells`;
        }""",
        [aspect, speaker],
    )
    return " ".join(str(found).split())


def test_the_cells_stand_under_their_speakers(browser: Browser, site: str) -> None:
    """On the screen each stance, certainty and quotation is in the row of its matter and the column of its speaker."""
    with tab(browser, site) as (page, watched):
        page.goto(f"{site}/events/{RAID}")
        league = cell(page, CONTROL, "Free Tarn League")
        assert league.startswith("says certain “its fighters had taken the bridge at Tarn Ford before dawn”")
        assert cell(page, CONTROL, "Governor Ilse Brandt").startswith("denies certain “that the bridge had fallen”")
        assert cell(page, CONTROL, "Vardian Defence Ministry").startswith("disputes uncommitted")
        assert cell(page, CONTROL, "Lake Mirror").startswith("states it was not verified")
        assert "uncommitted" not in cell(page, CONTROL, "Lake Mirror")  # the stance says it
        assert cell(page, "How many", "source not named").startswith("says possible “Two guards were”")
        assert cell(page, "How many", "Lake Mirror") == "– no claim recorded"
        watched.nothing_happened()


def test_the_words_of_a_cell_lead_to_the_same_words_in_the_report(browser: Browser, site: str) -> None:
    """A click on the quotation lands in the report, where exactly those words are highlighted and in sight."""
    with tab(browser, site) as (page, watched):
        page.goto(f"{site}/events/{RAID}")
        page.get_by_role("link", name="Governor Ilse Brandt had told him").click()
        page.wait_for_url(f"**/reports/{MIRROR_REPORT.report.id}?claim={TOLD_NESTED.id}#{TOLD_NESTED.id}")
        chosen = page.locator("article mark.chosen-content")
        assert "".join(chosen.all_text_contents()) == TOLD_NESTED.words
        expect(chosen.first).to_be_in_viewport()
        watched.nothing_happened()


def test_the_matrix_is_walked_with_the_keyboard_alone(browser: Browser, site: str) -> None:
    """The table is one stop of the Tab key; arrows move, Enter opens a cell's only words, Escape leaves a cell."""
    with tab(browser, site) as (page, watched):
        page.goto(f"{site}/events/{RAID}")
        for _ in range(30):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.matches('#matrix td')"):
                break
        focused = page.locator("#matrix :focus")
        expect(focused).to_contain_text("no claim recorded")  # the governor, on whether it happened
        page.keyboard.press("ArrowDown")
        for _ in range(2):
            page.keyboard.press("ArrowRight")
        expect(focused).to_contain_text("its fighters had taken the bridge")
        for _ in range(2):
            page.keyboard.press("ArrowLeft")
        expect(focused).to_contain_text("that the bridge had fallen")

        page.keyboard.press("Enter")  # several links: into the cell
        expect(focused).to_have_text("“that the bridge had fallen”")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        expect(focused).to_have_text("1 more")
        page.keyboard.press("Enter")  # unfolds
        page.keyboard.press("ArrowDown")
        expect(focused).to_have_text("“that the crossing was still in Vardian hands”")
        page.keyboard.press("Escape")
        expect(focused).to_contain_text("that the bridge had fallen")

        page.keyboard.press("End")
        expect(focused).to_contain_text("The claims about the bridge")
        expect(focused).to_be_in_viewport()
        page.keyboard.press("Home")
        expect(focused).to_contain_text(CONTROL)
        page.keyboard.press("Control+Home")
        expect(focused).to_have_text("Matter")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        expect(focused).to_have_text("Vardia")
        page.keyboard.press("ArrowDown")
        expect(focused).to_have_text("Governor Ilse Brandt")
        page.keyboard.press("ArrowRight")
        for _ in range(2):
            page.keyboard.press("ArrowDown")
        expect(focused).to_contain_text("disputes")
        page.keyboard.press("Enter")  # one link: straight to the words
        page.wait_for_url(f"**/reports/{MIRROR_REPORT.report.id}?claim={TOLD_NESTED.id}#*")
        watched.nothing_happened()


def test_thirty_speakers_scroll_inside_the_table(browser: Browser, serve_ledger: Callable[[Ledgerlike], str]) -> None:
    """A wide matrix scrolls in its own region; the matter and the speaker stay in sight."""
    site = serve_ledger(CROWD)
    with tab(browser, site) as (page, watched):
        page.goto(f"{site}/events/{CROWDED}")
        assert sideways(page) == 0
        region = page.locator(".region.tall")
        region.evaluate("one => one.scrollIntoView()")
        region.evaluate("one => { one.scrollLeft = one.scrollWidth; one.scrollTop = one.scrollHeight; }")
        assert region.evaluate("one => one.scrollLeft") > 1000
        expect(page.locator("#matrix tbody th").last).to_be_in_viewport()
        expect(page.locator("#matrix .speakers th").last).to_be_in_viewport()
        watched.nothing_happened()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_speakers_of_a_side_are_one_step_away(
    browser: Browser, serve_ledger: Callable[[Ledgerlike], str], *, scripts: bool
) -> None:
    """Where many speak, the sides are links: each brings its first speaker into sight, beside the matters."""
    site = serve_ledger(CROWD)
    with tab(browser, site, scripts=scripts) as (page, watched):
        page.goto(f"{site}/events/{CROWDED}")
        expect(page.locator(".sides a")).to_have_count(5)
        page.locator(".sides a", has_text="Outlets").focus()
        page.keyboard.press("Enter")
        head = page.locator(".speakers th[id='side-5']")
        expect(head).to_be_in_viewport()
        matter = page.locator("#matrix thead .matter").bounding_box()
        found = head.bounding_box()
        assert matter is not None
        assert found is not None
        assert found["x"] >= matter["x"] + matter["width"] - 1
        if scripts:
            expect(head).to_be_focused()
            page.keyboard.press("ArrowLeft")
            expect(page.locator("#matrix :focus")).to_be_in_viewport()
        watched.nothing_happened()


def test_on_a_phone_each_matter_is_a_card_of_those_who_spoke(
    browser: Browser, serve_ledger: Callable[[Ledgerlike], str]
) -> None:
    """Nothing scrolls sideways, empty cells are away, and each voice is under its speaker's name."""
    site = serve_ledger(CROWD)
    with tab(browser, site, PHONE) as (page, watched):
        page.goto(f"{site}/events/{CROWDED}")
        assert sideways(page) == 0
        expect(page.locator("#matrix td.empty").first).to_be_hidden()
        voices = page.locator("#matrix td:not(.status):not(.empty)")
        assert voices.count() == 30
        expect(voices.first.locator(".who")).to_be_visible()
        watched.nothing_happened()


def test_pages_work_without_scripts(browser: Browser, site: str) -> None:
    """With scripts off the matrix is there, its links lead to the words, and the words are marked and in sight."""
    with tab(browser, site, scripts=False) as (page, watched):
        page.goto(f"{site}/")
        page.get_by_role("link", name="Raid on the bridge at Tarn Ford").click()
        page.get_by_text("1 more").click()
        page.get_by_role("link", name=f"“{TOLD_INNER.words}”", exact=True).click()
        page.wait_for_url(f"{site}/reports/{MIRROR_REPORT.report.id}?claim={TOLD_INNER.id}#{TOLD_INNER.id}")
        chosen = page.locator("article mark.chosen-content")
        assert chosen.all_text_contents() == [TOLD_INNER.words]
        expect(chosen).to_be_in_viewport()
        watched.nothing_happened()


def test_the_as_of_control_redraws_the_page(browser: Browser, site: str) -> None:
    """The moment typed into the form is in the address, on the page, and what is shown is what was known then."""
    with tab(browser, site) as (page, watched):
        page.goto(f"{site}/events/{RAID}")
        page.get_by_label("Known as of").fill("2031-06-01T12:00:00")
        page.get_by_role("button", name="Show").click()
        page.wait_for_url(f"{site}/events/{RAID}?as_of=2031-06-01T12%3A00")
        expect(page.get_by_text("Known as of 1 June 2031, 12:00 UTC")).to_be_visible()
        page.get_by_role("link", name="Show as known now").click()
        page.wait_for_url(f"**/events/{RAID}")
        watched.nothing_happened()
