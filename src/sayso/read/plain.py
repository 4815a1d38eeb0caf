"""Plain text: a page's dump with its furniture, an article's bare text, a message."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sayso.domain.report import Document
from sayso.domain.text import Block, BlockKind, Span
from sayso.errors import OversizedInput
from sayso.read.build import Facts, make_document, trimmed, without_credit
from sayso.read.lines import classify_lines
from sayso.read.phrases import GLUED
from sayso.read.visible import facts_from_below, facts_from_blocks

MAX_LINES = 100_000
"""More lines than this are refused: the longest live page has some thousands."""

_LINE = re.compile(r"[^\n\r\x85\u2028\u2029]+")
_BLANK_LINE = re.compile(r"(?:\n|\r\n?|[\x85\u2028\u2029])[ \t]*(?:\n|\r)")
_STOP = re.compile(r"[.!?…:;][\"'”’»)\]]{0,4}$")
_WRAP_COLUMNS = (50, 100)  # where mail programs and typewriter-minded editors break lines


def read_plain(data: bytes, words: str, facts: Facts) -> Document:
    """Reads plain text; ``text`` is the input, character for character.

    Raises:
        OversizedInput: it has more than ``MAX_LINES`` lines.
    """
    spans = plain_paragraphs(words, facts.path or facts.url or "input")
    blocks = classified(words, spans)
    facts_from_blocks(words, blocks, facts)
    facts_from_below(words, blocks, facts)
    return make_document(data, words, blocks, facts)


def plain_paragraphs(words: str, where: str) -> list[Span]:
    """The lines of a text, those of a hard-wrapped paragraph joined, without white space at the ends."""
    spans: list[Span] = []
    for found in _LINE.finditer(words):
        span = trimmed(words, found.start(), found.end())
        if span:
            spans += _unglued(words, span)
        if len(spans) > MAX_LINES:
            raise OversizedInput(where, f"more than {MAX_LINES:,} lines are not read as one report")
    return _unwrapped(words, spans)


def _unglued(words: str, span: Span) -> list[Span]:
    """A line, parted where a standing phrase of pages is run into a paragraph: "AdvertisementThe mayor …"."""
    glued = GLUED.match(words, span.start, span.end)
    return [Span(span.start, glued.end()), Span(glued.end(), span.end)] if glued else [span]


def _unwrapped(words: str, spans: list[Span]) -> list[Span]:
    """Joins lines of the same paragraph where the text as a whole shows that its lines were broken by width.

    It was, if most lines that another follows without a blank one between end near a column and in mid-sentence.
    """
    low, high = _WRAP_COLUMNS
    follows = [_adjacent(words, spans[i], spans[i + 1]) for i in range(len(spans) - 1)]
    broken = [
        low <= len(spans[i]) <= high and not _STOP.search(words[max(spans[i].start, spans[i].end - 6) : spans[i].end])
        for i in range(len(spans) - 1)
    ]
    together = sum(follows)
    if together < 3 or sum(a and b for a, b in zip(follows, broken, strict=True)) * 10 < together * 6:
        return spans
    joined = [spans[0]]
    for i, span in enumerate(spans[1:]):
        if follows[i] and len(spans[i]) >= low:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _adjacent(words: str, one: Span, two: Span) -> bool:
    return two.start - one.end <= 80 and _BLANK_LINE.search(words, one.end, two.start) is None


def classified(words: str, spans: Sequence[Span]) -> list[Block]:
    """The paragraphs as blocks, a caption's credit cut off as a block of its own."""
    kinds = classify_lines([words[span.start : span.end] for span in spans])
    return list(_blocks(words, zip(spans, kinds, strict=True)))


def _blocks(words: str, found: Iterable[tuple[Span, BlockKind]]) -> Iterable[Block]:
    for span, kind in found:
        if kind == BlockKind.CAPTION:
            yield from without_credit(words, span)
        else:
            yield Block(span, kind)
