"""A ledger moved to another database, row for row: from a file to a server, or back.

Every value passes through the columns' own types, so that a word that one database cannot hold comes through as it was
said, and the numbers of the entries stay what they are. The copy is kept whole or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Engine, Table, func, select, text

from sayso.errors import BadRequest, LedgerError
from sayso.ledger.dialect import Dialect, dialect_of
from sayso.ledger.errors import ledger_errors
from sayso.ledger.opening import make_ready
from sayso.ledger.pouring import pour
from sayso.ledger.schema import entries, metadata

ROWS = 500
"""Rows that are held at a time; a reading's row can be a megabyte."""

Progress = Callable[[str, int], None]
"""Told a table's name and how many of its rows have been copied."""


@dataclass(frozen=True, slots=True)
class Copied:
    """What was copied: entries, and rows of all tables."""

    entries: int
    rows: int


def copy_ledger(source: str, target: str, progress: Progress, patience: float = 10.0) -> Copied:
    """Copies a ledger into an empty place.

    What is recorded in the source meanwhile is not in the copy: it is the ledger as of one moment.

    Args:
        source: a file's path or a database URL; it is only read.
        target: the same; made where there is nothing yet.
        progress: told of every batch.
        patience: seconds to wait for another writer.

    Raises:
        BadRequest: the target holds entries already, or is the source.
        LedgerError: either of them cannot be used; nothing of the copy is kept then.
    """
    if source == target:
        raise BadRequest(f"{target}: a ledger is copied to another place than its own")
    given = dialect_of(source, read_only=True, patience=patience)
    taking = dialect_of(target, patience=patience)
    with (
        opened(given, read_only=True) as old,
        opened(taking, read_only=False) as new,
        ledger_errors(given),
        old.connect() as reading,
        ledger_errors(taking),
        new.connect() as writing,
    ):
        given.begin(reading, writing=False)
        taking.begin(writing, writing=True)
        see_empty(writing, taking)
        copied = _copy(reading, writing, progress)
        writing.commit()
    return copied


def see_empty(writing: Connection, taking: Dialect) -> None:
    """Sees that nothing is there.

    Raises:
        BadRequest: it holds entries.
    """
    if writing.execute(select(func.count()).select_from(entries)).scalar_one():
        raise BadRequest(f"{taking.where}: holds a ledger already; a copy is made in an empty place")


@contextmanager
def opened(dialect: Dialect, *, read_only: bool) -> Iterator[Engine]:
    """A store that is ready to be read, or written."""
    with ledger_errors(dialect):
        engine = dialect.engine()
    try:
        with ledger_errors(dialect):
            make_ready(engine, dialect, read_only=read_only)
        yield engine
    finally:
        engine.dispose()


def _copy(reading: Connection, writing: Connection, progress: Progress) -> Copied:
    rows = 0
    for table in metadata.sorted_tables:  # what is referred to before what refers
        done = 0
        found = rows_of(reading, table)
        while batch := list(islice(found, ROWS)):
            pour(writing, table, batch)
            done += len(batch)
            progress(table.name, done)
        held = writing.execute(select(func.count()).select_from(table)).scalar_one()
        if held != done:
            raise LedgerError(f"{table.name}: {done} rows were copied and {held} came through; nothing is kept")
        rows += done
    settle(writing)
    return Copied(writing.execute(select(func.count()).select_from(entries)).scalar_one(), rows)


def rows_of(reading: Connection, table: Table) -> Iterator[dict[str, Any]]:
    """The table's rows in the order of its key, read as they are taken."""
    asked = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=ROWS)
    for row in reading.execute(asked):
        yield dict(row._mapping)  # noqa: SLF001  SQLAlchemy's public name for a row as a mapping


def settle(writing: Connection) -> None:
    """On a server: the next entry takes the number after the last that was copied, and plans fit what is there."""
    if writing.dialect.name == "postgresql":
        last = "coalesce(max(seq), 1), count(*) > 0"
        writing.execute(text(f"SELECT setval(pg_get_serial_sequence('entries', 'seq'), {last}) FROM entries"))  # noqa: S608
        writing.execute(text("ANALYZE"))  # the server's own comes by a minute later, and until then plans are guesses
