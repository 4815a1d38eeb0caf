"""The ledger: append-only, bitemporal, one file or one server."""

from __future__ import annotations

import heapq
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from operator import itemgetter
from types import TracebackType
from typing import Self, overload

from sqlalchemy import Connection, Engine, and_, or_, true

from sayso.domain.contract import Json
from sayso.domain.ledger import Entry, EventAccount, Judgement, Refusal, ToldClaim
from sayso.domain.reading import Reading
from sayso.domain.report import Document, Report
from sayso.errors import BadRequest, NotFound
from sayso.ledger import schema
from sayso.ledger.asking import (
    entries_among,
    entries_around,
    entries_of,
    ids_like,
    known_ids,
    last_recorded,
    latest_reading,
    portions,
)
from sayso.ledger.decisions import in_force
from sayso.ledger.dialect import Dialect, dialect_of
from sayso.ledger.errors import ledger_errors
from sayso.ledger.judging import check
from sayso.ledger.opening import make_ready
from sayso.ledger.recording import Pen, Recorded, record_telling
from sayso.ledger.schema import Kind
from sayso.ledger.status import fold, fold_groups
from sayso.ledger.telling import tell, whole_reading
from sayso.ledger.trees import from_json, media_from, text_from

PATIENCE = 10.0
"""Seconds to wait for another writer."""

SHORTEST = 6
"""Characters that a beginning of an id must have."""

DIGITS = re.compile(r"[0-9a-f]{1,16}")
TICK = timedelta(microseconds=1)
FOLDED = (Kind.REPORT, Kind.EVENT, Kind.CLAIM, Kind.RELATION, Kind.JUDGEMENT)


def now() -> datetime:
    """The wall clock, in UTC."""
    return datetime.now(UTC)


