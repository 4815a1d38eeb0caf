"""Makes a brief of a selection: one account, from which page, file, PDF and spoken form are written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from typing import Final

from sayso import wording
from sayso.domain.account import Agreement, AspectAccount, EventAccount, Position, Speaker, Verification
from sayso.domain.claim import Stance
from sayso.domain.identity import ActorKind
from sayso.domain.ledger import ToldClaim
from sayso.domain.quotation import quoted, shortened
from sayso.ledger.overview import EventsFound
from sayso.web import labels, moments, words
from sayso.web.brief import says
from sayso.web.brief.chart import beside_map, map_picture
from sayso.web.brief.sourcing import Sheet, notes_of, sources_of
from sayso.web.brief.timeline import beside_timeline, time_picture
from sayso.web.brief.told import Brief, BriefEvent, Matter, Numbers, Point, Side, Voice
from sayso.web.brief.withheld import is_marked, withheld
from sayso.web.desk import Desk
from sayso.web.eventpage import at_issue
from sayso.web.lists import EVENTS, counted_beside, pager_of
from sayso.web.quoting import event_href
from sayso.web.selection import Selection
from sayso.withholding import NOTHING, WITHHELD, withholding

MOST: Final = 20
"""Events of one brief, in the selection's order; the rest is counted."""

MATTERS: Final = 8
"""Matters of one event: all those at issue up to ``AT_ISSUE``, and others up to so many."""

AT_ISSUE: Final = 24
SPEAKERS: Final = 30
"""Positions shown on one matter; the rest is counted."""


def brief_of(desk: Desk, asked: Selection, *, named: bool = False, dossier: str | None = None) -> Brief:
    """The brief of a selection.

    Args:
        desk: the ledger.
        asked: which events, in which order, as known when.
        named: whether witnesses, and sources that nobody names, are told as their reports tell them.
        dossier: whose sides count; None: those of the dossier that the selection is of, else those set for all.
    """
    dossier = dossier or asked.filters.dossier or None
    found = desk.overview(asked.as_of).events(asked.filters, asked.order, 0, MOST)
    accounts = [desk.ledger.event(one.id, asked.as_of, dossier) if dossier else one.account for one in found.events]
    kept = NOTHING if named else withholding(desk.ledger, accounts)
    sheet = Sheet(kept, named, _told(desk, accounts))
    events = tuple(_event(number, one, sheet, asked.as_of) for number, one in enumerate(accounts, start=1))
    sources = sources_of(desk, accounts, sheet)
    numbered = list(enumerate(found.events, start=1))
    plain = Brief(
        title=says.title(dossier),
        counts=_counts(asked, found),
        as_of=moments.shown(asked.as_of),
        recorded=moments.shown(max((one.recorded[1] for one in found.events if one.recorded), default=None)),
        order=says.order(labels.ORDERS[asked.order]),
        filters=tuple(f"{labels.FIELDS[name]}: {value}" for name, value in asked.narrowed() if name != "dossier"),
        named=named,
        withheld=False,
        contested=tuple(_points(events, lambda one: one.contested, lambda one: one.agreement)),
        checked=tuple(_points(events, lambda one: one.checked, lambda one: one.verification)),
        map=map_picture(numbered),
        map_beside=beside_map(found.events),
        timeline=time_picture(numbered),
        time_beside=beside_timeline(found.events),
        events=events,
        notes=tuple(notes_of(desk, sheet, {one.href: one.number for one in sources})),
        sources=sources,
        left=says.events_left(found.fitting - len(found.events)),
        dossier=dossier,
        numbers=Numbers(
            found.total,
            found.fitting,
            found.without_place,
            found.without_date,
            found.fitting - len(found.events),
        ),
    )
    told = withheld(plain, kept)
    return replace(told, withheld=not named and (told != plain or is_marked(plain)))


def _counts(asked: Selection, found: EventsFound) -> str:
    beside = counted_beside(found, narrowed=bool(asked.narrowed()))
    return pager_of(replace(asked, page=1), found.fitting, EVENTS, *beside, size=MOST).counts


def _shown(account: EventAccount) -> tuple[AspectAccount, ...]:
    issue = [one for one in account.aspects if at_issue(one)][:AT_ISSUE]
    rest = [one for one in account.aspects if not at_issue(one)]
    return (*issue, *rest[: max(0, MATTERS - len(issue))])


def _told(desk: Desk, accounts: Iterable[EventAccount]) -> dict[str, ToldClaim]:
    first = [
        one.claims[0] for account in accounts for matter in _shown(account) for one in matter.positions if one.claims
    ]
    return {one.id: one for one in desk.ledger.claims(ids=first)}


