"""``sayso export``: the ledger, or a selection of it, in a format that other tools read."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sayso.archive.store import Archive, archive_of
from sayso.cli.asking import asked_for
from sayso.cli.console import err, printable
from sayso.cli.files import written_whole
from sayso.cli.listed import known_dossier
from sayso.cli.render import counted
from sayso.errors import BadRequest
from sayso.export.asking import Wanted
from sayso.export.formats import format_named
from sayso.export.material import Material
from sayso.export.pack import pack
from sayso.ledger.dumping import dump_ledger
from sayso.ledger.overview import file_of
from sayso.ledger.store import Ledger
from sayso.web.brief.file import brief_file
from sayso.web.brief.making import brief_of
from sayso.web.brief.page import PATH
from sayso.web.desk import Desk
from sayso.web.selection import Selection


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for. ``only``: filters; ``base``: scheme and host of the pages; ``out``: None: standard output."""

    format: str
    out: Path | None
    only: Sequence[str]
    dossier: str | None
    as_of: str | None
    named: bool
    base: str


WHOLE = "ledger"
"""The format that is all of the ledger, and nothing less."""


def write_whole(where: str, asked: Asked) -> None:
    """Writes every row of a ledger, from which ``sayso import`` makes the same ledger.

    Args:
        where: the ledger as the user named it; it is only read.
        asked: what is asked for.

    Raises:
        BadRequest: less than all of it is asked for, or the file cannot be written.
    """
    if asked.only or asked.dossier is not None or asked.as_of is not None:
        raise BadRequest("a ledger is exported whole: it takes no filter, dossier or moment")
    size = _write(asked.out, dump_ledger(where))
    if asked.out is not None:
        err.print(printable(f"wrote {asked.out}: the whole ledger, {size:,} bytes, witnesses named"))


PACK: Final = "pack"
"""The format that is a file of pages, and no table or text."""


def write_pack(ledger: Ledger, where: str, asked: Asked) -> None:
    """Writes an evidence pack: the pages as they were fetched, what was read from them, and a brief.

    Args:
        ledger: open for reading.
        where: the ledger as the user named it; the archive lies beside it.
        asked: what is asked for.

    Raises:
        BadRequest: no file is named, names are not asked for, a filter is none, or the file cannot be written.
    """
    if asked.out is None:
        raise BadRequest("a pack is a file: name it with --out FILE.wacz")
    desk, chosen, material = _selected(ledger, where, asked, PATH)
    brief = brief_of(desk, chosen, named=asked.named, dossier=asked.dossier)
    with Archive(archive_of(where)) as archive, written_whole(asked.out) as file:
        made = pack(material, archive, file, brief.title, {"brief.html": brief_file(brief)})
    told = f"wrote {asked.out}: {counted(made.pages, 'page')} of {counted(made.reports, 'report')}, witnesses named"
    err.print(printable(told))


def _selected(ledger: Ledger, where: str, asked: Asked, path: str) -> tuple[Desk, Selection, Material]:
    """The selection that is asked for. ``path``: of the page whose filters it takes."""
    chosen = asked_for(path, asked.only, asked.as_of, asked.dossier)
    desk = Desk(ledger, file_of(where))
    known_dossier(ledger, asked.dossier)
    wanted = Wanted(chosen.filters, chosen.order, chosen.as_of, asked.dossier, asked.named, asked.base)
    return desk, chosen, Material(ledger, desk.overview(chosen.as_of), wanted)


def _write(out: Path | None, chunks: Iterable[bytes]) -> int:
    """Into a file, whole or not at all, or on standard output as they come; how many bytes there were."""
    if out is None:
        size = sum(sys.stdout.buffer.write(chunk) for chunk in chunks)
        sys.stdout.buffer.flush()
        return size
    with written_whole(out) as file:
        return sum(file.write(chunk) for chunk in chunks)


def export(ledger: Ledger, where: str, asked: Asked) -> None:
    """Writes the file, whole or not at all; on standard output as it comes, and an error ends it with its status.

    Args:
        ledger: open for reading.
        where: the ledger as the user named it; the overview of it is kept beside it.
        asked: what is asked for.

    Raises:
        BadRequest: there is no such format or filter, or the file cannot be written.
    """
    made = format_named(asked.format)
    _, _, material = _selected(ledger, where, asked, "/")
    size = _write(asked.out, made.write(material))
    if asked.out is None:
        return
    hidden = "witnesses named" if asked.named else "names of witnesses withheld"
    err.print(printable(f"wrote {asked.out}: {made.about}, {size:,} bytes, {hidden}"))
