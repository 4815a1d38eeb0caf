"""Which reports' events an entry bears on, whatever it is: whose accounts can have changed by it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Column, ColumnElement, Connection, select

from sayso.domain.ledger import Judgement, Relation, RelationKind, Version
from sayso.domain.report import Report
from sayso.ledger import schema
from sayso.ledger.asking import entries_which, ids_which, portions
from sayso.ledger.schema import Kind
from sayso.ledger.surroundings import judgements_naming
from sayso.ledger.tied import tied_to


def touched_by(connection: Connection, fresh: ColumnElement[bool]) -> set[str]:
    """The reports' events whose accounts can depend on the entries that fit a condition on ``entries``."""
    reports: set[str] = set()
    judged: list[Judgement] = []
    told, said = (ids_which(connection, kind, fresh) for kind in (Kind.EVENT, Kind.CLAIM))
    events = told | _ids(connection, schema.claims.c.event, schema.claims.c.id, said)
    for kind in (Kind.REPORT, Kind.VERSION, Kind.RELATION, Kind.JUDGEMENT):
        for _, entry in entries_which(connection, kind, None, fresh):
            match entry.body:
                case Report() as body:
                    reports.add(body.id)
                case Version() as body:
                    reports |= {body.report, body.former}
                case Relation(kind=RelationKind.SAME_EVENT | RelationKind.POSSIBLY_SAME) as body:
                    events |= {body.left, body.right}
                case Relation(kind=RelationKind.REPEATS) as body:
                    reports |= {body.left, body.right}
                case Judgement() as body:
                    judged.append(body)
    found = _judged(connection, judged)
    reports |= tied_to(connection, RelationKind.REPEATS, reports)
    return events | found | _ids(connection, schema.events.c.id, schema.events.c.report, reports)


def _judged(connection: Connection, judged: Sequence[Judgement]) -> set[str]:
    """The events that judgements bear on, by whatever they name: events, claims, actors, reports, judgements.

    One on a judgement bears on what that one is about; one on an actor on all whom people have ever tied to them.
    """
    named = all_named(connection, judged)
    events = {one for one in named if one.startswith("event-")}
    for column in (schema.claims.c.id, schema.claims.c.report):
        events |= _ids(connection, schema.claims.c.event, column, named)
    actors = {one for one in named if one.startswith("actor-")}  # the rest is nobody's, and would be looked for in vain
    return events | _ids(connection, schema.claims.c.event, schema.claims.c.actor, actors)


def all_named(connection: Connection, judged: Iterable[Judgement]) -> set[str]:
    """All that judgements name, and what those name in turn that they name, and that people tied actors to."""
    named = {end for one in judged for end in _named(one)}
    edge = named
    while edge := {one for one in edge if one.startswith(("judgement-", "actor-"))}:
        made = [one.body for one in judgements_naming(connection, edge) if isinstance(one.body, Judgement)]
        reached = {end for one in made if one.id in edge or _on_actors(one) & edge for end in _named(one)}
        edge = reached - named
        named |= reached
    return named


def _named(judgement: Judgement) -> set[str]:
    """What a judgement names: its ends, and the event that a claim is corrected to."""
    return {judgement.subject, judgement.other or judgement.subject, (judgement.value or "").rpartition("=")[2]} - {""}


def _on_actors(judgement: Judgement) -> set[str]:
    return {one for one in _named(judgement) if one.startswith("actor-")}


def _ids(connection: Connection, wanted: Column[str], column: Column[str], ids: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for portion in portions(ids):
        rows = connection.execute(select(wanted).where(column.in_(portion)).distinct()).scalars()
        found.update(one for one in rows if one)
    return found
