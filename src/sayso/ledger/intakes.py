"""How far reading has come with each input. Like the ledger's other tables this one only grows: a try is a row."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from sayso.domain.intake import Intake, Quarantined, Taken
from sayso.ledger.recording import Pen
from sayso.ledger.schema import intakes

_c = intakes.c


def take(pen: Pen, intake: Intake) -> bool:
    """Notes what became of a record; False where the same was noted before.

    A record that was read once is never in quarantine again for that reader; each failed try is noted.
    """
    this = (_c.source == intake.source, _c.reader == intake.reader, _c.record == intake.record)
    tries = list(pen.connection.execute(select(_c.fault).where(*this).order_by(_c.nth)).scalars())
    if tries and tries[-1] is None:
        return False
    row = {
        "source": intake.source,
        "reader": intake.reader,
        "record": intake.record,
        "nth": len(tries),
        "last": int(intake.last),
        "where": intake.where,
        "reports": intake.reports,
        "refused": intake.refused,
        "fault": intake.fault,
        "recorded_at": pen.recorded_at,
    }
    pen.connection.execute(intakes.insert(), [row])
    return True


def taken(connection: Connection, source: str, reader: str) -> Taken:
    """How far a reader has come with an input."""
    this = (_c.source == source, _c.reader == reader)
    sums = (func.max(_c.record), func.max(_c.last), func.sum(_c.reports), func.sum(_c.refused))
    record, last, reports, refused = connection.execute(select(*sums).where(*this)).one()
    if record is None:
        return Taken()
    broken = select(_c.record).where(*this, _c.fault.is_not(None))
    tries = select(_c.record, _c.fault).where(*this, _c.record.in_(broken)).order_by(_c.record, _c.nth)
    latest = {at: fault for at, fault in connection.execute(tries)}  # noqa: C416  rows are no pairs to dict()
    held = frozenset(at for at, fault in latest.items() if fault is not None)
    return Taken(record + 1, bool(last), int(reports), int(refused), held)


def quarantine(connection: Connection) -> list[Quarantined]:
    """All that is in quarantine, in the order of its last try.

    What another reader has read to the end of since, or the same one at a later try, is not.
    """
    broken = select(_c.source, _c.record).where(_c.fault.is_not(None)).distinct().subquery()
    tries = (
        select(intakes)
        .join(broken, (broken.c.source == _c.source) & (broken.c.record == _c.record))
        .order_by(_c.recorded_at, _c.nth)
    )
    last: dict[tuple[str, int], Quarantined | None] = {}
    for row in connection.execute(tries):
        key = (row.source, row.record)
        last.pop(key, None)
        last[key] = (
            Quarantined(row.where, row.fault, row.reader, row.recorded_at, row.nth + 1)
            if row.fault is not None
            else None
        )
    return [one for one in last.values() if one is not None]
