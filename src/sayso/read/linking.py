"""Where a page's own words lead: the addresses behind its links, each with the words that carry it."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urldefrag, urljoin, urlsplit

from sayso.domain.report import Link
from sayso.domain.text import BlockKind, Span
from sayso.read.walk import Mark, Paragraph

MAX_LINKS = 2_000
"""Links of one report that are kept."""

_OWN = frozenset({BlockKind.BODY, BlockKind.STANDFIRST, BlockKind.CAPTION, BlockKind.CREDIT, BlockKind.PULL_QUOTE})
_LEADING = frozenset({BlockKind.LINK})


def links_of(lines: Sequence[Paragraph], kinds: Sequence[BlockKind], base: str | None) -> tuple[Link, ...]:
    """The links of the article's paragraphs, of "read more" lines and of embedded posts, in text order.

    Args:
        lines: the page's paragraphs; the text is one a line.
        kinds: theirs.
        base: the address that relative ones are relative to; None leaves them out.
    """
    found: list[Link] = []
    at = 0
    for line, kind in zip(lines, kinds, strict=True):
        if line.links and (
            kind in _OWN or Mark.EMBED in line.marks or (kind in _LEADING and Mark.NAV not in line.marks)
        ):
            found.extend(_in_line(line, at, base))
        at += len(line.words) + 1
    return tuple(found[:MAX_LINKS])


def _in_line(line: Paragraph, at: int, base: str | None) -> list[Link]:
    found = []
    behind = 0
    for address, words in line.links:
        where = line.words.find(words, behind) if words else -1
        whole = whole_address(address, base)
        if where >= 0 and whole:
            found.append(Link(Span(at + where, at + where + len(words)), whole))
            behind = where + len(words)
    return found


def whole_address(address: str, base: str | None) -> str | None:
    """The address of another page on the web, whole; None for a place on this page, a script, a mail address."""
    try:
        whole = urljoin(base or "", address.strip())
        parts = urlsplit(whole)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host or not whole.isprintable() or " " in whole:
        return None
    return None if base and urldefrag(whole)[0] == urldefrag(base)[0] else whole
