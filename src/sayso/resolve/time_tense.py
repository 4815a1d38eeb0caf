"""Whether the words around a time expression speak of what is to come or of what has been."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.domain.text import Span, Text

NEAR_REPORTING = 12
"""Code points after a verb of saying within which a time tells when it was said."""

FOLLOWING = 3
"""Clauses after a time that opens its sentence of which the first with a tense decides."""

_BREAK = re.compile(r"[,;:()\u2014\u2013\"\u201c\u201d]|--|\b(?:who|which|that|but|and)\b")
_REPORTS = re.compile(r"\b(?:said|says|told|reported|announced|added|wrote|tweeted|posted|asserted)\b", re.IGNORECASE)
_OPENING = re.compile(
    r"\W*(?:(?:and|but|so|then|also|while|where|who|which|that|when) )?"
    r"(?:(?:on|in|by|before|after|since|until|early|late) )*",
    re.IGNORECASE,
)
"""What stands before a time that opens its clause: nothing with a tense of its own."""
_LISTED = re.compile(r"\band $", re.IGNORECASE)
_RESOLVED = re.compile(r"agreed|decided|pledged|promised|vowed|proposed", re.IGNORECASE)
"""What looks ahead from the time that opens its clause: "On Monday, it agreed to leave" tells of Monday."""
_ASIDE = re.compile(r"\s*(?:when|where|as|after|before|if|while)\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:will|won't|shall|(?:would|(?-i:may)|might|must|should|can)(?! (?:not )?have\b)"
    r"|(?:is|are|was|were|due|set|plan(?:s|ned|ning)?|scheduled|expected|going|likely|ready|slated|poised|agree(?:d|s|ment)?"
    r"|decided|decision|intends?|pledged?|promised?|vowed|wants?|propos(?:al|es|ed)|deal|prepar(?:es|ing|ed)) to"
    r"|(?<!suspected )(?<!believed )(?<!thought )(?<!reported )(?<!alleged )(?<!known )(?<!said )to be"
    r"|to (?:begin|start|meet|visit|hold|take|go|vote|return)|scheduled|expires?|upcoming|expects|hopes|plans"
    r"|(?:planned|planning|set|slated) for|(?:is|are) (?:planned|set|slated|due)|due (?:on|by|in|before|next)"
    r"|be \w{3,}ed by(?= $)"
    r"|(?:postponed|delayed|deferred|adjourned|extend(?:s|ed)) (?:\S+ ){0,12}?(?:until|till|to|through))\b"
    r"|'ll\b",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"\b(?:was|were|had|did|said|told|has|have|been|\w{3,}ed|took|came|went|gave|got|made|met|won|lost|sent|left|found|held"
    r"|saw|ran|began|fell|rose|grew|led|struck|shot|fought|bought|brought|sold|paid|spoke|wrote|broke|drove|flew|fled"
    r"|threw|stood|sat|became|kept|built|spent|thought|caught|sought|knew|drew|chose|withdrew|swept|felt|heard|stole"
    r"|laid|swore|dealt|blew|sank|slid)\b",
    re.IGNORECASE,
)
_DEADLINE = re.compile(r"\b(?:until|till|by) $", re.IGNORECASE)


def looks_ahead(text: Text, span: Span, sentence: int) -> bool:
    """Whether the words speak of what is to come: the nearest clause before them with a tense, else what follows."""
    if not text.sentences:
        return False
    within, words = text.sentences[sentence].span, text.words
    if _DEADLINE.search(words, within.start, span.start) and words.startswith(
        " to ", span.end
    ):  # "until Friday to pay"
        return True
    clauses, after = (
        _BREAK.split(words[within.start : span.start]),
        _BREAK.split(words[span.end : max(within.end, span.end)]),
    )
    if _OPENING.fullmatch(clauses[-1]) and not _LISTED.search(words, within.start, span.start):
        following = [one for one in after if one.strip() and not _ASIDE.match(one)]
        if (told := _first_told(following[: FOLLOWING if len(clauses) == 1 else 1])) is not None:
            return told
    reports = list(_REPORTS.finditer(clauses[-1]))
    if reports:
        if len(clauses[-1]) - reports[-1].end() < NEAR_REPORTING:  # "said on Monday it will": when it was said
            return False
        clauses = [clauses[-1][reports[-1].end() :]]  # what was said before is another's clause
    told = _first_told([*reversed(clauses)], anywhere=True)
    return told if told is not None else bool(_first_told(after[:1]))


def _first_told(clauses: Sequence[str], *, anywhere: bool = False) -> bool | None:
    """Whether the first clause with a tense looks ahead; None: none has one.

    ``anywhere``: a word of looking ahead decides wherever it stands in the clause, else where it comes before others.
    """
    for clause in clauses:
        ahead, gone = _AHEAD.search(clause), _GONE.search(clause)
        if ahead or gone:
            first = ahead is not None and (gone is None or ahead.start() <= gone.start())
            return ahead is not None and (anywhere or (first and not _RESOLVED.match(ahead[0])))
    return None
