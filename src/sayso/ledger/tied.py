"""Questions to the tables: what is tied to what, over one step or however many."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, or_, select

from sayso.domain.ledger import RelationKind, Version
from sayso.ledger import schema
from sayso.ledger.asking import entries_where, portions
from sayso.ledger.schema import Kind


def tied_to(connection: Connection, kind: RelationKind, ids: Iterable[str]) -> set[str]:
    """All that is tied to these ids by relations of this kind, over however many steps; the ids themselves too."""
    relation = schema.relations
    reached = set(ids)
    edge = set(reached)
    while edge:
        found: set[str] = set()
        for portion in portions(edge):
            touching = or_(relation.c.left.in_(portion), relation.c.right.in_(portion))
            asked = select(relation.c.left, relation.c.right).where(relation.c.kind == kind, touching)
            for pair in connection.execute(asked):
                found.update(pair)
        edge = found - reached
        reached |= found
    return reached


def ends_of(connection: Connection, kind: RelationKind, ids: Iterable[str]) -> set[str]:
    """What is tied to these ids by one relation of this kind; the ids themselves too where anything is."""
    relation = schema.relations
    found: set[str] = set()
    for portion in portions(ids):
        touching = or_(relation.c.left.in_(portion), relation.c.right.in_(portion))
        for pair in connection.execute(
            select(relation.c.left, relation.c.right).where(relation.c.kind == kind, touching)
        ):
            found.update(pair)
    return found


def ties_among(connection: Connection, kind: RelationKind, ids: Iterable[str] | None) -> list[tuple[str, str]]:
    """The pairs that relations of this kind tie, those alone whose left end is among these ids, or all."""
    asked = select(schema.relations.c.left, schema.relations.c.right).where(schema.relations.c.kind == kind)
    lists = [asked] if ids is None else [asked.where(schema.relations.c.left.in_(some)) for some in portions(ids)]
    return [(left, right) for one in lists for left, right in connection.execute(one)]


def copies_of(connection: Connection, report: str) -> frozenset[str]:
    """The reports that repeat this one's text or whose text it repeats."""
    relation = schema.relations
    asked = select(relation.c.left, relation.c.right).where(
        relation.c.kind == RelationKind.REPEATS, or_(relation.c.left == report, relation.c.right == report)
    )
    return frozenset(end for pair in connection.execute(asked) for end in pair) - {report}


def versions_among(connection: Connection, reports: Iterable[str]) -> tuple[Version, ...]:
    """All versions that these reports are of, over however many steps."""
    version = schema.versions
    found: dict[str, Version] = {}
    asked_for: set[str] = set()
    while edge := set(reports) - asked_for:
        asked_for |= edge
        for portion in portions(edge):
            touching = or_(version.c.report.in_(portion), version.c.former.in_(portion))
            for _, entry in entries_where(connection, Kind.VERSION, None, touching):
                assert isinstance(entry.body, Version)
                found[entry.id] = entry.body
        reports = {end for one in found.values() for end in (one.report, one.former)}
    return tuple(found.values())
