"""Which of the judgements are in force: what was undone is not, and of two on one matter the later counts. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.domain.ledger import Entry, Judgement, JudgementKind


@dataclass(frozen=True, slots=True)
class Decision:
    """A judgement in force, and by whom."""

    judgement: Judgement
    entry: Entry

    @property
    def by(self) -> str:
        """Whoever decided."""
        return self.entry.by


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


def is_said(standing: Sequence[Decision], judgement: Judgement, by: str) -> bool:
    """Tells whether a person's same decision is in force and nothing later has decided its matter otherwise.

    Args:
        standing: the judgements in force, in the order of their recording.
        judgement: what would be decided.
        by: who would.
    """
    said = False
    for one in standing:
        if one.judgement.id == judgement.id:
            said = said or one.by == by
        elif _overrules(one.judgement, judgement):
            said = False
    if judgement.kind is JudgementKind.UNDO:  # what it took back may have been judged anew since
        return said and all(one.judgement.id != judgement.subject for one in standing)
    return said


def _overrules(later: Judgement, judgement: Judgement) -> bool:
    kinds = {later.kind, judgement.kind}
    if kinds == {JudgementKind.SPLIT_EVENT, JudgementKind.SAME_EVENT}:
        return not {later.subject, later.other}.isdisjoint({judgement.subject, judgement.other} - {None})
    return _matter(later) == _matter(judgement)


_FAMILY = {
    JudgementKind.REJECT: JudgementKind.ACCEPT,
    JudgementKind.NEVER_SAME: JudgementKind.SAME_EVENT,
    JudgementKind.NEVER_SAME_ACTOR: JudgementKind.SAME_ACTOR,
}


def _matter(judgement: Judgement) -> tuple[object, ...]:
    """What of all that can be decided this decides: of two on one matter the later counts."""
    part = None
    if judgement.kind in (JudgementKind.CORRECT, JudgementKind.VERIFICATION):
        part = (judgement.value or "").partition("=")[0]
    family = _FAMILY.get(judgement.kind, judgement.kind)
    about = frozenset(
        {judgement.subject} if family is JudgementKind.VERIFICATION else {judgement.subject, judgement.other}
    )
    return family, about, part
