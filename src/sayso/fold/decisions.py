"""What the judgements in force decide. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import product

from sayso.domain.ids import content_id
from sayso.domain.ledger import JudgementKind, ToldClaim
from sayso.fold.force import Decision
from sayso.fold.grouping import Groups
from sayso.fold.values import IN, Field, corrected, correction_in

Pair = tuple[str, str]
Filed = Mapping[Pair, bool]
"""By report or report's event and dossier: True, filed in it; False, taken out."""


@dataclass(frozen=True, slots=True)
class Registry:
    """Who is whom across reports, as people decided. An actor on whom nothing was decided is who its id says."""

    groups: Groups
    apart: frozenset[Pair]

    def id_of(self, actor: str, report: str | None = None) -> str:
        """The id of the one that this actor is held to be.

        Args:
            actor: its id as the reading has it, or that of one that was split off.
            report: the report in which it stands; None: wherever the name was not split off.
        """
        if report is not None and (actor, report) in self.apart:
            actor = split_id(actor, report)
        return self.groups.root(actor)


def split_id(actor: str, report: str) -> str:
    """The id of whoever an actor's name means in a report, where a person said that it means somebody else there."""
    return content_id("actor", actor, report, "split")


@dataclass(frozen=True, slots=True)
class Decisions:
    """What people decided, the latest on each matter. Pairs are of reports' events.

    ``alone`` are events that the program's ties do not hold for. ``claims``, ``corrections``, ``places`` and ``times``
    are by the id of what they are about, and by that of what took its place in a later reading or version.
    ``carried``: by the id of what stands no more what it is now.
    ``otherwise``: by claim the earlier decision of somebody who judged it differently from the one that counts.
    ``disputed``: the same by pair of events; where one of them was taken out of its event, that is the later decision.
    ``reliability``: by actor how far it is relied on; ``credibility``: by claim how credible it is held to be.
    """

    sides: Mapping[str, str | None]
    claims: Mapping[str, Decision]
    same: tuple[Pair, ...]
    never: tuple[Pair, ...]
    verifications: tuple[Decision, ...]
    corrections: Mapping[str, Mapping[Field, Decision]] = field(default_factory=dict)
    alone: frozenset[str] = frozenset()
    registry: Registry = field(default_factory=lambda: Registry(Groups(), frozenset()))
    places: Mapping[str, Decision] = field(default_factory=dict)
    times: Mapping[str, Decision] = field(default_factory=dict)
    otherwise: Mapping[str, tuple[Decision, Decision]] = field(default_factory=dict)
    carried: Mapping[str, str] = field(default_factory=dict)
    disputed: Mapping[Pair, tuple[Decision, Decision]] = field(default_factory=dict)
    filed: Filed = field(default_factory=dict)
    reliability: Mapping[str, Decision] = field(default_factory=dict)
    credibility: Mapping[str, Decision] = field(default_factory=dict)

    def rejected(self, claim: str) -> bool:
        """Tells whether the claim is to be left out."""
        decision = self.claims.get(claim)
        return decision is not None and decision.judgement.kind is JudgementKind.REJECT

    def accepted(self, claim: str) -> bool:
        """Tells whether a person has confirmed the program's finding."""
        decision = self.claims.get(claim)
        return decision is not None and decision.judgement.kind is JudgementKind.ACCEPT

    def judged(self, claim: str) -> bool:
        """Tells whether a person has decided anything on the claim, so that it is not proposed any more."""
        return claim in self.claims or claim in self.corrections

    def tied(self, one: str, other: str) -> bool:
        """Tells whether a person decided on these two events, or on one of them to stand alone."""
        pair = _pair(one, other)
        return pair in self.same or pair in self.never or one in self.alone or other in self.alone

    def is_about(self, decision: Decision, members: frozenset[str]) -> bool:
        """Tells whether a decision's subject, or what took its place, is among these."""
        subject = decision.judgement.subject
        return subject in members or self.carried.get(subject) in members

    def as_decided(self, told: ToldClaim) -> ToldClaim:
        """The claim as it counts: fields that a person corrected, and who its speaker is held to be."""
        for which, decision in self.corrections.get(told.id, {}).items():
            told = corrected(told, which, correction_in(decision.judgement.value)[1])
        return named(self.registry, told)


def named(registry: Registry, told: ToldClaim) -> ToldClaim:
    """The claim with its speaker's id as the registry has it; the name stays that of the report."""
    mine = told.actor.id if told.actor else None
    return named_as(told, lambda actor: registry.id_of(actor, told.claim.report if actor == mine else None))


def named_as(told: ToldClaim, held: Callable[[str], str]) -> ToldClaim:
    """The claim with its speaker by the id that is held to be who its own id says, and its origin likewise."""
    actor = told.actor
    if actor is None:
        return told
    known = held(actor.id)
    origin = held(told.origin) if told.origin is not None else None
    if known == actor.id and origin == told.origin:
        return told
    return replace(told, claim=replace(told.claim, actor=known), actor=replace(actor, id=known), origin=origin)


def _ties(decision: Decision) -> bool:
    return decision.judgement.kind is JudgementKind.SAME_EVENT


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one <= other else (other, one)


