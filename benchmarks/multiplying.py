"""``python -m benchmarks.multiplying LEDGER.db LARGER.db TIMES``: a ledger of invented findings, so many times over.

Recording 100,000 reports one after the other takes hours of a busy machine; their rows are copied in minutes. The first
time over is the ledger itself, as the program recorded it. Each further one is a war of its own: every name that
``benchmarks.findings`` invented has other syllables (all have three letters, so that spans stay true), every date is as
many days later as the wars before it lasted, every id, hash and address is another. So no tie leads from one war to
another, as none does between names drawn anew; the bodies that every story speaks of, and outlets, are those of all.
What the program enters only so often under one key is entered no more often.

It is a ledger for measuring alone: ids are no longer hashes of what they name, and ``sayso verify`` says so. Goes on
with the next war where it was stopped.
"""

from __future__ import annotations

import random
import re
import shutil
import sqlite3
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from benchmarks.findings import COMMON
from benchmarks.reports import SYLLABLES
from sayso.domain.identity import actor_id
from sayso.ledger.nearby import MOST_UNDER_A_KEY

Row = list[Any]

STEMMED = frozenset({"tas", "bre"})
"""Last syllables of which a stem leaves two letters; these are not changed, so that a name's stem stays its stem."""

IDS = frozenset({"id", "report", "attribution", "actor", "event", "origin", "left", "right", "place_id", "time_id"})
IDS |= frozenset({"text", "sha256", "sha256_raw", "sha256_text"})
"""Columns that hold one id or hash."""

TREES = frozenset({"words", "page", "url", "published", "json", "tree", "participants", "place", "time", "speaker"})
TREES |= frozenset({"source_words", "sketch", "key"})
"""Columns in which ids, names and dates stand among other things; the rest has none, or none that is asked for."""

_SYLLABLE = "|".join(SYLLABLES)
_FIRST = "|".join(one.capitalize() for one in SYLLABLES)
_NAME = rf"(?:{{first}})(?:{_SYLLABLE})*(?:{_SYLLABLE}|ta|br)\b"
_IDS = re.compile(r"-[0-9a-f]{16}\b")  # each pattern begins with what it is quickly looked for by
_HASHES = re.compile(r"256_\w+\":\"[0-9a-f]{64}")
_DATES = re.compile(r"20\d\d-\d\d-\d\d")
_ORDINALS = re.compile(r":7\d{5}\b")
_ADDRESSES = re.compile(r"news\.example/\d+")
_NAMES = re.compile(_NAME.format(first=_FIRST))
_FOLDED_NAMES = re.compile(rf"\b{_NAME.format(first=_SYLLABLE)}")
_PATTERNS = {
    "words": (_IDS, _NAMES),  # the vocabulary of a body is that of all newspapers
    "json": (_IDS, _HASHES, _DATES, _ADDRESSES, _NAMES),
    "tree": (_IDS, _NAMES),
    "key": (_IDS, _ORDINALS, _FOLDED_NAMES),
    "sketch": (_IDS, _DATES, _FOLDED_NAMES),
}
_ANY = (_IDS, _DATES, _ADDRESSES, _NAMES)


@cache
def _parts(value: str, column: str) -> tuple[str, ...]:
    """What stays of a value, and every second time what is told otherwise; found once, however many wars follow."""
    every = "|".join(one.pattern for one in _PATTERNS.get(column, _ANY))
    return tuple(re.split(f"({every})", value))


_OF_ALL = frozenset(actor_id(name).partition("-")[2] for name in COMMON)