def _event(number: int, account: EventAccount, sheet: Sheet, as_of: datetime | None) -> BriefEvent:
    shown = _shown(account)
    return BriefEvent(
        number=number,
        key=f"e{number}",
        href=event_href(account.id, as_of),
        label=account.label,
        type=account.type,
        place=wording.place_line(account.place) if account.place and account.place.name else None,
        happened=moments.interval(account.earliest, account.latest),
        reports=words.reports_count(len(account.reports)),
        matters=tuple(_matter(f"e{number}m{at}", one, sheet) for at, one in enumerate(shown, start=1)),
        left=says.matters_left(len(account.aspects) - len(shown)),
        id=account.id,
        days=(_iso(account.earliest), _iso(account.latest)),
        told_by=len(account.reports),
        beyond=len(account.aspects) - len(shown),
    )


def _iso(when: datetime | None) -> str | None:
    return when.isoformat() if when else None


def _matter(key: str, matter: AspectAccount, sheet: Sheet) -> Matter:
    ordered = sorted(matter.positions, key=lambda one: (*_rank(one.actor), one.stance))
    shown = ordered[:SPEAKERS]
    return Matter(
        key=key,
        aspect=wording.ASPECTS[matter.aspect],
        lead=says.AT_ISSUE_DENIED if matter.as_denied else says.AT_ISSUE,
        proposition=quoted(shortened(sheet.withholder.told(matter.proposition))),
        contested=matter.agreement is Agreement.CONTESTED,
        checked=matter.verification is not Verification.NOT_MARKED,
        agreement=wording.AGREEMENTS[matter.agreement],
        verification=wording.VERIFICATIONS[matter.verification],
        spread=words.spread(matter.spread),
        because=matter.because,
        sides=tuple(
            Side(group, rank == 0, tuple(_voice(one, sheet) for one in found))
            for (rank, group), found in groupby(shown, key=lambda one: _rank(one.actor)[:2])
        ),
        left=says.speakers_left(len(ordered) - len(shown)),
        codes=(matter.aspect.value, matter.agreement.value, matter.verification.value),
        numbers=matter.spread,
        beyond=len(ordered) - len(shown),
    )


def _rank(speaker: Speaker) -> tuple[int, str, str, str]:
    """The order that the brief states: sides and names by the alphabet, whoever has none after them, outlets last."""
    name = speaker.name or ""
    if speaker.kind == ActorKind.OUTLET:
        rank, group = 3, says.OUTLETS
    elif speaker.side is not None:
        rank, group = 0, speaker.side
    elif speaker.id is None or speaker.kind in WITHHELD:  # as a group, whether or not they are named
        rank, group = 2, says.NOBODY
    else:
        rank, group = 1, says.SIDE_NOT_SET
    return rank, group, name.casefold(), speaker.id or ""


def _voice(position: Position, sheet: Sheet) -> Voice:
    one = sheet.told.get(position.claims[0]) if position.claims else None
    name = _name(position.actor, named=sheet.named)
    return Voice(
        name=name,
        stance=wording.stance_told(name, position.stance),
        certainty=wording.hedge_told(position.stance, position.certainty),
        words=quoted(shortened(sheet.withholder.told(one.words))) if one else None,
        note=sheet.note(one.id) if one else None,
        more=says.also(len(position.claims) - 1),
        actor=None if position.actor.kind in WITHHELD and not sheet.named else position.actor.id,
        codes=(position.stance.value, position.certainty.value),
        claims=position.claims,
    )


def _name(speaker: Speaker, *, named: bool) -> str:
    if speaker.kind in WITHHELD and not named:
        return says.WITNESS if speaker.kind == ActorKind.WITNESS else says.UNNAMED
    return speaker.name or words.SOURCE_NOT_NAMED


def _points(
    events: Sequence[BriefEvent], wanted: Callable[[Matter], bool], state: Callable[[Matter], str]
) -> Iterator[Point]:
    for event in events:
        for one in event.matters:
            if wanted(one):
                yield Point(event.number, one.key, one.aspect, one.proposition, state(one), _stances(one))


def _stances(matter: Matter) -> str:
    """Who holds what, in a line: each side with the stances of its speakers."""
    told = []
    for side in matter.sides:
        stances = dict.fromkeys(wording.STANCES[Stance(one.codes[0])] for one in side.voices)
        told.append(f"{side.name}: {', '.join(stances)}")
    return "; ".join(told)
