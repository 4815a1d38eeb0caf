"""All that the pages ask of a ledger."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from sayso.domain.account import EventAccount
from sayso.domain.changes import Change
from sayso.domain.identity import Place
from sayso.domain.json_values import Json
from sayso.domain.ledger import Entry, History, ToldClaim, Version
from sayso.domain.report import Document, Report
from sayso.fold.decisions import Decisions
from sayso.ledger.between import Present
from sayso.ledger.changes import Changes, Part, State
from sayso.ledger.dossiers import Dossier, Sides


class Ledgerlike(Protocol):
    """A ledger to read from, safe to call from several threads.

    ``name`` is an id or a unique beginning of one: ``NotFound`` is raised where nothing has it, ``BadRequest`` where
    several have it, and ``LedgerError`` where the database fails. ``as_of`` None means: now.
    """

    def state(self) -> State:
        """How far it has come."""
        ...

    def recorded_until(self) -> datetime | None:
        """When the last entry was recorded; None: there is none."""
        ...

    def changes(self, since: State) -> Changes:
        """What is to be made anew to come from that state to the present one."""
        ...

    def parts(self, as_of: datetime | None = None) -> Iterable[Part]:
        """All events at a moment, some at a time."""
        ...

    def whole(self, as_of: datetime) -> Changes:
        """All there was at a moment."""
        ...

    def touched(self, since: datetime, until: datetime | None = None) -> frozenset[str]:
        """The reports' events whose accounts can depend on what was recorded after one moment and up to another."""
        ...

    def changed(
        self,
        since: datetime,
        until: datetime | None = None,
        dossier: str | None = None,
        events: Collection[str] | None = None,
        present: Present | None = None,
    ) -> Sequence[Change]:
        """What changed in the answers between two moments; of these events alone where any are named.

        ``present`` has the answers of the later moment.
        """
        ...

    def eventless(self, reports: Iterable[str], as_of: datetime | None = None) -> Sequence[ToldClaim]:
        """Claims of these reports about no event that are proposed to a person."""
        ...

    def words(self, reports: Iterable[str]) -> Mapping[str, str]:
        """Texts by the reports' ids."""
        ...

    def recorded(self, reports: Iterable[str], as_of: datetime | None = None) -> Sequence[Entry]:
        """Reports with the moments of their first recording."""
        ...

    def event(self, name: str, as_of: datetime | None = None, dossier: str | None = None) -> EventAccount:
        """One event as known at a moment, by its id or that of any report's event held to be the same.

        ``dossier``: whose sides count; None: those set for all.
        """
        ...

    def claim(self, name: str) -> ToldClaim:
        """One claim with its words and speaker."""
        ...

    def claims(
        self,
        *,
        report: str | None = None,
        ids: Iterable[str] | None = None,
        reports: Iterable[str] | None = None,
        as_of: datetime | None = None,
    ) -> Sequence[ToldClaim]:
        """The claims of one report, those with these ids, or those of these reports."""
        ...

    def report(self, name: str) -> Document:
        """One report with its text."""
        ...

    def places(self, name: str) -> Sequence[Place]:
        """The places that one report names."""
        ...

    def history(self, name: str) -> History:
        """Who read a report, and which versions its page had."""
        ...

    def version_ties(self, reports: Iterable[str]) -> Sequence[Version]:
        """All ties between versions of the pages that these reports are of."""
        ...

    def reports(self, as_of: datetime | None = None, *, ids: Iterable[str] | None = None) -> Sequence[Report]:
        """Metadata of all reports, or of those with these ids."""
        ...

    def reading_json(self, name: str, as_of: datetime | None = None) -> dict[str, Json]:
        """The ``reading/1`` of a report."""
        ...

    def former(self, as_of: datetime | None = None, *, reports: Iterable[str] | None = None) -> frozenset[str]:
        """The ids of reports in whose place another stands, of these or of all."""
        ...

    def decisions(self, as_of: datetime | None = None, claims: Collection[str] | None = None) -> Decisions:
        """What people decided, as it stood; on these claims alone where any are named."""
        ...

    def sides(self, dossier: str, as_of: datetime | None = None) -> Sides:
        """Whose side actors are on in a dossier."""
        ...

    def dossiers(self, as_of: datetime | None = None) -> Sequence[Dossier]:
        """All dossiers, by name."""
        ...

    def judgements(self, *, naming: Collection[str] | None = None) -> Sequence[Entry]:
        """What people decided on these things, and what took that back, or on all; the bodies are ``Judgement``."""
        ...

    def refusals(self) -> Sequence[Entry]:
        """All inputs that could not be read; the entries' bodies are ``Refusal``."""
        ...
