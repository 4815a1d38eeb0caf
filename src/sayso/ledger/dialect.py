"""All that differs between SQLite and PostgreSQL: what the store asks of both, and which of them it has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from typing import Protocol

from sqlalchemy import URL, Column, ColumnElement, Connection, Engine, Insert, Table, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from sayso.errors import BadRequest, LedgerError
from sayso.ledger.postgresql import Postgresql
from sayso.ledger.sqlite import Sqlite
from sayso.ledger.turns import LEDGER_TURN

REFUSAL = "the ledger only grows"
"""What the guards say to an UPDATE or a DELETE."""


class Dialect(Protocol):
    """What the store needs and each database does in its own way."""

    where: str

    def engine(self) -> Engine:
        """Makes a pool of connections; none is opened yet."""
        ...

    def begin(self, connection: Connection, *, writing: bool) -> None:
        """Begins a transaction; a writing one waits for, and then is, the only writer."""
        ...

    def making(self, connection: Connection) -> AbstractContextManager[None]:
        """A writing transaction in which tables are made, or made anew; kept whole or not at all."""
        ...

    def insert_or_ignore(self, table: Table) -> Insert:
        """An insert that passes over rows that are there."""
        ...

    def begins(self, column: Column[str], prefix: str) -> ColumnElement[bool]:
        """The condition that an id begins so, in the form that the database answers from its index."""
        ...

    def is_empty(self, connection: Connection) -> bool:
        """Tells whether the database holds nothing at all.

        Raises:
            NotALedger: it is some other program's.
        """
        ...

    def mark(self, connection: Connection) -> None:
        """Marks a new database as ours."""
        ...

    def settle(self, engine: Engine) -> None:
        """Sets what outlives a connection and cannot be set in a transaction."""
        ...

    def ours(self, error: DBAPIError) -> LedgerError:
        """Says in our words what the database said in its own."""
        ...


def dialect_of(where: str, *, read_only: bool = False, patience: float = 10.0, turn: int = LEDGER_TURN) -> Dialect:
    """Chooses by a file's path or a database URL.

    Args:
        where: a path, or a URL such as ``sqlite:///ledger.db`` or ``postgresql+psycopg://host/name``.
        read_only: nothing will be written; a file that is not there is then an error.
        patience: seconds to wait for another writer.
        turn: the advisory lock that a server's writers take turns by.

    Raises:
        BadRequest: the URL names no database that is known here.
    """
    if "://" not in where:
        return Sqlite(URL.create("sqlite", database=where), read_only=read_only, patience=patience)
    try:
        url = make_url(where)
    except (ArgumentError, ValueError) as bad:
        raise BadRequest(f"{where}: is no database URL") from bad
    match url.get_backend_name():
        case "sqlite":
            return Sqlite(url, read_only=read_only, patience=patience)
        case "postgresql":
            return Postgresql(url, read_only=read_only, patience=patience, turn=turn)
    raise BadRequest(f"{url.render_as_string()}: a ledger is kept in SQLite or PostgreSQL")


def guards(dialect: str, tables: Iterable[str]) -> Iterator[str]:
    """The statements that make tables append-only, in the dialect of that name."""
    if dialect == "postgresql":
        yield (
            "CREATE OR REPLACE FUNCTION only_grows() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
        )
        for table in tables:
            yield (
                f"CREATE TRIGGER {table}_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION only_grows()"
            )
        return
    for table in tables:
        for verb in ("UPDATE", "DELETE"):
            yield (
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
            )
