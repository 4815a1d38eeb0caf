"""Claims about no event that nobody decided on: they are proposed by report, as no event's account has them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, and_

from sayso.domain.ledger import ToldClaim, Version
from sayso.ledger import schema
from sayso.ledger.asking import entries_of, entries_where, not_read_again, portions
from sayso.ledger.decided import decisions_in
from sayso.ledger.schema import Kind
from sayso.ledger.surroundings import homes_of
from sayso.ledger.tied import versions_among


def eventless(connection: Connection, reports: Iterable[str], as_of: datetime | None) -> tuple[ToldClaim, ...]:
    """Those of some reports, as last read, but for reports in whose place another stands.

    Args:
        connection: in a transaction.
        reports: their ids.
        as_of: as it stood at this moment; None: now.
    """
    table = schema.claims.c
    found: list[ToldClaim] = []
    for portion in portions(reports):
        where = and_(table.report.in_(portion), table.event.is_(None), not_read_again(schema.claims, as_of))
        told = [one.body for _, one in entries_where(connection, Kind.CLAIM, as_of, where)]
        found += [one for one in told if isinstance(one, ToldClaim)]
    if not found:
        return ()
    former = former_among(connection, {one.claim.report for one in found}, as_of)
    decisions = decisions_in(connection, as_of, [one.id for one in found])
    return tuple(one for one in found if one.claim.report not in former and not decisions.judged(one.id))


def former_among(
    connection: Connection, reports: Iterable[str] | None, as_of: datetime | None = None
) -> frozenset[str]:
    """Those of some reports, or of all, in whose place another stands."""
    if reports is None:
        found = [entries_of(connection, Kind.VERSION, as_of)]
    else:
        some = (schema.versions.c.former.in_(portion) for portion in portions(reports))
        found = [entries_where(connection, Kind.VERSION, as_of, one) for one in some]
    versions = (one.body for entries in found for _, one in entries)
    return frozenset(one.former for one in versions if isinstance(one, Version))


def pages_of(connection: Connection, reports: Iterable[str], named: Iterable[str]) -> tuple[str, ...]:
    """All versions of the pages of some reports, and of those that have what judgements name."""
    some = {*reports, *(report for report, _ in homes_of(connection, named).values())}
    versions = versions_among(connection, some)
    return tuple(sorted(some.union(*((one.report, one.former) for one in versions))))
