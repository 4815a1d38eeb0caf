"""Signing in, and accounts."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.web.moments import Moment


@dataclass(frozen=True, slots=True)
class SignInPage:
    """What signin.html may use. ``to``: where to go then; ``said``: why it is shown; "" where it was asked for."""

    seal: str
    to: str
    name: str
    said: str


@dataclass(frozen=True, slots=True)
class TokenLine:
    """One token. ``used`` None: it never was; ``over``: its day has come."""

    id: str
    label: str
    role: str
    expires: Moment
    used: Moment | None
    over: bool


@dataclass(frozen=True, slots=True)
class AccountPage:
    """What account.html may use.

    Attributes:
        temporary: the password was made for them, and they are to set their own before anything else.
        said: why something was not done; "" where all was.
        done: what was done; "" where nothing was.
        secret: a token that was made just now; None: none was.
        label: what was typed as the label of a token.
        roles: what a token of theirs can be made for, with words.
        days: for how many days.
    """

    seal: str
    name: str
    role: str
    temporary: bool
    said: str
    done: str
    tokens: tuple[TokenLine, ...]
    secret: str | None
    label: str
    roles: tuple[tuple[str, str], ...]
    days: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody with an account. ``seen`` None: they never signed in; ``me``: whoever looks at the page."""

    name: str
    role: str
    since: Moment
    seen: Moment | None
    temporary: bool
    me: bool


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """What people.html may use.

    Attributes:
        said: why something was not done; "" where all was.
        done: what was done; "" where nothing was.
        secret: whose password was made up just now, and the password; None: nobody's.
        name: what was typed as the name of somebody new.
        role: what was chosen as their role.
        roles: all of them, with words.
    """

    seal: str
    said: str
    done: str
    people: tuple[PersonLine, ...]
    secret: tuple[str, str] | None
    name: str
    role: str
    roles: tuple[tuple[str, str], ...]
