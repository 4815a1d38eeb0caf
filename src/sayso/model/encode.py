"""Text to arrays: the one definition of what the net is told. Training imports it.

A word is a run of letters and digits, or one other character that is not white space. Words are cut into the pieces
of the encoder's lower-cased vocabulary (WordPiece, Devlin et al. 2019); what lower-casing and white space would lose
is handed over beside them: each word's shape, whether it stands within double quotation marks, and the paragraph
breaks, which become separators.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from sayso.domain.text import Span
from sayso.model.names import StandIns

Ints: TypeAlias = npt.NDArray[np.int64]

WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+|\S")
"""Letters and digits with their combining marks, or one other visible character."""

LONGEST_WORD = 100
"""Characters beyond which a word is one unknown piece, as in the encoder's own training."""

WORDS_REMEMBERED = 1 << 16
"""Words whose pieces are kept, so that the common ones are cut once."""

SHAPES = ("lower", "capital", "upper", "mixed", "digits", "mark")
QUOTES = ("outside", "inside", "mark")
LOWER, CAPITAL, UPPER, MIXED, DIGITS, MARK = range(len(SHAPES))
OUTSIDE, INSIDE, QUOTE_MARK = range(len(QUOTES))

OPENING = frozenset("“„«")
CLOSING = frozenset("”»")
STRAIGHT = '"'


class Vocabulary:
    """The encoder's word pieces, one a line; the line's number is the piece's id."""

    def __init__(self, pieces: Sequence[str], names: StandIns | None = None) -> None:
        """Takes the pieces. ``names``: what names are read as; None: as they stand."""
        self.names = names
        self._ids = {piece: number for number, piece in enumerate(pieces)}
        self.unknown = self._ids["[UNK]"]
        self.start = self._ids["[CLS]"]
        self.separator = self._ids["[SEP]"]
        self.padding = self._ids["[PAD]"]
        self.pieces = lru_cache(WORDS_REMEMBERED)(self._pieces)

    @classmethod
    def open(cls, path: Path, names: StandIns | None = None) -> Vocabulary:
        """Reads the vocabulary from a file of UTF-8 lines."""
        return cls(path.read_text(encoding="utf-8").splitlines(), names)

    def _pieces(self, word: str) -> tuple[int, ...]:
        """Cuts one word, longest piece first; a word with a part that is in no piece is unknown as a whole.

        Returns:
            Ids, none for a character that is only formatting (zero-width space, soft hyphen).
        """
        if len(word) == 1 and unicodedata.category(word) in {"Cc", "Cf", "Co", "Cn", "Mn"}:
            return ()
        apart = unicodedata.normalize("NFD", word.lower())
        plain = "".join(sign for sign in apart if unicodedata.category(sign) != "Mn")
        if len(plain) > LONGEST_WORD or not plain:
            return (self.unknown,)
        found: list[int] = []
        start = 0
        while start < len(plain):
            end = len(plain)
            while end > start and (piece := self._ids.get(("##" if start else "") + plain[start:end])) is None:
                end -= 1
            if end == start or piece is None:
                return (self.unknown,)
            found.append(piece)
            start = end
        return tuple(found)


@lru_cache(WORDS_REMEMBERED)
def shape_of(word: str) -> int:
    """What lower-casing loses: an index into ``SHAPES``."""
    if not word[0].isalnum():
        return MARK
    if any(sign.isdigit() for sign in word):
        return DIGITS
    if word.islower():
        return LOWER
    if word.isupper() and len(word) > 1:
        return UPPER
    return CAPITAL if word[0].isupper() and not any(sign.isupper() for sign in word[1:]) else MIXED


@dataclass(frozen=True, slots=True)
class Words:
    """The words of some blocks of a text and all that the net is told of them.

    ``starts`` and ``ends`` are code points into the whole text; ``blocks`` counts the blocks given, from 0; the pieces
    of word ``i`` are ``ids[firsts[i]:firsts[i + 1]]``. All arrays but ``ids`` and ``firsts`` have one value a word.
    """

    starts: Ints
    ends: Ints
    blocks: Ints
    shapes: Ints
    quotes: Ints
    firsts: Ints
    ids: Ints

    def __len__(self) -> int:
        return len(self.starts)


