"""What a claim counts and what figure it gives, and whether two figures can both hold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from math import inf

from sayso.domain.quantity import Qualifier, Quantity, Standing
from sayso.relate.content import FIGHTER, HARMS, PEOPLE, PERSON, VAGUE, Word, is_number, words_of
from sayso.relate.quantities import quantities_in
from sayso.relate.spelling import stem

_YEAR = "january february march april may june july august september october november december"
_MONTHS = frozenset(_YEAR.split())
_NO_COUNT = frozenset({"am", "pm", "percent", "hours", "hour", "days", "day", "minutes", "years", "year"})
_NEAR = 0.25
"""How far a figure told as a round one may be off."""

_MOST_OF_A_SIZE = 50
"""How many times the fewest that it can stand for a word like "dozens" may be."""

_INTO_UNIT = re.compile(
    r"(?: more| others?| further| additional)?(?: of)?(?: (?:the|its|their|his|her|our|your|my|these|those))?$"
)
"""What stands between a figure and what it counts: "12 of the attackers" are 12."""

_SHARES = frozenset({"%", "percent", "per cent"})

_PEOPLE = frozenset(PEOPLE.values())

_ARMS = {
    stem(word): arm
    for arm, words in {
        "army": "soldier troop serviceman servicemen",
        "no army": "militant raider saboteur terrorist insurgent rebel gunman gunmen militiaman militiamen jihadi",
    }.items()
    for word in words.split()
}
"""Words for fighters by which an army's dead are not its enemy's; "fighters" may be of either."""

_ROUNDED = 0.1
"""How far a round figure may be off that is not told as one: by a tenth."""

_ROUND_FROM, _HUNDREDS = 20, 200
"""From twenty on a ten is round, from two hundred on a hundred."""

_BEFORE, _AFTER, _PHRASE = 3, 8, 4
"""Words before and after a figure in which its harm is looked for, and the length of the phrase that it counts."""


@dataclass(frozen=True, slots=True)
class Count:
    """What is counted: ``harm`` (None: none is told) and the sort of thing (None: not told).

    ``whose``: whose fighters, where a name before the word for them tells it: "twelve Vardian soldiers". ``arm``:
    whether an army's or none's, where the word for them tells it.
    """

    harm: str | None
    thing: str | None
    whose: str | None = None
    arm: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """How many, from ``low`` to ``high``, in the claim's own words.

    ``harm`` and ``thing``: what is counted, where it is told; two figures are one whatever is said of that.
    """

    low: float
    high: float
    words: str
    harm: str | None = field(default=None, compare=False)
    thing: str | None = field(default=None, compare=False)


@lru_cache(maxsize=8192)
def count_of(words: str) -> Count | None:
    """What the claim counts first; without a figure, what harm it speaks of. None: it counts nothing we know."""
    told = words_of(words)
    at = _first_figure(told)
    if at is None:
        harm = next((word.unit for word in told if word.unit in HARMS), None)
        thing = next((sort for word in told if (sort := PEOPLE.get(stem(word.folded)))), None)
        return Count(harm, thing) if harm else None
    last = _range_end(told, at)
    harm = _harm(told, at) or _harm(told, last)
    thing = _thing(told, last)
    whose, arm = _whose(told, last) if thing == FIGHTER else (None, None)
    return Count(harm, thing, whose, arm) if harm or thing else None


@lru_cache(maxsize=8192)
def figure_of(words: str) -> Figure | None:
    """The first figure of a claim; None: it gives none."""
    return figure_among(quantities_in(words))


def figure_among(quantities: Iterable[Quantity]) -> Figure | None:
    """The figure by which a claim's account is told from others; None: it gives none."""
    told = figure_quantity(quantities)
    return None if told is None else _figure(told)


def figure_quantity(quantities: Iterable[Quantity]) -> Quantity | None:
    """The first that a claim gives; where it gives none, the first that was said before. Shares count nobody."""
    telling = [one for one in quantities if _is_told(one) and one.unit not in _SHARES]
    given = (one for one in telling if one.standing is Standing.GIVEN)
    return next(given, None) or next(iter(telling), None)


