"""What is written: each function within one transaction, all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Table

from sayso.domain.ledger import Body, Relation
from sayso.ledger import schema
from sayso.ledger.asking import events_of, known_ids, neighbours, similar_texts
from sayso.ledger.dialect import Dialect
from sayso.ledger.rows import TABLE, Values, row_of
from sayso.ledger.schema import Kind
from sayso.ledger.telling import Telling
from sayso.ledger.trees import hashes_to, sketch_to
from sayso.relate import asked_keys, event_keys, relate_events, relate_texts


@dataclass(frozen=True, slots=True)
class Recorded:
    """What recording a reading added. ``new`` False: the report was known already."""

    report: str
    new: bool
    claims: int
    events: int
    relations: int
    recorded_at: datetime | None
    """None: nothing was added."""


@dataclass(frozen=True, slots=True)
class Pen:
    """A transaction that writes, with its moment; all that one transaction records has one ``recorded_at``."""

    connection: Connection
    dialect: Dialect
    recorded_at: datetime

    def add(self, bodies: Iterable[Body], by: str, nth: Mapping[str, int] | None = None) -> None:
        """Adds bodies, none of them recorded yet, with their entries."""
        rows: dict[Kind, list[Values]] = {}
        envelopes: list[Values] = []
        for body in bodies:
            kind, row = row_of(body)
            rows.setdefault(kind, []).append(row)
            envelopes.append(
                {
                    "id": body.id,
                    "nth": nth.get(body.id, 0) if nth else 0,
                    "kind": kind,
                    "recorded_at": self.recorded_at,
                    "by": by,
                }
            )
        for kind, found in rows.items():
            # a judgement that is made again has its row already
            self.put(TABLE[kind], found)
        if envelopes:
            self.connection.execute(schema.entries.insert(), envelopes)

    def put(self, table: Table, rows: list[Values]) -> None:
        """Adds rows, passing over those that are there."""
        if rows:
            self.connection.execute(self.dialect.insert_or_ignore(table), rows)


def record_telling(pen: Pen, told: Telling) -> Recorded:
    """Records a reading with its ties to what is there.

    A report that is known stays as it was first read, whoever reads it again: what two readers find in the same words
    would stand there twice. (A reading that supersedes another needs an entry of its own kind.)

    Raises:
        ValueError: an event or claim of it is recorded under another report; ids are contents, so one of them lies.
    """
    bodies: dict[str, Body] = {told.report.id: told.report}
    bodies |= {one.id: one for one in told.events} | {one.id: one for one in told.claims}
    known = known_ids(pen.connection, bodies)
    fresh = [body for name, body in bodies.items() if name not in known]
    new = told.report.id not in known
    if new and known:
        raise ValueError(f"{told.report.id}: is new, and {min(known)} of it is recorded under another report")
    if not new or not fresh:
        return Recorded(told.report.id, new=False, claims=0, events=0, relations=0, recorded_at=None)
    pen.add(fresh, told.reader)
    _keep_words(pen, told)
    events = [one.id for one in told.events if one.id not in known]
    _index(pen, told, events, new=new)
    ties = _relate(pen, told, events, new=new)
    pen.add(ties, told.reader)
    claims = sum(one.id not in known for one in told.claims)
    return Recorded(told.report.id, new, claims, len(events), len(ties), pen.recorded_at)


def _keep_words(pen: Pen, told: Telling) -> None:
    pen.put(schema.texts, [{"sha256": told.text_key, "words": told.words}])
    reading: Values = {
        "report": told.report.id,
        "reader": told.reader,
        "text": told.text_key,
        "recorded_at": pen.recorded_at,
        "layout": told.layout,
        "json": told.json,
    }
    pen.put(schema.readings, [reading])


def _index(pen: Pen, told: Telling, events: list[str], *, new: bool) -> None:
    """Enters new events, and the text of a new report, where neighbours will look for them."""
    report = told.report.id
    fresh = [sketch for sketch in told.sketches if sketch.event in set(events)]
    pen.put(schema.event_sketches, [{"event": s.event, "report": report, "sketch": sketch_to(s)} for s in fresh])
    pen.put(schema.event_keys, [{"key": key, "event": s.event} for s in fresh for key in sorted(event_keys(s))])
    if new:
        sketch = told.text_sketch
        row: Values = {"report": report, "level": sketch.level, "hashes": hashes_to(sketch.hashes)}
        pen.put(schema.text_sketches, [row])
        pen.put(schema.shingles, [{"hash": value, "report": report} for value in sorted(sketch.indexed)])


def _relate(pen: Pen, told: Telling, events: list[str], *, new: bool) -> list[Relation]:
    """Ties to neighbours that are not recorded yet."""
    report = told.report.id
    ties: list[Relation] = []
    if new:
        sketch = told.text_sketch
        ties += relate_texts(report, sketch, similar_texts(pen.connection, report, sketch))
    repeated = frozenset({tie.left for tie in ties} | {tie.right for tie in ties}) - {report}
    if events:
        keys = {key for one in told.sketches for key in asked_keys(one)}
        others = {one.event: one for one in neighbours(pen.connection, report, keys)}
        others |= {one.event: one for one in events_of(pen.connection, report, repeated)}
        tied = relate_events(told.sketches, others.values(), repeated=repeated)
        story = {others[name].report for tie in tied for name in (tie.left, tie.right) if name in others} - repeated
        if story:  # reports of one story: their lesser events may be the same without a key in common
            others |= {one.event: one for one in events_of(pen.connection, report, story)}
            tied = relate_events(told.sketches, others.values(), repeated=repeated)
        ties += tied
    known = known_ids(pen.connection, (tie.id for tie in ties))
    return [tie for tie in ties if tie.id not in known]
