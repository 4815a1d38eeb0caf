"""Who may have which page, where accounts are asked for."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock
from time import sleep
from typing import Literal

import pytest
from argon2 import Parameters, PasswordHasher, extract_parameters
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from sayso.access.limits import Rate
from sayso.access.passwords import Hasher
from sayso.access.person import Role
from sayso.access.sessions import IDLE, LASTS
from sayso.domain.ledger import Judgement
from sayso.errors import LedgerBusy, TooOften
from sayso.web.app import make_app
from sayso.web.gate.keeper import HASHING, WAITING, Keeper, Rates
from sayso.web.gate.middleware import Gate
from sayso.web.gate.needs import NEEDS, OPEN
from sayso.web.gate.signing import inner
from sayso.web.visitor import Visitor, seal_of
from tests.access.cheap import BEN
from tests.ledger.builders import build
from tests.web.asking import ask
from tests.web.people import ELSEWHERE, NAMES, WORDS, House, Visit, ask_from, housed
from tests.web.test_review import PAGES, fields

HOME = "http://desk.example"
ASKED = [
    ("/static/icon.svg" if path == "/static" else re.sub(r"{\w+}", "x", path), method, path)
    for path, methods in NEEDS.items()
    for method in methods
]
"""An address of each line of the table, and how it is asked for."""

WRITES = [path for path, method, _ in ASKED if method == "POST"]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Pages with three people, and some proposals."""
    with housed(tmp_path_factory.mktemp("house")) as made:
        for page in PAGES:
            made.ledger.record(build(page))
        yield made


@pytest.fixture
def new(tmp_path: Path) -> Iterator[House]:
    """Pages of a test's own."""
    with housed(tmp_path) as made:
        yield made


def walked(routes: list[BaseRoute]) -> Iterator[tuple[str, str]]:
    """Path and method of every route."""
    for route in routes:
        assert isinstance(route, Route | Mount), f"the gate knows no {type(route).__name__}: teach it"
        for method in (route.methods or ()) if isinstance(route, Route) else ("GET",):
            if method != "HEAD":
                yield route.path, method


def test_every_route_has_a_line_in_the_table_and_every_line_a_route(house: House) -> None:
    """A new page needs a role before it is served; a page that is gone leaves no hole."""
    table = {(path, method) for path, methods in NEEDS.items() for method in methods}
    assert set(walked(house.app.routes)) == table


def test_whoever_adds_a_route_and_no_line_shuts_it(house: House) -> None:
    """What has no role is for nobody, owners included."""
    added = [*house.app.routes, Route("/new", lambda _: Response("told"))]
    gate = Gate(_told, house.keeper, added)
    visit = house.visit(Role.OWNER)
    visit.app = gate
    assert visit.ask("/new").status_code == 403
    assert visit.ask("/reports", "DELETE").status_code == 204  # no such method: the pages say so


async def _told(scope: Scope, receive: Receive, send: Send) -> None:
    await Response(status_code=204)(scope, receive, send)


def passed(gate: ASGIApp, visit: Visit, path: str, method: str, token: str = "") -> bool:
    """Whether the gate lets a request through."""
    headers = {"authorization": f"Bearer {token}"} if token else {}
    answer = ask_from(visit.place, gate, f"{HOME}{path}", method, headers=headers, cookies=visit.cookies)
    assert answer.status_code in {204, 401, 403, 303}
    return answer.status_code == 204


@pytest.mark.parametrize("role", [None, *Role])
def test_each_role_may_have_what_the_table_says_and_nothing_else(house: House, role: Role | None) -> None:
    """Every address, asked for by nobody and by one person of each role, by session and by token."""
    gate = Gate(_told, house.keeper, house.app.routes)
    visit = house.visit(role)
    token = house.token(role) if role else ""
    for path, method, line in ASKED:
        need = NEEDS[line][method]
        if need is OPEN:
            assert passed(gate, Visit(gate), path, method), line
            continue
        by_session = role is not None and (need.role is None or role.covers(need.role))
        assert passed(gate, visit, path, method) is by_session, (line, method)
        assert passed(gate, Visit(gate), path, method, token) is (by_session and not need.by_hand), (line, method)


def test_a_lesser_token_does_less_than_its_person(house: House) -> None:
    """An owner's token for reading reads, and does nothing else."""
    gate, token = Gate(_told, house.keeper, house.app.routes), house.token(Role.OWNER, Role.READER)
    assert passed(gate, Visit(gate), "/api/events", "GET", token)
    assert not passed(gate, Visit(gate), "/adding", "POST", token)


