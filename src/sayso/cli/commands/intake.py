"""``sayso read`` and ``sayso watch``: what takes reports into the ledger."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.options import AllowPrivate, AsJson, Contact, Db, EngineName, Places, Quiet, RulesOnly, Workers
from sayso.errors import BadRequest
from sayso.settings import Settings


def read(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            help="Files or folders (pages, text, captions, posts), or http(s) addresses.",
            show_default=False,
        ),
    ] = None,
    list_file: Annotated[
        str | None,
        typer.Option(
            "--list",
            help="Read what this file names too: a path or an address a line, or a table (CSV) with the columns path,"
            " published, publisher, title, url.",
        ),
    ] = None,
    db: Db = None,
    dossier: Annotated[Path | None, typer.Option(help="A dossier file that sets the sides of this dispute.")] = None,
    workers: Workers = None,
    engine: Annotated[
        EngineName, typer.Option(help="Read on this machine, or on a Ray cluster [$RAY_ADDRESS, else one is started].")
    ] = EngineName.LOCAL,
    retry: Annotated[bool, typer.Option("--retry", help="Try again what is in quarantine.")] = False,
    rules_only: RulesOnly = False,
    gazetteer: Places = None,
    archive: Annotated[
        bool, typer.Option("--archive", help="Copy files into the archive, as pages always are; not web archives.")
    ] = False,
    contact: Contact = None,
    allow_private: AllowPrivate = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Read reports into the ledger; what this reader read before adds nothing. Addresses are fetched, and archived."""
    from sayso.cli.listing import listed
    from sayso.cli.reading import Showing, exit_status, read_into  # commands that only ask start without the readers
    from sayso.read.facts_list import Listing

    settings = Settings.of(
        ledger=db,
        workers=workers,
        engine=engine.value,
        rules_only=rules_only,
        gazetteer=gazetteer,
        contact=contact,
        allow_private=allow_private,
    )
    listing = listed(list_file) if list_file is not None else Listing(())
    given = Listing((*(paths or ()), *listing.names), listing.told)
    if not given.names:
        raise BadRequest("nothing to read was named")
    showing_what = Showing(as_json, quiet)
    tally = read_into(settings, given, dossier, showing_what, keep_files=archive, retry=retry)
    raise typer.Exit(exit_status(tally))


def watch(
    feeds: Annotated[Path, typer.Argument(help="A feeds file (docs/feeds.md).", show_default=False)],
    db: Db = None,
    once: Annotated[bool, typer.Option("--once", help="Look at every feed once, and end: for cron.")] = False,
    workers: Workers = None,
    rules_only: RulesOnly = False,
    gazetteer: Places = None,
    contact: Contact = None,
    allow_private: AllowPrivate = False,
    quiet: Quiet = False,
) -> None:
    """Look at feeds again and again, politely, and read what is new into the ledger. Ctrl-C ends it."""
    from sayso.cli.watching import watch_feeds

    settings = Settings.of(
        ledger=db,
        workers=workers,
        rules_only=rules_only,
        gazetteer=gazetteer,
        contact=contact,
        allow_private=allow_private,
    )
    raise typer.Exit(watch_feeds(settings, feeds, once=once, quiet=quiet))
