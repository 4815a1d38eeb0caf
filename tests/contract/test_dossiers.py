"""What people file in dossiers, over every store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.domain.claim import Stance
from sayso.domain.identity import actor_id
from sayso.domain.ledger import Judgement, JudgementKind
from sayso.errors import BadRequest, NotFound
from sayso.ledger import Ledger
from sayso.ledger.dossiers import with_sides
from sayso.ledger.judgements import file_in, judge, set_side, undo
from sayso.ledger.overview import Filters, Overview
from tests.ledger.builders import MONDAY, Happening, Page, Told, build
from tests.ledger.rereading import version

BY = "Ada Moor"
FLOOD = Page(
    publisher="Taldine Post",
    told=(Told(words="the mill was washed away"),),
    events=(Happening(trigger="flood", place="Telmarin", day=MONDAY + timedelta(days=40), type="Other"),),
    published=MONDAY + timedelta(days=41),
)
RAIDS = (Page(told=(Told(), Told(who="Governor Tessel", stance=Stance.DENIES))), Page(publisher="Radio Corv"))
NAME = "The river war"


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    """A raid in two reports and a flood in another."""
    for page in (*RAIDS, FLOOD):
        ledger.record(build(page))
    return ledger


def known(ledger: Ledger, dossier: str = NAME) -> list[str]:
    """The triggers of the events in a dossier: as the fold has them, which the overview must have too."""
    folded = [one.id for one in ledger.events(dossier=dossier)]
    overview = Overview(ledger)
    assert sorted(overview.ids(Filters(dossier=dossier))) == sorted(folded)
    overview.close()
    return sorted("flood" if "flood" in one.label else "raid" for one in ledger.events() if one.id in folded)


def event(ledger: Ledger, word: str) -> str:
    """The id of the event that is called so."""
    return next(one.id for one in ledger.events() if word in one.label)


def test_what_is_filed_is_in_and_nothing_else(filled: Ledger) -> None:
    """An event by itself; a dossier in which nothing is filed takes in all."""
    assert known(filled) == ["flood", "raid"]
    filled.judge(file_in(event(filled, "flood"), NAME), BY)
    assert known(filled) == ["flood"]
    assert known(filled, "Another") == ["flood", "raid"]


def test_a_report_brings_its_events_and_each_can_be_taken_out(filled: Ledger) -> None:
    """Taking out an event weighs more than the report, whichever came first."""
    report = filled.event(event(filled, "raid")).reports[1]
    filled.judge(file_in(event(filled, "raid"), NAME, out=True), BY)
    assert known(filled) == []
    filled.judge(file_in(report, NAME), BY)
    assert known(filled) == []
    filled.judge(file_in(event(filled, "raid"), NAME), BY)
    assert known(filled) == ["raid"]


def test_filing_can_be_undone_and_done_again(filled: Ledger) -> None:
    """An undo is one, and can be undone; nothing is overwritten."""
    made = judge(filled, file_in(event(filled, "flood"), NAME), BY)
    taken = undo(filled, made, BY)
    assert known(filled) == ["flood", "raid"]
    assert filled.dossiers() == ()
    undo(filled, taken, BY)
    assert known(filled) == ["flood"]
    assert [one.kind for one in (entry.body for entry in filled.judgements()) if isinstance(one, Judgement)] == [
        JudgementKind.DOSSIER, JudgementKind.UNDO, JudgementKind.UNDO,
    ]  # fmt: skip


def test_filing_the_same_twice_adds_nothing_and_out_and_in_again_does(filled: Ledger) -> None:
    """The latest on one thing in one dossier counts."""
    flood = event(filled, "flood")
    assert filled.judge(file_in(flood, NAME), BY)
    assert not filled.judge(file_in(flood, NAME), BY)
    assert filled.judge(file_in(flood, NAME, out=True), BY)
    assert filled.judge(file_in(flood, NAME), BY)
    assert known(filled) == ["flood"]


def test_what_was_filed_later_was_not_in_before(filled: Ledger) -> None:
    """As of a moment a dossier is what it was."""
    filled.judge(file_in(event(filled, "flood"), NAME), BY)
    then = filled.recorded_until()
    filled.judge(file_in(event(filled, "raid"), NAME), BY)
    assert [one.label for one in filled.events(then, NAME)] == ["flood, Telmarin"]
    overview = Overview(filled, as_of=then)
    assert len(overview.ids(Filters(dossier=NAME))) == 1
    overview.close()
    assert known(filled) == ["flood", "raid"]


def test_a_dossier_follows_a_page_that_changes(ledger: Ledger) -> None:
    """A report's next version is in it too, and so is an event that is told anew."""
    url = "https://herald.example/1"
    first = version(Page(url=url, told=(Told(), Told(who="Ostr High Command"))))
    ledger.record(first)
    ledger.record(build(FLOOD))
    ledger.judge(file_in(first.report.id, NAME), BY)
    ledger.record(version(Page(url=url, told=(Told(),))))
    assert known(ledger) == ["raid"]
    (one,) = ledger.dossiers()
    assert len(one.events) + len(one.reports) == 1  # what a person filed, not also what took its place


