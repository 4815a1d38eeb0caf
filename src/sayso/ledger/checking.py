"""Checks a whole ledger again: every hash, id, span and reference, one thing at a time and in bounded memory.

Ids are contents, so a row that was changed no longer makes its id; what no id holds (a stance, a moment) stands twice
in the ledger, and the two are held against one another. Whoever changes both alike, and all that follows, is not found
out: against that, keep a copy elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Protocol

from sqlalchemy import Column, Connection, ForeignKeyConstraint, Row, Select, and_, or_, select, type_coerce
from sqlalchemy.types import TypeDecorator

from sayso.domain.ledger import Judgement, Relation, Version
from sayso.domain.report import Report
from sayso.ledger import schema
from sayso.ledger.asking import portions
from sayso.ledger.evidence import Exhibit, claim_faults, event_faults, exhibit_of, reading_faults
from sayso.ledger.judging import recorded_ends
from sayso.ledger.rows import BODY_OF, TABLE, columns_of
from sayso.ledger.schema import Kind, entries, metadata

FEW = 4
"""Texts in memory at once: each may be as large as an input may be."""

MANY = 500
"""Small rows in memory at once."""

_UNREADABLE = (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError)
"""What reading a row raises that no program of ours wrote."""


class Archive(Protocol):
    """Bytes as they came, wherever they are kept."""

    def pieces(self, sha256_raw: str) -> Iterable[bytes] | None:
        """The bytes with this SHA-256, in pieces and in order; None: not kept."""
        ...


@dataclass(frozen=True, slots=True)
class Checked:
    """One thing that was checked: of what kind, its id, and what is wrong with it in plain words, if anything."""

    kind: str
    id: str
    faults: tuple[str, ...] = ()


def check_ledger(connection: Connection, archive: Archive | None) -> Iterator[Checked]:
    """Checks all there is.

    Args:
        connection: in a transaction that sees one state.
        archive: the bytes that reports were read from; None: their hashes are left unchecked.
    """
    yield from _texts(connection)
    yield from _readings(connection, archive)
    yield from _plain(connection)
    yield from _entries(connection)
    yield from _envelopes(connection)
    yield from _references(connection)


def _rows(connection: Connection, asked: Select[Any], at_once: int) -> Iterator[Sequence[Any]]:
    """Rows as they come, never more in memory than asked."""
    yield from connection.execute(asked, execution_options={"yield_per": at_once})


def _texts(connection: Connection) -> Iterator[Checked]:
    for key, words in _rows(connection, select(schema.texts.c.sha256, schema.texts.c.words), FEW):
        same = sha256(words.encode("utf-8", "surrogatepass")).hexdigest() == key
        yield Checked("text", key, () if same else ("its words do not make its hash",))


# ------------------------------------------------------------------ readings with their events and claims


def _readings(connection: Connection, archive: Archive | None) -> Iterator[Checked]:
    read, texts = schema.readings, schema.texts
    columns = columns_of(Kind.REPORT)
    asked = (
        select(*map(_raw, columns), read.c.nth, read.c.text, read.c.layout, read.c.json, texts.c.words)
        .select_from(read.join(schema.reports, read.c.report == schema.reports.c.id).outerjoin(texts))
        .order_by(read.c.report, read.c.nth)
    )
    for row in _rows(connection, asked, FEW):
        *stored, nth, key, layout, tree, words = row
        name = str(stored[0])
        if words is None:
            yield Checked("reading", name, (f"its text {key} is missing",))
            continue
        try:
            report = BODY_OF[Kind.REPORT](_parsed(columns, stored))
            assert isinstance(report, Report)
            exhibit = exhibit_of(report, words, layout, tree)
            faults = list(reading_faults(exhibit, key))
            claims, events = exhibit.named("claims"), exhibit.named("events")
        except _UNREADABLE as broken:
            yield Checked("reading", name, (_cannot(broken),))
            continue
        yield Checked("reading", name, (*faults, *_raw_faults(report, archive)))
        yield from _told(connection, exhibit, nth, (claims, events))


def _told(
    connection: Connection, exhibit: Exhibit, nth: int, listed: tuple[dict[str, Any], dict[str, Any]]
) -> Iterator[Checked]:
    """The rows of a reading's claims and events; and those that it lists and that have no row."""
    for kind, faults_of, known in ((Kind.CLAIM, claim_faults, listed[0]), (Kind.EVENT, event_faults, listed[1])):
        table, columns = TABLE[kind], columns_of(kind)
        missing = set(known)
        asked = select(*map(_raw, columns)).where(table.c.report == exhibit.report.id, table.c.nth == nth)
        for row in _rows(connection, asked.order_by(table.c.id), MANY):
            missing.discard(row[0])
            try:
                told: Any = BODY_OF[kind](_parsed(columns, row))
                faults = tuple(faults_of(exhibit, told, known))
            except _UNREADABLE as broken:
                faults = (_cannot(broken),)
            yield Checked(kind, row[0], faults)
        for name in sorted(missing):
            yield Checked(kind, name, ("is in its reading and has no row",))


def _raw_faults(report: Report, archive: Archive | None) -> Iterator[str]:
    pieces = archive.pieces(report.sha256_raw) if archive is not None else None
    if archive is None:
        return
    if pieces is None:
        yield "the bytes it was read from are not in the archive"
        return
    digest = sha256()
    for piece in pieces:
        digest.update(piece)
    if digest.hexdigest() != report.sha256_raw:
        yield "the archived bytes do not make the hash of those it was read from"


def _raw(column: Column[Any]) -> Any:  # noqa: ANN401  SQLAlchemy's own type says no more
    """The column as it is stored: whether it can be read is found out one row at a time."""
    kind = column.type
    return type_coerce(column, kind.impl_instance) if isinstance(kind, TypeDecorator) else column


