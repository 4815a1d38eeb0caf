"""News feeds: RSS, Atom and JSON Feed become items; which of them are read, and from where, is decided by others."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

from sayso.domain.ids import content_id
from sayso.errors import BinaryInput, OversizedInput
from sayso.read.told import Given, Told

LARGEST = 16 * 1024 * 1024
"""Bytes of a feed beyond which it is not read."""

MOST = 10_000
"""Items beyond which a feed is refused: to parse so many takes longer than a feed may."""

_UNFIT = re.compile("[\0\ud800-\udfff]")
_ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")
_BEFORE_ROOT = ((b"<?", b"?>"), (b"<!--", b"-->"), (b"<!DOCTYPE", b">"))
_JSON = re.compile(
    rb'\s{0,200}(?:\xef\xbb\xbf)?\{.{0,4000}?"version"\s*:\s*"https?:(?:\\?/){2}jsonfeed\.org', re.DOTALL
)
_KINDS = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"})


@dataclass(frozen=True, slots=True)
class Source:
    """Who published an aggregated item in the first place, as ``<source>`` names it."""

    name: str | None
    url: str | None

    def __str__(self) -> str:
        return f"{self.name} ({self.url})" if self.name and self.url else self.name or self.url or ""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed. ``text``: its own words, as HTML; ``url``: its page, always of http or https."""

    id: str
    url: str | None
    title: str | None
    published: datetime | None
    byline: tuple[str, ...]
    text: str
    source: Source | None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed. ``pause``: the seconds that it asks to be left alone between two looks (``<ttl>``)."""

    url: str
    title: str | None
    items: tuple[Item, ...]
    pause: float | None = None

    @property
    def name(self) -> str:
        """The feed as it is told of."""
        return f"“{self.title}” ({self.url})" if self.title else self.url

    def told(self, item: Item) -> Told:
        """What the feed says of an item's page."""
        return Told(
            by=self.name,
            title=item.title,
            publisher=item.source.name if item.source else None,
            source=str(item.source) if item.source else None,
            byline=item.byline,
            published=item.published,
        )

    def given(self, item: Item) -> Given | None:
        """An item's own words as a report; None where it has none.

        The publisher is the source that the item names, or else the feed.
        """
        if not item.text.strip():
            return None
        told = self.told(item)
        publisher = told.publisher or self.title
        told = Told(told.by, told.title, publisher, told.source, told.byline, told.published)
        return Given(_page(item), item.url or f"{self.url}#{item.id}", "utf-8", told)


def is_feed(data: bytes, media_type: str = "") -> bool:
    """Tells a feed, by its declared type or by how it begins."""
    head = data[:8192].removeprefix(b"\xef\xbb\xbf")
    return media_type in _KINDS or _JSON.match(head) is not None or _ROOT.match(_from_root(head)) is not None


def _from_root(head: bytes) -> bytes:
    """An XML document from its first element on, or from where it is not understood."""
    while True:
        head = head.lstrip()
        for start, end in _BEFORE_ROOT:
            if head.startswith(start):
                stop = b"]>" if start == b"<!DOCTYPE" and b"[" in head[: head.find(b">") + 1] else end
                _, found, rest = head.partition(stop)
                if not found:
                    return b""
                head = rest
                break
        else:
            return head


def read_feed(data: bytes, url: str, charset: str | None = None) -> Feed:
    """Reads a feed.

    Args:
        data: the feed as it came.
        url: its address, to which the items' addresses are relative.
        charset: the encoding that the server declared.

    Raises:
        OversizedInput: it is larger than a feed can be.
        BinaryInput: it is no feed, or declares entities, by which a small file can be made to unfold without end.
    """
    if len(data) > LARGEST:
        raise OversizedInput(url, f"larger than the limit for a feed of {LARGEST // 1024 // 1024} MiB")
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _json_feed(data, url)
    # Deferred: what parses XML feeds takes a tenth of a second to load.
    from sayso.read.feed_xml import read_xml_feed

    return read_xml_feed(data, url, charset)


def moment(said: str | None) -> datetime | None:
    """A time as feeds write it (RFC 822, or ISO 8601); UTC where it names no zone."""
    if not said:
        return None
    try:
        when = datetime.fromisoformat(said.strip())
    except ValueError:
        try:
            when = parsedate_to_datetime(said.strip())
        except (ValueError, TypeError, OverflowError):
            return None
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def clean(words: str) -> str:
    """Words without what no text can hold: half a surrogate pair, or a NUL."""
    return _UNFIT.sub("\ufffd", words)


def web_address(said: object, base: str) -> str | None:
    """An absolute address of the web, or None."""
    if not isinstance(said, str) or not said.strip() or len(said) > 8_000 or not said.strip().isprintable():
        return None
    try:
        url = urljoin(base, said.strip())
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


def item_id(known_by: object, updated: object) -> str:
    """The id by which an item is known again; one that says that it was updated is another.

    Args:
        known_by: its own id, or its address, or its words.
        updated: when it says that it was changed last.
    """
    return content_id("item", known_by, updated)


def _page(item: Item) -> bytes:
    """An item's own words as a page, so that it can be archived, and read again, like any other."""
    title = html.escape(item.title or "")
    head = f"<h1>{title}</h1>" if title else ""
    text = item.text if "<" in item.text else "".join(f"<p>{line}</p>" for line in item.text.splitlines() if line)
    head_of_page = f'<!doctype html><html><head><meta charset="utf-8"><title>{title}</title></head>'
    return f"{head_of_page}<body><article>{head}\n{text}\n</article></body></html>".encode("utf-8", "replace")


def _json_feed(data: bytes, url: str) -> Feed:
    """JSON Feed, version 1 or 1.1 (jsonfeed.org)."""
    try:
        told = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as bad:
        raise BinaryInput(url, "is not a feed: its JSON is broken, or nested too deep") from bad
    match told:
        case {"version": str(version), "items": [*items]} if "jsonfeed.org" in version:
            title = told.get("title")
            if len(items) > MOST:
                raise BinaryInput(url, f"holds more than {MOST:,} items")
            name = " ".join(clean(title).split()) if isinstance(title, str) else None
            return Feed(url, name or None, tuple(_json_items(items, url)))
    raise BinaryInput(url, "is JSON, but not a JSON Feed")


def _json_items(items: list[object], base: str) -> Iterator[Item]:
    for item in items:
        if not isinstance(item, dict):
            continue
        said = {key: clean(value) for key, value in item.items() if isinstance(value, str)}
        text = said.get("content_html") or html.escape(said.get("content_text") or said.get("summary") or "")
        title = said.get("title") or None
        url = web_address(item.get("url") or item.get("external_url"), base)
        # An item that points elsewhere was first published there.
        elsewhere = web_address(item.get("external_url"), base) if said.get("url") else None
        own = said.get("id") or (str(item["id"]) if isinstance(item.get("id"), int) else None)
        yield Item(
            id=item_id(own or url or [title, text], said.get("date_modified")),
            url=url,
            title=" ".join(title.split()) if title else None,
            published=moment(said.get("date_published")),
            byline=tuple(_json_authors(item)),
            text=text,
            source=Source(None, elsewhere) if elsewhere else None,
        )


def _json_authors(item: dict[str, object]) -> Iterator[str]:
    authors = item.get("authors") or [item.get("author")]
    for author in authors if isinstance(authors, list) else []:
        match author:
            case {"name": str(name)} if name.strip():
                yield " ".join(clean(name).split())