def test_a_password_made_for_somebody_opens_nothing_but_their_own_page(new: House) -> None:
    """Until they set their own, every page leads there, and no data is given."""
    new.accounts.people.add("Dan Reed", Role.OWNER, BEN, temporary=True)
    visit = Visit(new.app)
    visit.sign_in("Dan Reed", BEN)
    for path in ("/", "/review", "/adding"):
        answer = visit.ask(path)
        assert (answer.status_code, answer.headers["location"]) == (303, "/account")
    assert visit.ask("/api/events").status_code == 403


@pytest.mark.parametrize("path", ["/", "/reports", "/events/event-1", "/nowhere", "/review", "/brief.pdf"])
def test_nobody_is_shown_the_page_for_signing_in(house: House, path: str) -> None:
    """At the address itself, with nothing of the ledger, and with what leads back."""
    answer = house.visit().ask(f"{path}?q=a%26b")
    assert answer.status_code == 401
    assert "Sign in to see this page." in answer.text
    assert f'value="{path}?q=a%26b"' in answer.text
    assert "<nav" not in answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert "content-security-policy" in answer.headers


def test_what_nobody_sends_is_not_done(house: House) -> None:
    """The page says so, and that it can be sent again; the way on is to the first page, not to a form's address."""
    before = list(house.ledger.entries())
    answer = house.visit().ask("/review/all", "POST", fields={"what": "reject", "by": "x"})
    assert answer.status_code == 401
    assert "what was sent was not done" in answer.text
    assert 'name="to" value="/"' in answer.text
    assert list(house.ledger.entries()) == before


class BusyKeeper(Keeper):
    """Cannot tell who asks: the accounts are held by somebody else."""

    def visitor(self, request: HTTPConnection) -> Visitor:  # noqa: ARG002 - nobody is looked for
        raise LedgerBusy("one.db-access: held by another program")


def test_nobody_is_let_in_while_the_accounts_cannot_be_asked(house: House) -> None:
    """It is told as trouble of the ledger, as a page and in the API's shape."""
    visit = house.visit(Role.OWNER)
    visit.app = Gate(_told, BusyKeeper(house.accounts), house.app.routes)
    assert visit.ask("/").status_code == 503
    assert visit.ask("/api/events").json()["status"] == 503


def test_the_api_refuses_in_its_one_shape(house: House) -> None:
    """401 with the scheme that opens it, 403 with the reason."""
    answer = house.visit().ask("/api/events")
    assert (answer.status_code, answer.json()["sayso"], answer.json()["status"]) == (401, "error/1", 401)
    assert answer.headers["www-authenticate"] == 'Bearer realm="sayso"'
    wrong = house.visit().ask("/api/events", headers={"authorization": "Bearer sayso_none"})
    assert (wrong.status_code, wrong.json()["detail"]) == (401, "this token is none, or over, or revoked")
    assert house.visit().ask("/api/events", headers={"authorization": "Basic YTpi"}).status_code == 401
    good = house.visit().ask("/api/events", headers={"authorization": f"bearer {house.token(Role.READER)}"})
    assert (good.status_code, good.headers["cache-control"]) == (200, "private, no-cache")


def test_too_small_a_role_is_told_of_on_a_page(house: House) -> None:
    """What it would take, and as whom one is signed in."""
    answer = house.visit(Role.READER).ask("/review")
    assert answer.status_code == 403
    assert "This is for reviewers. Cleo Finch is signed in as reader; an owner can change that." in answer.text


def test_nobody_is_led_to_what_is_not_for_them(house: House) -> None:
    """A reader's pages have no link to adding or deciding; a reviewer's have."""
    reader, reviewer = house.visit(Role.READER).ask("/").text, house.visit(Role.REVIEWER).ask("/").text
    for path in ('"/review"', '"/adding"'):
        assert path not in reader
        assert path in reviewer
    assert "Cleo Finch" in reader


# ---------------------------------------------------------------------- signing in


