"""A brief: the events of a selection on one page that prints, each sentence with the way to its words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

from sayso import wording
from sayso.domain.identity import ActorKind
from sayso.domain.ledger import AspectAccount, EventAccount, Position, ToldClaim
from sayso.web import labels, moments, words
from sayso.web.desk import Desk
from sayso.web.eventpage import at_issue
from sayso.web.lists import EVENTS, counted_beside, pager_of, views_of
from sayso.web.naming import newest_first, report_line
from sayso.web.pages import BriefEvent, BriefMatter, BriefPage, BriefVoice
from sayso.web.quoting import claim_href, event_href, quoted, shortened
from sayso.web.selection import Selection

MOST: Final = 20
"""Events of one brief, the most contested first; the rest is counted."""

MATTERS: Final = 8
"""Matters of one event: those at issue, and others up to so many."""

WITHHELD: Final = frozenset({ActorKind.WITNESS, ActorKind.UNNAMED})
"""Whose names a brief does not print unless asked to: people who spoke as witnesses."""


def brief_page(desk: Desk, asked: Selection, *, named: bool) -> BriefPage:
    """The brief of a selection. ``named``: whether witnesses are named."""
    found = desk.overview(asked.as_of).events(asked.filters, asked.order, 0, MOST)
    accounts = [one.account for one in found.events]
    told = _told(desk, accounts)
    reports = newest_first(desk.ledger.reports(ids={one for account in accounts for one in account.reports}))
    beside = counted_beside(found, narrowed=bool(asked.narrowed()))
    return BriefPage(
        counts=pager_of(asked, found.fitting, EVENTS, *beside, size=MOST).counts,
        as_of=moments.shown(asked.as_of),
        filters=tuple(f"{labels.FIELDS[name]}: {value}" for name, value in asked.narrowed()),
        named=named,
        views=views_of(asked),
        other=asked.href(witnesses="withheld" if named else "named"),
        events=tuple(_event(one, told, asked.as_of, named=named) for one in accounts),
        reports=tuple(report_line(one) for one in reports),
    )


def _shown(account: EventAccount) -> tuple[AspectAccount, ...]:
    issue = [one for one in account.aspects if at_issue(one)]
    rest = [one for one in account.aspects if not at_issue(one)]
    return (*issue, *rest[: max(0, MATTERS - len(issue))])


def _told(desk: Desk, accounts: Iterable[EventAccount]) -> dict[str, ToldClaim]:
    first = [
        one.claims[0] for account in accounts for matter in _shown(account) for one in matter.positions if one.claims
    ]
    return {one.id: one for one in desk.ledger.claims(ids=first)}


def _event(account: EventAccount, told: Mapping[str, ToldClaim], as_of: datetime | None, *, named: bool) -> BriefEvent:
    shown = _shown(account)
    return BriefEvent(
        href=event_href(account.id, as_of),
        label=account.label,
        place=account.place.name if account.place else None,
        happened=moments.interval(account.earliest, account.latest),
        matters=tuple(_matter(one, told, named=named) for one in shown),
        left=labels.matters_left(len(account.aspects) - len(shown)),
    )


def _matter(matter: AspectAccount, told: Mapping[str, ToldClaim], *, named: bool) -> BriefMatter:
    return BriefMatter(
        aspect=wording.ASPECTS[matter.aspect],
        agreement=wording.AGREEMENTS[matter.agreement],
        verification=wording.VERIFICATIONS[matter.verification],
        spread=words.spread(matter.spread),
        voices=tuple(_voice(one, told, named=named) for one in matter.positions),
    )


def _voice(position: Position, told: Mapping[str, ToldClaim], *, named: bool) -> BriefVoice:
    """Who, what they do, in which words. A witness's words stay where they do not tell the name."""
    actor = position.actor
    withheld = actor.kind in WITHHELD and not named
    one = told.get(position.claims[0]) if position.claims else None
    if withheld and one and actor.name and actor.name.casefold() in one.words.casefold():
        one = None
    return BriefVoice(
        name=labels.WITNESS if withheld else actor.name or words.SOURCE_NOT_NAMED,
        side=actor.side,
        stance=wording.STANCES[position.stance],
        certainty=wording.CERTAINTIES[position.certainty],
        words=quoted(shortened(one.words)) if one else None,
        href=claim_href(one.id) if one else None,
        reports=words.reports_count(len(position.reports)),
    )
