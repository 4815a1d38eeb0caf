"""What is proposed to a person, kept beside the events that it is about, so that the queue costs no fold.

A claim's row belongs to its event, or to its report where it is about none; a pair of events to both; a pair of actors
to the event of which both speak. Rows go with what they belong to, and come with its new account.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from heapq import merge
from itertools import islice
from typing import Any, Final

from sayso.domain.ledger import Proposed, ToldClaim
from sayso.fold.namesakes import ActorsProposed
from sayso.fold.proposals import ClaimProposed, Filter, Item, MergeProposed, is_wanted, queued
from sayso.ledger.overview.entering import fit
from sayso.ledger.overview.finding import counted
from sayso.ledger.trees import actor_from, actor_to

MANY: Final = 5_000
"""Proposals of some speakers from which on they are met with soon enough where the queue is gone along."""

_SPEAKING: Final = "SELECT value, number FROM tally WHERE what = 'speaking' AND instr(value, ?) > 0"
"""Speakers by a part of their names, and what is proposed of each: of each there is, and not of each claim."""

_ENTER: Final = "INSERT OR REPLACE INTO proposed VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class Turn:
    """One proposal as it is kept: a claim or a tie of two events by its id, or two actors."""

    id: str
    score: float
    kind: Proposed
    actors: ActorsProposed | None = None


def enter_proposed(db: sqlite3.Connection, items: Iterable[Item]) -> None:
    """Proposals about events; claims about none are entered with their reports."""
    rows = (_row(one) for one in items if not (isinstance(one, ClaimProposed) and one.told.claim.event is None))
    db.executemany(_ENTER, rows)


def enter_eventless(db: sqlite3.Connection, claims: Iterable[ToldClaim]) -> None:
    """Claims about no event. Those that their reports had before are gone already."""
    db.executemany(_ENTER, [_claim_row(one, one.claim.report) for one in claims])


def forget_eventless(db: sqlite3.Connection, reports: Iterable[str]) -> None:
    """Takes out what these reports say about no event."""
    db.executemany("DELETE FROM proposed WHERE owner = ?", [(one,) for one in reports])


def forget_proposed(db: sqlite3.Connection, events: Iterable[str]) -> None:
    """Takes out what is about any of these reports' events."""
    gone = [(one,) for one in events]
    db.executemany("DELETE FROM proposed WHERE owner = ?", gone)
    db.executemany("DELETE FROM proposed WHERE other = ?", gone)


def _row(item: Item) -> tuple[object, ...]:
    match item:
        case ClaimProposed() as claimed:
            return _claim_row(claimed.told, claimed.told.claim.event or "")
        case MergeProposed(tie, left, right):
            kind = Proposed.SAME_EVENT.value
            return tie.id, left.id, kind, tie.score, right.id, left.report, right.report, None, None, None, None
        case ActorsProposed() as pair:
            told = [actor_to(pair.left), actor_to(pair.right), pair.because, sorted(pair.events), sorted(pair.reports)]
            kept, owner = json.dumps(told, ensure_ascii=False), min(pair.events)
            kind = Proposed.SAME_ACTOR.value
            return pair.id, owner, kind, pair.score, None, min(pair.reports), None, None, None, None, fit(kept)


def _claim_row(told: ToldClaim, owner: str) -> tuple[object, ...]:
    claim, name = told.claim, told.actor.name.casefold() if told.actor else None
    kind = Proposed.CLAIM.value
    return (
        told.id, owner, kind, claim.score, None, claim.report, None,
        claim.aspect.value, claim.stance.value, name and fit(name), None,
    )  # fmt: skip


