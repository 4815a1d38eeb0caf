"""Reports as lines of a table, and what they are called where there is room for a few words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from sayso.domain.quotation import shortened
from sayso.domain.report import Report
from sayso.web import moments, words
from sayso.web.pages import ReportLine
from sayso.web.quoting import report_href

LONG_AGO = datetime.min.replace(tzinfo=UTC)


def sortable(when: datetime | None) -> datetime:
    """A moment that can be compared with any other; None comes before all."""
    if when is None:
        return LONG_AGO
    return when if when.utcoffset() is not None else when.replace(tzinfo=UTC)


def report_line(report: Report, tag: str | None = None) -> ReportLine:
    """One report in the table of an event's."""
    return ReportLine(
        href=report_href(report.id),
        title=report.title,
        publisher=report.publisher,
        published=moments.published(report.published),
        updated=moments.published(report.updated),
        tag=tag,
    )


def newest_first(reports: Iterable[Report]) -> list[Report]:
    """By publication, those whose publication is not known last."""
    ordered = sorted(reports, key=lambda one: (one.title or "", one.id))
    return sorted(ordered, key=lambda one: sortable(one.published), reverse=True)


def short_name(report: Report) -> str:
    """What a report is called where there is room for a few words."""
    return shortened(report.publisher or report.title or report.path or report.id, 60)


def tags(reports: Sequence[Report]) -> dict[str, str | None]:
    """A number for each report whose short name is another's too; None for the others."""
    names = Counter(short_name(report) for report in reports)
    seen: Counter[str] = Counter()
    told: dict[str, str | None] = {}
    for report in reports:
        name = short_name(report)
        seen[name] += 1
        told[report.id] = words.tag(seen[name]) if names[name] > 1 else None
    return told
