"""``sayso copy``: a ledger moved to another database."""

from __future__ import annotations

from sayso.archive.store import archive_of
from sayso.cli.console import err, out, printable
from sayso.cli.render import counted
from sayso.ledger.copying import copy_ledger
from sayso.ledger.dialect import dialect_of

EVERY = 10_000
"""Rows of a table between two lines of progress."""


def copy(source: str, target: str, *, quiet: bool) -> None:
    """Copies a ledger, tells how far it is, and at the end what was copied and what was not.

    Args:
        source: the ledger, as the user named it.
        target: where to, as the user named it.
        quiet: print errors alone.

    Raises:
        BadRequest: the target holds entries already, or is the source.
        LedgerError: either of them cannot be used; nothing of the copy is kept then.
    """

    def told(table: str, rows: int) -> None:
        if not quiet and rows % EVERY == 0:
            err.print(f"{table}: {rows:,}")

    copied = copy_ledger(source, target, told)
    if quiet:
        return
    out.print(printable(f"copied {counted(copied.entries, 'entry', 'entries')} to {dialect_of(target).where}"))
    kept, wanted = archive_of(source), archive_of(target)
    if kept.is_dir() and kept.resolve() != wanted.resolve():
        said = f"the bytes that its reports were read from stay in {kept}; sayso verify looks for them in {wanted}"
        out.print(printable(said))
