"""What the words around a number make of it: a bound, an earlier figure, a part, or no count at all. Pure.

Ranges are code points of the words that are looked at.
"""

from __future__ import annotations

import re

from sayso.domain.quantity import Number, Qualifier
from sayso.relate.content import PEOPLE
from sayso.relate.measures import Unit, is_harmed
from sayso.relate.numerals import Numeral
from sayso.relate.spelling import stem

_LOOK_BACK = 80
"""Code points before a number in which the words that qualify it, or make it a former one, are looked for."""

_Q = Qualifier
_BEFORE = {
    _Q.AT_MOST: r"up to|at (?:the )?most|no more than|not more than|a maximum of|as many as|as much as",
    _Q.AT_LEAST: r"at (?:the very )?least|no fewer than|no less than|not (?:fewer|less) than|a minimum of|as few as",
    _Q.LESS_THAN: r"fewer than|less than|under|below",
    _Q.MORE_THAN: r"more than|over|above|upwards? of|in excess of|exceed(?:s|ed|ing)?|surpass(?:ed|es|ing)?|topped",
    _Q.ABOUT: r"about|around|some|approximately|roughly|nearly|almost|close to|circa|an? estimated|an? approximate",
}
_QUALIFIED = {
    kind: re.compile(rf"\b(?:{said})\s+(?:(?:an?|the)\s+)?[$\u20ac\u00a3]?$", re.IGNORECASE)
    for kind, said in _BEFORE.items()
}
_AFTER = {
    _Q.AT_LEAST: re.compile(r"\+|\s?plus\b|\s+or more\b|\s+and counting\b|,? at (?:the )?least\b", re.IGNORECASE),
    _Q.AT_MOST: re.compile(r"\s+or (?:fewer|less)\b|,? at (?:the )?most\b", re.IGNORECASE),
    _Q.ABOUT: re.compile(r"\s+or so\b|-odd\b", re.IGNORECASE),
}
_CURRENCY = re.compile(r"(?:US)?[$\u20ac\u00a3]$")
_MONTH = (
    r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?|january|february|march|april|may|june|july|august|"
    r"september|october|november|december"
)
_DATED_BEFORE = re.compile(rf"\b(?:{_MONTH})\s+(?:the\s+)?$", re.IGNORECASE)
_DATED_AFTER = re.compile(rf"\s+(?:{_MONTH})\b|\s?(?:[ap]\.?m\b|o['\u2019]clock)", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_AGED = re.compile(r"\b(?:aged|age|at)\s+$|[A-Z][\w'\u2019-]+,\s+$", re.IGNORECASE)
_LABEL = re.compile(
    r"\b(?:article|resolution|unit|flight|no\.?|number|route|highway|page|chapter|section|paragraph|phase|channel|"
    r"brigade|battalion|division|regiment|block|room|gate|checkpoint|district|zone|sector|grade|level|platform|"
    r"category|class|type|model|version|season|round|group of|bus|tram|train|polling station|station|ward)\s+$",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s?[-\u2013\u2014]\s?|\s+(?:to|or)\s+")
_AND = re.compile(r"\s+and\s+")
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:revis\w*|rais\w*|increas\w*|lower\w*|cut|reduc\w*|correct\w*|updat\w*|chang\w*|upgrad\w*|downgrad\w*|"
    r"adjust\w*|amend\w*|rose|risen|rises?|rising|climb\w*|gr[eo]w\w*|jump\w*|drop\w*|f[ae]ll\w*|up|down)\b",
    re.IGNORECASE,
)
_UP_FROM = re.compile(r"\b(?:up|down|compared (?:with|to)|instead of|rather than)(?:\s+from)?\s+$", re.IGNORECASE)
_SAYING = r"(?:sa(?:id|ys)|report|put|g[ai]ve|estimat|announc|sp[eo]ke|told|stat|toll|figure|count|number|tally)\w*"
_EARLIER = re.compile(
    rf"\b(?:earlier|previous(?:ly)?|initial(?:ly)?|original(?:ly)?|at first)\s+(?:\w+\s+){{0,2}}?{_SAYING}"
    r"(?:\s+[\w'\u2019-]+){0,6}\s+$",
    re.IGNORECASE,
)
_SAID_BEFORE = re.compile(
    r"\b(?:earlier|previously|initially|originally|at first)\b(?:\s+[\w'\u2019-]+){1,3}\s*$", re.IGNORECASE
)
_PART = re.compile(r"\b(?:including|among (?:them|whom|those)|of (?:them|whom|those))\b[^.;:]{0,25}$", re.IGNORECASE)
_PART_AFTER = re.compile(r"\s+of (?:them|whom|those)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_NOBODY_MEANT = frozenset(("of", "that", "who", "which", "another", "day", "side", "way", "such"))


def qualified_before(words: str, one: Numeral) -> tuple[int, Qualifier]:
    """Where the words begin that qualify a number, and how they do; its own start where none do."""
    floor = max(0, one.start - _LOOK_BACK)
    for kind, pattern in _QUALIFIED.items():
        if match := pattern.search(words, floor, one.start):
            return match.start(), kind
    return one.start, Qualifier.EXACT


def qualified_after(words: str, end: int) -> tuple[int, Qualifier]:
    """Where the words end that qualify a number from behind ("or more"), and how they do."""
    for kind, pattern in _AFTER.items():
        if match := pattern.match(words, end):
            return match.end(), kind
    return end, Qualifier.EXACT


def bounds_of(value: Number, qualifier: Qualifier) -> tuple[Number | None, Number | None, Number | None]:
    """The lowest, the figure itself and the highest that the words tell; None for what they do not."""
    match qualifier:
        case Qualifier.EXACT:
            return value, value, value
        case Qualifier.ABOUT:
            return None, value, None
        case Qualifier.AT_MOST | Qualifier.LESS_THAN:
            return None, None, value
        case _:
            return value, None, None


def currency_before(words: str, start: int) -> int:
    """Where the sign of a currency right before a number begins; the number's start where there is none."""
    sign = _CURRENCY.search(words, max(0, start - 3), start)
    return sign.start() if sign else start


def is_range(words: str, one: Numeral, other: Numeral) -> bool:
    """Whether two numbers are the ends of one quantity: "20 to 30", "between twenty and thirty"."""
    if one.size or other.size or one.value >= other.value:
        return False
    before = words[max(0, one.start - _LOOK_BACK) : one.start]
    between = words[one.end : other.start]
    if _AND.fullmatch(between):
        return _BETWEEN.search(before) is not None
    return _RANGE.fullmatch(between) is not None and not _is_changed(before)


def range_start(words: str, start: int) -> int:
    """Where a range begins, "between" and "from" included."""
    for opening in (_BETWEEN, _FROM):
        if match := opening.search(words, max(0, start - _LOOK_BACK), start):
            return match.start()
    return start


def is_former(words: str, start: int) -> bool:
    """Whether what begins here is a figure that was said before: "had earlier said nine", "to 14 from nine"."""
    before = words[max(0, start - _LOOK_BACK) : start]
    return _EARLIER.search(before) is not None or _UP_FROM.search(before) is not None or _is_changed(before)


def said_before(words: str) -> bool:
    """Whether the words of saying, with those before them, speak of an earlier saying: "had earlier said"."""
    return _SAID_BEFORE.search(words) is not None


def _is_changed(before: str) -> bool:
    return _FROM.search(before) is not None and _CHANGED.search(before) is not None


def is_part(words: str, whole_end: int, start: int, end: int) -> bool:
    """Whether the number at ``[start, end)`` is a part of the one that ends at ``whole_end``."""
    return _PART.search(words, whole_end, start) is not None or _PART_AFTER.match(words, end) is not None


def counts_nothing(words: str, one: Numeral, unit: Unit | None) -> bool:
    """Whether a number is a date, a time, an age, a span of time, a manner of speaking, or a part of a name."""
    before = words[max(0, one.start - _LOOK_BACK) : one.start]
    if unit is not None and unit.time:
        return True
    if _DATED_AFTER.match(words, one.end) or _DATED_BEFORE.search(before) or _LABEL.search(before):
        return True
    shown = words[one.start : one.end]
    if shown.isdigit() and _AGED.search(before) and words[one.end : one.end + 1] in (",", ""):
        return True
    if _YEAR.fullmatch(shown):
        return not _is_of_people(words, unit)
    return shown.lower() == "one" and _speaks_of_one(words, one, unit)


def is_of_people(unit: str | None) -> bool:
    """Whether the words of a unit mean persons."""
    return unit is not None and stem(unit.rsplit(maxsplit=1)[-1].lower()) in PEOPLE


def _is_of_people(words: str, unit: Unit | None) -> bool:
    return unit is not None and is_of_people(words[unit.start : unit.end])


def _speaks_of_one(words: str, one: Numeral, unit: Unit | None) -> bool:
    """Whether "one" counts nobody: "one of the largest", "the one that". "One died" and "at least one" do count."""
    after = _WORD.match(words, one.end + 1)
    if after and after[0].lower() in _NOBODY_MEANT:
        return True
    if unit is not None:
        return not _is_of_people(words, unit)
    return not is_harmed(words, one.end) and qualified_before(words, one)[1] is Qualifier.EXACT
