"""What every kind of feed has: items, where they were first published, and how their times and addresses are read."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

from sayso.domain.ids import content_id
from sayso.read.told import Given, Told

MOST = 10_000
"""Items beyond which a feed is refused: to parse so many takes longer than a feed may."""

_UNFIT = re.compile("[\0\ud800-\udfff]")


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
