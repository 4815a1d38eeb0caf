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
from dataclasses import dataclass

from sayso.domain.identity import Actor, Event, EventParticipant, Place, Time
from sayso.domain.ids import content_id
from sayso.domain.mention import Attribution, EventMention
from sayso.domain.report import Document
from sayso.domain.text import Span, Text, in_order
from sayso.resolve.event_time import inheriting, time_told
from sayso.resolve.event_type import event_type
from sayso.resolve.focus import TERRITORY, Draft, apart, gather, is_old, parts_of
from sayso.resolve.scene import Scene, headlined, is_settled, place_of, scene_of
from sayso.resolve.when import Tie
from sayso.resolve.where import finest

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
    scene = scene_of(document, places, times, attributions, {mention.trigger for mention in mentions})
    drafts = _drafted(scene, mentions)
    main, drafts = gather(document, drafts, places, scene.when)
    if main is not None and not drafts[main].settled and (place := headlined(document.text, places)):
        drafts[main].settled.append(place)
    parts = parts_of(drafts, drafts[main], places, scene.when) if main is not None else ()
    known = {place.id: place for place in places}
    heard = sorted((span, actor.id) for actor in actors for span in actor.mentions)
    cast = _Cast(document.report.id, scene, heard, known)
    lying = [one for number in parts for one in (*drafts[number].settled, *drafts[number].lying)]
    events = tuple(_event(cast, draft, lying if number == main else ()) for number, draft in enumerate(drafts))
    events = tuple(inheriting(scene.calendar, scene.when, drafts, events, main, parts))
    if main is None:
        return events, None, frozenset()
    return events, events[main].id, frozenset(events[number].id for number in parts)


def _drafted(scene: Scene, mentions: Sequence[EventMention]) -> list[Draft]:
    """The mentions by the event that they mean, in the order of their first triggers."""
    drafts: list[Draft] = []
    earlier = _earlier(scene, mentions)
    for mention in sorted(mentions, key=lambda one: one.trigger):
        own_place = place_of(scene, scene.places, mention)
        lies_at = place_of(scene, scene.lying, mention)
        tie = scene.calendar.tie(mention.trigger, mention.times)
        before = mention.trigger in earlier
        told = [draft for draft in drafts[-REMEMBERED:] if draft.earlier == before]
        draft = _fit(scene, mention, own_place, tie.time if tie else None, told)
        if draft is None:
            draft = Draft([], set(), mention.type, earlier=before)
            drafts.append(draft)
        _join(draft, mention, scene.text, own_place, tie)
        if lies_at:
            draft.lying.append(lies_at)
            if is_settled(scene, mention, lies_at):
                draft.settled.append(lies_at)
    return drafts


_BEFORE = re.compile(r"\W*(?:Before|Prior to|Ahead of)\b[^,\n]{1,120},", re.IGNORECASE)


def _earlier(scene: Scene, mentions: Sequence[EventMention]) -> frozenset[Span]:
    """The triggers that their sentence puts before another: "Before Monday's raid, three had been killed"."""
    found: set[Span] = set()
    by_sentence: dict[int, list[Span]] = {}
    for mention in mentions:
        by_sentence.setdefault(scene.sentence(mention.trigger.start), []).append(mention.trigger)
    for number, triggers in by_sentence.items():
        opening = _BEFORE.match(scene.text.words, scene.starts[number]) if scene.starts else None
        if opening and any(trigger.end <= opening.end() for trigger in triggers):
            found.update(trigger for trigger in triggers if trigger.start >= opening.end())
    return frozenset(found)


def _stem(words: str) -> str:
    return _ENDING.sub("", words.lower().split()[-1]) or words.lower()


def _is_control(words: str) -> bool:
    return _CONTROL.match(words.lower()) is not None


def _fit(
    scene: Scene, mention: EventMention, place: str | None, time: str | None, drafts: Sequence[Draft]
) -> Draft | None:
    text = scene.text
    stem = _stem(text[mention.trigger])
    control = _is_control(text[mention.trigger])
    definite = _DEFINITE.search(text.words, max(0, mention.trigger.start - 60), mention.trigger.start) is not None
    for draft in reversed(drafts):
        if _parted(place, draft.places) or (time is not None and _at_other_times(time, draft, scene)):
            continue
        if _alike(stem, mention.type, draft, control=control):
            return draft
        if definite and stem in _GENERIC and draft is drafts[-1]:
            return draft
    return None


def _at_other_times(time: str, draft: Draft, scene: Scene) -> bool:
    """Whether a trigger's time speaks against an event; where it has none, a year does, and in news an older day."""
    when = scene.when
    return apart([time], draft.times, when) or (not draft.times and is_old([time], when, scene.news_of))


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
    """What events are made of: the report's id, its scene, its actors' mentions and its places."""

    report: str
    scene: Scene
    heard: Sequence[tuple[Span, str]]
    known: Mapping[str, Place]


def _event(cast: _Cast, draft: Draft, of_parts: Sequence[str]) -> Event:
    """``of_parts``: the places told of the events that are parts of this one."""
    scene = cast.scene
    triggers = in_order(mention.trigger for mention in draft.mentions)
    first = draft.mentions[0]
    at = scene.sentence(first.trigger.start)
    listed = [one for one in draft.settled if one in scene.located]
    near = [one for one in draft.lying if one in scene.located]
    tied = [one for one in draft.settled if one in scene.located or cast.known[one].lat is None]
    place = _usual(listed) or _usual([*tied, *near]) or _usual([*draft.settled, *draft.lying])
    place = place or _usual([one for one in draft.places if one in scene.located]) or _usual(draft.places)
    if place is None and not scene.places.get(at):  # those of its own sentence stand apart from it there
        place = _inherited(scene.lying, at)
    participants = dict.fromkeys(
        EventParticipant(one.role, one.spans, _actor_under(one.spans, cast.heard))
        for mention in draft.mentions
        for one in mention.participants
    )
    return Event(
        content_id("event", cast.report, [[span.start, span.end] for span in triggers]),
        event_type(scene.text, draft.mentions),
        triggers,
        tuple(participants),
        finest(place, (*draft.settled, *draft.lying, *of_parts), cast.known),
        time_told(draft.ties, scene.when) or scene.calendar.before(at),
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
