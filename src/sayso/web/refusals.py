"""What the pages say where they cannot do what was asked, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

NOT_OURS: Final = "this form did not come from these pages, or is from before a restart: load the page again"
TOO_MUCH: Final = "more was sent than a form of these pages holds"
ERROR_HEADINGS: Final[Mapping[int, str]] = MappingProxyType(
    {
        400: "That cannot be answered",
        401: "Sign in first",
        403: "That is not for your account",
        404: "Nothing here",
        405: "That cannot be done here",
        413: "That is too much at once",
        429: "That is too often",
        500: "Something went wrong on our side",
        503: "The ledger cannot be read just now",
    }
)
ERROR_DETAILS: Final[Mapping[int, str]] = MappingProxyType(
    {
        400: "The request makes no sense to this program.",
        404: "No page has this address, or it is no longer in this ledger.",
        405: "This page can only be read.",
        500: "The page could not be made. Nothing in the ledger was changed.",
        503: "Try again in a moment.",
    }
)
ERROR_OTHER: Final = "That did not work"
CLAIMS_OF_WHAT: Final = "claims are given of one report (report=…) or by words (q=…)"
PROXIED: Final = (
    "A proxy asks these pages for somebody else, and they ask nobody for an account: start them with --address."
)
WRONG_HOST: Final = "These pages answer to 127.0.0.1 and localhost alone."
NOT_BUILT: Final = "the pages’ styles and scripts are not built: run `make build`"


def no_such_page(path: str) -> str:
    """Nothing has this address."""
    return f"There is no page at {path}"


def wrong_host(names: Sequence[str]) -> str:
    """These pages were asked for by a name that is none of theirs."""
    return f"These pages answer to {', '.join(names)} and to addresses in figures, and to no other name."


def port_taken(host: str, port: int) -> str:
    """Another program listens there already."""
    return f"port {port} on {host} is already in use: choose another one with --port"


def cannot_listen(host: str, port: int, why: str) -> str:
    """The system does not let us listen there."""
    return f"cannot listen on {host}, port {port}: {why}"


def not_this_machine(host: str) -> str:
    """Other machines could reach that address."""
    return f"{host} can be reached from other machines: without accounts the pages are served on 127.0.0.1 alone"


def no_owner(where: str, ledger: str) -> str:
    """Accounts would be asked for, and nobody could make any."""
    named = "…" if "://" in ledger else ledger  # an address may hold a password
    return (
        f"other machines could reach {where}, and no owner has an account who could let anybody in: "
        f"make one with `sayso accounts add NAME --role owner --db {named}`"
    )


def no_address(told: str) -> str:
    """What people are said to open is no address of pages."""
    return f"“{told[:200]}” is no address of these pages: write it like https://desk.example, without a path"


def too_long(name: str, limit: int) -> str:
    """A value of an address is longer than any that could fit."""
    return f"“{name}” may have {limit} characters at most"


def not_one_of(name: str, value: str, known: Sequence[str]) -> str:
    """A value of an address is not one of those that its name can have."""
    return f"“{value}” is no value of “{name}”: it is one of {', '.join(known)}"


def not_a_number(name: str, value: str, least: int, most: int) -> str:
    """A value of an address is no whole number between the bounds."""
    return f"“{value}” is no value of “{name}”: it is a whole number from {least} to {most}"
