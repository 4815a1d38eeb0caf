"""Many rows into a table at once; on a server by COPY (postgresql.org/docs/current/sql-copy.html).

Driven row by row, PostgreSQL takes three to seven times as long for what one report adds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.exc import DBAPIError


def pour(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Adds rows none of which is there, within the connection's transaction; constraints hold for each of them.

    Args:
        connection: in a transaction that writes.
        table: where to.
        rows: by column names; those of the first are the columns of all. There may be none.

    Raises:
        DBAPIError: the database refuses a row, or is gone; with the driver's own error in it, as from any statement.
    """
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        _copy_in(connection, table, rows)
    else:
        connection.execute(table.insert(), rows)


def _copy_in(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    dialect = connection.dialect
    names = tuple(rows[0])
    # values go through the columns' own types, so that they are the same by whichever way they came
    binds = [table.c[name].type.dialect_impl(dialect).bind_processor(dialect) for name in names]
    quote = dialect.identifier_preparer.quote
    statement = f"COPY {quote(table.name)} ({', '.join(map(quote, names))}) FROM STDIN"
    driver = connection.connection.dbapi_connection
    assert driver is not None, "a connection in a transaction is open"
    assert dialect.dbapi is not None, "an engine has its driver"
    cursor: Any = driver.cursor()  # COPY is psycopg's own, beyond what drivers have in common
    try:
        with cursor, cursor.copy(statement) as stream:
            for row in rows:
                stream.write_row(
                    [row[name] if bind is None else bind(row[name]) for name, bind in zip(names, binds, strict=True)]
                )
    except dialect.dbapi.Error as error:
        gone = dialect.is_disconnect(error, driver, None)
        if gone:
            connection.invalidate(error)
        kind = dialect.dbapi.Error
        raise DBAPIError.instance(statement, None, error, kind, connection_invalidated=gone, dialect=dialect) from error
