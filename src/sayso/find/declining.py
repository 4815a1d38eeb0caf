"""Sources that say nothing: "declined to comment on …", "did not respond", "no comment from …".

A refusal to speak is what a source did with the question; it has a cue and a source, and content only where the words
tell what it would not speak of.
"""

from __future__ import annotations

from sayso.domain.mention import Act
from sayso.find import grammar as g
from sayso.find.cues import CueClass
from sayso.find.drafts import Draft, Place
from sayso.find.noun_phrases import Phrase, Tokens, is_noun_phrase, phrase_after
from sayso.find.subjects import phrase_before
from sayso.find.tokens import Kind, Unit

DECLINES = CueClass("declines", Act.STATEMENT, score=0.9)
_REACH_BACK = 4
_REACTING = frozenset({"respond", "responded", "reply", "replied", "answer", "answered"})
"""What can be done without words."""

_REFERRING = frozenset(
    f"{verb}{ending}"
    for verb in ("refer", "direct", "redirect", "forward", "deferr", "referr")
    for ending in ("s", "ed", "ing")
)
_ASKED = frozenset(("question", "questions", "queries", "inquiries", "enquiries", "requests", "calls"))


def declining_drafts(unit: Unit) -> list[Draft]:
    """Finds refusals to speak in one sentence, in text order."""
    tokens = unit.tokens
    found: list[Draft] = []
    for at, token in enumerate(tokens):
        draft: Draft | None = None
        if token.low in g.SPEAKING:
            draft = _would_not(tokens, at)
        if draft is None and token.low == "comment":
            draft = _no_comment(tokens, at)
        if draft is None and token.low in _REFERRING:
            draft = _referred(tokens, at)
        if draft is not None:
            found.append(draft)
    return found


def _would_not(tokens: Tokens, at: int) -> Draft | None:
    """``declined to comment``, ``has refused to say whether …``, ``did not immediately respond``."""
    first, back = at, at - 1
    refused = False
    while back >= 0 and tokens[back].kind is Kind.WORD and at - back <= _REACH_BACK:
        low = tokens[back].low
        if low in g.REFUSING or low in g.NEGATIONS or low.endswith("n't"):
            refused, first = True, back
        elif low in g.AUXILIARIES:
            first = back
        elif low != "to" and not low.endswith("ly") and low != "yet":
            break
        back -= 1
    low = tokens[at].low
    to = any(one.low == "to" for one in tokens[first:at])
    if not refused or not (to or low in g.ANSWERING):
        return None
    subject = phrase_before(tokens, first)
    if subject is None or (low in _REACTING and _is_deed(tokens, subject, at)):
        return None
    return _draft(tokens, subject, first, at + 1)


def _referred(tokens: Tokens, at: int) -> Draft | None:
    """``referred all questions to the ministry``: who was asked says nothing."""
    asked = next((n for n in range(at + 1, min(at + _REACH_BACK, len(tokens))) if tokens[n].low in _ASKED), None)
    if asked is None or not any(one.low == "to" for one in tokens[asked + 1 : asked + 1 + _REACH_BACK]):
        return None
    first = at
    while first > 0 and tokens[first - 1].low in g.AUXILIARIES:
        first -= 1
    subject = phrase_before(tokens, first)
    return Draft((subject,), (first, asked + 1), [], DECLINES, Place.FIXED, subject[0]) if subject else None


def _is_deed(tokens: Tokens, subject: Phrase, at: int) -> bool:
    """Whether those of a relative clause did nothing, rather than say nothing: "troops who refused to respond"."""
    return tokens[subject[0]].low == "who" and not (
        at + 1 < len(tokens) and tokens[at + 1].low in ("to", "on", "about")
    )


def _no_comment(tokens: Tokens, at: int) -> Draft | None:
    """``had no comment``, ``there was no immediate comment from …``, ``was not available for comment``."""
    no = next(
        (back for back in range(at - 1, max(-1, at - _REACH_BACK), -1) if tokens[back].low in ("no", "for")), None
    )
    if no is None or no == 0 or (tokens[no].low == "for" and tokens[no - 1].low not in ("available", "reached")):
        return None
    first = no
    while first > 0 and (
        tokens[first - 1].low in g.AUXILIARIES | g.NEGATIONS | {"available", "reached", "immediately", "n't"}
    ):
        first -= 1
    if at + 1 < len(tokens) and tokens[at + 1].low == "from":
        speaker = phrase_after(tokens, at + 2)
        if speaker is None or not is_noun_phrase(tokens, speaker[0], speaker[1]):
            return None
        return Draft((speaker,), (no, at + 1), [], DECLINES, Place.FIXED, first)
    subject = phrase_before(tokens, first) if first < no or tokens[no].low == "for" else None
    if subject is None or tokens[subject[0]].low == "there":
        return None
    return _draft(tokens, subject, first, at + 1)


def _draft(tokens: Tokens, subject: Phrase, first: int, end: int) -> Draft:
    cue_end = end
    content: list[Phrase] = []
    if end + 1 < len(tokens):
        low = tokens[end].low
        if low in ("on", "about", "to"):
            cue_end = end + 1
        if cue_end > end or low in g.QUESTION_WORDS or low in g.DETERMINERS:
            stop = cue_end
            while stop < len(tokens) and tokens[stop].low not in (",", ";", ".", "but"):
                stop += 1
            content = [(cue_end, stop)] if stop > cue_end else []
    return Draft((subject,), (first, cue_end), content, DECLINES, Place.FIXED, subject[0])
