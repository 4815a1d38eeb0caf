"""An overview that was kept in step must be the one that would be made anew, and the one that the fold would give."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.domain.answered import event_json
from sayso.domain.claim import Stance
from sayso.fold.proposals import about, proposed_in
from sayso.fold.status import contested_first
from sayso.ledger import Ledger
from sayso.ledger.changes import State, heard_by, parts_of
from sayso.ledger.overview import Filters, Order, Overview
from sayso.ledger.overview import file as overview_file
from sayso.ledger.overview.accounts import account_from, account_to
from sayso.ledger.overview.tables import COUNTED
from tests.ledger.builders import Page, Told, build
from tests.ledger.pages import dossiers, judgements

ALL = 10_000
NOWHERE = State(-1, "")


def bodies(overview: Overview) -> list[object]:
    """Every event of it as JSON, in the ledger's order."""
    return [json.loads(json.dumps(event_json(one.account))) for one in overview.events(Filters(), limit=ALL).events]


def folded(ledger: Ledger) -> list[object]:
    """Every event as the fold has it."""
    return [json.loads(json.dumps(event_json(one))) for one in ledger.events()]


def without_moments(told: list[object]) -> list[object]:
    """``as_of`` is when it was asked, which is no part of the answer."""

    def bare(value: object) -> object:
        if isinstance(value, dict):
            return {name: bare(one) for name, one in value.items() if name != "as_of"}
        return [bare(one) for one in value] if isinstance(value, list) else value

    return [bare(one) for one in told]


@settings(max_examples=60)
@given(dossiers, st.data())
def test_kept_in_step_it_is_what_the_fold_gives(found: list[Page], data: st.DataObject) -> None:
    """After each reading and judgement the overview holds the same events as one fold over everything."""
    with TemporaryDirectory() as folder, Ledger.open(f"{folder}/one.db") as ledger:
        overview = Overview(ledger)
        for page in found:
            ledger.record(build(page))
            if data.draw(st.booleans()):
                overview.refresh()
            for judgement in judgements(ledger, data):
                ledger.judge(judgement, "an editor")
                overview.refresh()
        assert without_moments(bodies(overview)) == without_moments(folded(ledger))
        assert overview.reports(limit=ALL).total == len(ledger.reports())
        assert counted(overview) == counted_anew(overview)
        overview.close()


def counted(overview: Overview) -> set[tuple[str, str, int]]:
    """The counts that are kept."""
    return set(overview._db.execute("SELECT what, value, number FROM tally WHERE number <> 0"))


def counted_anew(overview: Overview) -> set[tuple[str, str, int]]:
    """The same, by going through all rows."""
    found: set[tuple[str, str, int]] = set()
    for table, counts in COUNTED.items():
        for what, of in counts.items():
            value = of.format(row=table)
            asked = f"SELECT {value}, count(*) FROM {table} WHERE {value} IS NOT NULL GROUP BY 1"  # noqa: S608  constants
            rows = overview._db.execute(asked)
            found.update((what, one, number) for one, number in rows)
    return found


@settings(max_examples=60)
@given(dossiers, st.integers(1, 3), st.data())
def test_portions_of_a_fold_are_the_whole_fold(found: list[Page], at_a_time: int, data: st.DataObject) -> None:
    """However few events are folded at a time, each comes once, with the account and the members that it has in all."""
    with TemporaryDirectory() as folder, Ledger.open(f"{folder}/one.db") as ledger:
        for page in found:
            ledger.record(build(page))
            for judgement in judgements(ledger, data):
                ledger.judge(judgement, "an editor")
        moment = ledger.recorded_until()
        assert moment is not None
        with ledger._reading() as connection:
            parts = list(parts_of(connection, moment, at_a_time))
            proposed = proposed_in(heard_by(connection, moment))
        assert contested_first(group for part in parts for group in part.groups) == ledger.groups(moment)
        told = {str(one) for one in proposed if about(one)}
        assert {str(one) for part in parts for one in part.proposed} == told