@dataclass(slots=True)
class _Sorting:
    """The judgements in force, taken one by one in their order."""

    carried: Mapping[str, str]
    dossier: str | None
    sides: list[tuple[str, str | None, bool]]
    claims: dict[str, Decision]
    corrections: dict[str, dict[Field, Decision]]
    otherwise: dict[str, tuple[Decision, Decision]]
    events: dict[Pair, bool]
    paired: dict[Pair, Decision]
    disputed: dict[Pair, tuple[Decision, Decision]]
    actors: dict[Pair, bool]
    alone: set[str]
    apart: set[Pair]
    places: dict[str, Decision]
    times: dict[str, Decision]
    verifications: list[Decision]
    filed: dict[Pair, bool]
    reliability: list[Decision]
    credibility: dict[str, Decision]

    def homes(self, subject: str) -> tuple[str, ...]:
        """The subject, and what took its place."""
        return (subject, self.carried[subject]) if subject in self.carried else (subject,)

    def take(self, decision: Decision) -> None:
        """Sorts one in; what it decides takes the place of what was decided on the same before."""
        self._of_claims(decision)
        self._of_events(decision)
        self._of_actors(decision)
        judged = decision.judgement
        if judged.kind is JudgementKind.DOSSIER and judged.other is not None:
            self.filed |= {(name, judged.other): judged.value == IN for name in self.homes(judged.subject)}

    def _of_claims(self, decision: Decision) -> None:
        judged = decision.judgement
        match judged.kind:
            case JudgementKind.ACCEPT | JudgementKind.REJECT:
                for name in self.homes(judged.subject):
                    self._decide(name, decision)
            case JudgementKind.CORRECT:
                which, _ = correction_in(judged.value)
                for name in self.homes(judged.subject):
                    self.corrections.setdefault(name, {})[which] = decision
            case JudgementKind.CREDIBILITY:
                self.credibility |= dict.fromkeys(self.homes(judged.subject), decision)

    def _of_events(self, decision: Decision) -> None:
        judged = decision.judgement
        match judged.kind:
            case JudgementKind.SAME_EVENT | JudgementKind.NEVER_SAME if judged.other is not None:
                pairs = {_pair(*both) for both in product(self.homes(judged.subject), self.homes(judged.other))}
                for pair in pairs:
                    if pair[0] != pair[1]:
                        self.events[pair] = judged.kind is JudgementKind.SAME_EVENT
                        self._pair_up(pair, decision)
            case JudgementKind.SPLIT_EVENT:
                for name in self.homes(judged.subject):
                    self.alone.add(name)
                    for pair in [pair for pair, is_same in self.events.items() if is_same and name in pair]:
                        del self.events[pair]
                        self._pair_up(pair, decision)
            case JudgementKind.PLACE:
                self.places |= dict.fromkeys(self.homes(judged.subject), decision)
            case JudgementKind.TIME:
                self.times |= dict.fromkeys(self.homes(judged.subject), decision)
            case JudgementKind.VERIFICATION:
                self.verifications.append(decision)

    def _of_actors(self, decision: Decision) -> None:
        judged = decision.judgement
        match judged.kind:
            case JudgementKind.SIDE:
                if self.dossier is None or judged.other in (None, self.dossier):
                    self.sides.append((judged.subject, judged.value, judged.other is not None))
            case JudgementKind.SAME_ACTOR | JudgementKind.NEVER_SAME_ACTOR if judged.other is not None:
                self.actors[_pair(judged.subject, judged.other)] = judged.kind is JudgementKind.SAME_ACTOR
            case JudgementKind.SPLIT_ACTOR if judged.other is not None:
                self.apart.add((judged.subject, judged.other))
            case JudgementKind.RELIABILITY:
                self.reliability.append(decision)

    def _pair_up(self, pair: Pair, decision: Decision) -> None:
        before = self.paired.get(pair)
        self.disputed.pop(pair, None)
        if before is not None and before.by != decision.by and _ties(before) is not _ties(decision):
            self.disputed[pair] = (before, decision)
        self.paired[pair] = decision

    def _decide(self, claim: str, decision: Decision) -> None:
        before = self.claims.get(claim)
        self.otherwise.pop(claim, None)
        if before is not None and before.by != decision.by and before.judgement.kind is not decision.judgement.kind:
            self.otherwise[claim] = (before, decision)
        self.claims[claim] = decision


def decisions_of(
    standing: Iterable[Decision], carried: Mapping[str, str] | None = None, dossier: str | None = None
) -> Decisions:
    """Sorts the judgements in force by what they are about; of several on one matter the latest decides.

    Args:
        standing: the judgements in force, in the order of their recording.
        carried: by the id of a claim or event that stands no more the one that took its place.
        dossier: whose sides count, beside those that were set for all; None: the latest of any.
    """
    found = _Sorting(carried or {}, dossier, [], {}, {}, {}, {}, {}, {}, {}, set(), set(), {}, {}, [], {}, [], {})
    for decision in standing:
        found.take(decision)
    actors = Groups(sorted(pair for pair, is_same in found.actors.items() if not is_same))
    for pair in sorted(pair for pair, is_same in found.actors.items() if is_same):
        actors.tie(*pair)
    registry = Registry(actors, frozenset(found.apart))
    sides: dict[str, str | None] = {}
    # what was set for this dossier weighs more than what was set for all, whichever came first
    ordered = sorted(found.sides, key=lambda one: one[2]) if dossier is not None else found.sides
    for actor, side, _ in ordered:
        sides[registry.id_of(actor)] = side
    ties: dict[bool, list[Pair]] = defaultdict(list)
    for pair, is_same in found.events.items():
        ties[is_same].append(pair)
    return Decisions(
        sides=sides,
        claims=found.claims,
        same=tuple(sorted(ties[True])),
        never=tuple(sorted(ties[False])),
        verifications=tuple(found.verifications),
        corrections=found.corrections,
        alone=frozenset(found.alone),
        registry=registry,
        places=found.places,
        times=found.times,
        otherwise=found.otherwise,
        carried=found.carried,
        disputed=found.disputed,
        filed=found.filed,
        reliability={registry.id_of(one.judgement.subject): one for one in found.reliability},
        credibility=found.credibility,
    )
