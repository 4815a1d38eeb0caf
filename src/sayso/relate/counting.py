"""What a claim counts and what figure it gives, and whether two figures can both hold."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import inf, nan

from sayso.relate.content import HARMS, NUMBERS, PEOPLE, PERSON, VAGUE, Word, is_number, words_of
from sayso.relate.spelling import stem

_YEAR = "january february march april may june july august september october november december"
_MONTHS = frozenset(_YEAR.split())
_NO_COUNT = frozenset({"am", "pm", "percent", "hours", "hour", "days", "day", "minutes", "years", "year"})
_AT_LEAST, _AT_MOST = frozenset({"least", "over", "more", "exceed", "exceeds"}), frozenset({"most", "fewer", "less"})
_ABOUT = frozenset({"about", "around", "some", "approximately", "roughly", "nearly", "almost", "circa", "estimated"})
_NEAR = 0.25
"""How far a figure told as a round one may be off."""

_MANY = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_BEFORE, _AFTER, _PHRASE = 3, 8, 4
"""Words before and after a figure in which its harm is looked for, and the length of the phrase that it counts."""


@dataclass(frozen=True, slots=True)
class Count:
    """What is counted: ``harm`` (None: none is told) and the sort of thing (None: not told)."""

    harm: str | None
    thing: str | None


@dataclass(frozen=True, slots=True)
class Figure:
    """How many, from ``low`` to ``high``, in the claim's own words."""

    low: float
    high: float
    words: str


@lru_cache(maxsize=8192)
def count_of(words: str) -> Count | None:
    """What the claim counts first; without a figure, what harm it speaks of. None: it counts nothing we know."""
    told = words_of(words)
    at = _first_figure(told)
    if at is None:
        harm = next((word.unit for word in told if word.unit in HARMS), None)
        thing = next((sort for word in told if (sort := PEOPLE.get(stem(word.folded)))), None)
        return Count(harm, thing) if harm else None
    harm = _harm(told, at)
    thing = _thing(told, at)
    return Count(harm, thing) if harm or thing else None


@lru_cache(maxsize=8192)
def figure_of(words: str) -> Figure | None:
    """The first figure of a claim; None: it gives none."""
    told = words_of(words)
    at = _first_figure(told)
    if at is None:
        return None
    word, before = told[at].folded, [one.folded for one in told[max(0, at - 3) : at]]
    shown = word if word in NUMBERS or word in VAGUE else told[at].shown
    after = told[at + 1].folded if at + 1 < len(told) else ""
    said = f"{shown} {after}" if after in _MANY else shown
    if word in VAGUE:
        low, high = VAGUE[word]
        return Figure(low, high, shown)
    value = _value(told[at]) * _MANY.get(after, 1)
    return _bounded(value, said, set(before))


def _bounded(value: float, said: str, before: set[str]) -> Figure:
    """A figure with the reach that the words before it give it."""
    if {"more", "than"} <= before and {"no", "not"} & before:
        return Figure(0, value, f"no more than {said}")
    if _AT_LEAST & before:
        return Figure(value, inf, f"{'at least' if 'least' in before else 'more than'} {said}")
    if _AT_MOST & before:
        return Figure(0, value, f"{'at most' if 'most' in before else 'fewer than'} {said}")
    if _ABOUT & before:
        return Figure(value * (1 - _NEAR), value * (1 + _NEAR), f"about {said}")
    return Figure(value, value, said)


@lru_cache(maxsize=8192)
def figure_at(words: str) -> tuple[int, int] | None:
    """Where the first figure stands, in code points of the words; None: there is none."""
    told = words_of(words)
    at = _first_figure(told)
    if at is None:
        return None
    last = at + 1 if at + 1 < len(told) and told[at + 1].folded in _MANY else at
    return told[at].start, told[last].end


def figures_clash(one: Figure, other: Figure) -> bool:
    """Tells whether the two cannot both hold."""
    return one.high < other.low or other.high < one.low


def _value(word: Word) -> float:
    if word.folded in NUMBERS:
        return NUMBERS[word.folded]
    try:
        return float(word.shown.replace(",", "")[:18])
    except ValueError:  # figures of other scripts, "1.2.3"
        return nan


def _first_figure(told: tuple[Word, ...]) -> int | None:
    """Where the first number stands that is neither a date, a year, a time, nor "one" of some."""
    for at, word in enumerate(told):
        if not is_number(word.folded):
            continue
        around = {told[i].folded for i in (at - 1, at + 1) if 0 <= i < len(told)}
        year = len(word.folded) == 4 and word.folded.startswith(("19", "20"))
        after = told[at + 1].folded if at + 1 < len(told) else ""
        timed = around & _MONTHS or after in _NO_COUNT or year
        if not timed and (word.folded != "one" or after not in ("", "of", "who", "that")):
            return at
    return None


def _harm(told: tuple[Word, ...], at: int) -> str | None:
    for i in range(at - 1, max(-1, at - 1 - _BEFORE), -1):
        if told[i].unit in HARMS:
            return told[i].unit
    for word in told[at + 1 : at + 1 + _AFTER]:
        if is_number(word.folded):
            break
        if word.unit in HARMS:
            return word.unit
    return None


def _thing(told: tuple[Word, ...], at: int) -> str | None:
    """The head of the phrase after the figure: of a known sort, else the last of its words before the verb."""
    last = None
    for word in told[at + 1 : at + 1 + _PHRASE]:
        sort = PEOPLE.get(stem(word.folded))
        if sort is not None:
            return sort
        if word.unit is None and word.folded not in ("of", "its", "their", "his", "her", "the", "other", "more"):
            break
        if word.unit in HARMS or word.folded.endswith(("ed", "ing")) or is_number(word.folded):
            break
        if word.unit is not None:
            last = PERSON if word.name else stem(word.folded)  # "hundreds of Vardians" are people
    return PERSON if last is None and told[at].folded in VAGUE else last
