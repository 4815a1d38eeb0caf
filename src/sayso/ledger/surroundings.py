"""Questions to the tables: what the account of an event can depend on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, Connection, select

from sayso.domain.ledger import Entry, Judgement, JudgementKind, RelationKind, ToldEvent
from sayso.fold.grouping import Groups
from sayso.ledger import schema
from sayso.ledger.asking import entries_among, entries_where, portions
from sayso.ledger.schema import Kind
from sayso.ledger.tied import ends_of, tied_to, versions_among


@dataclass(frozen=True, slots=True)
class Around:
    """All reports' events that ties of any kind or judgements lead to from some, over however many steps.

    ``pages`` are the reports that must be seen whole to tell how these depend on one another.
    """

    members: frozenset[str]
    pages: frozenset[str]


def around(connection: Connection, some: Iterable[str], as_of: datetime) -> Around:
    """What the accounts of some reports' events can depend on."""
    members = set(some)
    pages: set[str] = set()
    while True:
        tied = tied_to(connection, RelationKind.SAME_EVENT, members)
        members = set(tied)
        judged = judged_about(connection, tied, as_of)
        for one in couplings(connection, [one.body for one in judged if isinstance(one.body, Judgement)]):
            if not members.isdisjoint(one.events):
                members |= one.events
                pages |= one.reports
        if members == tied:  # whatever is tied to these is among them already
            return Around(frozenset(members), frozenset(pages))


def entries_around(connection: Connection, here: Around, as_of: datetime) -> Iterator[Entry]:
    """All entries that an account can depend on."""
    members, pages = here.members, here.pages
    beside = ends_of(connection, RelationKind.POSSIBLY_SAME, members)
    yield from judged_about(connection, members | beside, as_of)
    told = list(_told_of(connection, as_of, schema.events.c.id, schema.claims.c.event, members | beside))
    reports = {one.body.report for one in told if isinstance(one.body, ToldEvent)} | pages
    versions = versions_among(connection, reports)
    paged = {end for one in versions for end in (one.report, one.former)} | pages
    known = {one.id for one in told}
    whole = _told_of(connection, as_of, schema.events.c.report, schema.claims.c.report, paged)
    yield from told
    yield from (one for one in whole if one.id not in known)  # what stayed and what went is seen by all of a page
    yield from (one for _, one in entries_among(connection, Kind.VERSION, as_of, schema.versions.c.report, paged))
    reports |= paged
    yield from (one for _, one in entries_among(connection, Kind.REPORT, as_of, schema.reports.c.id, reports))
    ends = members | beside | tied_to(connection, RelationKind.REPEATS, reports)
    yield from (one for _, one in entries_among(connection, Kind.RELATION, as_of, schema.relations.c.left, ends))


_ON_ACTORS = (
    JudgementKind.SIDE,
    JudgementKind.SAME_ACTOR,
    JudgementKind.NEVER_SAME_ACTOR,
    JudgementKind.SPLIT_ACTOR,
    JudgementKind.RELIABILITY,
)


def judged_about(
    connection: Connection, events: Iterable[str], as_of: datetime | None, claims: Iterable[str] = ()
) -> list[Entry]:
    """The judgements that can concern these events of reports, or these claims, and all that take one of those back.

    These are the judgements on the events and on their claims; on whatever stands in a page of theirs that was read
    again or changed, from which they may be carried; on claims that were moved to one of the events; and on actors.
    """
    events, own, judgement = set(events), schema.claims.c, schema.judgements.c
    told = schema.events.c
    ids = events | set(claims)
    reports: set[str] = set()
    for wanted, table in ((events, told), (ids - events, own)):
        for portion in portions(wanted):
            reports.update(connection.execute(select(table.report).where(table.id.in_(portion))).scalars())
    pages = {report for page in _read_again(connection, reports) for report in page}
    for wanted, column, name in (
        (events, own.event, own.id),
        (pages, own.report, own.id),
        (pages, told.report, told.id),
    ):
        for portion in portions(wanted):
            ids.update(connection.execute(select(name).where(column.in_(portion))).scalars())
    moved = [f"event={one}" for one in ids if one.startswith("event-")]  # as ``values.correction`` writes it
    found = _on_actors(connection, as_of)
    for column, values in (
        (judgement.subject, ids),
        (judgement.other, ids),
        (judgement.value, moved),
    ):
        found |= dict(entries_among(connection, Kind.JUDGEMENT, as_of, column, values))
    return _and_undone(connection, found, as_of)


