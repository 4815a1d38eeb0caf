"""A live page's entries as documents of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from sayso.domain.report import Document, EntryOf, Report
from sayso.domain.text import BlockKind
from sayso.read.build import PAGES_OWN, Facts, make_document
from sayso.read.kinds import assembled
from sayso.read.linking import links_of
from sayso.read.live import Entry, entry_address, entry_kinds
from sayso.read.outlets import outlet_by_name, outlet_by_url
from sayso.read.stamps import read_iso
from sayso.read.visible import placed


def read_entries(data: bytes, entries: Sequence[Entry], page: Document, base: str | None) -> Iterator[Document]:
    """Yields a document for each entry, in the page's order.

    What an entry does not tell (publisher, language, authors, time) is its page's, and is noted as that.

    Args:
        data: the page's bytes.
        entries: as found on it.
        page: the page's own document.
        base: what relative addresses are relative to.
    """
    for number, entry in enumerate(entries, start=1):
        kinds = entry_kinds(entry)
        if not {BlockKind.BODY, BlockKind.HEADLINE, BlockKind.CAPTION} & set(kinds):
            continue  # nothing but a stamp or a button
        text, blocks = assembled(entry.lines, kinds)
        document = make_document(data, text, blocks, _facts(entry, number, len(entries), page.report))
        yield replace(
            document,
            links=links_of(entry.lines, kinds, base),
            entry=EntryOf(page.report.id, number, len(entries)),
        )


def _facts(entry: Entry, number: int, total: int, page: Report) -> Facts:
    facts = Facts(
        url=entry_address(entry.anchor, page.url),
        path=page.path,
        title=entry.title,
        label="Live",
        byline=entry.authors or page.byline,
        publisher=page.publisher,
        language=page.language,
    )
    facts.note("entry", f"{number} of {total} of report {page.id}, a live page; told by {entry.told_by}")
    if facts.url == page.url:
        facts.note("url", PAGES_OWN)
    facts.note("byline", entry.told_by if entry.authors else "the live page's")
    facts.note("publisher", "the live page's")
    facts.published = _moment(entry.published, page, facts, "published", entry)
    if facts.published is None and page.published:
        facts.published = page.published
        facts.note("published", "the live page's: the entry tells none")
    updated = _moment(entry.updated, page, Facts(), "updated", entry)
    if updated and facts.published and updated > facts.published:
        facts.updated = _moment(entry.updated, page, facts, "updated", entry)
    return facts


def _moment(value: str | None, page: Report, facts: Facts, what: str, entry: Entry) -> datetime | None:
    when = read_iso(value)
    outlet = outlet_by_name(page.publisher) or outlet_by_url(page.url)
    return placed(when, outlet.zone if outlet else None, facts, what, entry.told_by) if when else None
