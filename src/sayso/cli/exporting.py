"""``sayso export``: the ledger, or a selection of it, in a format that other tools read."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.cli.asking import asked_for, check_dossier
from sayso.cli.console import err, printable
from sayso.cli.files import written_whole
from sayso.export.formats import format_named
from sayso.export.material import Material, Wanted
from sayso.ledger.overview import file_of
from sayso.ledger.store import Ledger
from sayso.web.desk import Desk


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
    chosen = asked_for("/", asked.only, asked.as_of)
    desk = Desk(ledger, file_of(where))
    check_dossier(desk, asked.dossier)
    wanted = Wanted(chosen.filters, chosen.order, chosen.as_of, asked.dossier, asked.named, asked.base)
    chunks = made.write(Material(ledger, desk.overview(chosen.as_of), wanted))
    if asked.out is None:
        for chunk in chunks:
            sys.stdout.buffer.write(chunk)
        sys.stdout.buffer.flush()
        return
    size = 0
    with written_whole(asked.out) as file:
        for chunk in chunks:
            size += file.write(chunk)
    hidden = "witnesses named" if asked.named else "names of witnesses withheld"
    err.print(printable(f"wrote {asked.out}: {made.about}, {size:,} bytes, {hidden}"))
