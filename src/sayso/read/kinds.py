"""What each paragraph of a web page is, held against what an extractor takes for the article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sayso.domain.text import Block, BlockKind, Span
from sayso.read import phrases
from sayso.read.build import without_credit
from sayso.read.lines import classify_lines
from sayso.read.shape import furniture
from sayso.read.walk import Mark, Paragraph

SHINGLE = 4  # words in a row that a paragraph must share with the extraction, piece by piece
_SHARED = 0.6  # share of a paragraph's shingles that make it the article's
_REPEATED = 0.7  # share of a block quotation's shingles that stand in the body too
_MARKED = 0.4  # share of the article's words beyond which a mark on them is not believed
_FACT_LENGTH = 80  # code points of a line that may be a stamp or a byline though the extraction has it
_MIN_ARTICLE = 25  # words below which an extraction is taken for none

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Article:
    """An extraction as something to hold paragraphs against."""

    lines: frozenset[tuple[str, ...]]
    shingles: frozenset[tuple[str, ...]]

    def holds(self, tokens: tuple[str, ...]) -> bool:
        """Whether a paragraph of these tokens is, for the most part, in the extraction."""
        if len(tokens) < SHINGLE:
            return tokens in self.lines
        return tokens in self.lines or _share(_shingles(tokens), self.shingles) >= _SHARED


def tokens_of(words: str) -> tuple[str, ...]:
    """The words of a paragraph, in small letters."""
    return tuple(_WORD.findall(words.lower()))


def _shingles(tokens: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [tokens[i : i + SHINGLE] for i in range(len(tokens) - SHINGLE + 1)]


def _share(own: Sequence[tuple[str, ...]], others: Collection[tuple[str, ...]]) -> float:
    return sum(one in others for one in own) / len(own) if own else 0.0


def article_of(extracted: str) -> Article | None:
    """The extraction to hold paragraphs against; None where it is too short to be one."""
    lines = [tokens for line in extracted.split("\n") if (tokens := tokens_of(line))]
    if sum(map(len, lines)) < _MIN_ARTICLE:
        return None
    return Article(frozenset(lines), frozenset(one for line in lines for one in _shingles(line)))


def page_kinds(lines: Sequence[Paragraph], extracted: str, title: str | None) -> list[BlockKind]:
    """The kind of each paragraph.

    Args:
        lines: a page's paragraphs in order.
        extracted: the article's words as an extractor tells them, a paragraph a line; may be empty.
        title: the report's.
    """
    article = article_of(extracted)
    tokens = [tokens_of(line.words) for line in lines]
    if article is None:  # nothing to hold the lines against: their own shape must tell
        by_shape = classify_lines([line.words for line in lines])
        kinds = [BlockKind.OTHER if _furnished(line) else kind for line, kind in zip(lines, by_shape, strict=True)]
        if title:
            kinds = [BlockKind.BODY if kind == BlockKind.HEADLINE else kind for kind in kinds]
    else:
        held = [article.holds(own) for own in tokens]
        trusted = _trusted_marks(lines, tokens, held)
        kinds = [
            _kind(line, line.marks & trusted, own, held=mine)
            for line, own, mine in zip(lines, tokens, held, strict=True)
        ]
    _mark_headline(lines, kinds, tokens, title)
    _mark_quotes(lines, kinds, tokens)
    _mark_label(lines, kinds)
    _mark_open_facts(lines, kinds)
    return kinds


def _furnished(line: Paragraph) -> bool:
    return bool(line.marks & {Mark.NAV, Mark.FOOTER, Mark.COMMENT, Mark.RELATED, Mark.EMBED})


def _trusted_marks(
    lines: Sequence[Paragraph], tokens: Sequence[tuple[str, ...]], held: Sequence[bool]
) -> frozenset[Mark]:
    """The marks that can be believed on this page: one that lies on much of the article is a name of layout."""
    total = sum(len(own) for own, mine in zip(tokens, held, strict=True) if mine)
    covered: Counter[Mark] = Counter()
    for line, own, mine in zip(lines, tokens, held, strict=True):
        if mine:
            for mark in line.marks:
                covered[mark] += len(own)
    return frozenset(mark for mark in Mark if covered[mark] <= _MARKED * total)


def _kind(line: Paragraph, marks: frozenset[Mark], tokens: tuple[str, ...], *, held: bool) -> BlockKind:
    """The kind of one paragraph, whatever stands around it; ``held`` tells whether the extraction has it."""
    linked = line.linked * 10 >= len(line.words) * 8
    if phrases.LINK.match(line.words) and line.linked:
        return BlockKind.LINK
    if Mark.EMBED in marks:
        return BlockKind.OTHER  # somebody else's post, set into the page
    stated = _stated_kind(line, marks, tokens)
    if stated:
        return stated
    if held and not marks & {Mark.NAV, Mark.FOOTER, Mark.COMMENT}:
        return _article_kind(line, marks, tokens, linked=linked)
    return _furniture_kind(line, marks, tokens, linked=linked)


def _stated_kind(line: Paragraph, marks: frozenset[Mark], tokens: tuple[str, ...]) -> BlockKind | None:
    """What the markup says outright that a paragraph is."""
    if Mark.CAPTION in marks or Mark.CREDIT in marks:
        return BlockKind.CREDIT if Mark.CAPTION not in marks or _is_credit(line.words) else BlockKind.CAPTION
    if Mark.PULL_QUOTE in marks:
        return BlockKind.PULL_QUOTE
    if (len(tokens) <= 25 and Mark.BYLINE in marks) or (
        len(tokens) <= 14 and phrases.BYLINE.match(line.words) and not line.words.endswith(".")
    ):
        return BlockKind.BYLINE
    if Mark.TIME in marks and len(tokens) <= 20:
        if any(token.isdigit() for token in tokens):
            return BlockKind.TIMESTAMP
        return BlockKind.DATELINE if line.words.endswith(("—", "–", "-")) else None
    return None


def _article_kind(line: Paragraph, marks: frozenset[Mark], tokens: tuple[str, ...], *, linked: bool) -> BlockKind:
    if Mark.STANDFIRST in marks and len(tokens) >= 5:
        return BlockKind.STANDFIRST
    if linked and len(tokens) <= 30:
        return BlockKind.LINK
    promo = len(tokens) <= 25 and phrases.PROMO.match(line.words) and not line.words.endswith((".", '."', ".”"))
    return BlockKind.PROMO if promo else BlockKind.BODY


def _furniture_kind(line: Paragraph, marks: frozenset[Mark], tokens: tuple[str, ...], *, linked: bool) -> BlockKind:
    if Mark.STANDFIRST in marks and 5 <= len(tokens) <= 60 and not _furnished(line):
        return BlockKind.STANDFIRST
    if Mark.PROMO in marks or (len(tokens) <= 25 and phrases.PROMO.match(line.words)):
        return BlockKind.PROMO
    if linked:
        return BlockKind.TEASER if len(tokens) >= 5 and Mark.NAV not in marks else BlockKind.LINK
    if Mark.RELATED in marks and len(tokens) >= 5:
        return BlockKind.TEASER
    return BlockKind.OTHER


def _is_credit(words: str) -> bool:
    credit = phrases.CREDIT.search(words)
    return credit is not None and credit.start() < 4


def _mark_headline(
    lines: Sequence[Paragraph], kinds: list[BlockKind], tokens: Sequence[tuple[str, ...]], title: str | None
) -> None:
    """The headline is the first line with the title's words, an ``h1`` before others; its repeats are furniture."""
    wanted = tokens_of(title or "")
    if not wanted:
        return
    same = [i for i, own in enumerate(tokens) if own == wanted]
    best = next((i for i in same if lines[i].tag == "h1"), same[0] if same else None)
    for i in same:
        kinds[i] = BlockKind.HEADLINE if i == best else BlockKind.OTHER
    if best is not None:
        for i in range(best):
            if kinds[i] == BlockKind.BODY and lines[i].tag != "p":
                kinds[i] = BlockKind.OTHER


