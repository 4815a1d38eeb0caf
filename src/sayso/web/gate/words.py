"""The words of the gate: signing in, one's own page, and the people of a ledger."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sayso.access.person import Person, Role
from sayso.web.words import counted

ROLES: Final[Mapping[str, str]] = {
    "reader": "reader",
    "reviewer": "reviewer",
    "owner": "owner",
}
MAY: Final[Mapping[str, str]] = {
    "reader": "reads everything",
    "reviewer": "also adds reports and decides what the program proposes",
    "owner": "also makes and closes accounts",
}

# signing in
SIGN_IN: Final = "Sign in"
SIGN_IN_LEAD: Final = "Whoever reads this ledger from another machine has an account in it. Its owner makes them."
NAME: Final = "Name"
PASSWORD: Final = "Password"  # noqa: S105  a label
SIGN_IN_FIRST: Final = "Sign in to see this page."
SENT_UNSIGNED: Final = "You are not signed in, or not any more: what was sent was not done. Sign in and send it again."
OVER: Final = "Your session is over. Sign in again."
WRONG: Final = "No account has this name and this password."
SIGN_OUT: Final = "Sign out"
ACCOUNT: Final = "Account"

# refusals
API_SIGN_IN: Final = "this needs an account: send a token as “Authorization: Bearer sayso_…”"
API_TOKEN: Final = "this token is none, or over, or revoked"  # noqa: S105  a sentence
BY_HAND: Final = "a token does not open this: a person does it, signed in"
NO_LINE: Final = "No role was given this address, so nobody may have it. Please report this as a fault."
SET_OWN: Final = "the password was made for you: set one of your own first"


def not_for(person: Person, role: Role) -> str:
    """Somebody's role is too small."""
    return f"This is for {ROLES[role]}s. {person.name} is signed in as {ROLES[person.role]}; an owner can change that."


def token_not_for(role: Role) -> str:
    """A token's role is too small."""
    return f"this token may do what a {ROLES[role]} may, and this needs more"


def wait(seconds: float) -> str:
    """After how long it may be tried again."""
    whole = max(1, round(seconds + 0.5))
    if whole < 90:
        return f"try again in {counted(whole, 'second', 'seconds')}"
    return f"try again in {counted(round(whole / 60 + 0.5), 'minute', 'minutes')}"


def too_many_tries(seconds: float) -> str:
    """Signing in was tried too often."""
    return f"Too many tries: {wait(seconds)}."


def too_many_requests(seconds: float) -> str:
    """The API was asked too often."""
    return f"too many requests: {wait(seconds)}"
