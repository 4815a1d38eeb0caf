"""What has the words of an attribution and attributes nothing: idioms, participles that describe, relative clauses.

"The raid claimed four lives" is nobody's claim, nor does anybody say anything in "the worst flood reported in Tolk",
"the claims that have been made" or "it was condemned widely".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from sayso.domain.mention import Attribution
from sayso.domain.text import Text
from sayso.find import grammar as g
from sayso.find.cues import lexicon

_CLAIMS = re.compile(r"claim(?:s|ed|ing)?$")
_LIVES = re.compile(r"(?:[\w,-]+ ){0,5}lives?(?=$|[,.;]| (?:of|in|at|on|near|so|every|each|since|during|across|and)\b)")
"""What disasters claim."""

_PARTICIPLE = re.compile(r"(?:reported|recorded|documented|registered|witnessed|seen|known|announced|alleged)")
_PLACED = re.compile(
    r"[,\s]+(?:in|on|at|during|since|across|throughout|near|within|under|over|after|before)\s+(?:the )?$"
)
_TELLS_WHERE_OR_WHEN = frozenset(
    {"in", "on", "at", "during", "since", "across", "so", "by", "from", "for", "this", "to"}
)
"""What opens the words after a participle that tell where or when."""

_OUTDONE = re.compile(r"(?:the )?(?:\w+[\w-]*(?:est)|worst|first|only|most \w+|least \w+|second|third|last|latest)\b")
"""Opens a phrase for one of a kind: "the worst", "the deadliest", "the only"."""

LONGEST_ASIDE = 40
"""Code points before a cue in which an aside that it stands in begins."""

_ASIDE = re.compile(
    r",\s(?:I|we|it)(?: (?:should|must|may|might|will|would|can|have to|has to|be))+"
    r" (?:say|said|add|stress|admit|confess|note),",
    re.IGNORECASE,
)
"""Words between two commas that only turn a phrase: ", it must be said,"."""

_NOT_TOLD = re.compile(
    r"(?:was|were|is|are|had been|has been|have been)(?: not|n['\u2019]t) (?:\w+ly )?(?:reported|announced|told)"
)
"""What nobody said of something: "injuries that were not reported to us" is nobody's word."""

_RELATED = re.compile(r"(?:that|which|who)\b")

_FACES = re.compile(
    r"\s+(?:(?:is|are|was|were|has been|have been|had been|be|been|being|also|now|still|already) )*fac(?:e|es|ed|ing)$"
)
"""Who faces charges makes none."""

_RELATIVE = re.compile(
    r"(?:that|which|who|whose) (?:(?:has|have|had|was|were|is|are|would|could|may|might|will|did|do|does|can)\b|"
    r"[a-z]+ed (?!that\b)[a-z])"
)
_ONE_NAME = re.compile(r"[A-Z][a-z][\w'\u2019-]*(?: [A-Z][\w'\u2019-]+)?")
_WORDS_OF_A_DOER = 2
_DOERS = g.BODIES | g.ROLE_NOUNS
_ADVERBS = re.compile(r"(?:\w+ly|abroad|at home|everywhere|worldwide|elsewhere)(?:,? (?:and|or|but) (?:\w+ly|abroad))?")


def without_mistaken(text: Text, attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """The attributions that attribute something, none of them to whom others accuse."""
    return tuple(_of_the_accusers(one, text) for one in attributions if not _is_mistaken(one, text))


def _is_mistaken(one: Attribution, text: Text) -> bool:
    if not one.cue or not one.content:
        return False
    cue = text.quote(one.cue).lower()
    content = text.quote(one.content).lower()
    if _CLAIMS.search(cue) and _LIVES.match(content):
        return True
    if _is_aside(one, text) or (not one.source and _NOT_TOLD.fullmatch(cue) and _RELATED.match(content)):
        return True
    if one.source and _ADVERBS.fullmatch(text.quote(one.source).lower()):
        return True
    if not one.source and cue.split()[-1] in lexicon().nouns and _RELATIVE.match(content):
        return one.content[0].start >= one.cue[-1].end
    return _describes(one, cue, text) or (cue == ":" and _tells_where(one, text))


def _is_aside(one: Attribution, text: Text) -> bool:
    """Whether it only turns a phrase: "Ostrel, I should say, denies it"."""
    start = max(0, one.cue[0].start - LONGEST_ASIDE)
    return any(
        aside.start() <= one.cue[0].start and one.cue[-1].end <= aside.end()
        for aside in _ASIDE.finditer(text.words, start, one.cue[-1].end + 1)
    )


def _describes(one: Attribution, cue: str, text: Text) -> bool:
    """Whether a participle only describes the noun before it: "the worst flood reported in Tolk"."""
    if not one.source or not _PARTICIPLE.fullmatch(cue):
        return False
    source, verb = one.source[0], one.cue[0]
    if source.start >= verb.end:
        return _PLACED.fullmatch(text.words, verb.end, source.start) is not None
    following = text.words[verb.end : verb.end + len(" during ")]
    described = _OUTDONE.match(text.quote(one.source).lower()) is not None
    return described and following[1:].split(" ")[0] in _TELLS_WHERE_OR_WHEN


def _tells_where(one: Attribution, text: Text) -> bool:
    """Whether the name before a headline's colon is that of a place: "Vardia: army kills forty" is about Vardia."""
    name = text.quote(one.source)
    opening = text.quote(one.content).lower().split()[:_WORDS_OF_A_DOER]
    if not _ONE_NAME.fullmatch(name) or {*opening, *(word.removesuffix("s") for word in opening)}.isdisjoint(_DOERS):
        return False
    return re.search(rf"\b(?:in|near|across|around|from|into) {re.escape(name)}\b", text.words) is not None


def _of_the_accusers(one: Attribution, text: Text) -> Attribution:
    """What somebody faces is said by others: "the guild faces accusations of theft"."""
    if len(one.source) != 1 or not _FACES.search(text.quote(one.source).lower()):
        return one
    return replace(one, source=())
