"""Questions to the overview. Values are bound, never written into a statement; its parts are the constants below."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from sayso.domain.ledger import Agreement, Verification
from sayso.ledger.overview.entering import fit, sortable
from sayso.ledger.overview.found import (
    Choices,
    EventsFound,
    Filters,
    Hit,
    Hits,
    Listed,
    ListedReport,
    Order,
    ReportsFound,
)
from sayso.ledger.overview.tables import HOME, KINDS

MOST_WORDS = 20
"""Words of one search; more narrow nothing any more."""

MOST_CHOICES = 200

WEIGHED = 5_000
"""Hits that are put in order by how well they fit. Where a word is as common as that, none of them fits much better."""

_ORDERS = {
    Order.CONTESTED: "contested DESC, reports DESC, id",
    Order.HAPPENED: "begins IS NULL, begins DESC, id",
    Order.SAID: "last_said IS NULL, last_said DESC, id",
    Order.RECORDED: "last_recorded IS NULL, last_recorded DESC, id",
}
_EVENT = (
    "SELECT id, label, type, place, country, lat, lon, precision, radius, earliest, latest, first_said, last_said, "
    "first_recorded, last_recorded, contested, matters, reports, publishers, sides, verifications, kept "
    "FROM event JOIN account ON account.event = event.id"
)
_COUNTS = (
    "SELECT count(*), coalesce(sum(place IS NULL AND lat IS NULL), 0), "
    "coalesce(sum(place IS NOT NULL AND (lat IS NULL OR lon IS NULL)), 0), "
    "coalesce(sum(lat IS NOT NULL AND lon IS NOT NULL AND precision >= 6), 0), "
    "coalesce(sum(begins IS NULL), 0) FROM event"
)
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
_IN_DOSSIER = (
    f"NOT EXISTS (SELECT 1 FROM filed WHERE dossier = ?) OR id IN ({_FILED} AND inside) "  # noqa: S608  constants
    f"OR id IN ({_TOLD}) AND id NOT IN ({_FILED})"
)
"""As ``Filings.takes``: filed itself, or else, unless it was taken out, by a report of it."""

_OPEN, _CLOSE = "\x02", "\x03"
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


def _where(db: sqlite3.Connection, filters: Filters) -> tuple[str, list[object]]:
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
        yield _IN_DOSSIER, (fit(filters.dossier),) * 4
    if filters.agreement is not None:
        yield "contested > 0" if filters.agreement is Agreement.CONTESTED else "contested = 0", ()
    if filters.located:
        yield "lat IS NOT NULL AND lon IS NOT NULL AND coalesce(precision, 5) < 6", ()


def events(db: sqlite3.Connection, filters: Filters, order: Order, offset: int, limit: int) -> EventsFound:
    """See ``Overview.events``."""
    where, values = _where(db, filters)
    (total,) = db.execute("SELECT count(*) FROM event").fetchone()
    counts = db.execute(_COUNTS + where, values).fetchone()
    # what is long is fetched of those alone that are shown, and not sorted with
    some = f"SELECT id FROM event{where} ORDER BY {_ORDERS[order]} LIMIT ? OFFSET ?"  # noqa: S608  constants
    asked = f"{_EVENT} WHERE id IN ({some}) ORDER BY {_ORDERS[order]}"
    rows = db.execute(asked, [*values, limit, offset]).fetchall()
    return EventsFound(tuple(_listed(row) for row in rows), total, *counts)


def accounts(db: sqlite3.Connection, filters: Filters, order: Order) -> Iterator[str]:
    """See ``Overview.accounts``: as they are kept."""
    where, values = _where(db, filters)
    for (name,) in db.execute(f"SELECT id FROM event{where} ORDER BY {_ORDERS[order]}", values):  # noqa: S608
        (kept,) = db.execute("SELECT kept FROM account WHERE event = ?", (name,)).fetchone()
        yield str(kept)


def dossiers(db: sqlite3.Connection, event: str = "", report: str = "") -> tuple[str, ...]:
    """See ``Overview.dossiers``."""
    names = [str(name) for (name,) in db.execute("SELECT DISTINCT dossier FROM filed ORDER BY dossier")]
    if event:
        asked = f"SELECT 1 FROM event WHERE id = ? AND ({_IN_DOSSIER})"  # noqa: S608  constants
        return tuple(one for one in names if db.execute(asked, (event, *(one,) * 4)).fetchone())
    if report:
        asked = "SELECT 1 FROM filed WHERE dossier = ? AND subject = ? AND inside"
        return tuple(one for one in names if db.execute(asked, (one, report)).fetchone())
    return tuple(names)


def ids(db: sqlite3.Connection, filters: Filters, order: Order) -> tuple[str, ...]:
    """See ``Overview.ids``."""
    where, values = _where(db, filters)
    asked = f"SELECT id FROM event{where} ORDER BY {_ORDERS[order]}"  # noqa: S608  constants
    return tuple(name for (name,) in db.execute(asked, values))


def homes(db: sqlite3.Connection, members: Iterable[str]) -> dict[str, str]:
    """See ``Overview.homes``."""
    found = {}
    for member in members:
        row = db.execute("SELECT event FROM member WHERE member = ? AND event IS NOT NULL", (member,)).fetchone()
        if row is not None and row[0] is not None:
            found[member] = str(row[0])
    return found


def report_ids(db: sqlite3.Connection, words: str, publisher: str) -> tuple[str, ...]:
    """See ``Overview.report_ids``."""
    where, values = _where_reports(words, publisher)
    asked = f"SELECT id FROM report{where} ORDER BY said DESC, id"  # noqa: S608  constants
    return tuple(name for (name,) in db.execute(asked, values))


def listed_reports(db: sqlite3.Connection, names: Iterable[str]) -> tuple[ListedReport, ...]:
    """See ``Overview.listed_reports``."""
    rows = (db.execute(f"{_REPORT} WHERE id = ?", (name,)).fetchone() for name in names)
    return tuple(_listed_report(row) for row in rows if row is not None)


def days(db: sqlite3.Connection, filters: Filters) -> tuple[tuple[date, int], ...]:
    """See ``Overview.days``."""
    where, values = _where(db, filters)
    asked = (
        f"SELECT substr(begins, 1, 10) AS day, count(*) FROM event{where or ' WHERE 1'} "  # noqa: S608  constants
        "AND begins IS NOT NULL GROUP BY day ORDER BY day"
    )
    return tuple((date.fromisoformat(day), number) for day, number in db.execute(asked, values) if len(day) == 10)


def by_members(db: sqlite3.Connection, members: Iterable[str]) -> tuple[Listed, ...]:
    """See ``Overview.listed``."""
    asked = f"{_EVENT} WHERE id = coalesce((SELECT event FROM member WHERE member = ?), ?)"  # noqa: S608  constants
    rows = (db.execute(asked, (one, one)).fetchone() for one in members)
    return tuple(_listed(row) for row in rows if row is not None)


def standing(db: sqlite3.Connection, members: Iterable[str]) -> tuple[str, ...]:
    """See ``Overview.standing``."""
    asked = (
        "SELECT id, contested, reports FROM event WHERE id = coalesce((SELECT event FROM member WHERE member = ?), ?)"
    )
    order: dict[str, tuple[int, int]] = {}
    for one in sorted(members):
        row = db.execute(asked, (one, one)).fetchone()
        name, contested, reports = row or (one, -1, 0)
        order[name] = (-contested, -reports)
    return tuple(sorted(order, key=lambda name: (order[name], name)))


def _moment(said: str | None) -> datetime | None:
    return datetime.fromisoformat(said) if said else None


def _span(first: str | None, last: str | None) -> tuple[datetime, datetime] | None:
    """Two moments as ``sortable`` wrote them, in UTC."""
    if first is None or last is None:
        return None
    return datetime.fromisoformat(f"{first}+00:00"), datetime.fromisoformat(f"{last}+00:00")


def _listed(row: Sequence[Any]) -> Listed:
    (name, label, kind, place, country, lat, lon, precision, radius, earliest, latest, *rest) = row
    (first_said, last_said, first_recorded, last_recorded, contested, matters, reports, publishers, *last) = rest
    sides, verifications, kept = last
    return Listed(
        id=name,
        label=label,
        type=kind,
        place=place,
        country=country,
        lat=lat,
        lon=lon,
        precision=precision,
        radius=radius,
        earliest=_moment(earliest),
        latest=_moment(latest),
        said=_span(first_said, last_said),
        recorded=_span(first_recorded, last_recorded),
        contested=contested,
        matters=matters,
        reports=reports,
        publishers=publishers,
        sides=tuple(json.loads(str(sides))),
        verifications=tuple(Verification(one) for one in json.loads(str(verifications))),
        kept=str(kept),
    )


def reports(db: sqlite3.Connection, words: str, publisher: str, offset: int, limit: int) -> ReportsFound:
    """See ``Overview.reports``."""
    where, values = _where_reports(words, publisher)
    (total,) = db.execute("SELECT count(*) FROM report").fetchone()
    (fitting,) = db.execute(f"SELECT count(*) FROM report{where}", values).fetchone()  # noqa: S608  constants
    rows = db.execute(f"{_REPORT}{where} ORDER BY said DESC, id LIMIT ? OFFSET ?", [*values, limit, offset])
    return ReportsFound(tuple(_listed_report(row) for row in rows), total, fitting)


_REPORT = "SELECT id, title, publisher, published, updated, recorded, claims FROM report"


def _where_reports(words: str, publisher: str) -> tuple[str, list[object]]:
    told: list[tuple[str, object]] = []
    if words.strip():
        inside = (
            "id IN (SELECT doc.id FROM words JOIN doc ON doc.number = words.rowid "  # noqa: S608  a constant
            f"WHERE words MATCH ? AND words.rowid & 3 = {KINDS['report']})"
        )
        query = query_of(words)
        told.append((inside, query) if query else ("0 = ?", 1))
    if publisher:
        told.append(("publisher = ?", fit(publisher)))
    where = f" WHERE {' AND '.join(one for one, _ in told)}" if told else ""
    return where, [value for _, value in told]


def _listed_report(row: Sequence[Any]) -> ListedReport:
    name, title, publisher, published, updated, recorded, claims = row
    moments = _moment(published), _moment(updated)
    return ListedReport(name, title, publisher, *moments, datetime.fromisoformat(recorded), claims)


def search(db: sqlite3.Connection, words: str, kind: str, offset: int, limit: int) -> Hits:
    """See ``Overview.search``."""
    query = query_of(words)
    if query is None:
        return Hits((), 0)
    total, order = _ordered(db, query, kind)
    asked = (
        "SELECT doc.id, doc.report, snippet(words, 0, ?, ?, ' … ', 32) "  # noqa: S608  constants
        "FROM words JOIN doc ON doc.number = words.rowid WHERE words MATCH ? AND words.rowid & 3 = ? "
        f"ORDER BY {order} LIMIT ? OFFSET ?"
    )
    rows = db.execute(asked, (_OPEN, _CLOSE, query, KINDS[kind], limit, offset))
    return Hits(tuple(Hit(name, report, _pieces(snippet)) for name, report, snippet in rows), total)


def hit_ids(db: sqlite3.Connection, words: str, kind: str) -> tuple[str, ...]:
    """See ``Overview.hit_ids``."""
    query = query_of(words)
    if query is None:
        return ()
    _, order = _ordered(db, query, kind)
    asked = (
        "SELECT doc.id FROM words JOIN doc ON doc.number = words.rowid "  # noqa: S608  constants
        f"WHERE words MATCH ? AND words.rowid & 3 = ? ORDER BY {order}"
    )
    return tuple(name for (name,) in db.execute(asked, (query, KINDS[kind])))


def _ordered(db: sqlite3.Connection, query: str, kind: str) -> tuple[int, str]:
    """How many hits there are, and their order: the best first; where they are too many to weigh, the last recorded."""
    asked = "SELECT count(*) FROM words WHERE words MATCH ? AND rowid & 3 = ?"
    (total,) = db.execute(asked, (query, KINDS[kind])).fetchone()
    return total, "rank, words.rowid" if total <= WEIGHED else "words.rowid DESC"


def _pieces(snippet: str) -> tuple[tuple[str, bool], ...]:
    pieces = []
    for part in re.split(f"({_OPEN}[^{_OPEN}{_CLOSE}]*{_CLOSE})", snippet):
        lit = part.startswith(_OPEN)
        said = part.strip(_OPEN + _CLOSE)
        if said:
            pieces.append((" ".join(said.split()) if lit else re.sub(r"\s+", " ", said), lit))
    return tuple(pieces)


def choices(db: sqlite3.Connection) -> Choices:
    """See ``Overview.choices``."""

    def most(asked: str) -> tuple[str, ...]:
        return tuple(value for (value,) in db.execute(f"{asked} LIMIT {MOST_CHOICES}"))

    return Choices(
        types=most("SELECT type FROM event WHERE type IS NOT NULL GROUP BY type ORDER BY count(*) DESC, type"),
        sides=most("SELECT side FROM heard WHERE side IS NOT NULL GROUP BY side ORDER BY count(*) DESC, side"),
        publishers=most(
            "SELECT publisher FROM report WHERE publisher IS NOT NULL GROUP BY publisher "
            "ORDER BY count(*) DESC, publisher"
        ),
        actors=most("SELECT name FROM heard WHERE name != '' GROUP BY name ORDER BY count(*) DESC, name"),
        dossiers=dossiers(db)[:MOST_CHOICES],
        places=most("SELECT place FROM event WHERE place IS NOT NULL GROUP BY place ORDER BY count(*) DESC, place"),
    )
