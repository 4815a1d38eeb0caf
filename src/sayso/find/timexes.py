"""Time expressions after TimeML's TIMEX3: dates, times of day, durations and sets, by their forms.

Rules are the right tool here: the forms are few and closed. What they mean is for the resolver.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.domain.mention import Timex
from sayso.domain.text import Sentence, Span, Text

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_DAY_NAME = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_DAY = r"(?:[0-3]?\d(?:st|nd|rd|th)?)"
_YEAR = r"(?:(?:19|20)\d\d)"
_PART = r"(?:morning|afternoon|evening|night|noon|midday|midnight|dawn|dusk)"
_UNIT = r"(?:seconds|minutes?|hours?|days?|weeks?|weekends?|months?|years?|decades?)"
_COUNT = (
    r"(?:\d{1,4}(?:\.\d)?|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|several|a few|few|a couple of|many)"
)
_SHADE = r"(?:early |late |mid-|mid |the end of |the beginning of |the start of |earlier |later )"
_CLOCK = r"(?:[0-2]?\d[:.][0-5]\d(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)"

_FORMS: tuple[tuple[str, str], ...] = (
    ("date", rf"{_YEAR}-[01]\d-[0-3]\d"),
    ("date", rf"(?:between |from )?(?:{_MONTH} )?{_DAY}(?: ?[-\u2013] ?| to | and ){_DAY} {_MONTH}(?:,? {_YEAR})?"),
    ("date", rf"{_MONTH} {_DAY} ?[-\u2013] ?{_DAY}(?:,? {_YEAR})?"),
    ("date", rf"(?:{_DAY_NAME},? )?(?:the )?{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR})?"),
    ("date", rf"(?:{_DAY_NAME},? )?{_MONTH} {_DAY}\b(?:,? {_YEAR})?"),
    ("date", rf"{_SHADE}?{_MONTH},? {_YEAR}"),
    ("date", rf"(?<=in )(?:{_SHADE})?{_MONTH}|(?<=since )(?:{_SHADE})?{_MONTH}|(?<=until )(?:{_SHADE})?{_MONTH}"),
    ("date", rf"(?:last|this|next) {_MONTH}"),
    ("time", rf"(?:late |early )?(?:on )?{_DAY_NAME} {_PART}"),
    ("time", rf"(?:this|last|yesterday|tomorrow) {_PART}|overnight|tonight"),
    ("time", rf"(?:in )?the early hours(?: of {_DAY_NAME}(?: {_PART})?)?"),
    ("time", rf"(?:at |around |about |shortly after |before )?{_CLOCK}(?: local time| GMT| UTC)?(?: on {_DAY_NAME})?"),
    ("time", r"at (?:dawn|dusk|noon|midday|midnight|night)"),
    ("date", rf"(?:last |this |next )?{_DAY_NAME}"),
    ("set", rf"(?:every|each) (?:{_UNIT}|{_DAY_NAME}|{_PART})|daily|weekly|nightly"),
    ("date", rf"{_COUNT} {_UNIT} (?:ago|earlier|later|before)"),
    (
        "date",
        r"(?:earlier |later )(?:this|last) (?:week|month|year)|earlier on (?:the day)|earlier in the day|earlier today",
    ),
    (
        "date",
        (
            r"(?:last|this|next|the (?:previous|same|past|following))"
            r" (?:week|weekend|month|year|day|summer|winter|spring|autumn)"
        ),
    ),
    ("date", r"yesterday|today|tomorrow"),
    ("date", rf"in recent (?:{_UNIT})|recently"),
    ("date", rf"(?<=in ){_YEAR}|(?<=since ){_YEAR}|(?<=until ){_YEAR}|(?<=of ){_YEAR}"),
    (
        "duration",
        (
            r"(?:for |over |in |within )?(?:the (?:last|past|next|first) )?(?:more than |nearly |about |at least )?"
            rf"{_COUNT} {_UNIT}"
        ),
    ),
    ("duration", r"\d{1,4}-(?:hour|day|week|month|year|minute)\b"),
)
_PATTERN = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(f"(?P<{kind}_{number}>{form})" for number, (kind, form) in enumerate(_FORMS))
    + r")(?![\w%]|-\w)"
)
_OPENING = re.compile(r"(?:on|for|over|in|within|at|between|from|around|about|shortly after|before) ", re.IGNORECASE)
_KEPT_OPENINGS = ("in recent", "between", "from")
_HAS_ONE = re.compile(
    r"\d|day|night|week|month|year|hour|minute|second|morning|evening|noon|dawn|dusk|daily|recent|" + _MONTH
)


def find_timexes(text: Text) -> tuple[Timex, ...]:
    """Finds the time expressions of the article's sentences, in text order and apart from one another.

    Returns:
        One timex for each expression, without its preposition ("on Monday" gives "Monday"). ``kind`` is TIMEX3's
        type in lower case: ``date``, ``time``, ``duration`` or ``set``.
    """
    return tuple(timex for sentence in text.sentences for timex in _in_sentence(text.words, sentence))


def _in_sentence(words: str, sentence: Sentence) -> Iterator[Timex]:
    if not _HAS_ONE.search(words, sentence.span.start, sentence.span.end):
        return
    for match in _lower_opening(words, sentence.span):
        kind = (match.lastgroup or "date_0").split("_")[0]
        yield Timex(_without_preposition(words, Span(*match.span())), kind)


def _lower_opening(words: str, span: Span) -> Iterator[re.Match[str]]:
    """Matches in the sentence; a sentence may open with a capital ("Earlier this month")."""
    opened = words[span.start : span.start + 1]
    match = None
    if opened.isupper():
        match = _OPENED.match(words, span.start, span.end)
        if match:
            yield match
    yield from _PATTERN.finditer(words, match.end() if match else span.start, span.end)


_OPENED = re.compile(_PATTERN.pattern, re.IGNORECASE)


def _without_preposition(words: str, span: Span) -> Span:
    shown = words[span.start : span.end]
    opening = _OPENING.match(shown)
    if opening and not shown.lower().startswith(_KEPT_OPENINGS):
        return Span(span.start + opening.end(), span.end)
    return span
