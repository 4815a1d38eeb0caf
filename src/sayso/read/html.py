"""Web pages: the visible text, one paragraph a line, with the article and the furniture around it marked.

The text is our own walk over the page, so that nothing readable is cut; which paragraphs are the article is decided by
holding them against trafilatura's extraction (Barbaresi 2021).
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from lxml import etree

from sayso.domain.report import Document
from sayso.domain.text import Block, BlockKind, Span
from sayso.errors import EmptyInput, OversizedInput
from sayso.read import phrases
from sayso.read.build import Facts, make_document, without_credit
from sayso.read.lines import classify_lines, furniture
from sayso.read.metadata import Found, read_metadata
from sayso.read.pagefacts import choose_title, facts_from_page
from sayso.read.walk import Mark, Paragraph, paragraphs, parse_page

MAX_PARAGRAPHS = 50_000
"""More than this are refused: the longest live blogs have some thousands."""

SHINGLE = 4  # words in a row that a paragraph must share with the extraction, piece by piece
_SHARED = 0.6  # share of a paragraph's shingles that make it the article's
_REPEATED = 0.7  # share of a block quotation's shingles that stand in the body too
_MARKED = 0.4  # share of the article's words beyond which a mark on them is not believed
_FACT_LENGTH = 80  # code points of a line that may be a stamp or a byline though the extraction has it
_MIN_ARTICLE = 25  # words below which an extraction is taken for none
_MAX_EXTRACTED = 4_000_000  # characters of markup that are given to trafilatura, which keeps several trees of it

_WORD = re.compile(r"\w+")

logging.getLogger("trafilatura").addHandler(logging.NullHandler())
logging.getLogger("htmldate").addHandler(logging.NullHandler())


def read_page(data: bytes, words: str, facts: Facts) -> tuple[Document, ...]:
    """Reads a web page, however malformed.

    Raises:
        EmptyInput: nothing on it is visible.
        OversizedInput: it has more than ``MAX_PARAGRAPHS`` paragraphs.
    """
    where = facts.path or facts.url or "input"
    root = parse_page(words)
    if root is None:
        raise EmptyInput(where, "a page on which nothing is visible")
    found = read_metadata(root)
    extracted = _extracted(words, found)
    shown = _lines(root, where)
    lines = shown + _unshown(shown, extracted)
    if not lines:
        raise EmptyInput(where, "a page on which nothing is visible")
    if len(lines) > len(shown):
        facts.note("text", "the page's data, for the article that its own script would show")
    title, how = choose_title(found, lines)
    kinds = _kinds(lines, extracted, title)
    text, blocks = _assembled(lines, kinds)
    if title:
        facts.title = title
        facts.note("title", how)
    facts_from_page(text, blocks, lines, found, facts)
    if facts.published is None:
        _last_resort(words, text, facts)
    return (make_document(data, text, blocks, facts),)


def _lines(root: etree._Element, where: str) -> list[Paragraph]:
    lines = []
    for paragraph in paragraphs(root):
        lines.append(paragraph)
        if len(lines) > MAX_PARAGRAPHS:
            raise OversizedInput(where, f"more than {MAX_PARAGRAPHS:,} paragraphs are not read as one report")
    return lines


def _extracted(words: str, found: Found) -> str:
    """The article's words as trafilatura tells them from the page, or as the page's JSON-LD gives them."""
    from trafilatura import bare_extraction

    try:
        page = bare_extraction(words[:_MAX_EXTRACTED], include_comments=False, include_tables=True, with_metadata=False)
        text = getattr(page, "text", None) or ""
    except Exception:  # noqa: BLE001  whatever trips it on a hostile page, the page is still read by its lines
        text = ""
    return text if len(text) * 2 >= len(found.body or "") else (found.body or "")


def _unshown(shown: Sequence[Paragraph], extracted: str) -> list[Paragraph]:
    """The extraction's own paragraphs where the page shows less than half of it without running its script."""
    article = _article(extracted)
    if article is None:
        return []
    held = sum(len(own) for line in shown if article.holds(own := _tokens(line.words)))
    lines = [" ".join(line.split()) for line in extracted.split("\n")]
    if held * 2 >= sum(len(_tokens(line)) for line in lines):
        return []
    visible = frozenset(line.words for line in shown)
    return [Paragraph(line, "p", frozenset(), 0) for line in dict.fromkeys(lines) if line and line not in visible]


@dataclass(frozen=True, slots=True)
class _Article:
    """The extraction as something to hold paragraphs against."""

    lines: frozenset[tuple[str, ...]]
    shingles: frozenset[tuple[str, ...]]

    def holds(self, tokens: tuple[str, ...]) -> bool:
        if len(tokens) < SHINGLE:
            return tokens in self.lines
        return tokens in self.lines or _share(_shingles(tokens), self.shingles) >= _SHARED


def _tokens(words: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(words.lower()))


def _shingles(tokens: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [tokens[i : i + SHINGLE] for i in range(len(tokens) - SHINGLE + 1)]


def _share(own: Sequence[tuple[str, ...]], others: Collection[tuple[str, ...]]) -> float:
    return sum(one in others for one in own) / len(own) if own else 0.0


def _article(extracted: str) -> _Article | None:
    lines = [tokens for line in extracted.split("\n") if (tokens := _tokens(line))]
    if sum(map(len, lines)) < _MIN_ARTICLE:
        return None
    return _Article(frozenset(lines), frozenset(one for line in lines for one in _shingles(line)))


def _kinds(lines: Sequence[Paragraph], extracted: str, title: str | None) -> list[BlockKind]:
    article = _article(extracted)
    tokens = [_tokens(line.words) for line in lines]
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
    return bool(line.marks & {Mark.NAV, Mark.FOOTER, Mark.COMMENT, Mark.RELATED})


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
    wanted = _tokens(title or "")
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


def _assembled(lines: Sequence[Paragraph], kinds: Sequence[BlockKind]) -> tuple[str, list[Block]]:
    text = "\n".join(line.words for line in lines) + "\n"
    blocks: list[Block] = []
    at = 0
    for line, kind in zip(lines, kinds, strict=True):
        span = Span(at, at + len(line.words))
        blocks.extend(without_credit(text, span) if kind == BlockKind.CAPTION else [Block(span, kind)])
        at = span.end + 1
    return text, blocks


def _last_resort(words: str, text: str, facts: Facts) -> None:
    """Asks htmldate for a day where neither the metadata nor the page's stamps tell one."""
    from htmldate import find_date

    from sayso.read.stamps import read_iso
    from sayso.read.visible import known_outlet, placed

    try:
        day = find_date(words[:_MAX_EXTRACTED], original_date=True, extensive_search=False)
    except Exception:  # noqa: BLE001  a page that trips it has no date that it could tell
        day = None
    when = read_iso(day)
    if when:
        outlet = known_outlet(text, facts)
        facts.published = placed(when, outlet.zone if outlet else None, facts, "published", "htmldate, day only")
