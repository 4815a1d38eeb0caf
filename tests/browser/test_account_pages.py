"""Signing in, one's own page and the owners' page, by keyboard, on a real server that other machines could reach."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from sayso.access.person import Role
from sayso.web.server import Server, listen
from tests.access.cheap import BEN
from tests.browser.test_accessibility import findings
from tests.browser.watching import DESKTOP, PHONE, Watched, sideways, tab
from tests.ledger.builders import build
from tests.web.people import NAMES, WORDS, House, housed
from tests.web.test_review import PAGES

pytestmark = pytest.mark.browser

FRESH = "eleven gulls over the mole"
LONG = "Aleksandra Wisniewska-Kowalczykowska of the Verification Desk, Northern Bureau"


@contextmanager
def opened(folder: Path) -> Iterator[tuple[House, str]]:
    """Pages that listen on every address of the machine, and where a browser on it finds them."""
    ready = threading.Event()
    with housed(folder) as house, listen("0.0.0.0", 0, others=True) as ear:  # noqa: S104 - what is tested
        for page in PAGES:
            house.ledger.record(build(page))
        server = Server(house.app, ready.set)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [ear]}, daemon=True)
        thread.start()
        assert ready.wait(20)
        yield house, f"http://127.0.0.1:{ear.getsockname()[1]}"
        server.should_exit = True
        thread.join(20)


@pytest.fixture
def new(tmp_path: Path) -> Iterator[tuple[House, str]]:
    """A test's own."""
    with opened(tmp_path) as made:
        yield made


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[House, str]]:
    """For tests that only look: somebody with a long name, and some tokens."""
    with opened(tmp_path_factory.mktemp("house")) as (house, site):
        house.accounts.people.add(LONG, Role.REVIEWER, BEN)
        house.accounts.people.add("Dan Reed", Role.READER, BEN, temporary=True)
        house.token(Role.OWNER)
        yield house, site


def sign_in(page: Page, name: str, password: str) -> None:
    """Types name and password where the cursor stands, as the page puts it."""
    expect(page.locator("#name")).to_be_focused()
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type(password)
    page.keyboard.press("Enter")


def reach(page: Page, selector: str) -> None:
    """Tabs on until something is reached, as somebody without a mouse does."""
    wanted = page.locator(selector).first
    for _ in range(60):
        page.keyboard.press("Tab")
        if wanted.evaluate("(one) => one === document.activeElement"):
            return
    pytest.fail(f"the keyboard does not reach {selector}")


def only_refusals(watched: Watched) -> None:
    """Nothing happened but that pages were refused, which the browser notes."""
    watched.complaints = [one for one in watched.complaints if "the server responded with a status of 40" not in one]
    watched.nothing_happened()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_somebody_signs_in_makes_a_token_and_goes(
    browser: Browser, new: tuple[House, str], size: tuple[int, int]
) -> None:
    """By keyboard alone: to the page they wanted, their own page, a new password, and out."""
    house, site = new
    with tab(browser, site, size) as (page, watched):
        page.goto(f"{site}/reports?q=bridge")
        sign_in(page, NAMES[Role.REVIEWER], "a guess of mine")
        expect(page.get_by_role("alert")).to_have_text("No account has this name and this password.")
        expect(page.locator("#password")).to_be_focused()
        page.keyboard.type(WORDS[Role.REVIEWER])
        page.keyboard.press("Enter")
        page.wait_for_url(f"{site}/reports?q=bridge")
        reach(page, ".me a")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Your account")
        reach(page, "#label")
        page.keyboard.type("nightly list")
        page.keyboard.press("Tab")
        page.keyboard.press("End")
        reach(page, "form[action='/account/tokens'] button")
        page.keyboard.press("Enter")
        secret = page.locator(".once").inner_text()
        found = house.accounts.tokens.bearer(secret)
        assert found is not None
        assert found[1] is Role.REVIEWER
        assert sideways(page) == 0
        reach(page, "tbody button")
        page.keyboard.press("Enter")
        expect(page.get_by_text("The token is revoked.")).to_be_visible()
        assert house.accounts.tokens.bearer(secret) is None
        reach(page, "#old")
        for typed in (WORDS[Role.REVIEWER], FRESH, FRESH):
            page.keyboard.type(typed)
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.get_by_text("Your password is changed.")).to_be_visible()
        reach(page, ".me button")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{site}/signin")
        page.go_back()
        expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
        only_refusals(watched)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_an_owner_looks_after_people(browser: Browser, new: tuple[House, str], size: tuple[int, int]) -> None:
    """By keyboard alone: makes an account, gives it another role, closes it; whoever it is sets their own password."""
    house, site = new
    with tab(browser, site, size) as (page, watched), tab(browser, site, size) as (theirs, watched_too):
        page.goto(f"{site}/people")
        sign_in(page, NAMES[Role.OWNER], WORDS[Role.OWNER])
        page.wait_for_url(f"{site}/people")
        reach(page, "#name")
        page.keyboard.type("Dan Reed")
        page.keyboard.press("Enter")
        password = page.locator(".once").inner_text()
        theirs.goto(site)
        sign_in(theirs, "dan reed", password)
        expect(theirs.get_by_text("Your password was made for you.")).to_be_visible()
        reach(theirs, "#old")
        for typed in (password, FRESH, FRESH):
            theirs.keyboard.type(typed)
            theirs.keyboard.press("Tab")
        theirs.keyboard.press("Enter")
        expect(theirs.get_by_text("Your password is changed.")).to_be_visible()
        reach(page, "summary[aria-label='Change Dan Reed’s account']")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("End")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.get_by_text("The role is set.")).to_be_visible()
        assert house.accounts.people.person("Dan Reed").role is Role.OWNER
        assert sideways(page) == 0
        reach(page, "summary[aria-label='Change Dan Reed’s account']")
        page.keyboard.press("Enter")
        reach(page, "details[open] button.grave")
        page.keyboard.press("Enter")
        expect(page.get_by_text("The account is closed.")).to_be_visible()
        theirs.goto(site)
        expect(theirs.get_by_role("heading", level=1)).to_have_text("Sign in")
        only_refusals(watched)
        only_refusals(watched_too)


