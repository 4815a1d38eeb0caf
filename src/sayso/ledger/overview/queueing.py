"""The queue of what is proposed, out of an overview: as ``judgements.queue``, without a fold over the ledger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sayso.domain.ledger import ToldClaim, ToldEvent
from sayso.domain.report import Report
from sayso.fold.proposals import MOST_AT_ONCE, ClaimProposed, Filter, Item, MergeProposed, Page
from sayso.ledger.overview.keeping import Overview
from sayso.ledger.overview.proposing import Turn
from sayso.ledger.store import Ledger


def queue_in(overview: Overview, ledger: Ledger, wanted: Filter, start: int = 0, at_once: int = MOST_AT_ONCE) -> Page:
    """A part of the queue, the least sure first.

    Args:
        overview: of the ledger, as known now.
        ledger: where the words are.
        wanted: which proposals.
        start: how many to pass over.
        at_once: how many at most.
    """
    decisions = ledger.decisions()
    decided = {*decisions.claims, *decisions.corrections}
    limit = max(0, min(at_once, MOST_AT_ONCE))
    turns, total = overview.turns(wanted, start, limit, decided, ledger.former())
    return Page(tuple(_items(ledger, turns)), total, start)


def _items(ledger: Ledger, turns: Sequence[Turn]) -> Iterator[Item]:
    claims: Mapping[str, ToldClaim] = {
        one.id: one for one in ledger.claims(ids=[one.id for one in turns if one.tie is None and one.actors is None])
    }
    ends = {end for one in turns if one.tie for end in (one.tie.left, one.tie.right)}
    events: Mapping[str, ToldEvent] = ledger.told_events(ends)
    reports: Mapping[str, Report] = {
        one.id: one for one in ledger.reports(ids={told.claim.report for told in claims.values()})
    }
    for one in turns:
        if one.actors is not None:
            yield one.actors
        elif one.tie is not None:
            yield MergeProposed(one.tie, events[one.tie.left], events[one.tie.right])
        else:
            told = claims[one.id]
            yield ClaimProposed(told, reports[told.claim.report])
