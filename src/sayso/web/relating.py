"""How claims stand to one another, as the pages of events and claims show it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sayso import wording
from sayso.domain.ledger import AspectAccount, ToldClaim
from sayso.domain.relation import ClaimRelation, ClaimRelationKind
from sayso.web.pages import RelatedClaim, RelatedMatter, RelationLine
from sayso.web.quoting import claim_href, quoted, shortened

MOST = 60
"""Relations of one matter that a page shows; the files have all."""

WORDS = 120
"""Code points of a claim beside a relation."""

AT_ISSUE = frozenset(
    {
        ClaimRelationKind.DENIES,
        ClaimRelationKind.CONTRADICTS,
        ClaimRelationKind.RETRACTS,
        ClaimRelationKind.REVISES,
    }
)


def ends_of(matters: Iterable[AspectAccount]) -> set[str]:
    """The ids of the claims whose words are shown."""
    return {end for one in matters for tie in one.relations[:MOST] for end in (tie.subject, tie.object)}


def related(
    matters: Iterable[AspectAccount], told: Mapping[str, ToldClaim], of: str | None = None
) -> tuple[RelatedMatter, ...]:
    """The relations of matters that have any.

    Args:
        matters: in their order.
        told: claims by id.
        of: a claim, whose own relations alone are wanted; None: all.
    """
    found = (
        _matter(one, told, [tie for tie in one.relations if of in (None, tie.subject, tie.object)]) for one in matters
    )
    return tuple(one for one in found if one.at_issue or one.folded)


def _matter(account: AspectAccount, told: Mapping[str, ToldClaim], ties: Sequence[ClaimRelation]) -> RelatedMatter:
    shown = ties[:MOST]
    return RelatedMatter(
        aspect=wording.ASPECTS[account.aspect],
        proposition=account.proposition,
        at_issue=tuple(_line(one, told) for one in shown if one.kind in AT_ISSUE),
        folded=tuple(_line(one, told) for one in shown if one.kind not in AT_ISSUE),
        left=len(ties) - len(shown),
    )


def _line(tie: ClaimRelation, told: Mapping[str, ToldClaim]) -> RelationLine:
    return RelationLine(
        kind=tie.kind.value,
        kind_word=wording.RELATIONS[tie.kind],
        because=tie.because,
        subject=_end(tie.subject, told),
        object=_end(tie.object, told),
        score=f"{tie.score:.2f}",
    )


def _end(claim: str, told: Mapping[str, ToldClaim]) -> RelatedClaim:
    return RelatedClaim(claim_href(claim), quoted(shortened(told[claim].words, WORDS)) if claim in told else None)
