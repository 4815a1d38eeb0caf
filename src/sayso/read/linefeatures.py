"""Lines of a page as numbers: the one definition, by which the line model is trained and run.

A row a line: its length, marks, words and shape, its place on the page, what its page shares with it, and how much
prose stands around it. Beside the rows stand the hashes of the lines' words and of their pairs; what they say is
learned.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log1p, sqrt
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from sayso.domain.text import BlockKind
from sayso.read.language import SMALL_WORDS
from sayso.read.shape import WORD, Line, article_run

BUCKETS = 1 << 15
"""Numbers that words, and pairs of words that stand together, are hashed to."""

END = 150
"""Code points at either end of a line whose words are hashed."""

_TOKEN = re.compile(r"[^\W_]+|[?:…]")
_MARKS = re.compile(r"[.!?…。\uff01\uff1f](?=[\s\"'”’»」\uff09)]|$)")
_QUOTES = frozenset('"“”«»„‟「」『』')
_SIGNS = frozenset("|\u203a»→·•/@©#")
_KINDS = (
    BlockKind.TIMESTAMP,
    BlockKind.BYLINE,
    BlockKind.LABEL,
    BlockKind.PROMO,
    BlockKind.LINK,
    BlockKind.CAPTION,
    BlockKind.CREDIT,
)
_ENDINGS = ".!?…。\uff01\uff1f"
_CLOSING = "\"'”’»)」\uff09]"
_NEAR = (1, 2, 3)
"""Lines to either side whose rows stand beside a line's own."""

_WIDE = (6, 20)
"""Lines to either side over which the page's letters in prose are averaged."""

_PROSE, _IN_RUN = 19, 4  # columns of a line's own numbers, and of those its page gives it
_PER_LINE = 23 + len(_KINDS)
_PER_PAGE = 8
ROW = _PER_LINE + _PER_PAGE
WIDTH = ROW + 2 * len(_NEAR) * _PER_LINE + 2 * len(_WIDE)
"""Numbers in a line's row."""

Rows = NDArray[np.float32]
Numbers = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class PageFeatures:
    """A page's lines as numbers.

    ``rows`` is (lines, WIDTH). ``words``, ``lines`` and ``worth`` are of one length: the bucket of a word or a pair,
    the line it stands in, and its weight there; a line's weights make a vector of length 1. ``prose`` is (lines,): 1
    for a line that the rules take for prose within the article.
    """

    rows: Rows
    words: Numbers
    lines: Numbers
    worth: Rows
    prose: Rows


def features_of(lines: Sequence[Line]) -> PageFeatures:
    """Turns the lines of one page, in order, none of them blank, into numbers. At most ``LOOKED_AT`` of each count."""
    own = np.array([_of_line(line) for line in lines], dtype=np.float32).reshape(len(lines), _PER_LINE)
    page = np.array(_of_page(lines), dtype=np.float32).reshape(len(lines), _PER_PAGE)
    beside = [shifted(own, step) for near in _NEAR for step in (-near, near)]
    wide = [_around(own[:, :1] * own[:, 2:3], reach) for reach in _WIDE]
    rows = np.concatenate([own, page, *beside, *wide], axis=1)
    return PageFeatures(rows, *_hashed(lines), own[:, _PROSE] * page[:, _IN_RUN])


def _of_line(line: Line) -> list[float]:
    words, tokens = line.words, line.tokens
    count = len(tokens)
    length = len(words)
    ending = words.rstrip(_CLOSING)[-1:]
    capitals = sum(token[0].isupper() for token in line.cased)
    small = sum(token in SMALL_WORDS for token in tokens)
    inside = len(_MARKS.findall(words))
    first = words[:1]
    per_word = 1.0 / (count or 1)
    return [
        log1p(length) / 5.0,
        log1p(line.count) / 4.0,
        float(ending in _ENDINGS and ending != ""),
        float(ending == ":"),
        float(words.endswith("...") or ending == "…"),
        min(inside, 8) / 4.0,
        min(words.count(",") + words.count("、"), 8) / 4.0,
        float(first.islower()),
        float(first.isdigit()),
        float(first in _QUOTES),
        float(not _QUOTES.isdisjoint(words)),
        float(not _SIGNS.isdisjoint(words)),
        capitals * per_word,
        small * per_word,
        sum(token[0].isdigit() for token in tokens) * per_word,
        float(words.isupper()),
        min(length * per_word, 30.0) / 10.0,
        float(length < 25),
        float(length > 120),
        float(line.prose),
        float(line.heading),
        *_trailing(words, ending),
        *(float(line.furniture is kind) for kind in _KINDS),
    ]