class Ledger:
    """Who says what about which event, as recorded. Entries are only ever added.

    Safe to use from several threads, each call having a connection of its own; and by several processes at once, whose
    writes take turns. Each method raises ``LedgerError`` or one of its kinds where the database fails.
    """

    def __init__(self, engine: Engine, dialect: Dialect, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._dialect = dialect
        self._clock = clock

    @classmethod
    def open(
        cls, where: str, *, clock: Callable[[], datetime] = now, read_only: bool = False, patience: float = PATIENCE
    ) -> Self:
        """Opens a ledger; makes one where there is none.

        Args:
            where: a file's path, or a database URL.
            clock: gives the present moment, aware.
            read_only: nothing will be written, and nothing made.
            patience: seconds to wait for another writer.

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
        return cls(engine, dialect, clock)

    def close(self) -> None:
        """Lets go of all connections."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ------------------------------------------------------------------ writing

    def record(self, reading: Reading) -> Recorded:
        """Records a reading with its ties to what is known, in one transaction.

        Raises:
            ValueError: the reading contradicts itself or the ledger (a fault of whoever made it).
        """
        told = tell(reading)
        with self._writing() as pen:
            return record_telling(pen, told)

    def refuse(self, refusal: Refusal, by: str = "sayso") -> bool:
        """Records that an input could not be read; False where that is known already."""
        with self._writing() as pen:
            if known_ids(pen.connection, [refusal.id]):
                return False
            pen.add([refusal], by)
            return True

    def judge(self, judgement: Judgement, by: str) -> bool:
        """Records a person's decision; False where this person's same decision is in force already.

        Raises:
            NotFound: what it is about is not in the ledger. (A side may be set for an actor before any report.)
            BadRequest: it lacks what its kind needs.
        """
        with self._writing() as pen:
            check(pen.connection, judgement)
            made = [entry for _, entry in entries_of(pen.connection, Kind.JUDGEMENT, None)]
            if any(one.judgement.id == judgement.id and one.by == by for one in in_force(made)):
                return False
            pen.add([judgement], by, {judgement.id: sum(one.id == judgement.id for one in made)})
            return True

    # ------------------------------------------------------------------ events

    def events(self, as_of: datetime | None = None) -> tuple[EventAccount, ...]:
        """All events as known at a moment: most contested first, then most reported.

        Args:
            as_of: the moment, aware; None: now.
        """
        with self._reading() as connection:
            moment = self._moment(connection, as_of)
            heard = [entry for kind in FOLDED for _, entry in entries_of(connection, kind, moment)]
        return fold(heard, moment)

    def event(self, name: str, as_of: datetime | None = None) -> EventAccount:
        """One event as known at a moment; the same account as among ``events``.

        Args:
            name: the id of any report's event that is held to be it, or a unique beginning of one.
            as_of: the moment, aware; None: now.

        Raises:
            NotFound: no such event was known.
            BadRequest: several events' ids begin so.
        """
        with self._reading() as connection:
            moment = self._moment(connection, as_of)
            member = self._one(connection, name, Kind.EVENT)
            heard = list(entries_around(connection, member, moment))
        for group in fold_groups(heard, moment):
            if member in group.members:
                return group.account
        raise NotFound(f"no event with the id {name} was known as of {moment.isoformat()}")

    # ------------------------------------------------------------------ claims, reports, and all the rest

    def claims(
        self,
        *,
        report: str | None = None,
        event: str | None = None,
        actor: str | None = None,
        ids: Iterable[str] | None = None,
        as_of: datetime | None = None,
    ) -> tuple[ToldClaim, ...]:
        """Claims as recorded, rejected ones too, in the order of recording and of the text.

        Args:
            report: of this report alone.
            event: of this one report's event alone.
            actor: of this actor alone.
            ids: these claims alone.
            as_of: those recorded up to this moment; None: all.
        """
        table = schema.claims.c
        wanted = ((table.report, report), (table.event, event), (table.actor, actor))
        where = [column == value for column, value in wanted if value is not None]
        lists = [[]] if ids is None else [[table.id.in_(portion)] for portion in portions(ids)]
        with self._reading() as connection:
            found = [
                row
                for portion in lists
                for row in entries_of(connection, Kind.CLAIM, _aware(as_of), and_(true(), *where, *portion))
            ]
        found.sort(key=itemgetter(0))
        return tuple(entry.body for _, entry in found if isinstance(entry.body, ToldClaim))

    def claim(self, name: str) -> ToldClaim:
        """One claim, by its id or a unique beginning of it.

        Raises:
            NotFound: no claim has it.
            BadRequest: several have it.
        """
        with self._reading() as connection:
            found = self._one(connection, name, Kind.CLAIM)
        return self.claims(ids=[found])[0]

    def report(self, name: str) -> Document:
        """One report with its text, by its id or a unique beginning of it.

        Raises:
            NotFound: no report has it.
            BadRequest: several have it.
        """
        with self._reading() as connection:
            report, (words, layout, _) = self._report(connection, name)
        return Document(report, text_from(words, layout), media_from(layout))

    def reading_json(self, name: str) -> dict[str, Json]:
        """The ``reading/1`` of a report, by its id or a unique beginning of it; the last one where it was read anew.

        Raises:
            NotFound: no report has it.
            BadRequest: several have it.
        """
        with self._reading() as connection:
            _, (words, _, stored) = self._report(connection, name)
        return whole_reading(from_json(stored), words)

    def reports(self, as_of: datetime | None = None, *, ids: Iterable[str] | None = None) -> tuple[Report, ...]:
        """Reports without their texts, in the order of recording.

        Args:
            as_of: those recorded up to this moment; None: all.
            ids: these alone, by one query; an id that no report has is passed over. None: all.
        """
        with self._reading() as connection:
            if ids is None:
                found = list(entries_of(connection, Kind.REPORT, _aware(as_of)))
            else:
                found = list(entries_among(connection, Kind.REPORT, _aware(as_of), schema.reports.c.id, ids))
        found.sort(key=itemgetter(0))
        return tuple(entry.body for _, entry in found if isinstance(entry.body, Report))

    def refusals(self, as_of: datetime | None = None) -> tuple[Entry, ...]:
        """All inputs that could not be read; the bodies are ``Refusal``."""
        return self._entries(Kind.REFUSAL, as_of)

    def judgements(self, as_of: datetime | None = None) -> tuple[Entry, ...]:
        """All judgements, those undone too; the bodies are ``Judgement``."""
        return self._entries(Kind.JUDGEMENT, as_of)

    def entries(self, as_of: datetime | None = None) -> Iterator[Entry]:
        """All that was recorded up to a moment, in the order of recording. None: all there is."""
        with self._reading() as connection:
            streams = [entries_of(connection, kind, _aware(as_of)) for kind in Kind]
            yield from (entry for _, entry in heapq.merge(*streams, key=itemgetter(0)))

    def find(self, name: str) -> str:
        """The whole id of which this is the beginning, its kind's prefix included or not.

        Raises:
            NotFound: nothing has it.
            BadRequest: several have it, or it is too short to say.
        """
        with self._reading() as connection:
            return self._one(connection, name, None)

    # ------------------------------------------------------------------ within

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the ledger from its first question to its last."""
        with ledger_errors(self._dialect), self._engine.connect() as connection:
            self._dialect.begin(connection, writing=False)
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Pen]:
        """A transaction that is the only writer, and is kept whole or not at all."""
        with ledger_errors(self._dialect), self._engine.connect() as connection:
            self._dialect.begin(connection, writing=True)
            last = last_recorded(connection)
            moment = self._clock()
            # a clock that was set back does not put the ledger's time back
            yield Pen(connection, self._dialect, moment if last is None else max(moment, last + TICK))
            connection.commit()

    def _moment(self, connection: Connection, as_of: datetime | None) -> datetime:
        """The moment asked for; now, and no earlier than the last entry, where none is."""
        if as_of is not None:
            return _aware(as_of)
        last = last_recorded(connection)
        return self._clock() if last is None else max(self._clock(), last)

    def _entries(self, kind: Kind, as_of: datetime | None) -> tuple[Entry, ...]:
        with self._reading() as connection:
            return tuple(entry for _, entry in entries_of(connection, kind, _aware(as_of)))

    def _report(self, connection: Connection, name: str) -> tuple[Report, tuple[str, str, str]]:
        report = self._one(connection, name, Kind.REPORT)
        found = latest_reading(connection, report)
        rows = entries_of(connection, Kind.REPORT, None, schema.reports.c.id == report)
        body = next(entry.body for _, entry in rows)
        assert isinstance(body, Report)
        assert found is not None, "a report is recorded with its reading or not at all"
        return body, found

    def _one(self, connection: Connection, name: str, kind: Kind | None) -> str:
        """The only id, of this kind or of all, that is or begins with this."""
        if ids := ids_like(connection, schema.entries.c.id == name, kind):
            return ids[0]
        if len(name) < SHORTEST:
            raise BadRequest(f"“{name}” is too short: an id's beginning has at least {SHORTEST} characters")
        begins = [self._dialect.begins(schema.entries.c.id, name)]
        if DIGITS.fullmatch(name):
            begins += [self._dialect.begins(schema.entries.c.id, f"{one.value}-{name}") for one in Kind]
        ids = ids_like(connection, or_(*begins), kind)
        if not ids:
            raise NotFound(f"nothing in the ledger has the id {name}")
        if len(ids) > 1:
            raise BadRequest(f"“{name}” is the beginning of several ids: {', '.join(ids)}")
        return ids[0]


@overload
def _aware(as_of: datetime) -> datetime: ...
@overload
def _aware(as_of: None) -> None: ...
@overload
def _aware(as_of: datetime | None) -> datetime | None: ...
def _aware(as_of: datetime | None) -> datetime | None:
    if as_of is not None and as_of.tzinfo is None:
        raise BadRequest(f"{as_of.isoformat()} is no moment without its zone")
    return as_of
