"""The scene of a report: where its places stand by sentence, which of them lie with a trigger, and its times."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime

from sayso.domain.identity import Place, Time
from sayso.domain.mention import Attribution, EventMention
from sayso.domain.positions import Positions
from sayso.domain.report import Document
from sayso.domain.text import BlockKind, Span, Text
from sayso.resolve.focus import is_old
from sayso.resolve.places import A_BORDER
from sayso.resolve.when import Calendar, calendar_of
from sayso.resolve.where import COUNTRY, is_apart, is_aside, is_dateline, is_origin, may_lie, way

Listed = Mapping[int, Sequence[tuple[Span, str]]]
"""By sentence, the places that stand in it: the words and the place's id, in text order."""

_TIES = re.compile(
    r"(?:[\w'\u2019-]+ ){0,3}(?:in|at|on|near|of|over|around|outside|inside|against) (?:[a-z][\w-]* ){0,3}",
    re.IGNORECASE,
)
_PREFIXED = re.compile(r" (?:[a-z][\w-]{1,20} )?")
TIED_WITHIN = 50  # code points between a trigger and the place that a preposition ties to it


@dataclass(frozen=True, slots=True)
class Scene:
    """Where in the report places stand, by sentence, and its times.

    ``lying`` are the places without those told aside, ``located`` those that a list has, states left out. ``news_of``:
    when the report was published, if it dates anything to the days before; None: it looks back, or nobody knows.
    """

    text: Text
    starts: tuple[int, ...]
    places: Listed
    lying: Listed
    calendar: Calendar
    when: Mapping[str, Time]
    located: AbstractSet[str]
    news_of: datetime | None = None

    def sentence(self, at: int) -> int:
        """The number of the sentence that the offset stands in."""
        return max(0, bisect_right(self.starts, at) - 1)


def scene_of(
    document: Document,
    places: Sequence[Place],
    times: Sequence[Time],
    attributions: Sequence[Attribution],
    triggers: AbstractSet[Span],
) -> Scene:
    """The scene of a report.

    Args:
        document: the report.
        places: where its words lie.
        times: when they were.
        attributions: who says what in it; where a speaker is from is told aside.
        triggers: words of its events, which are no places of them.
    """
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
    return Scene(text, calendar.starts, told, straight, calendar, when, located, news_of)


def place_of(scene: Scene, listed: Listed, mention: EventMention) -> str | None:
    """The place that the words tie to a trigger, else the nearest in its sentence that nothing parts from it.

    Of two as near, the one after it ("fighting in X").

    Args:
        scene: the report's.
        listed: which of its places, by sentence.
        mention: the trigger, with the words that its finder tied to it as places.
    """
    words, trigger = scene.text.words, mention.trigger
    here = _together(scene, listed.get(scene.sentence(trigger.start), ()), mention)
    for span, key in here:
        if any(span.overlaps(one) for one in mention.places):
            return key
    after = [(way(words[trigger.end : span.start]), 0, key) for span, key in here if span.start >= trigger.end]
    before = [(way(words[span.end : trigger.start]), 1, key) for span, key in here if span.end <= trigger.start]
    return min((*after, *before), default=(0, 0, None))[2]


def _together(scene: Scene, here: Sequence[tuple[Span, str]], mention: EventMention) -> list[tuple[Span, str]]:
    """The places of a trigger's sentence that neither a quotation nor a contrast parts from it.

    Where somebody came from is no place of it where there is another that is as well known.
    """
    fit = [one for one in here if not is_apart(scene.text.words, mention.trigger, one[0])]
    rest = [one for one in fit if not is_origin(scene.text.words, one[0])]
    known = [one for one in rest if one[1] in scene.located]
    return rest if known or not any(one[1] in scene.located for one in fit) else fit


def is_settled(scene: Scene, mention: EventMention, place: str) -> bool:
    """Whether the words tie this place to the trigger: "shelling of Korva", "fighting on the bridge at Korva".

    So does its name before the trigger: "the Korva raid", "the Korva hospital blast".
    """
    end = mention.trigger.end
    here = scene.places.get(scene.sentence(mention.trigger.start), ())
    words = scene.text.words
    starts = [span.start for span, key in here if key == place and 0 < span.start - end <= TIED_WITHIN]
    if any(_TIES.fullmatch(words[end:start].lstrip(" ")) for start in starts):
        return True
    before = [span.end for span, key in here if key == place and span.end < mention.trigger.start]
    return any(_PREFIXED.fullmatch(words, at, mention.trigger.start) for at in before[-1:])


def headlined(text: Text, places: Sequence[Place]) -> str | None:
    """The place that the headline names, the one named most often of several: where what a report is about happened.

    What the body puts into one sentence with a trigger may be where somebody spoke.
    """
    heads = [block.span for block in text.of_kind(BlockKind.HEADLINE)]
    named = [place for place in places if any(head.covers(span) for head in heads for span in place.mentions)]
    return max(named, key=lambda place: len(place.mentions)).id if named else None
