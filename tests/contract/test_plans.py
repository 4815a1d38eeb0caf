"""How each store would answer what is asked of it again and again: by index, never by going through all there is."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from sqlalchemy import Connection, event

from sayso.domain.ledger import ToldClaim
from sayso.ledger import Ledger
from sayso.ledger.changes import State
from sayso.ledger.judgements import reject
from tests.ledger.builders import Page, build
from tests.ledger.pages import body

Ask = Callable[[Ledger, ToldClaim, State], object]

LAST = re.compile(r"ORDER BY entries\.seq DESC\s+LIMIT", re.IGNORECASE)
"""The last entry: the end of the key is read, which SQLite calls a scan."""


# not yet here: a report's history, a judgement and what changed, which on SQLite go through entries for judgements
HOT: dict[str, Ask] = {
    "record a report": lambda ledger, *_: ledger.record(build(Page(publisher="The Later Post", body=body(1)))),
    "read its claims": lambda ledger, claim, _: ledger.claims(report=claim.claim.report),
    "one event": lambda ledger, claim, _: ledger.event(str(claim.claim.event)),
    "one claim": lambda ledger, claim, _: ledger.claim(claim.id),
    "one report": lambda ledger, claim, _: ledger.report(claim.claim.report),
    "where claims are listed": lambda ledger, claim, _: ledger.claims(ids=[claim.id]),
}


def scans(ledger: Ledger, ask: Ask) -> list[str]:
    """The statements, each with its plan, that would go through all entries or all claims."""
    engine = ledger._engine
    claim, before = ledger.claims()[0], ledger.state()
    ledger.judge(reject(claim.id), "Ada Moor")
    asked: list[tuple[str, object]] = []

    def heard(_c: Connection, _cursor: object, statement: str, parameters: object, *_: object) -> None:
        if statement.lstrip().startswith("SELECT") and not LAST.search(statement):
            asked.append((statement, parameters))

    event.listen(engine, "before_cursor_execute", heard)
    ask(ledger, claim, before)
    event.remove(engine, "before_cursor_execute", heard)
    found = []
    with engine.connect() as connection:
        is_postgresql = connection.dialect.name == "postgresql"
        if is_postgresql:  # a table of a page is read whole, unless there is no other way
            connection.exec_driver_sql("SET enable_seqscan = off")
        for statement, parameters in asked:
            how = "EXPLAIN " if is_postgresql else "EXPLAIN QUERY PLAN "
            plan = "\n".join(str(row) for row in connection.exec_driver_sql(how + statement, parameters))  # type: ignore[arg-type]
            if re.search(r"Seq Scan on (entries|claims)\b|\bSCAN (entries|claims)\b", plan):
                found.append(f"{statement}\n{plan}")
    assert asked
    return found


@pytest.mark.parametrize("what", list(HOT))
def test_what_is_asked_again_and_again_is_found_by_index(ledger: Ledger, what: str) -> None:
    """Neither entries nor claims are gone through from end to end."""
    for number in range(6):
        ledger.record(build(Page(publisher=f"Outlet {number}", body=body(1 + number % 3))))
    assert scans(ledger, HOT[what]) == []


def test_what_goes_through_everything_is_noticed(ledger: Ledger) -> None:
    """The fold over all there is reads all claims, and is told of: so the test can fail."""
    ledger.record(build(Page()))
    if ledger._engine.dialect.name == "sqlite":
        assert scans(ledger, lambda one, *_: one.claims()) != []
