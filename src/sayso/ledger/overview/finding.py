"""Questions to the overview about events. Values are bound, never written into a statement."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from sayso.domain.account import Verification
from sayso.fold.status import EventGroup
from sayso.ledger.overview.filtering import IN_DOSSIER, where_of
from sayso.ledger.overview.found import Choices, EventsFound, Filters, Listed, Order, moment_of

MOST_CHOICES = 200

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
    "coalesce(sum(begins IS NULL), 0) FROM (SELECT place, lat, lon, precision, begins FROM event{condition} LIMIT ?)"
)


def events(
    db: sqlite3.Connection, filters: Filters, order: Order, offset: int, limit: int, most: int | None = None
) -> EventsFound:
    """See ``Overview.events``."""
    condition, values = where_of(db, filters, most)
    counts = _counted(db)
    if condition:
        up_to = -1 if most is None else most + 1
        counts = db.execute(_COUNTS.format(condition=condition), [*values, up_to]).fetchone()
    fitting, without_place, without_point, too_wide, without_date = counts
    more = bool(condition) and most is not None and fitting > most
    # what is long is fetched of those alone that are shown, and not sorted with
    by = f" INDEXED BY event_{order.value}" if more else ""  # of many that fit, the first ones are met with soon
    some = f"SELECT id FROM event{by}{condition} ORDER BY {_ORDERS[order]} LIMIT ? OFFSET ?"  # noqa: S608  constants
    asked = f"{_EVENT} WHERE id IN ({some}) ORDER BY {_ORDERS[order]}"
    rows = db.execute(asked, [*values, limit, offset]).fetchall()
    return EventsFound(
        events=tuple(_listed(row) for row in rows),
        total=counted(db, "events"),
        fitting=fitting - 1 if more else fitting,
        without_place=without_place,
        without_point=without_point,
        too_wide=too_wide,
        without_date=without_date,
        more=more,
    )


def counted(db: sqlite3.Connection, what: str, value: str = "") -> int:
    """How many of this are there, without their being gone through; see ``tables``."""
    row = db.execute("SELECT number FROM tally WHERE what = ? AND value = ?", (what, value)).fetchone()
    return int(row[0]) if row else 0


def _counted(db: sqlite3.Connection) -> tuple[int, ...]:
    """As ``_COUNTS`` asks, of all events."""
    every = ("events", "without place", "without point", "too wide", "without date")
    return tuple(counted(db, what) for what in every)


def accounts(db: sqlite3.Connection, filters: Filters, order: Order) -> Iterator[bytes]:
    """See ``Overview.accounts``: as they are kept."""
    condition, values = where_of(db, filters)
    for (name,) in db.execute(f"SELECT id FROM event{condition} ORDER BY {_ORDERS[order]}", values):  # noqa: S608
        (kept,) = db.execute("SELECT kept FROM account WHERE event = ?", (name,)).fetchone()
        yield bytes(kept)


def dossiers(db: sqlite3.Connection, event: str = "", report: str = "") -> tuple[str, ...]:
    """See ``Overview.dossiers``."""
    names = [str(name) for (name,) in db.execute("SELECT DISTINCT dossier FROM filed ORDER BY dossier")]
    if event:
        asked = f"SELECT 1 FROM event WHERE id = ? AND ({IN_DOSSIER})"  # noqa: S608  constants
        return tuple(one for one in names if db.execute(asked, (event, *(one,) * 4)).fetchone())
    if report:
        asked = "SELECT 1 FROM filed WHERE dossier = ? AND subject = ? AND inside"
        return tuple(one for one in names if db.execute(asked, (one, report)).fetchone())
    return tuple(names)


def ids(db: sqlite3.Connection, filters: Filters, order: Order) -> tuple[str, ...]:
    """See ``Overview.ids``."""
    condition, values = where_of(db, filters)
    asked = f"SELECT id FROM event{condition} ORDER BY {_ORDERS[order]}"  # noqa: S608  constants
    return tuple(name for (name,) in db.execute(asked, values))


def homes(db: sqlite3.Connection, members: Iterable[str]) -> dict[str, str]:
    """See ``Overview.homes``."""
    found = {}
    for member in members:
        row = db.execute("SELECT event FROM member WHERE member = ? AND event IS NOT NULL", (member,)).fetchone()
        if row is not None and row[0] is not None:
            found[member] = str(row[0])
    return found


def members(db: sqlite3.Connection, event: str) -> tuple[str, ...]:
    """See ``Overview.members``."""
    found = db.execute("SELECT member FROM member WHERE event = ? ORDER BY member", (event,))
    return tuple(str(member) for (member,) in found)


def groups(db: sqlite3.Connection, members_of_some: Iterable[str]) -> tuple[EventGroup, ...]:
    """See ``Overview.groups``."""
    found = by_members(db, sorted(set(homes(db, members_of_some).values())))
    return tuple(EventGroup(frozenset(members(db, one.id)), one.account) for one in found)


def days(db: sqlite3.Connection, filters: Filters, most: int | None = None) -> tuple[tuple[date, int], ...]:
    """See ``Overview.days``."""
    condition, values = where_of(db, filters, most)
    asked = "SELECT value, number FROM tally WHERE what = 'day' AND value > '' AND number > 0 ORDER BY value"
    if condition:
        looked_up = most is None or filters.words.strip()  # of what holds words some are looked up already
        along = not looked_up and _are_more(db, condition, values, most or 0)
        by = " INDEXED BY event_happened" if along else ""
        some = (
            f"SELECT substr(begins, 1, 10) AS day FROM event{by}{condition} AND begins IS NOT NULL "  # noqa: S608
            "ORDER BY begins IS NULL, begins DESC, id LIMIT ?"
        )
        asked = f"SELECT day, count(*) FROM ({some}) GROUP BY day ORDER BY day"  # noqa: S608  constants
        values = [*values, -1 if most is None else most]
    return tuple((date.fromisoformat(day), number) for day, number in db.execute(asked, values) if len(day) == 10)


def _are_more(db: sqlite3.Connection, condition: str, values: Sequence[object], most: int) -> bool:
    """Whether more events fit than so many: then the first ones are met with soon along an order's index."""
    asked = f"SELECT count(*) FROM (SELECT 1 FROM event{condition} LIMIT ?)"  # noqa: S608  constants
    return int(db.execute(asked, [*values, most + 1]).fetchone()[0]) > most


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
        earliest=moment_of(earliest),
        latest=moment_of(latest),
        said=_span(first_said, last_said),
        recorded=_span(first_recorded, last_recorded),
        contested=contested,
        matters=matters,
        reports=reports,
        publishers=publishers,
        sides=tuple(json.loads(str(sides))),
        verifications=tuple(Verification(one) for one in json.loads(str(verifications))),
        kept=bytes(kept),
    )


def choices(db: sqlite3.Connection) -> Choices:
    """See ``Overview.choices``."""
    asked = "SELECT value FROM tally WHERE what = ? AND value > '' AND number > 0 ORDER BY number DESC, value LIMIT ?"

    def most(what: str) -> tuple[str, ...]:
        return tuple(value for (value,) in db.execute(asked, (what, MOST_CHOICES)))

    return Choices(
        types=most("type"),
        sides=most("side"),
        publishers=most("publisher"),
        actors=most("actor"),
        places=most("place"),
        dossiers=dossiers(db)[:MOST_CHOICES],
    )
