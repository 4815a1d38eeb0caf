"""Hedges: words by which a speaker or reporter holds back from a proposition.

The certainty each leaves follows FactBank (Saurí and Pustejovsky 2009): ``possible`` for the modals and adverbs of
possibility, ``probable`` for those of likelihood and for what only appears, ``uncommitted`` where the words merely pass
on what others hold. The words are those that BioScope and the CoNLL-2010 shared task (Farkas et al. 2010) mark as
speculation cues, as far as news uses them, and the quotatives of hearsay.
"""

from __future__ import annotations

import re

from sayso.domain.factuality import Certainty, Factuality, Polarity
from sayso.domain.mention import Hedge
from sayso.domain.text import Span, Text

_POSSIBLE = (
    r"may|might|could(?! (?:see|hear|smell|feel|vouch|confirm|remember|recogni[sz]e|prove|read)\b)|"
    r"possibly|perhaps|maybe|conceivably|potentially|possible|"
    r"(?:it )?(?:is|was|remains) (?:unclear|possible)|can(?:not|'t|’t) be ruled out"
)
_PROBABLE = (
    r"probably|likely|apparently|presumably|seemingly|evidently|appears?|appeared|appearing|seems?|seemed|suggests?|"
    r"suggested|suggesting|indicates?|indicated|believed to|thought to|understood to|expected to|suspected|presumed"
)
_UNCOMMITTED = (
    r"allegedly|reportedly|purportedly|supposedly|ostensibly|rumou?red|alleged|purported|supposed|unconfirmed|"
    r"unverified|unsubstantiated|"
    r"(?:is|was|are|were) (?:said|reported|alleged|claimed) to|said to (?:be|have)|"
    r"reports? (?:of|that)|claims? (?:of|that)|allegations? (?:of|that)|rumou?rs? (?:of|that)"
)
_HEDGE = re.compile(
    rf"\b(?:(?P<uncommitted>{_UNCOMMITTED})|(?P<probable>{_PROBABLE})|(?P<possible>{_POSSIBLE}))\b(?P<not>\s+not\b)?",
    re.IGNORECASE,
)
_UNLIKELY = re.compile(r"\b(?:unlikely|improbable|doubtful|doubtfully)\b", re.IGNORECASE)
_MONTH = re.compile(r"(?:\d|(?:last|this|next|early|late|mid|in|since|until|of|by|from|on))[\s-]*$", re.IGNORECASE)
_IMPROBABLE = Factuality(Certainty.PROBABLE, Polarity.NEGATIVE)
_LONGEST_BEFORE_A_MONTH = 8

_CERTAINTY = {
    "possible": Certainty.POSSIBLE,
    "probable": Certainty.PROBABLE,
    "uncommitted": Certainty.UNCOMMITTED,
}


def find_hedges(text: Text) -> tuple[Hedge, ...]:
    """Finds hedging words in the article's sentences, in text order and apart.

    "could not" tells of what was not done and is no hedge; "may not" and "might not" leave a possible "no"; the month
    of May is none.
    """
    found: list[Hedge] = []
    for sentence in text.sentences:
        start, end = sentence.span.start, sentence.span.end
        for match in _HEDGE.finditer(text.words, start, end):
            hedge = _hedge(text.words, match, start)
            if hedge is not None:
                found.append(hedge)
        unlikely = _UNLIKELY.finditer(text.words, start, end)
        found += [Hedge(Span(*match.span()), _IMPROBABLE) for match in unlikely]
    return tuple(sorted(found, key=lambda one: one.span))


def _hedge(words: str, match: re.Match[str], start: int) -> Hedge | None:
    kind = str(match.lastgroup) if match.lastgroup != "not" else next(k for k in _CERTAINTY if match[k])
    word = match[kind]
    if word == "May" and _is_month(words, match.start(), match.end(), start):
        return None
    polarity = Polarity.POSITIVE
    if match["not"]:
        if word.lower() not in ("may", "might"):
            return None
        polarity = Polarity.NEGATIVE
    return Hedge(Span(match.start(kind), match.end(kind)), Factuality(_CERTAINTY[kind], polarity))


def _is_month(words: str, at: int, end: int, start: int) -> bool:
    before = words[max(start, at - _LONGEST_BEFORE_A_MONTH) : at]
    after = words[end : end + 2].strip()
    return bool(_MONTH.search(before)) or after[:1].isdigit() or (at > start and after[:1] in ("", ",", ".", ";"))
