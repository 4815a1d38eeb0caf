"""By which names the pages are reached. A name that somebody made to point here (DNS rebinding) is none of them."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Final

from sayso.web import refusals


@dataclass(frozen=True, slots=True)
class Hosts:
    """Names that the pages answer to, lower-case, IPv6 addresses in brackets.

    ``addresses``: they answer to every IP address as well: no name points there that somebody else could have made.
    """

    names: frozenset[str]
    addresses: bool = False

    def holds(self, header: str) -> bool:
        """Tells whether a Host header names one of them."""
        host = host_of(header)
        return host in self.names or (self.addresses and _is_address(host))

    @property
    def told(self) -> str:
        """What somebody is told who asks by another name."""
        return refusals.wrong_host(sorted(self.names - LOOPBACK.names)) if self.addresses else refusals.WRONG_HOST


LOOPBACK: Final = Hosts(frozenset({"127.0.0.1", "localhost", "[::1]"}))
"""This machine's names for itself."""


def hosts_of(bound: str, given: str = "") -> Hosts:
    """The names of pages that other machines can reach.

    Args:
        bound: the address or name that they listen on.
        given: the host that people open, where a proxy stands between; "" for none.
    """
    own = socket.gethostname().lower()
    names = {own, f"{own}.local", bound.lower(), f"[{bound.lower()}]", given.lower()} - {"", "[]"}
    return Hosts(LOOPBACK.names | names, addresses=True)


def host_of(header: str) -> str:
    """The host in a Host header, without the port."""
    if header.startswith("["):
        return header.partition("]")[0].lower() + "]"
    return header.partition(":")[0].lower()


def _is_address(host: str) -> bool:
    try:
        ip_address(host.removeprefix("[").removesuffix("]"))
    except ValueError:
        return False
    return True
