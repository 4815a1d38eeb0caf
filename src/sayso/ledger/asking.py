"""Questions to the tables: entries and neighbours, each by one query or a few, never one for each row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import BindParameter, Column, ColumnElement, Connection, Select, Table, bindparam, func, or_, select

from sayso.domain.ledger import Entry, Judgement, JudgementKind, RelationKind, ToldEvent, Version
from sayso.ledger import schema
from sayso.ledger.grouping import Groups
from sayso.ledger.rows import BODY_OF, TABLE, columns_of, home_of
from sayso.ledger.schema import Kind, entries
from sayso.ledger.trees import sketch_from
from sayso.relate import EventSketch

AT_ONCE = 500
"""Ids in one query: well below what any driver binds."""

A_FEW = 4
"""Ids that are named where a beginning of an id fits several."""

MOST_UNDER_A_KEY = 16
"""Events that are kept under one key. What many reports share is shared by these as well: a later event is tied to the
first ones, so that a long war or a story told three hundred times costs a report no more than a short one."""

THESE: BindParameter[object] = bindparam("these", expanding=True)
"""A list of values; statements that recording asks again and again are built once."""

_LAST = select(func.max(entries.c.recorded_at))
_KNOWN = select(entries.c.id).where(entries.c.id.in_(THESE))
_KEYED = select(schema.event_keys.c.event).where(schema.event_keys.c.key.in_(THESE)).distinct()
_COUNTED = (
    select(schema.event_keys.c.key)
    .where(schema.event_keys.c.key.in_(THESE))
    .group_by(schema.event_keys.c.key)
    .having(func.count() >= MOST_UNDER_A_KEY)
)
_LATER = schema.readings.alias("later")


_FEW = frozenset({Kind.JUDGEMENT, Kind.REFUSAL, Kind.VERSION})
"""Kinds of which there are few beside all that reports tell."""


def _entries(kind: Kind) -> Select[Any]:
    home, theirs = home_of(kind)
    asked = select(entries.c.seq, entries.c.recorded_at, entries.c.by, *columns_of(kind))
    asked = asked.join_from(entries, home, theirs).where(entries.c.kind == kind)
    if kind not in _FEW:
        return asked.order_by(entries.c.seq)
    # they are sorted at once; left to itself SQLite goes through all entries, by their number, to spare itself that
    return asked.where(entries.c.id.in_(select(TABLE[kind].c.id))).order_by(entries.c.seq + 0)


_ENTRIES = {kind: _entries(kind) for kind in Kind}


def not_read_again(table: Table, as_of: datetime | None = None) -> ColumnElement[bool]:
    """The condition that a row of ``readings``, ``events``, ``claims`` or ``event_sketches`` is of the last reading.

    Args:
        table: which of these.
        as_of: of those recorded up to this moment; None: all.
    """
    later = select(_LATER.c.nth).where(_LATER.c.report == table.c.report, _LATER.c.nth > table.c.nth)
    return ~(later if as_of is None else later.where(_LATER.c.recorded_at <= as_of)).exists()


def _sketched(column: Column[str]) -> Select[Any]:
    """The sketches of other reports' events that have one of these ids in a column, by the last reading of each."""
    table = schema.event_sketches
    asked = select(table.c.event, table.c.report, table.c.sketch)
    return asked.where(column.in_(THESE), table.c.report != bindparam("report"), not_read_again(table))


_SKETCHES, _SKETCHES_OF = _sketched(schema.event_sketches.c.event), _sketched(schema.event_sketches.c.report)


def portions(ids: Iterable[str]) -> Iterator[list[str]]:
    """The ids in lists of at most ``AT_ONCE``, in a fixed order."""
    left = iter(sorted(set(ids)))
    while portion := list(islice(left, AT_ONCE)):
        yield portion


def entries_of(
    connection: Connection, kind: Kind, as_of: datetime | None, where: ColumnElement[bool] | None = None
) -> Iterator[tuple[int, Entry]]:
    """Entries of one kind with their numbers, in the order of recording.

    Args:
        connection: in a transaction.
        kind: which kind.
        as_of: those recorded up to this moment; None: all.
        where: a condition on the kind's table; None: none.
    """
    asked, body_of = _ENTRIES[kind], BODY_OF[kind]
    if as_of is not None:
        asked = asked.where(entries.c.recorded_at <= as_of)
    if where is not None:
        asked = asked.where(where)
    for rows in connection.execute(asked).partitions(AT_ONCE):
        for seq, recorded_at, by, *row in rows:
            yield seq, Entry(recorded_at, by, body_of(row))


