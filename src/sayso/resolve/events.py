"""Within-report event coreference: the trigger words that mean one event become one event.

Two triggers are one event where their types (or, failing those, their words) agree and neither place nor time of
their own sentences speaks against it. A definite noun of no particular type ("the attack", "the operation", "that")
means the nearest event before. Then the events that speak of the report's main event are gathered into it
(``focus.py``). Across reports, events are related elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime

from sayso.domain.identity import Actor, Event, EventParticipant, Place, Time
from sayso.domain.ids import content_id
from sayso.domain.mention import Attribution, EventMention
from sayso.domain.positions import Positions
from sayso.domain.report import Document
from sayso.domain.text import BlockKind, Span, Spans, Text, in_order
from sayso.resolve.event_time import inheriting, time_told
from sayso.resolve.event_type import event_type
from sayso.resolve.focus import TERRITORY, Draft, apart, gather, is_old, parts_of
from sayso.resolve.places import A_BORDER
from sayso.resolve.when import Calendar, Tie, calendar_of
from sayso.resolve.where import COUNTRY, finest, is_apart, is_aside, is_dateline, is_origin, may_lie, way

INHERITED_FROM = 3  # sentences back that may lend a place
NEAR_MENTIONS = 4  # actor mentions on either side of a participant that are looked at
REMEMBERED = 40  # events back that a trigger is held against: bounds the work on a long report

_GENERIC = frozenset({"attack", "assault", "incident", "operation", "violence", "strike", "death", "killing"})
_DEFINITE = re.compile(
    r"\b(?:the|this|that|these|those|its|their|his|her)(?: [\w'\u2019\"\u201c-]{1,30}){0,2} [\"\u201c]?$", re.IGNORECASE
)
_ENDING = re.compile(r"(?:ings?|ed|es|ers?|s|ations?|ions?|ure[sd]?|e)$")
_CONTROL = re.compile(
    r"seiz|captur|overr|liberat|occup|conquer|recaptur|annex|takeover|tak|took|retak|retook|hold|held|los|control|fall|fell"
    r"|.* (?:fallen|control|of)$|(?:in|under|full) control"
)


@dataclass(frozen=True, slots=True)
class _Setting:
    """Where in the report places stand, by sentence, and its times.

    ``lying`` are the places without those told aside, ``located`` those that a list has, states left out. ``news_of``:
    when the report was published, if it dates anything to the days before; None: it looks back, or nobody knows.
    """

    text: Text
    starts: tuple[int, ...]
    places: Mapping[int, Sequence[tuple[Span, str]]]
    lying: Mapping[int, Sequence[tuple[Span, str]]]
    calendar: Calendar
    when: Mapping[str, Time]
    located: AbstractSet[str]
    news_of: datetime | None = None

    def sentence(self, at: int) -> int:
        return max(0, bisect_right(self.starts, at) - 1)

    def at(self, listed: Mapping[int, Sequence[tuple[Span, str]]], mention: EventMention) -> Sequence[tuple[Span, str]]:
        return listed.get(self.sentence(mention.trigger.start), ())


def events_of(
    document: Document,
    mentions: Sequence[EventMention],
    places: Sequence[Place],
    times: Sequence[Time],
    actors: Sequence[Actor],
    attributions: Sequence[Attribution] = (),
) -> tuple[tuple[Event, ...], str | None, frozenset[str]]:
    """Groups event mentions into events, with place, time and participants.

    An event's place and time are those of its own sentences; failing those, the nearest in the sentences before; a time
    may also be that of the lede, or of the whole for a part of it. None where the report has none near: the publication
    date never stands in.

    Args:
        document: the report.
        mentions: its triggers.
        places: where its words lie.
        times: when they were.
        actors: whom they mean.
        attributions: who says what in it: what dates the saying does not date what is said.

    Returns:
        The events in text order; the id of the one that the report is about, None where there is no event; and the ids
        of those that are parts of it.
    """
    setting = _setting(document, places, times, attributions, {mention.trigger for mention in mentions})
    drafts: list[Draft] = []
    earlier = _earlier(setting, mentions)
    for mention in sorted(mentions, key=lambda one: one.trigger):
        own_place = _own(_with(setting, setting.places, mention), setting.text, mention, mention.places)
        lies_at = _own(_with(setting, setting.lying, mention), setting.text, mention, mention.places)
        tie = setting.calendar.tie(mention.trigger, mention.times)
        before = mention.trigger in earlier
        told = [draft for draft in drafts[-REMEMBERED:] if draft.earlier == before]
        draft = _fit(setting, mention, own_place, tie.time if tie else None, told)
        if draft is None:
            draft = Draft([], set(), mention.type, earlier=before)
            drafts.append(draft)
        _join(draft, mention, document.text, own_place, tie)
        if lies_at:
            draft.lying.append(lies_at)
            if _is_settled(setting, mention, lies_at):
                draft.settled.append(lies_at)
    main, drafts = gather(document, drafts, places, setting.when)
    if main is not None and not drafts[main].settled and (place := _headlined(document.text, places)):
        drafts[main].settled.append(place)
    parts = parts_of(drafts, drafts[main], places, setting.when) if main is not None else ()
    known = {place.id: place for place in places}
    heard = sorted((span, actor.id) for actor in actors for span in actor.mentions)
    cast = _Cast(document.report.id, setting, heard, known)
    lying = [one for number in parts for one in (*drafts[number].settled, *drafts[number].lying)]
    events = tuple(_event(cast, draft, lying if number == main else ()) for number, draft in enumerate(drafts))
    events = tuple(inheriting(setting.calendar, setting.when, drafts, events, main, parts))
    if main is None:
        return events, None, frozenset()
    return events, events[main].id, frozenset(events[number].id for number in parts)


_BEFORE = re.compile(r"\W*(?:Before|Prior to|Ahead of)\b[^,\n]{1,120},", re.IGNORECASE)


def _earlier(setting: _Setting, mentions: Sequence[EventMention]) -> frozenset[Span]:
    """The triggers that their sentence puts before another: "Before Monday's raid, three had been killed"."""
    found: set[Span] = set()
    by_sentence: dict[int, list[Span]] = {}
    for mention in mentions:
        by_sentence.setdefault(setting.sentence(mention.trigger.start), []).append(mention.trigger)
    for number, triggers in by_sentence.items():
        opening = _BEFORE.match(setting.text.words, setting.starts[number]) if setting.starts else None
        if opening and any(trigger.end <= opening.end() for trigger in triggers):
            found.update(trigger for trigger in triggers if trigger.start >= opening.end())
    return frozenset(found)


def _headlined(text: Text, places: Sequence[Place]) -> str | None:
    """The place that the headline names, the one named most often of several: where what a report is about happened.

    What the body puts into one sentence with a trigger may be where somebody spoke.
    """
    heads = [block.span for block in text.of_kind(BlockKind.HEADLINE)]
    named = [place for place in places if any(head.covers(span) for head in heads for span in place.mentions)]
    return max(named, key=lambda place: len(place.mentions)).id if named else None


def _setting(
    document: Document,
    places: Sequence[Place],
    times: Sequence[Time],
    attributions: Sequence[Attribution],
    triggers: AbstractSet[Span],
) -> _Setting:
    text = document.text
    calendar = calendar_of(text, times, attributions, document.report.published)
    told: dict[int, list[tuple[Span, str]]] = {}
    straight: dict[int, list[tuple[Span, str]]] = {}
    speakers = Positions((span, True) for one in attributions for span in one.source)
    lying = [place for place in places if place.unresolved != A_BORDER]
    named = ((span, place) for place in lying for span in place.mentions if may_lie(text.words, span, place))
    for span, key in sorted((span, place.id) for span, place in named):
        if span not in triggers and not is_dateline(text, span):
            told.setdefault(calendar.sentence(span.start), []).append((span, key))
            if not is_aside(text.words, span) and not any(speakers.touching(span)):
                straight.setdefault(calendar.sentence(span.start), []).append((span, key))
    located = frozenset(one.id for one in places if one.lat is not None and (one.precision or COUNTRY) < COUNTRY)
    when = {time.id: time for time in times}
    published = document.report.published
    datings = [one for some in calendar.datings.values() for one in some if one.lends and when[one.time].latest]
    news_of = None if all(is_old([one.time], when, published) for one in datings) else published
    return _Setting(text, calendar.starts, told, straight, calendar, when, located, news_of)


def _with(
    setting: _Setting, listed: Mapping[int, Sequence[tuple[Span, str]]], mention: EventMention
) -> list[tuple[Span, str]]:
    """The places of a trigger's sentence that neither a quotation nor a contrast parts from it.

    Where somebody came from is no place of it where there is another that is as well known.
    """
    words, here = setting.text.words, setting.at(listed, mention)
    fit = [one for one in here if not is_apart(words, mention.trigger, one[0])]
    rest = [one for one in fit if not is_origin(words, one[0])]
    known = [one for one in rest if one[1] in setting.located]
    return rest if known or not any(one[1] in setting.located for one in fit) else fit


def _own(here: Sequence[tuple[Span, str]], text: Text, mention: EventMention, tied: Spans) -> str | None:
    """That which the words tie to the trigger (``tied``), else the nearest in its sentence.

    Of two as near, the one after it ("fighting in X").
    """
    words, trigger = text.words, mention.trigger
    for span, key in here:
        if any(span.overlaps(one) for one in tied):
            return key
    after = [(way(words[trigger.end : span.start]), 0, key) for span, key in here if span.start >= trigger.end]
    before = [(way(words[span.end : trigger.start]), 1, key) for span, key in here if span.end <= trigger.start]
    return min((*after, *before), default=(0, 0, None))[2]


def _stem(words: str) -> str:
    return _ENDING.sub("", words.lower().split()[-1]) or words.lower()


_TIES = re.compile(
    r"(?:[\w'\u2019-]+ ){0,3}(?:in|at|on|near|of|over|around|outside|inside|against) (?:[a-z][\w-]* ){0,3}",
    re.IGNORECASE,
)
_PREFIXED = re.compile(r" (?:[a-z][\w-]{1,20} )?")
TIED_WITHIN = 50  # code points between a trigger and the place that a preposition ties to it


def _is_settled(setting: _Setting, mention: EventMention, place: str) -> bool:
    """Whether the words tie this place to the trigger: "shelling of Korva", "fighting on the bridge at Korva".

    So does its name before the trigger: "the Korva raid", "the Korva hospital blast".
    """
    end = mention.trigger.end
    here = setting.places.get(setting.sentence(mention.trigger.start), ())
    words = setting.text.words
    starts = [span.start for span, key in here if key == place and 0 < span.start - end <= TIED_WITHIN]
    if any(_TIES.fullmatch(words[end:start].lstrip(" ")) for start in starts):
        return True
    before = [span.end for span, key in here if key == place and span.end < mention.trigger.start]
    return any(_PREFIXED.fullmatch(words, at, mention.trigger.start) for at in before[-1:])


def _is_control(words: str) -> bool:
    return _CONTROL.match(words.lower()) is not None


def _fit(
    setting: _Setting, mention: EventMention, place: str | None, time: str | None, drafts: Sequence[Draft]
) -> Draft | None:
    text = setting.text
    stem = _stem(text[mention.trigger])
    control = _is_control(text[mention.trigger])
    definite = _DEFINITE.search(text.words, max(0, mention.trigger.start - 60), mention.trigger.start) is not None
    for draft in reversed(drafts):
        if _parted(place, draft.places) or (time is not None and _at_other_times(time, draft, setting)):
            continue
        if _alike(stem, mention.type, draft, control=control):
            return draft
        if definite and stem in _GENERIC and draft is drafts[-1]:
            return draft
    return None


def _at_other_times(time: str, draft: Draft, setting: _Setting) -> bool:
    """Whether a trigger's time speaks against an event; where it has none, a year does, and in news an older day."""
    when = setting.when
    return apart([time], draft.times, when) or (not draft.times and is_old([time], when, setting.news_of))


