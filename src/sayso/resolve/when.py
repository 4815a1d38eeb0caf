"""Which time expressions of a report may tell when an event was, and which of them tells it of a trigger.

A time tells of an event by where it stands: inside the noun phrase ("Monday's raid", "the 4 May raid"), right beside it
("the raid on Monday"), in its clause, or elsewhere in its sentence, in this order of how often the two belong together
(measured on TimeBank's links, ``evaluation/TIMES.md``). Some times of a sentence date something else: when words were
said, since when a state has held, when a picture was taken.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum

from sayso.domain.identity import Time
from sayso.domain.mention import Attribution
from sayso.domain.text import BlockKind, Span, Spans, Text
from sayso.resolve.dating import (
    Saying,
    begins_in,
    dated_alone,
    goes_on,
    goes_on_to,
    is_of_toll,
    is_said,
    is_said_by,
    is_wide,
    may_date,
)


class Hold(IntEnum):
    """How firmly the words tie a time to a trigger: they share a sentence, a clause, or one phrase."""

    LOOSE = 1
    CLEAR = 2
    FIRM = 3


LEDE = 2
"""Sentences in which news tells what happened, and when."""

LENT_WITHIN, LENT_ACROSS = 3, 2
"""Sentences back from which an event takes a time that is told before it: in its paragraph, and across paragraphs."""

REACH = 400
"""Code points beyond which a time of the same sentence dates no trigger: bounds the work on one without an end."""

NEWS_REACHES = timedelta(days=7)
"""How far back news tells what somebody said; a day further back that follows what was spoken of dates that."""

_AFTERMATH = re.compile(
    r"\b(?:still|since|after(?:math)?|remain(?:s|ed)?|continu(?:es|ed|ing)|anniversary|mourn(?:s|ed|ing|ers)|buried|burial"
    r"|funerals?|vigils?|search(?:es|ed|ing) (?:for|through|the)|for a (?:second|third|fourth|fifth) (?:day|night))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dating:
    """A time that may date what its sentence tells. ``only``: the words that it dates alone; None: all of them.

    ``said``: it is when something was said, and dates of what was said only that which was going on then. ``lends``:
    whether it may be the time of an event that another sentence tells: no time of saying, none that is still to come.
    ``long_ago``: it lies further back than news of what was said reaches.
    """

    span: Span
    time: str
    only: Span | None = None
    said: bool = False
    lends: bool = True
    long_ago: bool = False


@dataclass(frozen=True, slots=True)
class Tie:
    """The time of a trigger."""

    time: str
    hold: Hold


@dataclass(frozen=True, slots=True)
class Calendar:
    """By sentence, the times that may date events, and the sayings."""

    text: Text
    starts: tuple[int, ...]
    datings: Mapping[int, Sequence[Dating]]
    sayings: Mapping[int, Sequence[Saying]]

    def sentence(self, at: int) -> int:
        """The number of the sentence in which a point lies."""
        return max(0, bisect_right(self.starts, at) - 1)

    def tie(self, trigger: Span, tied: Spans = ()) -> Tie | None:
        """The time that dates a trigger; ``tied``: words for a time that the learned reader ties to it."""
        here = self.sentence(trigger.start)
        fit = [one for one in self.datings.get(here, ()) if self._may_date(one, trigger, here)]
        words = self.text.words
        ranked = [(-_hold(words, one, trigger), _way(words, one.span, trigger), one) for one in fit]
        held = [one for one in ranked if one[0] == -Hold.FIRM]
        by_net = [one for one in ranked if any(one[2].span.overlaps(span) for span in tied)]
        best = min(held or by_net or ranked, key=lambda one: one[:2], default=None)
        return Tie(best[2].time, Hold(-best[0])) if best else None

    def lent(self, sentence: int) -> str | None:
        """The time that a sentence may lend to an event told beside it: its last one that dates no word alone."""
        free = [one.time for one in self.datings.get(sentence, ()) if one.lends]
        return free[-1] if free else None

    def before(self, sentence: int) -> str | None:
        """The time that the report told last before a sentence: in its paragraph, or within a sentence or two."""
        sentences = self.text.sentences
        for at in range(sentence - 1, max(-1, sentence - LENT_WITHIN - 1), -1):
            if lent := self.lent(at):
                between = self.text.words[sentences[at].span.end : sentences[sentence].span.start]
                return lent if sentence - at <= LENT_ACROSS or "\n" not in between else None
        return None

    def of_lede(self, own: AbstractSet[int], others: AbstractSet[str]) -> str | None:
        """The time that the article's first two sentences tell of what they report: where news says when it was.

        Not that of a sentence about what came after ("still smouldered on Friday").

        Args:
            own: the sentences that tell of the event themselves, whose times are not its.
            others: the times of other events.
        """
        body = tuple(self.text.of_kind(BlockKind.BODY))[:LEDE]
        lede = [at for at, one in enumerate(self.text.sentences) if any(block.span.covers(one.span) for block in body)]
        told = (self.lent(at) for at in lede[:LEDE] if at not in own and not self._is_aftermath(at))
        return next((one for one in told if one is not None and one not in others), None)

    def _is_aftermath(self, sentence: int) -> bool:
        return _AFTERMATH.search(self.text[self.text.sentences[sentence].span]) is not None

    def _may_date(self, one: Dating, trigger: Span, sentence: int) -> bool:
        if max(one.span.start - trigger.end, trigger.start - one.span.end) > REACH:
            return False
        if one.only is not None and not one.only.covers(trigger):
            return False
        opens = self.text.sentences[sentence].span.start if self.text.sentences else 0
        if one.only is None and is_of_toll(self.text.words, one.span, trigger, opens):
            return False
        if one.said:
            return goes_on(self.text.words, trigger)
        if one.only is None and (
            _is_ordered(self.text.words, one.span, trigger)
            or _is_what_came_before(self.text.words, opens, one.span, trigger)
        ):
            return False
        return not any(
            begins_in(saying.content, one.span) != begins_in(saying.content, trigger)
            and not (one.long_ago and goes_on_to(self.text.words, saying.content, trigger, one.span))
            for saying in self.sayings.get(sentence, ())
        )


def calendar_of(
    text: Text, times: Sequence[Time], attributions: Sequence[Attribution] = (), published: datetime | None = None
) -> Calendar:
    """Sorts a report's times by sentence, those left out that date no event."""
    starts = tuple(sentence.span.start for sentence in text.sentences)
    bare = Calendar(text, starts, {}, {})
    sayings: dict[int, list[Saying]] = {}
    for one in attributions:
        for span in one.cue[:1] if one.source else ():  # "allegedly" has no speaker who spoke some time
            sayings.setdefault(bare.sentence(span.start), []).append(Saying(one.source, one.cue, one.content))
    datings: dict[int, list[Dating]] = {}
    for time in sorted(times, key=lambda one: one.span):
        here = bare.sentence(time.span.start)
        if not may_date(text, time):
            continue
        said = is_said(text.words, time.span) or any(
            is_said_by(text.words, time.span, one) for one in sayings.get(here, ())
        )
        within = text.sentences[here].span if text.sentences else time.span
        only = None if said else dated_alone(text.words, time.span, within, wide=is_wide(time))
        ahead = bool(published and time.earliest and time.earliest > published)
        lends = only is None and not said and not ahead and not is_wide(time)
        long_ago = bool(published and time.latest and published - time.latest > NEWS_REACHES)
        datings.setdefault(here, []).append(Dating(time.span, time.id, only, said, lends, long_ago))
    return Calendar(text, starts, datings, sayings)


