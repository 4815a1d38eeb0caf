"""Accounts beside either store: who is let in, as what, and when no more."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from sayso.access import tables
from sayso.access.accounts import Accounts
from sayso.access.person import Role
from sayso.access.sessions import IDLE, LASTS, MOST
from sayso.errors import BadRequest, NotFound
from sayso.ledger import Ledger
from sayso.ledger.copying import copy_ledger
from tests.access.cheap import ADA, BEN, cheap
from tests.ledger.builders import Page, build


class Clock:
    """Stands still until it is set on."""

    def __init__(self) -> None:
        self.now = datetime(2031, 5, 3, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    """The accounts' clock."""
    return Clock()


@pytest.fixture
def accounts(where: str, clock: Clock) -> Iterator[Accounts]:
    """The accounts of a new ledger, with one owner."""
    with Accounts.open(where, clock=clock, hasher=cheap()) as opened:
        opened.people.add("Ada Moor", Role.OWNER, ADA)
        yield opened


def every_value(accounts: Accounts) -> str:
    """All that the tables hold, as one string."""
    with accounts._store.reading() as connection:
        return repr([connection.execute(select(table)).all() for table in tables.metadata.sorted_tables])


def test_a_person_is_known_by_name_and_password_alone(accounts: Accounts) -> None:
    """Case and spaces of the name do not matter, all of the password does."""
    assert accounts.people.check("ada  MOOR", ADA) is not None
    assert accounts.people.check("Ada Moor", ADA.upper()) is None
    assert accounts.people.check("Ada Moor", "") is None
    assert accounts.people.check("Ben Sallow", ADA) is None


def test_accounts_outlive_the_program(accounts: Accounts, where: str) -> None:
    """Opened again, they are the same people; opening twice makes nothing twice."""
    with Accounts.open(where, hasher=cheap()) as again:
        assert again.people.all() == accounts.people.all()
        assert again.people.any()


def test_a_name_belongs_to_one_person(accounts: Accounts) -> None:
    """Nobody else gets it in another case, width or with joiners in it."""
    for name in ("ada moor", "\uff21\uff24\uff21 Moor", "Ada\u200d Moor", " Ada\tMoor "):
        with pytest.raises(BadRequest, match="has an account already"):
            accounts.people.add(name, Role.READER, BEN)


def test_a_closed_account_opens_nothing_and_keeps_its_name(accounts: Accounts) -> None:
    """Password, session and token end at once; the name is given to nobody else unless it is the same person."""
    ben = accounts.people.add("Ben Sallow", Role.REVIEWER, BEN)
    session = accounts.sessions.begin(ben)
    _, token = accounts.tokens.make(ben, "nightly list", Role.READER)
    accounts.people.remove("ben sallow")
    assert accounts.people.check("Ben Sallow", BEN) is None
    assert accounts.sessions.person(session) is None
    assert accounts.tokens.bearer(token) is None
    assert [one.name for one in accounts.people.all()] == ["Ada Moor"]
    with pytest.raises(NotFound):
        accounts.people.set_role("Ben Sallow", Role.OWNER)
    with pytest.raises(BadRequest, match="may have judged"):
        accounts.people.add("Ben Sallow", Role.READER, BEN)
    back = accounts.people.add("Ben Sallow", Role.READER, BEN, returning=True)
    assert (back.id, back.role) == (ben.id, Role.READER)
    assert accounts.sessions.person(session) is None


def test_there_is_always_an_owner(accounts: Accounts) -> None:
    """The only one can neither be removed nor made less; with another one they can."""
    with pytest.raises(BadRequest, match="only owner"):
        accounts.people.remove("Ada Moor")
    with pytest.raises(BadRequest, match="only owner"):
        accounts.people.set_role("Ada Moor", Role.READER)
    accounts.people.add("Ben Sallow", Role.OWNER, BEN)
    assert accounts.people.set_role("Ada Moor", Role.READER).role is Role.READER


def test_a_session_ends_by_itself(accounts: Accounts, clock: Clock) -> None:
    """After a day without a request, and after a fortnight whatever was asked."""
    ada = accounts.people.person("Ada Moor")
    idle, busy = accounts.sessions.begin(ada), accounts.sessions.begin(ada)
    begun = clock.now
    while clock.now - begun < LASTS - timedelta(hours=20):
        clock.now += timedelta(hours=20)
        assert accounts.sessions.person(busy) == ada
    assert clock.now - begun > IDLE
    assert accounts.sessions.person(idle) is None
    clock.now = begun + LASTS
    assert accounts.sessions.person(busy) is None


def test_a_session_is_ended_by_signing_out(accounts: Accounts) -> None:
    """That one alone; what never was one is no session."""
    ada = accounts.people.person("Ada Moor")
    one, other = accounts.sessions.begin(ada), accounts.sessions.begin(ada)
    accounts.sessions.end(one)
    assert accounts.sessions.person(one) is None
    assert accounts.sessions.person(other) == ada
    assert accounts.sessions.person("") is None
    assert accounts.sessions.person("\ud800") is None


def test_sessions_are_bounded(accounts: Accounts, clock: Clock) -> None:
    """The one begun first makes room, and those that are over are let go."""
    ada = accounts.people.person("Ada Moor")
    begun = []
    for _ in range(MOST + 3):
        clock.now += timedelta(seconds=1)
        begun.append(accounts.sessions.begin(ada))
    assert [accounts.sessions.person(one) is not None for one in begun] == [False] * 3 + [True] * MOST


