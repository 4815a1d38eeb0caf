"""RSS and Atom, parsed by feedparser once it is sure that nothing in them unfolds."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

import feedparser  # type: ignore[import-untyped]

from sayso.errors import BinaryInput
from sayso.read.feed_items import MOST, Feed, Item, Source, clean, item_id, moment, web_address

_DECLARED = re.compile(
    r"""\A\ufeff?\s{0,200}<\?xml[^>]{0,300}?encoding\s{0,8}=\s{0,8}["']([\w.:-]{2,40})["'][^>]{0,300}?\?>"""
)
_ENTITY = re.compile(r"<!\s{0,20}ENTITY", re.IGNORECASE)
_DEEPEST = 100
_LOOSE = 1024 * 1024
"""Characters of a feed that is not well-formed, beyond which it is refused: those are read by slow patterns."""

_LONGEST_PAUSE = 24 * 3600.0


class _Enough(Exception):
    """What was looked for is found."""


def read_xml_feed(data: bytes, url: str, charset: str | None) -> Feed:
    """Reads RSS or Atom.

    Raises:
        BinaryInput: it is no feed, declares entities, or nests deeper than feeds do.
    """
    words = _decoded(data, charset)
    _refuse_unfolding(words, url)
    told = feedparser.parse(
        io.BytesIO(words.encode("utf-8", "replace")),
        response_headers={"content-type": "application/xml; charset=utf-8", "content-location": url},
        resolve_relative_uris=False,
        sanitize_html=False,  # an item's markup is read like any page's, and never shown
    )
    if not told.get("version") and not told.get("entries"):
        raise BinaryInput(url, "is not a feed: neither RSS nor Atom nor JSON Feed")
    feed = told.get("feed", {})
    return Feed(
        url,
        _line(feed.get("title")),
        tuple(_item(entry, url) for entry in told.get("entries", ())),
        _pause(feed.get("ttl")),
    )


def _decoded(data: bytes, charset: str | None) -> str:
    """The feed's characters, by its mark, its server, its own declaration, or as UTF-8, U+FFFD for what is wrong."""
    marks = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
    marked = next((name for mark, name in marks if data.startswith(mark)), None)
    declared = _DECLARED.match(data[:1024].decode("latin-1"))
    for name in (marked, charset, declared[1] if declared else None, "utf-8"):
        if name is None:
            continue
        try:
            words = data.decode(name, "strict" if name != "utf-8" else "replace")
        except (LookupError, UnicodeError, ValueError):
            continue
        if isinstance(words, str):
            # The declaration is of the bytes that came; it would be false of these.
            return _DECLARED.sub("<?xml version='1.0' encoding='utf-8'?>", words.removeprefix("\ufeff"), count=1)
    return data.decode("utf-8", "replace")


def _refuse_unfolding(words: str, url: str) -> None:
    """Refuses what can be made to unfold: declared entities, of which no feed format has any, and deep nesting.

    The declarations are looked for by a real parser, since markup can hide from patterns; where the parser gives up
    on the feed, the mere words of a declaration are enough.

    Raises:
        BinaryInput: there are some.
    """
    depth = 0
    items = 0

    def entity(*_: object) -> None:
        raise _Enough("declares entities, as feeds do not: refused, for such files can unfold without end")

    def opened(name: str, _: object) -> None:
        nonlocal depth, items
        depth += 1
        items += name.rpartition(":")[2] in {"item", "entry"}
        if depth > _DEEPEST:
            raise _Enough(f"is nested more than {_DEEPEST} deep")
        if items > MOST:
            raise _Enough(f"holds more than {MOST:,} items")

    def closed(*_: object) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.EntityDeclHandler = entity
    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    try:
        parser.Parse(words.encode("utf-8", "replace"), True)  # noqa: FBT003  expat takes no keyword
    except _Enough as why:
        raise BinaryInput(url, str(why)) from why
    except expat.ExpatError as broken:
        if _ENTITY.search(words):
            raise BinaryInput(url, "is broken XML that declares entities") from broken
        if len(words) > _LOOSE:
            raise BinaryInput(url, f"is broken XML ({broken}), and too large to be guessed at") from broken


def _item(entry: Any, base: str) -> Item:  # noqa: ANN401  feedparser's own dictionary, which has no types
    url = web_address(entry.get("link"), base)
    title = _line(entry.get("title"))
    text = _text(entry)
    updated = dict.get(entry, "updated")  # feedparser's own ``get`` would fall back to another field
    return Item(
        id=item_id(entry.get("id") or url or [title, text], updated),
        url=url,
        title=title,
        published=moment(entry.get("published") or updated),
        byline=tuple(dict.fromkeys(_authors(entry))),
        text=text,
        source=_source(entry.get("source"), base),
    )


def _text(entry: Any) -> str:  # noqa: ANN401
    """The longest of the texts that an item has."""
    texts = [one.get("value") for one in entry.get("content", ())] + [entry.get("summary")]
    return clean(max((text for text in texts if isinstance(text, str)), key=len, default=""))


def _authors(entry: Any) -> Iterator[str]:  # noqa: ANN401
    for one in entry.get("authors", ()):
        name = _line(one.get("name")) if hasattr(one, "get") else None
        if name and "@" not in name:
            yield name


def _source(told: Any, base: str) -> Source | None:  # noqa: ANN401
    """RSS: ``<source url="…">Name</source>``; Atom: ``<source>`` with the original feed's title and link."""
    if not hasattr(told, "get"):
        return None
    name = _line(told.get("title") or told.get("value"))
    links = [one.get("href") for one in told.get("links", ()) if hasattr(one, "get")]
    said = (told.get("href"), *links, told.get("link"))
    url = next((found for one in said if (found := web_address(one, base))), None)
    return Source(name, url) if name or url else None


def _line(said: object) -> str | None:
    """Words on one line, without markup."""
    if not isinstance(said, str):
        return None
    words = " ".join(re.sub(r"<[^<>]{0,400}>", " ", clean(said)).split())
    return words[:1000] or None


def _pause(ttl: object) -> float | None:
    """RSS ``<ttl>``: minutes."""
    said = ttl.strip() if isinstance(ttl, str) else ""
    return min(float(said[:9]) * 60, _LONGEST_PAUSE) if said.isascii() and said.isdigit() else None
