"""Words of a sentence and the noun groups next to a place in it, without a parser."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files

from sayso.domain.text import Span

LONGEST_GROUP = 7

_WORD = re.compile(r"\w+(?:[-'\u2019.]\w+)*")
_BREAK = re.compile(r"[,;:.!?\u2013\u2014\"\u201c\u201d()]")
_LISTS = tomllib.loads((files("sayso.find") / "phrases.toml").read_text("utf-8"))
_STOPS = frozenset(_LISTS["stops"].split())
_OPENERS = frozenset(_LISTS["openers"].split())


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a sentence: where it stands and how it reads in lower case, without a possessive ending."""

    span: Span
    lower: str
    is_name: bool
    is_possessive: bool


def words_of(text: str, span: Span) -> list[Word]:
    """Lists the words under a span in text order. Hyphens and inner apostrophes do not divide a word."""
    found: list[Word] = []
    for match in _WORD.finditer(text, span.start, span.end):
        shown = match.group()
        possessive = shown.endswith(("'s", "\u2019s"))
        lower = (shown[:-2] if possessive else shown).lower()
        found.append(Word(Span(match.start(), match.end()), lower, shown[0].isupper(), possessive))
    return found


def noun_group_before(text: str, words: list[Word], end: int) -> Span | None:
    """Finds the noun group that ends right before the word numbered ``end``; None where there is none."""
    first = end
    while first and end - first < LONGEST_GROUP:
        word = words[first - 1]
        if word.lower in _STOPS or (first < len(words) and _parted(text, word, words[first])):
            break
        first -= 1
        if word.lower in _OPENERS:
            break
    return Span(words[first].span.start, words[end - 1].span.end) if first < end else None


def noun_group_after(text: str, words: list[Word], first: int) -> Span | None:
    """Finds the noun group that starts at the word numbered ``first``; None where there is none."""
    end = first
    while end < len(words) and end - first < LONGEST_GROUP:
        word = words[end]
        if word.lower in _STOPS or (end > 0 and _parted(text, words[end - 1], word)):
            break
        if end > first and word.lower in _OPENERS:
            break
        end += 1
    return Span(words[first].span.start, words[end - 1].span.end) if first < end else None


def _parted(text: str, left: Word, right: Word) -> bool:
    return _BREAK.search(text, left.span.end, right.span.start) is not None