def judged_of_actors(connection: Connection, as_of: datetime | None) -> list[Entry]:
    """The judgements on sides and on who is who, and all that take one of those back."""
    return _and_undone(connection, _on_actors(connection, as_of), as_of)


_THINGS = ("event-", "actor-", "report-")
"""How the ids begin of what a judgement can be about beside its subject."""


def judgements_naming(connection: Connection, names: Iterable[str], as_of: datetime | None = None) -> list[Entry]:
    """The judgements that are one of these or name one, and all that take one of those back.

    A dossier, of which thousands may be, is none of what is named.
    """
    ids, judgement = set(names), schema.judgements.c
    found: dict[int, Entry] = {}
    for column, values in (
        (judgement.id, ids),
        (judgement.subject, ids),
        (judgement.other, {one for one in ids if one.startswith(_THINGS)}),
    ):
        found |= dict(entries_among(connection, Kind.JUDGEMENT, as_of, column, values))
    return _and_undone(connection, found, as_of)


def _on_actors(connection: Connection, as_of: datetime | None) -> dict[int, Entry]:
    return dict(entries_where(connection, Kind.JUDGEMENT, as_of, schema.judgements.c.kind.in_(_ON_ACTORS)))


def _and_undone(connection: Connection, found: dict[int, Entry], as_of: datetime | None) -> list[Entry]:
    edge = {entry.id for entry in found.values()}
    while edge:
        undone = dict(entries_among(connection, Kind.JUDGEMENT, as_of, schema.judgements.c.subject, edge))
        edge = {entry.id for seq, entry in undone.items() if seq not in found}
        found |= undone
    return [found[seq] for seq in sorted(found)]


@dataclass(frozen=True, slots=True)
class Coupling:
    """Events that a judgement makes depend on one another, and the reports that must be seen whole to tell how."""

    events: frozenset[str]
    reports: frozenset[str]


def couplings(connection: Connection, judged: Iterable[Judgement]) -> list[Coupling]:
    """What judgements tie together.

    These are the two of a pair, a claim's event and the one it was corrected to, and all events of a page that was read
    again or changed, over which a judgement may be carried.
    """
    made = list(judged)
    ends = {end for one in made for end in (one.subject, one.other) if end is not None}
    homes = homes_of(connection, ends)
    found = []
    for one in made:
        pair = {one.subject, one.other or one.subject} & homes.keys()
        field, _, to = (one.value or "").partition("=")
        events = {homes[end][1] or "" for end in pair}
        if one.kind is JudgementKind.CORRECT and field == "event":
            events.add(to)
            found.append(Coupling(frozenset(events - {""}), frozenset(homes[end][0] for end in pair)))
        elif len(pair) > 1:
            found.append(Coupling(frozenset(events), frozenset()))
    again = _read_again(connection, {report for report, _ in homes.values()})
    for pages in again:
        asked = select(schema.events.c.id).where(schema.events.c.report.in_(pages))
        found.append(Coupling(frozenset(connection.execute(asked).scalars()), pages))
    return found


def homes_of(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[str, str | None]]:
    """By the id of a claim or event its report and its event."""
    claims, events = schema.claims.c, schema.events.c
    found: dict[str, tuple[str, str | None]] = {}
    for portion in portions(ids):
        for asked in (
            select(claims.id, claims.report, claims.event).where(claims.id.in_(portion)),
            select(events.id, events.report, events.id).where(events.id.in_(portion)),
        ):
            found.update((name, (report, event)) for name, report, event in connection.execute(asked))
    return found


def _read_again(connection: Connection, reports: Iterable[str]) -> set[frozenset[str]]:
    """Of these reports the pages that have several versions or readings, each as the set of its reports."""
    wanted = set(reports)
    again: set[str] = set()
    for portion in portions(wanted):
        asked = select(schema.readings.c.report).where(schema.readings.c.report.in_(portion), schema.readings.c.nth > 0)
        again.update(connection.execute(asked).scalars())
    pages = Groups()
    versions = versions_among(connection, wanted)
    for one in versions:
        pages.tie(one.report, one.former)
    ends = {end for one in versions for end in (one.report, one.former)}
    return {frozenset(page) for page in pages.of(sorted(ends | again)).values()}


def _told_of(
    connection: Connection, as_of: datetime, event: Column[str], claim: Column[str], ids: Iterable[str]
) -> Iterator[Entry]:
    """Events and claims that have one of these ids in a column of theirs, of whatever reading."""
    wanted = list(ids)
    for kind, column in ((Kind.EVENT, event), (Kind.CLAIM, claim)):
        yield from (entry for _, entry in entries_among(connection, kind, as_of, column, wanted))
