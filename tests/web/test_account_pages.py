"""One's own page and the owners' page, where accounts are asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from lxml import html

from sayso.access.limits import Rate
from sayso.access.person import Role
from sayso.web.gate.keeper import Rates
from tests.access.cheap import BEN
from tests.web.asking import text
from tests.web.people import NAMES, WORDS, House, Visit, housed

FRESH = "eleven gulls over the mole"


@pytest.fixture
def new(tmp_path: Path) -> Iterator[House]:
    """Pages with one person of each role."""
    with housed(tmp_path) as made:
        yield made


def says(answer: httpx.Response, css: str) -> list[str]:
    """What a page says at a place."""
    return text(html.document_fromstring(answer.text), css)


def token_in(answer: httpx.Response) -> str:
    """The token, or the password, that a page shows this once."""
    (shown,) = says(answer, "code.once")
    return shown


# ---------------------------------------------------------------------- one's own page


def test_a_new_password_is_set_by_whoever_knows_the_old_one(new: House) -> None:
    """This browser goes on with a new session; every other one is signed out, and the old password opens nothing."""
    visit, other = new.visit(Role.READER), new.visit(Role.READER)
    before = visit.cookies["sayso-session"]
    form = {"old": WORDS[Role.READER], "new": FRESH, "again": FRESH}
    answer = visit.send("/account/password", "/account", **form)
    assert (answer.status_code, answer.headers["location"]) == (303, "/account?done=password")
    assert visit.cookies["sayso-session"] != before
    assert "Your password is changed." in visit.ask(answer.headers["location"]).text
    assert other.ask("/").status_code == 401
    assert Visit(new.app).sign_in(NAMES[Role.READER], WORDS[Role.READER]).status_code == 401
    assert Visit(new.app).sign_in(NAMES[Role.READER], FRESH).status_code == 303


@pytest.mark.parametrize(
    ("form", "line"),
    [
        ({"old": "not mine at all", "new": FRESH, "again": FRESH}, "That is not the password you have."),
        ({"old": WORDS[Role.READER], "new": FRESH, "again": f"{FRESH}!"}, "was not typed the same twice."),
        ({"old": WORDS[Role.READER], "new": "short", "again": "short"}, "A password has 12 characters or more;"),
        ({"old": WORDS[Role.READER], "new": WORDS[Role.READER], "again": WORDS[Role.READER]}, "the password you have."),
    ],
)
def test_a_password_that_will_not_do_is_told_of(new: House, form: dict[str, str], line: str) -> None:
    """On the page itself; nothing is changed, and no password stands in the page."""
    visit = new.visit(Role.READER)
    answer = visit.send("/account/password", "/account", **form)
    assert answer.status_code == 400
    assert line in says(answer, "p.notice")[0]
    assert not any(one in answer.text for one in form.values())
    assert visit.ask("/").status_code == 200


def test_the_old_password_is_not_guessed_on_one_s_own_page(tmp_path: Path) -> None:
    """Whoever finds a browser signed in tries as slowly as anybody; words that will not do cost nothing."""
    with housed(tmp_path, rates=Rates(name=Rate(2, 60.0))) as made:
        visit = made.visit(Role.READER)
        for _ in range(4):
            form = {"old": WORDS[Role.READER], "new": "short", "again": "short"}
            assert visit.send("/account/password", "/account", **form).status_code == 400
        tries = [visit.send("/account/password", "/account", old="a guess", new=FRESH, again=FRESH) for _ in range(3)]
        assert [one.status_code for one in tries] == [400, 400, 429]
        assert int(tries[-1].headers["retry-after"]) > 0


def test_whoever_got_a_password_made_for_them_sets_their_own_first(new: House) -> None:
    """Their page offers nothing else; with it, everything of their role is open."""
    new.accounts.people.add("Dan Reed", Role.REVIEWER, BEN, temporary=True)
    visit = Visit(new.app)
    visit.sign_in("Dan Reed", BEN)
    page = visit.ask("/account")
    assert says(page, "h2") == ["Set your password", "Sign out everywhere"]
    assert "<nav" not in page.text
    token = visit.token("/account")
    refused = visit.ask("/account/tokens", "POST", fields={"token": token, "label": "x", "role": "reader", "days": "7"})
    assert refused.headers["location"] == "/account"
    assert visit.send("/account/password", "/account", old=BEN, new=FRESH, again=FRESH).status_code == 303
    assert visit.ask("/review").status_code == 200


def test_a_token_is_shown_once_and_opens_the_api(new: House) -> None:
    """Loading the page again does not show it; revoked, it opens nothing."""
    visit = new.visit(Role.REVIEWER)
    made = visit.send("/account/tokens", "/account", label="nightly list", role="reader", days="30")
    assert made.status_code == 200
    assert made.headers["cache-control"] == "no-store"
    secret = token_in(made)
    headers = {"authorization": f"Bearer {secret}"}
    assert Visit(new.app).ask("/api/events", headers=headers).status_code == 200
    page = visit.ask("/account")
    assert secret not in page.text
    (row,) = says(page, "tbody tr")
    assert re.fullmatch(r"nightly list reader 2 June 2031, 08:00 UTC 3 May 2031, 08:00 UTC Revoke", row)
    (token,) = new.accounts.tokens.of(new.person(Role.REVIEWER))
    assert visit.send("/account/tokens/revoke", "/account", id=token.id).status_code == 303
    assert Visit(new.app).ask("/api/events", headers=headers).status_code == 401
    assert visit.send("/account/tokens/revoke", "/account", id=token.id).status_code == 400


@pytest.mark.parametrize(
    "form",
    [
        {"label": "", "role": "reader", "days": "30"},
        {"label": "x", "role": "reviewer", "days": "30"},
        {"label": "x", "role": "owner", "days": "30"},
        {"label": "x", "role": "reader", "days": "0"},
        {"label": "x", "role": "reader", "days": "²"},
        {"label": "x", "role": "reader", "days": "9" * 400},
    ],
)
def test_no_token_does_more_than_its_person(new: House, form: dict[str, str]) -> None:
    """Nor is there one without a label or an end, whatever is sent."""
    answer = new.visit(Role.READER).send("/account/tokens", "/account", **form)
    assert answer.status_code == 400
    assert new.accounts.tokens.of(new.person(Role.READER)) == ()


def test_nobody_revokes_another_s_token(new: House) -> None:
    """Its id is known to be none of theirs."""
    token, _ = new.accounts.tokens.make(new.person(Role.OWNER), "one", Role.READER)
    assert new.visit(Role.READER).send("/account/tokens/revoke", "/account", id=token.id).status_code == 400
    assert len(new.accounts.tokens.of(new.person(Role.OWNER))) == 1


def test_signing_out_everywhere_ends_every_session(new: House) -> None:
    """In this browser and in all others; another person's go on."""
    visit, other, owner = new.visit(Role.READER), new.visit(Role.READER), new.visit(Role.OWNER)
    answer = visit.send("/account/everywhere", "/account")
    assert (answer.status_code, answer.headers["location"]) == (303, "/signin")
    assert [one.ask("/").status_code for one in (visit, other, owner)] == [401, 401, 200]


