"""A report with what was said of it elsewhere: by the feed, or the list, that named it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from sayso.domain.report import Document, report_id
from sayso.read.report import read_reports


@dataclass(frozen=True, slots=True)
class Told:
    """What a feed or a list says of a report. The report's own word comes first; these fill in where it has none."""

    by: str
    """The feed, by name and address, or the list's name."""

    title: str | None = None
    publisher: str | None = None
    """The source that an aggregated item names; else the feed's own title, where the item has no page of its own."""

    source: str | None = None
    """The original publisher of an aggregated item, as ``<source>`` names it: name and address."""

    byline: tuple[str, ...] = ()
    published: datetime | None = None
    url: str | None = None
    how: Literal["feed", "list"] = "feed"
    """What it is that says so."""


@dataclass(frozen=True, slots=True)
class Given:
    """An input at hand as bytes. ``url``: where it came from; ``charset``: the encoding that its server told."""

    data: bytes
    url: str
    charset: str | None = None
    told: Told | None = None

    def __str__(self) -> str:
        return self.url


def read_given(given: Given) -> tuple[Document, ...]:
    """Reads what is at hand as bytes: one document, or, for a live page, the page and then its entries.

    What a feed said is said of the page: of that its entries take the publisher and the source, but no title, author
    or time.

    Raises:
        UnreadableReport: as ``read_reports``.
    """
    return told_of(read_reports(given.data, url=given.url, charset=given.charset), given.told)


def told_of(documents: tuple[Document, ...], told: Told | None) -> tuple[Document, ...]:
    """What one input holds, with what was said of it elsewhere, as ``read_given`` has it."""
    if told is None:
        return documents
    page, *entries = documents
    of_entries = replace(told, title=None, byline=(), published=None, url=None)
    page = completed(page, told)
    return (page, *(_of_page(completed(entry, of_entries), page) for entry in entries))


def _of_page(entry: Document, page: Document) -> Document:
    """An entry that names its page as the page is called now that it is completed."""
    assert entry.entry is not None
    return replace(entry, entry=replace(entry.entry, page=page.report.id))


def completed(document: Document, told: Told) -> Document:
    """A document whose open fields are filled in from what a feed or a list said, each with that as how it was found.

    The feed or list that named the report, and the original source that it names, are always noted.
    """
    report = document.report
    found_by = [*report.found_by, (told.how, told.by)]
    if told.source:
        found_by.append(("source", f"{told.source}, says the feed"))
    offered: dict[str, object] = {"title": told.title, "publisher": told.publisher, "byline": told.byline}
    offered |= {"published": told.published, "url": told.url}
    filled = {name: value for name, value in offered.items() if value and not getattr(report, name)}
    found_by += [(name, f"the {told.how}’s word for it") for name in filled]
    report = replace(report, **filled, found_by=tuple(found_by))  # type: ignore[arg-type]
    name = report_id(report.url, report.publisher, report.title, report.sha256_text)
    return replace(document, report=replace(report, id=name))
