"""Words as quotations: never altered, only cut short at a space, without marks that lack their other half."""

from __future__ import annotations

import re

SHORT = 240
"""Code points of words that are shown where a door does not say how many."""

DOUBLE = '"“”„'
OPENING = "\"“„«‘'\u2039「『"
CLOSING = "\"”“»’'\u203a」』"

_MARKS = "\"'“”‘’«»"
_LOOSE = " ,;:\n\t…-–—"
_SINGLE = "'‘’"
_OPENS_SINGLE = re.compile(r"[\s:(]['‘]\w")


def is_left_open(words: str) -> bool:
    """Whether a quotation that begins in these words has not ended where they do, by the number of double marks."""
    return words.count("\u201c") > words.count("\u201d") or words.count('"') % 2 == 1


def trimmed(words: str) -> str:
    """The words without a quotation mark that lacks its other half, or a comma or a space at their ends."""
    bare = words.strip(_LOOSE)
    opens, closes = bare[:1] in _MARKS, bare[-1:] in _MARKS
    inside = sum(mark in _MARKS and mark not in _SINGLE for mark in bare[1:-1])
    if opens and closes and not inside:
        return bare[1:-1].strip(" ,;:")
    if opens and not inside:
        return bare[1:].lstrip()
    if bare[-1:] in _SINGLE and _OPENS_SINGLE.search(bare[:-1]):
        return bare
    return bare[:-1].rstrip(" ,;:") if closes and not inside and not bare.endswith(("s'", "s’")) else bare


def quoted(words: str) -> str:
    """The words in quotation marks: single ones around words that hold double ones.

    An own pair around all is kept, without the comma that the report's sentence put into it, and a mark at one end that
    lacks its other half left out.
    """
    inside = words[1:-1]
    own = len(words) > 2 and words[0] in OPENING and words[-1] in CLOSING
    if own and not any(mark in inside for mark in {words[0], words[-1]}):
        return f"{words[:-1].rstrip(' ,')}{words[-1]}"
    if (words[:1] in _MARKS) is not (words[-1:] in _MARKS):
        words = trimmed(words) or words
    return f"\u2018{words}\u2019" if any(mark in words for mark in DOUBLE) else f"“{words}”"


def shortened(words: str, limit: int = SHORT) -> str:
    """The words on one line, cut at the last space before the limit with " …" to show it."""
    line = " ".join(words[: 2 * limit].split())
    if len(line) <= limit and len(words) <= 2 * limit:
        return line
    head = line[:limit]
    return f"{head.rsplit(' ', 1)[0] if ' ' in head else head} …"
