"""Ledgers of earlier revisions, laid out in either store as a program of that revision left them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import MetaData, create_engine, text

from sayso.ledger.migrations import upgrade
from tests.ledger.golden.making import GOLDEN, load


def lay(revision: str, where: str) -> None:
    """Makes the golden ledger of a revision in an empty place.

    A file gets its SQL as it is. On a server the migrations make the tables of that revision, and every row is carried
    over from the file; no row goes through the program's present columns.
    """
    sql = (GOLDEN / f"{revision}.sql").read_text(encoding="utf-8")
    if "://" not in where:
        load(sql, Path(where))
        return
    engine, tables = create_engine(where), MetaData()
    with engine.begin() as connection:
        upgrade.upgrade(connection, revision)
    tables.reflect(engine)
    with TemporaryDirectory() as folder:
        load(sql, Path(folder) / "old.db")
        with closing(sqlite3.connect(Path(folder) / "old.db")) as rows, engine.begin() as connection:
            for table in tables.sorted_tables:
                found = rows.execute(f'SELECT * FROM "{table.name}"')  # noqa: S608  names of our own
                names = [one[0] for one in found.description]
                held = [dict(zip(names, row, strict=True)) for row in found]
                if held and table.name != "alembic_version":
                    connection.execute(table.insert(), held)
            last = "(SELECT max(seq) FROM entries)"
            connection.execute(text(f"SELECT setval(pg_get_serial_sequence('entries', 'seq'), {last})"))
    engine.dispose()
