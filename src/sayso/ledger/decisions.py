"""Which of the judgements are in force, and what they decide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sayso.domain.claim import Aspect
from sayso.domain.ledger import Entry, Judgement, JudgementKind, Verification


@dataclass(frozen=True, slots=True)
class Decision:
    """A judgement in force, and by whom."""

    judgement: Judgement
    entry: Entry

    @property
    def by(self) -> str:
        """Whoever decided."""
        return self.entry.by


@dataclass(frozen=True, slots=True)
class Decisions:
    """What people decided, the latest on each matter. Pairs are of reports' events."""

    sides: Mapping[str, str | None]
    claims: Mapping[str, Decision]
    same: tuple[tuple[str, str], ...]
    never: tuple[tuple[str, str], ...]
    verifications: tuple[Decision, ...]

    def rejected(self, claim: str) -> bool:
        """Tells whether the claim is to be left out."""
        decision = self.claims.get(claim)
        return decision is not None and decision.judgement.kind is JudgementKind.REJECT

    def accepted(self, claim: str) -> bool:
        """Tells whether a person has confirmed the program's finding."""
        decision = self.claims.get(claim)
        return decision is not None and decision.judgement.kind is JudgementKind.ACCEPT


def in_force(entries: Iterable[Entry]) -> tuple[Decision, ...]:
    """The judgements that no later one, itself in force, has undone; in the order of their recording.

    An UNDO takes back all earlier entries of its subject. It can be undone in turn, and what it took back can be
    judged anew, which is an entry of its own.
    """
    made = [Decision(entry.body, entry) for entry in entries if isinstance(entry.body, Judgement)]
    made.sort(key=lambda one: (one.entry.recorded_at, one.judgement.id))
    undone: set[str] = set()
    standing = []
    for decision in reversed(made):
        if decision.judgement.id in undone:
            continue
        if decision.judgement.kind is JudgementKind.UNDO:
            undone.add(decision.judgement.subject)
        standing.append(decision)
    return tuple(reversed(standing))


def decisions_of(standing: Iterable[Decision]) -> Decisions:
    """Sorts the judgements in force by what they are about; of several on one matter the latest decides."""
    sides: dict[str, str | None] = {}
    claims: dict[str, Decision] = {}
    ties: dict[tuple[str, str], bool] = {}
    verifications = []
    for decision in standing:
        judged = decision.judgement
        match judged.kind:
            case JudgementKind.SIDE:
                sides[judged.subject] = judged.value
            case JudgementKind.ACCEPT | JudgementKind.REJECT:
                claims[judged.subject] = decision
            case JudgementKind.SAME_EVENT | JudgementKind.NEVER_SAME if judged.other is not None:
                pair = min(judged.subject, judged.other), max(judged.subject, judged.other)
                ties[pair] = judged.kind is JudgementKind.SAME_EVENT
            case JudgementKind.VERIFICATION:
                verifications.append(decision)
    same = tuple(sorted(pair for pair, is_same in ties.items() if is_same))
    never = tuple(sorted(pair for pair, is_same in ties.items() if not is_same))
    return Decisions(sides, claims, same, never, tuple(verifications))


def verification_value(value: str | None) -> tuple[Aspect, Verification] | None:
    """Reads ``aspect=verification``; None where it is not of that shape."""
    aspect, _, verification = (value or "").partition("=")
    try:
        return Aspect(aspect), Verification(verification)
    except ValueError:
        return None
