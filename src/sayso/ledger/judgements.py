"""A person's judgements, for every door alike: make one, undo one, ask what is still proposed, and what was decided.

    entry = judge(ledger, accept(claim, why="as printed"), by="Ada Moor")
    undo(ledger, entry, by="Ada Moor", why="misread")
    page = queue(ledger, Filter(below=0.5))

Nothing is overwritten: each is an entry, and so is what takes it back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from sayso.domain.claim import Aspect, Stance
from sayso.domain.ledger import Entry, Judgement, JudgementKind, Relation, RelationKind, ToldClaim, ToldEvent
from sayso.domain.report import Report
from sayso.errors import BadRequest
from sayso.ledger.decisions import Decision, Decisions, decisions_of, in_force
from sayso.ledger.namesakes import ActorsProposed, actors_proposed
from sayso.ledger.standing import Standing, standing_of
from sayso.ledger.status import same_events
from sayso.ledger.store import Ledger

EntryId: TypeAlias = str

MOST_AT_ONCE = 200
"""Items on one page of the queue."""


class Proposed(StrEnum):
    """What the queue proposes."""

    CLAIM = "claim"
    SAME_EVENT = "same-event"
    SAME_ACTOR = "same-actor"


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
    """A part of the queue: ``total``, how many proposals the filter leaves; ``start``, the place of the first."""

    items: tuple[Item, ...]
    total: int
    start: int


@dataclass(frozen=True, slots=True)
class Told:
    """One value that an item has or had. ``found`` by the program, else judged; ``score`` is the program's.

    ``stands``: it counts now; False: it was undone, or a later one counts.
    """

    entry: Entry
    what: str
    score: float | None
    stands: bool

    @property
    def found(self) -> bool:
        """Whether the program found it."""
        return not isinstance(self.entry.body, Judgement)


def judge(ledger: Ledger, judgement: Judgement, by: str) -> EntryId:
    """Records a decision, and gives the id by which it can be undone. Made again while in force it adds nothing.

    Raises:
        NotFound: what it is about is not in the ledger.
        BadRequest: it lacks what its kind needs, or ``by`` is empty.
    """
    ledger.judge(judgement, by)
    return judgement.id


def undo(ledger: Ledger, entry: EntryId, by: str, why: str | None = None) -> EntryId:
    """Takes a judgement back; an undo is one, and can be taken back in turn. The id may be a unique beginning.

    Raises:
        NotFound: no judgement has the id.
        BadRequest: several have it, or it is undone already.
    """
    whole = ledger.find(entry)
    made = ledger.judgements()
    if any(one.id == whole for one in made) and all(one.judgement.id != whole for one in in_force(made)):
        raise BadRequest(f"{whole} is undone already")
    return judge(ledger, Judgement(JudgementKind.UNDO, whole, None, None, why), by)


def queue(ledger: Ledger, wanted: Filter | None = None, start: int = 0, at_once: int = MOST_AT_ONCE) -> Page:
    """What the program found and nobody decided on: the least sure first.

    Claims of present readings and versions that were neither accepted, rejected nor corrected, and pairs of events and
    of actors on which nobody decided. What was judged in an earlier reading or version is not proposed again where the
    judgement holds for what took its place (``carrying``).
    """
    standing, decisions = _state(ledger)
    wanted = wanted or Filter()
    items = [one for one in proposed(standing, decisions) if _is_wanted(one, wanted)]
    items.sort(key=lambda one: (one.score, one.id))
    return Page(tuple(items[start : start + max(0, min(at_once, MOST_AT_ONCE))]), len(items), start)


def decide_all(ledger: Ledger, wanted: Filter, kind: JudgementKind, by: str, why: str | None = None) -> int:
    """Accepts or rejects all claims that the filter leaves in the queue, in one transaction.

    Raises:
        BadRequest: nobody is named who decides.
    """
    standing, decisions = _state(ledger)
    claims = [one for one in proposed(standing, decisions) if isinstance(one, ClaimProposed)]
    made = [Judgement(kind, one.id, None, None, why) for one in claims if _is_wanted(one, wanted)]
    return ledger.judge_all(made, by)


def told_of(ledger: Ledger, name: str, as_of: datetime | None = None) -> tuple[Told, ...]:
    """Every value that a claim, event, report or actor had: the program's findings and all judgements, in their order.

    Args:
        ledger: where it is recorded.
        name: its whole id.
        as_of: what was recorded up to this moment; None: all.
    """
    made = ledger.judgements(as_of)
    stands = {(one.judgement.id, one.entry.recorded_at) for one in in_force(made)}
    found = [
        Told(entry, _found(entry), _score(entry), stands=True)
        for entry in ledger.entries(as_of)
        if entry.id == name and not isinstance(entry.body, Judgement)
    ]
    found = [*(Told(one.entry, one.what, one.score, stands=False) for one in found[:-1]), *found[-1:]]
    subjects = {name}
    judged = []
    for entry in made:
        body = entry.body
        if isinstance(body, Judgement) and not subjects.isdisjoint((body.subject, body.other)):
            subjects.add(body.id)  # so that what takes it back is told too
            judged.append(Told(entry, _judged(body), None, stands=(body.id, entry.recorded_at) in stands))
    return tuple(sorted([*found, *judged], key=lambda one: one.entry.recorded_at))


def accept(claim: str, why: str | None = None) -> Judgement:
    """The claim is as the program found it."""
    return Judgement(JudgementKind.ACCEPT, claim, None, None, why)


def reject(claim: str, why: str | None = None) -> Judgement:
    """The claim is none, and is left out."""
    return Judgement(JudgementKind.REJECT, claim, None, None, why)


def correct(claim: str, value: str, why: str | None = None) -> Judgement:
    """One field of the claim is this; ``values.correction`` writes the value."""
    return Judgement(JudgementKind.CORRECT, claim, value, None, why)


def merge(one: str, other: str, why: str | None = None) -> Judgement:
    """Two reports' events, or two actors, are one."""
    kind = JudgementKind.SAME_ACTOR if one.startswith("actor-") else JudgementKind.SAME_EVENT
    return Judgement(kind, one, None, other, why)


