"""Which recorded reports are versions of the page that a new one was read from.

Two reports are versions of one page where they have the page in common, the address or the file, and are one item:
published at the same moment, or of the same title, or the one repeats the other's text. The page alone is not enough:
some sites give every page the address of their front page, and a file's name is used again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from sqlalchemy import Connection, bindparam, select

from sayso.domain.ledger import Version, VersionKind
from sayso.fold.grouping import Groups
from sayso.ledger import schema
from sayso.ledger.asking import not_read_again
from sayso.ledger.tied import versions_among

MOST = 200
"""Reports of one page that are looked at, the last recorded: some sites give all their pages one address."""

Order: TypeAlias = "tuple[datetime, datetime, str]"


@dataclass(frozen=True, slots=True)
class Seen:
    """A report as far as versions are told by it. ``stated``: when the page says that it was changed or published."""

    report: str
    title: str | None
    published: datetime | None
    stated: datetime | None
    sha256_raw: str
    reader: str
    recorded_at: datetime

    @property
    def order(self) -> Order:
        """Which version is the later: as the pages say, else as they were recorded."""
        return self.stated or self.recorded_at, self.recorded_at, self.report


_READ, _KNOWN = schema.readings, schema.reports
_SEEN = (
    select(
        _READ.c.report, _KNOWN.c.title, _READ.c.published, _READ.c.updated, _READ.c.sha256_raw, _READ.c.reader,
        _READ.c.recorded_at,
    )
    .join_from(_READ, _KNOWN, _READ.c.report == _KNOWN.c.id)
    .where(_READ.c.page == bindparam("page"), _READ.c.report != bindparam("report"), not_read_again(_READ))
    .order_by(_READ.c.recorded_at.desc())
    .limit(MOST)
)  # fmt: skip


def seen_at(connection: Connection, page: str, report: str) -> list[Seen]:
    """The other reports that were last read from a page, each by its last reading, in the order of recording."""
    found = connection.execute(_SEEN, {"page": page, "report": report}).all()
    return [
        Seen(name, title, published, updated or published, raw, reader, recorded_at)
        for name, title, published, updated, raw, reader, recorded_at in reversed(found)
    ]


def versions_of(connection: Connection, page: str, new: Seen, copies: frozenset[str]) -> list[Version]:
    """Which versions a new report makes with those read from its page before.

    Args:
        connection: in a transaction.
        page: its address or its file's mark.
        new: the report.
        copies: the reports whose text it repeats or that repeat its own.
    """
    others = [one for one in seen_at(connection, page, new.report) if _one_item(new, one, copies)]
    if not others or any(_of_one_file(new, one) for one in others):
        return []
    known = versions_among(connection, (one.report for one in others))
    if len(_lineages(others, known)) > 1:
        return []  # the page holds several reports at once, as a live page does: which was changed cannot be told
    rereads = {one.former for one in known if one.kind is VersionKind.REREAD}
    standing = [one for one in others if one.report not in rereads]
    return _placed(new, standing)


def _one_item(new: Seen, other: Seen, copies: frozenset[str]) -> bool:
    published = new.published is not None and new.published == other.published
    titled = new.title is not None and new.title == other.title
    return published or titled or other.report in copies


def _of_one_file(new: Seen, other: Seen) -> bool:
    """Two reports that one reader found in the same bytes are parts of it, not versions."""
    return new.sha256_raw == other.sha256_raw and new.reader == other.reader


def _lineages(others: Sequence[Seen], known: Iterable[Version]) -> Mapping[str, Sequence[str]]:
    groups = Groups()
    for version in known:
        groups.tie(version.report, version.former)
    return groups.of(one.report for one in others)


def _placed(new: Seen, standing: Sequence[Seen]) -> list[Version]:
    """The new report's place among the others: instead of one of the same bytes, else between two in their order."""
    if same := [one for one in standing if one.sha256_raw == new.sha256_raw]:
        return [Version(VersionKind.REREAD, new.report, same[-1].report)]
    before = max((one for one in standing if one.order < new.order), key=lambda one: one.order, default=None)
    after = min((one for one in standing if one.order > new.order), key=lambda one: one.order, default=None)
    found = [Version(VersionKind.REVISED, new.report, before.report)] if before else []
    return [*found, Version(VersionKind.REVISED, after.report, new.report)] if after else found
