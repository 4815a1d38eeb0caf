"""Putting a document together: blocks in order, sentences, digests."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from sayso.domain.report import Document, Media, Report, report_id
from sayso.domain.text import Block, BlockKind, Span, Text, Turn
from sayso.read.language import guess_language
from sayso.read.phrases import CREDIT
from sayso.read.segment import split_sentences

BLANK = " \t\n\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
BLANK += "\u2028\u2029\u202f\u205f\u3000\ufeff"
"""What ``str.isspace`` holds for white space, and the byte order mark."""

PAGES_OWN = "the live page's: the entry has none of its own"
"""How the address of an entry was found that has its page's."""


@dataclass(slots=True)
class Facts:
    """A report's metadata while it is gathered, and for each field how it was found."""

    url: str | None = None
    path: str | None = None
    title: str | None = None
    label: str | None = None
    byline: tuple[str, ...] = ()
    publisher: str | None = None
    published: datetime | None = None
    updated: datetime | None = None
    language: str | None = None
    found_by: list[tuple[str, str]] = field(default_factory=list)

    def note(self, what: str, how: str) -> None:
        """Records how a field was found."""
        self.found_by.append((what, how))


def trimmed(words: str, start: int, end: int) -> Span | None:
    """The range without white space at either end; None where nothing else is in it."""
    inside = words[start:end]
    left = len(inside) - len(inside.lstrip(BLANK))
    right = len(inside.rstrip(BLANK))
    return Span(start + left, start + right) if left < right else None


def without_credit(words: str, span: Span) -> list[Block]:
    """A caption's own words, and the credit behind them as a block of its own."""
    found = CREDIT.search(words, span.start, span.end)
    if found is None:
        return [Block(span, BlockKind.CAPTION)]
    cut = [
        (trimmed(words, span.start, found.start()), BlockKind.CAPTION),
        (trimmed(words, found.start(), span.end), BlockKind.CREDIT),
    ]
    return [Block(part, kind) for part, kind in cut if part]


def make_document(
    raw: bytes | str,
    words: str,
    blocks: Iterable[Block],
    facts: Facts,
    *,
    turns: Iterable[Turn] = (),
    media: Iterable[Media] = (),
) -> Document:
    """Makes a document of what a reader found.

    Args:
        raw: the bytes as they came, or their SHA-256 where they are at hand no more.
        words: the text; every span points into it.
        blocks: in text order and apart.
        facts: the metadata.
        turns: who speaks where, for a transcript.
        media: files that it shows beside its words.
    """
    blocks = tuple(blocks)
    text = Text(words, blocks, split_sentences(words, blocks), tuple(turns))
    if facts.language is None:
        body = " ".join(text[block.span] for block in blocks[:200] if block.kind == BlockKind.BODY)
        facts.language = guess_language(body or words)
        if facts.language:
            facts.note("language", "small words of the text")
    digest = sha256(words.encode("utf-8")).hexdigest()
    report = Report(
        id=report_id(facts.url, facts.publisher, facts.title, digest),
        url=facts.url,
        path=facts.path,
        title=facts.title,
        label=facts.label,
        byline=facts.byline,
        publisher=facts.publisher,
        published=facts.published,
        updated=facts.updated,
        language=facts.language,
        sha256_raw=raw if isinstance(raw, str) else sha256(raw).hexdigest(),
        sha256_text=digest,
        found_by=tuple(facts.found_by),
    )
    return Document(report, text, media=tuple(media))
