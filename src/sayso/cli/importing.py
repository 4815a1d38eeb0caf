"""``sayso import``: a ledger made of an exported one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sayso.cli.console import out, printable
from sayso.cli.render import counted
from sayso.errors import BadRequest
from sayso.ledger.dialect import dialect_of
from sayso.ledger.dumping import load_ledger


def take_in(source: Path, target: str) -> None:
    """Takes a ledger in, and says how much it was.

    Raises:
        BadRequest: the file cannot be read, or is no whole and sound ledger; or the target holds one already.
        LedgerError: the target cannot be used.
    """
    try:
        taken = load_ledger(lambda: _lines(source), target)
    except BadRequest as refused:
        raise BadRequest(f"{source}: {refused}") from refused
    except OSError as refused:
        raise BadRequest(f"{source}: cannot be read ({refused.strerror})") from refused
    told = counted(taken.entries, "entry", "entries")
    out.print(printable(f"took {told} into {dialect_of(target).where}, and checked all of it"))


def _lines(source: Path) -> Iterator[bytes]:
    with source.open("rb") as file:
        yield from file
