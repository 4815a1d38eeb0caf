"""Where claims and reports come from, as recorded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, select

from sayso.domain.identity import actor_id
from sayso.domain.ledger import ToldClaim
from sayso.domain.lineage import Credit, Lineage, ReportOrigin
from sayso.domain.report import Report
from sayso.fold.grouping import Groups
from sayso.fold.said import published
from sayso.ledger.asking import portions
from sayso.ledger.schema import lineages
from sayso.ledger.sketches import credits_from, lineage_from
from sayso.relate import agency_of

_TREES = select(lineages.c.report, lineages.c.tree).order_by(lineages.c.nth)


def lineage_in(connection: Connection, told: ToldClaim) -> Lineage | None:
    """A claim's lineage by its last reading; None: an earlier version recorded it, and kept the origin alone."""
    found = None
    for _, tree in connection.execute(_TREES.where(lineages.c.report == told.claim.report)):
        found = lineage_from(tree, told.id, told.origin) or found
    return found


def credits_in(connection: Connection, reports: Iterable[str] | None) -> dict[str, tuple[Credit, ...]]:
    """Whom these reports, or all, credit, by their last reading; not those that an earlier version recorded."""
    lists = [_TREES] if reports is None else [_TREES.where(lineages.c.report.in_(some)) for some in portions(reports)]
    return {report: credits_from(tree) for one in lists for report, tree in connection.execute(one)}


def report_origins(
    reports: Sequence[Report], credited: Mapping[str, tuple[Credit, ...]], copies: Iterable[tuple[str, str]]
) -> dict[str, ReportOrigin]:
    """Whose text each report is: its agency's, or that of the one text of which it is a copy, or else its publisher's.

    Args:
        reports: those asked about, with all that are tied to them.
        credited: whom they credit.
        copies: pairs of reports of which one repeats the other.
    """
    groups = Groups()
    for left, right in copies:
        groups.tie(left, right)
    sets = groups.of(one.id for one in sorted(reports, key=published))
    return {one.id: _origin(one, sets[groups.root(one.id)], credited) for one in reports}


def _origin(report: Report, copies: Sequence[str], credited: Mapping[str, tuple[Credit, ...]]) -> ReportOrigin:
    """``copies``: the ids of all copies of its text, first published first, its own among them."""
    own = credited.get(report.id, ())
    if own:
        return _credited(own)
    theirs = {agency: copy for copy in reversed(copies) if (agency := agency_of(credited.get(copy, ())))}
    if len(theirs) == 1:
        ((agency, copy),) = theirs.items()
        return ReportOrigin(actor_id(agency), f"{agency}, which its copy {copy} credits")
    if theirs:
        return ReportOrigin(None, f"its copies credit {' and '.join(sorted(theirs))}")
    if len(copies) > 1:
        first = copies[0]
        because = f"the first published of {len(copies)} copies of one text"
        return ReportOrigin(first, because if first == report.id else f"{first}, {because}")
    if report.publisher is None:
        return ReportOrigin(None, "it does not tell who put it out, and credits no agency")
    return ReportOrigin(actor_id(report.publisher), f"{report.publisher}, its publisher; it credits no agency")


def _credited(own: tuple[Credit, ...]) -> ReportOrigin:
    if (agency := agency_of(own)) is not None:
        return ReportOrigin(actor_id(agency), f"{agency}, by its {own[0].where}", own[0].words)
    names = ", ".join(one.agency for one in own)
    return ReportOrigin(None, f"{names} credited, and which words are whose is not told", own[0].words)
