"""Where accounts are kept: a file of their own beside a ledger's file, tables of their own in a ledger's database.

A ledger is handed on: to a colleague, to a court, to an archive. What opens the newsroom's pages must not go with it,
and a person who leaves can be removed, which an append-only ledger could not do.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from hashlib import sha256
from typing import Self

from sqlalchemy import URL, Connection, Engine, inspect, select

from sayso.access.tables import VERSION, kept, metadata
from sayso.errors import NewerLedger
from sayso.ledger.connected import PATIENCE
from sayso.ledger.dialect import Dialect, dialect_of
from sayso.ledger.errors import ledger_errors
from sayso.ledger.moments import now
from sayso.ledger.sqlite import Sqlite
from sayso.ledger.store import Ledger

TURN = 0x73617961
"""The advisory lock of a server's accounts: whoever signs in does not wait for whoever records."""


def digest_of(secret: str) -> str:
    """What is kept of a long random secret, and what it is found by."""
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


class Store:
    """The tables of access, with transactions over them. Safe to use from several threads and processes."""

    def __init__(self, engine: Engine, dialect: Dialect, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._dialect = dialect
        self.clock = clock

    @classmethod
    def open(cls, ledger: str, *, clock: Callable[[], datetime] = now, patience: float = PATIENCE) -> Self:
        """Opens the accounts of a ledger; makes the ledger and them where they are not.

        Args:
            ledger: the ledger's file or database URL.
            clock: gives the present moment, aware.
            patience: seconds to wait for another writer.

        Raises:
            LedgerError: the ledger or its accounts cannot be used.
        """
        Ledger.open(ledger, patience=patience).close()
        dialect = dialect_of(ledger, patience=patience, turn=TURN)
        if isinstance(dialect, Sqlite):
            file = f"{dialect.where}-access"
            dialect = Sqlite(URL.create("sqlite", database=file), read_only=False, patience=patience)
            with ledger_errors(dialect), suppress(FileExistsError):
                os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))  # its log gets the same mode
        with ledger_errors(dialect):
            engine = dialect.engine()
            try:
                _make_ready(engine, dialect)
            except BaseException:
                engine.dispose()
                raise
        return cls(engine, dialect, clock)

    def close(self) -> None:
        """Lets go of all connections."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that writes nothing."""
        with ledger_errors(self._dialect), self._engine.connect() as connection:
            self._dialect.begin(connection, writing=False)
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is the only writer, and is kept whole or not at all."""
        with ledger_errors(self._dialect), self._engine.connect() as connection:
            self._dialect.begin(connection, writing=True)
            yield connection
            connection.commit()


def _make_ready(engine: Engine, dialect: Dialect) -> None:
    with engine.connect() as connection, dialect.making(connection):
        dialect.is_empty(connection)  # raises where it is another program's
        if not inspect(connection).has_table(kept.name):
            metadata.create_all(connection, checkfirst=False)
            connection.execute(kept.insert().values(version=VERSION))
            dialect.mark(connection)
        if (found := connection.execute(select(kept.c.version)).scalars().all()) != [VERSION]:
            raise NewerLedger(f"{dialect.where}: the accounts were written by a later version of sayso ({found})")
    dialect.settle(engine)