def test_without_scripts_everything_is_there(browser: Browser, new: tuple[House, str]) -> None:
    """Signing in, a token and signing out are forms."""
    _, site = new
    with tab(browser, site, scripts=False) as (page, _):
        page.goto(site)
        page.locator("#name").fill(NAMES[Role.READER])
        page.locator("#password").fill(WORDS[Role.READER])
        page.keyboard.press("Enter")
        expect(page.locator(".me")).to_be_visible()
        page.goto(f"{site}/account")
        page.locator("#label").fill("nightly list")
        page.keyboard.press("Enter")
        expect(page.locator(".once")).to_be_visible()
        page.get_by_role("button", name="Sign out", exact=True).click()
        page.wait_for_url(f"{site}/signin")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_pages_of_accounts_shut_nobody_out(
    browser: Browser, shared: tuple[House, str], size: tuple[int, int]
) -> None:
    """No serious finding on any of them, with what unfolds unfolded, and nothing wider than the window."""
    _, site = shared
    with tab(browser, site, size, any_script=True) as (page, _):
        page.goto(site)
        assert findings(page) == []
        sign_in(page, NAMES[Role.OWNER], "a guess of mine")
        expect(page.get_by_role("alert")).to_be_visible()
        assert findings(page) == []
        page.keyboard.type(WORDS[Role.OWNER])
        page.keyboard.press("Enter")
        expect(page.locator(".me")).to_be_visible()
        assert findings(page) == []
        page.goto(f"{site}/account")
        page.locator("#label").fill("a program")
        page.keyboard.press("Enter")
        expect(page.locator(".once")).to_be_visible()
        assert findings(page) == []
        assert sideways(page) == 0
        page.goto(f"{site}/people")
        for number in range(page.locator("summary").count()):
            page.locator("summary").nth(number).click()
        assert findings(page) == []
        assert sideways(page) == 0
        page.goto(f"{site}/review")
        assert findings(page) == []


@pytest.mark.parametrize(
    ("name", "password"), [("Dan Reed", BEN), (NAMES[Role.READER], WORDS[Role.READER]), (LONG, BEN)]
)
def test_what_somebody_may_not_have_and_long_names_shut_nobody_out(
    browser: Browser, shared: tuple[House, str], name: str, password: str
) -> None:
    """The page for whoever has yet to set a password, a refusal, and a name as long as names can be."""
    _, site = shared
    with tab(browser, site, PHONE, any_script=True) as (page, _):
        page.goto(site)
        sign_in(page, name, password)
        expect(page.locator(".me")).to_be_visible()
        page.goto(f"{site}/review")
        expect(page.locator(".me")).to_be_visible()
        assert findings(page) == []
        assert sideways(page) == 0
