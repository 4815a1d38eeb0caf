"""The commands that hand a ledger on, whole or in part: briefs, exports, copies; and that check it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.options import AsJson, AsOf, Db, Filters, InDossier, Names, Quiet
from sayso.settings import LOOPBACK, PORT, Settings


def brief(
    db: Db = None,
    dossier: InDossier = None,
    as_of: AsOf = None,
    only: Filters = None,
    names: Names = False,
    page: Annotated[Path | None, typer.Option("--out", help="Write a .html or .pdf file (PDF needs Chromium).")] = None,
    audio: Annotated[Path | None, typer.Option(help="Have it read aloud into a .wav file (needs espeak-ng).")] = None,
    as_json: AsJson = False,
) -> None:
    """Tell what each side says, what is contested and what was checked: as text, or as a file that prints."""
    from sayso.cli.briefing import Wanted  # the other commands start without the pages
    from sayso.cli.briefing import brief as make_brief
    from sayso.ledger.store import Ledger

    settings = Settings.of(ledger=db)
    with Ledger.open(settings.ledger) as ledger:
        make_brief(ledger, settings.ledger, Wanted(dossier, as_of, only or (), names, page, audio, as_json))


def export(
    form: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT",
            help="claims, acled, ucdp, geojson, jsonld, annotations, stix, statements, pack, ledger (docs/exports.md).",
        ),
    ],
    db: Db = None,
    page: Annotated[Path | None, typer.Option("--out", help="Write a file; else it goes to standard output.")] = None,
    only: Filters = None,
    dossier: InDossier = None,
    as_of: AsOf = None,
    names: Names = False,
    base: Annotated[
        str, typer.Option(help="Scheme and host of the pages, for the addresses of records.")
    ] = f"http://{LOOPBACK}:{PORT}",
) -> None:
    """Write claims or events in a format that other tools read; witnesses are not named unless asked for."""
    from sayso.cli.exporting import PACK, WHOLE, Asked, write_pack, write_whole  # others start without the pages
    from sayso.cli.exporting import export as write_export
    from sayso.ledger.store import Ledger

    settings = Settings.of(ledger=db)
    asked = Asked(form, page, only or (), dossier, as_of, names, base)
    if form == WHOLE:
        write_whole(settings.ledger, asked)
        return
    with Ledger.open(settings.ledger) as ledger:
        write = write_pack if form == PACK else write_export
        write(ledger, settings.ledger, asked)


def verify(db: Db = None, as_json: AsJson = False) -> None:
    """Check every hash, id, quoted word and reference of the ledger again; nothing is written."""
    from sayso.cli.verifying import verify_all  # the archive's formats are loaded by what needs them
    from sayso.ledger.store import Ledger

    settings = Settings.of(ledger=db)
    with Ledger.open(settings.ledger, read_only=True) as ledger:
        raise typer.Exit(verify_all(ledger, settings.ledger, as_json=as_json))


def copy(
    source: Annotated[str, typer.Argument(metavar="FROM", help="A ledger: a file, or a database URL; only read.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="An empty place for it: a file, or a database URL.")],
    quiet: Quiet = False,
) -> None:
    """Copy a ledger to another database, entry for entry: from a file to a server, or back."""
    from sayso.cli.copying import copy as copy_to

    copy_to(source, target, quiet=quiet)


def take_in(
    source: Annotated[
        Path, typer.Argument(metavar="FILE", help="What `sayso export ledger` wrote.", show_default=False)
    ],
    target: Annotated[str, typer.Argument(metavar="TO", help="An empty place for it: a file, or a database URL.")],
) -> None:
    """Make a ledger of an exported one, entry for entry, and check all of it; whole or not at all."""
    from sayso.cli.importing import take_in as take_ledger

    take_ledger(source, target)
