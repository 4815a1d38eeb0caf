"""Questions to the overview about reports, and by words. Values are bound, never written into a statement."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sayso.ledger.overview.entering import fit
from sayso.ledger.overview.filtering import last_holding
from sayso.ledger.overview.finding import counted
from sayso.ledger.overview.found import Hit, Hits, ListedReport, ReportsFound, moment_of
from sayso.ledger.overview.tables import KINDS
from sayso.ledger.overview.typed import query_of, spelled_out

WEIGHED = 5_000
"""Hits that are put in order by how well they fit. Where a word is as common as that, none of them fits much better."""

_OPEN, _CLOSE = "\x02", "\x03"


def report_ids(db: sqlite3.Connection, words: str, publisher: str) -> tuple[str, ...]:
    """See ``Overview.report_ids``."""
    where, values = _where_reports(words, publisher)
    asked = f"SELECT id FROM report{where} ORDER BY said DESC, id"  # noqa: S608  constants
    return tuple(name for (name,) in db.execute(asked, values))


def listed_reports(db: sqlite3.Connection, names: Iterable[str]) -> tuple[ListedReport, ...]:
    """See ``Overview.listed_reports``."""
    rows = (db.execute(f"{_REPORT} WHERE id = ?", (name,)).fetchone() for name in names)
    return tuple(_listed_report(row) for row in rows if row is not None)


def reports(
    db: sqlite3.Connection, words: str, publisher: str, offset: int, limit: int, most: int | None = None
) -> ReportsFound:
    """See ``Overview.reports``."""
    where, values = _where_reports(words, publisher)
    total = fitting = counted(db, "reports")
    more = False
    if publisher and not words.strip():
        fitting = counted(db, "publisher", fit(publisher))
    elif where:
        if most is not None and query_of(words):
            holding = last_holding(db, _REPORTS_HOLDING, words, most)
            more = len(holding) > most
            where, values = _where_reports("", publisher, holding[:most])
        (fitting,) = db.execute(f"SELECT count(*) FROM report{where}", values).fetchone()  # noqa: S608  constants
    rows = db.execute(f"{_REPORT}{where} ORDER BY said DESC, id LIMIT ? OFFSET ?", [*values, limit, offset])
    return ReportsFound(tuple(_listed_report(row) for row in rows), total, fitting, more)


_REPORT = "SELECT id, title, publisher, published, updated, recorded, claims FROM report"


_REPORTS_HOLDING = (
    "SELECT doc.id FROM words JOIN doc ON doc.number = words.rowid "  # noqa: S608  a constant
    f"WHERE words MATCH ? AND words.rowid & 3 = {KINDS['report']}"
)


def _where_reports(words: str, publisher: str, among: Sequence[str] | None = None) -> tuple[str, list[object]]:
    told: list[tuple[str, object]] = []
    if among is not None:
        told.append(("id IN (SELECT value FROM json_each(?))", json.dumps(among)))
    if words.strip():
        query = query_of(words)
        told.append((f"id IN ({_REPORTS_HOLDING})", query) if query else ("0 = ?", 1))
    if publisher:
        told.append(("publisher = ?", fit(publisher)))
    where = f" WHERE {' AND '.join(one for one, _ in told)}" if told else ""
    return where, [value for _, value in told]


def _listed_report(row: Sequence[Any]) -> ListedReport:
    name, title, publisher, published, updated, recorded, claims = row
    moments = moment_of(published), moment_of(updated)
    return ListedReport(name, title, publisher, *moments, datetime.fromisoformat(recorded), claims)


def search(db: sqlite3.Connection, words: str, kind: str, offset: int, limit: int, most: int | None = None) -> Hits:
    """See ``Overview.search``."""
    query = query_of(words)
    if query is None:
        return Hits((), 0)
    bound = None if most is None else max(most, WEIGHED)
    spelled = None if bound is None else spelled_out(db, words)
    total = _counted(db, spelled, kind, bound) if spelled else 0
    if bound is not None and spelled and total > bound:
        query = spelled
    else:
        total = _counted(db, query, kind, bound)
    more = most is not None and total > most
    asked = (
        "SELECT doc.id, doc.report, snippet(words, 0, ?, ?, ' … ', 32) "  # noqa: S608  constants
        "FROM words JOIN doc ON doc.number = words.rowid WHERE words MATCH ? AND words.rowid & 3 = ? "
        f"ORDER BY {_order(total)} LIMIT ? OFFSET ?"
    )
    rows = db.execute(asked, (_OPEN, _CLOSE, query, KINDS[kind], limit, offset))
    hits = tuple(Hit(name, report, _pieces(snippet)) for name, report, snippet in rows)
    return Hits(hits, total - 1 if more else total, more)


def hit_ids(db: sqlite3.Connection, words: str, kind: str) -> tuple[str, ...]:
    """See ``Overview.hit_ids``."""
    query = query_of(words)
    if query is None:
        return ()
    order = _order(_counted(db, query, kind, WEIGHED))
    asked = (
        "SELECT doc.id FROM words JOIN doc ON doc.number = words.rowid "  # noqa: S608  constants
        f"WHERE words MATCH ? AND words.rowid & 3 = ? ORDER BY {order}"
    )
    return tuple(name for (name,) in db.execute(asked, (query, KINDS[kind])))


def _order(total: int) -> str:
    """The order of so many hits: the best first; where they are too many to weigh, the last recorded."""
    return "rank, words.rowid" if total <= WEIGHED else "words.rowid DESC"


def _counted(db: sqlite3.Connection, query: str, kind: str, most: int | None) -> int:
    """How many hits there are; of more than ``most``, one more; None: all are counted."""
    asked = "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? AND rowid & 3 = ? LIMIT ?)"
    (total,) = db.execute(asked, (query, KINDS[kind], -1 if most is None else most + 1)).fetchone()
    return int(total)


def _pieces(snippet: str) -> tuple[tuple[str, bool], ...]:
    pieces = []
    for part in re.split(f"({_OPEN}[^{_OPEN}{_CLOSE}]*{_CLOSE})", snippet):
        lit = part.startswith(_OPEN)
        said = part.strip(_OPEN + _CLOSE)
        if said:
            pieces.append((" ".join(said.split()) if lit else re.sub(r"\s+", " ", said), lit))
    return tuple(pieces)
