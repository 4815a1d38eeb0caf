"""``sayso gazetteer``: the list of places that reports' places are looked up in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.console import out, print_json
from sayso.cli.options import AsJson, Places, Quiet
from sayso.settings import Settings

app = typer.Typer(no_args_is_help=True, help="The list of places that reports' places are looked up in.")


@app.command("build")
def build_places(
    dump: Annotated[
        Path, typer.Argument(help="A dump of GeoNames (allCountries.txt, or one country's).", show_default=False)
    ],
    out_file: Annotated[Path, typer.Option("--out", help="Where to write the compiled file.")] = Path("gazetteer.gaz"),
    quiet: Quiet = False,
) -> None:
    """Compile a GeoNames dump into a file of places for --gazetteer; nothing is fetched."""
    from sayso.cli.gazetteer import build  # the compiler is loaded by what needs it

    build(dump, out_file, quiet=quiet)


@app.command("find")
def find_places(
    name: Annotated[str, typer.Argument(help="A name of a place.", show_default=False)],
    gazetteer: Places = None,
    as_json: AsJson = False,
) -> None:
    """Show every place that bears a name."""
    from sayso.cli.gazetteer import find

    found = find(Settings.of(gazetteer=gazetteer), name)
    if as_json:
        print_json(*found.as_json)
    else:
        out.print(found.as_text)
