"""Keeps the overview in step with its ledger: only what can have changed is made anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from threading import RLock
from typing import Protocol, TypeVar

from sayso.domain.account import EventAccount
from sayso.domain.ledger import Entry, ToldClaim
from sayso.fold.proposals import Filter
from sayso.fold.status import EventGroup
from sayso.ledger.changes import Changes, Part, State
from sayso.ledger.overview import finding, proposing, searching
from sayso.ledger.overview.accounts import account_from
from sayso.ledger.overview.entering import (
    Printed,
    enter_event,
    enter_filed,
    enter_report,
    forget_events,
    forget_report,
)
from sayso.ledger.overview.file import complete, keep, lay_bare, opened, state_of, transaction
from sayso.ledger.overview.found import (
    Choices,
    EventsFound,
    Filters,
    Hits,
    Listed,
    ListedReport,
    Order,
    ReportsFound,
)
from sayso.ledger.overview.proposing import (
    Turn,
    enter_eventless,
    enter_proposed,
    forget_eventless,
    forget_proposed,
)

AT_ONCE = 200
"""Reports whose texts are held in memory at a time."""

ROOM = 64_000
"""Kibibytes of pages that are kept at hand while everything is made anew: rows come in the order of no index."""

_T = TypeVar("_T")


class Source(Protocol):
    """What the overview asks of a ledger."""

    def state(self) -> State:
        """How far it has come."""
        ...

    def changes(self, since: State) -> Changes:
        """What is to be made anew."""
        ...

    def whole(self, as_of: datetime) -> Changes:
        """All there was at a moment."""
        ...

    def parts(self, as_of: datetime | None = None) -> Iterable[Part]:
        """All events at a moment, some at a time."""
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

    def claims(self, *, reports: Iterable[str] | None = None, as_of: datetime | None = None) -> Sequence[ToldClaim]:
        """The claims of these reports."""
        ...


class Overview:
    """Lists, filters and searches over one ledger. Safe to use from several threads, which take turns."""

    def __init__(self, ledger: Source, file: Path | None = None, *, as_of: datetime | None = None) -> None:
        """Opens or makes an overview; it is brought up to date when it is asked.

        Args:
            ledger: of this ledger.
            file: where to keep it from one start to the next; None, and where it cannot be written: in memory.
            as_of: as known at this moment, aware, and kept in memory; None: as known now.
        """
        self._ledger = ledger
        self._as_of = as_of
        self._lock = RLock()
        self._in_file = as_of is None and file is not None
        self._db = opened(None if as_of else file)

    def close(self) -> None:
        """Lets go of the file."""
        with self._lock:
            self._db.close()

    def refresh(self) -> None:
        """Brings the overview up to date; asking does so by itself."""
        with self._lock:
            try:
                self._refresh()
            except sqlite3.Error:
                if not self._in_file:
                    raise
                self._leave_file()
                self._refresh()

    def _refresh(self) -> None:
        if self._as_of is not None:
            if state_of(self._db).last < 0:
                with transaction(self._db):
                    self._take(self._ledger.whole(self._as_of))
            return
        if self._ledger.state() == state_of(self._db):
            return
        with transaction(self._db):
            # other processes keep the same file; whoever comes second finds the work done
            kept = state_of(self._db)
            if self._ledger.state() != kept:
                self._take(self._ledger.changes(kept))

    def _leave_file(self) -> None:
        """Goes on in memory: the file is damaged, has no room to grow, or is held by another process for too long."""
        self._in_file = False
        with suppress(sqlite3.Error):
            self._db.close()
        self._db = opened(None)

    def events(
        self,
        filters: Filters,
        order: Order = Order.CONTESTED,
        offset: int = 0,
        limit: int = 50,
        *,
        most: int | None = None,
    ) -> EventsFound:
        """The events that fit, in an order, some of them.

        Args:
            filters: which events.
            order: in which order.
            offset: events to pass over.
            limit: events at most.
            most: where more than so many fit, none are counted beyond; and of more that hold words, only those last
                recorded are put in order. None: all are counted, which takes as long as there are many.
        """
        return self._asked(lambda db: finding.events(db, filters, order, offset, limit, most))

    def days(self, filters: Filters, *, most: int | None = None) -> tuple[tuple[date, int], ...]:
        """How many of the events that fit began on each day (UTC); days without any are left out.

        ``most``: where more than so many fit a filter, of these that began last; None: of all.
        """
        return self._asked(lambda db: finding.days(db, filters, most))

    def reports(
        self, words: str = "", publisher: str = "", offset: int = 0, limit: int = 50, *, most: int | None = None
    ) -> ReportsFound:
        """The reports that fit, newest first, some of them.

        ``most``: of more that hold the words, those last recorded; None: all are counted.
        """
        return self._asked(lambda db: searching.reports(db, words, publisher, offset, limit, most))

    def search(self, words: str, kind: str, offset: int = 0, limit: int = 50, *, most: int | None = None) -> Hits:
        """Claims (``kind`` "claim") or reports ("report") that hold all the words.

        The best come first; where there are more than ``searching.WEIGHED``, those last recorded.
        ``most``: where there are more than so many, and than those, no more are counted; then of the words that begin
        so some are looked for alone, if as many hold these (``typed.spelled_out``). None: all are counted.
        """
        return self._asked(lambda db: searching.search(db, words, kind, offset, limit, most))

    def choices(self) -> Choices:
        """What filters can be set to."""
        return self._asked(finding.choices)

    def accounts(
        self, filters: Filters, order: Order = Order.CONTESTED, as_of: datetime | None = None
    ) -> Generator[EventAccount, None, None]:
        """The accounts of all events that fit, in an order, one after the other out of one state of the ledger.

        Args:
            filters: which events.
            order: in which order.
            as_of: the moment that they are told as of: now. None: each as of the moment that it was made at.
        """
        with self._lock:
            self.refresh()
            self._db.execute("BEGIN")
            try:
                for kept in finding.accounts(self._db, filters, order):
                    yield account_from(kept, as_of)
            finally:
                self._db.execute("ROLLBACK")

    def listed(self, events: Iterable[str]) -> tuple[Listed, ...]:
        """Events by the ids of any of their members, in this order; unknown ones are passed over."""
        wanted = tuple(events)
        return self._asked(lambda db: finding.by_members(db, wanted))

    def standing(self, events: Iterable[str]) -> tuple[str, ...]:
        """The events that reports' events are held to be, each once, most contested first.

        What is held to be none comes last.
        """
        wanted = tuple(events)
        return self._asked(lambda db: finding.standing(db, wanted))

    def dossiers(self, *, event: str = "", report: str = "") -> tuple[str, ...]:
        """The dossiers in which an event is, or a report was filed; without either all in which anything was filed."""
        return self._asked(lambda db: finding.dossiers(db, event, report))

    def ids(self, filters: Filters, order: Order = Order.CONTESTED) -> tuple[str, ...]:
        """The ids of all events that fit, in an order."""
        return self._asked(lambda db: finding.ids(db, filters, order))

    def homes(self, members: Iterable[str]) -> dict[str, str]:
        """By the id of a report's event that of the event that it is held to be; unknown ones are left out."""
        wanted = tuple(members)
        return self._asked(lambda db: finding.homes(db, wanted))

    def members(self, event: str) -> tuple[str, ...]:
        """The ids of the reports' events that are held to be an event."""
        return self._asked(lambda db: finding.members(db, event))

    def groups(self, members: Iterable[str]) -> tuple[EventGroup, ...]:
        """The events that these reports' events are held to be, each once, with all their members."""
        wanted = tuple(members)
        return self._asked(lambda db: finding.groups(db, wanted))

    def hit_ids(self, words: str, kind: str) -> tuple[str, ...]:
        """The ids of all that ``search`` finds, in its order."""
        return self._asked(lambda db: searching.hit_ids(db, words, kind))

    def report_ids(self, words: str = "", publisher: str = "") -> tuple[str, ...]:
        """The ids of all reports that fit, newest first."""
        return self._asked(lambda db: searching.report_ids(db, words, publisher))

    def listed_reports(self, names: Iterable[str]) -> tuple[ListedReport, ...]:
        """Reports by their ids, in this order; unknown ones are passed over."""
        wanted = tuple(names)
        return self._asked(lambda db: searching.listed_reports(db, wanted))

    def turns(self, wanted: Filter, start: int, limit: int, most: int) -> tuple[list[Turn], int, bool]:
        """A part of the queue of what is proposed, and how many there are; see ``proposing.turns``."""
        return self._asked(lambda db: proposing.turns(db, wanted, start, limit, most))

    def _asked(self, ask: Callable[[sqlite3.Connection], _T]) -> _T:
        with self._lock:
            self.refresh()
            try:
                return ask(self._db)
            except sqlite3.Error:
                if not self._in_file:
                    raise
                self._leave_file()
                self._refresh()
                return ask(self._db)

    def _take(self, changes: Changes) -> None:
        if changes.whole:
            self._take_anew(changes)
        else:
            for report in changes.reports:
                forget_report(self._db, report)
            forget_eventless(self._db, changes.pages)
            forget_events(self._db, changes.gone)
            forget_proposed(self._db, changes.gone)
            self._take_some(changes)
        enter_filed(self._db, changes.filed)
        keep(self._db, changes.state)

    def _take_anew(self, changes: Changes) -> None:
        self._db.execute(f"PRAGMA cache_size = -{ROOM}")
        later = lay_bare(self._db)
        self._take_some(changes)
        for part in self._ledger.parts(self._as_of):  # with what is recorded meanwhile; the next time it is taken again
            self._take_events(part)
        complete(self._db, later)
        self._db.execute("PRAGMA cache_size = -2000")  # as it is by itself

    def _take_some(self, changes: Changes) -> None:
        for portion in _portions(changes.reports):
            self._take_reports(portion)
        for portion in _portions(changes.pages):
            enter_eventless(self._db, self._ledger.eventless(portion, self._as_of))
        self._take_events(changes)

    def _take_events(self, part: Changes | Part) -> None:
        for group in part.groups:
            enter_event(self._db, group, self._printed(group.account.reports))
        enter_proposed(self._db, part.proposed)

    def _take_reports(self, portion: Sequence[str]) -> None:
        words = self._ledger.words(portion)
        claims: dict[str, list[ToldClaim]] = {}
        for told in self._ledger.claims(reports=portion, as_of=self._as_of):
            claims.setdefault(told.claim.report, []).append(told)
        for entry in self._ledger.recorded(portion, self._as_of):
            enter_report(self._db, entry, words.get(entry.id, ""), claims.get(entry.id, ()))

    def _printed(self, reports: Sequence[str]) -> Mapping[str, Printed]:
        asked = "SELECT publisher, published, recorded FROM report WHERE id = ?"
        found: dict[str, Printed] = {}
        for name in reports:
            row = self._db.execute(asked, (name,)).fetchone()
            if row is not None:
                said = datetime.fromisoformat(row[1]) if row[1] else None
                found[name] = Printed(row[0], said, datetime.fromisoformat(row[2]))
        return found


def _portions(names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    left = iter(names)
    while portion := tuple(islice(left, AT_ONCE)):
        yield portion
