"""What a filter asks of the overview, as conditions. Values are bound, never written into a statement."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator

from sayso.domain.ledger import Agreement
from sayso.ledger.overview.entering import fit, sortable
from sayso.ledger.overview.found import Filters
from sayso.ledger.overview.tables import HOME

MOST_WORDS = 20
"""Words of one search; more narrow nothing any more."""

_WITH_WORDS = "id IN (SELECT value FROM json_each(?))"
_HOLDING = (
    "SELECT json_group_array(DISTINCT member.event) FROM words "  # noqa: S608  a constant
    f"JOIN member ON member.number = words.rowid >> {HOME} WHERE words MATCH ? AND member.event IS NOT NULL"
)
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

_TOKEN = re.compile(r'"([^"]*)"|(\S+)')


def query_of(words: str) -> str | None:
    """What the full-text index understands: every word or quoted phrase must stand there; None: there is no word."""
    found = []
    for phrase, word in _TOKEN.findall(fit(words).replace("\x00", " ")):
        said = (phrase or word).replace('"', " ")
        if any(one.isalnum() for one in said):
            found.append(f'"{said.strip()}"' + ("" if phrase or not said[-1].isalnum() else "*"))
    return " AND ".join(found[:MOST_WORDS]) or None


def _like(part: str) -> str:
    escaped = re.sub(r"([\\%_])", r"\\\1", fit(part).casefold())
    return f"%{escaped}%"


def where_of(db: sqlite3.Connection, filters: Filters) -> tuple[str, list[object]]:
    """The condition and its values; what holds the words is looked up once, however often the condition is used."""
    told = [*_of_words(db, filters), *_of_values(filters)]
    condition = " AND ".join(f"({one})" for one, _ in told)
    return (f" WHERE {condition}" if condition else ""), [value for _, values in told for value in values]


def _of_words(db: sqlite3.Connection, filters: Filters) -> Iterator[tuple[str, tuple[object, ...]]]:
    """What is typed: it stands somewhere in what is asked about."""
    if filters.words.strip():
        query = query_of(filters.words)
        yield (_WITH_WORDS, db.execute(_HOLDING, (query,)).fetchone()) if query else ("0", ())
    if filters.place.strip():
        yield r"area LIKE ? ESCAPE '\'", (_like(filters.place.strip()),)
    if filters.actor.strip():
        asked = r"id IN (SELECT event FROM heard WHERE folded LIKE ? ESCAPE '\')"
        yield asked, (_like(filters.actor.strip()),)


def _of_values(filters: Filters) -> Iterator[tuple[str, tuple[object, ...]]]:
    """What is one of some values, or within bounds."""
    values: tuple[tuple[object, str], ...] = (
        (sortable(filters.since), "ends >= ?"),
        (sortable(filters.until), "begins <= ?"),
        (fit(filters.type), "type = ?"),
        (fit(filters.side), "id IN (SELECT event FROM heard WHERE side = ?)"),
        (fit(filters.publisher), "id IN (SELECT event FROM told WHERE publisher = ?)"),
        (
            filters.verification and filters.verification.value,
            "id IN (SELECT event FROM checked WHERE verification = ?)",
        ),
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
