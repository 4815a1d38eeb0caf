"""Questions to the tables: entries and neighbours, each by one query or a few, never one for each row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice

from sqlalchemy import BindParameter, Column, ColumnElement, Connection, and_, bindparam, func, or_, select

from sayso.domain.ledger import Entry, Judgement, RelationKind, ToldEvent
from sayso.ledger import schema
from sayso.ledger.rows import BODY_OF, TABLE
from sayso.ledger.schema import Kind, entries
from sayso.ledger.trees import hashes_from, sketch_from
from sayso.relate import CANDIDATE, EventSketch, TextSketch

AT_ONCE = 500
"""Ids in one query: well below what any driver binds."""

CLOSEST = 64
"""Texts that a new one is compared with: those with most looked-up hashes in common. Set phrases are shared by
thousands; of more than so many copies each new one is tied to the closest, and through them to all."""

A_FEW = 4
"""Ids that are named where a beginning of an id fits several."""

THESE: BindParameter[object] = bindparam("these", expanding=True)
"""A list of values; statements that recording asks again and again are built once."""

_LAST = select(func.max(entries.c.recorded_at))
_KNOWN = select(entries.c.id).where(entries.c.id.in_(THESE))
_KEYED = select(schema.event_keys.c.event).where(schema.event_keys.c.key.in_(THESE)).distinct()
_CANDIDATES = (
    select(schema.shingles.c.report)
    .where(schema.shingles.c.hash.in_(THESE), schema.shingles.c.report != bindparam("report"))
    .group_by(schema.shingles.c.report)
    .having(func.count() >= CANDIDATE)
    .order_by(func.count().desc(), schema.shingles.c.report)
    .limit(CLOSEST)
)
_SIMILAR = select(schema.text_sketches.c.report, schema.text_sketches.c.level, schema.text_sketches.c.hashes).where(
    schema.text_sketches.c.report.in_(_CANDIDATES)
)
_ENTRIES = {
    kind: select(entries.c.seq, entries.c.recorded_at, entries.c.by, *table.c)
    .join_from(entries, table, and_(entries.c.id == table.c.id, entries.c.kind == kind))
    .order_by(entries.c.seq)
    for kind, table in TABLE.items()
}


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


def neighbours(connection: Connection, report: str, keys: Iterable[str]) -> list[EventSketch]:
    """Events of other reports that are found under any of these keys."""
    near: set[str] = set()
    for portion in portions(keys):
        near.update(connection.execute(_KEYED, {"these": portion}).scalars())
    found = []
    for portion in portions(near):
        found += _sketches(connection, report, schema.event_sketches.c.event.in_(portion))
    return found


def events_of(connection: Connection, report: str, others: Iterable[str]) -> list[EventSketch]:
    """All events of some other reports."""
    found = []
    for portion in portions(others):
        found += _sketches(connection, report, schema.event_sketches.c.report.in_(portion))
    return found


def _sketches(connection: Connection, report: str, where: ColumnElement[bool]) -> list[EventSketch]:
    table = schema.event_sketches
    asked = select(table.c.event, table.c.report, table.c.sketch).where(where, table.c.report != report)
    return [sketch_from(event, of_report, sketch) for event, of_report, sketch in connection.execute(asked)]


def similar_texts(connection: Connection, report: str, sketch: TextSketch) -> dict[str, TextSketch]:
    """Texts of other reports that share enough looked-up hashes with this one to be compared, by report."""
    found = connection.execute(_SIMILAR, {"these": sorted(sketch.indexed), "report": report})
    return {other: TextSketch(level, hashes_from(hashes)) for other, level, hashes in found}


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


def latest_reading(connection: Connection, report: str) -> tuple[str, str, str] | None:
    """A report's words, layout and ``reading/1`` without text, by whoever read it last; None: no such report."""
    reading, text = schema.readings, schema.texts
    asked = (
        select(text.c.words, reading.c.layout, reading.c.json)
        .join_from(reading, text, reading.c.text == text.c.sha256)
        .where(reading.c.report == report)
        .order_by(reading.c.recorded_at.desc())
        .limit(1)
    )
    row = connection.execute(asked).one_or_none()
    return None if row is None else (row.words, row.layout, row.json)


def entries_around(connection: Connection, member: str, as_of: datetime) -> Iterator[Entry]:
    """All entries that the account of one report's event can depend on."""
    judged = [entry for _, entry in entries_of(connection, Kind.JUDGEMENT, as_of)]
    yield from judged
    pairs = {(one.body.subject, one.body.other) for one in judged if isinstance(one.body, Judgement) and one.body.other}
    members = {member}
    while True:
        reached = tied_to(connection, RelationKind.SAME_EVENT, members)
        reached |= {one for pair in pairs if not reached.isdisjoint(pair) for one in pair if one}
        if reached == members:
            break
        members = reached
    told = [
        entry
        for kind, column in ((Kind.EVENT, schema.events.c.id), (Kind.CLAIM, schema.claims.c.event))
        for _, entry in entries_among(connection, kind, as_of, column, members)
    ]
    yield from told
    reports = {one.body.report for one in told if isinstance(one.body, ToldEvent)}
    yield from (one for _, one in entries_among(connection, Kind.REPORT, as_of, schema.reports.c.id, reports))
    ends = members | tied_to(connection, RelationKind.REPEATS, reports)
    yield from (one for _, one in entries_among(connection, Kind.RELATION, as_of, schema.relations.c.left, ends))
