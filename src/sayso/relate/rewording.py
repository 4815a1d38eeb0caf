"""What changed between two texts, in bounded time: by paragraphs, and within those that changed by words. Pure.

Longest matching runs first, after J. W. Ratcliff and D. E. Metzener, "Pattern Matching: The Gestalt Approach" (Dr.
Dobb's Journal, July 1988), as the standard library's ``difflib`` has it. Its time grows with the square of what it is
given, so it is given no more than a few hundred units at once; a stretch of more is told as one change.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import islice

from sayso.domain.text import Span

MOST_PARAGRAPHS = 1500
"""Paragraphs that differ, on either side, above which they are not told apart."""

MOST_WORDS = 800
"""Words of one changed stretch, on either side, above which it is told as a whole."""

BUDGET = 3_000_000
"""Pairs of words that are compared in all stretches together; beyond it stretches are told as wholes."""

_LINE = re.compile(r"\S[^\n]*")
_WORD = re.compile(r"\S+")


class ChangeKind(StrEnum):
    """What happened to words."""

    REPLACED = "replaced"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Change:
    """One change. ``former`` points into the former text (None: added), ``present`` into the present (None: removed).

    ``whole``: the stretch was too long to be compared word by word.
    """

    kind: ChangeKind
    former: Span | None
    present: Span | None
    whole: bool = False


def compare_texts(former: str, present: str) -> tuple[Change, ...]:
    """Finds what must be changed in the one text to have the other, white space between words apart.

    Args:
        former: the text as it was.
        present: the text as it is.

    Returns:
        The changes in text order, apart from one another. They cover all words that the texts do not have in common.
    """
    return tuple(_Comparing(former, present).changes())


class _Comparing:
    """One comparison, with what is left of its budget."""

    def __init__(self, former: str, present: str) -> None:
        self._texts = (former, present)
        self._left = BUDGET

    def changes(self) -> Iterator[Change]:
        """All changes in text order."""
        ends = [(0, len(one)) for one in self._texts]
        within = self._trimmed(ends, "\n")
        lines = [_units(_LINE, text, ends, MOST_PARAGRAPHS) for text, ends in zip(self._texts, within, strict=True)]
        for was, now in self._differing(lines, MOST_PARAGRAPHS):
            if was and now:
                yield from self._words((was[0].start, was[-1].end), (now[0].start, now[-1].end))
            elif change := _change(was, now):
                yield change

    def _words(self, was: tuple[int, int], now: tuple[int, int]) -> Iterator[Change]:
        within = self._trimmed([was, now], " ")
        words = [_units(_WORD, text, ends, MOST_WORDS) for text, ends in zip(self._texts, within, strict=True)]
        sizes = [len(one) for one in words]
        cost = sizes[0] * sizes[1]
        if max(sizes) > MOST_WORDS or cost > self._left:
            if change := _change(words[0], words[1], whole=True):
                yield change
            return
        self._left -= cost
        for one, other in self._differing(words, MOST_WORDS):
            if change := _change(one, other):
                yield change

    def _differing(self, units: Sequence[Sequence[Span]], most: int) -> Iterator[tuple[Sequence[Span], Sequence[Span]]]:
        """Runs of units that the two sides do not have in common."""
        one, other = units
        if max(len(one), len(other)) > most:
            yield one, other
            return
        sides = zip(self._texts, units, strict=True)
        was, now = ([text[span.start : span.end].strip() for span in side] for text, side in sides)
        # "automatic junk" keeps a side of few different words, repeated without end, from costing its square
        for what, i, j, k, n in SequenceMatcher(None, was, now, autojunk=True).get_opcodes():
            if what != "equal":
                yield one[i:j], other[k:n]

    def _trimmed(self, ends: Sequence[tuple[int, int]], mark: str) -> list[tuple[int, int]]:
        """The two stretches without what they begin and end with in common, cut at a mark or at white space."""
        (start, end), (begin, stop) = ends
        one, other = self._texts
        size = min(end - start, stop - begin)
        same = _longest(size, lambda n: one[start : start + n] == other[begin : begin + n])
        same = _back_to(one, start, start + same, mark) if same < max(end - start, stop - begin) else same
        size -= same
        tail = _longest(size, lambda n: one[end - n : end] == other[stop - n : stop])
        tail = _on_to(one, end - tail, end, mark) if same + tail < max(end - start, stop - begin) else tail
        return [(start + same, end - tail), (begin + same, stop - tail)]


def _longest(most: int, holds: Callable[[int], bool]) -> int:
    """The largest n up to ``most`` for which it holds, where what holds for n holds for all less."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if holds(middle) else (low, middle - 1)
    return low


def _back_to(text: str, start: int, at: int, mark: str) -> int:
    """The length of the common beginning, cut behind its last mark."""
    return text.rfind(mark, start, at) + 1 - start if text.rfind(mark, start, at) >= 0 else 0


def _on_to(text: str, at: int, end: int, mark: str) -> int:
    """The length of the common end, cut before its first mark."""
    found = text.find(mark, at, end)
    return end - found if found >= 0 else 0


def _units(pattern: re.Pattern[str], text: str, ends: tuple[int, int], most: int) -> list[Span]:
    """The units of a stretch; of more than so many one more, which is all the rest."""
    found = [Span(*one.span()) for one in islice(pattern.finditer(text, *ends), most + 1)]
    if len(found) > most:
        stop = ends[1]
        while text[stop - 1].isspace():
            stop -= 1
        found[-1] = Span(found[-1].start, stop)
    return found


def _change(was: Sequence[Span], now: Sequence[Span], *, whole: bool = False) -> Change | None:
    former = Span(was[0].start, was[-1].end) if was else None
    present = Span(now[0].start, now[-1].end) if now else None
    if former and present:
        return Change(ChangeKind.REPLACED, former, present, whole)
    if former or present:
        return Change(ChangeKind.REMOVED if former else ChangeKind.ADDED, former, present, whole)
    return None
