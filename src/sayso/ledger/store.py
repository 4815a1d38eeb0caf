"""The ledger: append-only, bitemporal, one file or one server."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from operator import itemgetter
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import Connection, Engine, and_, true

from sayso.domain.changes import Change
from sayso.domain.contract import Json
from sayso.domain.identity import Place
from sayso.domain.intake import Intake, Quarantined, Taken
from sayso.domain.ledger import (
    Entry,
    EventAccount,
    History,
    Judgement,
    JudgementKind,
    Refusal,
    RelationKind,
    ToldClaim,
    ToldEvent,
    Version,
)
from sayso.domain.lineage import Lineage, ReportOrigin
from sayso.domain.reading import Reading
from sayso.domain.report import Document, Report
from sayso.errors import BadRequest, LedgerForbidden, NotALedger, NotFound
from sayso.ledger import intakes, schema
from sayso.ledger.asking import (
    around,
    entries_among,
    entries_around,
    entries_named,
    entries_of,
    judged_about,
    known_ids,
    last_recorded,
    latest_reading,
    not_read_again,
    portions,
    tied_to,
    ties_among,
    versions_among,
)
from sayso.ledger.between import changed_between, touched_between
from sayso.ledger.changes import (
    Changes,
    Part,
    State,
    changes_since,
    everything,
    heard_by,
    parts_of,
    recorded_reports,
    state_of,
    words_of,
)
from sayso.ledger.checking import Archive, Checked, check_ledger
from sayso.ledger.decided import decisions_in
from sayso.ledger.decisions import Decisions, decisions_of, in_force, is_said
from sayso.ledger.dialect import Dialect, dialect_of
from sayso.ledger.dossiers import NAMING, Dossier, Sides, dossiers_of, filings_in, filings_of
from sayso.ledger.errors import ledger_errors, outlasting
from sayso.ledger.history import history_of
from sayso.ledger.judging import check
from sayso.ledger.lineages import credits_in, lineage_in, report_origins
from sayso.ledger.moments import aware, now
from sayso.ledger.naming import id_of
from sayso.ledger.opening import make_ready, make_sure
from sayso.ledger.recording import Pen, Recorded, record_telling
from sayso.ledger.schema import Kind
from sayso.ledger.status import EventGroup, fold_groups
from sayso.ledger.telling import tell, whole_reading
from sayso.ledger.trees import from_json, media_from, places_told, text_from

PATIENCE = 10.0
"""Seconds to wait for another writer."""

TICK = timedelta(microseconds=1)

_T = TypeVar("_T")


class Ledger:
    """Who says what about which event, as recorded. Entries are only ever added.

    Safe to use from several threads, each call having a connection of its own; and by several processes at once, whose
    writes take turns. Each method raises ``LedgerError`` or one of its kinds where the database fails, or where a later
    version of this program has changed its tables since it was opened.
    """

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

    # ------------------------------------------------------------------ writing

    def record(self, reading: Reading, page: str | None = None) -> Recorded:
        """Records a reading with its ties to what is known, in one transaction.

        A reader's second reading of a report adds nothing; another reader's takes the place of the one before.

        Args:
            reading: what was found in one report.
            page: what is read again when the report is: a later reading of the same page with another text is a new
                version of it. None: the report's address, if it has one.

        Raises:
            ValueError: the reading contradicts itself or the ledger (a fault of whoever made it).
        """
        told = tell(reading)
        at = page if page is not None else reading.report.url
        return self._written(lambda pen: record_telling(pen, told, at))

    def refuse(self, refusal: Refusal, by: str = "sayso") -> bool:
        """Records that an input could not be read; False where that is known already."""

        def add(pen: Pen) -> bool:
            if known_ids(pen.connection, [refusal.id]):
                return False
            pen.add([refusal], by)
            return True

        return self._written(add)

    def judge(self, judgement: Judgement, by: str) -> bool:
        """Records a person's decision; False where this person's same decision counts already.

        Raises:
            NotFound: what it is about is not in the ledger. (A side may be set for an actor before any report.)
            BadRequest: it lacks what its kind needs.
        """
        return self.judge_all([judgement], by) == 1

    def judge_all(self, judgements: Iterable[Judgement], by: str) -> int:
        """Records several decisions in one transaction, all of one moment, or none of them.

        Returns:
            How many were recorded; those that this person has in force already are passed over.

        Raises:
            NotFound: what one of them is about is not in the ledger.
            BadRequest: one of them lacks what its kind needs, or nobody is named who decides.
        """
        if not by.strip():
            raise BadRequest("a judgement needs the name of whoever makes it")
        wanted = tuple(judgements)

        def add(pen: Pen) -> int:
            made = [entry for _, entry in entries_of(pen.connection, Kind.JUDGEMENT, None)]
            times = Counter(one.id for one in made)
            standing = in_force(made)
            fresh = {one.id: one for one in wanted if not is_said(standing, one, by)}
            for one in fresh.values():
                check(pen.connection, one)
            pen.add(fresh.values(), by, times)
            return len(fresh)

        return self._written(add)

    # ------------------------------------------------------------------ how far reading has come

    def take(self, intake: Intake) -> bool:
        """Notes what became of a record of an input, after its reports were recorded; False where that is known."""
        return self._written(lambda pen: intakes.take(pen, intake))

    def taken(self, source: str, reader: str) -> Taken:
        """How far a reader has come with an input: where a job that was stopped goes on."""
        with self._reading() as connection:
            return intakes.taken(connection, source, reader)

    def quarantine(self) -> list[Quarantined]:
        """What the reader broke on when last it was tried."""
        with self._reading() as connection:
            return intakes.quarantine(connection)

    # ------------------------------------------------------------------ events

    def events(self, as_of: datetime | None = None, dossier: str | None = None) -> tuple[EventAccount, ...]:
        """All events as known at a moment: most contested first, then most reported.

        Args:
            as_of: the moment, aware; None: now.
            dossier: its events alone, where anything was filed in it, and whose sides count, beside those set for all;
                None: all events, and the sides set last, for whichever dossier.
        """
        return tuple(group.account for group in self.groups(as_of, dossier))

    def groups(self, as_of: datetime | None = None, dossier: str | None = None) -> tuple[EventGroup, ...]:
        """As ``events``, each with the ids of the reports' events that are held to be it."""
        with self._reading() as connection:
            moment = self._moment(connection, as_of)
            heard = heard_by(connection, moment)
            filed = filings_in(connection, moment) if dossier is not None else {}
        groups = fold_groups(heard, moment, dossier)
        if dossier is None:
            return groups
        filings = filings_of(filed, dossier)
        return tuple(one for one in groups if filings.takes(one.members, one.account.reports))

    def event(self, name: str, as_of: datetime | None = None, dossier: str | None = None) -> EventAccount:
        """One event as known at a moment; the same account as among ``events``.

        Args:
            name: the id of any report's event that is held to be it, or a unique beginning of one.
            as_of: the moment, aware; None: now.
            dossier: as for ``events``.

        Raises:
            NotFound: no such event was known, or none stands: it was told by an earlier reading alone, or by a former
                version of a page and not by the present one.
            BadRequest: several events' ids begin so.
        """
        with self._reading() as connection:
            moment = self._moment(connection, as_of)
            member = self._one(connection, name, Kind.EVENT)
            heard = list(entries_around(connection, around(connection, [member], moment), moment))
        for group in fold_groups(heard, moment, dossier):
            if member in group.members:
                return group.account
        was = any(isinstance(one.body, ToldEvent) and one.id == member for one in heard)
        why = "is told by no present reading or version of its report" if was else "was known"
        raise NotFound(f"no event with the id {name} {why} as of {moment.isoformat()}")

    # ------------------------------------------------------------------ what changed

    def state(self) -> State:
        """How far the ledger has come."""
        with self._reading() as connection:
            return state_of(connection)

    def recorded_until(self) -> datetime | None:
        """When the last entry was recorded; None in an empty ledger."""
        with self._reading() as connection:
            return last_recorded(connection)

    def changes(self, since: State) -> Changes:
        """What is to be made anew to come from an earlier state to the present one."""
        with self._reading() as connection:
            return changes_since(connection, since, self._moment(connection, None))

    def touched(self, since: datetime, until: datetime | None = None) -> frozenset[str]:
        """The reports' events whose accounts can depend on what was recorded after one moment and up to another."""
        with self._reading() as connection:
            return frozenset(touched_between(connection, aware(since), self._moment(connection, until)))

    def changed(
        self,
        since: datetime,
        until: datetime | None = None,
        dossier: str | None = None,
        events: Collection[str] | None = None,
    ) -> tuple[Change, ...]:
        """What changed in the answers between two moments of recording, and why.

        Args:
            since: the earlier moment, aware.
            until: the later one, aware; None: now.
            dossier: as for ``events``.
            events: of these reports' events, and of what they were or are held to be one with, alone; None: of all.
        """
        with self._reading() as connection:
            return changed_between(connection, aware(since), self._moment(connection, until), dossier, events)

    def whole(self, as_of: datetime) -> Changes:
        """All there was at a moment, aware; its events are among ``parts``."""
        with self._reading() as connection:
            return everything(connection, aware(as_of))

    def parts(self, as_of: datetime | None = None) -> Iterator[Part]:
        """All events as known at a moment, some at a time, in bounded memory. None: now."""
        with self._reading() as connection:
            yield from parts_of(connection, self._moment(connection, as_of))

    def words(self, reports: Iterable[str]) -> dict[str, str]:
        """What reports say as last read, by id: their articles without the pages' furniture."""
        with self._reading() as connection:
            return words_of(connection, reports)

    def recorded(self, reports: Iterable[str], as_of: datetime | None = None) -> list[Entry]:
        """Reports with the moment of their first recording; the bodies are ``Report`` as last read."""
        with self._reading() as connection:
            return recorded_reports(connection, reports, self._moment(connection, as_of))

    # ------------------------------------------------------------------ claims, reports, and all the rest

    def claims(
        self,
        *,
        report: str | None = None,
        event: str | None = None,
        actor: str | None = None,
        ids: Iterable[str] | None = None,
        reports: Iterable[str] | None = None,
        as_of: datetime | None = None,
    ) -> tuple[ToldClaim, ...]:
        """Claims of each report's last reading, rejected ones too, in the order of recording and of the text.

        Args:
            report: of this report alone.
            event: of this one report's event alone.
            actor: of this actor alone.
            ids: these claims alone.
            reports: of these reports alone; given where ``ids`` is not.
            as_of: as they stood at this moment; None: as they stand.
        """
        table = schema.claims.c
        wanted = ((table.report, report), (table.event, event), (table.actor, actor))
        where = [column == value for column, value in wanted if value is not None]
        where.append(not_read_again(schema.claims, aware(as_of)))
        column, among = (table.report, reports) if ids is None else (table.id, ids)
        lists = [[]] if among is None else [[column.in_(portion)] for portion in portions(among)]
        with self._reading() as connection:
            found = [
                row
                for portion in lists
                for row in entries_of(connection, Kind.CLAIM, aware(as_of), and_(true(), *where, *portion))
            ]
        found.sort(key=itemgetter(0))
        return tuple(entry.body for _, entry in found if isinstance(entry.body, ToldClaim))

    def told_events(self, ids: Iterable[str]) -> dict[str, ToldEvent]:
        """Reports' events by id, as each was last read."""
        with self._reading() as connection:
            found = entries_among(connection, Kind.EVENT, None, schema.events.c.id, ids)
            return {entry.id: entry.body for _, entry in found if isinstance(entry.body, ToldEvent)}

    def claim(self, name: str) -> ToldClaim:
        """One claim as it was last read, by its id or a unique beginning of it; the last reading may not have it.

        Raises:
            NotFound: no claim has it.
            BadRequest: several have it.
        """
        with self._reading() as connection:
            found = self._one(connection, name, Kind.CLAIM)
            *_, (_, entry) = entries_of(connection, Kind.CLAIM, None, schema.claims.c.id == found)
        assert isinstance(entry.body, ToldClaim)
        return entry.body

    def lineage(self, name: str) -> Lineage | None:
        """By which words one claim is traced to its origin; None where an earlier version recorded the origin alone.

        Raises:
            NotFound: no claim has the id.
            BadRequest: several have it.
        """
        told = self.claim(name)
        with self._reading() as connection:
            return lineage_in(connection, told)

    def origins(self, report: str | None = None) -> dict[str, ReportOrigin]:
        """Whose text each report is, by its id; of one report and the copies of its text, or of all."""
        with self._reading() as connection:
            copies = None if report is None else tied_to(connection, RelationKind.REPEATS, [report])
            credited = credits_in(connection, copies)
            ties = ties_among(connection, RelationKind.REPEATS, copies)
        return report_origins(self.reports(ids=copies), credited, ties)

    def report(self, name: str) -> Document:
        """One report with its text, by its id or a unique beginning of it.

        Raises:
            NotFound: no report has it.
            BadRequest: several have it.
        """
        with self._reading() as connection:
            report, (words, layout, _) = self._report(connection, name)
        return Document(report, text_from(words, layout), media=media_from(layout))

    def reading_json(self, name: str, as_of: datetime | None = None) -> dict[str, Json]:
        """The ``reading/1`` of a report, by its id or a unique beginning of it; the last one where it was read anew.

        ``as_of``: the last one up to this moment; None: of all.

        Raises:
            NotFound: no report has it.
            BadRequest: several have it.
        """
        with self._reading() as connection:
            _, (words, _, stored) = self._report(connection, name, aware(as_of))
        return whole_reading(from_json(stored), words)

    def places(self, name: str) -> tuple[Place, ...]:
        """The places of a report, by its id or a unique beginning of it; those of the last reading.

        Raises:
            NotFound: no report has it.
            BadRequest: several have it.
        """
        with self._reading() as connection:
            _, (_, _, stored) = self._report(connection, name)
        return places_told(from_json(stored)["places"])

    def reports(self, as_of: datetime | None = None, *, ids: Iterable[str] | None = None) -> tuple[Report, ...]:
        """Reports without their texts, former versions of pages too, as last read, in the order of first recording.

        Args:
            as_of: those recorded up to this moment, as read then; None: all.
            ids: these alone, by one query; an id that no report has is passed over. None: all.
        """
        with self._reading() as connection:
            if ids is None:
                found = list(entries_of(connection, Kind.REPORT, aware(as_of)))
            else:
                found = list(entries_among(connection, Kind.REPORT, aware(as_of), schema.reports.c.id, ids))
        found.sort(key=itemgetter(0))
        return tuple({one.body.id: one.body for _, one in found if isinstance(one.body, Report)}.values())

    def history(self, name: str) -> History:
        """Who read a report and when, which versions its page had, and which judgements lost what they are about.

        Raises:
            NotFound: no report has this id or beginning of one.
            BadRequest: several have it.
        """
        with self._reading() as connection:
            return history_of(connection, self._one(connection, name, Kind.REPORT))

    def version_ties(self, reports: Iterable[str]) -> tuple[Version, ...]:
        """All ties between versions of the pages that these reports are of."""
        with self._reading() as connection:
            return versions_among(connection, reports)

    def former(self, as_of: datetime | None = None) -> frozenset[str]:
        """The ids of all reports in whose place another stands: former versions, and texts that were read otherwise.

        ``as_of``: as it stood at this moment; None: now.
        """
        with self._reading() as connection:
            return frozenset(
                entry.body.former
                for _, entry in entries_of(connection, Kind.VERSION, aware(as_of))
                if isinstance(entry.body, Version)
            )

    def check(self, archive: Archive | None = None) -> Iterator[Checked]:
        """Checks again all that can be checked: hashes, ids, words under spans, references.

        Args:
            archive: has the bytes that reports were read from; None: their hashes are left unchecked.

        Yields:
            What was found of each thing checked, faults and all, in one state of the ledger and in bounded memory.
        """
        with self._reading() as connection:
            yield from check_ledger(connection, archive)

    def refusals(self, as_of: datetime | None = None) -> tuple[Entry, ...]:
        """All inputs that could not be read; the bodies are ``Refusal``."""
        return self._entries(Kind.REFUSAL, as_of)

    def judgements(
        self,
        as_of: datetime | None = None,
        *,
        kinds: Collection[JudgementKind] | None = None,
        claims: Collection[str] | None = None,
    ) -> tuple[Entry, ...]:
        """Judgements, those undone too; the bodies are ``Judgement``.

        Args:
            as_of: those recorded up to this moment; None: all.
            kinds: of these kinds alone, and what takes any back.
            claims: those alone that can concern these claims, and what takes them back.
        """
        if claims is not None:
            with self._reading() as connection:
                return tuple(judged_about(connection, (), aware(as_of), claims))
        if kinds is None:
            return self._entries(Kind.JUDGEMENT, as_of)
        wanted = schema.judgements.c.kind.in_(sorted({*kinds, JudgementKind.UNDO}))
        with self._reading() as connection:
            return tuple(entry for _, entry in entries_of(connection, Kind.JUDGEMENT, aware(as_of), wanted))

    def dossiers(self, as_of: datetime | None = None) -> tuple[Dossier, ...]:
        """All dossiers, by name: those in which something is filed, and those for which a side is set."""
        with self._reading() as connection:
            wanted = schema.judgements.c.kind.in_(NAMING)
            judged = [entry for _, entry in entries_of(connection, Kind.JUDGEMENT, aware(as_of), wanted)]
            return dossiers_of(judged, filings_in(connection, aware(as_of)))

    def sides(self, dossier: str, as_of: datetime | None = None) -> Sides:
        """Whose side actors are on in a dossier, as it stood at a moment."""
        made = in_force(self.judgements(as_of))
        return Sides(*(decisions_of(made, dossier=name).sides for name in (dossier, None)))

    def decisions(self, as_of: datetime | None = None, claims: Collection[str] | None = None) -> Decisions:
        """What people decided, as it stood at a moment; with ``decided`` it is laid over claims.

        ``claims``: what can concern these alone; None: all of it.
        """
        with self._reading() as connection:
            return decisions_in(connection, aware(as_of), claims)

    def entries(self, as_of: datetime | None = None) -> Iterator[Entry]:
        """All that was recorded up to a moment, in the order of recording. None: all there is."""
        with self._reading() as connection:
            streams = [entries_of(connection, kind, aware(as_of)) for kind in Kind]
            yield from (entry for _, entry in heapq.merge(*streams, key=itemgetter(0)))

    def recordings(self, name: str, as_of: datetime | None = None) -> list[Entry]:
        """Every entry with this whole id, in the order of recording."""
        with self._reading() as connection:
            return [entry for _, entry in entries_named(connection, name, aware(as_of))]

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

    def _report(
        self, connection: Connection, name: str, as_of: datetime | None = None
    ) -> tuple[Report, tuple[str, str, str]]:
        report = self._one(connection, name, Kind.REPORT)
        found = latest_reading(connection, report, as_of)
        if found is None and as_of is not None:
            raise NotFound(f"no reading of {report} was known as of {as_of.isoformat()}")
        *_, (_, entry) = entries_of(connection, Kind.REPORT, None, schema.reports.c.id == report)
        body = entry.body
        assert isinstance(body, Report)
        assert found is not None, "a report is recorded with its reading or not at all"
        return body, found

    def _one(self, connection: Connection, name: str, kind: Kind | None) -> str:
        return id_of(connection, self._dialect, name, kind)
