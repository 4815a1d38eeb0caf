"""What an export is asked for, and what it asks of a ledger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from sayso.domain.account import EventAccount
from sayso.domain.identity import Place
from sayso.domain.json_values import Json
from sayso.domain.ledger import ToldClaim
from sayso.domain.report import Document, Report
from sayso.fold.decisions import Decisions
from sayso.ledger.overview import Filters, Order


class Shelf(Protocol):
    """What exports ask of a ledger; ``as_of`` None means: now."""

    def recorded_until(self) -> datetime | None:
        """When the last entry was recorded."""
        ...

    def event(self, name: str, as_of: datetime | None = None, dossier: str | None = None) -> EventAccount:
        """One event's account."""
        ...

    def claims(
        self,
        *,
        ids: Iterable[str] | None = None,
        reports: Iterable[str] | None = None,
        as_of: datetime | None = None,
    ) -> Sequence[ToldClaim]:
        """Those with these ids, or those of these reports."""
        ...

    def reports(self, as_of: datetime | None = None, *, ids: Iterable[str] | None = None) -> Sequence[Report]:
        """Metadata of these reports."""
        ...

    def report(self, name: str) -> Document:
        """One report with its text."""
        ...

    def places(self, name: str) -> Sequence[Place]:
        """The places that one report names."""
        ...

    def reading_json(self, name: str, as_of: datetime | None = None) -> dict[str, Json]:
        """The ``reading/1`` of a report."""
        ...

    def decisions(self, as_of: datetime | None = None) -> Decisions:
        """What people decided."""
        ...

    def former(self, as_of: datetime | None = None) -> frozenset[str]:
        """The ids of all reports in whose place another stands."""
        ...


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be exported.

    Attributes:
        filters: which events; without any, claims about no event too.
        order: of the events.
        as_of: as known at this moment, aware; None: now.
        dossier: whose sides count; None: those set last.
        named: whether witnesses, and sources that nobody names, are told as their reports tell them.
        base: scheme and host of the pages, for the addresses of records.
    """

    filters: Filters = field(default_factory=Filters)
    order: Order = Order.CONTESTED
    as_of: datetime | None = None
    dossier: str | None = None
    named: bool = False
    base: str = "http://127.0.0.1:8710"

    def address(self, kind: str, name: str) -> str:
        """The address of a record's page; ``kind``: claims, events or reports."""
        return f"{self.base.rstrip('/')}/{kind}/{name}"
