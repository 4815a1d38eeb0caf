"""A ledger on a server: what PostgreSQL does in its own way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL, Column, ColumnElement, Connection, Engine, Insert, Table, create_engine, text
from sqlalchemy.exc import DBAPIError, NoSuchModuleError, OperationalError

from sayso.errors import BadRequest, LedgerAway, LedgerBusy, LedgerError, LedgerForbidden, LedgerFull, NotALedger
from sayso.ledger.turns import BUSY, LEDGER_TURN

_AWAY = frozenset({"57P01", "57P02", "57P03", "08000", "08003", "08006", "08001"})
"""What a server says that is shut down, breaks down or is not up yet (PostgreSQL's documentation, appendix A)."""

_NO_ROOM = "53100"
"""What a server says whose disk is full; the same appendix."""

_TERMS = text(
    "SELECT set_config('lock_timeout', :patience, true), CASE current_setting('synchronous_commit') "
    "WHEN 'off' THEN set_config('synchronous_commit', 'on', true) END"
)
"""How a transaction that writes waits, and that it is on the disk when it is said to be recorded."""


class Postgresql:
    """A server, for many writers' machines; writers of one ledger still take turns."""

    def __init__(self, url: URL, *, read_only: bool, patience: float, turn: int = LEDGER_TURN) -> None:
        self._turn = turn
        self.where = url.render_as_string(hide_password=True)
        self._url = url
        self._read_only = read_only
        self._patience = patience

    def engine(self) -> Engine:
        """See ``Dialect``."""
        try:
            # a connection that the server's restart cut is noticed before it is used
            return create_engine(self._url, isolation_level="REPEATABLE READ", pool_pre_ping=True)
        except (ImportError, NoSuchModuleError) as missing:
            raise BadRequest(f"{self.where}: its driver is not installed (pip install 'psycopg[binary]')") from missing

    def begin(self, connection: Connection, *, writing: bool) -> None:
        """See ``Dialect``.

        The lock comes in a transaction of its own before the one that sees: with REPEATABLE READ the first statement
        fixes what is seen, and that must include what the writer before us recorded.
        """
        if not writing:
            connection.execute(text("SET TRANSACTION READ ONLY"))
            return
        if self._read_only:
            raise LedgerForbidden(f"{self.where}: was opened for reading")
        connection.execute(text("SET TRANSACTION ISOLATION LEVEL READ COMMITTED"))
        connection.execute(_TERMS, {"patience": f"{int(self._patience * 1000)}ms"})
        connection.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": self._turn})

    @contextmanager
    def making(self, connection: Connection) -> Iterator[None]:
        """See ``Dialect``."""
        self.begin(connection, writing=True)
        yield
        connection.commit()

    def insert_or_ignore(self, table: Table) -> Insert:
        """See ``Dialect``."""
        # takes as long to import as all else of this file, and SQLite has no use for it
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(table).on_conflict_do_nothing()

    def begins(self, column: Column[str], prefix: str) -> ColumnElement[bool]:
        """See ``Dialect``."""
        return column.startswith(prefix, autoescape=True)

    def is_empty(self, connection: Connection) -> bool:
        """See ``Dialect``."""
        found = text("SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()")
        tables = set(connection.execute(found).scalars())
        if tables and not {"alembic_version", "entries", "readings"} <= tables:
            raise NotALedger(f"{self.where}: is the database of another program")
        return not tables

    def mark(self, connection: Connection) -> None:
        """See ``Dialect``: nothing; the tables' names are the mark."""

    def settle(self, engine: Engine) -> None:
        """See ``Dialect``: nothing."""

    def ours(self, error: DBAPIError) -> LedgerError:
        """See ``Dialect``."""
        state = getattr(error.orig, "sqlstate", None) or ""
        said = str(error.orig).strip().splitlines()[0] if str(error.orig).strip() else "the server gave no reason"
        if error.connection_invalidated or state in _AWAY or (isinstance(error, OperationalError) and not state):
            return LedgerAway(f"{self.where}: {said}")
        match state[:2]:
            case "55" | "40":
                return LedgerBusy(f"{self.where}: {BUSY}")
            case "53":
                full = f"no room left on the server's disk ({said})"
                return LedgerFull(f"{self.where}: {full if state == _NO_ROOM else said}")
            case "28" | "42" | "25":
                return LedgerForbidden(f"{self.where}: {said}")
        return LedgerError(f"{self.where}: {said}")
