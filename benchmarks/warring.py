"""``python -m benchmarks.warring URL TIMES``: a ledger on a server, so many times over, by the server's own statements.

As ``benchmarks.multiplying`` does, and quicker by a multiple, for it tells nothing otherwise but what anything is found
by: ids, hashes of texts and of runs of words, addresses, and the keys of events, which begin with the number of their
war. What is shown stays as it was: names, dates and words are those of the first war in all of them. So what adding a
report and asking for an event cost can be measured in it, and no page that lists by words, names or days.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Column, Connection, Table, create_engine, inspect, text

from benchmarks.findings import COMMON
from benchmarks.multiplying import IDS
from sayso.domain.identity import actor_id
from sayso.ledger.schema import metadata


def multiply(where: str, times: int) -> None:
    """Adds wars to the ledger until it holds so many; the first one is put beside it, to go on from at another time."""
    engine = create_engine(where)
    tables = metadata.sorted_tables
    with engine.connect() as connection:
        connection.execute(text("SET session_replication_role = replica"))  # what is copied refers to what is there
        if not inspect(connection).has_schema("first"):
            _put_beside(connection, tables)
        of_one, held = (_number(connection, name) for name in ("first.reports", "reports"))
        connection.execute(_KEPT, {"kept": False})
        for number in range(held // of_one, times):
            for table in tables:
                connection.execute(text(_statement(table, number)))
            connection.commit()
            _tell(f"{(number + 1) * of_one:,} reports")
        connection.execute(_KEPT, {"kept": True})
        connection.commit()
        connection.execution_options(isolation_level="AUTOCOMMIT")
        for table in tables:
            connection.execute(text(f'REINDEX TABLE "{table.name}"'))
            connection.execute(text(f'VACUUM ANALYZE "{table.name}"'))
            _tell(f"{table.name}: indexes made")
    engine.dispose()


_KEPT = text(
    "UPDATE pg_index SET indisready = :kept FROM pg_class "
    "WHERE pg_class.oid = indrelid AND relnamespace = current_schema()::regnamespace"
)
"""Whether indexes are kept in step with their tables: they are made anew at the end, in a tenth of the time."""


def _put_beside(connection: Connection, tables: Sequence[Table]) -> None:
    """The first war's rows, in a schema of their own. From then on the server writes no log and may lose all it has."""
    connection.execute(text("CREATE SCHEMA first"))
    for table in reversed(tables):  # those that refer to others before these
        connection.execute(text(f'ALTER TABLE "{table.name}" SET UNLOGGED'))
        connection.execute(text(f'CREATE UNLOGGED TABLE first."{table.name}" AS TABLE "{table.name}"'))
        connection.execute(text(f'ANALYZE first."{table.name}"'))


def _number(connection: Connection, table: str) -> int:
    found: int = connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()  # noqa: S608  names of ours
    return found


def _tell(what: str) -> None:
    sys.stderr.write(f"{datetime.now(UTC):%H:%M:%S} {what}\n")


def _statement(table: Table, number: int) -> str:
    columns = [column for column in table.c if column.name != "seq"]
    names = ", ".join(f'"{column.name}"' for column in columns)
    told = ", ".join(_told(column, number) for column in columns)
    order = " ORDER BY seq" if "seq" in table.c else ""
    return f'INSERT INTO "{table.name}" ({names}) SELECT {told} FROM first."{table.name}"{order}'  # noqa: S608


def _told(column: Column[object], number: int) -> str:
    name = f'"{column.name}"'
    ways = {
        "recorded_at": f"'{datetime.now(UTC).isoformat(timespec='microseconds')[:26]}Z'",
        "url": f"{name} || '/{number}'",
        "page": f"{name} || '/{number}'",
        "key": f"'{number} ' || {name}",
        "hash": f"{name} # ({number}::bigint << 48)",
    }
    if column.name not in IDS:
        return ways.get(column.name, name)
    first, rest = f"left(right({name}, 16), 4)", f"right({name}, 12)"
    other = f"left({name}, -16) || lpad(to_hex(('x' || {first})::bit(16)::int # {number}), 4, '0') || {rest}"
    same = ", ".join(f"'{actor_id(one)}'" for one in COMMON)
    return f"CASE WHEN {name} IN ({same}) THEN {name} ELSE {other} END"


def main() -> None:
    """As the command line says."""
    where, times = sys.argv[1:]
    multiply(where, int(times))


if __name__ == "__main__":
    main()