def never_same(one: str, other: str, why: str | None = None) -> Judgement:
    """Two reports' events, or two actors, are not one, whatever the program finds."""
    kind = JudgementKind.NEVER_SAME_ACTOR if one.startswith("actor-") else JudgementKind.NEVER_SAME
    return Judgement(kind, one, None, other, why)


def split(one: str, report: str | None = None, why: str | None = None) -> Judgement:
    """An event of a report is none of the others; or an actor's name means somebody else in this report."""
    if one.startswith("actor-"):
        return Judgement(JudgementKind.SPLIT_ACTOR, one, None, report, why)
    return Judgement(JudgementKind.SPLIT_EVENT, one, None, None, why)


def set_side(actor: str, side: str, dossier: str | None = None, why: str | None = None) -> Judgement:
    """The actor's side in a dossier; None: in all."""
    return Judgement(JudgementKind.SIDE, actor, side, dossier, why)


def _state(ledger: Ledger) -> tuple[Standing, Decisions]:
    standing = standing_of(ledger.entries())
    return standing, decisions_of(in_force(standing.judged), standing.carried)


def proposed(standing: Standing, decisions: Decisions) -> list[Item]:
    """All that nobody decided on: claims, events held to be one or possibly one, and actors that may be."""
    found: list[Item] = [
        ClaimProposed(told, standing.reports[told.claim.report])
        for told in standing.claims
        if not decisions.judged(told.id)
    ]
    groups = same_events(standing, decisions)
    at = {member: number for number, members in enumerate(groups) for member in members}
    for tie in (*standing.same, *standing.possibly):
        left, right = standing.events.get(tie.left), standing.events.get(tie.right)
        if left is None or right is None or decisions.tied(tie.left, tie.right):
            continue
        if tie.kind is RelationKind.SAME_EVENT or at[tie.left] != at[tie.right]:  # else they are one over others
            found.append(MergeProposed(tie, left, right))
    reports = {one.id: one.report for one in standing.events.values()}
    found += actors_proposed(standing.claims, groups, reports, decisions)
    return found


def _is_wanted(item: Item, wanted: Filter) -> bool:
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


_FOUND: Mapping[type, str] = {Report: "read", ToldEvent: "found", Relation: "tied"}


def _found(entry: Entry) -> str:
    match entry.body:
        case ToldClaim(claim=claim) as told:
            who = told.actor.name if told.actor else "nobody named"
            return (
                f"found: actor={who} aspect={claim.aspect} stance={claim.stance} certainty={claim.certainty} "
                f"event={claim.event or 'none'}"
            )
        case ToldEvent() as event:
            place, time = event.place, event.time
            return f"found: “{event.words}” place={place and place.name} time={time and time.value}"
        case body:
            return _FOUND.get(type(body), "recorded")


def _score(entry: Entry) -> float | None:
    match entry.body:
        case ToldClaim(claim=claim):
            return claim.score
        case Relation(score=score):
            return score
    return None


def _judged(body: Judgement) -> str:
    return " ".join(part for part in (body.kind.value, body.subject, body.other, body.value) if part)


__all__ = [
    "ActorsProposed",
    "ClaimProposed",
    "Decision",
    "EntryId",
    "Filter",
    "Item",
    "MergeProposed",
    "Page",
    "Proposed",
    "Told",
    "accept",
    "correct",
    "decide_all",
    "judge",
    "merge",
    "never_same",
    "proposed",
    "queue",
    "reject",
    "set_side",
    "split",
    "told_of",
    "undo",
]
