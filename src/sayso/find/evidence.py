"""Words by which an outlet says that something was only said, or is not known: nobody gave proof, it is unclear who."""

from __future__ import annotations

from sayso.find import grammar as g
from sayso.find.checks import Check, clause_end, lead_of
from sayso.find.noun_phrases import Phrase, Tokens

_FURTHEST = 6
"""Tokens between a negation and the verb of giving."""

_KINDS = frozenset({"immediate", "independent", "concrete", "supporting", "hard", "photographic", "clear"})
_BACKING = frozenset({"back", "support", "substantiate", "prove", "show"})


def without_evidence(tokens: Tokens, at: int) -> Check | None:
    """``offered no evidence for …``, ``did not give any proof of …``: the outlet's word on what was only said."""
    if passive := _none_was_given(tokens, at):
        return passive
    first = at - 1
    while first > 0 and (tokens[first].low in ("any", "further", "its", "their") or tokens[first].low in _KINDS):
        first -= 1
    giving = first if first >= 0 and tokens[first].low in g.GIVING else first - 1
    if first < 0 or (tokens[first].low == "no" and (giving < 0 or tokens[giving].low not in g.GIVING)):
        return None
    if tokens[first].low == "no":
        first = giving
    elif tokens[first].low != "without":
        if tokens[first].low not in g.GIVING or (start := _withheld(tokens, first)) is None:
            return None
        first = start
    content: Phrase | None = None
    if at + 2 < len(tokens) and tokens[at + 1].low in ("for", "of", "that", "to"):
        start = at + 1 if tokens[at + 1].low == "that" else at + 2
        if tokens[at + 1].low == "to" and tokens[at + 2].low in _BACKING:
            start = at + 3
        content = (start, clause_end(tokens, start))
    lead, apart = lead_of(tokens, first)
    whole = content if content and content[0] < content[1] else None
    return Check((first, at + 1), whole, None, verified=False, lead=lead, apart=apart)


def _none_was_given(tokens: Tokens, at: int) -> Check | None:
    """``No evidence was presented``, ``no proof has been offered for …``."""
    first = at - 1
    while first > 0 and tokens[first].low in _KINDS:
        first -= 1
    end = at + 1
    while end < len(tokens) and (
        tokens[end].low in g.BE or tokens[end].low in g.HAVE or tokens[end].low.endswith("ly")
    ):
        end += 1
    given = end < len(tokens) and tokens[end].low in g.GIVING | {"given", "provided", "produced", "shown"}
    if first < 0 or tokens[first].low != "no" or end == at + 1 or not given:
        return None
    start = end + 2 if end + 2 < len(tokens) and tokens[end + 1].low in ("for", "of", "that") else end + 1
    content = (start, clause_end(tokens, start)) if start > end + 1 else None
    lead, apart = lead_of(tokens, first)
    return Check((first, end + 1), content, None, verified=False, lead=lead, apart=apart)


def _withheld(tokens: Tokens, giving: int) -> int | None:
    """Where ``did not``, ``without``, ``has yet to`` begins before a verb of giving; None: nothing was withheld."""
    first, withheld = giving, False
    while first > 0 and giving - first < _FURTHEST:
        low = tokens[first - 1].low
        if low in g.NEGATIONS or low.endswith("n't") or low in ("without", "yet", "failed", "fails", "fail", "refused"):
            withheld = True
        elif low not in g.AUXILIARIES and low != "to" and not low.endswith("ly"):
            break
        first -= 1
    return first if withheld else None


def left_open(tokens: Tokens, at: int) -> Check | None:
    """``It is still unclear who …`` and ``It was not immediately clear whether …``: nobody could tell so far."""
    if at + 1 >= len(tokens) or tokens[at + 1].low not in g.QUESTION_WORDS:
        return None
    first, negated = at, tokens[at].low == "unclear"
    while first > 0 and (
        tokens[first - 1].low in g.BE | g.NEGATIONS | {"remain", "remains", "remained", "yet", "still"}
        or tokens[first - 1].low.endswith(("ly", "n't"))
    ):
        first -= 1
        negated = negated or tokens[first].low in g.NEGATIONS or tokens[first].low.endswith("n't")
    if not negated or first in (0, at) or tokens[first - 1].low != "it":
        return None
    lead, apart = lead_of(tokens, first - 1)
    return Check(
        (first - 1, at + 1), (at + 1, clause_end(tokens, at + 1)), None, verified=False, lead=lead, apart=apart
    )