def test_signing_in_leads_where_one_was_going(new: House) -> None:
    """With a session of random letters that no script sees, no other site sends, and no other path keeps."""
    visit = Visit(new.app)
    answer = visit.sign_in("ada  moor", WORDS[Role.OWNER], to="/reports?q=a%26b")
    assert (answer.status_code, answer.headers["location"]) == (303, "/reports?q=a%26b")
    told = next(one for one in answer.headers.get_list("set-cookie") if one.startswith("sayso-session"))
    flags = told.split("; ")[1:]
    assert {flag.lower() for flag in flags} == {"httponly", "samesite=lax", "path=/"}
    assert len(visit.cookies["sayso-session"]) >= 43
    assert "sayso-knock" not in visit.cookies
    assert visit.ask("/reports").status_code == 200
    assert visit.ask("/signin?to=/map").headers["location"] == "/map"


def test_by_https_cookies_are_sent_by_nothing_less(tmp_path: Path) -> None:
    """And by names that no other host of the domain can set."""
    with housed(tmp_path, https=True) as made:
        visit = Visit(made.app, home="https://desk.example")
        answer = visit.sign_in(NAMES[Role.READER], WORDS[Role.READER])
        told = answer.headers.get_list("set-cookie")
        assert told
        assert all(one.startswith("__Host-sayso-") and "; Secure" in one for one in told)
        assert all("Domain" not in one and "Path=/" in one for one in told)
        assert visit.ask("/").status_code == 200


def test_a_session_is_never_one_that_was_there_before(new: House) -> None:
    """What somebody planted in the browser opens nothing; what was signed in before is ended."""
    visit = Visit(new.app, cookies={"sayso-session": "planted"})
    visit.sign_in(NAMES[Role.READER], WORDS[Role.READER])
    first = visit.cookies["sayso-session"]
    assert first != "planted"
    assert Visit(new.app, cookies={"sayso-session": "planted"}).ask("/").status_code == 401
    again = Visit(new.app, cookies={"sayso-session": first})
    again.cookies |= {"sayso-knock": "k"}
    form = {"token": seal_of("k"), "name": NAMES[Role.OWNER], "password": WORDS[Role.OWNER]}
    assert again.ask("/signin", "POST", fields=form).status_code == 303
    assert again.cookies["sayso-session"] != first
    assert Visit(new.app, cookies={"sayso-session": first}).ask("/").status_code == 401


def test_signing_out_ends_the_session_itself(new: House) -> None:
    """Whoever kept the cookie has nothing by it; other sessions go on."""
    visit, other = new.visit(Role.READER), new.visit(Role.READER)
    kept = dict(visit.cookies)
    answer = visit.send("/signout", "/")
    assert (answer.status_code, answer.headers["location"]) == (303, "/signin")
    assert "sayso-session" not in visit.cookies
    assert Visit(new.app, cookies=kept).ask("/").status_code == 401
    assert other.ask("/").status_code == 200


def test_a_session_is_over_by_itself(new: House) -> None:
    """After a day without a request, and after a fortnight of requests; the page says so."""
    idle, busy = new.visit(Role.READER), new.visit(Role.READER)
    begun = new.clock.now
    while new.clock.now - begun < LASTS - IDLE / 2:
        new.clock.now += IDLE / 2
        assert busy.ask("/").status_code == 200
    assert "Your session is over." in idle.ask("/").text
    new.clock.now = begun + LASTS
    assert busy.ask("/").status_code == 401


def test_a_role_counts_from_the_next_request(new: House) -> None:
    """And a closed account is shut out at once."""
    visit = new.visit(Role.READER)
    new.accounts.people.set_role(NAMES[Role.READER], Role.REVIEWER)
    assert visit.ask("/review").status_code == 200
    new.accounts.people.remove(NAMES[Role.READER])
    assert visit.ask("/").status_code == 401


@given(st.text(max_size=40) | st.from_regex(r"[/\\]{1,3}[a-z.:@/?#\[\]\\]{0,12}", fullmatch=True))
def test_nobody_is_sent_to_another_site(told: str) -> None:
    """Whatever an address says, what is gone back to is a path of ours."""
    to = inner(told)
    assert to.startswith("/")
    assert not to.startswith(("//", "/\\"))
    assert "\\" not in to
    assert to.isprintable()


@pytest.mark.parametrize("path", ["//[x", "/signin?to=//[x", "/signin?to=https%3A%2F%2F%5B"])
def test_addresses_that_are_none_break_nothing(house: House, path: str) -> None:
    """Whoever asks for one is asked to sign in, and sent to the first page."""
    answer = house.visit().ask(path)
    assert answer.status_code in {200, 401}
    assert 'name="to" value="/"' in answer.text


# ---------------------------------------------------------------------- other sites' forms


