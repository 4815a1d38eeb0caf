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
    """How one claim stands to another, in plain words, with both; ``kind`` is its code."""

    kind: str
    kind_word: str
    because: str
    subject: RelatedClaim
    object: RelatedClaim
    score: str


@dataclass(frozen=True, slots=True)
class RelatedMatter:
    """The relations of one matter: those at issue, then the others, which fold. ``left``: how many are not shown."""

    aspect: str
    proposition: str
    at_issue: tuple[RelationLine, ...]
    folded: tuple[RelationLine, ...]
    left: int
