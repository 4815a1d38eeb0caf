"""Two versions of the program on one ledger, in either store: neither takes the other's tables for its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from sayso.errors import LedgerBusy, NewerLedger
from sayso.ledger import Ledger
from sayso.ledger.dialect import dialect_of
from sayso.ledger.opening import revisions as mark
from tests.cli.program import sayso
from tests.contract.conftest import Opener
from tests.ledger.builders import Page, build
from tests.ledger.golden.laying import lay
from tests.ledger.later import later


def marks(where: str) -> list[str]:
    """The revision that a ledger says it is of."""
    engine = create_engine(where if "://" in where else f"sqlite:///{where}")
    with engine.connect() as connection:
        found = list(connection.execute(mark.select()).scalars())
    engine.dispose()
    return found


@contextmanager
def at_work(where: str, *, writing: bool) -> Iterator[None]:
    """Another program in the midst of a transaction on the ledger."""
    dialect = dialect_of(where)
    engine = dialect.engine()
    with engine.connect() as connection:
        dialect.begin(connection, writing=writing)
        assert connection.execute(text("SELECT count(*) FROM readings")).scalar_one()
        yield
        connection.rollback()
    engine.dispose()


def test_the_older_one_that_was_running_stops_at_the_newer_ledger(
    where: str, open_ledger: Opener, tmp_path: Path
) -> None:
    """Once a later version has upgraded it, the running one neither reads nor writes, and says why in one line."""
    running = open_ledger()
    running.record(build(Page()))
    later(where, tmp_path)
    for ask in (running.reports, lambda: running.record(build(Page(publisher="Taldine Post")))):
        with pytest.raises(NewerLedger, match="later version of sayso") as refused:
            ask()
        assert "\n" not in str(refused.value)
    engine = create_engine(where if "://" in where else f"sqlite:///{where}")
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM reports")).scalar_one() == 1
    engine.dispose()


@pytest.mark.parametrize("asked", [("events",), ("read", "x.txt"), ("verify",)])
def test_the_older_one_refuses_to_open_it(where: str, tmp_path: Path, asked: tuple[str, ...]) -> None:
    """Every command ends in one line, with the exit status of a ledger that cannot be used."""
    with Ledger.open(where) as ledger:
        ledger.record(build(Page()))
    later(where, tmp_path)
    (tmp_path / "x.txt").write_text("Gunmen raided a border post on Monday, the governor said.\n", "utf-8")
    ran = sayso(*asked, "--db", where, cwd=tmp_path)
    assert ran.status == 4
    assert ran.out == ""
    (line,) = ran.complaints
    assert "was written by a later version of sayso" in line
    assert marks(where) == ["later"]


@pytest.mark.parametrize("writing", [True, False])
def test_the_newer_one_upgrades_between_two_transactions_of_the_older(where: str, writing: bool) -> None:
    """While the older one is in the midst of writing the newer one waits, then says so, and has changed nothing.

    A server's tables are not changed while anybody reads them either; a file's readers go on seeing what they saw.
    """
    lay("0001", where)
    with at_work(where, writing=writing):
        if writing or "://" in where:
            with pytest.raises(LedgerBusy, match="another program"):
                Ledger.open(where, patience=0.1)
            assert marks(where) == ["0001"]
    with Ledger.open(where, patience=0.1) as ledger:
        assert ledger.record(build(Page(publisher="Taldine Post", body="Nothing of this was known before."))).new


def test_the_newer_one_waits_for_the_older_only_so_long(where: str, open_ledger: Opener, tmp_path: Path) -> None:
    """A later version meets the present one as the present one meets those before it."""
    open_ledger().record(build(Page()))
    with at_work(where, writing=True), pytest.raises(LedgerBusy, match="another program"):
        later(where, tmp_path, patience=0.1)
    assert open_ledger().reports()
