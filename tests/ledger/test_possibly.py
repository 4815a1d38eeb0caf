"""Events that are possibly one: told with each of the two, counted by neither, and decided by people."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import create_engine

from sayso.domain.account import EventAccount
from sayso.domain.ledger import Entry, Judgement, JudgementKind, Relation, RelationKind, ToldEvent
from sayso.fold.decisions import decisions_of
from sayso.fold.force import in_force
from sayso.fold.proposals import MergeProposed, proposed
from sayso.fold.standing import standing_of
from sayso.fold.status import fold
from sayso.ledger import schema
from sayso.ledger.nearby import MOST_UNDER_A_KEY, full_keys
from tests.ledger.builders import MONDAY, Page, Told, build
from tests.ledger.model import model_of
from tests.ledger.pages import body

LATER = datetime(2040, 1, 1, tzinfo=UTC)


def _two_events() -> tuple[list[Entry], str, str]:
    """Entries of two reports' events with nothing but a possible tie between them."""
    told = model_of([build(Page(told=(Told(),))), build(Page(publisher="Other Herald", body=body(2), told=(Told(),)))])
    entries = [entry for entry in told.entries if not isinstance(entry.body, Relation)]
    left, right = sorted(entry.id for entry in entries if isinstance(entry.body, ToldEvent))
    tie = Relation(RelationKind.POSSIBLY_SAME, left, right, 0.5, "both tell of korva")
    return [*entries, Entry(MONDAY + timedelta(hours=9), "a reader", tie)], left, right


def _events(entries: list[Entry]) -> dict[str, EventAccount]:
    return {one.id: one for one in fold(entries, LATER)}


def _judged(entries: list[Entry], kind: JudgementKind, left: str, right: str) -> list[Entry]:
    return [*entries, Entry(MONDAY + timedelta(days=1), "an editor", Judgement(kind, left, None, right, None))]


def test_a_possible_tie_joins_nothing_and_is_told_on_both_sides() -> None:
    """Two events stay two, and each names the other with score and reason."""
    entries, left, right = _two_events()
    found = _events(entries)
    assert set(found) == {left, right}
    assert [(one.event, one.score, one.because) for one in found[left].possibly] == [(right, 0.5, "both tell of korva")]
    assert [one.event for one in found[right].possibly] == [left]


def test_what_a_person_decides_is_possible_no_more() -> None:
    """Held the same, the two are one event; held never the same, neither names the other."""
    entries, left, right = _two_events()
    (joined,) = _events(_judged(entries, JudgementKind.SAME_EVENT, left, right)).values()
    assert joined.possibly == ()
    parted = _events(_judged(entries, JudgementKind.NEVER_SAME, left, right))
    assert [one.possibly for one in parted.values()] == [(), ()]


def test_a_possible_tie_is_proposed_until_it_is_decided() -> None:
    """A person is asked whether the two are one, with the score; either answer ends it."""
    entries, left, right = _two_events()

    def asked(told: list[Entry]) -> list[tuple[str, str, float]]:
        standing = standing_of(told)
        found = proposed(standing, decisions_of(in_force(standing.judged), standing.carried))
        return [(one.left.id, one.right.id, one.score) for one in found if isinstance(one, MergeProposed)]

    assert asked(entries) == [(left, right, 0.5)]
    assert asked(_judged(entries, JudgementKind.SAME_EVENT, left, right)) == []
    assert asked(_judged(entries, JudgementKind.NEVER_SAME, left, right)) == []


def test_a_key_is_full_when_it_has_its_first_events() -> None:
    """Of a key only so many events are kept, however many share it; other keys take no notice."""
    with create_engine("sqlite://").connect() as connection:
        schema.metadata.create_all(connection)
        rows = [{"key": "s:korva:raid", "event": f"event-{n}", "nth": 0} for n in range(MOST_UNDER_A_KEY)]
        connection.execute(schema.event_keys.insert(), rows[:-1])
        assert full_keys(connection, ["s:korva:raid", "s:a:b"]) == set()
        connection.execute(schema.event_keys.insert(), rows[-1:])
        assert full_keys(connection, ["s:korva:raid", "s:a:b"]) == {"s:korva:raid"}
