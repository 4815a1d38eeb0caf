"""JSON Feed, version 1 or 1.1 (jsonfeed.org)."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator

from sayso.errors import BinaryInput
from sayso.read.feed_items import MOST, Feed, Item, Source, clean, item_id, moment, web_address


def read_json_feed(data: bytes, url: str) -> Feed:
    """Reads JSON Feed.

    Raises:
        BinaryInput: it is none, or holds more items than a feed may.
    """
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
