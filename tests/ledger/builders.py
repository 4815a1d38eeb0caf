"""Readings for tests, built from a few words each: who says what in which report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from sayso.domain.claim import Aspect, Claim, Stance, claim_id
from sayso.domain.factuality import Certainty
from sayso.domain.identity import (
    Actor,
    ActorKind,
    Event,
    EventParticipant,
    Identities,
    Place,
    Time,
    actor_id,
)
from sayso.domain.ids import content_id
from sayso.domain.mention import Act, Attribution, Mentions, Mode, Role, attribution_id
from sayso.domain.reading import Reading
from sayso.domain.report import Document, Report, report_id
from sayso.domain.text import Block, BlockKind, Sentence, Span, Text

MONDAY = datetime(2031, 3, 3, 9, 0, tzinfo=UTC)
"""The day on which the invented events of the tests happen."""

READER = "builder 1"


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of a report: who (None: nobody named) does what with which words."""

    who: str | None = "Ministry of Varn"
    stance: Stance = Stance.ASSERTS
    words: str = "the bridge at Korva was taken"
    aspect: Aspect = Aspect.CONTROL
    certainty: Certainty = Certainty.CERTAIN
    event: int | None = 0
    unnamed: bool = False
    own_voice: bool = False
    side: str | None = None
    kind: ActorKind = ActorKind.STATE


