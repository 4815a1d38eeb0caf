"""The ties of a reading to what is known: found before its writer's turn, and found again in it where they may differ.

Whoever writes has the ledger alone, so what can be done before is: looking up and comparing take half of the time that
a report takes. What is recorded between the look and the turn is seen to: the ties are kept where nothing of it was
found under any key of the reading's, and none of the reports that they rest on was read again; else they are found
anew. So they are what they would be if all had been done in the turn.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from sayso.domain.ledger import Relation, RelationKind
from sayso.ledger.asking import THESE
from sayso.ledger.likeness import LikeTexts, look_up, texts_to_compare
from sayso.ledger.nearby import events_of, neighbours, reports_under
from sayso.ledger.schema import Kind, entries, readings
from sayso.ledger.telling import Telling
from sayso.ledger.tied import copies_of
from sayso.relate import EventSketch, asked_keys, relate_events, relate_texts

_LAST = select(func.max(entries.c.seq))
_KNOWN = select(readings.c.nth).where(readings.c.report.in_(THESE)).limit(1)


@dataclass(frozen=True, slots=True)
class Ties:
    """The ties of one reading.

    Attributes:
        found: all of them, to others' texts and events.
        like: what the index has under the fingerprints of a new report's text; None: the report is known already.
        reports: the reports whose texts or events were compared.
    """

    found: tuple[Relation, ...]
    like: LikeTexts | None
    reports: frozenset[str]


@dataclass(frozen=True, slots=True)
class Foreseen:
    """The ties of a new report as they were when the ledger's last entry had this number."""

    last: int
    ties: Ties


def foresee(connection: Connection, told: Telling) -> Foreseen | None:
    """The ties of a report by what can be seen now; None: it is known, so that they wait for their turn."""
    if connection.execute(_KNOWN, {"these": [told.report.id]}).first() is not None:
        return None
    return Foreseen(_last(connection), ties_of(connection, told, new=True))


def holds(connection: Connection, told: Telling, foreseen: Foreseen) -> bool:
    """Whether the ties are what they were, whatever was recorded since.

    Args:
        connection: in a transaction that is the only writer, before anything of the reading is recorded.
        told: the reading; its report is still new.
        foreseen: its ties.
    """
    if _last(connection) == foreseen.last:
        return True
    asked = select(entries.c.id).where(entries.c.seq > foreseen.last, entries.c.kind == Kind.REPORT).distinct()
    fresh = set(connection.execute(asked).scalars())
    if not fresh:
        return True
    if not fresh.isdisjoint(foreseen.ties.reports):
        return False
    like = look_up(connection, told.text_sketch)
    near = like.shared.keys() | like.under.keys() | reports_under(connection, _keys(told))
    return fresh.isdisjoint(near)


def ties_of(connection: Connection, told: Telling, *, new: bool) -> Ties:
    """Ties to neighbours: of a new report's text, and of the events of any reading to those that stand now."""
    report = told.report.id
    ties: list[Relation] = []
    like, compared = None, set[str]()
    if new:
        like = look_up(connection, told.text_sketch)
        texts = texts_to_compare(connection, told.text_sketch, like)
        ties += relate_texts(report, told.text_sketch, texts)
        compared |= like.shared.keys() | like.under.keys()
    repeated = (copies_in(ties) if new else copies_of(connection, report)) - {report}
    if told.events:
        others = {one.event: one for one in neighbours(connection, report, _keys(told))}
        others |= {one.event: one for one in events_of(connection, report, repeated)}
        tied = relate_events(told.sketches, others.values(), repeated=repeated)
        story = _story(tied, others) - repeated
        if story:  # reports of one story: their lesser events may be the same without a key in common
            others |= {one.event: one for one in events_of(connection, report, story)}
            tied = relate_events(told.sketches, others.values(), repeated=repeated)
        ties += tied
        compared |= {one.report for one in others.values()}
    return Ties(tuple(ties), like, frozenset(compared | repeated))


def copies_in(ties: Iterable[Relation]) -> frozenset[str]:
    """The reports that ties make copies of one another."""
    return frozenset(end for tie in ties if tie.kind is RelationKind.REPEATS for end in (tie.left, tie.right))


def _keys(told: Telling) -> frozenset[str]:
    return frozenset(key for one in told.sketches for key in asked_keys(one))


def _story(tied: Iterable[Relation], others: dict[str, EventSketch]) -> frozenset[str]:
    """The reports of whose events one is the same as one of the reading's."""
    same = (tie for tie in tied if tie.kind is RelationKind.SAME_EVENT)
    return frozenset(others[name].report for tie in same for name in (tie.left, tie.right) if name in others)


def _last(connection: Connection) -> int:
    return connection.execute(_LAST).scalar_one() or 0
