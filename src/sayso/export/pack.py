"""An evidence pack: the pages behind a selection as they were fetched, with what was read from them beside (WACZ).

It names whoever its pages name, and is made only where that is asked for. A report whose page the archive does not hold
is in its list of reports all the same, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from typing import BinaryIO, Final

from sayso.archive.index import Place
from sayso.archive.records import Record
from sayso.archive.store import Archive
from sayso.domain.report import Report
from sayso.errors import ArchiveError, BadRequest, NotFound
from sayso.export.cells import Row, csv_of
from sayso.export.formats import FORMATS
from sayso.export.material import PORTION, Material, portions
from sayso.export.wacz import Wacz

BESIDE: Final = ("claims", "annotations")
"""Formats that lie beside the pages: who says what, and where in the text."""

COLUMNS: Final = (
    "report", "report_url", "address", "path", "title", "publisher", "published", "updated", "sha256_raw",
    "sha256_text", "page",
)  # fmt: skip
"""Of the list of reports. ``page``: ``in-pack``, ``not-archived`` or ``damaged``."""

NAMED_ALONE: Final = "a pack holds pages as they were, and names whom they name: ask for it with --names"


@dataclass(frozen=True, slots=True)
class Packed:
    """What came of it: how many reports there are, and of how many the page is in the pack."""

    reports: int
    pages: int


def pack(material: Material, archive: Archive, out: BinaryIO, title: str, more: Mapping[str, bytes]) -> Packed:
    """Writes the pack.

    Args:
        material: the selection.
        archive: where its pages were kept.
        out: a file that can be sought in.
        title: what the pack is called.
        more: further members, by name.

    Raises:
        BadRequest: witnesses are to be withheld, whom pages name.
    """
    if not material.wanted.named:
        raise BadRequest(NAMED_ALONE)
    made = Wacz(out)
    pages = _Pages(archive, list(_reports(material)))
    made.pages(pages.found())
    made.add("sayso/reports.csv", csv_of(COLUMNS, pages.rows(material)), COLUMNS)
    for name in BESIDE:
        form = FORMATS[name]
        made.add(f"sayso/{form.file}", form.write(material), form.columns or ())
    for name, content in more.items():
        made.add(f"sayso/{name}", (content,))
    about = f"{len(pages.reports)} reports and what was read from them; offsets are Unicode code points of their texts"
    made.close(title, about, f"sayso {version('sayso')}", material.moment)
    return Packed(len(pages.reports), sum(one == "in-pack" for one in pages.became.values()))


def _reports(material: Material) -> Iterator[Report]:
    """All reports of the selection's events and claims, once."""
    names = dict.fromkeys(one.report.id for one in material.claims())
    names |= dict.fromkeys(name for account, _ in material.accounts() for name in account.reports)
    for portion in portions(tuple(names), PORTION):
        yield from material.reports(portion).values()


class _Pages:
    """The pages of some reports, and what became of each."""

    def __init__(self, archive: Archive, reports: list[Report]) -> None:
        self._archive = archive
        self.reports = reports
        self.became: dict[str, str] = {}

    def found(self) -> Iterator[tuple[Place, bytes, Record, str | None]]:
        """Each page that is kept, once, though several reports were read from it."""
        told: set[str] = set()
        for report in self.reports:
            try:
                place, records, page = self._archive.copied(report.sha256_raw)
            except (NotFound, ArchiveError) as gone:
                self.became[report.id] = "damaged" if isinstance(gone, ArchiveError) else "not-archived"
                continue
            self.became[report.id] = "in-pack"
            if report.sha256_raw not in told:
                told.add(report.sha256_raw)
                yield place, records, page, report.title

    def rows(self, material: Material) -> Iterator[Row]:
        """The list of reports."""
        for one in self.reports:
            yield {
                "report": one.id,
                "report_url": one.url,
                "address": material.wanted.address("reports", one.id),
                "path": one.path,
                "title": one.title,
                "publisher": one.publisher,
                "published": one.published,
                "updated": one.updated,
                "sha256_raw": one.sha256_raw,
                "sha256_text": one.sha256_text,
                "page": self.became[one.id],
            }
