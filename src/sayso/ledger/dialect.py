"""All that differs between SQLite and PostgreSQL."""

from __future__ import annotations

import math
import os
import sqlite3
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

from sqlalchemy import (
    URL,
    Column,
    ColumnElement,
    Connection,
    Engine,
    Insert,
    Table,
    and_,
    create_engine,
    event,
    make_url,
    text,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from sayso.errors import BadRequest, LedgerAway, LedgerBusy, LedgerError, LedgerForbidden, LedgerFull, NotALedger

if sys.platform != "win32":
    import resource

APPLICATION_ID = 0x53617973
"""``Says``: SQLite's application_id by which a file is known as ours."""

REFUSAL = "the ledger only grows"
"""What the guards say to an UPDATE or a DELETE."""

ALMOST_NOTHING = 1 << 20
"""Bytes of free disk below which a failed write means: full."""


_BUSY = "another program is writing to it; try again when it is done"
_SQLITE_SAYS: dict[int, tuple[type[LedgerError], str]] = {
    sqlite3.SQLITE_BUSY: (LedgerBusy, _BUSY),
    sqlite3.SQLITE_LOCKED: (LedgerBusy, _BUSY),
    sqlite3.SQLITE_FULL: (LedgerFull, "no room left on the disk"),
    sqlite3.SQLITE_CANTOPEN: (LedgerForbidden, "may not be opened"),
    sqlite3.SQLITE_PERM: (LedgerForbidden, "may not be opened"),
    sqlite3.SQLITE_AUTH: (LedgerForbidden, "may not be opened"),
    sqlite3.SQLITE_READONLY: (LedgerForbidden, "may not be written"),
    sqlite3.SQLITE_NOTADB: (NotALedger, "is no database"),
    sqlite3.SQLITE_CORRUPT: (NotALedger, "is damaged"),
}
"""SQLite's primary result codes (sqlite.org/rescode.html) in our words."""


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


_AWAY = frozenset({"57P01", "57P02", "57P03", "08000", "08003", "08006", "08001"})
"""What a server says that is shut down, breaks down or is not up yet (PostgreSQL's documentation, appendix A)."""

_NO_ROOM = "53100"
"""What a server says whose disk is full; the same appendix."""

LEDGER_TURN = 0x73617973
"""The advisory lock that stands for "writing to the ledger" on a server."""


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


class Sqlite:
    """One file, one writer at a time, readers undisturbed (write-ahead log)."""

    def __init__(self, url: URL, *, read_only: bool, patience: float) -> None:
        if not url.database or url.database == ":memory:":
            raise BadRequest("a ledger needs a file to be kept in")
        self.where = url.database
        self._file = Path(url.database)
        self._read_only = read_only
        self._patience = patience

    def engine(self) -> Engine:
        """See ``Dialect``."""
        if self._read_only and not self._file.exists():
            raise NotALedger(f"{self.where}: there is no ledger")
        if self._file.is_dir():
            raise NotALedger(f"{self.where}: is a folder")
        if not self._file.parent.is_dir():
            raise LedgerForbidden(f"{self.where}: its folder does not exist")
        # without a name SQLAlchemy takes the database for one in memory, and shares its connections among threads
        engine = create_engine("sqlite://", creator=self._connect, poolclass=QueuePool)
        event.listen(engine, "connect", self._prepare)
        return engine

    def _connect(self) -> sqlite3.Connection:
        mode = "mode=rwc"
        if self._read_only:
            log = self._file.with_name(self._file.name + "-wal")
            # on a medium that cannot be written nobody can be writing either, and no log could be made
            effective = os.access in os.supports_effective_ids
            writable = os.access(self._file.parent, os.W_OK, effective_ids=effective)
            frozen = not writable and not log.exists()
            mode = "immutable=1" if frozen else "mode=ro"
        return sqlite3.connect(
            f"{self._file.absolute().as_uri()}?{mode}", uri=True, timeout=self._patience, check_same_thread=False
        )

    def _prepare(self, connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # transactions begin and end where we say
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA recursive_triggers = ON")  # else INSERT OR REPLACE deletes past the guards
        cursor.execute("PRAGMA synchronous = FULL")  # recorded means on the disk
        cursor.close()

    def begin(self, connection: Connection, *, writing: bool) -> None:
        """See ``Dialect``."""
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    @contextmanager
    def making(self, connection: Connection) -> Iterator[None]:
        """See ``Dialect``.

        SQLite changes a table by making it anew, and would take the old one's end for the end of the rows that others
        refer to; so references are checked at the end instead (sqlite.org/lang_altertable.html, section 7).
        """
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")  # has no effect within a transaction
        try:
            self.begin(connection, writing=True)
            yield
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise LedgerError(f"{self.where}: could not be upgraded, and stays as it was")
            connection.commit()
        finally:
            connection.rollback()
            connection.exec_driver_sql("PRAGMA foreign_keys = ON")

    def insert_or_ignore(self, table: Table) -> Insert:
        """See ``Dialect``."""
        return sqlite.insert(table).on_conflict_do_nothing()

    def begins(self, column: Column[str], prefix: str) -> ColumnElement[bool]:
        """See ``Dialect``."""
        return and_(column >= prefix, column < prefix + "\x7f")  # ids are ASCII; LIKE would scan

    def is_empty(self, connection: Connection) -> bool:
        """See ``Dialect``."""
        mark = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar_one()
        if mark not in (0, APPLICATION_ID) or (mark == 0 and tables):
            raise NotALedger(f"{self.where}: is the database of another program")
        return not tables

    def mark(self, connection: Connection) -> None:
        """See ``Dialect``."""
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")

    def settle(self, engine: Engine) -> None:
        """See ``Dialect``: turns the write-ahead log on."""
        until = time.monotonic() + self._patience
        while True:
            try:
                with engine.connect() as connection:
                    if connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() != "wal":
                        connection.exec_driver_sql("PRAGMA journal_mode = WAL")
            except DBAPIError as error:
                # SQLite does not wait by itself for this lock; two processes that make a ledger at once meet here
                if not isinstance(self.ours(error), LedgerBusy) or time.monotonic() > until:
                    raise
                time.sleep(0.01)
            else:
                return

    def ours(self, error: DBAPIError) -> LedgerError:
        """See ``Dialect``."""
        code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
        if code == sqlite3.SQLITE_IOERR and self._disk_is_full():
            code = sqlite3.SQLITE_FULL
        kind, said = _SQLITE_SAYS.get(code, (LedgerError, f"{error.orig}"))
        damage = f" ({error.orig})" if code == sqlite3.SQLITE_CORRUPT else ""
        return kind(f"{self.where}: {said}{damage}")

    def _disk_is_full(self) -> bool:
        """Whether the disk has no room, or no file may grow further (``ulimit -f``), which SQLite calls an error."""
        try:
            if _most_of_a_file() - ALMOST_NOTHING < max(one.stat().st_size for one in self._files() if one.exists()):
                return True
            free = os.statvfs(self._file.parent)
        except OSError:
            return False
        return free.f_bavail * free.f_frsize < ALMOST_NOTHING

    def _files(self) -> Iterator[Path]:
        for ending in ("", "-wal", "-journal"):
            yield self._file.with_name(self._file.name + ending)


def _most_of_a_file() -> float:
    """How many bytes a file of this process may have at most."""
    if sys.platform == "win32":
        return math.inf
    limit, _ = resource.getrlimit(resource.RLIMIT_FSIZE)
    return math.inf if limit == resource.RLIM_INFINITY else limit


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
                return LedgerBusy(f"{self.where}: {_BUSY}")
            case "53":
                full = f"no room left on the server's disk ({said})"
                return LedgerFull(f"{self.where}: {full if state == _NO_ROOM else said}")
            case "28" | "42" | "25":
                return LedgerForbidden(f"{self.where}: {said}")
        return LedgerError(f"{self.where}: {said}")
