"""What templates may use of how claims stand to one another."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RelatedClaim:
    """One end of a relation. ``words`` None: they are not in the ledger as of then."""

    href: str
    words: str | None


@dataclass(frozen=True, slots=True)
class RelationLine:
    """How some claims stand to others, in plain words, with all of them; ``kind`` is its code."""

    kind: str
    because: str
    subjects: tuple[RelatedClaim, ...]
    objects: tuple[RelatedClaim, ...]
    score: str


@dataclass(frozen=True, slots=True)
class RelatedMatter:
    """The relations of one matter: those at issue, then the others, which fold. ``left``: how many are not shown."""

    aspect: str
    proposition: str
    at_issue: tuple[RelationLine, ...]
    folded: tuple[RelationLine, ...]
    left: int