@dataclass(frozen=True, slots=True)
class Happening:
    """One event of a report."""

    trigger: str = "raid"
    place: str | None = "Korva"
    day: datetime | None = MONDAY
    type: str | None = "Armed clash"
    actors: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A report to be built; ``body`` are words of its own that nothing is claimed in."""

    publisher: str | None = "The Herald"
    told: Sequence[Told] = (Told(),)
    events: Sequence[Happening] = (Happening(),)
    published: datetime | None = MONDAY
    url: str | None = None
    body: str = ""
    byline: Sequence[str] = ()


@dataclass
class _Writing:
    """The report while it is written."""

    words: str = ""
    blocks: list[Block] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)

    def block(self, words: str) -> Span:
        start = len(self.words)
        self.words += words + "\n\n"
        span = Span(start, start + len(words))
        self.sentences.append(Sentence(span, len(self.blocks)))
        self.blocks.append(Block(span, BlockKind.BODY))
        return span

    def part(self, sentence: Span, words: str) -> Span:
        start = self.words.index(words, sentence.start)
        return Span(start, start + len(words))


def build(page: Page) -> Reading:
    """Writes the report and reads it as the page says."""
    writing = _Writing()
    homes = [writing.block(_event_sentence(one)) for one in page.events]
    said = [writing.block(_sentence(one, page)) for one in page.told]
    if page.body:
        writing.block(page.body)
    # pages that differ in anything differ in their text; what golden ledgers are older than stands in it only where it
    # is set: a side, and that a speaker is no state
    told = repr(page).replace(", side=None", "").replace(f", kind={ActorKind.STATE!r}", "")
    writing.block(f"Item {content_id('page', told)}.")
    text = Text(writing.words, tuple(writing.blocks), tuple(writing.sentences))
    digest = sha256(text.words.encode("utf-8", "surrogatepass")).hexdigest()
    report = Report(
        id=report_id(page.url, page.publisher, None, digest),
        url=page.url,
        path=None,
        title=None,
        label=None,
        byline=tuple(page.byline),
        publisher=page.publisher,
        published=page.published,
        updated=None,
        language="en",
        sha256_raw=digest,
        sha256_text=digest,
    )
    return _read(page, Document(report, text), writing, homes, said)


def _event_sentence(one: Happening) -> str:
    where = f" at {one.place}" if one.place else ""
    return f"{' and '.join(one.actors) or 'Somebody'} came in a {one.trigger}{where}."


def _sentence(one: Told, page: Page) -> str:
    if one.own_voice:
        return f"So it stands: {one.words}."
    return f"{one.who or 'Purportedly'} said that {one.words}, {page.publisher} learned."


def _read(page: Page, document: Document, writing: _Writing, homes: Sequence[Span], said: Sequence[Span]) -> Reading:
    report = document.report.id
    places = tuple(
        _place(report, one, writing, home) for one, home in zip(page.events, homes, strict=True) if one.place
    )
    times = tuple(_time(report, one, home) for one, home in zip(page.events, homes, strict=True) if one.day)
    events = tuple(_event(report, one, writing, home) for one, home in zip(page.events, homes, strict=True))
    actors: dict[str, Actor] = {}
    found: list[Attribution] = []
    claims: list[Claim] = []
    for one, home in zip(page.told, said, strict=True):
        _claim((report, page, one), (writing, home, events), (actors, found, claims))
    for happening in page.events:
        for name in happening.actors:
            actors.setdefault(actor_id(name), Actor(actor_id(name), name, ActorKind.ARMED_GROUP, ()))
    outlet = actor_id(page.publisher) if page.publisher else None
    cast = Identities(tuple(actors.values()), places, times, events, {}, outlet)
    return Reading(document, Mentions(tuple(found)), cast, tuple(claims), READER)


def _claim(
    what: tuple[str, Page, Told],
    where: tuple[_Writing, Span, tuple[Event, ...]],
    into: tuple[dict[str, Actor], list[Attribution], list[Claim]],
) -> None:
    (report, page, one), (writing, home, events), (actors, found, claims) = what, where, into
    name = page.publisher if one.own_voice else one.who
    actor = None
    if name is not None:
        kind = ActorKind.OUTLET if one.own_voice else ActorKind.UNNAMED if one.unnamed else one.kind
        actor = Actor(actor_id(name, report if one.unnamed else None), name, kind, (), side=one.side)
        actors[actor.id] = actor
    content = (writing.part(home, one.words),)
    cue = (writing.part(home, "stands" if one.own_voice else "said"),) if _has_cue(one) else ()
    source = (writing.part(home, one.who),) if one.who and not one.own_voice else ()
    attribution = None
    if not one.own_voice:
        attribution = attribution_id(report, source, cue, content)
        found.append(Attribution(attribution, Act.STATEMENT, Mode.INDIRECT, source, cue, content, None, 1.0))
    claims.append(
        Claim(
            id=claim_id(report, content, cue, actor.id if actor else None, one.aspect),
            report=report,
            attribution=attribution,
            actor=actor.id if actor else None,
            source=source,
            cue=cue,
            content=content,
            event=events[one.event].id if one.event is not None and events else None,
            aspect=one.aspect,
            stance=one.stance,
            certainty=one.certainty,
            score=0.9,
        )
    )


def _has_cue(one: Told) -> bool:
    return not one.own_voice or one.stance in (Stance.CONFIRMS, Stance.CANNOT_VERIFY)


def _place(report: str, one: Happening, writing: _Writing, home: Span) -> Place:
    assert one.place is not None
    return Place(content_id("place", report, one.place), (writing.part(home, one.place),), one.place)


def _time(report: str, one: Happening, home: Span) -> Time:
    assert one.day is not None
    start = one.day.replace(hour=0, minute=0)
    last = start + timedelta(days=1, microseconds=-1)
    name = content_id("time", report, home.start)
    return Time(name, Span(home.start, home.start + 1), one.day.date().isoformat(), "date", start, last)


def _event(report: str, one: Happening, writing: _Writing, home: Span) -> Event:
    trigger = writing.part(home, one.trigger)
    actors = [EventParticipant(Role.INITIATOR, (writing.part(home, name),), actor_id(name)) for name in one.actors]
    return Event(
        id=content_id("event", report, [[trigger.start, trigger.end]]),
        type=one.type,
        triggers=(trigger,),
        participants=tuple(actors),
        place=content_id("place", report, one.place) if one.place else None,
        time=content_id("time", report, home.start) if one.day else None,
    )


def ticking(start: datetime = MONDAY, step: timedelta = timedelta(seconds=1)) -> Callable[[], datetime]:
    """A clock that goes on by a step each time it is asked."""
    at = [start]

    def clock() -> datetime:
        at[0] += step
        return at[0]

    return clock
