"""Numbers in words and figures: "1,200", "1.2 million", "twenty-three", "two hundred and five", "dozens".

Pure; ranges are code points of the words that are looked at. Which numbers count anything is for ``quantities`` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sayso.domain.quantity import Number
from sayso.relate.content import NUMBERS

_ONES = {word: n for word, n in NUMBERS.items() if n < 20}
_TENS = {word: n for word, n in NUMBERS.items() if n >= 20 and n % 10 == 0}
_DOZEN = 12
_TIMES = {
    "dozen": _DOZEN,
    "hundred": 100,
    "thousand": 1000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "bn": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}

SIZES = {
    "tens of thousands": 20_000,
    "hundreds of thousands": 200_000,
    "tens of millions": 20_000_000,
    "hundreds of millions": 200_000_000,
    "dozens": 2 * _DOZEN,
    "scores": 40,
    "tens": 20,
    "hundreds": 200,
    "thousands": 2_000,
    "millions": 2_000_000,
    "several": 3,
    "a few": 2,
    "a handful": 2,
    "multiple": 2,
    "numerous": 2,
    "a number": 2,
}
"""Words that tell a size, with the fewest that they can stand for: more than one of what they name."""

_SPACES = " \u00a0\u202f\u2009"
_SMALL = "|".join([*sorted(_ONES, key=len, reverse=True), *_TENS])
_LARGE = "|".join(_TIMES)
_FIGURES = re.compile(
    r"(?<!\w)(?<![.,/:])(?<![^\W\d][\u2011-])(?P<digits>\d{1,3}(?:[,\u00a0\u202f\u2009]\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d+)?)"
    rf"(?:[{_SPACES}-]?(?P<times>{_LARGE})\b)?(?![/:.,]?\d)(?!(?:st|nd|rd|th)\b|-(?:year|month|week|day)s?\b)",
    re.IGNORECASE,
)
_WORDS = re.compile(
    rf"(?<![\w-])(?:half a dozen|(?:(?:an?[{_SPACES}])?(?:{_LARGE})|{_SMALL}|couple|pair)"
    rf"(?:[{_SPACES}-](?:and[{_SPACES}])?(?:{_SMALL}|{_LARGE}))*)(?![\w]|-\w)",
    re.IGNORECASE,
)
_SIZED = re.compile(
    rf"(?<![\w-])(?P<size>(?P<some>several|a few)[{_SPACES}](?P<of>{_LARGE})|{'|'.join(SIZES)})(?!-?\w)",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(f"[,{_SPACES}]")


@dataclass(frozen=True, slots=True, order=True)
class Numeral:
    """A number at ``[start, end)`` of the words. ``value`` is the fewest where it is a ``size`` only."""

    start: int
    end: int
    value: Number
    size: bool = False


def numerals_in(words: str) -> tuple[Numeral, ...]:
    """All numbers in the words, in order and apart from one another."""
    found: list[Numeral] = []
    for one in sorted((*_sizes(words), *_figures(words), *_in_words(words)), key=lambda n: (n.start, -n.end)):
        if not found or one.start >= found[-1].end:
            found.append(one)
    return tuple(found)


def _figures(words: str) -> Iterator[Numeral]:
    for match in _FIGURES.finditer(words):
        digits = _SEPARATORS.sub("", match["digits"])
        value: Number = float(digits) if "." in digits else int(digits)
        yield Numeral(match.start(), match.end(), _multiplied(value, match["times"]))


def _multiplied(value: Number, times: str | None) -> Number:
    """A whole number stays one: 1.2 million is 1,200,000."""
    product = value * _TIMES[times.lower()] if times else value
    return round(product) if isinstance(product, float) and abs(product - round(product)) < 1e-6 else product


def _sizes(words: str) -> Iterator[Numeral]:
    for match in _SIZED.finditer(words):
        size = match["size"].lower()
        value = SIZES[match["some"].lower()] * _TIMES[match["of"].lower()] if match["some"] else SIZES[size]
        yield Numeral(match.start(), match.end("size"), value, size=True)


def _in_words(words: str) -> Iterator[Numeral]:
    for match in _WORDS.finditer(words):
        at = match.start()
        parts = [(m[0].lower(), m.start(), m.end()) for m in re.finditer(r"[^\W_]+", words[: match.end()][at:])]
        while parts:
            if parts[0][0] == "and":  # left over from the number before
                parts = parts[1:]
                continue
            value, used = _value([word for word, _, _ in parts])
            if used:
                yield Numeral(at + parts[0][1], at + parts[used - 1][2], value)
            parts = parts[max(used, 1) :]


def _value(words: list[str]) -> tuple[int, int]:
    """The number that the words begin with, and how many of them it takes; (0, 0) where they begin with none.

    A part must be smaller than the one it follows: "two hundred and five" is one number, "twenty thirty" is two.
    """
    if words[:3] == ["half", "a", "dozen"]:
        return _DOZEN // 2, 3
    if words[0] in ("couple", "pair"):
        return 2, 1
    total, used = _Sum(), 0
    for at, word in enumerate(words, start=1):
        if word in ("a", "an") or (word == "and" and used):
            continue
        if not total.takes(word):
            break
        used = at
    return total.value, used


@dataclass(slots=True)
class _Sum:
    """A number as its words come. ``part`` is what no "thousand" has multiplied yet."""

    whole: int = 0
    part: int = 0
    least: int = field(default=10 * _TIMES["trillion"])
    last: str = ""

    @property
    def value(self) -> int:
        return self.whole + self.part

    def takes(self, word: str) -> bool:
        """Takes a word in; False where the number has ended before it."""
        times = _TIMES.get(word)
        if times is None:
            fits = self._fits(word)
            self.part += (_ONES.get(word) or _TENS.get(word, 0)) if fits else 0
        elif times <= 100:
            fits = self.part < 100
            self.part = max(self.part, 1) * times if fits else self.part
        else:
            fits = times < self.least
            if fits:
                self.whole, self.part, self.least = self.whole + max(self.part, 1) * times, 0, times
        self.last = word
        return fits

    def _fits(self, word: str) -> bool:
        """Whether a small number can go on this one: "twenty" takes "three", "three" takes nothing."""
        if self.part == 0:
            return self.last not in _ONES
        if word in _TENS or _ONES.get(word, 0) >= 10:
            return self.part % 100 == 0
        return word != "zero" and self.part % 10 == 0 and (self.part % 100 >= 20 or self.part % 100 == 0)
