"""How a store would answer what is asked of it, by its own plans."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from sqlalchemy import Connection, event, text

from sayso.ledger import Ledger

LAST = re.compile(r"ORDER BY entries\.seq DESC\s+LIMIT", re.IGNORECASE)
"""The last entry: the end of the key is read, which SQLite calls a scan."""


def settle(ledger: Ledger) -> None:
    """Lets a server know how many rows there are."""
    with ledger._writing() as pen:
        if pen.connection.dialect.name == "postgresql":
            pen.connection.execute(text("ANALYZE"))


MANY = ("entries", "claims")
"""The tables that grow with every report."""


def scanning(ledger: Ledger, ask: Callable[[], object], tables: Sequence[str] = MANY) -> list[str]:
    """The statements, each with its plan, by which what is asked would go through all of one of these tables."""
    through = re.compile(rf"(Seq Scan on|\bSCAN) ({'|'.join(tables)})\b")
    asked: list[tuple[str, object]] = []

    def heard(_c: Connection, _cursor: object, statement: str, parameters: object, *_: object) -> None:
        if statement.lstrip().startswith("SELECT") and not LAST.search(statement):
            asked.append((statement, parameters))

    engine = ledger._engine
    event.listen(engine, "before_cursor_execute", heard)
    ask()
    event.remove(engine, "before_cursor_execute", heard)
    found = []
    with engine.connect() as connection:
        how = "EXPLAIN " if connection.dialect.name == "postgresql" else "EXPLAIN QUERY PLAN "
        for statement, parameters in asked:
            plan = "\n".join(str(row) for row in connection.exec_driver_sql(how + statement, parameters))  # type: ignore[arg-type]
            if through.search(plan):
                found.append(f"{statement}\n{plan}")
    assert asked
    return found