_BOUND = re.compile(
    r"[,;:\u2014\u2013\"\u201c\u201d]"
    r"|\b(?:and|but|who|which|that|after|before|since|when|while|following)\b",
    re.IGNORECASE,
)
BOUND = 40
"""Code points by which the bound of a clause puts a time further from a trigger."""
_ORDERED = re.compile(
    r"\b(?:after|before|since|following|ahead of|prior to|aftermath of|anniversary of|who|whose|while|but"
    r"|which(?! (?:occurred|happened|took place|began|started)\b))\b(?![^,;:]*[,;:])",
    re.IGNORECASE,
)
"""What sets the one before or after the other, or apart from it, in a phrase that no comma closes."""
_AFTERWARDS = re.compile(
    r"\W*(?:(?:hours|days|weeks|months|shortly|soon|just) )?(?:after|following|in the wake of|in response to)"
    r" (?P<what>[^,;:\n]{1,120}),(?! (?:which|who|that|when|where|on|in|early|late)\b)",
    re.IGNORECASE,
)
"""What a sentence that opens with it comes after; what goes on about it after the comma is still told of it."""
_SINCE_THEN = re.compile(r"\bsince (?:(?:before|after|the|early|late) )*$", re.IGNORECASE)
_BESIDE = re.compile(r"(?:,? (?:early|late|earlier|later))?(?: (?:on|in|at|of|during))?(?: the)? ", re.IGNORECASE)
OPENS_WITHIN = 20
_OPENING = re.compile(r"\W*(?:(?:on|in|at|late|early|by|during) (?:the )?)?", re.IGNORECASE)


def _hold(words: str, one: Dating, trigger: Span) -> Hold:
    if one.only is not None and one.only.start in (one.span.end, one.span.end + 1):
        return Hold.FIRM
    if trigger.end <= one.span.start and _BESIDE.fullmatch(words, trigger.end, one.span.start):
        return Hold.FIRM
    return Hold.LOOSE if _BOUND.search(_between(words, one.span, trigger)) else Hold.CLEAR


def _between(words: str, time: Span, trigger: Span) -> str:
    left, right = sorted((time, trigger))
    told = words[left.end : right.start]
    return told.removeprefix(",") if left == time and _opens(words, time) else told


def _is_ordered(words: str, time: Span, trigger: Span) -> bool:
    """Whether the words put the one before or after the other: "on Monday, after the raid"."""
    left, right = sorted((time, trigger))
    between = words[left.end : right.start]
    return _ORDERED.search(_SINCE_THEN.sub("", between) if right == time else between) is not None


def _is_what_came_before(words: str, opens: int, time: Span, trigger: Span) -> bool:
    """Whether the trigger is what its sentence begins after: "Following the raid, the council met on Sunday"."""
    phrase = _AFTERWARDS.match(words, opens, time.start)
    return phrase is not None and phrase.start("what") <= trigger.start and trigger.end <= phrase.end()


def _opens(words: str, time: Span) -> bool:
    """Whether a time opens its sentence: "On Monday, …" dates the clause that follows."""
    near = max(0, time.start - OPENS_WITHIN)
    ends = (words.rfind("\n", near, time.start), words.rfind(". ", near, time.start))
    before = max(near, *(at + len(end) for at, end in zip(ends, ("\n", ". "), strict=True) if at >= 0), near)
    return _OPENING.fullmatch(words, before, time.start) is not None


def _way(words: str, time: Span, trigger: Span) -> tuple[int, bool]:
    """How far a time stands from a trigger: code points, and more for every bound of a clause; then, the one after."""
    between = _between(words, time, trigger)
    return len(between) + BOUND * len(_BOUND.findall(between)), time.start < trigger.start
