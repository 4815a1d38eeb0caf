"""Time expressions after TimeML's TIMEX3: dates, times of day, durations and sets, by their forms.

Rules are the right tool here: the forms are few and closed (``time_forms.py``). What they mean is for the resolver.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.domain.mention import Timex
from sayso.domain.text import Sentence, Span, Text
from sayso.find.time_forms import FORMS

_EITHER = "|".join(f"(?P<{kind}_{number}>{form})" for number, (kind, form) in enumerate(FORMS))
_PATTERN = re.compile(
    rf"(?<![\w$\u20ac\u00a3#/.-])(?:{_EITHER})(?![\w%]|[-\u2013]\w|,\d|\.\d|/\d)".replace(" ", r"\s"), re.IGNORECASE
)
_HAS_ONE = re.compile(
    r"\d|day|night|week|month|year|hour|minute|second|morning|evening|noon|dawn|dusk|dai?ly|past|recent|now\b|tomorrow"
    r"|current|previous|former|soon|future|present|moment|quarter|half|decade|centur|summer|winter|spring|autumn|fall|ago"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|annual|nineteen",
    re.IGNORECASE,
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
    for match in _PATTERN.finditer(words, sentence.span.start, sentence.span.end):
        kind = (match.lastgroup or "date_0").split("_")[0]
        yield Timex(Span(*match.span()), kind)