def entries_among(
    connection: Connection,
    kind: Kind,
    as_of: datetime | None,
    column: Column[str],
    ids: Iterable[str],
) -> Iterator[tuple[int, Entry]]:
    """As ``entries_of``, those alone that have one of these ids in a column of their kind's table."""
    for portion in portions(ids):
        yield from entries_of(connection, kind, as_of, column.in_(portion))


def entries_named(connection: Connection, name: str, as_of: datetime | None) -> Iterator[tuple[int, Entry]]:
    """As ``entries_of``, of whichever kind, those alone with one id: all have the same kind."""
    kind = connection.execute(select(entries.c.kind).where(entries.c.id == name).limit(1)).scalar()
    if kind is not None:
        yield from entries_of(connection, Kind(kind), as_of, entries.c.id == name)


def last_recorded(connection: Connection) -> datetime | None:
    """When the last entry was recorded; None in an empty ledger."""
    latest: datetime | None = connection.execute(_LAST).scalar_one()
    return latest


def known_ids(connection: Connection, ids: Iterable[str]) -> set[str]:
    """Which of these ids are recorded."""
    known: set[str] = set()
    for portion in portions(ids):
        known.update(connection.execute(_KNOWN, {"these": portion}).scalars())
    return known


def tied_to(connection: Connection, kind: RelationKind, ids: Iterable[str]) -> set[str]:
    """All that is tied to these ids by relations of this kind, over however many steps; the ids themselves too."""
    relation = schema.relations
    reached = set(ids)
    edge = set(reached)
    while edge:
        found: set[str] = set()
        for portion in portions(edge):
            touching = or_(relation.c.left.in_(portion), relation.c.right.in_(portion))
            asked = select(relation.c.left, relation.c.right).where(relation.c.kind == kind, touching)
            for pair in connection.execute(asked):
                found.update(pair)
        edge = found - reached
        reached |= found
    return reached


def ends_of(connection: Connection, kind: RelationKind, ids: Iterable[str]) -> set[str]:
    """What is tied to these ids by one relation of this kind; the ids themselves too where anything is."""
    relation = schema.relations
    found: set[str] = set()
    for portion in portions(ids):
        touching = or_(relation.c.left.in_(portion), relation.c.right.in_(portion))
        for pair in connection.execute(
            select(relation.c.left, relation.c.right).where(relation.c.kind == kind, touching)
        ):
            found.update(pair)
    return found


def ties_among(connection: Connection, kind: RelationKind, ids: Iterable[str] | None) -> list[tuple[str, str]]:
    """The pairs that relations of this kind tie, those alone whose left end is among these ids, or all."""
    asked = select(schema.relations.c.left, schema.relations.c.right).where(schema.relations.c.kind == kind)
    lists = [asked] if ids is None else [asked.where(schema.relations.c.left.in_(some)) for some in portions(ids)]
    return [(left, right) for one in lists for left, right in connection.execute(one)]


def full_keys(connection: Connection, keys: Iterable[str]) -> set[str]:
    """Which of these keys have as many events as are kept under one."""
    full: set[str] = set()
    for portion in portions(keys):
        full.update(connection.execute(_COUNTED, {"these": portion}).scalars())
    return full


def neighbours(connection: Connection, report: str, keys: Iterable[str]) -> list[EventSketch]:
    """Events of other reports that are found under any of these keys."""
    near: set[str] = set()
    for portion in portions(keys):
        near.update(connection.execute(_KEYED, {"these": portion}).scalars())
    return _sketches(connection, report, _SKETCHES, near)


def events_of(connection: Connection, report: str, others: Iterable[str]) -> list[EventSketch]:
    """All events of some other reports."""
    return _sketches(connection, report, _SKETCHES_OF, others)


def _sketches(connection: Connection, report: str, asked: Select[Any], ids: Iterable[str]) -> list[EventSketch]:
    return [
        sketch_from(event, of_report, sketch)
        for portion in portions(ids)
        for event, of_report, sketch in connection.execute(asked, {"these": portion, "report": report})
    ]


def ids_of_kind(connection: Connection, kind: Kind, ids: Iterable[str]) -> set[str]:
    """Which of these ids are recorded as that kind."""
    known: set[str] = set()
    for portion in portions(ids):
        asked = select(entries.c.id).where(entries.c.id.in_(portion), entries.c.kind == kind)
        known.update(connection.execute(asked).scalars())
    return known


def ids_like(connection: Connection, begins: ColumnElement[bool], kind: Kind | None) -> list[str]:
    """A few of the ids on which the condition holds, of one kind or of all."""
    asked = select(entries.c.id).where(begins).distinct().order_by(entries.c.id).limit(A_FEW)
    return list(connection.execute(asked if kind is None else asked.where(entries.c.kind == kind)).scalars())


