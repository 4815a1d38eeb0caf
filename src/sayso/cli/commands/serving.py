"""``sayso serve`` and ``sayso demo``: the commands that show the pages."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.console import err
from sayso.cli.options import AllowPrivate, Contact, Db, Places, Port, RulesOnly
from sayso.settings import LOOPBACK, PORT, Settings


def serve(
    db: Db = None,
    port: Port = PORT,
    host: Annotated[
        str, typer.Option(help="Listen on this address; any but this machine's own asks for accounts.")
    ] = LOOPBACK,
    address: Annotated[
        str,
        typer.Option(help="Where people open the pages through a proxy, like https://desk.example; asks for accounts."),
    ] = "",
    tiles: Annotated[
        str | None,
        typer.Option(
            help="A layer of tiles for the map, like https://tiles.example/{z}/{x}/{y}.png; else none is fetched."
        ),
    ] = None,
    tiles_credit: Annotated[
        str | None, typer.Option(help="Whose tiles they are, as their licence asks.", show_default="the host")
    ] = None,
    rules_only: RulesOnly = False,
    gazetteer: Places = None,
    contact: Contact = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Show the ledger's pages on this machine, or to whoever has an account; the last options are for adding there."""
    _serve(
        Settings.of(
            ledger=db,
            rules_only=rules_only,
            gazetteer=gazetteer,
            contact=contact,
            allow_private=allow_private,
            port=port,
            host=host,
            address=address,
            tiles=tiles,
            tiles_credit=tiles_credit,
        )
    )


def demo(
    db: Annotated[str, typer.Option("--db", help="The demo's own ledger.")] = "sayso-demo.db",
    port: Port = PORT,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="Stop before serving the pages.")] = False,
) -> None:
    """Read the invented demo dossier, print what is contested, and show the pages."""
    from sayso.cli.demo import demo as run_demo

    settings = Settings.of(ledger=db, port=port)
    run_demo(settings)
    if not no_serve:
        _serve(settings)


def _serve(settings: Settings) -> None:
    from sayso.fetch.manners import Manners  # the other commands start without the web stack
    from sayso.web.adding.jobs import How
    from sayso.web.server import Place
    from sayso.web.server import serve as serve_pages
    from sayso.web.tiles import tiles_of

    layer = tiles_of(settings.tiles, settings.tiles_credit) if settings.tiles else None
    where = Place(settings.host, settings.port, settings.address)

    def ready(address: str) -> None:
        reach = "for whoever has an account" if where.gated else "on this machine only"
        err.print(f"The pages are at {address} ({reach}). Ctrl-C stops them.")
        if where.in_the_clear:
            err.print("Without https, others on the network can read passwords as they are sent: see docs/access.md.")

    manners = Manners(settings.contact, settings.allow_private)
    how = How(settings.ledger, manners, settings.rules_only, settings.gazetteer_file)
    serve_pages(settings.ledger, where, ready, how, layer)
