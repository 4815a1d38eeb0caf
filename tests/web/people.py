"""People with accounts at the pages, and browsers that keep their cookies."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
from starlette.applications import Starlette
from starlette.types import ASGIApp

from sayso.access.accounts import Accounts
from sayso.access.passwords import Hasher
from sayso.access.person import Person, Role
from sayso.ledger import Ledger
from sayso.web.adding.jobs import How, Jobs
from sayso.web.app import Reach, make_app
from sayso.web.gate.keeper import Keeper, Rates
from sayso.web.hosts import hosts_of
from tests.access.cheap import ADA, BEN, cheap

NAMES = {Role.OWNER: "Ada Moor", Role.REVIEWER: "Ben Sallow", Role.READER: "Cleo Finch"}
WORDS = {Role.OWNER: ADA, Role.REVIEWER: BEN, Role.READER: "nine lamps along a quay"}
"""One person of each role, and their passwords."""

USUAL = Rates()
ELSEWHERE = "198.51.100.7"


class Clock:
    """Stands still until it is set on."""

    def __init__(self) -> None:
        self.now = datetime(2031, 5, 3, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Visit:
    """One browser: it keeps cookies, and is at one address."""

    app: ASGIApp
    place: str = "192.0.2.10"
    home: str = "http://desk.example"
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(
        self,
        path: str,
        method: str = "GET",
        headers: Mapping[str, str] | None = None,
        fields: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """One request; redirections are not followed."""
        answer = ask_from(
            self.place, self.app, f"{self.home}{path}", method, headers=headers, fields=fields, cookies=self.cookies
        )
        for told in answer.headers.get_list("set-cookie"):
            name, value = re.match("([^=]+)=([^;]*)", told).groups()  # type: ignore[union-attr]
            self.cookies.pop(name, None)
            if "Max-Age=0" not in told:
                self.cookies[name] = value
        return answer

    def send(self, path: str, at: str, **fields: str) -> httpx.Response:
        """A form of the page at an address, sent."""
        return self.ask(path, "POST", fields={"token": self.token(at)} | fields)

    def token(self, path: str) -> str:
        """What the forms of a page carry."""
        found = re.search(r'name="token" value="([^"]+)"', self.ask(path).text)
        assert found, path
        return found.group(1)

    def sign_in(self, name: str, password: str, **more: str) -> httpx.Response:
        """Signs in by the form."""
        return self.send("/signin", "/signin", name=name, password=password, **more)


def ask_from(
    place: str,
    app: ASGIApp,
    url: str,
    method: str = "GET",
    *,
    headers: Mapping[str, str] | None = None,
    fields: Mapping[str, str] | None = None,
    cookies: Mapping[str, str] | None = None,
) -> httpx.Response:
    """One request from an address."""
    given = dict(headers or {})
    if cookies:
        given["cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())

    async def asked() -> httpx.Response:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False, client=(place, 40000))
        async with httpx.AsyncClient(transport=transport) as client:
            return await client.request(method, url, headers=given, data=fields)

    with ThreadPoolExecutor(1) as apart:
        return apart.submit(asyncio.run, asked()).result()


@dataclass
class House:
    """Pages behind the gate, over a ledger with one person of each role."""

    ledger: Ledger
    accounts: Accounts
    keeper: Keeper
    app: Starlette
    clock: Clock

    def person(self, role: Role) -> Person:
        """The one of this role."""
        return self.accounts.people.person(NAMES[role])

    def visit(self, role: Role | None = None) -> Visit:
        """A browser of theirs, signed in; None: of nobody."""
        visit = Visit(self.app)
        self.clock.now += timedelta(seconds=1)  # of many sessions, the first makes room
        if role is not None:
            assert visit.sign_in(NAMES[role], WORDS[role]).status_code == 303
        return visit

    def token(self, role: Role, most: Role | None = None) -> str:
        """A token of theirs, for their own role or a lesser one."""
        return self.accounts.tokens.make(self.person(role), "a program", most or role)[1]


@contextmanager
def housed(folder: Path, *, https: bool = False, rates: Rates = USUAL, hasher: Hasher | None = None) -> Iterator[House]:
    """Makes such pages over a new ledger in a folder."""
    where, clock = str(folder / "one.db"), Clock()
    with Ledger.open(where) as ledger, Accounts.open(where, clock=clock, hasher=hasher or cheap()) as accounts:
        for role, name in NAMES.items():
            accounts.people.add(name, role, WORDS[role])
        keeper = Keeper(accounts, https=https, rates=rates)
        jobs = Jobs(ledger, How(where, rules_only=True, apart=False))
        app = make_app(ledger, jobs=jobs, reach=Reach(hosts_of("0.0.0.0", "desk.example"), keeper))  # noqa: S104
        yield House(ledger, accounts, keeper, app, clock)
        jobs.close()
