"""A ledger's store, opened: its transactions, and what every question to it begins with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import Connection, Engine

from sayso.domain.ledger import (
    Entry,
)
from sayso.errors import LedgerForbidden, NotALedger
from sayso.ledger.asking import (
    entries_of,
    last_recorded,
)
from sayso.ledger.dialect import Dialect, dialect_of
from sayso.ledger.errors import ledger_errors, outlasting
from sayso.ledger.moments import aware, now
from sayso.ledger.naming import id_of
from sayso.ledger.opening import make_ready, make_sure
from sayso.ledger.recording import Pen
from sayso.ledger.schema import Kind

PATIENCE = 10.0
"""Seconds to wait for another writer."""

TICK = timedelta(microseconds=1)

_T = TypeVar("_T")


class Connected:
    """A store and its transactions; ``Ledger`` is what is asked and written in them."""

    def __init__(
        self, engine: Engine, dialect: Dialect, clock: Callable[[], datetime], patience: float = PATIENCE
    ) -> None:
        self._engine = engine
        self._dialect = dialect
        self._clock = clock
        self._patience = patience

    @classmethod
    def open(
        cls, where: str, *, clock: Callable[[], datetime] = now, read_only: bool = False, patience: float = PATIENCE
    ) -> Self:
        """Opens a ledger; makes one where there is none.

        Args:
            where: a file's path, or a database URL.
            clock: gives the present moment, aware.
            read_only: nothing will be written, and nothing made.
            patience: seconds to wait for another writer, and for a server that went away while it was written to.

        Raises:
            BadRequest: the URL names no database that is known here.
            NotALedger: some other program's database, or no database at all.
            NewerLedger: written by a later version of this program.
            LedgerForbidden: may not be opened or written.
        """
        dialect = dialect_of(where, read_only=read_only, patience=patience)
        with ledger_errors(dialect):
            engine = dialect.engine()
            try:
                make_ready(engine, dialect, read_only=read_only)
            except BaseException:
                engine.dispose()
                raise
        return cls(engine, dialect, clock, patience)

    @classmethod
    def open_as_allowed(cls, where: str) -> Self:
        """Opens a ledger, or makes one; one that may not be written is opened for reading.

        Raises:
            LedgerError: as ``open``; LedgerForbidden where it may not be read either.
        """
        try:
            return cls.open(where)
        except LedgerForbidden as refused:
            try:
                return cls.open(where, read_only=True)
            except NotALedger:  # none could be made, which is what is wrong
                raise refused from None

    def close(self) -> None:
        """Lets go of all connections."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the ledger from its first question to its last."""
        with ledger_errors(self._dialect), self._engine.connect() as connection:
            self._dialect.begin(connection, writing=False)
            make_sure(connection, self._dialect)
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Pen]:
        """A transaction that is the only writer, and is kept whole or not at all."""
        with ledger_errors(self._dialect), self._engine.connect() as connection:
            self._dialect.begin(connection, writing=True)
            make_sure(connection, self._dialect)
            last = last_recorded(connection)
            moment = self._clock()
            # a clock that was set back does not put the ledger's time back
            yield Pen(connection, self._dialect, moment if last is None else max(moment, last + TICK))
            connection.commit()

    def _written(self, work: Callable[[Pen], _T]) -> _T:
        """Writes in one transaction; what it finds recorded it must not record again, as ``outlasting`` asks."""

        def once() -> _T:
            with self._writing() as pen:
                return work(pen)

        return outlasting(once, self._patience)

    def _moment(self, connection: Connection, as_of: datetime | None) -> datetime:
        """The moment asked for; now, and no earlier than the last entry, where none is."""
        if as_of is not None:
            return aware(as_of)
        last = last_recorded(connection)
        return self._clock() if last is None else max(self._clock(), last)

    def _entries(self, kind: Kind, as_of: datetime | None) -> tuple[Entry, ...]:
        with self._reading() as connection:
            return tuple(entry for _, entry in entries_of(connection, kind, aware(as_of)))

    def _one(self, connection: Connection, name: str, kind: Kind | None) -> str:
        return id_of(connection, self._dialect, name, kind)
