"""How claims stand to one another, as the pages of events and claims show it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sayso import wording
from sayso.domain.account import AspectAccount
from sayso.domain.ledger import ToldClaim
from sayso.domain.quotation import quoted, shortened
from sayso.domain.relation import ClaimRelationKind
from sayso.fold.ties import Tie, ties_of
from sayso.web.pages import RelatedClaim, RelatedMatter, RelationLine
from sayso.web.quoting import claim_href

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
    found = (_matter(one if of is None else _of(one, of), told) for one in matters)
    return tuple(one for one in found if one.at_issue or one.folded)


def _of(account: AspectAccount, claim: str) -> AspectAccount:
    """The account with the relations of one claim alone."""
    return replace(account, relations=tuple(one for one in account.relations if claim in (one.subject, one.object)))


def _matter(account: AspectAccount, told: Mapping[str, ToldClaim]) -> RelatedMatter:
    shown = ties_of(replace(account, relations=account.relations[:MOST]))
    return RelatedMatter(
        aspect=wording.ASPECTS[account.aspect],
        proposition=account.proposition,
        at_issue=tuple(_line(one, told) for one in shown if one.kind in AT_ISSUE),
        folded=tuple(_line(one, told) for one in shown if one.kind not in AT_ISSUE),
        left=max(len(account.relations) - MOST, 0),
    )


def _line(tie: Tie, told: Mapping[str, ToldClaim]) -> RelationLine:
    return RelationLine(
        kind=tie.kind.value,
        because=tie.because,
        subjects=tuple(_end(one, told) for one in tie.subjects),
        objects=tuple(_end(one, told) for one in tie.objects),
        score=f"{tie.score:.2f}",
    )


def _end(claim: str, told: Mapping[str, ToldClaim]) -> RelatedClaim:
    return RelatedClaim(claim_href(claim), quoted(shortened(told[claim].words, WORDS)) if claim in told else None)
