"""``python -m benchmarks.warring URL TIMES``: a ledger on a server, so many times over, by the server's own statements.

As ``benchmarks.multiplying`` does, and quicker by a multiple, for it tells nothing otherwise but what anything is found
by: ids, hashes of texts and of runs of words, addresses, and the keys of events, which begin with the number of their
war. What is shown stays as it was: names, dates and words are those of the first war in all of them. So what adding a
report and asking for an event cost can be measured in it, and no page that lists by words, names or days.
"""

from __future__ import annotations

import random
import sys
from datetime import UTC, datetime

from sqlalchemy import Column, Table, create_engine, text

from benchmarks.findings import COMMON
from benchmarks.multiplying import IDS
from sayso.domain.identity import actor_id
from sayso.ledger.schema import metadata

HEX = "0123456789abcdef"


def multiply(where: str, times: int) -> None:
    """Adds wars to the ledger, which holds one, until it holds so many."""
    engine = create_engine(where)
    with engine.connect() as connection:
        connection.execute(text("SET session_replication_role = replica"))  # what is copied refers to what is there
        (reports,) = connection.execute(text("SELECT count(*) FROM reports")).one()
        for table in metadata.sorted_tables:
            connection.execute(text(f'CREATE TEMP TABLE "first_{table.name}" AS TABLE "{table.name}"'))
        for number in range(1, times):
            for table in metadata.sorted_tables:
                connection.execute(text(_statement(table, number)))
            connection.commit()
            sys.stderr.write(f"{datetime.now(UTC):%H:%M:%S} {(number + 1) * reports:,} reports\n")
        connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("VACUUM ANALYZE"))
    engine.dispose()


def _statement(table: Table, number: int) -> str:
    columns = [column for column in table.c if column.name != "seq"]
    names = ", ".join(f'"{column.name}"' for column in columns)
    told = ", ".join(_told(column, number) for column in columns)
    order = " ORDER BY seq" if "seq" in table.c else ""
    return f'INSERT INTO "{table.name}" ({names}) SELECT {told} FROM "first_{table.name}"{order}'  # noqa: S608


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
    digits = "".join(random.Random(number).sample(HEX, len(HEX)))  # noqa: S311  the same each time
    other = f"left({name}, -16) || translate(right({name}, 16), '{HEX}', '{digits}')"
    same = ", ".join(f"'{actor_id(one)}'" for one in COMMON)
    return f"CASE WHEN {name} IN ({same}) THEN {name} ELSE {other} END"


def main() -> None:
    """As the command line says."""
    where, times = sys.argv[1:]
    multiply(where, int(times))


if __name__ == "__main__":
    main()
