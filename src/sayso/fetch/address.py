"""Which addresses are asked at all: only the web's, and no machine that the outside could not reach itself.

A feed or a page may name any address, a private one too; to follow it would let a stranger use this machine to reach
its network (server-side request forgery, OWASP). The check is made on the numbers that a name resolves to, by
whoever then connects to just those numbers.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import TypeAlias

import httpx

from sayso.errors import ForbiddenAddress, Unreachable

Resolve: TypeAlias = Callable[[str, int, float], Sequence[str]]
"""A host's name, a port and seconds of patience → numeric addresses. Raises ``OSError`` where there are none."""

LONGEST = 8_000
"""Characters of an address beyond which it is no address of a page (RFC 9110, 4.1)."""

METADATA = frozenset(map(ip_address, ("169.254.169.254", "100.100.100.200", "168.63.129.16", "fd00:ec2::254")))
"""Where clouds tell a machine its own secrets; one of them is outside every private range."""

_TRANSLATED = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"), IPv6Network("::/96"))
"""IPv6 forms whose last 32 bits are an IPv4 address: NAT64 (RFC 6052, 8215) and the old IPv4-compatible form."""


def checked_url(url: str) -> httpx.URL:
    """The address to ask, without its fragment.

    Raises:
        ForbiddenAddress: it is no address, not of http or https, or carries a password.
    """
    told = (url if len(url) <= 200 else url[:200] + "…").encode("utf-8", "replace").decode("utf-8")
    try:
        parsed = httpx.URL(url.strip())
    except (httpx.InvalidURL, ValueError) as bad:
        raise ForbiddenAddress(told, f"is no address ({bad})") from bad
    if len(url) > LONGEST:
        raise ForbiddenAddress(told, f"is longer than {LONGEST} characters")
    if parsed.scheme not in {"http", "https"}:
        raise ForbiddenAddress(told, "only http and https are fetched")
    if parsed.userinfo:
        bare = str(parsed.copy_with(username=None, password=None))
        raise ForbiddenAddress(bare, "an address with a user's name or password in it is not fetched, nor recorded")
    if not parsed.host or (parsed.port or 80) > 65535:
        raise ForbiddenAddress(told, "names no host" if not parsed.host else "is no address (there is no such port)")
    return parsed.copy_with(fragment=None)


def why_forbidden(address: str) -> str | None:
    """What kind of address it is that strangers may not make this machine reach; None for one of the public net.

    Args:
        address: numeric, IPv4 or IPv6, with or without a zone.
    """
    try:
        number = ip_address(address.partition("%")[0])
    except ValueError:
        return "not a numeric address"
    return _why(number)


def _why(number: IPv4Address | IPv6Address) -> str | None:
    inner = _inner(number) if isinstance(number, IPv6Address) else None
    if inner is not None:
        return _why(inner)
    kinds = (
        (number in METADATA, "a cloud's metadata address"),
        (number.is_unspecified, "an unspecified address"),
        (number.is_loopback, "an address of this machine"),
        (number.is_link_local, "a link-local address"),
        (number.is_multicast, "a multicast address"),
        (number.is_private, "a private address"),
        (isinstance(number, IPv6Address) and number.is_site_local, "a private address"),
        (number.is_reserved or not number.is_global, "a reserved address"),
    )
    return next((kind for holds, kind in kinds if holds), None)


def _inner(number: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for, whichever way it is wrapped."""
    if number.is_unspecified or number.is_loopback:
        return None
    if number.ipv4_mapped or number.sixtofour:
        return number.ipv4_mapped or number.sixtofour
    if number.teredo:
        return number.teredo[1]
    if any(number in net for net in _TRANSLATED):
        return IPv4Address(int(number) & 0xFFFFFFFF)
    return None


def is_this_machine(address: str) -> bool:
    """Tells a loopback address."""
    try:
        number = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return (_inner(number) or number).is_loopback if isinstance(number, IPv6Address) else number.is_loopback


def system_addresses(host: str, port: int, patience: float) -> list[str]:
    """Asks the system's resolver, and waits no longer than ``patience`` seconds for it.

    Raises:
        OSError: it knows no such name, or does not answer.
    """
    told: list[list[str]] = []
    failed: list[OSError] = []

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as refused:
            failed.append(refused if isinstance(refused, OSError) else OSError(str(refused)))
        else:
            told.append(list(dict.fromkeys(str(one[4][0]) for one in found)))

    # The system's call cannot be told to hurry: a thread of its own is left to it when time is up.
    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(patience)
    if failed:
        raise failed[0]
    if not told:
        raise OSError("the resolver does not answer")
    return told[0]


def allowed_addresses(host: str, port: int, resolve: Resolve, patience: float, *, allow_private: bool) -> Sequence[str]:
    """The numbers to connect to.

    Raises:
        ForbiddenAddress: one of them is not of the public net, and such are not allowed.
        Unreachable: the name has no address.
    """
    try:
        found = resolve(host, port, patience)
    except OSError as unknown:
        raise Unreachable(host, f"its name has no address ({unknown.strerror or unknown})") from unknown
    if not found:
        raise Unreachable(host, "its name has no address")
    if not allow_private:
        for address in found:
            why = why_forbidden(address)
            if why:
                raise ForbiddenAddress(host, f"{address} is {why}; --allow-private would ask it")
    return found
