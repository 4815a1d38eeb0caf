"""What is entered in the overview of one event, one report, one claim."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sayso.domain.account import EventAccount
from sayso.domain.ledger import Entry, ToldClaim
from sayso.domain.report import Report
from sayso.fold.decisions import Filed
from sayso.fold.status import EventGroup
from sayso.ledger.overview.accounts import account_to
from sayso.ledger.overview.tables import HOME, KINDS


def sortable(when: datetime | None) -> str | None:
    """A moment so that its text sorts as it does; one without a zone is taken as UTC."""
    if when is None:
        return None
    aware = when if when.utcoffset() is not None else when.replace(tzinfo=UTC)
    return aware.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f") if aware.year > 1 else "0001"


def fit(words: str) -> str:
    """The words as SQLite can keep them: lone surrogates, which no file can hold, are replaced."""
    return words.encode("utf-8", "replace").decode("utf-8")


@dataclass(frozen=True, slots=True)
class Printed:
    """A report as its events need it."""

    publisher: str | None
    said: datetime | None
    recorded: datetime


def _iso(when: datetime | None) -> str | None:
    return when.isoformat() if when else None


def _ends(moments: Sequence[datetime]) -> tuple[str | None, str | None]:
    if not moments:
        return None, None
    ordered = sorted(filter(None, (sortable(one) for one in moments)))
    return ordered[0], ordered[-1]


def _sides(account: EventAccount) -> list[str]:
    heard = {one.actor.side for aspect in account.aspects for one in aspect.positions if one.actor.side}
    return sorted(heard, key=str.casefold)


def enter_event(db: sqlite3.Connection, group: EventGroup, reports: Mapping[str, Printed]) -> None:
    """One event with all that it is found by. Rows that it had before are gone already."""
    account = group.account
    place = account.place
    printed = [reports[one] for one in account.reports if one in reports]
    verifications = sorted({aspect.verification.value for aspect in account.aspects})
    area = " ".join((place.name or "", *place.admin, place.country or "")) if place else ""
    said = _ends([one.said for one in printed if one.said])
    recorded = _ends([one.recorded for one in printed])
    row = (
        account.id,
        fit(account.label),
        account.type,
        fit(place.name) if place and place.name else None,
        place.country if place else None,
        fit(area.casefold()),
        place.lat if place else None,
        place.lon if place else None,
        place.precision if place else None,
        place.radius_km if place else None,
        _iso(account.earliest),
        _iso(account.latest),
        sortable(account.earliest or account.latest),
        sortable(account.latest or account.earliest),
        *said,
        *recorded,
        account.contested,
        len(account.aspects),
        len(account.reports),
        len({one.publisher for one in printed if one.publisher}),
        max((aspect.spread.origins for aspect in account.aspects), default=0),
        fit(json.dumps(_sides(account), ensure_ascii=False)),
        json.dumps(verifications),
    )
    db.execute(f"INSERT INTO event VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608  marks alone
    db.execute("INSERT INTO account VALUES (?, ?)", (account.id, account_to(account)))
    members = [(one, account.id) for one in sorted(group.members)]
    db.executemany(f"INSERT INTO member (member, event) VALUES (?, ?) {_MOVED}", members)  # noqa: S608  a constant
    speakers = {
        one.actor.id: one.actor for aspect in account.aspects for one in aspect.positions if one.actor.id is not None
    }
    heard = [
        (account.id, name, fit(one.name or ""), fit((one.name or "").casefold()), one.side and fit(one.side))
        for name, one in speakers.items()
    ]
    db.executemany("INSERT INTO heard VALUES (?, ?, ?, ?, ?)", heard)
    told = [(account.id, one, reports[one].publisher if one in reports else None) for one in account.reports]
    db.executemany("INSERT INTO told VALUES (?, ?, ?)", told)
    db.executemany("INSERT INTO checked VALUES (?, ?)", [(account.id, one) for one in verifications])
    _enter_words(db, "event", account.id, account.id, "", account.label)


def forget_events(db: sqlite3.Connection, members: Iterable[str]) -> None:
    """Takes out every event that one of these reports' events belonged to."""
    found: set[str] = set()
    for member in members:
        found.update(event for (event,) in db.execute("SELECT event FROM member WHERE member = ?", (member,)))
        found.update(event for (event,) in db.execute("SELECT id FROM event WHERE id = ?", (member,)))
    for event in found:
        db.execute("DELETE FROM event WHERE id = ?", (event,))
        db.execute("DELETE FROM account WHERE event = ?", (event,))
        db.execute("UPDATE member SET event = NULL WHERE event = ?", (event,))
        db.execute("DELETE FROM heard WHERE event = ?", (event,))
        db.execute("DELETE FROM told WHERE event = ?", (event,))
        db.execute("DELETE FROM checked WHERE event = ?", (event,))
        _forget_words(db, _LABEL, event)


