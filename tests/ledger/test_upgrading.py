"""Ledgers of all released revisions are opened, hold what they held, and go on growing."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.script import ScriptDirectory

from sayso.domain.ledger import Relation, RelationKind
from sayso.errors import LedgerError, LedgerForbidden
from sayso.ledger import Ledger
from sayso.ledger.migrations import upgrade
from sayso.ledger.schema import HEAD
from tests.ledger.builders import Page, build
from tests.ledger.golden.making import BODY, GOLDEN, PAGES, dump, golden, load, revisions, telling
from tests.ledger.test_opening import made


@pytest.fixture(params=revisions())
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A ledger as a program of some revision left it."""
    path = tmp_path / "old.db"
    load((GOLDEN / f"{request.param}.sql").read_text(encoding="utf-8"), path)
    return path


@pytest.fixture
def told(request: pytest.FixtureRequest, old: Path) -> dict[str, Any]:
    """What that program said was in it."""
    del old
    said: dict[str, Any] = json.loads((GOLDEN / f"{request.node.callspec.params['old']}.json").read_text("utf-8"))
    return said


def test_every_revision_has_its_golden_ledger() -> None:
    """A new revision brings its own; none of an earlier one is taken away."""
    script = ScriptDirectory.from_config(upgrade._config())
    assert revisions() == sorted(one.revision for one in script.walk_revisions())


def test_the_command_makes_what_it_says(tmp_path: Path) -> None:
    """Written and loaded again, a ledger is the same, to the letter; and made twice it is made alike."""
    sql, said = golden()
    load(sql, tmp_path / "again.db")
    assert dump(tmp_path / "again.db") == sql
    assert golden() == (sql, said)
    with Ledger.open(str(tmp_path / "again.db"), read_only=True) as ledger:
        assert telling(ledger) == json.loads(said)
        ties = {entry.body.kind for entry in ledger.entries() if isinstance(entry.body, Relation)}
    assert ties == set(RelationKind)


def test_the_tables_become_the_present_ones(old: Path, tmp_path: Path) -> None:
    """Tables, indexes and guards are those of a ledger that is made today."""
    Ledger.open(str(old)).close()
    Ledger.open(str(tmp_path / "new.db")).close()
    assert made(old) == made(tmp_path / "new.db")


def test_what_was_recorded_is_there(old: Path, told: dict[str, Any]) -> None:
    """Readings, claims, ties, judgements and refusals come through, in their order, as they were told of then."""
    with Ledger.open(str(old)) as ledger:
        assert json.loads(json.dumps(telling(ledger))) == told
        for one in told["readings"]:
            assert ledger.report(one["report"]["id"]).text.words == one["text"]


def test_it_answers_as_it_did(old: Path, told: dict[str, Any]) -> None:
    """As of the first recording, and as of the last, the account of the event is the one that it was."""
    first, last = (datetime.fromisoformat(told["entries"][n][0]) for n in (0, -1))
    event = told["readings"][0]["events"][0]["id"]
    with Ledger.open(str(old)) as ledger:
        for moment, reports in ((first, 1), (last, 2)):
            account = ledger.event(event, moment)
            assert (account.id, len(account.reports), account.contested) == (event, reports, 1)


def test_it_goes_on_growing(old: Path, told: dict[str, Any]) -> None:
    """What is new finds its neighbours among the old, and comes after all of it."""
    with Ledger.open(str(old)) as ledger:
        new = ledger.record(build(Page(publisher="Radio Corv", body=BODY)))
        entries = list(ledger.entries())
    assert (new.new, new.claims) == (True, 1)
    assert entries[-1].recorded_at.isoformat() > told["entries"][-1][0]
    ties = [entry.body for entry in entries if isinstance(entry.body, Relation)]
    assert any(tie.kind is RelationKind.REPEATS and new.report in (tie.left, tie.right) for tie in ties)


def test_it_is_whole_and_can_be_read_again(old: Path) -> None:
    """Nothing of it has a fault, and what a newer reader finds in its reports takes the place of what is there."""
    with Ledger.open(str(old)) as ledger:
        assert [one for one in ledger.check() if one.faults] == []
        reading = build(PAGES[0])
        told = len(ledger.claims(report=reading.report.id))
        again = ledger.record(replace(reading, claims=reading.claims[1:], reader="builder 9"))
        assert (again.new, again.again) == (False, True)
        assert len(ledger.claims(report=reading.report.id)) == told - 1
        assert [one for one in ledger.check() if one.faults] == []


LATER = '''
"""A revision that makes a table anew to which others refer, and adds a column to another."""
from alembic import op
from sqlalchemy import Column, Text
from sayso.ledger.dialect import guards

revision, down_revision, branch_labels, depends_on = "later", "{head}", None, None


def upgrade():
    with op.batch_alter_table("reports", recreate="always") as table:
        table.add_column(Column("country", Text(), nullable=True))
    {guards}
    op.add_column("claims", Column("note", Text(), nullable=True))
    if {broken}:
        op.execute("INSERT INTO event_keys VALUES ('key', 'event-of-nobody', 0)")
'''


@pytest.mark.parametrize("broken", [False, True])
def test_a_table_can_be_made_anew_with_rows_in_it(old: Path, tmp_path: Path, broken: bool) -> None:
    """References outlive it; where a revision breaks one, the ledger stays as it was."""
    (tmp_path / "versions").mkdir()
    again = 'for statement in guards("sqlite", ["reports"]):\n        op.execute(statement)'
    revision = LATER.format(head=HEAD, guards=again, broken=broken)
    (tmp_path / "versions" / "later.py").write_text(revision)
    with Ledger.open(str(old)) as ledger:  # up to the present first
        before = telling(ledger)
        dialect, engine = ledger._dialect, ledger._engine
        config = upgrade._config()
        ours = Path(upgrade.__file__).parent / "versions"
        config.set_main_option("version_locations", os.pathsep.join(map(str, (ours, tmp_path / "versions"))))
        tables = made(old)
        with engine.connect() as connection:
            config.attributes["connection"] = connection
            if broken:
                with pytest.raises(LedgerError, match="stays as it was"), dialect.making(connection):
                    command.upgrade(config, "later")
            else:
                with dialect.making(connection):
                    command.upgrade(config, "later")
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
        assert (made(old) == tables) is broken
        assert made(old).keys() == tables.keys()
        assert telling(ledger) == before


def test_an_earlier_one_is_not_upgraded_by_reading(old: Path) -> None:
    """Opened for reading, one of the present revision answers; an earlier one asks to be opened for writing."""
    before = old.read_bytes()
    if f"VALUES('{HEAD}')" in dump(old):
        Ledger.open(str(old), read_only=True).close()
    else:
        with pytest.raises(LedgerForbidden, match="open it once for writing"):
            Ledger.open(str(old), read_only=True)
    assert old.read_bytes() == before
