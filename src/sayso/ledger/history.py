"""What became of one report: its readings, the versions of its page, and judgements that lost what they are about."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from sayso.domain.ledger import Entry, History, PageVersion, Version, VersionKind
from sayso.domain.report import Report
from sayso.fold.force import in_force
from sayso.fold.standing import stood_at
from sayso.ledger import schema
from sayso.ledger.asking import entries_among, entries_where, not_read_again
from sayso.ledger.decided import carried_in
from sayso.ledger.schema import Kind
from sayso.ledger.surroundings import judgements_naming
from sayso.ledger.tied import versions_among


def history_of(connection: Connection, report: str) -> History:
    """Gathers the history of a report that is recorded."""
    readings = [entry for _, entry in entries_where(connection, Kind.REPORT, None, schema.reports.c.id == report)]
    versions = versions_among(connection, [report])
    others = {end for one in versions for end in (one.report, one.former)} - {report}
    paged = [one for _, one in entries_among(connection, Kind.REPORT, None, schema.reports.c.id, others)]
    return History(
        readings=tuple(readings),
        versions=_in_order((*readings, *paged), versions),
        adrift=_adrift(connection, report),
    )


def _in_order(entries: Iterable[Entry], versions: Iterable[Version]) -> tuple[PageVersion, ...]:
    replaced = {one.former for one in versions if one.kind is VersionKind.REREAD}
    last = {entry.id: entry for entry in entries}
    found = [
        PageVersion(body, entry.recorded_at, stood_at(body, entry.recorded_at), body.id in replaced)
        for entry in last.values()
        if isinstance(body := entry.body, Report)
    ]
    return tuple(sorted(found, key=lambda one: (one.stood_at, one.recorded_at, one.report.id)))


def _adrift(connection: Connection, report: str) -> tuple[Entry, ...]:
    """Judgements in force about claims and events of the report that stand no more, and that are carried nowhere."""
    lost: set[str] = set()
    for table in (schema.claims, schema.events):
        asked = select(table.c.id).where(table.c.report == report)
        present = set(connection.execute(asked.where(not_read_again(table))).scalars())
        lost.update(name for name in connection.execute(asked).scalars() if name not in present)
    judged = in_force(judgements_naming(connection, lost))
    if not judged:  # as with most
        return ()
    lost -= carried_in(connection, [one.entry for one in judged], None).keys()
    return tuple(one.entry for one in judged if not lost.isdisjoint((one.judgement.subject, one.judgement.other)))
