"""A ledger in one file: what SQLite does in its own way."""

from __future__ import annotations

import math
import os
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Column, ColumnElement, Connection, Engine, Insert, Table, and_, create_engine, event
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from sayso.errors import BadRequest, LedgerBusy, LedgerError, LedgerForbidden, LedgerFull, NotALedger
from sayso.ledger.turns import BUSY

if sys.platform != "win32":
    import resource

APPLICATION_ID = 0x53617973
"""``Says``: SQLite's application_id by which a file is known as ours."""

ALMOST_NOTHING = 1 << 20
"""Bytes of free disk below which a failed write means: full."""


_SQLITE_SAYS: dict[int, tuple[type[LedgerError], str]] = {
    sqlite3.SQLITE_BUSY: (LedgerBusy, BUSY),
    sqlite3.SQLITE_LOCKED: (LedgerBusy, BUSY),
    sqlite3.SQLITE_FULL: (LedgerFull, "no room left on the disk"),
    sqlite3.SQLITE_CANTOPEN: (LedgerForbidden, "may not be opened"),
    sqlite3.SQLITE_PERM: (LedgerForbidden, "may not be opened"),
    sqlite3.SQLITE_AUTH: (LedgerForbidden, "may not be opened"),
    sqlite3.SQLITE_READONLY: (LedgerForbidden, "may not be written"),
    sqlite3.SQLITE_NOTADB: (NotALedger, "is no database"),
    sqlite3.SQLITE_CORRUPT: (NotALedger, "is damaged"),
}
"""SQLite's primary result codes (sqlite.org/rescode.html) in our words."""


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
