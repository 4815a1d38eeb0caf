"""A layer of tiles from a server that whoever runs the pages names: optional, on the map's page alone.

Without one no page reaches the network. With one the map's page may fetch pictures from that server and nothing else
from nowhere else: its policy is loosened by the one origin. Whoever opens the map then tells that server their address
and where they look.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from sayso.errors import BadRequest

LONGEST: Final = 1_000
PLACES: Final = ("{z}", "{x}", "{y}")
"""What a template must have, once each: zoom, column and row of the usual web tiling."""

_HOST: Final = re.compile(r"^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$")
_PATH: Final = re.compile(r"^[A-Za-z0-9\-._~/%@:+{}?&=!*]*$")
"""Nothing that ends a part of a policy or of an attribute."""


@dataclass(frozen=True, slots=True)
class Tiles:
    """A layer of tiles: its address with ``{z}``, ``{x}`` and ``{y}`` in it, where that is, and whose it is."""

    template: str
    origin: str
    credit: str

    def loosened(self, policy: str) -> str:
        """A content security policy by which pictures may come from there too."""
        wanted = ("img-src", "connect-src")
        parts = (part.strip() for part in policy.split(";"))
        return "; ".join(f"{part} {self.origin}" if part.startswith(wanted) else part for part in parts)


def tiles_of(template: str, credit: str | None = None) -> Tiles:
    """Understands the address of a layer of tiles.

    Args:
        template: https, or http on this machine; with ``{z}``, ``{x}`` and ``{y}``, once each, after the host.
        credit: whose map it is; None: the host's name stands for it.

    Raises:
        BadRequest: it is none that is taken.
    """
    why = _fault(template)
    if why is not None:
        raise BadRequest(
            f"--tiles “{template[:120]}” {why}: it is the https address of a layer of tiles, like "
            "https://tiles.example/{z}/{x}/{y}.png"
        )
    told = urlsplit(template)
    host = told.hostname or ""
    shown = f"[{host}]" if ":" in host else host
    port = f":{told.port}" if told.port is not None else ""
    return Tiles(template, f"{told.scheme}://{shown}{port}", " ".join((credit or host).split()))


def _fault(template: str) -> str | None:
    """What is wrong with a template; None: nothing."""
    try:
        told = urlsplit(template)
        host, _ = told.hostname or "", told.port
    except ValueError:
        return "is no address"
    rest = template.partition("://")[2].partition("/")[2]
    marked = all(rest.count(one) == 1 for one in PLACES) and (rest.count("{"), rest.count("}")) == (3, 3)
    faults = (
        (len(template) > LONGEST, "is too long"),
        (not template.startswith(("https://", "http://")), "is not of the web"),
        ("@" in told.netloc or bool(told.fragment), "has more than an address"),
        (not (_HOST.match(host) or _is_address(host)), "names no host"),
        (told.scheme == "http" and not _is_this_machine(host), "is not encrypted, and not on this machine"),
        (not _PATH.match(rest), "has characters that an address has not"),
        (not marked, "needs {z}, {x} and {y}, once each, and nothing else in braces"),
    )
    return next((why for wrong, why in faults if wrong), None)


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _is_this_machine(host: str) -> bool:
    return host == "localhost" or (_is_address(host) and ip_address(host).is_loopback)
