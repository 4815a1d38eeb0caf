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

    @property
    def forwarded_from(self) -> str | None:
        """Whose words the report passes on whole, as a post that was forwarded says; None: it says nothing of it."""
        return next((how for what, how in self.found_by if what == FORWARDED), None)


FORWARDED = "forwarded from"
"""The name, in ``Report.found_by``, of the fact that a post passes on the words of the one that is named."""


@dataclass(frozen=True, slots=True)
class Media:
    """A picture, film or other file that a report shows: evidence beside its words, kept by what it is.

    ``name`` is as the report names it, ``kind`` the media type that the file's first bytes tell. ``size`` is in bytes.
    ``likeness``: for a picture, a perceptual hash in sixteen hexadecimal digits: pictures that look alike differ in few
    of its 64 bits. What is None is not known, and ``because`` says why.
    """

    name: str
    kind: str | None = None
    size: int | None = None
    sha256: str | None = None
    likeness: str | None = None
    because: str | None = None


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
    """A report as read: its metadata and its text; ``links`` in text order; ``entry`` for an entry of a live page.

    ``media`` are files that it shows beside its words.
    """

    report: Report
    text: Text
    links: tuple[Link, ...] = ()
    entry: EntryOf | None = None
    media: tuple[Media, ...] = ()
