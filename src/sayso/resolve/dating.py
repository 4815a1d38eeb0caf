"""Which time expressions can date an event, and what else a time of a sentence may tell of.

When words were said, since when a state has held, when a picture was taken, when another event was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.domain.identity import Time
from sayso.domain.text import Span, Spans, Text
from sayso.resolve.time_offsets import OFFSET
from sayso.resolve.time_values import NO_ANCHOR


@dataclass(frozen=True, slots=True)
class Saying:
    """Who speaks in a sentence, by which word, and what: a time inside the content dates no word outside, and so on."""

    source: Spans
    cue: Spans
    content: Spans


LONGER_THAN_A_MONTH = 5
"""UCDP's date_prec from which on a time tells of the past as such, not of news."""


def is_wide(time: Time) -> bool:
    """Whether a time is longer than a month."""
    return (time.precision or 0) >= LONGER_THAN_A_MONTH


_STAMP = re.compile(r"[^\n\u2014\u2013]{0,40}?(?:[\u2014\u2013]|--)")
STAMP_WITHIN = 40
_CHANGED = re.compile(
    r"(?:^|\n)\W{0,3}(?:corrections?|corrected|clarification|updated?|amended|published|posted)\b[,:]?"
    r"(?: (?:on|at|in))? ?$",
    re.IGNORECASE,
)
_SAYS = (
    r"(?:said|says|told [\w' ]{1,20}|announced|reported|stated|added|claimed|insisted|denied|confirmed|declared|warned"
    r"|rejected|accused|acknowledged|alleged|posted|tweeted|wrote)"
)
_SAID_BEFORE = re.compile(rf"\b{_SAYS}(?: (?:late|early|earlier|here))?(?: (?:on|in))?(?: the)? $", re.IGNORECASE)
_SAID_AFTER = re.compile(rf" {_SAYS}\b", re.IGNORECASE)
SAID_REACH = 50
_OWNER_OF_PICTURE = r"(?:photos?|pictures?|images?|reuters|getty|afp|ap|epa|handout)"
_CREDIT = re.compile(
    rf"[.,)]{{0,2}} ?(?:\((?-i:[A-Z][\w.'-]{{1,20}} ){{1,3}}(?:for (?:the )?(?-i:[A-Z])|/)"
    rf"|\([^()\n]{{0,60}}\b{_OWNER_OF_PICTURE}\b[^()\n]{{0,60}}\)"
    r"|[^.\n]{0,60}(?:/ ?(?:handout|reuters|afp|ap|getty|epa)\b"
    r"|\b(?:handout|via) (?:via )?(?:reuters|afp|ap|getty)\b))",
    re.IGNORECASE,
)
"""What names whose picture it is, after the date that a caption ends with ("…, 4 May 2031. Ulm Press/Handout")."""
_LAW_OF = re.compile(
    r"\b(?:(?:Convention|Treat(?:y|ie)|Protocol|Act|Constitution|Agreement|Accord|Resolution|Law|Code|Charter|Declaration"
    r"|Pact|Statute|Memorandum)s?) of (?:the )?$"
)
"""What a year names apart from its like: "the Ulm Convention of 1949"."""


def may_date(text: Text, time: Time) -> bool:
    """Whether a time may be when something happened.

    A time that stays open dates nothing, unless it is open because nobody knows when the report was published: its
    words still tell when it was. The date in a dateline is when the report was written, that of a correction when it
    was changed, that before a picture's credit when the picture was taken, and that of a law is its name.
    """
    if time.kind not in ("date", "time", "duration"):
        return False
    if time.earliest is None and (time.kind == "duration" or time.unresolved != NO_ANCHOR):
        return False
    words, span = text.words, time.span
    if _CREDIT.match(words, span.end) or _CHANGED.search(words, max(0, span.start - STAMP_WITHIN), span.start):
        return False
    if _LAW_OF.search(words, max(0, span.start - STAMP_WITHIN), span.start):
        return False
    opens = words.rfind("\n", 0, span.start) + 1
    return span.start - opens > STAMP_WITHIN or not _STAMP.match(words, span.end)


def is_said(words: str, time: Span) -> bool:
    """Whether a time stands right beside a verb of saying: "said on Monday", "on Monday said"."""
    before = _SAID_BEFORE.search(words, max(0, time.start - SAID_REACH), time.start)
    return before is not None or _SAID_AFTER.match(words, time.end) is not None


_GOES_ON = re.compile(r"\b(?:is|are|was|were)(?: [a-z]+ly| still| now)? (?P<being>being )?$", re.IGNORECASE)


def goes_on(words: str, trigger: Span) -> bool:
    """Whether a trigger tells of something that lasts: "it was shelling the town", "they were being shelled".

    Told by somebody in this form it was going on when they spoke (Reichenbach's tenses; Comrie 1985, sequence of
    tenses).
    """
    before = _GOES_ON.search(words, max(0, trigger.start - SAID_REACH), trigger.start)
    return before is not None and (before["being"] is not None or words[trigger.start : trigger.end].endswith("ing"))


LONGEST_SOURCE = 300
"""Code points that may stand between a time and the word of saying: who speaks, with title and clause."""

_TOLL = re.compile(r"\b(?:numbers?|tolls?|tally|count|figures?)\b", re.IGNORECASE)
_TOLD_ANEW = re.compile(
    r"\b(?:rose|risen|rises|climb(?:s|ed)|rais(?:es|ed|ing)|revis(?:es|ed|ing)|increas(?:es|ed)|jumped|grew|lowered"
    r"|updat(?:es|ed)|correct(?:s|ed))\b",
    re.IGNORECASE,
)


