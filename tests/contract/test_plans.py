"""How each store would answer what is asked of it again and again: by index, never by going through all there is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from sayso.domain.ledger import Refusal, ToldClaim
from sayso.ledger import Ledger
from sayso.ledger.changes import State
from sayso.ledger.judgements import accept, reject, set_side
from sayso.ledger.pouring import pour
from sayso.ledger.schema import claims, entries
from tests.contract.plans import scanning, settle
from tests.ledger.builders import Page, Told, build
from tests.ledger.pages import body

Ask = Callable[[Ledger, ToldClaim, State], object]

Crowded = tuple[Ledger, State]
"""A ledger, and its state before what is asked for was recorded."""

HOT: dict[str, Ask] = {
    "record a report": lambda ledger, *_: ledger.record(build(Page(publisher="The Later Post", body=body(1)))),
    "read its claims": lambda ledger, claim, _: ledger.claims(report=claim.claim.report),
    "one event": lambda ledger, claim, _: ledger.event(str(claim.claim.event)),
    "one claim": lambda ledger, claim, _: ledger.claim(claim.id),
    "one report": lambda ledger, claim, _: ledger.report(claim.claim.report),
    "where claims are listed": lambda ledger, claim, _: ledger.claims(ids=[claim.id]),
    "a report's history": lambda ledger, claim, _: ledger.history(claim.claim.report),
    "its lineage": lambda ledger, claim, _: ledger.lineage(claim.id),
    "its origin": lambda ledger, claim, _: ledger.origins(claim.claim.report),
    "judge it": lambda ledger, claim, _: ledger.judge(accept(claim.id), "Bo Lind"),
    "judgements": lambda ledger, *_: ledger.judgements(),
    "what people decided": lambda ledger, *_: ledger.decisions(),
    "refuse an input": lambda ledger, *_: ledger.refuse(Refusal("x.html", "no text in it")),
    "what was refused": lambda ledger, *_: ledger.refusals(),
    "how far the ledger has come": lambda ledger, *_: ledger.state(),
    "what changed": lambda ledger, _, before: ledger.changes(before),
    "what was touched": lambda ledger, _, before: ledger.touched(ledger.recordings(before.id)[-1].recorded_at),
    "an actor's claims": lambda ledger, claim, _: ledger.claims(actor=claim.claim.actor),
    "what changed with a side": lambda ledger, claim, before: (
        ledger.judge(set_side(str(claim.claim.actor), "Varn"), "Bo Lind"),
        ledger.changes(before),
    ),
    "a beginning of an id": lambda ledger, claim, _: ledger.find(claim.id[:12]),
    "what is proposed of a report": lambda ledger, claim, _: ledger.eventless([claim.claim.report]),
    "whether another version took its place": lambda ledger, claim, _: ledger.former(reports=[claim.claim.report]),
    "ties by their ids": lambda ledger, *_: ledger.relations(["relation-0123456789abcdef"]),
    "how far reading has come": lambda ledger, *_: ledger.taken("source-1", "builder 1"),
}


MANY = 20_000
"""Claims beside those of the reports: so many that nobody would go through them for one."""

TOLD = 40
"""Reports of one event. Each is tied to many others, so that hundreds of rows are found for it: there a server that is
left to choose goes through all entries rather than looking up so many."""

SAYINGS = tuple(Told(words=f"the bridge at Korva was taken by {number} men") for number in range(8))


def crowd(ledger: Ledger) -> None:
    """Puts many rows beside those that are asked for."""
    ledger.record(build(Page(publisher="The First Post")))
    *_, last = ledger.reports()
    with ledger._writing() as pen:
        row = pen.connection.execute(select(claims).limit(1)).mappings().one()
        ids = [f"claim-{number:016x}" for number in range(MANY)]
        told = [{**row, "id": one, "report": last.id, "event": None, "actor": None} for one in ids]
        pour(pen.connection, claims, told)
        envelope = {"nth": 0, "kind": "claim", "recorded_at": pen.recorded_at, "by": "builder 1"}
        pour(pen.connection, entries, [{**envelope, "id": one} for one in ids])


@pytest.fixture(scope="module")
def crowded(shared_ledger: Ledger) -> Crowded:
    """A ledger of a crowd, and of one event that many reports tell of, which is nothing to it."""
    crowd(shared_ledger)
    before = shared_ledger.state()
    for number in range(TOLD):
        shared_ledger.record(build(Page(publisher=f"Outlet {number}", told=SAYINGS, body=body(1 + number % 3))))
    settle(shared_ledger)
    return shared_ledger, before


@pytest.mark.parametrize("what", list(HOT))
def test_what_is_asked_again_and_again_is_found_by_index(crowded: Crowded, what: str) -> None:
    """Neither entries nor claims are gone through from end to end."""
    ledger, before = crowded
    claim = ledger.claims(report=ledger.reports()[-1].id)[0]
    ledger.judge(reject(claim.id), "Ada Moor")
    assert scanning(ledger, lambda: HOT[what](ledger, claim, before)) == []


def test_what_goes_through_everything_is_noticed(crowded: Crowded) -> None:
    """The fold over all there is reads all claims, and is told of: so the test can fail."""
    ledger, _ = crowded
    assert scanning(ledger, ledger.claims) != []
