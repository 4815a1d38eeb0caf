"""Tolls that a source gives without saying "that": "put the dead at 40", "speak of 37 dead", "report 12 casualties".

A number of people harmed is what the sides of a dispute differ on most, and the corpora of quotation hardly have it in
these forms.
"""

from __future__ import annotations

from sayso.domain.mention import Act
from sayso.find import grammar as g
from sayso.find.cues import CueClass
from sayso.find.drafts import Draft, Place
from sayso.find.noun_phrases import Phrase, Tokens, is_noun_phrase
from sayso.find.subjects import phrase_before
from sayso.find.tokens import Kind, Unit

TOLL = CueClass("toll", Act.STATEMENT, score=0.93)

FURTHEST = 14
"""Tokens between "put" and "at"."""

_PUT = frozenset({"put", "puts"})
_SPEAK = frozenset({"speak", "speaks", "spoke", "spoken"})
_REPORT = frozenset({"report", "reports", "reported", "counted", "count", "counts", "recorded", "documented"})
_ABOUT = frozenset({"at", "least", "most", "about", "around", "some", "nearly", "almost", "over", "between", "up", "to",
                    "more", "fewer", "less", "than", "only", "as", "many", "exactly", "roughly"})  # fmt: skip
_NUMBERS = frozenset({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
                      "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "dozens", "scores",
                      "hundreds", "thousands", "several"})  # fmt: skip
_HARM = frozenset({"dead", "deaths", "killed", "wounded", "injured", "casualties", "missing", "victims", "bodies",
                   "fatalities", "hurt", "arrested", "detained", "died", "martyrs", "arrests", "injuries"})  # fmt: skip


def counting_drafts(unit: Unit) -> list[Draft]:
    """Finds the tolls that somebody gives in one sentence, in text order."""
    tokens = unit.tokens
    found = (_at(tokens, at) for at in range(1, len(tokens)))
    return [draft for draft in found if draft is not None]


def _at(tokens: Tokens, at: int) -> Draft | None:
    low = tokens[at].low
    content: Phrase | None = None
    cue_end = at + 1
    if low in _PUT:
        content = _put(tokens, at)
    elif low in _SPEAK and at + 2 < len(tokens) and tokens[at + 1].low == "of":
        cue_end = at + 2
        content = _toll(tokens, at + 2)
    elif low in _REPORT:
        content = _toll(tokens, at + 1)
    first = at
    while first > 1 and (tokens[first - 1].low in g.HAVE or tokens[first - 1].low in g.ADVERBS):
        first -= 1
    subject = phrase_before(tokens, first) if content else None
    if content is None or subject is None or not is_noun_phrase(tokens, *subject):
        return None
    return Draft((subject,), (first, cue_end), [content], TOLL, Place.FIXED, subject[0])


def _put(tokens: Tokens, at: int) -> Phrase | None:
    """``put the number of dead at 40``: up to the number, and what it counts."""
    for where in range(at + 2, min(len(tokens) - 1, at + FURTHEST)):
        if tokens[where].kind is not Kind.WORD:
            return None
        if tokens[where].low == "at" and _number(tokens, where + 1) is not None:
            return (at + 1, _end(tokens, where + 1))
    return None


def _toll(tokens: Tokens, first: int) -> Phrase | None:
    """``37 dead``, ``between 24 and 41 men killed``: a number and a word of harm, or a bare number at the end."""
    number = _number(tokens, first)
    if number is None:
        return None
    end = _end(tokens, number)
    words = {token.low for token in tokens[number:end]}
    bare = end == number + 1 and (end >= len(tokens) or tokens[end].low in g.FINAL)
    return (first, end) if bare or words & _HARM else None


def _number(tokens: Tokens, first: int) -> int | None:
    """Where a number stands at the start of some words, with "at least" and its kin before it."""
    at = first
    while at < len(tokens) and tokens[at].low in _ABOUT:
        at += 1
    is_number = at < len(tokens) and (tokens[at].low[:1].isdigit() or tokens[at].low in _NUMBERS)
    return at if is_number else None


def _end(tokens: Tokens, at: int) -> int:
    """The end of the clause: the next stop, or a clause that is set beside it."""
    while at < len(tokens) and tokens[at].kind is Kind.WORD and tokens[at].low not in ("but", "while", "though"):
        at += 1
    return at
