"""Web pages: the visible text, one paragraph a line, with the article and the furniture around it marked.

The text is our own walk over the page, so that nothing readable is cut; which paragraphs are the article is decided by
holding them against trafilatura's extraction (Barbaresi 2021).
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from sayso.domain.report import Document
from sayso.errors import EmptyInput, OversizedInput
from sayso.read.build import Facts, make_document
from sayso.read.entries import read_entries
from sayso.read.kinds import article_of, assembled, page_kinds, tokens_of
from sayso.read.linking import links_of, whole_address
from sayso.read.live import find_entries, without_entries
from sayso.read.metadata import Found, read_metadata
from sayso.read.pagefacts import choose_title, facts_from_page
from sayso.read.visible import facts_from_below
from sayso.read.walk import Paragraph, paragraphs, parse_page

MAX_PARAGRAPHS = 50_000
"""More than this are refused: the longest live blogs have some thousands."""

_MAX_EXTRACTED = 4_000_000  # characters of markup that are given to trafilatura, which keeps several trees of it


logging.getLogger("trafilatura").addHandler(logging.NullHandler())
logging.getLogger("htmldate").addHandler(logging.NullHandler())


def read_page(data: bytes, words: str, facts: Facts) -> tuple[Document, ...]:
    """Reads a web page, however malformed.

    Raises:
        EmptyInput: nothing on it is visible.
        OversizedInput: it has more than ``MAX_PARAGRAPHS`` paragraphs.
    """
    where = facts.path or facts.url or "input"
    root = parse_page(words)
    if root is None:
        raise EmptyInput(where, "a page on which nothing is visible")
    found = read_metadata(root)
    extracted = _extracted(words, found)
    shown = _lines(root, where)
    lines = shown + _unshown(shown, extracted)
    if not lines:
        raise EmptyInput(where, "a page on which nothing is visible")
    if len(lines) > len(shown):
        facts.note("text", "the page's data, for the article that its own script would show")
    title, how = choose_title(found, lines)
    kinds = page_kinds(lines, extracted, title)
    entries = find_entries(root, found, title)
    without_entries(lines, kinds, entries)
    text, blocks = assembled(lines, kinds)
    if title:
        facts.title = title
        facts.note("title", how)
    facts_from_page(text, blocks, lines, found, facts)
    if facts.published is None:
        _last_resort(words, text, facts)
    facts_from_below(text, blocks, facts)
    if entries:
        told = f"{len(entries)}, each read as a report of its own; told by {entries[0].told_by}"
        facts.note("entries", told)
    page = make_document(data, text, blocks, facts)
    base = whole_address(found.base or "", facts.url) or facts.url
    page = replace(page, links=links_of(lines, kinds, base))
    return (page, *read_entries(data, entries, page, base))


def _lines(root: etree._Element, where: str) -> list[Paragraph]:
    lines = []
    for paragraph in paragraphs(root):
        lines.append(paragraph)
        if len(lines) > MAX_PARAGRAPHS:
            raise OversizedInput(where, f"more than {MAX_PARAGRAPHS:,} paragraphs are not read as one report")
    return lines


def _extracted(words: str, found: Found) -> str:
    """The article's words as trafilatura tells them from the page, or as the page's JSON-LD gives them."""
    from trafilatura import bare_extraction

    try:
        page = bare_extraction(words[:_MAX_EXTRACTED], include_comments=False, include_tables=True, with_metadata=False)
        text = getattr(page, "text", None) or ""
    except Exception:  # noqa: BLE001  whatever trips it on a hostile page, the page is still read by its lines
        text = ""
    return text if len(text) * 2 >= len(found.body or "") else (found.body or "")


def _unshown(shown: Sequence[Paragraph], extracted: str) -> list[Paragraph]:
    """The extraction's own paragraphs where the page shows less than half of it without running its script."""
    article = article_of(extracted)
    if article is None:
        return []
    held = sum(len(own) for line in shown if article.holds(own := tokens_of(line.words)))
    lines = [" ".join(line.split()) for line in extracted.split("\n")]
    if held * 2 >= sum(len(tokens_of(line)) for line in lines):
        return []
    visible = frozenset(line.words for line in shown)
    return [Paragraph(line, "p", frozenset(), 0) for line in dict.fromkeys(lines) if line and line not in visible]


def _last_resort(words: str, text: str, facts: Facts) -> None:
    """Asks htmldate for a day where neither the metadata nor the page's stamps tell one."""
    from htmldate import find_date

    from sayso.read.stamps import read_iso
    from sayso.read.visible import known_outlet, placed

    try:
        day = find_date(words[:_MAX_EXTRACTED], original_date=True, extensive_search=True)
    except Exception:  # noqa: BLE001  a page that trips it has no date that it could tell
        day = None
    when = read_iso(day)
    if when:
        outlet = known_outlet(text, facts)
        facts.published = placed(when, outlet.zone if outlet else None, facts, "published", "htmldate, day only")
