"""Ledgers of all released revisions, in either store: they are opened, hold what they held, and go on growing."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from sayso.domain.ledger import Relation, RelationKind
from sayso.errors import LedgerForbidden
from sayso.ledger import Ledger
from sayso.ledger.opening import revisions as mark
from sayso.ledger.schema import HEAD, metadata
from tests.ledger.builders import Page, build
from tests.ledger.golden.laying import lay
from tests.ledger.golden.making import BODY, GOLDEN, PAGES, revisions, telling


@pytest.fixture(params=revisions())
def revision(request: pytest.FixtureRequest) -> str:
    """Each that a program was ever released with."""
    return str(request.param)


@pytest.fixture
def old(revision: str, where: str) -> str:
    """A ledger as a program of that revision left it."""
    lay(revision, where)
    return where


@pytest.fixture
def told(revision: str) -> dict[str, Any]:
    """What that program said was in it."""
    said: dict[str, Any] = json.loads((GOLDEN / f"{revision}.json").read_text("utf-8"))
    return said


def test_its_tables_become_the_present_ones(old: str) -> None:
    """They are those of the schema, and the ledger says that it is of the present revision."""
    Ledger.open(old).close()
    engine = create_engine(old if "://" in old else f"sqlite:///{old}")
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        assert connection.execute(mark.select()).scalars().all() == [HEAD]
    engine.dispose()


def test_what_was_recorded_is_there(old: str, told: dict[str, Any]) -> None:
    """Readings, claims, ties, judgements and refusals come through, in their order, as they were told of then."""
    with Ledger.open(old) as ledger:
        assert json.loads(json.dumps(telling(ledger))) == told
        for one in told["readings"]:
            assert ledger.report(one["report"]["id"]).text.words == one["text"]


def test_it_answers_as_it_did(old: str, told: dict[str, Any]) -> None:
    """As of the first recording, and as of the last, the account of the event is the one that it was."""
    first, last = (datetime.fromisoformat(told["entries"][n][0]) for n in (0, -1))
    event = told["readings"][0]["events"][0]["id"]
    with Ledger.open(old) as ledger:
        for moment, reports in ((first, 1), (last, 2)):
            account = ledger.event(event, moment)
            assert (account.id, len(account.reports), account.contested) == (event, reports, 1)


def test_it_goes_on_growing(old: str, told: dict[str, Any]) -> None:
    """What is new finds its neighbours among the old, and comes after all of it."""
    with Ledger.open(old) as ledger:
        new = ledger.record(build(Page(publisher="Radio Corv", body=BODY)))
        entries = list(ledger.entries())
    assert (new.new, new.claims) == (True, 1)
    assert entries[-1].recorded_at.isoformat() > told["entries"][-1][0]
    ties = [entry.body for entry in entries if isinstance(entry.body, Relation)]
    assert any(tie.kind is RelationKind.REPEATS and new.report in (tie.left, tie.right) for tie in ties)


def test_it_is_whole_and_can_be_read_again(old: str) -> None:
    """Nothing of it has a fault, and what a newer reader finds in its reports takes the place of what is there."""
    with Ledger.open(old) as ledger:
        assert [one for one in ledger.check() if one.faults] == []
        reading = build(PAGES[0])
        told = len(ledger.claims(report=reading.report.id))
        again = ledger.record(replace(reading, claims=reading.claims[1:], reader="builder 9"))
        assert (again.new, again.again) == (False, True)
        assert len(ledger.claims(report=reading.report.id)) == told - 1
        assert [one for one in ledger.check() if one.faults] == []


def test_reading_alone_upgrades_nothing(old: str, revision: str) -> None:
    """Opened for reading, an earlier one asks to be opened for writing, and stays as it is."""
    engine = create_engine(old if "://" in old else f"sqlite:///{old}")
    if revision == HEAD:
        Ledger.open(old, read_only=True).close()
    else:
        with pytest.raises(LedgerForbidden, match="open it once for writing"):
            Ledger.open(old, read_only=True)
    with engine.connect() as connection:
        assert connection.execute(mark.select()).scalars().all() == [revision]
    engine.dispose()