def _alike(stem: str, kind: str | None, draft: Draft, *, control: bool) -> bool:
    if stem in draft.stems and (kind is None or draft.type is None or kind == draft.type):
        return True
    if (control or kind in TERRITORY) and (draft.control or draft.type in TERRITORY):
        return kind is None or draft.type is None or kind == draft.type
    return kind is not None and kind == draft.type


def _parted(own: str | None, others: Sequence[str]) -> bool:
    return own is not None and bool(others) and own not in others


def _join(draft: Draft, mention: EventMention, text: Text, place: str | None, tie: Tie | None) -> None:
    draft.mentions.append(mention)
    draft.stems.add(_stem(text[mention.trigger]))
    draft.control = draft.control or _is_control(text[mention.trigger])
    draft.type = draft.type or mention.type
    if place:
        draft.places.append(place)
    if tie:
        draft.ties.append(tie)


@dataclass(frozen=True, slots=True)
class _Cast:
    """What events are made of: the report's id, its setting, its actors' mentions and its places."""

    report: str
    setting: _Setting
    heard: Sequence[tuple[Span, str]]
    known: Mapping[str, Place]


def _event(cast: _Cast, draft: Draft, of_parts: Sequence[str]) -> Event:
    """``of_parts``: the places told of the events that are parts of this one."""
    setting = cast.setting
    triggers = in_order(mention.trigger for mention in draft.mentions)
    first = draft.mentions[0]
    at = setting.sentence(first.trigger.start)
    listed = [one for one in draft.settled if one in setting.located]
    near = [one for one in draft.lying if one in setting.located]
    tied = [one for one in draft.settled if one in setting.located or cast.known[one].lat is None]
    place = _usual(listed) or _usual([*tied, *near]) or _usual([*draft.settled, *draft.lying])
    place = place or _usual([one for one in draft.places if one in setting.located]) or _usual(draft.places)
    if place is None and not setting.places.get(at):  # those of its own sentence stand apart from it there
        place = _inherited(setting.lying, at)
    participants = dict.fromkeys(
        EventParticipant(one.role, one.spans, _actor_under(one.spans, cast.heard))
        for mention in draft.mentions
        for one in mention.participants
    )
    return Event(
        content_id("event", cast.report, [[span.start, span.end] for span in triggers]),
        event_type(setting.text, draft.mentions),
        triggers,
        tuple(participants),
        finest(place, (*draft.settled, *draft.lying, *of_parts), cast.known),
        time_told(draft.ties, setting.when) or setting.calendar.before(at),
        first.factuality,
    )


def _usual(told: Sequence[str]) -> str | None:
    """The one told most often; of several, the first told."""
    return max(dict.fromkeys(told), key=told.count, default=None)


def _inherited(listed: Mapping[int, Sequence[tuple[Span, str]]], at: int) -> str | None:
    for back in range(at, max(-1, at - INHERITED_FROM - 1), -1):
        if listed.get(back):
            return listed[back][-1][1]
    return None


def _actor_under(spans: Sequence[Span], heard: Sequence[tuple[Span, str]]) -> str | None:
    """The actor whose words overlap these; mentions near the spans alone are looked at."""
    for span in spans:
        at = bisect_right(heard, (span, "\uffff"))
        for other, actor in heard[max(0, at - NEAR_MENTIONS) : at + NEAR_MENTIONS]:
            if other.overlaps(span):
                return actor
    return None