class War:
    """How the first war's words and numbers are told of another one."""

    def __init__(self, number: int, days: int) -> None:
        """``number``: from 1. ``days``: how many later it begins."""
        free = [one for one in SYLLABLES if one not in STEMMED]
        others = random.Random(number).sample(free, len(free))  # noqa: S311  the same names each time
        self._syllables = dict(zip(free, others, strict=True))
        self._number, self._later = number, timedelta(days)
        self._mask = number << 48
        """Of hashes: their low bits, by which long texts' are sampled, stay."""
        self._known = lru_cache(maxsize=1 << 17)(self._token)

    def told(self, value: str, column: str) -> str:
        """Words, or a tree of values."""
        parts = list(_parts(value, column))
        parts[1::2] = map(self._known, parts[1::2])
        return "".join(parts)

    def id(self, value: str) -> str:
        """An id alone, or a hash."""
        kind, dash, digits = value.rpartition("-")
        return f"{kind}{dash}{self._digits(digits)}"

    def hashed(self, value: int) -> int:
        """The hash of a run of words."""
        return value ^ self._mask

    def hashes(self, value: bytes) -> bytes:
        """The hashes of a text, eight bytes each."""
        mask = self._mask.to_bytes(8, "big") * (len(value) // 8)
        return (int.from_bytes(value, "big") ^ int.from_bytes(mask, "big")).to_bytes(len(value), "big")

    def _token(self, token: str) -> str:
        match token[0]:
            case "-":
                return f"-{self._digits(token[1:])}"
            case ":":
                return f":{int(token[1:]) + self._later.days}"
            case "n" if token.startswith("news."):
                return token.replace("/", f"/{self._number}/")
            case "2" if token.startswith("256_"):
                return f"{token[:-64]}{self._digits(token[-64:])}"
            case "2":
                return (date.fromisoformat(token) + self._later).isoformat()
        low = token.lower()
        name = "".join(self._syllables.get(part, part) for part in re.findall(".{1,3}", low))
        return name if token == low else name.capitalize()

    def _digits(self, digits: str) -> str:
        if digits in _OF_ALL:
            return digits
        return f"{int(digits[:4], 16) ^ (self._number * 0x2F1D & 0xFFFF):04x}{digits[4:]}"


def multiply(first: Path, target: Path, times: int) -> None:
    """Adds wars to the target until it holds the first one so many times over."""
    if not target.exists():
        shutil.copy(first, target)
    with closing(sqlite3.connect(target, isolation_level=None)) as db, closing(sqlite3.connect(first)) as one:
        db.execute("PRAGMA synchronous = OFF")
        db.execute("PRAGMA cache_size = -200000")
        (of_one,) = one.execute("SELECT count(*) FROM reports").fetchone()
        (held,) = db.execute("SELECT count(*) FROM reports").fetchone()
        begun, ended = (date.fromisoformat(at[:10]) for at in one.execute(_LASTED).fetchone())
        for number in range(held // of_one, times):
            db.execute("BEGIN IMMEDIATE")
            _add(one, db, War(number, (ended - begun).days * number))
            db.execute("COMMIT")
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            sys.stderr.write(f"{datetime.now(UTC):%H:%M:%S} {(number + 1) * of_one:,} reports\n")


_LASTED = "SELECT min(published), max(published) FROM readings"


def _add(one: sqlite3.Connection, db: sqlite3.Connection, war: War) -> None:
    """The rows of one more war, table by table, in the order in which they were recorded."""
    moment = datetime.now(UTC).isoformat(timespec="microseconds")[:26] + "Z"
    tables = [name for (name,) in one.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    for table in tables:
        if table == "alembic_version" or table.startswith("sqlite_"):
            continue
        asked = one.execute(f'SELECT * FROM "{table}"')  # noqa: S608  names of ours
        columns = [column[0] for column in asked.description]
        rows = _rows(columns, asked, war, moment)
        if table == "event_keys":
            rows = _with_room(db, rows)
        marks = ", ".join("?" * len(columns))
        db.executemany(f'INSERT INTO "{table}" VALUES ({marks})', rows)  # noqa: S608


def _rows(columns: list[str], asked: sqlite3.Cursor, war: War, moment: str) -> Iterator[Row]:
    def way(column: str) -> Callable[[Any], Any] | None:
        if column in TREES:
            return lambda value: value if value is None else war.told(value, column)
        if column in IDS:
            return lambda value: value if value is None else war.id(value)
        if column == "seq":
            return lambda _: None  # the next
        if column == "recorded_at":
            return lambda _: moment
        return war.hashes if column in ("hashes", "notices") else war.hashed if column == "hash" else None

    ways = [(at, how) for at, column in enumerate(columns) if (how := way(column))]
    for row in asked:
        told = list(row)
        for at, how in ways:
            told[at] = how(told[at])
        yield told


def _with_room(db: sqlite3.Connection, rows: Iterator[Row]) -> Iterator[Row]:
    """The keys' rows, but for those of keys that have as many events as are kept under one."""
    held = Counter(dict(db.execute("SELECT key, count(*) FROM event_keys GROUP BY key HAVING count(*) > 4")))
    for row in rows:
        held[row[0]] += 1
        if held[row[0]] <= MOST_UNDER_A_KEY:
            yield row


def main() -> None:
    """As the command line says."""
    first, target, times = sys.argv[1:]
    multiply(Path(first), Path(target), int(times))


if __name__ == "__main__":
    main()
