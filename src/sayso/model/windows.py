"""Long reports in overlapping windows, and whose word a word in an overlap is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from sayso.model.encode import Ints, Words


@dataclass(frozen=True, slots=True)
class Window:
    """A range of words read at once.

    ``own`` is the part that it decides on: every word of a text is owned by exactly one window, and whatever begins
    (a cue, a trigger) at an owned word is that window's to report, however far it reaches beyond.
    """

    words: range
    own: range


def _reach(sizes: Ints, start: int, budget: int) -> int:
    """The word before which the budget of pieces is spent; at least one word is taken."""
    return max(int(np.searchsorted(sizes, sizes[start] + budget, "right")) - 1, start + 1)


def _last_cut(cuts: Sequence[Ints], low: int, high: int) -> int:
    """The last place to cut in ``(low, high]``, by the first kind of cut that has one; else ``high`` itself."""
    for kind in cuts:
        at = int(np.searchsorted(kind, high, "right")) - 1
        if at >= 0 and kind[at] > low:
            return int(kind[at])
    return high


def _first_cut(cuts: Sequence[Ints], low: int, high: int) -> int:
    """The first place to cut in ``[low, high)``, by the first kind of cut that has one; else ``low`` itself."""
    for kind in cuts:
        at = int(np.searchsorted(kind, low, "left"))
        if at < len(kind) and kind[at] < high:
            return int(kind[at])
    return low


def windows_of(words: Words, sentences: Ints, budget: int, margin: int) -> tuple[Window, ...]:
    """Cuts a text into windows that end where a paragraph does, or a sentence, or where they must.

    Args:
        words: the text's words.
        sentences: indexes of the words that begin a sentence, ascending.
        budget: pieces in a window at most, separators included.
        margin: pieces of the window before that a window takes along as context, at most.

    Returns:
        Windows in text order; none for a text without words. An overlap is divided at the paragraph or sentence
        that begins nearest its middle.
    """
    if not len(words):
        return ()
    fresh = np.concatenate(([1], np.diff(words.blocks) != 0)).astype(np.int64)
    sizes = words.firsts + np.concatenate(([0], np.cumsum(fresh)))  # pieces and separators before each word
    cuts = (np.flatnonzero(fresh), sentences)
    spans: list[range] = []
    start = 0
    while True:
        end = _reach(sizes, start, budget - 2)
        if end >= len(words):
            spans.append(range(start, len(words)))
            break
        half = _reach(sizes, start, budget // 2)
        end = _last_cut(cuts, half, end)
        spans.append(range(start, end))
        back = int(np.searchsorted(sizes, sizes[end] - margin, "left"))
        start = _first_cut(cuts, max(back, start + 1), end) if margin else end
    return tuple(_owned(spans, cuts))


def _owned(spans: Sequence[range], cuts: Sequence[Ints]) -> list[Window]:
    places = np.unique(np.concatenate(cuts))
    borders = [spans[0].start]
    for left, right in pairwise(spans):
        middle = (left.stop + right.start) / 2
        inside = places[(places >= right.start) & (places <= left.stop)]
        borders.append(int(inside[np.abs(inside - middle).argmin()]) if len(inside) else int(middle))
    borders.append(spans[-1].stop)
    return [Window(span, range(low, high)) for span, low, high in zip(spans, borders, borders[1:], strict=False)]
