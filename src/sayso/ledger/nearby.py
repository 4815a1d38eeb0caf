"""Questions to the tables: which known events a new report's may be the same as, found by keys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Column, Connection, Select, bindparam, func, select

from sayso.ledger import schema
from sayso.ledger.asking import THESE, not_read_again, portions
from sayso.ledger.sketches import sketch_from
from sayso.relate import EventSketch

MOST_UNDER_A_KEY = 16
"""Events that are kept under one key. What many reports share is shared by these as well: a later event is tied to the
first ones, so that a long war or a story told three hundred times costs a report no more than a short one."""


_KEYED = select(schema.event_keys.c.event).where(schema.event_keys.c.key.in_(THESE)).distinct()


_REPORTS_UNDER = (
    select(schema.event_sketches.c.report)
    .join(schema.event_keys, schema.event_keys.c.event == schema.event_sketches.c.event)
    .where(schema.event_keys.c.key.in_(THESE))
    .distinct()
)


_COUNTED = (
    select(schema.event_keys.c.key)
    .where(schema.event_keys.c.key.in_(THESE))
    .group_by(schema.event_keys.c.key)
    .having(func.count() >= MOST_UNDER_A_KEY)
)


def _sketched(column: Column[str]) -> Select[Any]:
    """The sketches of other reports' events that have one of these ids in a column, by the last reading of each."""
    table = schema.event_sketches
    asked = select(table.c.event, table.c.report, table.c.sketch)
    return asked.where(column.in_(THESE), table.c.report != bindparam("report"), not_read_again(table))


_SKETCHES, _SKETCHES_OF = _sketched(schema.event_sketches.c.event), _sketched(schema.event_sketches.c.report)


def full_keys(connection: Connection, keys: Iterable[str]) -> set[str]:
    """Which of these keys have as many events as are kept under one."""
    full: set[str] = set()
    for portion in portions(keys):
        full.update(connection.execute(_COUNTED, {"these": portion}).scalars())
    return full


def neighbours(connection: Connection, report: str, keys: Iterable[str]) -> list[EventSketch]:
    """Events of other reports that are found under any of these keys."""
    return _sketches(connection, report, _SKETCHES, _under(connection, _KEYED, keys))


def reports_under(connection: Connection, keys: Iterable[str]) -> set[str]:
    """The reports that have events, of whatever reading, that are found under any of these keys."""
    return _under(connection, _REPORTS_UNDER, keys)


def _under(connection: Connection, asked: Select[Any], keys: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for portion in portions(keys):
        found.update(connection.execute(asked, {"these": portion}).scalars())
    return found


def events_of(connection: Connection, report: str, others: Iterable[str]) -> list[EventSketch]:
    """All events of some other reports."""
    return _sketches(connection, report, _SKETCHES_OF, others)


def _sketches(connection: Connection, report: str, asked: Select[Any], ids: Iterable[str]) -> list[EventSketch]:
    return [
        sketch_from(event, of_report, sketch)
        for portion in portions(ids)
        for event, of_report, sketch in connection.execute(asked, {"these": portion, "report": report})
    ]
