"""A report as an archive holds it: at hand as bytes, with what the archive tells of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from sayso.domain.report import Document
from sayso.errors import UnreadableReport
from sayso.read.report import read_reports


@dataclass(frozen=True, slots=True)
class Saved:
    """One page of an archive.

    ``where`` names it in messages; ``path`` is the archive's; ``charset`` is what the server declared; ``notes`` tell
    how it came, as in ``Report.found_by``: ``fetched``, ``record``, ``payload``.
    """

    data: bytes
    where: str
    path: str
    url: str | None
    charset: str | None = None
    notes: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return self.where


@dataclass(slots=True)
class Counted:
    """What an archive held: its pages, and what beside them is not read, for a line to the user."""

    where: str
    pages: int = 0
    others: Counter[str] = field(default_factory=Counter)

    @property
    def beside(self) -> str:
        """What is not read, in words; empty where there is nothing."""
        return ", ".join(f"{count} {what}" for what, count in sorted(self.others.items()))

    def __str__(self) -> str:
        said = f"{self.where}: {self.pages} page{'' if self.pages == 1 else 's'}"
        return f"{said}; not read: {self.beside}" if self.beside else said


def read_saved(saved: Saved) -> tuple[Document, ...]:
    """Reads a page out of an archive: one document, or one for each entry of a live page and one for the page.

    Raises:
        UnreadableReport: as ``read_reports``; the message names the record.
    """
    try:
        documents = read_reports(saved.data, path=saved.path, url=saved.url, charset=saved.charset)
    except UnreadableReport as refused:
        raise type(refused)(saved.where, refused.why) from refused
    return tuple(
        replace(one, report=replace(one.report, found_by=(*one.report.found_by, *saved.notes))) for one in documents
    )