def latest_reading(connection: Connection, report: str, as_of: datetime | None = None) -> tuple[str, str, str] | None:
    """A report's words, layout and ``reading/1`` without text, by whoever read it last; None: no such report.

    ``as_of``: of the readings up to this moment; None: of all.
    """
    reading, text = schema.readings, schema.texts
    asked = (
        select(text.c.words, reading.c.layout, reading.c.json)
        .join_from(reading, text, reading.c.text == text.c.sha256)
        .where(reading.c.report == report, not_read_again(reading, as_of))
    )
    if as_of is not None:
        asked = asked.where(reading.c.recorded_at <= as_of)
    row = connection.execute(asked).one_or_none()
    return None if row is None else (row.words, row.layout, row.json)


def times_recorded(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    """How often each of these ids was recorded; those that never were are left out."""
    times: dict[str, int] = {}
    for portion in portions(ids):
        asked = select(entries.c.id, func.max(entries.c.nth) + 1).where(entries.c.id.in_(portion))
        times.update((name, number) for name, number in connection.execute(asked.group_by(entries.c.id)))
    return times


def copies_of(connection: Connection, report: str) -> frozenset[str]:
    """The reports that repeat this one's text or whose text it repeats."""
    relation = schema.relations
    asked = select(relation.c.left, relation.c.right).where(
        relation.c.kind == RelationKind.REPEATS, or_(relation.c.left == report, relation.c.right == report)
    )
    return frozenset(end for pair in connection.execute(asked) for end in pair) - {report}


def versions_among(connection: Connection, reports: Iterable[str]) -> tuple[Version, ...]:
    """All versions that these reports are of, over however many steps."""
    version = schema.versions
    found: dict[str, Version] = {}
    asked_for: set[str] = set()
    while edge := set(reports) - asked_for:
        asked_for |= edge
        for portion in portions(edge):
            touching = or_(version.c.report.in_(portion), version.c.former.in_(portion))
            for _, entry in entries_of(connection, Kind.VERSION, None, touching):
                assert isinstance(entry.body, Version)
                found[entry.id] = entry.body
        reports = {end for one in found.values() for end in (one.report, one.former)}
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Around:
    """All reports' events that ties of any kind or judgements lead to from some, over however many steps.

    ``pages`` are the reports that must be seen whole to tell how these depend on one another.
    """

    members: frozenset[str]
    pages: frozenset[str]


def around(connection: Connection, some: Iterable[str], as_of: datetime) -> Around:
    """What the accounts of some reports' events can depend on."""
    members = set(some)
    pages: set[str] = set()
    while True:
        tied = tied_to(connection, RelationKind.SAME_EVENT, members)
        members = set(tied)
        judged = judged_about(connection, tied, as_of)
        for one in couplings(connection, [one.body for one in judged if isinstance(one.body, Judgement)]):
            if not members.isdisjoint(one.events):
                members |= one.events
                pages |= one.reports
        if members == tied:  # whatever is tied to these is among them already
            return Around(frozenset(members), frozenset(pages))


def entries_around(connection: Connection, here: Around, as_of: datetime) -> Iterator[Entry]:
    """All entries that an account can depend on."""
    members, pages = here.members, here.pages
    beside = ends_of(connection, RelationKind.POSSIBLY_SAME, members)
    yield from judged_about(connection, members | beside, as_of)
    told = list(_told_of(connection, as_of, schema.events.c.id, schema.claims.c.event, members | beside))
    reports = {one.body.report for one in told if isinstance(one.body, ToldEvent)} | pages
    versions = versions_among(connection, reports)
    paged = {end for one in versions for end in (one.report, one.former)} | pages
    known = {one.id for one in told}
    whole = _told_of(connection, as_of, schema.events.c.report, schema.claims.c.report, paged)
    yield from told
    yield from (one for one in whole if one.id not in known)  # what stayed and what went is seen by all of a page
    yield from (one for _, one in entries_among(connection, Kind.VERSION, as_of, schema.versions.c.report, paged))
    reports |= paged
    yield from (one for _, one in entries_among(connection, Kind.REPORT, as_of, schema.reports.c.id, reports))
    ends = members | beside | tied_to(connection, RelationKind.REPEATS, reports)
    yield from (one for _, one in entries_among(connection, Kind.RELATION, as_of, schema.relations.c.left, ends))


_ON_ACTORS = (
    JudgementKind.SIDE,
    JudgementKind.SAME_ACTOR,
    JudgementKind.NEVER_SAME_ACTOR,
    JudgementKind.SPLIT_ACTOR,
)


def judged_about(
    connection: Connection, events: Iterable[str], as_of: datetime | None, claims: Iterable[str] = ()
) -> list[Entry]:
    """The judgements that can concern these events of reports, or these claims, and all that take one of those back.

    These are the judgements on the events and on their claims; on whatever stands in a page of theirs that was read
    again or changed, from which they may be carried; on claims that were moved to one of the events; and on actors.
    """
    events, own, judgement = set(events), schema.claims.c, schema.judgements.c
    told = schema.events.c
    ids = events | set(claims)
    reports: set[str] = set()
    for wanted, table in ((events, told), (ids - events, own)):
        for portion in portions(wanted):
            reports.update(connection.execute(select(table.report).where(table.id.in_(portion))).scalars())
    pages = {report for page in _read_again(connection, reports) for report in page}
    for wanted, column, name in (
        (events, own.event, own.id),
        (pages, own.report, own.id),
        (pages, told.report, told.id),
    ):
        for portion in portions(wanted):
            ids.update(connection.execute(select(name).where(column.in_(portion))).scalars())
    moved = [f"event={one}" for one in ids if one.startswith("event-")]  # as ``values.correction`` writes it
    found = dict(entries_of(connection, Kind.JUDGEMENT, as_of, judgement.kind.in_(_ON_ACTORS)))
    for column, values in (
        (judgement.subject, ids),
        (judgement.other, ids),
        (judgement.value, moved),
    ):
        found |= dict(entries_among(connection, Kind.JUDGEMENT, as_of, column, values))
    edge = {entry.id for entry in found.values()}
    while edge:
        undone = dict(entries_among(connection, Kind.JUDGEMENT, as_of, judgement.subject, edge))
        edge = {entry.id for seq, entry in undone.items() if seq not in found}
        found |= undone
    return [found[seq] for seq in sorted(found)]


@dataclass(frozen=True, slots=True)
class Coupling:
    """Events that a judgement makes depend on one another, and the reports that must be seen whole to tell how."""

    events: frozenset[str]
    reports: frozenset[str]


def couplings(connection: Connection, judged: Iterable[Judgement]) -> list[Coupling]:
    """What judgements tie together.

    These are the two of a pair, a claim's event and the one it was corrected to, and all events of a page that was read
    again or changed, over which a judgement may be carried.
    """
    made = list(judged)
    ends = {end for one in made for end in (one.subject, one.other) if end is not None}
    homes = homes_of(connection, ends)
    found = []
    for one in made:
        pair = {one.subject, one.other or one.subject} & homes.keys()
        field, _, to = (one.value or "").partition("=")
        events = {homes[end][1] or "" for end in pair}
        if one.kind is JudgementKind.CORRECT and field == "event":
            events.add(to)
            found.append(Coupling(frozenset(events - {""}), frozenset(homes[end][0] for end in pair)))
        elif len(pair) > 1:
            found.append(Coupling(frozenset(events), frozenset()))
    again = _read_again(connection, {report for report, _ in homes.values()})
    for pages in again:
        asked = select(schema.events.c.id).where(schema.events.c.report.in_(pages))
        found.append(Coupling(frozenset(connection.execute(asked).scalars()), pages))
    return found


def homes_of(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[str, str | None]]:
    """By the id of a claim or event its report and its event."""
    claims, events = schema.claims.c, schema.events.c
    found: dict[str, tuple[str, str | None]] = {}
    for portion in portions(ids):
        for asked in (
            select(claims.id, claims.report, claims.event).where(claims.id.in_(portion)),
            select(events.id, events.report, events.id).where(events.id.in_(portion)),
        ):
            found.update((name, (report, event)) for name, report, event in connection.execute(asked))
    return found


def _read_again(connection: Connection, reports: Iterable[str]) -> set[frozenset[str]]:
    """Of these reports the pages that have several versions or readings, each as the set of its reports."""
    wanted = set(reports)
    again: set[str] = set()
    for portion in portions(wanted):
        asked = select(schema.readings.c.report).where(schema.readings.c.report.in_(portion), schema.readings.c.nth > 0)
        again.update(connection.execute(asked).scalars())
    pages = Groups()
    versions = versions_among(connection, wanted)
    for one in versions:
        pages.tie(one.report, one.former)
    ends = {end for one in versions for end in (one.report, one.former)}
    return {frozenset(page) for page in pages.of(sorted(ends | again)).values()}


def _told_of(
    connection: Connection, as_of: datetime, event: Column[str], claim: Column[str], ids: Iterable[str]
) -> Iterator[Entry]:
    """Events and claims that have one of these ids in a column of theirs, of whatever reading."""
    wanted = list(ids)
    for kind, column in ((Kind.EVENT, event), (Kind.CLAIM, claim)):
        yield from (entry for _, entry in entries_among(connection, kind, as_of, column, wanted))
