"""The file that an overview is kept in: opened, marked with its version and how far it has come, emptied."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sayso.ledger.changes import State
from sayso.ledger.overview.tables import COUNTED, CREATE, VERSION
from sayso.ledger.overview.typed import TERMS

PATIENCE = 30.0
"""Seconds to wait for another process that brings the same file up to date."""


def opened(file: Path | None) -> sqlite3.Connection:
    """The overview in a file, made anew where it is damaged or of another version; in memory where none can be."""
    if file is not None:
        with suppress(sqlite3.Error, OSError):
            return _with_tables(str(file))
        with suppress(sqlite3.Error, OSError):  # damaged, or of another version: it is derived, so it goes
            file.unlink(missing_ok=True)
            return _with_tables(str(file))
    return _with_tables(":memory:")


def _with_tables(name: str) -> sqlite3.Connection:
    db = sqlite3.connect(name, check_same_thread=False, isolation_level=None, timeout=PATIENCE)
    try:
        db.execute("PRAGMA journal_mode = WAL")  # whoever reads does not wait for whoever brings it up to date
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("PRAGMA recursive_triggers = ON")  # else what a row replaces would stay counted
        if not db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'kept'").fetchone():
            db.executescript(CREATE)
        elif (found := _kept(db, "version")) not in (VERSION, None):
            raise sqlite3.DatabaseError(f"an overview of version {found}")  # noqa: TRY301  the caller makes a new one
        db.execute(TERMS)
    except BaseException:
        db.close()
        raise
    return db


def _kept(db: sqlite3.Connection, name: str) -> str | None:
    row = db.execute("SELECT value FROM kept WHERE name = ?", (name,)).fetchone()
    return None if row is None else str(row[0])


def state_of(db: sqlite3.Connection) -> State:
    """How far of its ledger it has come."""
    last, name = _kept(db, "last"), _kept(db, "id")
    return State(int(last), name) if last is not None and name is not None else State(-1, "")


def keep(db: sqlite3.Connection, state: State) -> None:
    """Marks how far it has come."""
    rows = [("version", VERSION), ("last", str(state.last)), ("id", state.id)]
    db.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?)", rows)


def lay_bare(db: sqlite3.Connection) -> list[str]:
    """Takes out all that was entered, and the tables' indexes and triggers, which are made of all rows at once later.

    Returns:
        What ``complete`` needs to make them.
    """
    found = db.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name <> 'kept'").fetchall()
    for kind, name, statement in found:
        if kind == "table" and not name.startswith("words_"):  # those of the index of words are its own affair
            db.execute(f"DROP TABLE {name}")
            db.execute(statement)
    return [statement for kind, _, statement in found if kind != "table"]


def complete(db: sqlite3.Connection, later: Iterable[str]) -> None:
    """Counts what was entered since ``lay_bare``, and makes the indexes, and the triggers that go on counting."""
    for table, counts in COUNTED.items():
        for what, value in counts.items():
            named = value.format(row=table)
            some = f"SELECT ?, {named}, count(*) FROM {table} WHERE {named} IS NOT NULL GROUP BY 2"  # noqa: S608
            db.execute(f"INSERT INTO tally {some}", (what,))
    for statement in later:
        db.execute(statement)


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing; one writer at a time."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")