def enter_report(db: sqlite3.Connection, entry: Entry, words: str, claims: Sequence[ToldClaim]) -> None:
    """One report with its words and its claims'. What an earlier reading had is gone already."""
    report = entry.body
    assert isinstance(report, Report)
    row = (
        report.id,
        fit(report.title) if report.title is not None else None,
        fit(report.publisher) if report.publisher is not None else None,
        _iso(report.published),
        _iso(report.updated),
        sortable(report.published),
        _iso(entry.recorded_at),
        len(claims),
    )
    db.execute("INSERT INTO report VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
    _enter_words(db, "report", report.id, report.id, report.id, f"{report.title or ''}\n{words}")
    for told in claims:
        _enter_words(db, "claim", told.claim.event or report.id, told.id, report.id, told.words)


def forget_report(db: sqlite3.Connection, report: str) -> None:
    """Takes out a report with all its words."""
    _forget_words(db, "SELECT number FROM doc WHERE report = ?", report)
    db.execute("DELETE FROM report WHERE id = ?", (report,))


def enter_filed(db: sqlite3.Connection, filed: Filed) -> None:
    """All that is filed in dossiers, in the place of what was."""
    db.execute("DELETE FROM filed")
    rows = [(fit(dossier), subject, int(inside)) for (subject, dossier), inside in filed.items()]
    db.executemany("INSERT OR REPLACE INTO filed VALUES (?, ?, ?)", rows)


_LABEL = (
    f"SELECT doc.number FROM member JOIN doc ON doc.number BETWEEN member.number << {HOME} "  # noqa: S608  constants
    f"AND ((member.number + 1) << {HOME}) - 1 WHERE member.member = ? AND doc.number & 3 = {KINDS['event']}"
)
_MOVED = "ON CONFLICT (member) DO UPDATE SET event = excluded.event"


def _enter_words(db: sqlite3.Connection, kind: str, home: str, name: str, report: str, words: str) -> None:
    """The words of one thing. ``home``: the report's event, or the report, by which events are found by them."""
    db.execute("INSERT OR IGNORE INTO member (member) VALUES (?)", (home,))
    (member,) = db.execute("SELECT number FROM member WHERE member = ?", (home,)).fetchone()
    first = member << HOME
    asked = "SELECT coalesce(max(number) + 4, ?) FROM doc WHERE number BETWEEN ? AND ?"
    (free,) = db.execute(asked, (first, first, first + (1 << HOME) - 1)).fetchone()
    number = (free >> 2 << 2) + KINDS[kind]
    db.execute("INSERT INTO doc VALUES (?, ?, ?)", (number, name, report))
    db.execute("INSERT INTO words (rowid, body) VALUES (?, ?)", (number, fit(words).replace("\x00", " ")))


def _forget_words(db: sqlite3.Connection, asked: str, value: str) -> None:
    numbers = list(db.execute(asked, (value,)))
    db.executemany("DELETE FROM words WHERE rowid = ?", numbers)
    db.executemany("DELETE FROM doc WHERE number = ?", numbers)