# ---------------------------------------------------------------------- the owners' page


def test_an_owner_makes_an_account_with_a_password_that_is_shown_once(new: House) -> None:
    """It opens only the page on which they set their own; they stand in the list until they did as such."""
    owner = new.visit(Role.OWNER)
    made = owner.send("/people", "/people", name="Dan  Reed", role="reviewer")
    password = token_in(made)
    assert says(made, "h2")[0] == "A password for \u2068Dan Reed\u2069"
    dan = Visit(new.app)
    assert dan.sign_in("Dan Reed", password).status_code == 303
    assert dan.ask("/").headers["location"] == "/account"
    assert password not in owner.ask("/people").text
    assert any("Dan Reed reviewer" in row and "has yet to set" in row for row in says(owner.ask("/people"), "tbody tr"))


def test_an_owner_changes_others_and_not_themselves(new: House) -> None:
    """Role, password and account of anybody else; their own stands without any button."""
    owner, reader = new.visit(Role.OWNER), new.visit(Role.READER)
    who = NAMES[Role.READER]
    assert owner.send("/people/role", "/people", who=who, role="reviewer").headers["location"] == "/people?done=role"
    assert reader.ask("/review").status_code == 200
    password = token_in(owner.send("/people/password", "/people", who=who))
    assert reader.ask("/").status_code == 401
    assert Visit(new.app).sign_in(who, password).status_code == 303
    assert owner.send("/people/remove", "/people", who=who).headers["location"] == "/people?done=removed"
    assert Visit(new.app).sign_in(who, password).status_code == 401
    for path in ("role", "password", "remove"):
        answer = owner.send(f"/people/{path}", "/people", who=NAMES[Role.OWNER], role="reader")
        assert answer.status_code == 400
        assert "Your own account is changed by another owner" in says(answer, "p.notice")[0]
    assert new.person(Role.OWNER).role is Role.OWNER


def test_a_name_that_is_taken_is_told_of_and_stands_in_the_form(new: House) -> None:
    """One that was closed is opened again for the same person only if that is said."""
    owner = new.visit(Role.OWNER)
    taken = owner.send("/people", "/people", name="ben sallow", role="owner")
    assert taken.status_code == 400
    assert "has an account already." in says(taken, "p.notice")[0]
    assert 'value="ben sallow"' in taken.text
    owner.send("/people/remove", "/people", who=NAMES[Role.REVIEWER])
    assert owner.send("/people", "/people", name="Ben Sallow", role="reader").status_code == 400
    assert owner.send("/people", "/people", name="Ben Sallow", role="reader", returning="yes").status_code == 200


@pytest.mark.parametrize("form", [{"name": "Dan", "role": "king"}, {"name": "\u202e", "role": "reader"}, {"role": ""}])
def test_what_makes_no_account_is_told_of(new: House, form: dict[str, str]) -> None:
    """In one line on the page, and nobody is made."""
    answer = new.visit(Role.OWNER).send("/people", "/people", **form)
    assert (answer.status_code, len(says(answer, "p.notice"))) == (400, 1)
    assert len(new.accounts.people.all()) == 3


def test_names_are_words_and_nothing_else(new: House) -> None:
    """A name that looks like a page's own code is shown as it is, wherever it stands."""
    name = "<b onclick=x>R&D</b>"
    new.accounts.people.add(name, Role.OWNER, BEN)
    visit = Visit(new.app)
    assert visit.sign_in(name, BEN).status_code == 303
    for path in ("/", "/account", "/people"):
        page = visit.ask(path).text
        assert "<b onclick" not in page
        assert "&lt;b onclick=x&gt;R&amp;D&lt;/b&gt;" in page
