"""What of the ledger's answers can have changed since an entry: whoever keeps answers makes only those anew."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from sqlalchemy import ColumnElement, Connection, func, select

from sayso.domain.ledger import Entry, Judgement, Version
from sayso.domain.text import ARTICLE
from sayso.fold.decisions import Filed
from sayso.fold.proposals import Item, about, proposed
from sayso.fold.status import EventGroup, Heard, fold_groups, groups_of
from sayso.ledger import schema
from sayso.ledger.asking import entries_among, entries_of, entries_which, not_read_again, portions
from sayso.ledger.dossiers import filings_in
from sayso.ledger.eventless import pages_of
from sayso.ledger.schema import Kind
from sayso.ledger.surroundings import around, entries_around
from sayso.ledger.touched import all_named, touched_by
from sayso.ledger.trees import text_from

FOLDED = (Kind.REPORT, Kind.EVENT, Kind.CLAIM, Kind.RELATION, Kind.VERSION, Kind.JUDGEMENT)

AT_A_TIME = 300
"""Reports' events from which the portions of a fold over everything set out."""

TOO_MANY = 400
"""Events touched from which on one fold over everything may be less work than one for each."""

TOO_MUCH = 4
"""It is where they are more than one in so many; and so it is where as large a part of all entries is new."""


@dataclass(frozen=True, slots=True)
class State:
    """How far a ledger has come: the number of its last entry and that entry's id; 0 and "" where it is empty."""

    last: int
    id: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What is to be made anew to come from one state to a later one.

    Attributes:
        state: the state that these lead to.
        whole: what was kept before is to be forgotten, and all there is made anew, portion by portion (``parts_of``).
        groups: events with their accounts as they are now.
        gone: reports' events whose accounts are no longer what they were; those of ``groups`` among them.
        reports: ids of the reports that were read, or read again, since.
        pages: ids of those whose claims about no event may be proposed otherwise, ``reports`` among them.
        proposed: what is proposed of the events that changed; nothing else is of those that are ``gone``.
        filed: all that is filed in dossiers, new or not.
    """

    state: State
    whole: bool
    groups: tuple[EventGroup, ...]
    gone: frozenset[str]
    reports: tuple[str, ...]
    pages: tuple[str, ...] = ()
    proposed: tuple[Item, ...] = ()
    filed: Filed = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Part:
    """A portion of all events with their accounts, and what is proposed of them."""

    groups: tuple[EventGroup, ...]
    proposed: tuple[Item, ...]


def state_of(connection: Connection, at: int | None = None) -> State:
    """The last entry, or the one with a number. Where no entry has the number the id is empty."""
    table = schema.entries.c
    asked = select(table.seq, table.id)
    asked = asked.order_by(table.seq.desc()).limit(1) if at is None else asked.where(table.seq == at)
    row = connection.execute(asked).one_or_none()
    return State(at or 0, "") if row is None else State(row.seq, row.id)


def changes_since(connection: Connection, since: State, moment: datetime) -> Changes:
    """What changed since a state.

    Args:
        connection: in a transaction.
        since: the state to come from; one that this ledger never had means: everything is new.
        moment: now; no entry is later.
    """
    now = state_of(connection)
    if since.last <= 0 or state_of(connection, since.last) != since:
        return everything(connection, moment)
    if (now.last - since.last) * TOO_MUCH > now.last > TOO_MANY:
        return everything(connection, moment)
    fresh = schema.entries.c.seq > since.last
    touched = touched_by(connection, fresh)
    if too_many(connection, touched):
        return everything(connection, moment)
    reports = tuple(dict.fromkeys(entry.id for _, entry in entries_which(connection, Kind.REPORT, None, fresh)))
    groups: dict[str, EventGroup] = {}
    items: list[Item] = []
    gone = set(touched)
    for members, heard in _folded(connection, touched, moment):
        part = _part(heard, members, moment)
        groups |= {one.account.id: one for one in part.groups}
        gone = gone.union(members, *(one.members for one in part.groups))
        items += part.proposed
    return Changes(
        now,
        whole=False,
        groups=tuple(groups.values()),
        gone=frozenset(gone),
        reports=reports,
        pages=_pages(connection, reports, fresh),
        proposed=tuple(items),
        filed=filings_in(connection, moment),
    )


def _pages(connection: Connection, reports: Iterable[str], fresh: ColumnElement[bool]) -> tuple[str, ...]:
    """The reports whose claims about no event may be proposed otherwise after entries that fit a condition."""
    versions = [one.body for _, one in entries_which(connection, Kind.VERSION, None, fresh)]
    judged = [one.body for _, one in entries_which(connection, Kind.JUDGEMENT, None, fresh)]
    named = all_named(connection, [one for one in judged if isinstance(one, Judgement)])
    placed = {end for one in versions if isinstance(one, Version) for end in (one.report, one.former)}
    return pages_of(connection, placed.union(reports), named)


def _folded(
    connection: Connection, members: Iterable[str], moment: datetime
) -> Iterator[tuple[frozenset[str], list[Entry]]]:
    """For the events that these are held to be: all reports' events that each depends on, and the entries."""
    seen: set[str] = set()
    for member in sorted(members):
        if member not in seen:
            here = around(connection, [member], moment)
            seen |= here.members
            yield here.members, list(entries_around(connection, here, moment))


