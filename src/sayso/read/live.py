"""Live pages: their entries, each a report of its own.

An entry is told by the page's JSON-LD (schema.org ``LiveBlogPosting``, ``liveBlogUpdate``), else by its shape: on a
page that says it is live, a row of like elements with a time in each. Where neither tells, the page stays one report.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urldefrag

from lxml import etree

from sayso.domain.text import BlockKind
from sayso.read.authors import clean, names_of
from sayso.read.kinds import Article, article_of, tokens_of
from sayso.read.metadata import Found, nodes_in, parsed_scripts
from sayso.read.shape import furniture
from sayso.read.walk import Mark, Paragraph, paragraphs

MAX_ENTRIES = 2_000
"""Entries of one page that are read."""

_MIN_ENTRIES = 3  # like elements that make a row
_MIN_WORDS = 8  # words of an entry, on the row's average
_MOSTLY_LINKED = 0.5  # share of a row's words in links from which on it is a list of other reports
_LIVE = re.compile(r"\blive\b(?!\s+(?:music|in|with|tv)\b)", re.IGNORECASE)
_BREAK = re.compile(r"</(?:p|div|li|h\d|blockquote)>|<br\s{0,3}/?>|\n", re.IGNORECASE)
_ROW_TAGS = ("article", "section", "div", "li")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its paragraphs, and what it tells of itself. ``anchor``: its address, or the ``id`` of its element."""

    lines: tuple[Paragraph, ...]
    title: str | None
    published: str | None
    updated: str | None
    authors: tuple[str, ...]
    anchor: str | None
    told_by: str


def find_entries(root: etree._Element, found: Found, title: str | None) -> list[Entry]:
    """The entries of a live page in the page's order; none where it is no live page or they cannot be told apart."""
    told = [entry for node in _updates(root) if (entry := _told(node)) is not None]
    if told:
        return told
    if not found.live and not (title and _LIVE.search(title)):
        return []
    return [entry for element in _row(root) if (entry := _shown(element)) is not None]


def without_entries(lines: Sequence[Paragraph], kinds: list[BlockKind], entries: Sequence[Entry]) -> None:
    """Marks the entries' paragraphs on the page itself as ``other``: they are read as reports of their own."""
    article = article_of("\n".join(line.words for entry in entries for line in entry.lines))
    whole = article or Article(frozenset(), frozenset())
    for i, line in enumerate(lines):
        if kinds[i] in {BlockKind.BODY, BlockKind.CAPTION, BlockKind.STANDFIRST} and whole.holds(tokens_of(line.words)):
            kinds[i] = BlockKind.OTHER


def entry_kinds(entry: Entry) -> list[BlockKind]:
    """The kind of each of an entry's paragraphs."""
    kinds: list[BlockKind] = []
    for line in entry.lines:
        kinds.append(_kind(line, headed=BlockKind.HEADLINE in kinds or BlockKind.BODY in kinds))
    return kinds


def _kind(line: Paragraph, *, headed: bool) -> BlockKind:
    if Mark.EMBED in line.marks or Mark.PROMO in line.marks:
        return BlockKind.OTHER
    if line.tag in _HEADINGS and not headed:
        return BlockKind.HEADLINE
    if Mark.CAPTION in line.marks:
        return BlockKind.CAPTION
    if Mark.TIME in line.marks and len(line.words) <= 60 and any(char.isdigit() for char in line.words):
        return BlockKind.TIMESTAMP
    return furniture(line.words) or BlockKind.BODY


def _updates(root: etree._Element) -> Iterator[dict[str, object]]:
    for data in parsed_scripts(root):
        for node in nodes_in(data):
            updates = node.get("liveBlogUpdate")
            for one in (updates if isinstance(updates, list) else [updates])[:MAX_ENTRIES]:
                if isinstance(one, dict):
                    yield one


def _told(node: dict[str, object]) -> Entry | None:
    """An entry as JSON-LD gives it; None where it gives no words."""
    body = node.get("articleBody")
    if not isinstance(body, str):
        body = node.get("description") if isinstance(node.get("description"), str) else ""
    assert isinstance(body, str)
    rows = [words for row in _BREAK.split(html.unescape(body[:200_000])) if (words := clean(row))]
    title = clean(node.get("headline") or node.get("name")) or None
    if not rows:
        return None
    lines = [Paragraph(words, "p", frozenset(), 0) for words in rows]
    if title and tokens_of(title) != tokens_of(rows[0]):
        lines.insert(0, Paragraph(title, "h2", frozenset(), 0))
    anchor = clean(node.get("url")) or clean(node.get("@id")) or None
    published, updated = clean(node.get("datePublished")) or None, clean(node.get("dateModified")) or None
    return Entry(
        tuple(lines), title, published, updated, names_of(node.get("author")), anchor, "JSON-LD liveBlogUpdate"
    )


def _row(root: etree._Element) -> list[etree._Element]:
    """The like elements, side by side and with a time in each, that hold the most words; none where no row does."""
    rows: dict[tuple[etree._Element, str, str], list[etree._Element]] = {}
    for stamp in root.iter("time"):
        for around in stamp.iterancestors(*_ROW_TAGS):
            parent = around.getparent()
            if parent is None:
                break
            row = rows.setdefault((parent, str(around.tag), (around.get("class") or "").split(" ")[0]), [])
            if not row or row[-1] is not around:
                row.append(around)
    weighed = [(_words(row), row) for row in rows.values() if _MIN_ENTRIES <= len(row) <= MAX_ENTRIES]
    best, chosen = max(weighed, key=lambda pair: pair[0], default=(0, []))
    return chosen if best else []


def _words(row: Sequence[etree._Element]) -> int:
    """How many words a row holds; 0 for a list of other reports, and for rows whose elements hold next to nothing."""
    lines = [line for element in row for line in paragraphs(element)]
    total = sum(len(line.words) for line in lines)
    linked = sum(line.linked for line in lines)
    words = sum(len(tokens_of(line.words)) for line in lines)
    return 0 if linked > _MOSTLY_LINKED * total or words < _MIN_WORDS * len(row) else words


def _shown(element: etree._Element) -> Entry | None:
    lines = tuple(paragraphs(element))
    if not any(len(tokens_of(line.words)) >= 4 for line in lines):
        return None
    moment = next((value for time in element.iter("time") if (value := time.get("datetime"))), None)
    title = next((line.words for line in lines if line.tag in _HEADINGS), None)
    return Entry(lines, title, clean(moment) or None, None, (), element.get("id"), "like elements with a time in each")


def entry_address(anchor: str | None, page: str | None) -> str | None:
    """The address of an entry: its own, or its place on the page."""
    if anchor and anchor.startswith(("http://", "https://")):
        return anchor
    return f"{urldefrag(page)[0]}#{anchor}" if page and anchor else page
