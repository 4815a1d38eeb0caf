"""The queue of what is proposed, out of an overview: as ``judgements.queue``, without a fold over the ledger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sayso.domain.ledger import Proposed, ToldClaim, ToldEvent
from sayso.domain.report import Report
from sayso.fold.proposals import MOST_AT_ONCE, ClaimProposed, Filter, Item, MergeProposed, Page
from sayso.ledger.overview.keeping import Overview
from sayso.ledger.overview.proposing import Turn
from sayso.ledger.store import Ledger

MOST_COUNTED = 5_000
"""Proposals up to which those that a filter leaves are counted."""


def queue_in(
    overview: Overview,
    ledger: Ledger,
    wanted: Filter,
    start: int = 0,
    at_once: int = MOST_AT_ONCE,
    most: int = MOST_COUNTED,
) -> Page:
    """A part of the queue, the least sure first.

    Args:
        overview: of the ledger, as known now.
        ledger: where the words are.
        wanted: which proposals.
        start: how many to pass over.
        at_once: how many at most.
        most: how many that a filter leaves are counted at most.
    """
    turns, total, more = overview.turns(wanted, start, max(0, min(at_once, MOST_AT_ONCE)), most)
    return Page(tuple(_items(ledger, turns)), total, start, more)


def _items(ledger: Ledger, turns: Sequence[Turn]) -> Iterator[Item]:
    claims: Mapping[str, ToldClaim] = {
        one.id: one for one in ledger.claims(ids=[one.id for one in turns if one.kind is Proposed.CLAIM])
    }
    ties = ledger.relations([one.id for one in turns if one.kind is Proposed.SAME_EVENT])
    events: Mapping[str, ToldEvent] = ledger.told_events(
        {end for tie in ties.values() for end in (tie.left, tie.right)}
    )
    reports: Mapping[str, Report] = {
        one.id: one for one in ledger.reports(ids={told.claim.report for told in claims.values()})
    }
    for one in turns:
        if one.actors is not None:
            yield one.actors
        elif one.kind is Proposed.SAME_EVENT:
            tie = ties[one.id]
            yield MergeProposed(tie, events[tie.left], events[tie.right])
        else:
            told = claims[one.id]
            yield ClaimProposed(told, reports[told.claim.report])
