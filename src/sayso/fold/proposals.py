"""What the program proposes to a person, and which of it is wanted. Pure.

Claims that nobody decided on, pairs of events that are held to be one or possibly one, pairs of actors that may be one.
Each proposal depends on no more than its event's account does, so that whoever keeps proposals makes only those anew
whose events' accounts may have changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from sayso.domain.claim import Aspect, Stance
from sayso.domain.ledger import Entry, Proposed, Relation, RelationKind, ToldClaim, ToldEvent
from sayso.domain.report import Report
from sayso.fold.decisions import Decisions, decisions_of
from sayso.fold.force import in_force
from sayso.fold.namesakes import ActorsProposed, actors_proposed
from sayso.fold.standing import Standing, standing_of
from sayso.fold.status import same_events

MOST_AT_ONCE = 200
"""Items on one page of the queue."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which proposals are wanted; None leaves all. ``below`` and ``above`` are of the program's score, 0 to 1."""

    kind: Proposed | None = None
    report: str | None = None
    event: str | None = None
    actor: str | None = None
    """Part of the speaker's name, in any case."""

    aspect: Aspect | None = None
    stance: Stance | None = None
    below: float | None = None
    above: float | None = None


@dataclass(frozen=True, slots=True)
class ClaimProposed:
    """A claim that nobody decided on, as the program found it, in its report."""

    told: ToldClaim
    report: Report

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.told.id

    @property
    def score(self) -> float:
        """The program's score, 0 to 1."""
        return self.told.claim.score


@dataclass(frozen=True, slots=True)
class MergeProposed:
    """Two reports' events that the program holds to be one, or possibly one, which nobody decided on."""

    relation: Relation
    left: ToldEvent
    right: ToldEvent

    @property
    def id(self) -> str:
        """The relation's id."""
        return self.relation.id

    @property
    def score(self) -> float:
        """The program's score, 0 to 1."""
        return self.relation.score


Item: TypeAlias = ClaimProposed | MergeProposed | ActorsProposed


@dataclass(frozen=True, slots=True)
class Page:
    """A part of the queue: ``total``, how many proposals the filter leaves; ``start``, the place of the first.

    ``more``: it leaves others, too, which were not counted.
    """

    items: tuple[Item, ...]
    total: int
    start: int
    more: bool = False


def proposed_in(entries: Iterable[Entry]) -> list[Item]:
    """All that nobody decided on, as the entries have it, in no order; a pair of actors once for each of its events."""
    standing = standing_of(entries)
    return proposed(standing, decisions_of(in_force(standing.judged), standing.carried))


def proposed(standing: Standing, decisions: Decisions) -> list[Item]:
    """As ``proposed_in``, from what stands and what people decided."""
    groups = same_events(standing, decisions)
    at = {member: number for number, members in enumerate(groups) for member in members}
    found: list[Item] = [
        ClaimProposed(told, standing.reports[told.claim.report])
        for told in standing.claims
        if not decisions.judged(told.id)
    ]
    for tie in (*standing.same, *standing.possibly):
        left, right = standing.events.get(tie.left), standing.events.get(tie.right)
        if left is None or right is None or decisions.tied(tie.left, tie.right):
            continue
        if tie.kind is RelationKind.SAME_EVENT or at[tie.left] != at[tie.right]:  # else they are one over others
            found.append(MergeProposed(tie, left, right))
    reports = {one.id: one.report for one in standing.events.values()}
    found += actors_proposed(standing.claims, groups, reports, decisions)
    return found


def about(item: Item) -> frozenset[str]:
    """The reports' events that a proposal is about; none of a claim that is about no event."""
    match item:
        case ClaimProposed(told):
            return frozenset({told.claim.event} if told.claim.event else ())
        case MergeProposed(_, left, right):
            return frozenset({left.id, right.id})
        case ActorsProposed(events=events):
            return events


def queued(items: Iterable[Item]) -> list[Item]:
    """Proposals in the order of a queue: the least sure first; of a pair of actors the surest proposal alone."""
    best: dict[str, Item] = {}
    for one in items:
        other = best.get(one.id)
        if other is None or _before(one, other):
            best[one.id] = one
    return sorted(best.values(), key=lambda one: (one.score, one.id))


def _before(one: Item, other: Item) -> bool:
    if not isinstance(one, ActorsProposed) or not isinstance(other, ActorsProposed):
        return False
    return (-one.score, one.because, sorted(one.events)) < (-other.score, other.because, sorted(other.events))


def is_wanted(item: Item, wanted: Filter) -> bool:
    """Tells whether a filter leaves a proposal."""
    if wanted.below is not None and not item.score < wanted.below:
        return False
    if wanted.above is not None and not item.score > wanted.above:
        return False
    if isinstance(item, MergeProposed):
        return _is_wanted_merge(item, wanted)
    if isinstance(item, ActorsProposed):
        return _are_wanted_actors(item, wanted)
    claim, actor = item.told.claim, item.told.actor
    return (
        wanted.kind in (None, Proposed.CLAIM)
        and wanted.report in (None, claim.report)
        and wanted.event in (None, claim.event)
        and wanted.aspect in (None, claim.aspect)
        and wanted.stance in (None, claim.stance)
        and (wanted.actor is None or (actor is not None and wanted.actor.casefold() in actor.name.casefold()))
    )


def _is_wanted_merge(item: MergeProposed, wanted: Filter) -> bool:
    """Merges have no speaker, aspect or stance: a filter by one of these leaves none."""
    return (
        wanted.kind in (None, Proposed.SAME_EVENT)
        and all(one is None for one in (wanted.actor, wanted.aspect, wanted.stance))
        and wanted.report in (None, item.left.report, item.right.report)
        and wanted.event in (None, item.left.id, item.right.id)
    )


def _are_wanted_actors(item: ActorsProposed, wanted: Filter) -> bool:
    """Actors have no aspect or stance: a filter by one of these leaves none."""
    return (
        wanted.kind in (None, Proposed.SAME_ACTOR)
        and all(one is None for one in (wanted.aspect, wanted.stance))
        and (wanted.report is None or wanted.report in item.reports)
        and (wanted.event is None or wanted.event in item.events)
        and (
            wanted.actor is None
            or any(wanted.actor.casefold() in one.name.casefold() for one in (item.left, item.right))
        )
    )