def test_events_that_are_found_to_be_one_are_filed_as_one(filled: Ledger) -> None:
    """Whichever of a merged event's parts was filed."""
    filled.judge(file_in(event(filled, "flood"), NAME), BY)
    ends = event(filled, "raid"), event(filled, "flood")
    filled.judge(Judgement(JudgementKind.SAME_EVENT, ends[0], None, ends[1], None), BY)
    assert len(filled.events(dossier=NAME)) == len(filled.events()) == 1


def test_a_dossiers_list_tells_what_is_in_it(filled: Ledger) -> None:
    """Names with sides alone are dossiers too."""
    filled.judge(file_in(event(filled, "flood"), NAME), BY)
    filled.judge(file_in(event(filled, "raid"), NAME, out=True), BY)
    filled.judge(set_side(actor_id("Governor Tessel"), "Varn", "A border"), BY)
    border, river = filled.dossiers()
    assert (border.name, dict(border.sides), border.events, border.out) == ("A border", {"Varn": 1}, (), ())
    assert (river.name, dict(river.sides), river.events) == (NAME, {}, (event(filled, "flood"),))
    assert river.out == (event(filled, "raid"),)


def test_the_sides_of_a_dossier_are_those_of_its_accounts(filled: Ledger) -> None:
    """What is laid over an account that is kept is what the fold tells."""
    tessel, varn = actor_id("Governor Tessel"), actor_id("Ministry of Varn")
    for actor, side, dossier in ((tessel, "West", NAME), (tessel, "East", "Another"), (varn, "North", None)):
        filled.judge(set_side(actor, side, dossier), BY)
    raid = event(filled, "raid")
    for name in (NAME, "Another", "A third"):
        kept = filled.event(raid)
        assert with_sides(kept, filled.sides(name)).aspects == tuple(
            replace(one, as_of=kept.aspects[0].as_of) for one in filled.event(raid, dossier=name).aspects
        )


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (lambda one: Judgement(JudgementKind.DOSSIER, one, "in", None, None), "needs the dossier's name"),
        (lambda one: Judgement(JudgementKind.DOSSIER, one, "in", "  ", None), "needs the dossier's name"),
        (lambda one: Judgement(JudgementKind.DOSSIER, one, "maybe", NAME, None), "is in or out"),
        (lambda one: Judgement(JudgementKind.DOSSIER, one, "in", "x" * 201, None), "at most 200"),
    ],
)
def test_what_says_nothing_is_refused(filled: Ledger, made: Callable[[str], Judgement], why: str) -> None:
    """And what is filed must be there."""
    with pytest.raises(BadRequest, match=why):
        filled.judge(made(event(filled, "flood")), BY)
    with pytest.raises(NotFound):
        filled.judge(file_in("event-0000000000000000", NAME), BY)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 4), st.booleans()), max_size=6))
def test_lists_and_folds_agree_on_what_is_in(filled: Ledger, steps: list[tuple[int, bool]]) -> None:
    """Whatever was filed and taken out, in whatever order, again and again."""
    things = [event(filled, "raid"), event(filled, "flood"), *(one.id for one in filled.reports())]
    for at, out in steps:
        filled.judge(file_in(things[at], NAME, out=out), BY)
    known(filled)
    with_check = [fault for one in filled.check() for fault in one.faults]
    assert with_check == []
