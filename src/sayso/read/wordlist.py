"""Lists of words, written as they are read."""

from __future__ import annotations


def word_set(words: str, separator: str | None = None) -> frozenset[str]:
    """The words of a string as a set; separated by white space unless a separator is given."""
    return frozenset(words.split(separator))
