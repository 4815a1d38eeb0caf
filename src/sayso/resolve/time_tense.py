"""Whether the words around a time expression speak of what is to come or of what has been."""

from __future__ import annotations

import re

from sayso.domain.text import Span, Text

NEAR_REPORTING = 12
"""Code points after a verb of saying within which a time tells when it was said."""

_BREAK = re.compile(r"[,;:()\u2014\u2013\"\u201c\u201d]|--|\b(?:who|which|that|but|and)\b")
_REPORTS = re.compile(r"\b(?:said|says|told|reported|announced|added)\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:will|won't|shall|(?:would|(?-i:may)|might|must|should|can)(?! (?:not )?have\b)"
    r"|(?:is|are|was|were|due|set|plan(?:s|ned|ning)?|scheduled|expected|going|likely|ready|slated|agree(?:d|s|ment)?"
    r"|decided|decision|intends?|pledged?|promised?|vowed|wants?|propos(?:al|es|ed)|deal|prepar(?:es|ing|ed)) to"
    r"|to be|to (?:begin|start|meet|visit|hold|take|go|vote|return)|scheduled|expires?|upcoming|expects|hopes|plans"
    r"|(?:planned|planning|set|slated) for"
    r"|(?:postponed|delayed|deferred|adjourned|extend(?:s|ed)) (?:\S+ ){0,12}?(?:until|till|to|through))\b"
    r"|'ll\b",
    re.IGNORECASE,
)
_GONE = re.compile(r"\b(?:was|were|had|did|said|told|has|have|been|\w{3,}ed)\b", re.IGNORECASE)
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
    clauses = _BREAK.split(words[within.start : span.start])
    reports = list(_REPORTS.finditer(clauses[-1]))
    if reports and len(clauses[-1]) - reports[-1].end() < NEAR_REPORTING:  # "said on Monday it will": when it was said
        return False
    clauses[-1] = clauses[-1][reports[-1].end() if reports else 0 :]
    for clause in reversed(clauses):
        if _AHEAD.search(clause) or _GONE.search(clause):
            return _AHEAD.search(clause) is not None
    after = _BREAK.split(words[span.end : max(within.end, span.end)])[0]
    ahead, gone = _AHEAD.search(after), _GONE.search(after)
    return bool(ahead) and (gone is None or (ahead is not None and ahead.start() <= gone.start()))
