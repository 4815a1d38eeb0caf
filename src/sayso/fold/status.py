"""The state of every event at a moment: a pure fold over the entries recorded up to then.

No clock and no database: the same entries give the same accounts in whatever order they come.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sayso.domain.account import Agreement, AspectAccount, EventAccount, Possibly, Verification
from sayso.domain.claim import AGAINST, FOR, Aspect
from sayso.domain.identity import Place, Time
from sayso.domain.ledger import Entry, Relation
from sayso.fold.account import Known, account_of
from sayso.fold.answers import answers_of, with_rivals
from sayso.fold.because import counted, decision_notes, left_notes, pair_notes
from sayso.fold.decisions import Decisions, decisions_of, named
from sayso.fold.described import label_told, place_told, time_told, type_told
from sayso.fold.doubts import spread_doubts
from sayso.fold.force import Decision, in_force
from sayso.fold.grouping import Groups
from sayso.fold.said import Said, published, said_in
from sayso.fold.same_speakers import with_one_speaker
from sayso.fold.sayings import saying_of, with_aspect
from sayso.fold.speakers import introductions
from sayso.fold.standing import Standing, standing_of
from sayso.fold.values import Field, place_in, time_in
from sayso.relate import Matter, Saying, matters_of

ASPECTS = tuple(Aspect)


@dataclass(frozen=True, slots=True)
class EventGroup:
    """An event's account with the ids of the reports' events that are held to be it, former versions' too."""

    members: frozenset[str]
    account: EventAccount


def fold(entries: Iterable[Entry], as_of: datetime, dossier: str | None = None) -> tuple[EventAccount, ...]:
    """All events as known at a moment: those with most contested matters first, then most reports, then by id.

    Args:
        entries: in any order; those recorded after the moment are passed over.
        as_of: the moment, aware.
        dossier: whose sides count, beside those set for all; None: those set last, for whichever dossier.
    """
    return tuple(group.account for group in fold_groups(entries, as_of, dossier))


def fold_groups(entries: Iterable[Entry], as_of: datetime, dossier: str | None = None) -> tuple[EventGroup, ...]:
    """As ``fold``, with the members of each event."""
    return groups_of(Heard.of((entry for entry in entries if entry.recorded_at <= as_of), dossier), as_of)


def groups_of(heard: Heard, as_of: datetime) -> tuple[EventGroup, ...]:
    """As ``fold_groups``, of entries that are sorted already."""
    groups = same_events(heard.standing, heard.decisions)
    left = _left_behind(heard, groups)
    found = [_group(heard, members, left.get(number, ()), as_of) for number, members in enumerate(groups)]
    return contested_first(found)


def contested_first(groups: Iterable[EventGroup]) -> tuple[EventGroup, ...]:
    """In the order of an answer: most contested matters first, then most reports."""
    return tuple(sorted(groups, key=lambda one: (-one.account.contested, -len(one.account.reports), one.account.id)))


@dataclass(frozen=True, slots=True)
class Heard:
    """The entries up to a moment, sorted by what they are: what stands, and what people decided."""

    standing: Standing
    claims: Mapping[str, Sequence[Said]]  # by event
    gone: Mapping[str, Sequence[Said]]  # by the event of the former version
    decisions: Decisions
    possibly: Mapping[str, Sequence[Relation]]  # by event, each at both its ends
    never: frozenset[frozenset[str]]

    @classmethod
    def of(cls, entries: Iterable[Entry], dossier: str | None = None) -> Heard:
        """Sorts entries. ``dossier``: whose sides count, as for ``fold``."""
        standing = standing_of(entries)
        decisions = decisions_of(in_force(standing.judged), standing.carried, dossier)
        copies = Groups()
        for relation in standing.repeats:
            copies.tie(relation.left, relation.right)
        claims: dict[str, list[Said]] = defaultdict(list)
        gone: dict[str, list[Said]] = defaultdict(list)
        for told in map(decisions.as_decided, standing.claims):
            if told.claim.event is not None:
                report = standing.reports[told.claim.report]
                settled = Field.STANCE in decisions.corrections.get(told.id, ())
                claims[told.claim.event].append(said_in(report, told, copies.root(report.id), settled=settled))
        for one in standing.gone:
            report = standing.reports[one.told.claim.report]
            gone[one.told.claim.event or ""].append(
                said_in(report, named(decisions.registry, one.told), copies.root(report.id), one)
            )
        possibly: dict[str, list[Relation]] = defaultdict(list)
        for relation in standing.possibly:
            if decisions.alone.isdisjoint((relation.left, relation.right)):
                possibly[relation.left].append(relation)
                possibly[relation.right].append(relation)
        never = frozenset(frozenset(pair) for pair in decisions.never)
        return cls(standing, claims, gone, decisions, possibly, never)


