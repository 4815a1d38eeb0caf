"""What people decided on one thing is found by index in either store, however much they decided on others."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from sayso.domain.ledger import Entry, ToldClaim
from sayso.ledger import Ledger
from sayso.ledger.changes import State
from sayso.ledger.judgements import accept, judge, reject, set_side, undo
from sayso.ledger.pouring import pour
from sayso.ledger.rows import row_of
from sayso.ledger.schema import Kind, entries, judgements
from tests.contract.plans import scanning, settle
from tests.ledger.builders import Page, Told, build

Ask = Callable[[Ledger, ToldClaim, State], object]

MANY = 60_000
"""Judgements on other claims: so many that a server looks up some hundreds rather than go through all."""

ASKED: dict[str, Ask] = {
    "decide on it": lambda ledger, claim, _: ledger.judge(accept(claim.id), "Bo Lind"),
    "take that back": lambda ledger, claim, _: undo(ledger, judge(ledger, accept(claim.id, "so"), "Cy"), "Bo Lind"),
    "what was decided on it": lambda ledger, claim, _: ledger.decisions(claims=[claim.id]),
    "who decided on it": lambda ledger, claim, _: ledger.judgements(naming=[claim.id]),
    "its event": lambda ledger, claim, _: ledger.event(str(claim.claim.event)),
    "its report's history": lambda ledger, claim, _: ledger.history(claim.claim.report),
    "what changed with its speaker's side": lambda ledger, claim, before: (
        ledger.judge(set_side(str(claim.claim.actor), "Varn"), "Bo Lind"),
        ledger.changes(before),
    ),
    "whose side is whose": lambda ledger, *_: ledger.sides("Korva"),
}


@pytest.fixture(scope="module")
def decided(shared_ledger: Ledger) -> Ledger:
    """A ledger of one event, in which much was decided on claims of others."""
    shared_ledger.record(build(Page(told=(Told(), Told(who="Ostr High Command")))))
    made = [accept(f"claim-{number:016x}") for number in range(MANY)]
    with shared_ledger._writing() as pen:
        pour(pen.connection, judgements, [row_of(one)[1] for one in made])
        envelope = {"nth": 0, "kind": Kind.JUDGEMENT, "recorded_at": pen.recorded_at, "by": "Cy Lund"}
        pour(pen.connection, entries, [{**envelope, "id": one.id} for one in made])
    settle(shared_ledger)
    return shared_ledger


@pytest.mark.parametrize("what", list(ASKED))
def test_only_what_was_decided_on_it_is_looked_up(decided: Ledger, what: str) -> None:
    """No other judgement is gone through, nor any entry."""
    before = decided.state()
    claim = decided.claims()[0]
    decided.judge(reject(claim.id), "Ada Moor")
    assert scanning(decided, lambda: ASKED[what](decided, claim, before), ["judgements", "entries"]) == []


def test_what_was_decided_on_one_thing_is_all_of_it(decided: Ledger) -> None:
    """Whoever asks by a thing is told what whoever asks for everything is told of it."""
    claim = decided.claims()[-1]
    made = judge(decided, reject(claim.id, "misread"), "Ada Moor")
    undo(decided, made, "Bo Lind")
    judge(decided, reject(claim.id, "misread"), "Ada Moor")
    undo(decided, undo(decided, made, "Cy Lund"), "Di Marl")

    def told(found: tuple[Entry, ...]) -> list[tuple[str, str]]:
        return [(one.id, one.by) for one in found]

    ours = decided.judgements(naming=[claim.id])
    assert [by for _, by in told(ours)] == ["Ada Moor", "Bo Lind", "Ada Moor", "Cy Lund", "Di Marl"]
    assert [one for one in told(decided.judgements()) if one in told(ours)] == told(ours)


def test_what_is_gone_through_is_noticed(decided: Ledger) -> None:
    """Reasons have no index: whoever asks by one reads all judgements, and is told of. So the test can fail."""

    def by_reason() -> None:
        with decided._reading() as connection:
            connection.execute(select(judgements.c.id).where(judgements.c.reason == "misread")).all()

    assert scanning(decided, by_reason, ["judgements"]) != []
