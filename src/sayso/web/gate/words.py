"""The words of the gate: signing in, one's own page, and the people of a ledger."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sayso.access.person import Person, Role
from sayso.web.words import counted

ROLES: Final[Mapping[str, str]] = {one.value: one.value for one in Role}
MAY: Final[Mapping[str, str]] = {
    "reader": "reads everything",
    "reviewer": "also adds reports and decides what the program proposes",
    "owner": "also makes and closes accounts",
}

# signing in
SIGN_IN: Final = "Sign in"
SIGN_IN_LEAD: Final = "These pages are for whoever has an account. Their owner makes them."
NAME: Final = "Name"
PASSWORD: Final = "Password"  # noqa: S105  a label
SIGN_IN_FIRST: Final = "Sign in to see this page."
SENT_UNSIGNED: Final = "You are not signed in, or not any more: what was sent was not done. Sign in and send it again."
OVER: Final = "Your session is over. Sign in again."
WRONG: Final = "No account has this name and this password."
SIGN_OUT: Final = "Sign out"
ACCOUNT: Final = "Account"

# one's own page
ACCOUNT_TITLE: Final = "Your account"
TEMPORARY_LEAD: Final = "Your password was made for you. Set one of your own; until then it opens nothing else."
CHANGE: Final = "Change your password"
SET_FIRST: Final = "Set your password"
OLD: Final = "The one you have"
NEW: Final = "A new one"
NEW_HINT: Final = "12 characters or more; several words will do"
AGAIN: Final = "The new one again"
CHANGE_HELP: Final = "This signs you out everywhere else. Your tokens go on."
TOKENS: Final = "Tokens for programs"
TOKENS_LEAD: Final = (
    "A program that sends a token asks in your name. A token never does more than you may, and never makes accounts."
)
TOKEN: Final = "Token"  # noqa: S105  a label
LABEL: Final = "What it is for"
ROLE: Final = "Role"
LASTS: Final = "Lasts"
MAKE: Final = "Make a token"
MADE: Final = "Copy it now: it is shown this once, and kept nowhere."
HEADER_LINE: Final = "Authorization: Bearer …"
HEADER: Final = "A program sends it with each request, as the header"
UNTIL: Final = "Until"
USED: Final = "Last used"
NEVER: Final = "never"
EXPIRED: Final = "over"
REVOKE: Final = "Revoke"
NO_TOKENS: Final = "You have none."
EVERYWHERE: Final = "Sign out everywhere"
EVERYWHERE_LEAD: Final = "Ends every session of yours, in every browser, this one too."

# people
PEOPLE: Final = "People"
PEOPLE_LEAD: Final = "Whoever may open these pages. Their names stand beside what they decide."
SINCE: Final = "Since"
SEEN: Final = "Last signed in"
ACTIONS: Final = "Change"
YOU: Final = "Your account"
HAS_NOT_SET: Final = "has yet to set a password"
SET: Final = "Set role"
NEW_PASSWORD: Final = "Make a new password"  # noqa: S105  a label
NEW_PASSWORD_HELP: Final = "Ends their sessions and revokes their tokens."  # noqa: S105  a sentence
CLOSE: Final = "Close the account"
CLOSE_HELP: Final = "Nothing opens for them any more. What they decided keeps their name."
ADD: Final = "Add somebody"
ADD_BUTTON: Final = "Make the account"
ADD_NAME_HINT: Final = "as it is to stand beside their decisions"
RETURNING: Final = "They had an account under this name before, and are back."
TELL_THEM: Final = (
    "Tell them in a way that nobody else can read. It is shown this once, and opens only the page on which they set "
    "their own."
)
DONE: Final[Mapping[str, str]] = {
    "password": "Your password is changed.",
    "revoked": "The token is revoked.",
    "role": "The role is set.",
    "removed": "The account is closed.",
}

# refusals
NOT_THE_SAME: Final = "the new password was not typed the same twice"
OLD_WRONG: Final = "that is not the password you have"
NOT_A_CHOICE: Final = "that is none of the choices of this form"
NOT_ONESELF: Final = "your own account is changed by another owner, or with sayso accounts"
API_SIGN_IN: Final = "this needs an account: send a token as “Authorization: Bearer sayso_…”"
API_TOKEN: Final = "this token is none, or over, or revoked"  # noqa: S105  a sentence
API_RETRY: Final = "After how many seconds it may be asked again."
API_401: Final = "No account was shown, or one whose token or session is over."
API_403: Final = "The account may not do this."
API_429: Final = "Too many requests."
API_BY_TOKEN: Final = "Made by `sayso tokens make`, or on one’s own page."  # noqa: S105  a sentence
API_BY_SESSION: Final = "Of a browser that is signed in."
BY_HAND: Final = "a token does not open this: a person does it, signed in"
NO_LINE: Final = "No role was given this address, so nobody may have it. Please report this as a fault."
SET_OWN: Final = "the password was made for you: set one of your own first"


def not_for(person: Person, role: Role) -> str:
    """Somebody's role is too small."""
    return f"This is for {ROLES[role]}s. {person.name} is signed in as {ROLES[person.role]}; an owner can change that."


def token_not_for(role: Role) -> str:
    """A token's role is too small."""
    return f"this token may do what a {ROLES[role]} may, and this needs more"


def sentence(told: str) -> str:
    """A line of the program's as a sentence of a page."""
    return f"{told[:1].upper()}{told[1:]}{'' if told.endswith('.') else '.'}"


def change(name: str) -> str:
    """The name of what unfolds, for those who hear the page."""
    return f"Change {name}’s account"


def revoke(label: str) -> str:
    """The name of the button, for those who hear the page."""
    return f"Revoke {label}"


def secret_of(name: str) -> str:
    """Whose password was made up."""
    return f"A password for \u2068{name}\u2069"


def days(number: int) -> str:
    """How long a token lasts."""
    return {7: "a week", 30: "a month", 90: "three months", 366: "a year"}.get(number, f"{number} days")


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
