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
_CAPITAL = re.compile(r"\b[A-Z][a-z]+")
_CAPITALISED = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|Jan\w*|Feb\w*|Mar\w*|Apr\w*|May|June?|July?|Aug\w*|Sept?\w*|Oct\w*"
    r"|Nov\w*|Dec\w*|Christmas|Eve|New|Year|Day|Thanksgiving|Halloween|Easter|Good|Independence|Labor|Memorial"
    r"|Spring|Summer|Autumn|Fall|Winter|Century|Quarter|Fiscal"
)
_OPENERS = ".?!:;\u2014\u2013\"\u201c\u201d\u2018\u2019'`([\u2022"
"""After these a word may have its capital because it opens something."""
_PAPER = re.compile(
    r" (?:Times|Telegraph|Mail|Mirror|Express|Post|Herald|Tribune|Mercury|Independent|World|Star|Night Live|Club)\b"
)
_LONG_WORD = re.compile(r"\b[A-Za-z][a-z]{3,}")
HEADLINE_SHARE = 0.6
"""The share of a sentence's longer words from which on it is written in capitals."""
_HAS_ONE = re.compile(
    r"\d|day|night|week|month|year|hour|minute|second|morning|evening|noon|dawn|dusk|dai?ly|past|recent|now\b|tomorrow"
    r"|current|previous|former|soon|future|present|moment|quarter|half|decade|centur|summer|winter|spring|autumn|fall|ago"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|annual|nineteen|clock|[a-z]ties\b|sun(?:rise|set)|sundown|christmas|easter|thanksgiving|halloween",
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
        span = Span(*match.span())
        if not _is_name(words, sentence, span):
            yield Timex(span, (match.lastgroup or "date_0").split("_")[0])


def _is_name(words: str, sentence: Sentence, span: Span) -> bool:
    """Whether the words are the name of something, a programme or a paper: "told Tonight with Ada Lorn".

    They are where one that is written small has a capital inside a sentence that is not written in capitals throughout
    (a headline in the American manner is).
    """
    if _PAPER.match(words, span.end):
        return True
    capitals = [one for one in _CAPITAL.finditer(words, span.start, span.end) if not _CAPITALISED.fullmatch(one[0])]
    before = (words[sentence.span.start : one.start()].rstrip() for one in capitals)
    if all(not one or one[-1] in _OPENERS or one.endswith("--") for one in before):
        return False
    around = words[sentence.span.start : span.start] + words[span.end : sentence.span.end]
    long = [one[0] for one in _LONG_WORD.finditer(around)]
    return sum(one[:1].isupper() for one in long) <= HEADLINE_SHARE * len(long)
