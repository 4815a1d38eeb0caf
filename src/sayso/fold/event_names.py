"""The words of a report that name one of its events: what was done and to whom or what, not who did it.

Who did it is most often what is contested, and a name that tells it would take a side.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from sayso.domain.identity import Event
from sayso.domain.mention import Role
from sayso.domain.reading import Reading
from sayso.domain.text import BlockKind, Span, Text

LONGEST_NAME: Final = 60
"""Code points of an event's words; a longer stretch names nothing, and the trigger alone is taken."""

LONGEST_NUMBER: Final = 12

IN_HEADLINE: Final = 3
AS_A_NOUN: Final = 2
AS_A_DEED: Final = 2

_BEFORE_A_NOUN: Final = re.compile(
    r"(?:\b(?:the|an?|this|that|these|those|its|their|his|her|our|of|in|after|during|before|since|from|by|alleged"
    r"|deadly|overnight|recent|latest|several|two|three|drone|missile|rocket|air|police|border)"
    r"|['\u2019]s|[a-z]s['\u2019]|-) $",
    re.IGNORECASE,
)
_VERBAL: Final = re.compile(r"(?:[a-z]{2,}ed|shot|struck|hit|blown|sank|sunk|burnt|held|taken|took|fell|fallen|lost)$")
_VAGUE: Final = re.compile(
    r"(?:operation|incident|violence|kill(?:ed|s)?|die[sd]?|dead|deaths?|wound\w*|injur\w*|hurt|casualt\w*|fatalit\w*)$"
)
_OPENED: Final = re.compile(r"(?<!\w)[\"'\u201c\u2018](?=\w)")
_CLOSES: Final = {'"': '"', "'": "'", "\u201c": "\u201d", "\u2018": "\u2019"}
_OF_A_NUMBER: Final = re.compile(r"\d[\d,.]*$")
_CLAUSE: Final = re.compile(r"(?:[,;:.](?!\d)|\b(?:and|but|that|which|who|when|where|after|before)\b)")


def event_words(reading: Reading, event: Event) -> str:
    """The event's usual trigger, and whom or what it befell where one sentence has both close together.

    A noun ("the raid", "Tuesday's strike") names better than a verb, a deed better than what came of it or than
    "incident", a word of the headline better than one of the body, one told often better than one told once.

    Returns:
        Words of the report with single spaces; empty for an event without a trigger.
    """
    if not event.triggers:
        return ""
    text = reading.text
    headline = [block.span for block in text.of_kind(BlockKind.HEADLINE)]
    told = Counter(text[span].casefold() for span in event.triggers)
    nouns = {text[span].casefold() for span in event.triggers if _is_noun(text, span)}

    def weight(trigger: Span) -> tuple[int, int]:
        word = text[trigger].casefold()
        headed = IN_HEADLINE * any(span.covers(trigger) for span in headline)
        kind = (AS_A_NOUN if word in nouns else 1) * (1 if _VAGUE.search(word) else AS_A_DEED)
        return (told[word] + headed) * kind, -trigger.start

    trigger = max(event.triggers, key=weight)
    whole = trigger if text[trigger].casefold() in nouns else _with_target(text, trigger, event)
    return " ".join(text[_closed(text, whole)].split())


def _closed(text: Text, span: Span) -> Span:
    """With the mark behind it that closes what was opened inside: ``killed ‘militants’``."""
    words = text[span]
    opened = [(match[0], match.end()) for match in _OPENED.finditer(words)]
    if not opened:
        return span
    mark, at = opened[-1]
    closes = _CLOSES[mark]
    is_open = closes not in words[at:] and text.words[span.end : span.end + 1] == closes
    return Span(span.start, span.end + 1) if is_open else span


def _is_noun(text: Text, trigger: Span) -> bool:
    before = text.words[max(0, trigger.start - 20) : trigger.start]
    return _BEFORE_A_NOUN.search(before) is not None and _VERBAL.search(text[trigger].casefold()) is None


def _with_target(text: Text, trigger: Span, event: Event) -> Span:
    """A verb with whom or what it befell: "seized the bridge", "two sailors were hurt"."""
    home = next((one.span for one in text.sentences if one.span.covers(trigger)), trigger)
    targets = [span for one in event.participants if one.role is Role.TARGET for span in one.spans if home.covers(span)]
    wholes = [Span(min(trigger.start, _whole(text, one)), max(trigger.end, one.end)) for one in targets]
    short = (one for one in wholes if len(one) <= LONGEST_NAME and not _CLAUSE.search(text[one]))
    return min(short, key=len, default=trigger)


def _whole(text: Text, target: Span) -> int:
    """Where the words begin, with all of a number that they begin inside of: "3,000 people"."""
    first = text.words[target.start : target.start + 1].isdigit()
    before = _OF_A_NUMBER.search(text.words, max(0, target.start - LONGEST_NUMBER), target.start)
    return before.start() if first and before else target.start