def same_events(standing: Standing, decisions: Decisions) -> list[list[str]]:
    """The sets of reports' events that are one event.

    People's ties come first, then the program's from the strongest to the weakest; a tie that would bring together two
    events that a person holds never to be the same is passed over, so that a chain is cut at its weakest link. The
    program's ties of an event that a person took out of its group do not hold.
    """
    groups = Groups(decisions.never)
    known = standing.events
    for one, other in decisions.same:
        if one in known and other in known:
            groups.tie(one, other)
    alone = decisions.alone
    for relation in _strongest_first(standing.same):
        ends = (relation.left, relation.right)
        if all(one in known for one in ends) and alone.isdisjoint(ends):
            groups.tie(relation.left, relation.right)
    return list(groups.of(known).values())


def _strongest_first(ties: Iterable[Relation]) -> list[Relation]:
    return sorted(ties, key=lambda one: (-one.score, one.left, one.right))


def _left_behind(heard: Heard, groups: Sequence[Sequence[str]]) -> dict[int, list[str]]:
    """For each set the events of former versions that are held to be it: by a person, else by the strongest tie.

    They tie no sets together: what a page no longer says makes no two events one.
    """
    at = {member: number for number, members in enumerate(groups) for member in members}
    home: dict[str, int] = {}
    pairs = [*heard.decisions.same, *((one.left, one.right) for one in _strongest_first(heard.standing.same))]
    never = {frozenset(pair) for pair in heard.decisions.never}
    for pair in pairs:
        for one, other in (pair, pair[::-1]):
            if one in heard.standing.former and other in at and frozenset(pair) not in never:
                home.setdefault(one, at[other])
    left: dict[int, list[str]] = defaultdict(list)
    for one in sorted(home):
        left[home[one]].append(one)
    return left


def _group(heard: Heard, members: Sequence[str], left: Sequence[str], as_of: datetime) -> EventGroup:
    """One event's account. What describes it is taken from the reports in the order of their publication."""
    standing = heard.standing
    told = sorted(
        (standing.events[one] for one in members), key=lambda one: (*published(standing.reports[one.report]), one.id)
    )
    said = [one for member in members for one in heard.claims.get(member, ())]
    gone = [one for former in left for one in heard.gone.get(former, ())]
    both = frozenset((*members, *left))
    heard_of, decisions = with_one_speaker((*said, *gone), heard.decisions)
    aspects = sorted(_aspects(decisions, both, heard_of, as_of), key=_at_issue)
    if notes := pair_notes(decisions, both):
        aspects = [replace(one, because="; ".join((one.because, *notes))) for one in aspects]
    place = _decided_place(decisions, both) or place_told(told)
    time = _decided_time(decisions, both) or time_told(told)
    account = EventAccount(
        id=min(both, key=lambda one: (standing.first_recorded[one], one)),
        label=label_told(told, place),
        type=type_told(told),
        earliest=time.earliest if time else None,
        latest=time.latest if time else None,
        place=place,
        reports=tuple(dict.fromkeys(one.report for one in told)),
        aspects=tuple(aspects),
        possibly=_possibly(heard, both),
    )
    return EventGroup(both, account)


def _possibly(heard: Heard, members: frozenset[str]) -> tuple[Possibly, ...]:
    """The events outside this one that are possibly it, the likeliest first; none that a person holds never to be."""
    found: dict[str, Possibly] = {}
    for tie in _strongest_first({tie for one in members for tie in heard.possibly.get(one, ())}):
        there = tie.right if tie.left in members else tie.left
        told = heard.standing.events.get(there)
        if there in members or told is None:
            continue
        if not any(frozenset((one, there)) in heard.never for one in members):
            found.setdefault(there, Possibly(there, told.report, tie.score, tie.because))
    return tuple(found.values())


def _at_issue(matter: AspectAccount) -> tuple[bool, bool]:
    """What is contested comes first, then what was said of checking; the rest stays in the order of the aspects."""
    return matter.agreement is not Agreement.CONTESTED, matter.verification is Verification.NOT_MARKED


def _aspects(
    decisions: Decisions, members: frozenset[str], said: Sequence[Said], as_of: datetime
) -> tuple[AspectAccount, ...]:
    matters = _matters(said, decisions)
    judged = [one for one in decisions.verifications if decisions.is_about(one, members)]
    revised = {one.gone.now: one for one in said if one.gone is not None and one.gone.now is not None}
    known = Known(decisions, judged, introductions(said), revised)
    return tuple(
        account
        for aspect in ASPECTS
        for matter, beside in sorted(matters.get(aspect, ()), key=lambda pair: _largest_first(*pair))
        if (account := _account(aspect, matter, beside, known, as_of))
    )


