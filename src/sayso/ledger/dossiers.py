"""Which events belong to which dossier, as people filed them.

A dossier is a name. A person files reports and events in it, and takes them out again: each is a judgement, the latest
on one thing in one dossier counts, and it can be undone. An event is in the dossier where one of the reports' events
that are held to be it was filed there; else, unless one of them was taken out, where a report of it was filed. One in
which nothing was filed has sides alone, and takes in every event.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from sayso.domain.account import AspectAccount, EventAccount, Speaker
from sayso.domain.json_values import Json
from sayso.domain.ledger import Entry, Judgement, JudgementKind
from sayso.fold.decisions import Filed, decisions_of
from sayso.fold.force import in_force
from sayso.ledger import schema
from sayso.ledger.asking import entries_where
from sayso.ledger.decided import carried_in
from sayso.ledger.schema import Kind

_FILING = (JudgementKind.DOSSIER, JudgementKind.UNDO)

NAMING = (JudgementKind.SIDE, *_FILING)
"""Judgements in which a dossier is named, and what takes any back."""


@dataclass(frozen=True, slots=True)
class Filings:
    """What was filed in one dossier, by id of report or report's event: True, in it; False, taken out."""

    of: Mapping[str, bool]

    def takes(self, members: Collection[str], reports: Iterable[str]) -> bool:
        """Tells whether an event is in the dossier.

        Args:
            members: the reports' events that are held to be it.
            reports: its reports.
        """
        if not self.of:
            return True
        own = [self.of[one] for one in members if one in self.of]
        return any(own) or (not own and any(self.of.get(one, False) for one in reports))


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dossier by what people made of it. ``sides`` has the numbers of actors by side; those set for it alone.

    ``events`` and ``reports`` are ids that were filed in it, ``out`` those that were taken out; none of all three: it
    takes in every event.
    """

    name: str
    sides: Mapping[str, int]
    events: tuple[str, ...]
    reports: tuple[str, ...]
    out: tuple[str, ...]


def dossier_json(one: Dossier) -> dict[str, Json]:
    """One line of ``sayso dossiers --json``."""
    return {
        "name": one.name,
        "sides": dict(one.sides),
        "events": list(one.events),
        "reports": list(one.reports),
        "out": list(one.out),
        "takes_all": not (one.events or one.reports or one.out),
    }


@dataclass(frozen=True, slots=True)
class Sides:
    """Whose side actors are on in one dossier. ``set_last``: those set last, for whichever dossier."""

    here: Mapping[str, str | None]
    set_last: Mapping[str, str | None]

    def of(self, actor: Speaker) -> str | None:
        """A speaker's side: set for this dossier or for all, else as reports tell it."""
        if actor.id is None or actor.id in self.here:
            return self.here.get(actor.id or "")
        return None if actor.id in self.set_last else actor.side


def filings_in(connection: Connection, as_of: datetime | None = None) -> Filed:
    """All that was filed as it stood at a moment, by thing and dossier; what was read again or changed is followed."""
    judged = [
        entry for _, entry in entries_where(connection, Kind.JUDGEMENT, as_of, schema.judgements.c.kind.in_(_FILING))
    ]
    if not any(_is_filing(one) for one in judged):
        return {}
    return decisions_of(in_force(judged), carried_in(connection, judged, as_of)).filed


def filings_of(filed: Filed, dossier: str) -> Filings:
    """What was filed in one dossier."""
    return Filings({subject: inside for (subject, name), inside in filed.items() if name == dossier})


def dossiers_of(judged: Iterable[Entry], filed: Filed) -> tuple[Dossier, ...]:
    """All dossiers, by name: those in which something is filed, and those for which a side is set.

    Args:
        judged: all judgements, or those of the kinds ``NAMING``.
        filed: what ``filings_in`` tells.
    """
    standing = [one.judgement for one in in_force(judged)]
    sides: dict[str, dict[str, str]] = {}
    for one in standing:
        if one.kind is JudgementKind.SIDE and one.other and one.value:
            sides.setdefault(one.other, {})[one.subject] = one.value
    names = sides.keys() | {name for _, name in filed}
    told = {one.subject for one in standing if one.kind is JudgementKind.DOSSIER}  # not also what took its place
    by_people = {(one, name): inside for (one, name), inside in filed.items() if one in told}
    return tuple(
        _dossier(name, sides.get(name, {}), filings_of(by_people, name)) for name in sorted(names, key=_by_name)
    )


def with_sides(account: EventAccount, sides: Sides) -> EventAccount:
    """The account with the sides that a dossier has; nothing else of it depends on them."""
    return replace(account, aspects=tuple(_matter(one, sides) for one in account.aspects))


def _matter(matter: AspectAccount, sides: Sides) -> AspectAccount:
    held = (replace(one, actor=replace(one.actor, side=sides.of(one.actor))) for one in matter.positions)
    return replace(matter, positions=tuple(held))


def _by_name(name: str) -> tuple[str, str]:
    return name.casefold(), name


def _dossier(name: str, actors: Mapping[str, str], filings: Filings) -> Dossier:
    counts: dict[str, int] = {}
    for side in sorted(actors.values(), key=_by_name):
        counts[side] = counts.get(side, 0) + 1
    inside = sorted(one for one, is_in in filings.of.items() if is_in)
    return Dossier(
        name=name,
        sides=counts,
        events=tuple(one for one in inside if one.startswith("event-")),
        reports=tuple(one for one in inside if one.startswith("report-")),
        out=tuple(sorted(one for one, is_in in filings.of.items() if not is_in)),
    )


def _is_filing(entry: Entry) -> bool:
    return isinstance(entry.body, Judgement) and entry.body.kind is JudgementKind.DOSSIER