def _part(entries: Iterable[Entry], members: Collection[str], moment: datetime) -> Part:
    """The events, folded from these entries, that any of those reports' events is held to be, and their proposals."""
    heard = Heard.of(entries)
    return Part(
        tuple(one for one in groups_of(heard, moment) if not one.members.isdisjoint(members)),
        tuple(one for one in proposed(heard.standing, heard.decisions) if not about(one).isdisjoint(members)),
    )


def groups_around(
    connection: Connection, members: Iterable[str], moment: datetime, dossier: str | None = None
) -> tuple[tuple[EventGroup, ...], frozenset[str]]:
    """The events that some reports' events are held to be, folded each by itself, and all that these depend on.

    Args:
        connection: in a transaction.
        members: ids of reports' events; what was not known by the moment has no group.
        moment: as of which, aware.
        dossier: whose sides count; None: those set for all.

    Returns:
        The groups, and the ids of all reports' events whose accounts may change where these do, ``members`` too.
    """
    groups: dict[str, EventGroup] = {}
    reached = set(members)
    for those, heard in _folded(connection, reached, moment):
        found = [one for one in fold_groups(heard, moment, dossier) if not one.members.isdisjoint(those)]
        groups |= {one.account.id: one for one in found}
        reached = reached.union(those, *(one.members for one in found))
    return tuple(groups.values()), frozenset(reached)


def too_many(connection: Connection, touched: Collection[str]) -> bool:
    """Whether one fold over everything may be less work than one for each of these reports' events."""
    return len(touched) > TOO_MANY and len(touched) * TOO_MUCH > _number_of_events(connection)


def _number_of_events(connection: Connection) -> int:
    found: int = connection.execute(select(func.count()).select_from(schema.events)).scalar_one()
    return found


def heard_by(connection: Connection, moment: datetime) -> list[Entry]:
    """All entries up to a moment that answers are folded from."""
    return [entry for kind in FOLDED for _, entry in entries_of(connection, kind, moment)]


def everything(connection: Connection, moment: datetime) -> Changes:
    """All there is as of a moment, but for its events, which ``parts_of`` gives."""
    reports = tuple(dict.fromkeys(_of_kind(connection, Kind.REPORT, moment)))
    filed = filings_in(connection, moment)
    now = state_of(connection)
    return Changes(now, whole=True, groups=(), gone=frozenset(), reports=reports, pages=reports, filed=filed)


def parts_of(connection: Connection, moment: datetime, at_a_time: int = AT_A_TIME) -> Iterator[Part]:
    """All events as of a moment, folded some at a time: memory is that of these and of what they are tied to.

    One fold over everything gives the same events in four fifths of the time, and needs all entries in memory.
    """
    seen: set[str] = set()
    left = iter(list(_of_kind(connection, Kind.EVENT, moment)))
    while some := list(islice((one for one in left if one not in seen), at_a_time)):
        here = around(connection, some, moment)
        seen |= here.members
        yield _part(entries_around(connection, here, moment), here.members, moment)


def _of_kind(connection: Connection, kind: Kind, moment: datetime) -> Iterator[str]:
    """The ids of all entries of a kind up to a moment, in the order of recording."""
    entries = schema.entries.c
    asked = select(entries.id).where(entries.kind == kind, entries.recorded_at <= moment).order_by(entries.seq)
    yield from connection.execute(asked).scalars()


def words_of(connection: Connection, reports: Iterable[str]) -> dict[str, str]:
    """What reports say as they were last read, by the reports' ids: their articles without the page's furniture."""
    reading, text = schema.readings, schema.texts
    found: dict[str, str] = {}
    for portion in portions(reports):
        asked = (
            select(reading.c.report, text.c.words, reading.c.layout)
            .join_from(reading, text, reading.c.text == text.c.sha256)
            .where(reading.c.report.in_(portion), not_read_again(reading))
        )
        for report, words, layout in connection.execute(asked):
            blocks = text_from(words, layout).blocks
            said = [words[one.span.start : one.span.end] for one in blocks if one.kind in ARTICLE]
            found[report] = "\n".join(said) if blocks else words
    return found


def recorded_reports(connection: Connection, reports: Iterable[str], moment: datetime) -> list[Entry]:
    """The first entry's moment and the last reading of each report: entries whose bodies are ``Report``."""
    first: dict[str, datetime] = {}
    last: dict[str, Entry] = {}
    for _, entry in entries_among(connection, Kind.REPORT, moment, schema.reports.c.id, reports):
        first.setdefault(entry.id, entry.recorded_at)
        last[entry.id] = entry
    return [Entry(first[name], entry.by, entry.body) for name, entry in last.items()]