def _parsed(columns: Sequence[Column[Any]], row: Sequence[Any]) -> list[Any]:
    return [_from_store(column, value) for column, value in zip(columns, row, strict=True)]


def _from_store(column: Column[Any], value: object) -> object:
    kind = column.type
    if not isinstance(kind, TypeDecorator):
        return value
    read = kind.result_processor(None, None)  # type: ignore[arg-type]  # ours look at neither
    return value if read is None else read(value)


def _cannot(broken: Exception) -> str:
    return f"cannot be read ({type(broken).__name__}: {str(broken)[:80]})"


# ------------------------------------------------------------------ all the rest


def _plain(connection: Connection) -> Iterator[Checked]:
    """Relations, versions, judgements and refusals: whether they make their ids, and whether their ends are there."""
    for kind in (Kind.RELATION, Kind.VERSION, Kind.JUDGEMENT, Kind.REFUSAL):
        columns = columns_of(kind)
        asked = select(*map(_raw, columns)).order_by(TABLE[kind].c.id)
        for rows in connection.execute(asked, execution_options={"yield_per": MANY}).partitions():
            yield from _plain_rows(connection, kind, columns, rows)


def _plain_rows(
    connection: Connection, kind: Kind, columns: Sequence[Column[Any]], rows: Sequence[Row[Any]]
) -> Iterator[Checked]:
    found: list[tuple[str, Any, list[str]]] = []
    for row in rows:
        try:
            body = BODY_OF[kind](_parsed(columns, row))
            found.append((row[0], body, [] if body.id == row[0] else ["what it says does not make its id"]))
        except _UNREADABLE as broken:
            found.append((row[0], None, [_cannot(broken)]))
    wanted = {end for _, body, _ in found for end in _ends(body)}
    known = {name for portion in portions(wanted) for name in _recorded(connection, portion)}
    for name, body, faults in found:
        lost = [f"{end} is not in the ledger" for end in _ends(body) if end not in known]
        yield Checked(kind, name, (*faults, *lost))


def _recorded(connection: Connection, ids: list[str]) -> Iterable[str]:
    return connection.execute(select(entries.c.id).where(entries.c.id.in_(ids))).scalars()


def _ends(body: object) -> tuple[str, ...]:
    """The ids that must be recorded; an actor's is not, since a side may be set before any report is read."""
    match body:
        case Relation(_, left, right):
            return left, right
        case Version(_, report, former):
            return report, former
        case Judgement():
            return recorded_ends(body)
    return ()


def _entries(connection: Connection) -> Iterator[Checked]:
    """Entries in the order of their numbers, whose moments never go back."""
    last: datetime | None = None
    at = entries.c.recorded_at
    asked = select(entries.c.id, entries.c.kind, _raw(at)).order_by(entries.c.seq)
    for name, kind, stored in _rows(connection, asked, MANY):
        faults = [] if kind in set(Kind) else [f"is of no known kind ({kind})"]
        try:
            moment: Any = _from_store(at, stored)
            if last is not None and moment < last:
                faults.append("was recorded before the entry before it")
            last = moment
        except _UNREADABLE as broken:
            faults.append(_cannot(broken))
        yield Checked("entry", name, tuple(faults))


def _envelopes(connection: Connection) -> Iterator[Checked]:
    """Entries without what they are of, things without their entry, and the two that tell of different moments."""
    for kind in Kind:
        for table in {schema.readings if kind is Kind.REPORT else TABLE[kind]}:
            name = table.c.report if kind is Kind.REPORT else table.c.id
            own = and_(entries.c.id == name, entries.c.kind == kind)
            if "nth" in table.c:
                own = and_(own, entries.c.nth == table.c.nth)
            bare = select(entries.c.id).where(entries.c.kind == kind, ~select(name).where(own).exists())
            yield from _faulty(connection, bare, kind, "has an entry and no row")
            loose = select(name).where(~select(entries.c.id).where(own).exists())
            yield from _faulty(connection, loose, kind, "has a row and no entry")
            if "nth" in table.c and kind is not Kind.RELATION:
                yield from _faulty(connection, _at_odds(name, table.c.report, table.c.nth, kind), kind, _AT_ODDS)


_AT_ODDS = "its entry and its reading tell of different moments or readers"


def _at_odds(name: Column[Any], report: Column[Any], nth: Column[Any], kind: Kind) -> Select[Any]:
    read = schema.readings.alias("its_reading")
    own = and_(entries.c.id == name, entries.c.nth == nth, entries.c.kind == kind)
    differ = or_(_raw(entries.c.recorded_at) != _raw(read.c.recorded_at), _raw(entries.c.by) != _raw(read.c.reader))
    return select(name).join(entries, own).join(read, and_(read.c.report == report, read.c.nth == nth)).where(differ)


def _references(connection: Connection) -> Iterator[Checked]:
    """Rows whose foreign keys lead nowhere; a database keeps such out unless it was told not to look."""
    for table in metadata.sorted_tables:
        for key in table.constraints:
            if isinstance(key, ForeignKeyConstraint):
                target = key.elements[0].column.table.alias("target")
                pairs = [(one.parent, target.c[one.column.name]) for one in key.elements]
                led = select(target.c[key.elements[0].column.name]).where(*(mine == theirs for mine, theirs in pairs))
                lost = select(pairs[0][0]).where(*(mine.is_not(None) for mine, _ in pairs), ~led.exists())
                what = f"is referred to by {table.name} and is not there"
                yield from _faulty(connection, lost.distinct(), "reference", what)


def _faulty(connection: Connection, asked: Select[Any], kind: str, fault: str) -> Iterator[Checked]:
    for (name,) in _rows(connection, asked, MANY):
        yield Checked(kind, str(name), (fault,))
