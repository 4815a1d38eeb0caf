"""How the fetcher behaves, and how much it puts up with."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version

from sayso.errors import BadRequest

PRODUCT = "sayso"
"""The name by which robots.txt can address this program (RFC 9309, 2.2.1)."""

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Manners:
    """Times are in seconds, sizes in bytes."""

    contact: str | None = None
    """An address or page by which whoever runs a site can reach whoever runs this."""

    allow_private: bool = False
    """Whether addresses outside the public net are asked: for a desk's own servers, and for tests."""

    delay: float = 1.0
    """Least pause between two requests to one host; none where the host is this machine."""

    longest_delay: float = 60.0
    """A site's own ``Crawl-delay`` is kept up to this."""

    connect: float = 10.0
    read: float = 20.0
    """Longest silence."""

    total: float = 60.0
    """Longest time for one page, its redirects included and the waiting for the host's turn left out."""

    raw_limit: int = 32 * MIB
    """Bytes off the wire."""

    limit: int = 32 * MIB
    """Bytes unpacked: no more than a reader takes."""

    redirects: int = 10

    tries: int = 3
    """Requests for one page, where the server is busy or broken."""

    backoff: float = 1.0
    """Pause before the second try; doubled before each further one."""

    patience: float = 30.0
    """The longest pause that is waited out at once; a server that asks for more is left alone until then."""

    def __post_init__(self) -> None:
        if self.contact is not None and not (self.contact.isascii() and self.contact.isprintable()):
            raise BadRequest(f"“{self.contact[:80]}” cannot stand in a User-Agent: give an e-mail or web address")

    @property
    def user_agent(self) -> str:
        """Who is asking, said openly."""
        who = f"; +{self.contact}" if self.contact else ""
        return f"{PRODUCT}/{version('sayso')} (reads news reports for their claims{who})"


POLITE = Manners()
