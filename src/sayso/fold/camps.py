"""Who gives which figure or name in a matter's relations, told by camps and not pair by pair. Pure.

Claims are of one camp that give the same account and exclude the same ones: ten names for one answer against three for
another are one sentence in place of thirty.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sayso.domain.relation import ClaimRelation, ClaimRelationKind
from sayso.fold.because import listed_with_verb
from sayso.relate.content import units_of

CANNOT_HOLD = ": both cannot hold"
"""Said of two accounts that exclude one another."""

AS_OTHERS = " as "
"""Stands between who gives an account and who gave it before."""

Kind = ClaimRelationKind
Camp = tuple[frozenset[str], frozenset[str]]


def is_of_camps(one: ClaimRelation) -> bool:
    """Whether a relation is one of those that are told by camps: its ends give one account, or two that cannot hold."""
    return bool(one.given) and one.kind in (Kind.CONTRADICTS, Kind.CORROBORATES)


def quoted(given: str) -> str:
    """A figure or name in its marks."""
    return f"\u201c{given}\u201d"


def camps_of(relations: Iterable[ClaimRelation]) -> dict[str, Camp]:
    """For each claim that excludes others: which, and the content of what it gives itself."""
    against: dict[str, set[str]] = {}
    told: dict[str, frozenset[str]] = {}
    for one in relations:
        if one.kind is Kind.CONTRADICTS and one.given:
            ends = one.subject, one.object
            for end, other, words in zip(ends, reversed(ends), one.given, strict=True):
                against.setdefault(end, set()).add(other)
                told.setdefault(end, units_of(words))
    return {claim: (frozenset(others), told[claim]) for claim, others in against.items()}


def key_of(one: ClaimRelation, camps: Mapping[str, Camp]) -> object:
    """What relations have in common that one sentence tells; None: this one is told otherwise."""
    if not is_of_camps(one):
        return None
    if one.kind is Kind.CONTRADICTS:
        return frozenset((camps[one.subject], camps[one.object]))
    return one.kind, one.independence, units_of(one.given[0])


def ends_of(same: Sequence[ClaimRelation], camps: Mapping[str, Camp]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The claims on either side of relations of one key: by their camps, else those that came later and the first."""
    ends = dict.fromkeys(end for one in same for end in (one.subject, one.object))
    first = same[0]
    if first.kind is Kind.CONTRADICTS:
        mine = camps[first.subject]
        return tuple(end for end in ends if camps[end] == mine), tuple(end for end in ends if camps[end] != mine)
    later = {one.subject for one in same}
    return tuple(end for end in ends if end in later), tuple(end for end in ends if end not in later)


def told_together(first: ClaimRelation, subjects: Sequence[str], objects: Sequence[str]) -> str:
    """The sentence: ``A and B say “x”, C says “y”: both cannot hold``, ``A and B say “x” as C does``.

    Args:
        first: one of the relations, whose accounts are quoted.
        subjects: the names of the one side.
        objects: those of the other.
    """
    says = f"{listed_with_verb(subjects, 'says')} {quoted(first.given[0])}"
    if first.kind is Kind.CONTRADICTS:
        return f"{says}, {listed_with_verb(objects, 'says')} {quoted(first.given[1])}{CANNOT_HOLD}"
    return f"{says}{AS_OTHERS}{listed_with_verb(objects, 'does')}"
