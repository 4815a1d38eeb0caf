"""News feeds: RSS, Atom and JSON Feed become items; which of them are read, and from where, is decided by others."""

from __future__ import annotations

import re

from sayso.errors import OversizedInput
from sayso.read.feed_items import Feed
from sayso.read.feed_json import read_json_feed

LARGEST = 16 * 1024 * 1024
"""Bytes of a feed beyond which it is not read."""

_ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")
_BEFORE_ROOT = ((b"<?", b"?>"), (b"<!--", b"-->"), (b"<!DOCTYPE", b">"))
_JSON = re.compile(
    rb'\s{0,200}(?:\xef\xbb\xbf)?\{.{0,4000}?"version"\s*:\s*"https?:(?:\\?/){2}jsonfeed\.org', re.DOTALL
)
_KINDS = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"})


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
        return read_json_feed(data, url)
    # Deferred: what parses XML feeds takes a tenth of a second to load.
    from sayso.read.feed_xml import read_xml_feed

    return read_xml_feed(data, url, charset)
