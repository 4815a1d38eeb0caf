"""What came back from an address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime

from sayso.errors import NotFetched, Unreachable

READ = frozenset(
    {"text/html", "application/xhtml+xml", "text/plain", "text/vtt", "application/x-subrip", "application/pdf"}
    | {"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml"}
    | {"application/feed+json", "application/json", "application/activity+json", "text/csv", "text/markdown"}
    | {"application/octet-stream", "application/warc", "application/gzip", "application/x-gzip"}
)
"""Media types of what may hold a report. Other kinds are not even downloaded."""

ACCEPT = (
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json;q=0.9,*/*;q=0.5"
)

BROUGHT = frozenset({200, 203})
"""Statuses that bring a page."""

FOR_NOW = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses that may be gone the next time."""

MOVED = frozenset({301, 302, 303, 307, 308})
"""Statuses that send elsewhere, where they say where."""

_RETRY_LIMIT = 366 * 24 * 3600.0
_CHARSET = re.compile(r"[A-Za-z0-9_.:-]{2,40}")
_TYPE = re.compile(r"[\w.+-]{1,60}/[\w.+-]{1,80}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask by, whether its page has changed since (RFC 9110, 8.8)."""

    etag: str | None = None
    modified: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        """The headers of a conditional request."""
        said = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in said.items() if value}


NOTHING_KNOWN = Validators()


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer, whole. ``data``: the body, unpacked; ``headers``: as they came; ``at``: the moment it was whole."""

    asked: str
    """The address that was asked for."""

    url: str
    """The address that answered, after all redirects, without fragment."""

    hops: tuple[str, ...]
    """The addresses that redirected, in order."""

    address: str
    """The numeric address that was connected to."""

    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    sent: tuple[tuple[str, str], ...]
    """The request's headers."""

    data: bytes
    at: datetime

    @property
    def unchanged(self) -> bool:
        """Whether the server says that nothing has changed; then there is no body."""
        return self.status == 304

    def header(self, name: str) -> str | None:
        """The first header of this name."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    @property
    def validators(self) -> Validators:
        """What to ask by the next time."""
        return Validators(self.header("etag"), self.header("last-modified"))

    @property
    def media_type(self) -> str:
        """The declared type, lower-cased and without parameters; empty where none is."""
        return media_type(self.header("content-type"))

    @property
    def charset(self) -> str | None:
        """The declared encoding of the characters."""
        told = Message()
        told["content-type"] = self.header("content-type") or ""
        charset = told.get_param("charset")
        found = _CHARSET.fullmatch(charset.strip()) if isinstance(charset, str) else None
        return found[0] if found else None


def media_type(header: str | None) -> str:
    """The type that a ``Content-Type`` names; empty where it names none."""
    found = _TYPE.match((header or "").strip())
    return found[0].lower() if found else ""


def refuse_wrong_type(where: str, header: str | None) -> None:
    """Refuses what cannot hold a report by its declared type.

    Raises:
        NotFetched: it is an image, a film, a program or the like.
    """
    kind = media_type(header)
    if kind and kind not in READ and not kind.endswith(("+xml", "+json")):
        raise NotFetched(where, f"is of the type {kind}: no page, feed, or other report")
    if kind.startswith("image/"):  # image/svg+xml
        raise NotFetched(where, f"is of the type {kind}: no page, feed, or other report")


def retry_after(header: str | None, now: datetime) -> float | None:
    """Seconds that ``Retry-After`` asks for, as a number or as a date (RFC 9110, 10.2.3); None where it does not."""
    said = (header or "").strip()
    if said.isascii() and said.isdigit():
        return min(float(said[:12]), _RETRY_LIMIT)
    try:
        when = parsedate_to_datetime(said)
    except (ValueError, TypeError, OverflowError):
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return min(max(0.0, (when - now).total_seconds()), _RETRY_LIMIT)


def refuse_status(answer: Fetched, where: str, now: datetime) -> None:
    """Lets pass what can be read, and "not changed".

    Raises:
        Unreachable: the server is busy or broken, for now.
        NotFetched: any other answer that brings no page.
    """
    if answer.status in BROUGHT or answer.unchanged:
        return
    why = f"the server answers {answer.status} {answer.reason}".rstrip()
    if answer.status in FOR_NOW:
        raise Unreachable(where, why, retry_after(answer.header("retry-after"), now))
    raise NotFetched(where, why)
