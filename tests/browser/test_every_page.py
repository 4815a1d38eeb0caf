"""Every page of a ledger of which all that anybody wrote is of hostile make: nothing runs, and nobody is shut out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, expect

from sayso.domain.claim import Stance
from sayso.domain.ledger import Judgement, JudgementKind
from sayso.ledger import Ledger
from sayso.ledger.judgements import correct, file_in, reject, set_side
from sayso.web.ports import Ledgerlike
from tests.browser.test_accessibility import findings
from tests.browser.test_lists_page import focus_by_tab
from tests.browser.watching import DESKTOP, PHONE, sideways, tab
from tests.ledger.builders import Happening, Page, Told, build
from tests.web.crowd import HANDLER, LINK, SCRIPT, TURNED

pytestmark = pytest.mark.browser

EVIL = f"{SCRIPT} {HANDLER}"
FIRST = Page(
    publisher=f"Herald {HANDLER}",
    url="https://herald.invalid/korva",
    told=(
        Told(who=f"Ministry {HANDLER}", words=f"the bridge {SCRIPT} was taken", side="<b>Varn</b>"),
        Told(who="Ostr High Command", words=f"{LINK} nine men fell", stance=Stance.DENIES),
    ),
    events=(Happening(trigger="raid", place=f"Korva {HANDLER}", type="<svg onload=alert(6)>"),),
    body=TURNED,
)
PAGES = (
    FIRST,
    replace(FIRST, body=f"{TURNED} Corrected: {EVIL}"),
    replace(FIRST, publisher="Radio Corv", url=None),
    Page(publisher="Taldine Post", told=(Told(),)),
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """Two versions of a hostile page and a decent one; what people decided is of hostile make, too."""
    with Ledger.open(str(tmp_path_factory.mktemp("evil") / "one.db")) as opened:
        for page in PAGES:
            opened.record(build(page))
        first, second, *_ = opened.claims()
        event = opened.events()[0].id
        for one in (
            reject(first.id, EVIL),
            correct(second.id, "figure=12 <b>men</b>", EVIL),
            correct(second.id, f"actor=person:{HANDLER}", EVIL),
            file_in(event, EVIL[:150], EVIL),
            set_side(second.actor.id if second.actor else "", "<i>Ostr</i>", EVIL[:150], EVIL),
            Judgement(JudgementKind.PLACE, event, '{"name": "<img src=x onerror=alert(7)>"}', None, EVIL),
            Judgement(JudgementKind.VERIFICATION, event, f"control=verified:{EVIL}", EVIL, EVIL),
        ):
            opened.judge(one, f"Ada {HANDLER}")
        yield opened


def every(ledger: Ledger) -> list[str]:
    """The address of every page, of each of the things that there are."""
    reports, claims = ([one.id for one in found] for found in (ledger.reports(), ledger.claims()))
    (tie,) = ledger.version_ties(reports)
    events = [one.id for one in ledger.events()]
    return [
        *(
            "/",
            "/?q=bridge",
            "/map",
            "/timeline",
            "/search?q=bridge",
            "/changes?since=2000-01-01",
            "/brief",
            "/reports",
        ),
        *("/brief?witnesses=named", "/review", "/review?kind=same-event", "/review?actor=img", "/adding", "/nowhere"),
        *(f"/reports/{one}" for one in reports),
        *(f"/claims/{one}" for one in claims),
        *(f"/events/{one}" for one in events),
        *(f"/changes?event={one}&since=2000-01-01" for one in events),
        f"/reports/{tie.report}/since/{tie.former}",
    ]


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_nothing_that_anybody_wrote_runs_on_any_page(
    browser: Browser, serve_ledger: Callable[[Ledgerlike], str], ledger: Ledger, size: tuple[int, int]
) -> None:
    """Whether a report, an editor or a dossier's name brings it; no page is wider than the window for it."""
    site = serve_ledger(ledger)
    with tab(browser, site, size) as (page, watched):
        for path in every(ledger):
            page.goto(f"{site}{path}")
            page.wait_for_load_state("networkidle")
            assert page.evaluate("window.ran") is None, path
            assert (
                page.locator("main :is(img, style, script, [onerror], [onload]), a[href^='javascript:' i]").count() == 0
            )
            assert sideways(page) == 0, path
        quiet = re.compile("GL Driver Message|the server responded with a status of 404")
        watched.complaints = [one for one in watched.complaints if not quiet.search(one)]
        watched.nothing_happened()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_no_page_shuts_anybody_out_with_all_that_unfolds_unfolded(
    browser: Browser, serve_ledger: Callable[[Ledgerlike], str], ledger: Ledger, size: tuple[int, int]
) -> None:
    """No serious finding on any page, of whatever length and make its words are."""
    site = serve_ledger(ledger)
    with tab(browser, site, size, any_script=True) as (page, _):
        for path in every(ledger):
            page.goto(f"{site}{path}")
            page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })")
            assert findings(page) == [], path


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_an_event_is_worked_with_the_keyboard_alone(
    browser: Browser, serve_ledger: Callable[[Ledgerlike], str], ledger: Ledger, size: tuple[int, int]
) -> None:
    """To an earlier moment and back, into a dossier, and to two versions of a page side by side."""
    site = serve_ledger(ledger)
    event = max(ledger.events(), key=lambda one: len(one.reports)).id
    with tab(browser, site, size) as (page, watched):
        page.goto(f"{site}/events/{event}")
        focus_by_tab(page, "details.then > summary")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**as_of=*")
        focus_by_tab(page, f".as-of a[href='/events/{event}']")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/events/{event}")
        focus_by_tab(page, "#dossiers summary")
        page.keyboard.press("Enter")
        focus_by_tab(page, "#file-dossier")
        page.keyboard.type("The river war")
        focus_by_tab(page, "#file-by")
        page.keyboard.type("Sara Rue")
        page.keyboard.press("Enter")
        page.wait_for_url("**#dossiers")
        expect(page.locator(".filed a", has_text="The river war")).to_be_visible()
        page.goto(f"{site}/events/{event}")
        focus_by_tab(page, "a.go[href*='/since/']")
        page.keyboard.press("Enter")
        page.wait_for_url("**/since/*")
        expect(page.locator(".versions ins").first).to_be_visible()
        assert sideways(page) == 0
        watched.nothing_happened()
