"""What a filter asks of the overview, as conditions. Values are bound, never written into a statement."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator

from sayso.domain.account import Agreement
from sayso.ledger.overview.entering import fit, sortable
from sayso.ledger.overview.found import Filters
from sayso.ledger.overview.tables import HOME, KINDS
from sayso.ledger.overview.typed import query_of, spelled_out

_AMONG = "id IN (SELECT value FROM json_each(?))"
_HOLDING = (
    "SELECT member.event FROM words "  # noqa: S608  a constant
    f"JOIN member ON member.number = words.rowid >> {HOME} "
    f"WHERE words MATCH ? AND words.rowid & 3 <> {KINDS['report']} AND member.event IS NOT NULL"
)
_NAMED = "SELECT value FROM tally WHERE what = 'folded' AND value LIKE ? ESCAPE '\\'"
"""Names by a part: of each one there is, and not of each time that it speaks."""

_FINDING = {
    "actor": (f"folded IN ({_NAMED})", "heard", r"folded LIKE ? ESCAPE '\'"),
    "side": ("side = ?", "heard", "side = ?"),
    "publisher": ("publisher = ?", "told", "publisher = ?"),
    "verification": ("verification = ?", "checked", "verification = ?"),
}
"""By filter the rows that fit it, their table, and how one event's row is asked."""

_TOLD = "SELECT told.event FROM filed JOIN told ON told.report = filed.subject WHERE dossier = ? AND inside"
_FILED = (
    "SELECT member.event FROM filed JOIN member ON member.member = filed.subject "
    "WHERE dossier = ? AND member.event IS NOT NULL"
)
IN_DOSSIER = (
    f"NOT EXISTS (SELECT 1 FROM filed WHERE dossier = ?) OR id IN ({_FILED} AND inside) "  # noqa: S608  constants
    f"OR id IN ({_TOLD}) AND id NOT IN ({_FILED})"
)
"""As ``Filings.takes``: filed itself, or else, unless it was taken out, by a report of it."""


def _like(part: str) -> str:
    escaped = re.sub(r"([\\%_])", r"\\\1", fit(part).casefold())
    return f"%{escaped}%"


def where_of(db: sqlite3.Connection, filters: Filters, most: int | None = None) -> tuple[str, list[object]]:
    """The condition and its values; what holds the words is looked up once, however often the condition is used.

    Args:
        db: the overview.
        filters: what is asked for.
        most: of more events than so many that hold the words, those last recorded will do; None: all are wanted.
    """
    told = [*_of_words(db, filters, most), *_of_rows(db, filters, most), *_of_values(filters)]
    condition = " AND ".join(f"({one})" for one, _ in told)
    return (f" WHERE {condition}" if condition else ""), [value for _, values in told for value in values]


def _of_words(db: sqlite3.Connection, filters: Filters, most: int | None) -> Iterator[tuple[str, tuple[object, ...]]]:
    """What is typed: it stands somewhere in what is asked about."""
    if filters.words.strip():
        query = query_of(filters.words)
        if query is None:
            yield "0", ()
        elif most is None:
            (holding,) = db.execute(f"SELECT json_group_array(DISTINCT event) FROM ({_HOLDING})", (query,)).fetchone()  # noqa: S608
            yield _AMONG, (holding,)
        else:
            yield _AMONG, (json.dumps(last_holding(db, _HOLDING, filters.words, most)),)
    if filters.place.strip():
        yield r"area LIKE ? ESCAPE '\'", (_like(filters.place.strip()),)


def last_holding(db: sqlite3.Connection, asked: str, words: str, most: int) -> list[str]:
    """What was last recorded of what holds the words, and one more than so many at the most.

    Args:
        db: the overview.
        asked: asks for what holds the words that are bound.
        words: as they were typed.
        most: where more hold them as ``spelled_out`` has it, these will do.
    """
    holding: list[str] = []
    for query in (spelled_out(db, words), query_of(words)):
        if len(holding) <= most:
            holding = _first(db.execute(f"{asked} ORDER BY words.rowid DESC", (query,)), most)
    return holding


def _first(rows: Iterable[tuple[str]], most: int) -> list[str]:
    """The first different values, one more than so many at the most."""
    found: dict[str, None] = {}
    for (value,) in rows:
        found[value] = None
        if len(found) > most:
            break
    return list(found)


def _of_rows(db: sqlite3.Connection, filters: Filters, most: int | None) -> Iterator[tuple[str, tuple[object, ...]]]:
    """What an event has several of: who speaks of it, who printed it, how it was checked.

    Where few events have it, these are looked up; where many have it, each event of a list is asked, in its order.
    """
    wanted = {
        "actor": _like(filters.actor.strip()) if filters.actor.strip() else None,
        "side": fit(filters.side),
        "publisher": fit(filters.publisher),
        "verification": filters.verification.value if filters.verification else None,
    }
    for name, value in wanted.items():
        if value:
            fits, table, has = _FINDING[name]
            finding = f"SELECT DISTINCT event FROM {table} WHERE {fits}"  # noqa: S608  constants
            some = [] if most is None else list(db.execute(f"{finding} LIMIT ?", (value, most + 1)))
            if most is not None and len(some) > most:
                yield f"EXISTS (SELECT 1 FROM {table} WHERE {table}.event = event.id AND {has})", (value,)  # noqa: S608
            else:
                yield f"id IN ({finding})", (value,)


def _of_values(filters: Filters) -> Iterator[tuple[str, tuple[object, ...]]]:
    """What is one of some values, or within bounds."""
    values: tuple[tuple[object, str], ...] = (
        (sortable(filters.since), "ends >= ?"),
        (sortable(filters.until), "begins <= ?"),
        (fit(filters.type), "type = ?"),
        (filters.origins, "origins >= ?"),
        (filters.event, "id = coalesce((SELECT event FROM member WHERE member = ?), '')"),
    )
    for value, condition in values:
        if value:
            yield condition, (value,)
    if filters.dossier:
        yield IN_DOSSIER, (fit(filters.dossier),) * 4
    if filters.agreement is not None:
        yield "contested > 0" if filters.agreement is Agreement.CONTESTED else "contested = 0", ()
    if filters.located:
        yield "lat IS NOT NULL AND lon IS NOT NULL AND coalesce(precision, 5) < 6", ()
