"""Questions to the tables: entries and neighbours, each by one query or a few, never one for each row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    Connection,
    Select,
    Table,
    bindparam,
    func,
    literal_column,
    select,
    true,
)

from sayso.domain.ledger import Entry
from sayso.ledger import schema
from sayso.ledger.rows import BODY_OF, TABLE, columns_of, home_of
from sayso.ledger.schema import Kind, entries

AT_ONCE = 500
"""Ids in one query: well below what any driver binds."""

A_FEW = 4
"""Ids that are named where a beginning of an id fits several."""


THESE: BindParameter[object] = bindparam("these", expanding=True)
"""A list of values; statements that recording asks again and again are built once."""

_LAST = select(func.max(entries.c.recorded_at))
_KNOWN = select(entries.c.id).where(entries.c.id.in_(THESE))
_LATER = schema.readings.alias("later")


_FEW = frozenset({Kind.JUDGEMENT, Kind.REFUSAL, Kind.VERSION})
"""Kinds of which there are few beside all that reports tell."""


def _joined(kind: Kind) -> Select[Any]:
    """Entries with their bodies, in whichever order the database takes the two for the quicker."""
    home, theirs = home_of(kind)
    asked = select(entries.c.seq, entries.c.recorded_at, entries.c.by, *columns_of(kind))
    return asked.join_from(entries, home, theirs).where(entries.c.kind == kind).order_by(entries.c.seq)


def _sorted(kind: Kind) -> Select[Any]:
    """The same of few bodies, for SQLite: to spare itself sorting it would go through all entries, by their number."""
    return _joined(kind).order_by(None).order_by(entries.c.seq + 0)


def _all_sorted(kind: Kind) -> Select[Any]:
    return _sorted(kind).where(entries.c.id.in_(select(TABLE[kind].c.id)))


def _entries_looked_up(kind: Kind) -> Select[Any]:
    """Bodies with the entry of each looked up, in a server's own words.

    A server that is given a join goes through all entries as soon as it guesses that some hundreds of bodies will be
    found. The offset keeps it from making a join of this (postgresql.org/docs/current/queries-table-expressions.html).
    """
    home, theirs = home_of(kind)
    own = select(entries.c.seq, entries.c.recorded_at, entries.c.by).where(theirs, entries.c.kind == kind)
    entry = own.offset(_NONE).lateral("entry")
    return select(*entry.c, *columns_of(kind)).select_from(home.join(entry, true())).order_by(entry.c.seq)


def _bodies_looked_up(kind: Kind) -> Select[Any]:
    """Entries with the body of each looked up, likewise."""
    home, theirs = home_of(kind)
    body = select(*columns_of(kind)).select_from(home).where(theirs).correlate(entries).offset(_NONE).lateral("body")
    asked = select(entries.c.seq, entries.c.recorded_at, entries.c.by, *body.c).select_from(entries.join(body, true()))
    return asked.where(entries.c.kind == kind).order_by(entries.c.seq)


_NONE: ColumnElement[int] = literal_column("0")
_ENTRIES, _OF_FEW_BODIES, _OF_FEW_ENTRIES = (
    {kind: how(kind) for kind in Kind} for how in (_joined, _entries_looked_up, _bodies_looked_up)
)
_SORTED, _ALL_SORTED = ({kind: how(kind) for kind in _FEW} for how in (_sorted, _all_sorted))


def not_read_again(table: Table, as_of: datetime | None = None) -> ColumnElement[bool]:
    """The condition that a row of ``readings``, ``events``, ``claims`` or ``event_sketches`` is of the last reading.

    Args:
        table: which of these.
        as_of: of those recorded up to this moment; None: all.
    """
    later = select(_LATER.c.nth).where(_LATER.c.report == table.c.report, _LATER.c.nth > table.c.nth)
    return ~(later if as_of is None else later.where(_LATER.c.recorded_at <= as_of)).exists()


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
        where: a condition that leaves many of them; None: none.
    """
    asked = _in_its_words(connection, _OF_FEW_BODIES, _ALL_SORTED) if kind in _FEW else _ENTRIES
    return _told(connection, kind, asked[kind], as_of, where)


def entries_where(
    connection: Connection, kind: Kind, as_of: datetime | None, where: ColumnElement[bool]
) -> Iterator[tuple[int, Entry]]:
    """As ``entries_of``, by a condition on the kind's table on which few rows hold beside all entries."""
    return _told(connection, kind, _in_its_words(connection, _OF_FEW_BODIES, _ENTRIES | _SORTED)[kind], as_of, where)


def entries_which(
    connection: Connection, kind: Kind, as_of: datetime | None, where: ColumnElement[bool]
) -> Iterator[tuple[int, Entry]]:
    """As ``entries_of``, by a condition on the entries themselves on which few hold beside all of them."""
    return _told(connection, kind, _in_its_words(connection, _OF_FEW_ENTRIES, _ENTRIES)[kind], as_of, where)


def _in_its_words(
    connection: Connection, server: Mapping[Kind, Select[Any]], sqlite: Mapping[Kind, Select[Any]]
) -> Mapping[Kind, Select[Any]]:
    return server if connection.dialect.name == "postgresql" else sqlite


def _told(
    connection: Connection, kind: Kind, asked: Select[Any], as_of: datetime | None, where: ColumnElement[bool] | None
) -> Iterator[tuple[int, Entry]]:
    if as_of is not None:
        asked = asked.where(asked.selected_columns.recorded_at <= as_of)
    if where is not None:
        asked = asked.where(where)
    body_of = BODY_OF[kind]
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
        yield from entries_where(connection, kind, as_of, column.in_(portion))


def entries_named(connection: Connection, name: str, as_of: datetime | None) -> Iterator[tuple[int, Entry]]:
    """As ``entries_of``, of whichever kind, those alone with one id: all have the same kind."""
    kind = connection.execute(select(entries.c.kind).where(entries.c.id == name).limit(1)).scalar()
    if kind is not None:
        yield from entries_which(connection, Kind(kind), as_of, entries.c.id == name)


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


def ids_which(connection: Connection, kind: Kind, where: ColumnElement[bool]) -> set[str]:
    """The ids of the entries of a kind that fit a condition on ``entries``."""
    return set(connection.execute(select(entries.c.id).where(entries.c.kind == kind, where)).scalars())


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