def _trailing(words: str, ending: str) -> tuple[float, float]:
    """How many words stand behind the last full stop of a line that none ends, and how many of them have capitals.

    A credit behind a caption: "A ferry at Korva. Ada Moor for the Herald".
    """
    stops = [] if ending in _ENDINGS and ending else [found.end() for found in _MARKS.finditer(words)]
    behind = WORD.findall(words[stops[-1] :]) if stops else []
    return min(len(behind), 12) / 4.0, sum(word[0].isupper() for word in behind) / (len(behind) or 1)


def _of_page(lines: Sequence[Line]) -> list[list[float]]:
    """What a line is to its page: where it stands, whether it is repeated, and how much of it the page's prose says."""
    total = len(lines)
    start, end = article_run(lines)
    counts = Counter(line.words for line in lines)
    told = Counter(token for line in lines if len(line.words) > 80 for token in set(line.tokens) if len(token) > 3)
    rows = []
    for i, line in enumerate(lines):
        own = {token for token in line.tokens if len(token) > 3}
        other = 1 if len(line.words) > 80 else 0
        shared = sum(told[token] > other for token in own)
        rows.append(
            [
                i / total,
                log1p(i) / 5.0,
                log1p(total - i) / 5.0,
                float(counts[line.words] > 1),
                float(start <= i < end),
                min(abs(i - start), 40) / 20.0,
                min(abs(i - end), 40) / 20.0,
                shared / (len(own) or 1),
            ]
        )
    return rows


def shifted(rows: Rows, step: int) -> Rows:
    """The rows of the lines ``step`` further on; zeros beyond the page."""
    moved = np.zeros_like(rows)
    if abs(step) < len(rows):
        if step > 0:
            moved[:-step] = rows[step:]
        else:
            moved[-step:] = rows[:step]
    return moved


def _around(values: Rows, reach: int) -> Rows:
    """Means over ``reach`` lines before and behind each."""
    padded = np.concatenate([np.zeros((reach, 1)), values, np.zeros((reach, 1))])
    sums = np.concatenate([np.zeros((1, 1)), np.cumsum(padded, axis=0)])
    at = np.arange(len(values)) + reach
    before = (sums[at] - sums[at - reach]) / reach
    behind = (sums[at + reach + 1] - sums[at + 1]) / reach
    return np.concatenate([before, behind], axis=1).astype(np.float32)


def _hashed(lines: Sequence[Line]) -> tuple[Numbers, Numbers, Rows]:
    """The buckets of the lines' words and pairs, the line of each, and its weight."""
    found = [_buckets(line.words) for line in lines]
    words = np.array([bucket for one in found for bucket in one], dtype=np.int32)
    where = np.array([i for i, one in enumerate(found) for _ in one], dtype=np.int32)
    worth = np.array([weight for one in found for weight in one.values()], dtype=np.float32)
    return words, where, worth


def _buckets(words: str) -> dict[int, float]:
    ends = words if len(words) <= 2 * END else f"{words[:END]} {words[-END:]}"
    tokens = [token.encode("utf-8", "replace") for token in _TOKEN.findall(ends.lower())]
    pairs = [b"%b %b" % pair for pair in pairwise(tokens)]
    counts = Counter(crc32(one) % BUCKETS for one in (*tokens, *pairs))
    length = sqrt(sum(count * count for count in counts.values()))
    return {bucket: count / length for bucket, count in counts.items()}
