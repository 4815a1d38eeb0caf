"""Where the words stand by which two claims agree or collide. Pure; ranges are code points of the claims' own words."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from sayso.relate.content import units_of, words_of

Range = tuple[int, int]


@lru_cache(maxsize=8192)
def share_of(one: str, other: str) -> float:
    """How much of the fewer content words is common to both, 0 to 1; 0 where either has none."""
    mine, theirs = units_of(one), units_of(other)
    fewer = min(len(mine), len(theirs))
    return len(mine & theirs) / fewer if fewer else 0.0


def ranges_of(words: str, units: Collection[str]) -> tuple[Range, ...]:
    """Where words of these content units stand, in their order."""
    return tuple((word.start, word.end) for word in words_of(words) if word.unit in units)


def shared_ranges(words: str, other: str) -> tuple[Range, ...]:
    """Where the words stand whose content the other claim has too, in their order."""
    return ranges_of(words, units_of(words) & units_of(other))
