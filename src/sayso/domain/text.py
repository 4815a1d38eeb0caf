"""A report's text, and spans that point into it.

Offsets are Unicode code points, half-open ``[start, end)``. Text never changes; whatever is said about it is said by
spans, so that every finding can be held against the words it rests on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points, never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, offset: int) -> bool:
        return self.start <= offset < self.end

    def overlaps(self, other: Span) -> bool:
        """Tells whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Tells whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


Spans = tuple[Span, ...]
"""Spans in text order, apart from one another. ``()`` means none."""


_ENDS = attrgetter("start", "end")


def in_order(spans: Iterable[Span]) -> Spans:
    """Puts spans in text order and joins those that touch or overlap."""
    joined: list[Span] = []
    for span in sorted(spans, key=_ENDS):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def overlap(left: Iterable[Span], right: Iterable[Span]) -> bool:
    """Tells whether any span of one side shares a code point with any of the other."""
    others = tuple(right)
    return any(one.overlaps(other) for one in left for other in others)


class BlockKind(StrEnum):
    """What a paragraph of a page is (CONTRACT, ``blocks``)."""

    HEADLINE = "headline"
    LABEL = "label"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    TIMESTAMP = "timestamp"
    DATELINE = "dateline"
    CAPTION = "caption"
    CREDIT = "credit"
    BODY = "body"
    PULL_QUOTE = "pull-quote"
    PROMO = "promo"
    TEASER = "teaser"
    LINK = "link"
    OTHER = "other"


ARTICLE = frozenset({BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.BODY, BlockKind.CAPTION})
"""The kinds whose sentences are read for claims. A pull quote repeats the body's words, and the rest is furniture."""


@dataclass(frozen=True, slots=True, order=True)
class Block:
    """One paragraph of the page and what it is; its span has no white space at either end."""

    span: Span
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the article, with the number of the block (index into ``Document.blocks``) it stands in."""

    span: Span
    block: int


@dataclass(frozen=True, slots=True)
class Turn:
    """Words of one speaker in a transcript.

    ``speaker`` is the label's span (none when the words before it go on), ``words`` what was said;
    ``at_seconds`` and ``until_seconds`` are offsets into the recording, where the transcript tells them.
    """

    speaker: Span | None
    words: Span
    at_seconds: float | None
    until_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its paragraphs and sentences marked.

    ``blocks`` are in text order and apart; what no block covers is white space. ``sentences`` cover the blocks of the
    ``ARTICLE`` kinds alone, in text order: a sentence never crosses a block.
    """

    words: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    turns: tuple[Turn, ...] = ()

    def __getitem__(self, span: Span) -> str:
        return self.words[span.start : span.end]

    def of_kind(self, *kinds: BlockKind) -> Iterator[Block]:
        """Yields the blocks of these kinds in text order."""
        return (block for block in self.blocks if block.kind in kinds)

    def turn_at(self, offset: int) -> Turn | None:
        """The turn whose words hold this code point; None where nobody speaks, or in a text without turns."""
        return next((turn for turn in self.turns if offset in turn.words), None)

    def quote(self, spans: Iterable[Span]) -> str:
        """The words under the spans; a gap between two spans shows as `` … ``."""
        return GAP.join(self[span] for span in spans)


GAP = " … "
"""Stands in a quotation for what lies between two spans."""


def spans_of_part(spans: Iterable[Span], start: int, end: int) -> Spans:
    """Where a part of a quotation stands in the text.

    Args:
        spans: what is quoted.
        start: of the part, in code points of the quotation.
        end: of the part, half-open.
    """
    found, at = [], 0
    for span in spans:
        left, right = max(start, at), min(end, at + len(span))
        if left < right:
            found.append(Span(span.start + left - at, span.start + right - at))
        at += len(span) + len(GAP)
    return tuple(found)
