"""One published item and what is known of its publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sayso.domain.ids import content_id
from sayso.domain.text import Span, Text


@dataclass(frozen=True, slots=True)
class Report:
    """A report's metadata (CONTRACT, ``report``).

    ``published`` and ``updated`` are aware datetimes in the publisher's zone; None means that the page does not tell.
    ``sha256_raw`` is over the bytes as they came, ``sha256_text`` over the text's UTF-8.
    """

    id: str
    url: str | None
    path: str | None
    title: str | None
    label: str | None
    byline: tuple[str, ...]
    publisher: str | None
    published: datetime | None
    updated: datetime | None
    language: str | None
    sha256_raw: str
    sha256_text: str
    found_by: tuple[tuple[str, str], ...] = ()
    """For each field that was found, how: ``(("published", "visible stamp, zone of the publisher"), ...)``."""


def report_id(url: str | None, publisher: str | None, title: str | None, sha256_text: str) -> str:
    """Same address, publisher, title and text: same report. The path of a file is no part of it."""
    return content_id("report", url, publisher, title, sha256_text)


@dataclass(frozen=True, slots=True)
class Link:
    """Words of a report that lead to another address, which is whole (``https://…``)."""

    span: Span
    url: str


@dataclass(frozen=True, slots=True)
class EntryOf:
    """Which entry of which live page a report is: the page's report id, and the place in the page's order, from 1.

    The place is no part of the entry's id: new entries move it, and the entry stays the same.
    """

    page: str
    number: int
    total: int


@dataclass(frozen=True, slots=True)
class Document:
    """A report as read: its metadata and its text; ``links`` in text order; ``entry`` for an entry of a live page."""

    report: Report
    text: Text
    links: tuple[Link, ...] = ()
    entry: EntryOf | None = None
