"""``python -m benchmarks.overviews URL FIRST TIMES``: the pages' overview of a ledger that ``benchmarks.warring`` made.

Making it from nothing takes hours for a million reports. Its rows are those of the first war's with other ids, as the
ledger's are. FIRST is the overview of a ledger that holds that war alone, as the program made it; what is written is
the file in which the pages look for the overview of the ledger at URL.
"""

from __future__ import annotations

import re
import sqlite3
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, text

from sayso.ledger import Ledger
from sayso.ledger.overview import file_of
from sayso.ledger.overview.entering import sortable
from sayso.ledger.overview.file import complete, keep, lay_bare
from sayso.ledger.overview.tables import CREATE, HOME

Row = Sequence[Any]

IDS = frozenset({"id", "report"})
"""Columns that hold the id of anything."""

_ID = re.compile(r"\b[a-z]+-[0-9a-f]{16}\b")
_TABLES = ("event", "account", "member", "heard", "told", "checked", "report", "doc")


def id_in(war: int, name: str) -> str:
    """An id of the first war as ``benchmarks.warring`` tells it in another one; speakers and places stay."""
    kind, _, digits = name.rpartition("-")
    if kind in ("", "actor", "place"):
        return name
    return f"{kind}-{int(digits[:4], 16) ^ war:04x}{digits[4:]}"


class War:
    """How the first war's rows are told of another one."""

    def __init__(self, number: int, recorded: datetime, first: sqlite3.Connection) -> None:
        """``recorded``: when its reports were. What is one event is known by its first member, which is another now."""
        self._number, self._recorded = number, recorded
        members: dict[str, list[str]] = {}
        for member, event in first.execute("SELECT member, event FROM member WHERE event IS NOT NULL"):
            members.setdefault(event, []).append(id_in(number, member))
        self._events = {event: min(found) if number else event for event, found in members.items()}
        self._most = int(first.execute("SELECT max(number) + 1 FROM member").fetchone()[0])

    def rows(self, table: str, first: sqlite3.Connection) -> Iterator[Row]:
        """The rows of a table."""
        asked = first.execute(f"SELECT * FROM {table}")  # noqa: S608  names of ours
        ways = [self._way(table, column[0]) for column in asked.description]
        for row in asked:
            yield [value if way is None or value is None else way(value) for way, value in zip(ways, row, strict=True)]

    def words(self, first: sqlite3.Connection) -> Iterator[Row]:
        """The texts, which are the same."""
        for number, body in first.execute("SELECT rowid, body FROM words ORDER BY rowid"):
            yield self._doc(number), body

    def proposed(self, row: Row) -> Row:
        """What is proposed to a person, but for pairs of actors."""
        name, owner, kind, score, other, report, other_report, *rest = row
        told = (value and id_in(self._number, value) for value in (name, owner, other, report, other_report))
        name, owner, other, report, other_report = told
        return name, owner, kind, score, other, report, other_report, *rest

    def _way(self, table: str, column: str) -> Callable[[Any], Any] | None:
        if self._number == 0:
            return None
        ways: dict[str, Callable[[Any], Any]] = {
            "number": self._doc if table == "doc" else lambda number: number + self._number * self._most,
            "event": lambda name: self._events[name],
            "kept": self._account,
            "first_recorded": lambda _: sortable(self._recorded),
            "last_recorded": lambda _: sortable(self._recorded),
            "recorded": lambda _: self._recorded.isoformat(),
        }
        if table == "member" and column == "member":
            return lambda name: id_in(self._number, name)
        return self._id if column in IDS else ways.get(column)

    def _doc(self, number: int) -> int:
        return number + (self._number * self._most << HOME)

    def _account(self, kept: bytes) -> bytes:
        told = _ID.sub(lambda found: self._id(found.group()), zlib.decompress(kept).decode("ascii"))
        return zlib.compress(told.encode("ascii"), 1)

    def _id(self, name: str) -> str:
        return self._events.get(name) or id_in(self._number, name)


def multiply(where: str, first: Path, times: int) -> None:
    """Writes the overview of so many wars."""
    target = file_of(where)
    assert target is not None, "the pages keep no overview of it"
    target.unlink(missing_ok=True)
    with closing(sqlite3.connect(target, isolation_level=None)) as db, closing(sqlite3.connect(first)) as one:
        for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -600000", "threads = 2"):
            db.execute(f"PRAGMA {setting}")
        db.executescript(CREATE)
        later = lay_bare(db)
        with Ledger.open(where, read_only=True) as ledger:
            state = ledger.state()
        wars = [War(number, moment, one) for number, moment in enumerate(_moments(where, one, times))]
        db.execute("BEGIN")
        for number, war in enumerate(wars):
            for table in _TABLES:
                _enter(db, table, war.rows(table, one))
            db.executemany("INSERT INTO words (rowid, body) VALUES (?, ?)", war.words(one))
            if number % 20 == 0:
                _tell(f"{number + 1} wars")
        _enter(db, "proposed", _in_order(one, wars))
        _tell("proposed")
        complete(db, later)
        keep(db, state)
        db.execute("COMMIT")
        _tell("indexes made")


def _enter(db: sqlite3.Connection, table: str, rows: Iterator[Row]) -> None:
    width = len(db.execute(f"SELECT * FROM {table} LIMIT 0").description)  # noqa: S608  names of ours
    db.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * width)})", rows)  # noqa: S608  as above


def _in_order(first: sqlite3.Connection, wars: Sequence[War]) -> Iterator[Row]:
    """What is proposed of all wars, in the order of its table: in any other a row would cost a page of the disk."""
    found: dict[tuple[str, int], list[Row]] = {}
    for row in first.execute("SELECT * FROM proposed"):
        kind, _, digits = row[0].rpartition("-")
        found.setdefault((kind, int(digits[:4], 16)), []).append(row)
    for kind in sorted({kind for kind, _ in found}):
        for begins in range(1 << 16):
            told = [
                war.proposed(row) for number, war in enumerate(wars) for row in found.get((kind, begins ^ number), ())
            ]
            yield from sorted(told, key=lambda row: (row[0], row[1]))


def _moments(where: str, first: sqlite3.Connection, times: int) -> Iterator[datetime]:
    """When the reports of each war were recorded."""
    (report,) = first.execute("SELECT id FROM report LIMIT 1").fetchone()
    engine = create_engine(where)
    with engine.connect() as connection:
        for number in range(times):
            asked = text("SELECT recorded_at FROM entries WHERE id = :id")
            found = connection.execute(asked, {"id": id_in(number, report)}).scalar_one()
            yield datetime.fromisoformat(found)
    engine.dispose()


def _tell(what: str) -> None:
    sys.stderr.write(f"{datetime.now(UTC):%H:%M:%S} {what}\n")


def main() -> None:
    """As the command line says."""
    where, first, times = sys.argv[1:]
    multiply(where, Path(first), int(times))


if __name__ == "__main__":
    main()