def test_a_new_password_ends_all_sessions(accounts: Accounts) -> None:
    """One's own leaves tokens; one set by somebody else revokes them. The old password must be known."""
    ada = accounts.people.person("Ada Moor")
    session = accounts.sessions.begin(ada)
    _, token = accounts.tokens.make(ada, "nightly list", Role.READER)
    assert not accounts.people.change_password("Ada Moor", BEN, "another long one")
    assert accounts.sessions.person(session) == ada
    assert accounts.people.change_password("Ada Moor", ADA, BEN)
    assert accounts.sessions.person(session) is None
    assert accounts.tokens.bearer(token) is not None
    assert accounts.people.check("Ada Moor", ADA) is None
    assert accounts.people.set_password("Ada Moor", ADA, temporary=True).temporary
    assert accounts.tokens.bearer(token) is None
    with pytest.raises(BadRequest, match="12 characters"):
        accounts.people.set_password("Ada Moor", "short")
    assert accounts.people.check("Ada Moor", ADA) is not None


def test_a_token_does_what_its_role_and_its_person_s_allow(accounts: Accounts) -> None:
    """The lesser of the two, as they are now; never more than when it was made."""
    accounts.people.add("Ben Sallow", Role.OWNER, BEN)
    ada = accounts.people.person("Ada Moor")
    _, low = accounts.tokens.make(ada, "reads", Role.READER)
    made, high = accounts.tokens.make(ada, "judges", Role.OWNER)
    assert made.role is Role.OWNER
    accounts.people.set_role("Ada Moor", Role.REVIEWER)
    for secret, role in ((low, Role.READER), (high, Role.REVIEWER)):
        found = accounts.tokens.bearer(secret)
        assert found is not None
        assert found[1] is role
    assert accounts.tokens.make(accounts.people.person("Ada Moor"), "more", Role.OWNER)[0].role is Role.REVIEWER


def test_a_token_ends(accounts: Accounts, clock: Clock) -> None:
    """On its day, or when it is revoked; nobody revokes another's."""
    ada = accounts.people.person("Ada Moor")
    ben = accounts.people.add("Ben Sallow", Role.READER, BEN)
    first, secret = accounts.tokens.make(ada, "one week", Role.READER, days=7)
    second, other = accounts.tokens.make(ada, "one year", Role.READER, days=365)
    clock.now += timedelta(days=7)
    assert accounts.tokens.bearer(secret) is None
    assert accounts.tokens.bearer(other) is not None
    assert {one.id for one in accounts.tokens.of(ada)} == {first.id, second.id}
    with pytest.raises(NotFound):
        accounts.tokens.revoke(ben, second.id)
    accounts.tokens.revoke(ada, second.id)
    assert accounts.tokens.bearer(other) is None


@pytest.mark.parametrize(("label", "days"), [("", 1), ("x" * 81, 1), ("bell\a", 1), ("fine", 0), ("fine", 367)])
def test_a_token_needs_a_label_and_an_end(accounts: Accounts, label: str, days: int) -> None:
    """None is made without."""
    with pytest.raises(BadRequest):
        accounts.tokens.make(accounts.people.person("Ada Moor"), label, Role.READER, days)


def test_no_secret_is_kept(accounts: Accounts) -> None:
    """Neither password, nor session, nor token stands in any table."""
    ada = accounts.people.person("Ada Moor")
    secrets = [ADA, accounts.sessions.begin(ada), accounts.tokens.make(ada, "one", Role.READER)[1]]
    held = every_value(accounts)
    assert "Ada Moor" in held
    assert [one for one in secrets if one in held] == []


def test_a_ledger_is_handed_on_without_its_accounts(accounts: Accounts, where: str, tmp_path: Path) -> None:
    """Neither its entries nor its copy tell of people or passwords."""
    with Ledger.open(where) as ledger:
        ledger.record(build(Page()))
        before = list(ledger.entries())
    accounts.people.add("Ben Sallow", Role.READER, BEN)
    target = str(tmp_path / "handed.db")
    copy_ledger(where, target, lambda _table, _rows: None)
    with Ledger.open(target) as copied, Ledger.open(where) as ledger:
        assert list(copied.entries()) == list(ledger.entries()) == before
    assert b"Sallow" not in Path(target).read_bytes()
    assert not Path(f"{target}-access").exists()


def test_a_ledger_s_file_has_its_accounts_beside_it_for_its_user_alone(tmp_path: Path) -> None:
    """No other user of the machine can read what is kept of passwords."""
    before = os.umask(0)
    try:
        with Accounts.open(str(tmp_path / "one.db"), hasher=cheap()) as accounts:
            accounts.people.add("Ada Moor", Role.OWNER, ADA)
            modes = {one.name: stat.S_IMODE(one.stat().st_mode) for one in tmp_path.glob("one.db-access*")}
    finally:
        os.umask(before)
    assert modes["one.db-access"] == 0o600
    assert set(modes.values()) == {0o600}


def test_a_recording_does_not_keep_people_waiting(accounts: Accounts, where: str) -> None:
    """Whoever signs in does not wait for whoever writes to the ledger."""
    with Ledger.open(where) as ledger, ledger._writing():
        ada = accounts.people.check("Ada Moor", ADA)
        assert ada is not None
        assert accounts.sessions.person(accounts.sessions.begin(ada)) is not None
