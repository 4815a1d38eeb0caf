"""What became of one report: its readings, the versions of its page, and judgements that lost what they are about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, select

from sayso.domain.ledger import Entry, History, PageVersion, Version, VersionKind
from sayso.domain.report import Report
from sayso.ledger import schema
from sayso.ledger.asking import entries_among, entries_of, entries_where, not_read_again
from sayso.ledger.force import in_force
from sayso.ledger.schema import Kind
from sayso.ledger.standing import standing_of, stood_at
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
    if not lost:  # as with most: what people decided in the whole ledger need not be gone through
        return ()
    judged = in_force(entry for _, entry in entries_of(connection, Kind.JUDGEMENT, None))
    ends = {end for one in judged for end in (one.judgement.subject, one.judgement.other)}
    if lost.isdisjoint(ends):
        return ()
    lost -= carried_in(connection, report).keys()
    return tuple(one.entry for one in judged if not lost.isdisjoint((one.judgement.subject, one.judgement.other)))


def carried_in(connection: Connection, report: str) -> Mapping[str, str]:
    """Of the judged claims and events of a page that stand no more, what each is now, where that can be told."""
    versions = versions_among(connection, [report])
    paged = {end for one in versions for end in (one.report, one.former)} | {report}
    heard = [entry for _, entry in entries_of(connection, Kind.JUDGEMENT, None)]
    for kind, column in (
        (Kind.REPORT, schema.reports.c.id),
        (Kind.EVENT, schema.events.c.report),
        (Kind.CLAIM, schema.claims.c.report),
        (Kind.VERSION, schema.versions.c.report),
    ):
        heard += [entry for _, entry in entries_among(connection, kind, None, column, paged)]
    return standing_of(heard).carried
