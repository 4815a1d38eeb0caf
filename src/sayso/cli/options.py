"""The options that several commands have, each with its words said once."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.settings import LOCAL, RAY, Settings

if TYPE_CHECKING:
    from sayso.ledger.store import Ledger

Db = Annotated[str | None, typer.Option("--db", help="The ledger: a file or a database URL [sayso.db, or $SAYSO_DB].")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, one object a line.")]
AsOf = Annotated[str | None, typer.Option("--as-of", help="Answer as of this date or time (UTC unless it says).")]
RulesOnly = Annotated[bool, typer.Option("--rules-only", help="Leave the learned reader out: faster, finds less.")]
Workers = Annotated[
    int | None,
    typer.Option(min=1, max=4096, help="Processes that read [1; with --engine ray as many as there are cores]."),
]
Places = Annotated[
    str | None,
    typer.Option("--gazetteer", help="A file of places made by `sayso gazetteer build` [$SAYSO_GAZETTEER]."),
]
Contact = Annotated[
    str | None, typer.Option(help="How the sites that are fetched from can reach you [$SAYSO_CONTACT].")
]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Fetch from private addresses and this machine too.")
]
InDossier = Annotated[
    str | None, typer.Option("--dossier", help="What is filed in this dossier, and whose sides count.")
]
Filters = Annotated[
    list[str] | None,
    typer.Option("--only", help="A filter as in the pages' addresses, like place=Ambrek; may be repeated."),
]
Names = Annotated[bool, typer.Option("--names", help="Name witnesses; else their names are withheld.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary; errors are still told.")]
By = Annotated[str, typer.Option("--by", envvar="SAYSO_BY", help="Who decides [$SAYSO_BY].")]
Port = Annotated[int, typer.Option(min=0, max=65535, help="0 takes any free port.")]


class EngineName(StrEnum):
    """What spreads the reading."""

    LOCAL = LOCAL
    RAY = RAY


def ledger_of(db: str | None) -> Ledger:
    """The ledger that was named, else that of the settings, open as this user may."""
    from sayso.ledger.store import Ledger  # help and misuse are told without a database

    return Ledger.open_as_allowed(Settings.of(ledger=db).ledger)
