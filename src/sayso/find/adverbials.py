"""Times, places and manners that stand between a verb and its content, and where a content may begin."""

from __future__ import annotations

import re

from sayso.find import grammar as g
from sayso.find.noun_phrases import Tokens, is_verb, phrase_after
from sayso.find.tokens import Kind

FURTHEST_THAT = 16
"""Tokens between a verb and its "that" or its quotation."""

_DAY = re.compile(r"\d+(?:st|nd|rd|th)?")


def skip_adverbials(tokens: Tokens, at: int) -> int:
    """Passes over times, places and manners ("on Tuesday", "in a statement") that stand before a content."""
    while at < len(tokens) and tokens[at].kind is Kind.WORD:
        low = tokens[at].low
        if low in g.TIME_WORDS and low != "may":
            at += 1
        elif (ago := _ago(tokens, at)) is not None:
            at = ago
        elif low in g.TIME_OPENERS and at + 1 < len(tokens) and tokens[at + 1].low in g.TIME_NOUNS | g.TIME_WORDS:
            at += 2
        elif low in ("also", "again", "only", "publicly", "repeatedly") or _is_manner(tokens, at):
            at += 1
        elif is_at_least(tokens, at):
            break
        elif low in g.PREPOSITIONS and (low != "to" or _names_hearer(tokens, at + 1)):
            at = _after_prepositional(tokens, at)
        else:
            break
    return at


def _names_hearer(tokens: Tokens, at: int) -> bool:
    """Tells "said to the court" from "claimed to hold"."""
    if at >= len(tokens):
        return False
    return tokens[at].low in g.DETERMINERS | g.OBJECT_PRONOUNS or tokens[at].word[:1].isupper()


def _ago(tokens: Tokens, at: int) -> int | None:
    """The end of "two weeks ago" or "a few days later" that begins at ``at``."""
    for end in range(at + 1, min(len(tokens), at + 4)):
        if (
            tokens[end].low in g.TIME_NOUNS
            and end + 1 < len(tokens)
            and tokens[end + 1].low in ("ago", "later", "earlier")
        ):
            return end + 2
        if tokens[end].kind is not Kind.WORD:
            return None
    return None


def _is_manner(tokens: Tokens, at: int) -> bool:
    low = tokens[at].low
    return (
        low.endswith("ly") and low not in g.NOT_ADVERBS and tokens[at].word.islower() and not _clause_next(tokens, at)
    )


def _clause_next(tokens: Tokens, at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].kind is Kind.WORD and tokens[at + 1].low.endswith("s")


def _after_prepositional(tokens: Tokens, at: int) -> int:
    that = that_ahead(tokens, at)
    if that is not None:
        return that
    if at + 1 < len(tokens) and tokens[at + 1].low in g.TIME_WORDS:
        after = at + 2
        while after < len(tokens) and (_DAY.fullmatch(tokens[after].low) or tokens[after].low in g.TIME_NOUNS):
            after += 1
        return after
    phrase = phrase_after(tokens, at + 1, appositions=False)
    return phrase[1] if phrase else at + 1


def opens_adverbial(tokens: Tokens, at: int) -> bool:
    """Tells whether a preposition opens a time or the setting of an utterance ("in a statement", "on Monday")."""
    for following in tokens[at + 1 : at + 5]:
        if following.kind is not Kind.WORD:
            return False
        if following.low in g.TIME_WORDS or following.low in ("statement", "interview", "speech", "conference"):
            return True
        if following.low not in g.DETERMINERS and following.word.islower() and following.low not in ("news", "press"):
            return False
    return False


def that_ahead(tokens: Tokens, start: int) -> int | None:
    """The next "that" of a clause or quotation, with nothing but a phrase in between."""
    for at in range(start, min(len(tokens), start + FURTHEST_THAT)):
        token = tokens[at]
        if token.kind is Kind.QUOTE or token.low in ("that", ":"):
            return at
        if token.kind is not Kind.WORD and token.low != ",":
            return None
        if token.low in g.RELATIVES or (at > start and is_verb(tokens, at)):
            return None
    return None


def clause_floor(tokens: Tokens, end: int) -> int:
    """Where a content before token ``end`` may begin: after an open bracket or a semicolon, else at the start."""
    for at in range(end - 1, 0, -1):
        if tokens[at].low == ")":
            return 0
        if tokens[at].low in ("(", ";"):
            return at + 1
    return 0


def is_at_least(tokens: Tokens, at: int) -> bool:
    """Tells whether a preposition only measures the number after it ("at least 12", "up to 40")."""
    if at + 1 >= len(tokens):
        return False
    pair = (tokens[at].low, tokens[at + 1].low)
    return pair in {("at", "least"), ("at", "most"), ("up", "to"), ("in", "all")}


def begins_phrase(tokens: Tokens, at: int) -> bool:
    """Tells whether a noun phrase or a quotation may begin at a token."""
    if at >= len(tokens):
        return False
    token = tokens[at]
    if token.kind is not Kind.WORD:
        return token.kind is Kind.QUOTE or token.low in "$£€("
    low = token.low
    if is_at_least(tokens, at):
        return True
    return not (
        (low in g.PREPOSITIONS and low not in ("about", "over", "around"))
        or low in g.CONJUNCTIONS
        or (low in g.SUBORDINATORS and low not in ("that", "what", "how", "why"))
        or low in g.AUXILIARIES
        or low in ("to", "not", "than")
    )
