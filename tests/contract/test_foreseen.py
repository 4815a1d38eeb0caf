"""The ties of a report that are looked for before its writer's turn are those that its turn would find."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.domain.ledger import Relation
from sayso.domain.reading import Reading
from sayso.ledger import Ledger
from sayso.ledger.foreseeing import foresee, holds, ties_of
from sayso.ledger.recording import record_telling
from sayso.ledger.telling import tell
from tests.ledger.builders import Happening, Page, Told, build
from tests.ledger.pages import body
from tests.ledger.rereading import otherwise

NEW = build(Page(publisher="The Later Post", body=body(1)))
"""Tells of the event that the others tell of, in the words of every third."""

NEW_ENDS = {NEW.report.id, *(one.id for one in NEW.identities.events)}

Between = Callable[[Ledger], object]


def report(number: int) -> Reading:
    """One of several reports of one event."""
    return build(Page(publisher=f"Outlet {number}", body=body(1 + number % 3)))


def elsewhere() -> Reading:
    """A report of something else, in other words."""
    happening = Happening("protest", "Telmarin", None, "Peaceful protest")
    told = Told(words="crowds filled the square at Telmarin", who="Governor Tessel")
    return build(Page(publisher="Radio Corv", told=[told], events=[happening], body=body(9)))


SEEN: dict[str, tuple[Between, bool]] = {
    "nothing": (lambda _: None, True),
    "a report of something else": (lambda ledger: ledger.record(elsewhere()), True),
    "a report of the same event": (lambda ledger: ledger.record(report(7)), False),
    "a copy of its text": (lambda ledger: ledger.record(report(3)), False),
    "another reading of what it is tied to": (lambda ledger: ledger.record(otherwise(report(0), 1)), False),
}


@pytest.mark.parametrize("what", list(SEEN))
def test_what_is_recorded_before_the_turn_is_seen(ledger: Ledger, what: str) -> None:
    """Ties that were foreseen hold only where they are what would be found now; where nothing bears on them they do."""
    for number in range(3):
        ledger.record(report(number))
    told = tell(NEW)
    with ledger._reading() as connection:
        foreseen = foresee(connection, told)
    assert foreseen is not None
    assert foreseen.ties.found
    between, held = SEEN[what]
    between(ledger)
    with ledger._reading() as connection:
        now = ties_of(connection, told, new=True)
        assert holds(connection, told, foreseen) is held
    assert not held or now.found == foreseen.ties.found
    with ledger._writing() as pen:
        record_telling(pen, told, None, foreseen)
    assert {one.id for one in now.found} == {one.id for one in ties(ledger) if NEW_ENDS & {one.left, one.right}}


def ties(ledger: Ledger) -> list[Relation]:
    """All that is tied in a ledger."""
    return [one.body for one in ledger.entries() if isinstance(one.body, Relation)]


def test_a_report_that_is_known_is_not_foreseen(ledger: Ledger) -> None:
    """What another reader finds in it is compared in the turn alone."""
    ledger.record(NEW)
    with ledger._reading() as connection:
        assert foresee(connection, tell(otherwise(NEW, 1))) is None
