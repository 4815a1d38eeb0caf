"""Ledgers of all released revisions in a file become those of today; contract/ has what holds in either store."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory

from sayso.domain.ledger import Relation, RelationKind
from sayso.errors import LedgerError, LedgerForbidden
from sayso.ledger import Ledger
from sayso.ledger.migrations import upgrade
from sayso.ledger.schema import HEAD
from tests.ledger.golden.making import GOLDEN, dump, golden, load, revisions, telling
from tests.ledger.later import later
from tests.ledger.test_opening import made


@pytest.fixture(params=revisions())
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A ledger as a program of some revision left it."""
    path = tmp_path / "old.db"
    load((GOLDEN / f"{request.param}.sql").read_text(encoding="utf-8"), path)
    return path


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


@pytest.mark.parametrize("broken", [False, True])
def test_a_table_can_be_made_anew_with_rows_in_it(old: Path, tmp_path: Path, broken: bool) -> None:
    """References outlive it; where a revision breaks one, the ledger stays as it was."""
    where = str(old)
    with Ledger.open(where) as ledger:  # up to the present first
        before = telling(ledger)
    tables = made(old)
    if broken:
        with pytest.raises(LedgerError, match="stays as it was"):
            later(where, tmp_path, broken=True)
    else:
        later(where, tmp_path)
    assert (made(old) == tables) is broken
    assert made(old).keys() == tables.keys()
    if broken:
        with Ledger.open(where) as ledger:
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