def _matters(said: Sequence[Said], decisions: Decisions) -> dict[Aspect, list[tuple[list[Said], list[Said]]]]:
    """By aspect the claims of each proposition, with those that affirm another answer to its question.

    Claims that a person rejected, and those that left their page, go where they would, but tie nothing.
    """
    by_id = {one.told.id: one for one in said}
    sayings = [saying_of(one, aspect, decisions) for one, aspect in with_aspect(said)]
    if not any(one.leads for one in sayings):  # then all lead, and those that left their page must not
        sayings = [one for one in sayings if by_id[one.id].gone is None]
    matters: dict[Aspect, list[tuple[list[Said], list[Said]]]] = defaultdict(list)
    for matter in matters_of(sayings):
        claims = [by_id[claim] for claim in matter.claims]
        if any(one.gone is None for one in claims):
            answers, others = _answers(matter.aspect, claims, decisions)
            matters[matter.aspect] += answers
            for other in _elsewhere([one for one in sayings if one.id in others]):
                matters[other.aspect].append(([by_id[claim] for claim in other.claims], []))
    spread_doubts(matters)
    if Aspect.MOTIVE in matters:
        matters[Aspect.MOTIVE] = with_rivals(matters[Aspect.MOTIVE], decisions.sides)
    return matters


def _elsewhere(sayings: Sequence[Saying]) -> Iterator[Matter]:
    """The matters of claims that give none of the answers to a question.

    Denials apart: who denies a third says nothing against what names nobody.
    """
    for against in (False, True):
        yield from matters_of(one for one in sayings if (one.stance in AGAINST) is against)


def _answers(
    aspect: Aspect, claims: Sequence[Said], decisions: Decisions
) -> tuple[list[tuple[list[Said], list[Said]]], frozenset[str]]:
    """The answers that stand, and the ids of the claims that give none of them.

    What was rejected, or left its page, is with the first answer, and answers nothing.
    """
    stands = [one for one in claims if one.gone is None and not decisions.rejected(one.told.id)]
    if not stands:
        return [(list(claims), [])], frozenset()
    rest = [one for one in claims if one.gone is not None or decisions.rejected(one.told.id)]
    (first, *others), elsewhere = answers_of(aspect, stands)
    own = sorted([*first[0], *rest], key=lambda one: one.order)
    return [(own, first[1]), *others], frozenset(one.told.id for one in elsewhere)


def _largest_first(matter: Sequence[Said], beside: Sequence[Said]) -> tuple[int, tuple[datetime, str, int, str]]:
    """What most reports tell of; of the answers to one question that which was published first."""
    present = [one for one in matter if one.gone is None]
    holding = [one for one in present if one.stance in FOR]
    told = [*holding, *beside] if beside else present
    return -len({one.report.id for one in told}), (holding or present)[0].order


def _account(
    aspect: Aspect, said: Sequence[Said], beside: Sequence[Said], known: Known, as_of: datetime
) -> AspectAccount | None:
    """A matter's account without what was rejected and what left its page, which it mentions; None: nothing is left."""
    not_rejected = [one for one in said if not known.decisions.rejected(one.told.id)]
    kept = [one for one in not_rejected if one.gone is None]
    if not kept:
        return None
    rejected = sum(one.gone is None for one in said) - len(kept)
    notes = [f"{counted(rejected, 'claim')} rejected by a person left out"] if rejected else []
    notes += decision_notes(known.decisions, [one.told.id for one in said])
    notes += left_notes(one.gone for one in not_rejected if one.gone is not None)
    return account_of(aspect, kept, known, as_of, beside=beside, notes=notes)


def _decided_place(decisions: Decisions, members: frozenset[str]) -> Place | None:
    """The place that a person set last for one of these; None: none was set."""
    found = _last(decisions.places, members)
    return place_in(found.judgement.value) if found else None


def _decided_time(decisions: Decisions, members: frozenset[str]) -> Time | None:
    """The time that a person set last for one of these; None: none was set."""
    found = _last(decisions.times, members)
    return time_in(found.judgement.value) if found else None


def _last(by_event: Mapping[str, Decision], members: frozenset[str]) -> Decision | None:
    found = [by_event[one] for one in members if one in by_event]
    return max(found, key=lambda one: (one.entry.recorded_at, one.judgement.id), default=None)
