"""Where words stand: the addresses of pages, and of words in them."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import quote, urlencode, urlsplit

TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Invisible characters that change the direction of reading (Unicode, UAX 9)."""


def turns_direction(words: str) -> bool:
    """Tells whether the text holds characters that change the direction of reading without being seen."""
    return not TURNING.isdisjoint(words)


def followable(address: str | None) -> str | None:
    """The address if a link may lead there: http or https with a host, and nothing else."""
    if address is None:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme.lower() in {"http", "https"} and parts.netloc else None


def event_href(event: str, as_of: datetime | None = None, dossier: str = "") -> str:
    """The address of an event's page, as known at a moment, and with the sides of a dossier, where these are given."""
    given = [f"as_of={quote(as_of.isoformat(), safe=':')}"] if as_of is not None else []
    given += [f"dossier={quote(dossier, safe='')}"] if dossier else []
    return f"/events/{quote(event, safe='')}" + (f"?{'&'.join(given)}" if given else "")


def changes_href(event: str, since: datetime | None = None, until: datetime | None = None) -> str:
    """The address of what changed in one event's answer, between two moments where any is given."""
    given = {"event": event, "since": since, "as_of": until}
    told = {name: value if isinstance(value, str) else value.isoformat() for name, value in given.items() if value}
    return f"/changes?{urlencode(told)}"


def report_href(report: str) -> str:
    """The address of a report's page."""
    return f"/reports/{quote(report, safe='')}"


def diff_href(former: str, later: str) -> str:
    """The address of two versions of a page beside one another."""
    return f"{report_href(later)}/since/{quote(former, safe='')}"


def claim_href(claim: str) -> str:
    """The permanent address of a claim."""
    return f"/claims/{quote(claim, safe='')}"


def words_href(report: str, claim: str) -> str:
    """The address of a claim's words in their report: found by the anchor even without scripts."""
    safe = quote(claim, safe="")
    return f"{report_href(report)}?claim={safe}#{safe}"
