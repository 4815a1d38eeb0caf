"""What is written: each function within one transaction, all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BindParameter, Connection, Table, bindparam, select

from sayso.domain.ledger import Body, Version
from sayso.ledger import schema
from sayso.ledger.asking import THESE, portions, times_recorded
from sayso.ledger.dialect import Dialect
from sayso.ledger.foreseeing import Foreseen, copies_in, holds, ties_of
from sayso.ledger.likeness import enter_text
from sayso.ledger.nearby import full_keys
from sayso.ledger.pouring import pour
from sayso.ledger.rows import NUMBERED, TABLE, Values, row_of, taken_row
from sayso.ledger.schema import Kind
from sayso.ledger.sketches import sketch_to
from sayso.ledger.telling import Telling
from sayso.ledger.versions import Seen, versions_of
from sayso.relate import event_keys

_REPORT: BindParameter[object] = bindparam("report")
_READERS = select(schema.readings.c.reader).where(schema.readings.c.report == _REPORT)
_FOREIGN = {
    table.name: select(table.c.id).where(table.c.id.in_(THESE), table.c.report != _REPORT).limit(1)
    for table in (schema.events, schema.claims)
}
"""What is recorded under another report. (A statement that is built once is half as dear.)"""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What recording a reading added. ``new`` False: the report was known already.

    ``again`` tells that another reader had read it before, whose findings are passed over from now on. ``former`` are
    the reports of which it is a later version, ``later`` those of which it is an earlier one.
    """

    report: str
    new: bool
    claims: int
    events: int
    relations: int
    recorded_at: datetime | None
    """None: nothing was added."""

    again: bool = False
    former: tuple[str, ...] = ()
    later: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pen:
    """A transaction that writes, with its moment; all that one transaction records has one ``recorded_at``."""

    connection: Connection
    dialect: Dialect
    recorded_at: datetime

    def add(self, bodies: Iterable[Body], by: str, nth: int | Mapping[str, int] = 0) -> None:
        """Adds bodies with their entries. ``nth``: that of all, or of each by id, where it is not 0."""
        rows: dict[Kind, list[Values]] = {}
        envelopes: list[Values] = []
        for body in bodies:
            kind, row = row_of(body)
            number = nth if isinstance(nth, int) else nth.get(body.id, 0)
            rows.setdefault(kind, []).append(row | {"nth": number} if kind in NUMBERED else row)
            envelopes.append({"id": body.id, "nth": number, "kind": kind, "recorded_at": self.recorded_at, "by": by})
        for kind, found in rows.items():
            if kind in NUMBERED:
                pour(self.connection, TABLE[kind], found)
            else:  # a judgement that is made again has its row already, and so has a report that is read again
                self.put(TABLE[kind], found)
        pour(self.connection, schema.entries, envelopes)

    def put(self, table: Table, rows: list[Values]) -> None:
        """Adds rows, passing over those that are there."""
        if rows:
            self.connection.execute(self.dialect.insert_or_ignore(table), rows)


def record_telling(pen: Pen, told: Telling, page: str | None, foreseen: Foreseen | None = None) -> Recorded:
    """Records a reading with its ties to what is there.

    What a reader has read before, it finds again: nothing is added. Another reader's findings in a known report are
    recorded beside those that are there, as a reading of its own, which stands from now on.

    Args:
        pen: the transaction.
        told: what the reading adds.
        page: what is read again when the report is; None: nothing can be.
        foreseen: its ties, where they were looked for before; they are looked for again unless they still hold.

    Raises:
        ValueError: an event or claim of it is recorded under another report; ids are contents, so one of them lies.
    """
    report = told.report.id
    readers = list(pen.connection.execute(_READERS, {"report": report}).scalars())
    if told.reader in readers:
        return Recorded(report, new=False, claims=0, events=0, relations=0, recorded_at=None)
    _check_homes(pen, told)
    new, nth = not readers, len(readers)
    as_foreseen = new and foreseen is not None and holds(pen.connection, told, foreseen)
    pen.put(TABLE[Kind.REPORT], [row_of(told.report)[1]])
    _keep_reading(pen, told, page, nth)
    pen.add([told.report, *told.events, *told.claims], told.reader, nth)
    _index(pen, told, nth)
    ties = foreseen.ties if foreseen is not None and as_foreseen else ties_of(pen.connection, told, new=new)
    if ties.like is not None:
        enter_text(pen.connection, report, told.text_sketch, ties.like)
    # ids are contents: no tie of a report that is new, or of its events, can have been recorded
    pen.add(ties.found, told.reader, 0 if new else times_recorded(pen.connection, (tie.id for tie in ties.found)))
    versions = _versions(pen, told, page, copies_in(ties.found) - {report}) if new and page is not None else []
    pen.add(versions, told.reader)
    return Recorded(
        report,
        new,
        claims=len(told.claims),
        events=len(told.events),
        relations=len(ties.found),
        recorded_at=pen.recorded_at,
        again=not new,
        former=tuple(one.former for one in versions if one.report == report),
        later=tuple(one.report for one in versions if one.former == report),
    )


def _check_homes(pen: Pen, told: Telling) -> None:
    for table, ids in (
        (schema.events, [one.id for one in told.events]),
        (schema.claims, [one.id for one in told.claims]),
    ):
        for portion in portions(ids):
            asked = {"these": portion, "report": told.report.id}
            if (other := pen.connection.execute(_FOREIGN[table.name], asked).scalar_one_or_none()) is not None:
                raise ValueError(f"{told.report.id}: {other} of it is recorded under another report")


def _keep_reading(pen: Pen, told: Telling, page: str | None, nth: int) -> None:
    pen.put(schema.texts, [{"sha256": told.text_key, "words": told.words}])
    reading: Values = {
        "report": told.report.id,
        "nth": nth,
        "reader": told.reader,
        "recorded_at": pen.recorded_at,
        "page": page,
        "text": told.text_key,
        "layout": told.layout,
        "json": told.json,
    }
    pen.put(schema.readings, [reading | taken_row(told.report)])
    pen.put(schema.lineages, [{"report": told.report.id, "nth": nth, "tree": told.lineages}])


def _index(pen: Pen, told: Telling, nth: int) -> None:
    """Enters a reading's events where neighbours will look for them."""
    report = told.report.id
    rows: list[Values] = [
        {"event": one.event, "nth": nth, "report": report, "sketch": sketch_to(one)} for one in told.sketches
    ]
    pour(pen.connection, schema.event_sketches, rows)
    keyed = [(key, one.event) for one in told.sketches for key in sorted(event_keys(one))]
    full = full_keys(pen.connection, (key for key, _ in keyed))
    kept: list[Values] = [{"key": key, "event": event, "nth": nth} for key, event in keyed if key not in full]
    pour(pen.connection, schema.event_keys, kept)


def _versions(pen: Pen, told: Telling, page: str, copies: frozenset[str]) -> list[Version]:
    report = told.report
    stated = report.updated or report.published
    seen = Seen(report.id, report.title, report.published, stated, report.sha256_raw, told.reader, pen.recorded_at)
    return versions_of(pen.connection, page, seen, copies)