def _mark_quotes(lines: Sequence[Paragraph], kinds: list[BlockKind], tokens: Sequence[tuple[str, ...]]) -> None:
    """A block quotation whose words stand again in the body is a pull quote; one that says new words is body."""
    own_words: dict[int, list[tuple[str, ...]]] = {
        i: _shingles(tokens[i]) for i, line in enumerate(lines) if {Mark.QUOTE, Mark.ASIDE} & line.marks
    }
    elsewhere = {
        one
        for i, own in enumerate(tokens)
        if i not in own_words and kinds[i] == BlockKind.BODY
        for one in _shingles(own)
    }
    for i, own in own_words.items():
        if kinds[i] in {BlockKind.BODY, BlockKind.OTHER} and _share(own, elsewhere) >= _REPEATED:
            kinds[i] = BlockKind.PULL_QUOTE


def _mark_label(lines: Sequence[Paragraph], kinds: list[BlockKind]) -> None:
    """A word such as "Exclusive" standing alone near the headline says what kind of piece it is."""
    if BlockKind.HEADLINE not in kinds:
        return
    at = kinds.index(BlockKind.HEADLINE)
    for i in range(max(0, at - 6), min(len(lines), at + 3)):
        if " ".join(lines[i].words.lower().strip(" :|").split()) in phrases.LABELS and Mark.NAV not in lines[i].marks:
            kinds[i] = BlockKind.LABEL
            return


def _mark_open_facts(lines: Sequence[Paragraph], kinds: list[BlockKind]) -> None:
    """Stamps and bylines that no markup names, between the headline and the last of the body."""
    first = kinds.index(BlockKind.HEADLINE) if BlockKind.HEADLINE in kinds else 0
    last = max((i for i, kind in enumerate(kinds) if kind == BlockKind.BODY), default=0)
    for i in range(max(0, first - 3), last):
        if kinds[i] == BlockKind.OTHER or (kinds[i] == BlockKind.BODY and len(lines[i].words) <= _FACT_LENGTH):
            kind = furniture(lines[i].words)
            if kind in {BlockKind.TIMESTAMP, BlockKind.BYLINE}:
                kinds[i] = kind


def assembled(lines: Sequence[Paragraph], kinds: Sequence[BlockKind]) -> tuple[str, list[Block]]:
    """The text, a paragraph a line, and its blocks; a caption's credit is a block of its own."""
    text = "\n".join(line.words for line in lines) + "\n"
    blocks: list[Block] = []
    at = 0
    for line, kind in zip(lines, kinds, strict=True):
        span = Span(at, at + len(line.words))
        blocks.extend(without_credit(text, span) if kind == BlockKind.CAPTION else [Block(span, kind)])
        at = span.end + 1
    return text, blocks