def is_of_toll(words: str, time: Span, trigger: Span, opens: int) -> bool:
    """Whether a time is when a toll was told anew: "the number of people killed rose to nine on Monday".

    ``opens``: where the sentence begins.
    """
    told = words[max(opens, min(time.start, trigger.start) - LONGEST_SOURCE) : max(time.start, trigger.start)]
    return _TOLL.search(told) is not None and _TOLD_ANEW.search(told) is not None


_SMALL = re.compile(r"[\s,]*(?:(?:on|in|at|the|has|have|had|also|then|later|early|late|and|a|statement)\b[\s,]*){0,6}")


def is_said_by(words: str, time: Span, saying: Saying) -> bool:
    """Whether a time is when this was said: beside the word of saying, with nothing but who speaks between."""
    if not saying.cue or begins_in(saying.content, time):
        return False
    cue = min(saying.cue, key=lambda one: abs(one.start - time.start))
    left, right = (time, cue) if time.start < cue.start else (cue, time)
    if left.overlaps(right):
        return True
    if right.start - left.end > LONGEST_SOURCE:
        return False
    return _SMALL.fullmatch(_without(words, Span(left.end, max(left.end, right.start)), saying.source)) is not None


def _without(words: str, span: Span, left_out: Spans) -> str:
    """The words of a span, less those of some others."""
    told, at = [], span.start
    for one in sorted(left_out):
        if one.end > at and one.start < span.end:
            told.append(words[at : max(at, one.start)])
            at = max(at, one.end)
    return "".join((*told, words[min(at, span.end) : span.end]))


LOOKED_AT = 120
"""Code points before a time that are looked at: a clause is seldom longer."""

_SINCE = re.compile(r"\b(?:since|until|till) ", re.IGNORECASE)
_DIRECT = re.compile(
    r"\b(?:since|(?P<up_to>until|till))(?: before| after)?(?: (?:the|early|late|at least|around|about))* $",
    re.IGNORECASE,
)
_OWNER = re.compile(r"['\u2019]s? (?=\w)")
_DETERMINED = re.compile(r"(?:\b(?:the|an?|this|that|his|her|its|their|our)|\w['\u2019]s?) $", re.IGNORECASE)
_THE_DAY = re.compile(r"the \d", re.IGNORECASE)
_NOUN = re.compile(
    r" (?!(?:and|or|to|in|on|of|at|by|for|from|with|into|over|as|is|was|are|were|has|had|have|will|would|could|can|may"
    r"|that|which|where|who|when|while|after|before|between|since|until|during|but|if|so|the|an?|local|not)\b)[a-z]"
)
_COUNTED = re.compile(r"\b(?:after|before|following)$", re.IGNORECASE)
_PHRASE = re.compile(
    r"(?: (?!(?:in|on|at|of|and|that|which|who|was|were|is|are|had|has|by|to|for|from|against|after|before)\b)"
    r"[\w\u2019'-]{1,40}){1,5}"
)
_CLAUSE = re.compile(r"[^,;:.()\u2014\u2013]*")


def dated_alone(words: str, time: Span, within: Span, *, wide: bool) -> Span | None:
    """The words that a time dates alone: its own where it dates none; None where it may date its whole sentence.

    "Monday's raid" and "the 4 May raid" date the raid; "since the war began in May" when the war began. "Since Monday"
    is when something began, but "since 2031", a time that is ``wide``, and "until Monday" date nothing.
    """
    if OFFSET.fullmatch(words, time.start, time.end):
        return _span(time, _CLAUSE.match(words, time.end, within.end))
    if _COUNTED.search(words, time.start, time.end) and words[time.end : time.end + 2].strip().isalpha():
        return time
    opens = max(within.start, time.start - LOOKED_AT)
    if direct := _DIRECT.search(words, opens, time.start):
        return time if wide or direct["up_to"] else None
    owner = _OWNER.match(words, time.end, within.end)
    determined = _DETERMINED.search(words, opens, time.start) or _THE_DAY.match(words, time.start, time.end)
    if owner or (determined and _NOUN.match(words, time.end, within.end)):
        phrase = _PHRASE.match(words, owner.end() - 1 if owner else time.end, within.end)
        return _span(time, phrase)
    since = list(_SINCE.finditer(words, opens, time.start))
    if since and not re.search(r"[,;:]", words[since[-1].end() : time.start]):
        clause = _CLAUSE.match(words, time.end, within.end)
        return Span(since[-1].end(), max(time.end, clause.end() if clause else 0))
    return None


def _span(time: Span, after: re.Match[str] | None) -> Span:
    return Span(time.end, after.end()) if after and after.end() > time.end else time


def begins_in(spans: Spans, one: Span) -> bool:
    """Whether one span begins inside any of the others."""
    return any(span.start <= one.start < span.end for span in spans)


_IN_PLACE = re.compile(
    r"(?: (?:in|at|on|of|near|around|outside|the|late|early|[A-Z][\w'\u2019-]*|valley|town|village|region|district"
    r"|province|city|area|camp|port|harbour|market|hospital|school|border|capital|(?:north|south|east|west)(?:ern)?"
    r")){0,9} "
)


def goes_on_to(words: str, content: Spans, trigger: Span, time: Span) -> bool:
    """Whether the last words of a content, which hold the trigger, go on to the time with nothing but where it was.

    "The panel has assessed the raid in the Korva valley on 4 May": what a finder takes for the content ends at "raid".
    """
    last = max(content, default=None)
    return bool(
        last and last.covers(trigger) and time.start > last.end and _IN_PLACE.fullmatch(words, last.end, time.start)
    )