@pytest.mark.parametrize("path", WRITES)
def test_no_form_of_another_site_writes(house: House, path: str) -> None:
    """None does without the token that this session's own pages carry, or when the browser says where it came from."""
    visit, other = house.visit(None if path == "/signin" else Role.OWNER), house.visit(Role.OWNER)
    before = list(house.ledger.entries())
    sent = {"what": "accept", "item": "x", "text": "a report", "name": "x", "password": "y"}
    mine = visit.token("/signin") if path == "/signin" else visit.token("/review")
    theirs = other.token("/review")
    for token in ("", "guessed", theirs, seal_of("")):
        assert visit.ask(path, "POST", fields=sent | {"token": token}).status_code == 400
    for headers in ({"sec-fetch-site": "cross-site"}, {"origin": "https://evil.example"}):
        assert visit.ask(path, "POST", headers, sent | {"token": mine}).status_code == 400
    assert visit.ask("/").status_code == (401 if path == "/signin" else 200)
    assert list(house.ledger.entries()) == before


# ---------------------------------------------------------------------- who decided


def test_a_decision_bears_the_name_of_whoever_is_signed_in(house: House) -> None:
    """Whatever name was sent; the page asks for none."""
    visit = house.visit(Role.REVIEWER)
    page = visit.ask("/review")
    assert 'name="by" type="text"' not in page.text
    assert "Your decisions bear your name" in page.text
    answer = visit.ask("/review/one", "POST", fields=fields(page) | {"what": "accept", "by": "Somebody Else"})
    assert answer.status_code == 303, answer.text
    assert "sayso-by" not in visit.cookies
    made = [entry for entry in house.ledger.judgements() if isinstance(entry.body, Judgement)]
    assert [entry.by for entry in made] == [NAMES[Role.REVIEWER]]
    undone = visit.ask(answer.headers["location"])
    visit.ask("/review/undo", "POST", fields=fields(undone, "/review/undo") | {"by": "Somebody Else"})
    assert {entry.by for entry in house.ledger.judgements()} == {NAMES[Role.REVIEWER]}


def test_a_program_decides_in_its_person_s_name(house: House) -> None:
    """By token, without a form's token: no page of another site can send one."""
    item = fields(house.visit(Role.REVIEWER).ask("/review?kind=claim"))["item"]
    headers = {"authorization": f"Bearer {house.token(Role.REVIEWER)}"}
    answer = Visit(house.app).ask("/review/one", "POST", headers, {"item": item, "what": "reject", "by": "x"})
    assert answer.status_code == 303
    assert list(house.ledger.judgements())[-1].by == NAMES[Role.REVIEWER]


# ---------------------------------------------------------------------- how often


def test_guessing_is_slowed_down(tmp_path: Path) -> None:
    """After some tries not even the right password is looked at, until the time that is told is over."""
    with housed(tmp_path, rates=Rates(place=Rate(3, 60.0))) as made:
        guesser = Visit(made.app, ELSEWHERE)
        for n in range(3):
            assert guesser.sign_in(NAMES[Role.OWNER], f"guess {n}").status_code == 401
        answer = guesser.sign_in(NAMES[Role.OWNER], WORDS[Role.OWNER])
        assert answer.status_code == 429
        assert 0 < int(answer.headers["retry-after"]) <= 61
        assert "Too many tries: try again in" in answer.text
        assert "sayso-session" not in guesser.cookies
        assert made.visit(Role.OWNER).ask("/").status_code == 200


def test_one_name_is_guessed_slowly_from_everywhere_together(tmp_path: Path) -> None:
    """Tries from many addresses add up; other people are not held up."""
    with housed(tmp_path, rates=Rates(name=Rate(4, 60.0))) as made:
        tries = [Visit(made.app, f"198.51.100.{n}").sign_in("ADA moor", "a guess").status_code for n in range(6)]
        assert tries == [401] * 4 + [429] * 2
        assert made.visit(Role.READER).ask("/").status_code == 200


def test_signing_in_rightly_costs_nothing(tmp_path: Path) -> None:
    """As often as one likes; a failure in between counts once."""
    with housed(tmp_path, rates=Rates(place=Rate(2, 60.0), name=Rate(2, 60.0))) as made:
        for _ in range(6):
            made.visit(Role.READER)
        assert Visit(made.app).sign_in(NAMES[Role.READER], "a guess").status_code == 401
        made.visit(Role.READER)


