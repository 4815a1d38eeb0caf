"""On what terms a source spoke: "who asked not to be named", "who was not authorised to discuss the matter".

They are the reporter's word on a source, and nobody's claim.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from sayso.domain.mention import Attribution
from sayso.domain.text import Span, Text

_TERMS = re.compile(
    r"(?:that )?(?:not (?:to )?be (?:named|identified|quoted)|(?:his|her|their) names? not be|to remain anonymous|"
    r"to (?:stay|be) anonymous|(?:on (?:the )?condition of )?anonymity)\b",
    re.IGNORECASE,
)
_AUTHORISED = re.compile(
    r"(?:\bnot|n['\u2019]t)\b.{0,20}\b(?:authori[sz]ed|allowed|permitted|cleared)"
    r"(?P<so> to (?:publicly )?(?:speak|talk|discuss|comment|brief|disclose)(?: publicly)?)?$",
    re.IGNORECASE,
)
_TO_SPEAK = re.compile(
    r"(?:who )?to (?:publicly )?(?:speak|talk|discuss|comment|brief|give|address|disclose|be)\b", re.IGNORECASE
)
_WHOM_THEY_MAY_TELL = re.compile(
    r"\b(?:authori[sz]ed|allowed|permitted|cleared) to (?:publicly )?(?:speak|talk|comment|brief)(?: publicly)?"
    r"(?: (?:to|with))? (?:the )?$",
    re.IGNORECASE,
)
_SPOKE = re.compile(r"(?P<who>[^,.;:]{3,80}?),? (?:who|speaking|on condition|on the condition)\b")
LONGEST_BEFORE = 60  # code points before a source that are searched for the terms on which it spoke


def tells_the_terms(one: Attribution, text: Text) -> bool:
    """Whether an attribution only tells on what terms a source spoke."""
    if not one.content:
        return False
    first = one.content[0]
    if _TERMS.match(text.words, first.start, first.end):
        return True
    unauthorised = _AUTHORISED.search(text.quote(one.cue))
    to_speak = any(_TO_SPEAK.match(text.words, span.start, span.end) for span in one.content)
    return unauthorised is not None and (unauthorised["so"] is not None or to_speak)


def past_the_terms(one: Attribution, text: Text) -> Attribution:
    """The attribution with who speaks as its source, where that is whom the terms do not let them tell.

    "A clerk who was not authorised to speak to the media said …": the clerk said it. The same where nothing is wrong.
    """
    if len(one.source) != 1:
        return one
    start = one.source[0].start
    if not _WHOM_THEY_MAY_TELL.search(text.words, max(0, start - LONGEST_BEFORE), start):
        return one
    at = bisect_right(text.sentences, start, key=lambda sentence: sentence.span.start) - 1
    spoke = _SPOKE.match(text.words, text.sentences[at].span.start, start) if at >= 0 else None
    return replace(one, source=(Span(*spoke.span("who")),)) if spoke else one
