"""What holds for every document, whatever it was read from."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from sayso.domain.report import Document
from sayso.domain.text import ARTICLE, BlockKind
from sayso.read import read_report

PAGES = Path(__file__).parent / "pages"


def page(name: str) -> Document:
    """Reads one of the invented pages."""
    return read_report((PAGES / name).read_bytes(), path=name)


def said(document: Document, *kinds: BlockKind) -> list[str]:
    """The words of the blocks of these kinds."""
    return [document.text[block.span] for block in document.text.of_kind(*kinds)]


def assert_sound(document: Document) -> None:
    """Spans are in range, in order, apart, trimmed; blocks leave out white space alone; sentences fill the article."""
    text = document.text
    words = text.words
    words.encode("utf-8")
    for spans in (
        [block.span for block in text.blocks],
        [sentence.span for sentence in text.sentences],
        [turn.words for turn in text.turns],
    ):
        assert all(0 <= span.start < span.end <= len(words) for span in spans)
        assert all(one.end <= two.start for one, two in pairwise(spans))
        assert all(text[span] == text[span].strip() for span in spans)
    at = 0
    for block in text.blocks:
        assert not words[at : block.span.start].replace("\ufeff", "").strip()
        at = block.span.end
    assert not words[at:].replace("\ufeff", "").strip()
    for sentence in text.sentences:
        block = text.blocks[sentence.block]
        assert block.kind in ARTICLE
        assert block.span.covers(sentence.span)
    in_sentences = sum(len("".join(text[sentence.span].split())) for sentence in text.sentences)
    in_article = sum(len("".join(text[block.span].split())) for block in text.of_kind(*ARTICLE))
    assert in_sentences == in_article
    assert all(turn.speaker is None or turn.speaker.end <= turn.words.start for turn in text.turns)
