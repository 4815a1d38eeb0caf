"""Relations of one matter as a door tells them: who does the same with the same accounts is told once. Pure.

The account has a relation for each pair of claims; ten speakers against one would be ten lines that differ in a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.domain.account import AspectAccount
from sayso.domain.claim import FOR
from sayso.domain.relation import ClaimRelation, ClaimRelationKind, Independence
from sayso.fold.because import listed_with_verb, who
from sayso.fold.camps import Camp, camps_of, ends_of, is_of_camps, key_of, told_together

Kind = ClaimRelationKind

_GATHERED = frozenset({Kind.DENIES, Kind.CONTRADICTS, Kind.CORROBORATES, Kind.PARTLY, Kind.REPEATS})
"""Kinds that several speakers can be told of in one sentence; what a speaker said before is their own."""

NOT_ESTABLISHED = "; independence not established"
"""Said of speakers who agree, where the origin of one of them is not known."""


@dataclass(frozen=True, slots=True)
class Tie:
    """What some claims do with others, in one sentence. ``score``: of the weakest of its relations."""

    kind: ClaimRelationKind
    because: str
    subjects: tuple[str, ...]
    objects: tuple[str, ...]
    score: float


def opposing(kind: ClaimRelationKind, against: Sequence[str], holding: Sequence[str]) -> str:
    """Speakers against what others say: ``A and B deny what C says``."""
    verb = "denies" if kind is Kind.DENIES else "disputes"
    return f"{listed_with_verb(against, verb)} what {listed_with_verb(holding, 'says')}"


def agreeing(kind: ClaimRelationKind, later: Sequence[str], before: Sequence[str], *, holds: bool) -> str:
    """Speakers who say, or deny, what others did before them."""
    verb = "says" if holds else "denies"
    part = " in part" if kind is Kind.PARTLY else ""
    return f"{listed_with_verb(later, verb)}{part} what {listed_with_verb(before, verb)}"


def repeating(later: Sequence[str], first: Sequence[str], reports: int = 1) -> str:
    """Speakers whose claims have the origin of the first. ``reports``: in how many others one speaker says it."""
    if tuple(later) == tuple(first):
        where = "another report" if reports == 1 else f"{reports} other reports"
        return f"{listed_with_verb(first, 'says')} it in {where} too: one origin"
    return f"{listed_with_verb(later, 'repeats')} what {listed_with_verb(first, 'says')}, from one origin"


def ties_of(account: AspectAccount) -> tuple[Tie, ...]:
    """The relations of a matter, gathered: first those of one claim, then claims that have the same ones.

    Relations that quote figures or names are told by camps; the order stays that of the account's relations.
    """
    speakers = {claim: who(one.actor) for one in account.positions for claim in one.claims}
    camps = camps_of(account.relations)
    holds = {claim: one.stance in FOR or one.rival for one in account.positions for claim in one.claims}
    of_subject: dict[object, list[ClaimRelation]] = {}
    for one in account.relations:
        of_subject.setdefault(_alone(one, speakers) or (*_sort(one), one.subject), []).append(one)
    gathered: dict[object, list[ClaimRelation]] = {}
    for same in of_subject.values():
        first, others = same[0], tuple(one.object for one in same)
        itself = _alone(first, speakers) or speakers[first.subject] == speakers[first.object]
        key = (first.because, first.object) if itself else (*_sort(first), others)
        for one in same:
            known = one.subject in speakers and one.object in speakers
            gathered.setdefault((known and key_of(one, camps)) or key, []).append(one)
    return tuple(
        _by_camps(same, camps, speakers) if len(same) > 1 and is_of_camps(same[0]) else _tie(same, speakers, holds)
        for same in gathered.values()
    )


def _by_camps(same: Sequence[ClaimRelation], camps: Mapping[str, Camp], speakers: Mapping[str, str]) -> Tie:
    subjects, objects = ends_of(same, camps)
    because = told_together(same[0], _names(subjects, speakers), _names(objects, speakers))
    because += NOT_ESTABLISHED if _sort(same[0])[1] else ""
    return Tie(same[0].kind, because, subjects, objects, min(one.score for one in same))


def _sort(one: ClaimRelation) -> tuple[ClaimRelationKind, bool]:
    """What one sentence can be said of: the kind, and whether it has to say that two are not known to be two."""
    return one.kind, one.kind in (Kind.CORROBORATES, Kind.PARTLY) and one.independence is Independence.OPEN


def _alone(one: ClaimRelation, speakers: Mapping[str, str]) -> object:
    """A key under which a relation is told in its own words; None: it can be told with others."""
    known = one.subject in speakers and one.object in speakers
    return None if known and one.kind in _GATHERED and not one.given else (one.because, one.object)


def _tie(same: Sequence[ClaimRelation], speakers: Mapping[str, str], holds: Mapping[str, bool]) -> Tie:
    first = same[0]
    subjects = tuple(dict.fromkeys(one.subject for one in same))
    objects = tuple(dict.fromkeys(one.object for one in same))
    because = first.because
    if len(same) > 1 and _alone(first, speakers) is None:
        names = _names(subjects, speakers), _names(objects, speakers)
        if first.kind in (Kind.DENIES, Kind.CONTRADICTS):
            because = opposing(first.kind, *names)
        elif first.kind is Kind.REPEATS:
            because = repeating(*names, reports=len(same))
        else:
            because = agreeing(first.kind, *names, holds=holds[first.subject])
            because += NOT_ESTABLISHED if _sort(first)[1] else ""
    return Tie(first.kind, because, subjects, objects, min(one.score for one in same))


def _names(claims: Iterable[str], speakers: Mapping[str, str]) -> list[str]:
    return list(dict.fromkeys(speakers[one] for one in claims))