def _quote_states(marks: Iterable[str]) -> Iterable[int]:
    """Where each word of one paragraph stands; an unclosed quotation lasts to the paragraph's end."""
    inside = False
    for mark in marks:
        if mark in OPENING or (mark == STRAIGHT and not inside):
            inside = True
            yield QUOTE_MARK
        elif mark in CLOSING or mark == STRAIGHT:
            inside = False
            yield QUOTE_MARK
        else:
            yield INSIDE if inside else OUTSIDE


def words_of(text: str, blocks: Iterable[Span], vocabulary: Vocabulary) -> Words:
    """Cuts the blocks of a text into words and pieces.

    Args:
        text: the whole text; never changed.
        blocks: paragraphs in text order.
        vocabulary: the encoder's pieces.
    """
    starts, ends, numbers, shapes, quotes, ids = (array("q") for _ in range(6))
    firsts = array("q", [0])
    names = vocabulary.names
    stand_in = names.given_out() if names else str
    for number, block in enumerate(blocks):
        marks: list[str] = []
        for match in WORD.finditer(text, block.start, block.end):
            word = match[0]
            is_name = names is not None and names.is_name(word)
            if pieces := vocabulary.pieces(stand_in(word) if is_name else word):
                ids.extend(pieces)
                firsts.append(len(ids))
                starts.append(match.start())
                ends.append(match.end())
                numbers.append(number)
                shapes.append(CAPITAL if is_name else shape_of(word))
                marks.append(word)
        quotes.extend(_quote_states(marks))
    columns = (starts, ends, numbers, shapes, quotes, firsts, ids)
    return Words(*(np.array(column, np.int64) for column in columns))


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows as the net takes them: B windows, T pieces, W words, padded with zeros.

    ``mask`` is 1 where there is a piece; ``heads`` points from a word to its first piece; ``present`` tells which words
    are none of the padding; ``blocks`` counts paragraphs from the window's first.
    """

    ids: Ints  # (B, T)
    shapes: Ints  # (B, T)
    quotes: Ints  # (B, T)
    mask: Ints  # (B, T)
    heads: Ints  # (B, W)
    blocks: Ints  # (B, W)
    present: npt.NDArray[np.bool_]  # (B, W)


@dataclass(frozen=True, slots=True)
class _Row:
    """One window before padding."""

    ids: Ints
    shapes: Ints
    quotes: Ints
    heads: Ints
    blocks: Ints


def _row(words: Words, window: range, vocabulary: Vocabulary) -> _Row:
    """Start, the pieces with a separator where a new paragraph begins, end."""
    here = slice(window.start, window.stop)
    firsts, blocks = words.firsts[window.start : window.stop + 1], words.blocks[here]
    sizes, breaks = np.diff(firsts), np.zeros(len(blocks), np.int64)
    np.cumsum(blocks[1:] != blocks[:-1], out=breaks[1:])
    at = np.arange(1, firsts[-1] - firsts[0] + 1) + np.repeat(breaks, sizes)
    length = len(at) + 2 + int(breaks[-1]) if len(at) else 2
    ids, shapes, quotes = (np.full(length, fill) for fill in (vocabulary.separator, MARK, OUTSIDE))
    ids[0] = vocabulary.start
    ids[at] = words.ids[firsts[0] : firsts[-1]]
    shapes[at] = np.repeat(words.shapes[here], sizes)
    quotes[at] = np.repeat(words.quotes[here], sizes)
    return _Row(ids, shapes, quotes, firsts[:-1] - firsts[0] + 1 + breaks, blocks - blocks[:1])


def lay_out(windows: Sequence[tuple[Words, range]], vocabulary: Vocabulary) -> Batch:
    """Puts windows, each a range of words, side by side."""
    rows = [_row(words, window, vocabulary) for words, window in windows]
    pieces = max((len(row.ids) for row in rows), default=0)
    longest = max((len(row.heads) for row in rows), default=0)
    ids, shapes, quotes, mask = (np.zeros((len(rows), pieces), np.int64) for _ in range(4))
    heads, blocks = (np.zeros((len(rows), longest), np.int64) for _ in range(2))
    present = np.zeros((len(rows), longest), np.bool_)
    ids += vocabulary.padding
    for number, row in enumerate(rows):
        ids[number, : len(row.ids)] = row.ids
        shapes[number, : len(row.ids)] = row.shapes
        quotes[number, : len(row.ids)] = row.quotes
        mask[number, : len(row.ids)] = 1
        heads[number, : len(row.heads)] = row.heads
        blocks[number, : len(row.heads)] = row.blocks
        present[number, : len(row.heads)] = True
    return Batch(ids, shapes, quotes, mask, heads, blocks, present)
