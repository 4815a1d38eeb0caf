"""The runs of words of a text, and the few of them by which it is looked up.

A text is the set of the hashes of its runs of eight words (shingles; A. Z. Broder, "On the resemblance and containment
of documents", SEQUENCES 1997). Those by which it is looked up are chosen by winnowing: of every ``WINDOW`` runs in a
row the one with the least hash (S. Schleimer, D. S. Wilkerson, A. Aiken, "Winnowing: local algorithms for document
fingerprinting", SIGMOD 2003). The choice is local, so that any ``RUN + WINDOW - 1`` words that two texts have in common
without a break give both at least one fingerprint in common, however much longer the one is than the other: what a
sketch of fixed size (MinHash) cannot promise for a short report within a long page.
"""

from __future__ import annotations

import re
import unicodedata
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import islice

from sayso.domain.text import ARTICLE, BlockKind, Span, Text

RUN = 8
"""Words in a shingle: chance seldom repeats so many."""

WINDOW = 16
"""Runs in a row of which one at least is a fingerprint; two in seventeen are, on average."""

SPARE = 32
"""A text of fewer than ``WINDOW`` times so many runs has a smaller window, down to 1, where every run is a fingerprint:
as many as it has either way, and of a short text more is to be found. The fingerprints of a larger window are among
those of a smaller one."""

MOST_WORDS = 200_000
"""Of a longer text the words after these are not looked at: no report is so long, and a hostile one ends here."""

LONGEST_WORD = 64
"""Code points of a word that count."""

_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
_UNSPACED = (
    "\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_WORD = re.compile(rf"[{_UNSPACED}]|(?:(?![{_UNSPACED}])[^\W_][{_MARKS}]*)+")
"""In scripts that set no spaces between words every character counts as one."""

_MARK = re.compile(f"[{_MARKS}]+")


def words_of(text: Text) -> Iterator[str]:
    """The folded words of a text's body; furniture, which every page of an outlet shares, is left out.

    Where no block is marked as body, all that is read for claims is taken. Capitals, accents, vowel points and the ways
    of encoding them make no difference.
    """
    body = tuple(text.of_kind(BlockKind.BODY)) or tuple(text.of_kind(*ARTICLE))
    return islice((word for block in body for word in words_in(text, block.span)), MOST_WORDS)


def words_in(text: Text, span: Span) -> Iterator[str]:
    """The folded words of a part of a text."""
    return (_folded(found[0]) for found in _WORD.finditer(text.words, span.start, span.end))


def _folded(word: str) -> str:
    word = word[:LONGEST_WORD]
    if word.isascii():
        return word.casefold()
    return _MARK.sub("", unicodedata.normalize("NFKD", word).casefold())


def runs_of(words: Iterable[str]) -> Iterator[int]:
    """63-bit hashes (they fit a signed column) of every run of ``RUN`` words, in order; none of fewer words."""
    told = [word.encode("utf-8", "surrogatepass") for word in words]
    for at in range(len(told) - RUN + 1):
        said = b" ".join(told[at : at + RUN])
        yield int.from_bytes(blake2b(said, digest_size=8).digest()) >> 1


def winnowed(runs: Sequence[int]) -> frozenset[int]:
    """The least hash of every window of runs in a row."""
    window = min(WINDOW, max(1, len(runs) // SPARE))
    chosen: set[int] = set()
    rising: deque[tuple[int, int]] = deque()  # those of the window that no later one undercuts, the least first
    for at, value in enumerate(runs):
        while rising and rising[-1][1] >= value:
            rising.pop()
        rising.append((at, value))
        if rising[0][0] <= at - window:
            rising.popleft()
        if at >= window - 1:
            chosen.add(rising[0][1])
    return frozenset(chosen)


def sampled(hashes: frozenset[int], most: int) -> tuple[int, frozenset[int]]:
    """The hashes divisible by the least power of two that leaves at most so many, and the exponent of that power.

    Which are taken depends on the hash alone, so that samples of two texts can be compared (Broder 1997, section 4: the
    sketches MOD of 2^i).
    """
    level = 0
    while len(hashes) > most:
        level += 1
        mask = (1 << level) - 1
        hashes = frozenset(value for value in hashes if not value & mask)
    return level, hashes
