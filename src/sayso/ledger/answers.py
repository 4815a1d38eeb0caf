"""What a ledger answers: events as known at a moment, and what changed from one moment to another."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from sayso.domain.account import EventAccount
from sayso.domain.changes import Change
from sayso.domain.ledger import Entry, ToldClaim, ToldEvent
from sayso.errors import NotFound
from sayso.fold.status import EventGroup, fold_groups
from sayso.ledger.asking import (
    last_recorded,
)
from sayso.ledger.between import Present, changed_between, touched_between
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
from sayso.ledger.connected import Connected
from sayso.ledger.dossiers import filings_in, filings_of
from sayso.ledger.eventless import eventless
from sayso.ledger.moments import aware
from sayso.ledger.schema import Kind
from sayso.ledger.surroundings import around, entries_around


class Answers(Connected):
    """What the entries come to."""

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
        present: Present | None = None,
    ) -> tuple[Change, ...]:
        """What changed in the answers between two moments of recording, and why.

        Args:
            since: the earlier moment, aware.
            until: the later one, aware; None: now.
            dossier: as for ``events``.
            events: of these reports' events, and of what they were or are held to be one with, alone; None: of all.
            present: has the answers as of the later moment, as an overview has those of now; None: they are folded.
        """
        with self._reading() as connection:
            return changed_between(connection, aware(since), self._moment(connection, until), dossier, events, present)

    def whole(self, as_of: datetime) -> Changes:
        """All there was at a moment, aware; its events are among ``parts``."""
        with self._reading() as connection:
            return everything(connection, aware(as_of))

    def parts(self, as_of: datetime | None = None) -> Iterator[Part]:
        """All events as known at a moment, some at a time, in bounded memory. None: now."""
        with self._reading() as connection:
            yield from parts_of(connection, self._moment(connection, as_of))

    def eventless(self, reports: Iterable[str], as_of: datetime | None = None) -> tuple[ToldClaim, ...]:
        """Claims of these reports about no event, as last read, on which nobody decided; none of former versions."""
        with self._reading() as connection:
            return eventless(connection, reports, aware(as_of))

    def words(self, reports: Iterable[str]) -> dict[str, str]:
        """What reports say as last read, by id: their articles without the pages' furniture."""
        with self._reading() as connection:
            return words_of(connection, reports)

    def recorded(self, reports: Iterable[str], as_of: datetime | None = None) -> list[Entry]:
        """Reports with the moment of their first recording; the bodies are ``Report`` as last read."""
        with self._reading() as connection:
            return recorded_reports(connection, reports, self._moment(connection, as_of))
