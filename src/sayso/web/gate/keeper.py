"""The keeper of the gate: knows the accounts, and how often something may be tried."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from secrets import token_urlsafe
from typing import Final, TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection
from starlette.responses import Response

from sayso.access.accounts import Accounts
from sayso.access.limits import Limiter, Rate, place_of
from sayso.access.names import key_of
from sayso.access.person import Person
from sayso.errors import NotSignedIn, SaysoError, TooOften
from sayso.web.gate import words
from sayso.web.visitor import Visitor, seal_of

T = TypeVar("T")

HASHING: Final = 3
"""Passwords that are compared at a time: each takes 64 MiB and a tenth of a second."""

WAITING: Final = 40
BUSY: Final = 5.0
"""How many may wait for that, and how many seconds the others are told to wait."""

SESSION: Final = "sayso-session"
KNOCK: Final = "sayso-knock"
"""The cookie of a session, and the one that ties the form of signing in to the browser it was shown in."""

BEARER: Final = "bearer"

PLACE, NAME, TOKEN, API = Rate(10, 60.0), Rate(30, 20.0), Rate(30, 5.0), Rate(200, 0.1)


@dataclass(frozen=True, slots=True)
class Rates:
    """How often something may be done, and how often it may fail.

    One asker alone cannot use up what a name may fail, so that nobody is shut out by one machine that guesses.
    """

    place: Rate = PLACE
    """Failures to sign in from one address."""

    name: Rate = NAME
    """Failures to sign in under one name, from anywhere."""

    token: Rate = TOKEN
    """Tokens from one address that are none."""

    api: Rate = API
    """Requests to the API in one person's name."""


class Keeper:
    """Tells who asks, signs them in, and counts. Safe to use from several threads."""

    def __init__(self, accounts: Accounts, *, https: bool = False, rates: Rates = Rates()) -> None:
        """``https``: whether people reach the pages by https alone, so that cookies are sent by nothing less."""
        self.accounts = accounts
        self.https = https
        self._places = Limiter(rates.place)
        self._names = Limiter(rates.name)
        self._tokens = Limiter(rates.token)
        self._api = Limiter(rates.api)
        self._hashing = asyncio.Semaphore(HASHING)
        self._waiting = 0

    # ------------------------------------------------------------------ who asks

    def visitor(self, request: HTTPConnection) -> Visitor:
        """Who asks: by token, or by the cookie of a session.

        Raises:
            NotSignedIn: a token was sent that is none, or over.
            TooOften: too many such tokens came from there.
        """
        scheme, _, secret = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == BEARER:  # another scheme is that of a proxy before us
            return self._by_token(request, secret.strip())
        session = self.cookie(request, SESSION)
        person = self.accounts.sessions.person(session) if session else None
        if person is None:
            return self.stranger(request)
        return Visitor(person, None if person.temporary else person.role, seal_of(session))

    def stranger(self, request: HTTPConnection) -> Visitor:
        """Somebody who is not signed in."""
        knock = self.cookie(request, KNOCK) or token_urlsafe(32)  # without the cookie no form is trusted
        return Visitor(None, None, seal_of(knock))

    def _by_token(self, request: HTTPConnection, secret: str) -> Visitor:
        place = place_of_request(request)
        if wait := self._tokens.take(place):
            raise TooOften(words.too_many_requests(wait), wait)
        found = self.accounts.tokens.bearer(secret)
        if found is None:
            raise NotSignedIn(words.API_TOKEN)
        self._tokens.give_back(place)
        person, role = found
        return Visitor(person, role, None)

    def count_request(self, person: Person) -> None:
        """Counts a request of a program's.

        Raises:
            TooOften: this person asked too often.
        """
        if wait := self._api.take(person.id):
            raise TooOften(words.too_many_requests(wait), wait)

    # ------------------------------------------------------------------ signing in and out

    async def check(self, request: HTTPConnection, name: str, password: str) -> Person:
        """The person whose name and password these are.

        Raises:
            NotSignedIn: they are nobody's.
            TooOften: too many tries failed, from there or under this name; the password was not looked at.
        """
        person = await self._tried(request, name, lambda: self.accounts.people.check(name, password))
        if person is None:
            raise NotSignedIn(words.WRONG)
        return person

    async def change_password(self, request: HTTPConnection, name: str, old: str, new: str) -> bool:
        """Sets one's own password, which ends all sessions. False: the old one is another.

        Raises:
            BadRequest: the new one will not do.
            TooOften: too many tries failed, from there or under this name.
        """
        changed = await self._tried(request, name, lambda: self.accounts.people.change_password(name, old, new) or None)
        return bool(changed)

    async def hashed(self, act: Callable[[], T]) -> T:
        """Does what makes or compares a password, a few at a time; those that wait hold no thread.

        Raises:
            TooOften: too many wait already.
        """
        if self._waiting >= WAITING:
            raise TooOften(words.too_many_tries(BUSY), BUSY)
        self._waiting += 1
        try:
            async with self._hashing:
                return await run_in_threadpool(act)
        finally:
            self._waiting -= 1

    async def _tried(self, request: HTTPConnection, name: str, attempt: Callable[[], T | None]) -> T | None:
        """Tries a password; None: it is another. What was not looked at, or was the right one, does not count."""
        place, key = place_of_request(request), key_of(name)
        if wait := self._places.take(place):
            raise TooOften(words.too_many_tries(wait), wait)
        if wait := self._names.take(key):
            self._places.give_back(place)
            raise TooOften(words.too_many_tries(wait), wait)
        try:
            found = await self.hashed(attempt)
        except SaysoError:  # the database is busy, too many wait, or a new password, asked for rightly, will not do
            self._give_back(place, key)
            raise
        if found is not None:
            self._give_back(place, key)
        return found

    def _give_back(self, place: str, key: str) -> None:
        self._places.give_back(place)
        self._names.give_back(key)

    async def begin(self, request: HTTPConnection, answer: Response, person: Person) -> None:
        """Begins a session of somebody who was checked. Whatever session the browser showed before is ended."""
        before = self.cookie(request, SESSION)
        if before:
            await run_in_threadpool(self.accounts.sessions.end, before)
        self.give(answer, SESSION, await run_in_threadpool(self.accounts.sessions.begin, person))
        self.take(answer, KNOCK)

    async def end(self, request: HTTPConnection, answer: Response, everywhere: Person | None = None) -> None:
        """Ends the session that the browser shows, and all others of a person."""
        if everywhere is not None:
            await run_in_threadpool(self.accounts.sessions.end_all, everywhere)
        await run_in_threadpool(self.accounts.sessions.end, self.cookie(request, SESSION))
        self.take(answer, SESSION)

    # ------------------------------------------------------------------ cookies

    def cookie(self, request: HTTPConnection, name: str) -> str:
        """The value of a cookie of ours; "" for none."""
        return request.cookies.get(self.called(name), "")

    def give(self, answer: Response, name: str, value: str) -> None:
        """Gives the browser a cookie until it is closed: no script sees it, and no other site's form sends it."""
        answer.set_cookie(self.called(name), value, httponly=True, samesite="lax", secure=self.https)

    def take(self, answer: Response, name: str) -> None:
        """Takes a cookie back."""
        answer.delete_cookie(self.called(name), httponly=True, samesite="lax", secure=self.https)

    def called(self, name: str) -> str:
        """What a cookie of ours is called in the browser."""
        return f"__Host-{name}" if self.https else name  # a name that no other host of the domain can set


def place_of_request(request: HTTPConnection) -> str:
    """Whose address a request came from, as limits know it."""
    return place_of(request.client.host if request.client else "")
