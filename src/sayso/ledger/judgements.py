"""A person's judgements, for every door alike: make one, undo one, ask what is still proposed, and what was decided.

    entry = judge(ledger, accept(claim, why="as printed"), by="Ada Moor")
    undo(ledger, entry, by="Ada Moor", why="misread")
    page = queue(ledger, Filter(below=0.5))

Nothing is overwritten: each is an entry, and so is what takes it back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from sayso.domain.ledger import Entry, Judgement, JudgementKind, Relation, ToldClaim, ToldEvent
from sayso.domain.report import Report
from sayso.errors import BadRequest
from sayso.fold.force import Decision, in_force
from sayso.fold.namesakes import ActorsProposed
from sayso.fold.proposals import (
    MOST_AT_ONCE,
    ClaimProposed,
    Filter,
    Item,
    MergeProposed,
    Page,
    is_wanted,
    proposed_in,
    queued,
)
from sayso.fold.values import IN, OUT
from sayso.ledger.store import Ledger

EntryId: TypeAlias = str


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
    made = ledger.judgements(naming=[whole])
    if any(one.id == whole for one in made) and all(one.judgement.id != whole for one in in_force(made)):
        raise BadRequest(f"{whole} is undone already")
    return judge(ledger, Judgement(JudgementKind.UNDO, whole, None, None, why), by)


def queue(ledger: Ledger, wanted: Filter | None = None, start: int = 0, at_once: int = MOST_AT_ONCE) -> Page:
    """What the program found and nobody decided on: the least sure first.

    Claims of present readings and versions that were neither accepted, rejected nor corrected, and pairs of events and
    of actors on which nobody decided. What was judged in an earlier reading or version is not proposed again where the
    judgement holds for what took its place (``carrying``).
    """
    wanted = wanted or Filter()
    items = queued(one for one in proposed_in(ledger.entries()) if is_wanted(one, wanted))
    return Page(tuple(items[start : start + max(0, min(at_once, MOST_AT_ONCE))]), len(items), start)


def decide_all(ledger: Ledger, wanted: Filter, kind: JudgementKind, by: str, why: str | None = None) -> int:
    """Accepts or rejects all claims that the filter leaves in the queue, in one transaction.

    Raises:
        BadRequest: nobody is named who decides.
    """
    claims = [one for one in proposed_in(ledger.entries()) if isinstance(one, ClaimProposed) and is_wanted(one, wanted)]
    made = [Judgement(kind, one.id, None, None, why) for one in claims]
    return ledger.judge_all(made, by)


def told_of(ledger: Ledger, name: str, as_of: datetime | None = None) -> tuple[Told, ...]:
    """Every value that a claim, event, report or actor had: the program's findings and all judgements, in their order.

    Args:
        ledger: where it is recorded.
        name: its whole id.
        as_of: what was recorded up to this moment; None: all.
    """
    return told_among(ledger.judgements(as_of, naming=[name]), [name], ledger.recordings(name, as_of))


def told_among(made: Sequence[Entry], names: Iterable[str], recordings: Iterable[Entry]) -> tuple[Told, ...]:
    """The values of one thing, by what people decided on it.

    Args:
        made: all judgements that name it, and all that take those back, in the order of recording.
        names: its ids.
        recordings: what the program recorded of it, the last of which counts.
    """
    stands = {(one.judgement.id, one.entry.recorded_at) for one in in_force(made)}
    found = [
        Told(entry, _found(entry), _score(entry), stands=True)
        for entry in recordings
        if not isinstance(entry.body, Judgement)
    ]
    found = [*(Told(one.entry, one.what, one.score, stands=False) for one in found[:-1]), *found[-1:]]
    subjects = set(names)
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


def grade_source(actor: str, letter: str, why: str | None = None) -> Judgement:
    """How far the actor is relied on as a source."""
    return Judgement(JudgementKind.RELIABILITY, actor, letter, None, why)


def grade_claim(claim: str, digit: str, why: str | None = None) -> Judgement:
    """How credible the claim is held to be."""
    return Judgement(JudgementKind.CREDIBILITY, claim, digit, None, why)


def file_in(thing: str, dossier: str, why: str | None = None, *, out: bool = False) -> Judgement:
    """The report or event is filed in a dossier; ``out``: it is taken out."""
    return Judgement(JudgementKind.DOSSIER, thing, OUT if out else IN, dossier, why)


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
    "Told",
    "accept",
    "correct",
    "decide_all",
    "file_in",
    "grade_claim",
    "grade_source",
    "judge",
    "merge",
    "never_same",
    "queue",
    "reject",
    "set_side",
    "split",
    "told_among",
    "told_of",
    "undo",
]
