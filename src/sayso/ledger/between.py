"""The answers at two moments, folded for those events alone whose accounts can differ between them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from typing import TypeAlias

from sqlalchemy import Connection, and_

from sayso.domain.changes import Change
from sayso.fold.changed import changed
from sayso.fold.status import EventGroup, contested_first, fold_groups
from sayso.ledger import schema
from sayso.ledger.changes import groups_around, heard_by, too_many
from sayso.ledger.surroundings import around
from sayso.ledger.touched import touched_by

Present: TypeAlias = Callable[[Iterable[str]], Iterable[EventGroup]]
"""Gives the events that reports' events are held to be, by the ids of these, where answers are kept."""


def touched_between(connection: Connection, since: datetime, until: datetime) -> set[str]:
    """The reports' events whose accounts can depend on what was recorded after one moment and up to another.

    They are found by the new entries alone: what was recorded before costs nothing.
    """
    when = schema.entries.c.recorded_at
    return touched_by(connection, and_(when > since, when <= until))


def changed_between(
    connection: Connection,
    since: datetime,
    until: datetime,
    dossier: str | None = None,
    events: Collection[str] | None = None,
    present: Present | None = None,
) -> tuple[Change, ...]:
    """What changed in the answers between two moments: as ``changed`` over two folds of everything.

    Args:
        connection: in a transaction.
        since: the earlier moment, aware.
        until: the later one, aware.
        dossier: whose sides count; None: those set for all.
        events: of these reports' events, and of what they were or are held to be one with, alone; None: of all.
        present: has the answers as of the later moment; None: they are folded.
    """
    touched = touched_between(connection, since, until) if events is None else set(events)
    if present is not None:
        reached = around(connection, touched, until).members
        after = tuple(present(reached))
        reached = reached.union(*(one.members for one in after))
    elif too_many(connection, touched):
        return changed(*(fold_groups(heard_by(connection, moment), moment, dossier) for moment in (since, until)))
    else:
        after, reached = groups_around(connection, touched, until, dossier)
    # ties and judgements are only added: whatever was one event with these before is among them now
    before, _ = groups_around(connection, reached, since, dossier)
    return changed(contested_first(before), contested_first(after))