def test_what_is_kept_in_a_file_is_there_at_the_next_start(tmp_path: Path) -> None:
    """The file is used again by a later start, and brought up to date with what was recorded in between."""
    with Ledger.open(str(tmp_path / "one.db")) as ledger:
        ledger.record(build(Page()))
        first = Overview(ledger, tmp_path / "kept")
        before = bodies(first)
        first.close()
        ledger.record(build(Page(publisher="Taldine Post", body="more")))
        again = Overview(ledger, tmp_path / "kept")
        assert before != bodies(again)
        assert without_moments(bodies(again)) == without_moments(folded(ledger))
        again.close()


@pytest.mark.parametrize("spoilt", [b"", b"not a database at all", b"SQLite format 3\x00" + b"\xff" * 4000])
def test_a_damaged_file_is_made_anew(tmp_path: Path, spoilt: bytes) -> None:
    """It is derived: whatever is found there that is no overview is thrown away."""
    (tmp_path / "kept").write_bytes(spoilt)
    with Ledger.open(str(tmp_path / "one.db")) as ledger:
        ledger.record(build(Page()))
        overview = Overview(ledger, tmp_path / "kept")
        assert len(bodies(overview)) == 1
        overview.close()


def test_the_file_of_another_ledger_is_not_believed(tmp_path: Path) -> None:
    """A ledger that was put in another's place gets its own overview, though it has as many entries."""
    for name, publisher in (("one", "The Herald"), ("other", "Taldine Post")):
        with Ledger.open(str(tmp_path / f"{name}.db")) as ledger:
            ledger.record(build(Page(publisher=publisher)))
            overview = Overview(ledger, tmp_path / "kept")
            assert [one.publisher for one in overview.reports().reports] == [publisher]
            assert overview.choices().publishers == (publisher,)
            overview.close()


def test_an_earlier_moment_has_an_overview_of_its_own(tmp_path: Path) -> None:
    """What was recorded after the moment is not in it."""
    with Ledger.open(str(tmp_path / "one.db")) as ledger:
        recorded = ledger.record(build(Page())).recorded_at
        assert recorded is not None
        ledger.record(build(Page(publisher="Taldine Post", body="more")))
        then = Overview(ledger, as_of=recorded)
        assert then.reports().total == 1
        assert then.events(Filters(), Order.RECORDED).events[0].reports == 1
        assert then.search("bridge", "claim").total == 1
        then.close()


def test_an_account_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    """Everything of it, speakers' kinds and rivals too, though a page holds what no file can."""
    told = (Told(who="Ministry of \ud800 Värn"), Told(who="Ostr High Command", stance=Stance.DENIES))
    with Ledger.open(str(tmp_path / "one.db")) as ledger:
        ledger.record(build(Page(told=told)))
        ledger.record(build(Page(publisher="Taldine Post", body="more")))
        (account,) = ledger.events()
        assert account.contested
        assert account_from(account_to(account)) == account
        overview = Overview(ledger)
        (kept,) = overview.accounts(Filters(), as_of=account.aspects[0].as_of)
        assert kept == account
        overview.close()


def test_two_processes_keep_one_file(tmp_path: Path) -> None:
    """Whoever comes second goes on from what the other entered, and neither undoes the other's work."""
    with Ledger.open(str(tmp_path / "one.db")) as ledger:
        ledger.record(build(Page()))
        one, other = Overview(ledger, tmp_path / "kept"), Overview(ledger, tmp_path / "kept")
        for number, turn in enumerate((one, other, other, one, other)):
            ledger.record(build(Page(publisher=f"Post {number}", body=f"more {number}")))
            turn.refresh()
        assert without_moments(bodies(one)) == without_moments(bodies(other)) == without_moments(folded(ledger))
        one.close()
        other.close()


def test_a_file_that_another_holds_is_left_for_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it cannot be written the answers are the same; it is only not kept."""
    monkeypatch.setattr(overview_file, "PATIENCE", 0.1)
    with Ledger.open(str(tmp_path / "one.db")) as ledger:
        ledger.record(build(Page()))
        overview = Overview(ledger, tmp_path / "kept")
        overview.refresh()
        with closing(sqlite3.connect(tmp_path / "kept", isolation_level=None)) as holder:
            holder.execute("BEGIN IMMEDIATE")
            ledger.record(build(Page(publisher="Taldine Post", body="more")))
            assert without_moments(bodies(overview)) == without_moments(folded(ledger))
            holder.execute("ROLLBACK")
        overview.close()