def turns(db: sqlite3.Connection, wanted: Filter, start: int, limit: int, most: int) -> tuple[list[Turn], int, bool]:
    """A part of the queue, the least sure first; how many a filter leaves in all; and whether it leaves more than that.

    Args:
        db: the overview.
        wanted: the filter.
        start: how many to pass over.
        limit: how many at most.
        most: how many are counted at most, where their number is not kept.
    """
    pairs = [
        Turn(one.id, one.score, Proposed.SAME_ACTOR, one)
        for one in _pairs(db, wanted)
        if isinstance(one, ActorsProposed)
    ]
    where, values = _where(wanted, named=wanted.actor is not None and _spoken(db, wanted.actor) <= MANY)
    number, more = _kept_number(db, wanted), False
    if number is None:
        asked = f"SELECT count(*) FROM (SELECT 1 FROM proposed WHERE {where} LIMIT ?)"  # noqa: S608  names of ours
        (found,) = db.execute(asked, (*values, most + 1)).fetchone()
        number, more = min(found, most), found > most
    asked = f"SELECT id, score, kind FROM proposed WHERE {where} ORDER BY score, id LIMIT ?"  # noqa: S608  as above
    others = (Turn(name, score, Proposed(kind)) for name, score, kind in db.execute(asked, (*values, start + limit)))
    told = islice(merge(pairs, others, key=lambda one: (one.score, one.id)), start, start + limit)
    return list(told), number + len(pairs), more


def _kept_number(db: sqlite3.Connection, wanted: Filter) -> int | None:
    """How many claims and pairs of events a filter leaves, where that is known without their being counted."""
    if replace(wanted, kind=None) == Filter():
        kinds = {Proposed.CLAIM: "proposed claims", Proposed.SAME_EVENT: "proposed pairs"}
        return sum(counted(db, what) for kind, what in kinds.items() if wanted.kind in (None, kind))
    if wanted.actor is not None and replace(wanted, kind=None, actor=None) == Filter():
        return _spoken(db, wanted.actor) if wanted.kind in (None, Proposed.CLAIM) else 0
    return None


def _spoken(db: sqlite3.Connection, actor: str) -> int:
    """How many claims are proposed of speakers with this part of a name."""
    asked = f"SELECT coalesce(sum(number), 0) FROM ({_SPEAKING})"  # noqa: S608  a constant
    return int(db.execute(asked, (fit(actor.casefold()),)).fetchone()[0])


def _pairs(db: sqlite3.Connection, wanted: Filter) -> list[Item]:
    """Those of actors that a filter leaves, each once, in the queue's order: they are few."""
    rows = db.execute("SELECT score, kept FROM proposed WHERE kind = 'same-actor'")  # as its index has it
    found = (_pair(score, json.loads(kept)) for score, kept in rows)
    return queued(one for one in found if is_wanted(one, wanted))


def _pair(score: float, told: list[Any]) -> ActorsProposed:
    left, right, because, events, reports = told
    return ActorsProposed(actor_from(left), actor_from(right), score, because, frozenset(events), frozenset(reports))


def _where(wanted: Filter, *, named: bool) -> tuple[str, list[object]]:
    """A filter over claims and pairs of events, as a condition with its values.

    ``named``: speakers are looked up by their names, for there is little of them; else the queue is gone along until
    they come.
    """
    parts = list(_parts(wanted, named=named))
    return " AND ".join(part for part, _ in parts), [value for _, values in parts for value in values]


def _parts(wanted: Filter, *, named: bool) -> Iterator[tuple[str, tuple[object, ...]]]:
    of_claims = wanted.aspect is not None or wanted.stance is not None
    yield "aspect IS NOT NULL AND stance IS NOT NULL" if of_claims else "kind <> 'same-actor'", ()
    if wanted.kind is not None:
        yield "kind = ?", (wanted.kind.value,)
    if wanted.below is not None:
        yield "score < ?", (wanted.below,)
    if wanted.above is not None:
        yield "score > ?", (wanted.above,)
    for value, columns in ((wanted.report, ("report", "other_report")), (wanted.event, ("owner", "other"))):
        if value is not None:
            yield f"({' OR '.join(f'{column} = ?' for column in columns)})", (value, value)
    for name, value in (("aspect", wanted.aspect), ("stance", wanted.stance)):
        if value is not None:
            yield f"{name} = ?", (value.value,)
    if wanted.actor is not None:
        condition = f"name IN (SELECT value FROM ({_SPEAKING}))" if named else "instr(name, ?) > 0"  # noqa: S608
        yield condition, (fit(wanted.actor.casefold()),)
