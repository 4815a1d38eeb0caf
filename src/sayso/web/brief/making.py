"""Makes a brief of a selection: one account, from which page, file, PDF and spoken form are written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import datetime
from itertools import groupby, pairwise
from typing import Final, TypeVar

from sayso import wording
from sayso.domain.identity import ActorKind
from sayso.domain.ledger import Agreement, AspectAccount, EventAccount, Position, Speaker, ToldClaim, Verification
from sayso.domain.quotation import quoted, shortened
from sayso.domain.report import Document
from sayso.domain.text import Text
from sayso.ledger.overview import EventsFound
from sayso.web import labels, moments, words
from sayso.web.brief import says
from sayso.web.brief.chart import beside_map, map_picture
from sayso.web.brief.timeline import beside_timeline, time_picture
from sayso.web.brief.told import Brief, BriefEvent, Matter, Note, Numbers, Piece, Point, Side, Source, Voice
from sayso.web.desk import Desk
from sayso.web.eventpage import at_issue
from sayso.web.lists import EVENTS, counted_beside, pager_of
from sayso.web.naming import sortable
from sayso.web.quoting import claim_href, event_href, followable, report_href
from sayso.web.selection import Selection
from sayso.withholding import MARK, NOTHING, WITHHELD, Withholder, withholding

MOST: Final = 20
"""Events of one brief, in the selection's order; the rest is counted."""

MATTERS: Final = 8
"""Matters of one event: all those at issue up to ``AT_ISSUE``, and others up to so many."""

AT_ISSUE: Final = 24
SPEAKERS: Final = 30
"""Positions shown on one matter; the rest is counted."""

AROUND: Final = 160
"""Code points of a report shown before and after a claim's words."""

LONGEST: Final = 600
"""Code points of a claim's words in their report; longer ones are cut."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What a brief is written from; ``notes`` and ``sources`` are numbered as they are first asked for."""

    withholder: Withholder
    named: bool
    told: Mapping[str, ToldClaim]
    notes: dict[str, int] = field(default_factory=dict)

    def note(self, claim: str) -> int:
        return self.notes.setdefault(claim, len(self.notes) + 1)


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
    sheet = _Sheet(kept, named, _told(desk, accounts))
    events = tuple(_event(number, one, sheet, asked.as_of) for number, one in enumerate(accounts, start=1))
    sources = _sources(desk, accounts, sheet)
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
        notes=tuple(_notes(desk, sheet, {one.href: one.number for one in sources})),
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
    told = _withheld(plain, kept)
    return replace(told, withheld=not named and (told != plain or _marked(plain)))


def _counts(asked: Selection, found: EventsFound) -> str:
    beside = counted_beside(found, narrowed=bool(asked.narrowed()))
    return pager_of(replace(asked, page=1), found.fitting, EVENTS, *beside, size=MOST).counts


# ------------------------------------------------------------------ what is said


def _shown(account: EventAccount) -> tuple[AspectAccount, ...]:
    issue = [one for one in account.aspects if at_issue(one)][:AT_ISSUE]
    rest = [one for one in account.aspects if not at_issue(one)]
    return (*issue, *rest[: max(0, MATTERS - len(issue))])


def _told(desk: Desk, accounts: Iterable[EventAccount]) -> dict[str, ToldClaim]:
    first = [
        one.claims[0] for account in accounts for matter in _shown(account) for one in matter.positions if one.claims
    ]
    return {one.id: one for one in desk.ledger.claims(ids=first)}


def _event(number: int, account: EventAccount, sheet: _Sheet, as_of: datetime | None) -> BriefEvent:
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


def _matter(key: str, matter: AspectAccount, sheet: _Sheet) -> Matter:
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