def _is_told(one: Quantity) -> bool:
    return any(value is not None for value in (one.low, one.best, one.high))


def _figure(told: Quantity) -> Figure:
    """A quantity's reach, as far as it can be held against another's."""
    said = told.words.removesuffix(told.unit or "").rstrip() if told.qualifier is not Qualifier.NONE else told.words
    said = " ".join(_INTO_UNIT.sub("", said).split()).lower()
    harm, thing = told.harm, _sort(told.unit)
    if told.qualifier is Qualifier.ABOUT and told.best is not None:
        return Figure(told.best * (1 - _NEAR), told.best * (1 + _NEAR), said, harm, thing)
    low = told.low if told.low is not None else 0
    if told.qualifier is Qualifier.SIZE:
        return Figure(low, low * _MOST_OF_A_SIZE, said, harm, thing)
    return Figure(low, inf if told.high is None else told.high, said, harm, thing)


def _sort(unit: str | None) -> str | None:
    """What a unit counts, by its last word: a sort of people, else the word; None: no unit is told."""
    told = words_of(unit or "")
    if not told:
        return None
    folded = stem(told[-1].folded)
    return PEOPLE.get(folded, folded)


def figures_clash(one: Figure, other: Figure) -> bool:
    """Tells whether the two cannot both hold.

    What counts other things, or another harm, clashes with nothing: "four missiles", "130 million people". Some people
    of a sort may be among as many people or more: "two children" beside "84 people". A round figure is an estimate:
    what is near it does not clash.
    """
    if _other(one.harm, other.harm) or _other_things(one.thing, other.thing):
        return False
    (low, high), (least, most) = _reach(one), _reach(other)
    return (high < least and not _is_part(one, other)) or (most < low and not _is_part(other, one))


def _other(one: str | None, other: str | None) -> bool:
    """Whether two are told, and are not the same."""
    return None not in (one, other) and one != other


def _other_things(one: str | None, other: str | None) -> bool:
    """Whether two things are counted; people of no sort may be of any."""
    some_people = PERSON in (one, other) and {one, other} <= _PEOPLE
    return _other(one, other) and not some_people


def _is_part(fewer: Figure, more: Figure) -> bool:
    """Whether the fewer are of a sort, and the more are people of any."""
    return more.thing == PERSON and fewer.thing in _PEOPLE - {PERSON}


def _reach(figure: Figure) -> tuple[float, float]:
    """The least and the most that a figure may stand for."""
    low = figure.low * (1 - _ROUNDED) if _is_round(figure.low) else figure.low
    return low, figure.high * (1 + _ROUNDED) if _is_round(figure.high) else figure.high


def _is_round(value: float) -> bool:
    return value >= _ROUND_FROM and value % (10 if value < _HUNDREDS else 100) == 0


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


def _range_end(told: tuple[Word, ...], at: int) -> int:
    """Where the last number of "20 to 30", "two or three" and "between 20 and 30" stands; else the number itself."""
    after = [word.folded for word in told[at + 1 : at + 3]]
    if len(after) == 2 and is_number(after[1]):
        between = at > 0 and told[at - 1].folded == "between"
        if after[0] in ("to", "or") or (after[0] == "and" and between):
            return at + 2
    return at + 1 if after and told[at].folded.isdigit() and after[0].isdigit() else at


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


def _whose(told: tuple[Word, ...], at: int) -> tuple[str | None, str | None]:
    """The name right before the fighters that are counted, and whether an army's or none's."""
    phrase = told[at + 1 : at + 1 + _PHRASE]
    end = next((i for i, word in enumerate(phrase) if PEOPLE.get(stem(word.folded)) == FIGHTER), 0)
    name = phrase[end - 1].unit if end and phrase[end - 1].name else None
    return name, _ARMS.get(stem(phrase[end].folded)) if phrase else None


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
