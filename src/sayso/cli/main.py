"""All commands in the order of the help, and the one place where an error becomes a line and an exit status."""

from __future__ import annotations

import os
import sys
from typing import Annotated, NoReturn

import typer

from sayso.cli.commands import asking, deciding, gazetteer, handing_out, intake, serving
from sayso.cli.commands.grouped import grouped
from sayso.cli.console import complain, out
from sayso.errors import SaysoError
from sayso.settings import Settings

MISUSED = 2
FAULT = 70
INTERRUPTED = 130


app = typer.Typer(
    name="sayso",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="On whose say-so? Reads reports of contested events and keeps a ledger of who says what, in which words.",
)
for command in (
    intake.read,
    intake.watch,
    asking.events,
    asking.changes,
    asking.claims,
    asking.reports,
    asking.dossiers,
    asking.quarantine,
    asking.show,
    deciding.review,
    asking.history,
    asking.diff,
    handing_out.brief,
    handing_out.export,
    handing_out.verify,
    handing_out.copy,
):
    app.command()(command)
app.command("import")(handing_out.take_in)
app.command()(serving.serve)
app.command()(serving.demo)
for name, home, told in (
    ("judge", "sayso.cli.judging:app", "Record a person's decision; `undo` takes it back."),
    ("accounts", "sayso.cli.accounts:app", "Make, list, change and close accounts for the pages."),
    ("tokens", "sayso.cli.accounts:tokens", "Let programs ask in a person's name: make, list and revoke tokens."),
):
    app.add_typer(grouped(home, told), name=name)
app.add_typer(gazetteer.app, name="gazetteer")


@app.callback(invoke_without_command=True)
def _main(
    told_version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    if told_version:
        from importlib.metadata import version

        out.print(f"sayso {version('sayso')}")
        raise typer.Exit


def _end(status: int) -> NoReturn:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else the interpreter complains at its end
    sys.exit(status)


def run() -> NoReturn:
    """The program's entry: errors that are ours become a line; anything else is owned up to as a fault."""
    try:
        status = app(standalone_mode=False)  # the status of a raised typer.Exit comes back as a value
    except typer.TyperException as misused:
        complain(f"{misused.format_message()} (sayso COMMAND --help shows what a command takes)")
        _end(MISUSED)
    except SaysoError as refused:
        complain(str(refused))
        _end(refused.exit_status)
    except (KeyboardInterrupt, typer.Abort):
        complain("interrupted; what was reported as recorded is in the ledger")
        _end(INTERRUPTED)
    except BrokenPipeError:
        _end(0)
    except OSError as refused:
        complain(f"{refused.filename or 'the output'}: {refused.strerror or refused}")
        _end(1)
    except Exception as fault:
        if Settings.of().trace:
            raise
        complain(f"a fault of the program ({type(fault).__name__}: {fault}); SAYSO_TRACE=1 shows the trace")
        _end(FAULT)
    _end(status if isinstance(status, int) else 0)