def _voice(position: Position, sheet: _Sheet) -> Voice:
    one = sheet.told.get(position.claims[0]) if position.claims else None
    return Voice(
        name=_name(position.actor, named=sheet.named),
        stance=wording.STANCES[position.stance],
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
        stances = dict.fromkeys(one.stance for one in side.voices)
        told.append(f"{side.name}: {', '.join(stances)}")
    return "; ".join(told)


# ------------------------------------------------------------------ where the words stand


def _sources(desk: Desk, accounts: Iterable[EventAccount], sheet: _Sheet) -> tuple[Source, ...]:
    """The reports of the events and of the words that are quoted, in the order of their publication."""
    wanted = {name for one in accounts for name in one.reports}
    wanted |= {sheet.told[claim].claim.report for claim in sheet.notes}
    reports = sorted(
        desk.ledger.reports(ids=sorted(wanted)),
        key=lambda one: (one.published is None, sortable(one.published), one.title or "", one.id),
    )
    return tuple(
        Source(
            number=number,
            href=report_href(one.id),
            title=one.title,
            publisher=one.publisher,
            published=moments.shown(one.published),
            updated=moments.shown(one.updated),
            address=one.url,
            link=followable(one.url),
            digest=one.sha256_text,
            id=one.id,
        )
        for number, one in enumerate(reports, start=1)
    )


def _notes(desk: Desk, sheet: _Sheet, numbers: Mapping[str, int]) -> Iterator[Note]:
    documents: dict[str, Document] = {}
    for claim, number in sheet.notes.items():
        told = sheet.told[claim]
        report = told.claim.report
        if report not in documents:
            documents[report] = desk.ledger.report(report)
        first, last = told.claim.content[0], told.claim.content[-1]
        yield Note(
            number=number,
            claim=claim,
            href=claim_href(claim),
            pieces=tuple(_pieces(documents[report].text, told, sheet.withholder)),
            source=numbers[report_href(report)],
            where=says.place_in(first.start, last.end),
            span=(first.start, last.end),
        )


def _pieces(whole: Text, told: ToldClaim, withheld: Withholder) -> Iterator[Piece]:
    """A claim's words with those around them. Names are looked for in more than is shown, so that none is cut open."""
    content, text = told.claim.content, whole.words
    end = min(content[-1].end, content[0].start + LONGEST)
    first, last = _bounds(whole, content[0].start, end)
    wide = max(0, first - AROUND)
    hidden = [(start + wide, stop + wide) for start, stop in withheld.spans(text[wide : last + AROUND])]
    marks = [(max(one.start, first), min(one.end, end)) for one in content if one.start < end]
    edges = sorted({first, last, *(at for pair in marks for at in pair), *_inside(hidden, first, last)})
    shown: list[Piece] = [Piece("… ", claimed=False)] if first else []
    for start, stop in pairwise(edges):
        claimed = any(left <= start and stop <= right for left, right in marks)
        over = [one for one in hidden if one[0] <= start < one[1]]
        if not over:
            shown.append(Piece(_lined(text[start:stop]), claimed))
        elif start == max(over[0][0], first):
            shown.append(Piece(MARK, claimed))
    if last < len(text):
        shown.append(Piece(" …", claimed=False))
    yield from shown


def _bounds(text: Text, start: int, end: int) -> tuple[int, int]:
    """How far the words around reach: within their own blocks, and to the end of a word."""
    around = [one.span for one in text.blocks if one.span.start <= end and start <= one.span.end]
    first = max([0, start - AROUND, *(one.start for one in around if one.start <= start)])
    last = min([len(text.words), end + AROUND, *(one.end for one in around if end <= one.end)])
    while 0 < first < start and not text.words[first - 1].isspace():
        first += 1
    while end < last < len(text.words) and not text.words[last].isspace():
        last -= 1
    return first, last


def _inside(spans: Iterable[tuple[int, int]], first: int, last: int) -> Iterator[int]:
    for pair in spans:
        yield from (at for at in pair if first < at < last)


def _lined(text: str) -> str:
    """On one line; the space at either end is kept, since other words stand there."""
    head, tail = " " * text[:1].isspace(), " " * text[-1:].isspace()
    return f"{head}{' '.join(text.split())}{tail}" if text.strip() else " " * bool(text)


# ------------------------------------------------------------------ what is withheld


def _withheld(tree: _T, kept: Withholder) -> _T:
    """The same with every name withheld, wherever it stands; an address that holds one is withheld whole."""
    if kept is NOTHING:
        return tree
    if isinstance(tree, Source) and tree.address is not None and kept.in_address(tree.address):
        tree = replace(tree, address=says.ADDRESS_WITHHELD, link=None)
    if isinstance(tree, str):
        return kept.told(tree)  # type: ignore[return-value]
    if isinstance(tree, tuple):
        return tuple(_withheld(one, kept) for one in tree)  # type: ignore[return-value]
    if is_dataclass(tree) and not isinstance(tree, type):
        changed = {one.name: _withheld(getattr(tree, one.name), kept) for one in fields(tree) if one.name in _TOLD}
        return replace(tree, **changed)
    return tree


_TOLD: Final = frozenset(
    (
        *("title", "filters", "contested", "checked", "events", "notes", "sources", "map", "timeline", "matters"),
        *("sides", "voices", "pieces", "spots", "lines", "names", "label", "type", "place", "name", "proposition"),
        *("because", "stances", "words", "address", "publisher"),
    )
)
"""Fields whose words come from reports and people, and those that hold such; the others are the program's own words."""


def _marked(brief: Brief) -> bool:
    hidden = {says.WITNESS, says.UNNAMED}
    voices = (
        voice for event in brief.events for matter in event.matters for side in matter.sides for voice in side.voices
    )
    return any(voice.name in hidden or MARK in (voice.words or "") for voice in voices)