def test_the_api_is_asked_at_a_rate(tmp_path: Path) -> None:
    """Of one person, by however many tokens; another one is answered."""
    with housed(tmp_path, rates=Rates(api=Rate(3, 60.0))) as made:
        tokens = [made.token(Role.READER), made.token(Role.READER)]
        asked = [
            Visit(made.app).ask("/api/events", headers={"authorization": f"Bearer {tokens[n % 2]}"}) for n in range(4)
        ]
        assert [one.status_code for one in asked] == [200, 200, 200, 429]
        assert (asked[-1].json()["sayso"], asked[-1].json()["status"]) == ("error/1", 429)
        assert 0 < int(asked[-1].headers["retry-after"]) <= 61
        other = {"authorization": f"Bearer {made.token(Role.OWNER)}"}
        assert Visit(made.app).ask("/api/events", headers=other).status_code == 200


def test_tokens_are_not_guessed_at_will(tmp_path: Path) -> None:
    """After some that are none, an address waits."""
    with housed(tmp_path, rates=Rates(token=Rate(2, 60.0))) as made:
        headers = {"authorization": "Bearer sayso_guess"}
        asked = [Visit(made.app, ELSEWHERE).ask("/api/events", headers=headers).status_code for _ in range(3)]
        assert asked == [401, 401, 429]


def test_many_who_try_at_once_wait_in_a_line_that_ends(new: House) -> None:
    """A few passwords are compared at a time, some more wait, the others are told to come back; then all goes on."""
    at_once, most, lock = 0, 0, Lock()

    def slow() -> bool:
        nonlocal at_once, most
        with lock:
            at_once += 1
            most = max(most, at_once)
        sleep(0.02)
        with lock:
            at_once -= 1
        return True

    async def crowd() -> list[bool | BaseException]:
        return await asyncio.gather(*(new.keeper.hashed(slow) for _ in range(WAITING + 10)), return_exceptions=True)

    with ThreadPoolExecutor(1) as apart:  # a loop of its own: the browser's tests keep one running in this thread
        told = apart.submit(asyncio.run, crowd()).result()
    assert told.count(True) == WAITING
    assert [type(one) for one in told if one is not True] == [TooOften] * 10
    assert most == HASHING
    assert new.visit(Role.READER).ask("/").status_code == 200


class Counting(PasswordHasher):
    """Notes every comparison: with which parameters."""

    def __init__(self) -> None:
        super().__init__(time_cost=1, memory_cost=8, parallelism=1)
        self.compared: list[Parameters] = []

    def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:  # noqa: A002 - its name there
        self.compared.append(extract_parameters(str(hash)))
        return super().verify(hash, password)


def test_an_unknown_name_costs_what_a_known_one_costs(tmp_path: Path) -> None:
    """One comparison of the same kind, and the same answer: nobody learns who has an account, or had one."""
    argon2 = Counting()
    with housed(tmp_path, hasher=Hasher(argon2)) as made:
        made.accounts.people.remove(NAMES[Role.READER])
        answers = []
        for name in (NAMES[Role.OWNER], NAMES[Role.READER], "Nobody At All", "\0"):
            answer = Visit(made.app).sign_in(name, WORDS[Role.READER])
            answers.append((answer.status_code, re.sub('value="[^"]*"', "", answer.text)))
        assert len(set(answers)) == 1
        assert answers[0][0] == 401
        assert len(argon2.compared) == 4
        assert len(set(map(repr, argon2.compared))) == 1


# ---------------------------------------------------------------------- this machine alone


def test_over_a_network_the_bundle_is_packed_and_no_page_is(house: House) -> None:
    """A page's length by gzip would tell of what is secret in it; the bundle has no secrets."""
    visit = house.visit(Role.READER)
    asked = {"accept-encoding": "gzip"}
    style = visit.ask("/static/build/app.css", headers=asked)
    assert style.headers["content-encoding"] == "gzip"
    for path in ("/", "/signin", "/account", "/api/events"):
        assert "content-encoding" not in visit.ask(path, headers=asked).headers


def test_on_this_machine_nothing_of_it_shows(house: House) -> None:
    """No page asks for an account, speaks of one, or has an address for one."""
    app = make_app(house.ledger)
    for path in ("/", "/reports", "/review", "/adding", "/search"):
        answer = ask(app, path)
        assert answer.status_code == 200
        assert [one for one in ('"/signout"', '"/account"', '"/people"', "Sign in") if one in answer.text] == []
    assert ask(app, "/signin").status_code == 404
    assert ask(app, "/api/events", headers={"authorization": "Bearer sayso_none"}).status_code == 200
