"""What a ledger holds: claims, reports, judgements, and all entries, as they were recorded."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from operator import itemgetter

from sqlalchemy import Connection, and_

from sayso.domain.identity import Place
from sayso.domain.json_values import Json
from sayso.domain.ledger import (
    Entry,
    History,
    Relation,
    RelationKind,
    ToldClaim,
    ToldEvent,
    Version,
)
from sayso.domain.lineage import Lineage, ReportOrigin
from sayso.domain.report import Document, Report
from sayso.errors import NotFound
from sayso.fold.decisions import Decisions, decisions_of
from sayso.fold.force import in_force
from sayso.ledger import schema
from sayso.ledger.asking import (
    entries_among,
    entries_named,
    entries_of,
    entries_where,
    latest_reading,
    not_read_again,
    portions,
)
from sayso.ledger.checking import Archive, Checked, check_ledger
from sayso.ledger.connected import Connected
from sayso.ledger.decided import decisions_in
from sayso.ledger.dossiers import NAMING, Dossier, Sides, dossiers_of, filings_in
from sayso.ledger.eventless import former_among
from sayso.ledger.history import history_of
from sayso.ledger.lineages import credits_in, lineage_in, report_origins
from sayso.ledger.moments import aware
from sayso.ledger.schema import Kind
from sayso.ledger.surroundings import judged_about, judged_of_actors, judgements_naming
from sayso.ledger.telling import whole_reading
from sayso.ledger.tied import tied_to, ties_among, versions_among
from sayso.ledger.trees import from_json, media_from, places_told, text_from


class Contents(Connected):
    """What was recorded."""

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
        column, among = (table.report, reports) if ids is None else (table.id, ids)
        lists = [[]] if among is None else [[column.in_(portion)] for portion in portions(among)]
        ask = entries_where if where or among is not None else entries_of
        where.append(not_read_again(schema.claims, aware(as_of)))
        with self._reading() as connection:
            found = [
                row for portion in lists for row in ask(connection, Kind.CLAIM, aware(as_of), and_(*where, *portion))
            ]
        found.sort(key=itemgetter(0))
        return tuple(entry.body for _, entry in found if isinstance(entry.body, ToldClaim))

    def told_events(self, ids: Iterable[str]) -> dict[str, ToldEvent]:
        """Reports' events by id, as each was last read."""
        with self._reading() as connection:
            found = entries_among(connection, Kind.EVENT, None, schema.events.c.id, ids)
            return {entry.id: entry.body for _, entry in found if isinstance(entry.body, ToldEvent)}

    def relations(self, ids: Iterable[str]) -> dict[str, Relation]:
        """Relations by id."""
        with self._reading() as connection:
            found = entries_among(connection, Kind.RELATION, None, schema.relations.c.id, ids)
            return {entry.id: entry.body for _, entry in found if isinstance(entry.body, Relation)}

    def claim(self, name: str) -> ToldClaim:
        """One claim as it was last read, by its id or a unique beginning of it; the last reading may not have it.

        Raises:
            NotFound: no claim has it.
            BadRequest: several have it.
        """
        with self._reading() as connection:
            found = self._one(connection, name, Kind.CLAIM)
            *_, (_, entry) = entries_where(connection, Kind.CLAIM, None, schema.claims.c.id == found)
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

    def former(self, as_of: datetime | None = None, *, reports: Iterable[str] | None = None) -> frozenset[str]:
        """The ids of reports in whose place another stands: former versions, and texts that were read otherwise.

        Args:
            as_of: as it stood at this moment; None: now.
            reports: of these alone; None: of all.
        """
        with self._reading() as connection:
            return former_among(connection, reports, aware(as_of))

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
        claims: Collection[str] | None = None,
        naming: Collection[str] | None = None,
    ) -> tuple[Entry, ...]:
        """Judgements, those undone too; the bodies are ``Judgement``.

        Args:
            as_of: those recorded up to this moment; None: all.
            claims: those alone that can concern these claims, and what takes them back.
            naming: those alone that are one of these or are about one, and what takes them back.
        """
        if naming is not None:
            with self._reading() as connection:
                return tuple(judgements_naming(connection, naming, aware(as_of)))
        if claims is not None:
            with self._reading() as connection:
                return tuple(judged_about(connection, (), aware(as_of), claims))
        return self._entries(Kind.JUDGEMENT, as_of)

    def dossiers(self, as_of: datetime | None = None) -> tuple[Dossier, ...]:
        """All dossiers, by name: those in which something is filed, and those for which a side is set."""
        with self._reading() as connection:
            wanted = schema.judgements.c.kind.in_(NAMING)
            judged = [entry for _, entry in entries_where(connection, Kind.JUDGEMENT, aware(as_of), wanted)]
            return dossiers_of(judged, filings_in(connection, aware(as_of)))

    def sides(self, dossier: str, as_of: datetime | None = None) -> Sides:
        """Whose side actors are on in a dossier, as it stood at a moment."""
        with self._reading() as connection:
            made = in_force(judged_of_actors(connection, aware(as_of)))
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

    def _report(
        self, connection: Connection, name: str, as_of: datetime | None = None
    ) -> tuple[Report, tuple[str, str, str]]:
        report = self._one(connection, name, Kind.REPORT)
        found = latest_reading(connection, report, as_of)
        if found is None and as_of is not None:
            raise NotFound(f"no reading of {report} was known as of {as_of.isoformat()}")
        *_, (_, entry) = entries_where(connection, Kind.REPORT, None, schema.reports.c.id == report)
        body = entry.body
        assert isinstance(body, Report)
        assert found is not None, "a report is recorded with its reading or not at all"
        return body, found
