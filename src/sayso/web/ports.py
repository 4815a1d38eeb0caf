"""All that the pages ask of a ledger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol

from sayso.domain.identity import Place
from sayso.domain.ledger import Entry, EventAccount, History, ToldClaim
from sayso.domain.report import Document, Report


class Ledgerlike(Protocol):
    """A ledger to read from, safe to call from several threads.

    ``name`` is an id or a unique beginning of one: ``NotFound`` is raised where nothing has it, ``BadRequest`` where
    several have it, and ``LedgerError`` where the database fails. ``as_of`` None means: now.
    """

    def events(self, as_of: datetime | None = None) -> Sequence[EventAccount]:
        """All events as known at a moment."""
        ...

    def event(self, name: str, as_of: datetime | None = None) -> EventAccount:
        """One event as known at a moment, by its id or that of any report's event held to be the same."""
        ...

    def claim(self, name: str) -> ToldClaim:
        """One claim with its words and speaker."""
        ...

    def claims(self, *, report: str | None = None, ids: Iterable[str] | None = None) -> Sequence[ToldClaim]:
        """The claims of one report, or those with these ids."""
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

    def reports(self, *, ids: Iterable[str] | None = None) -> Sequence[Report]:
        """Metadata of all reports, or of those with these ids."""
        ...

    def refusals(self) -> Sequence[Entry]:
        """All inputs that could not be read; the entries' bodies are ``Refusal``."""
        ...
