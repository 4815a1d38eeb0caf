"""Sentences as the grammar rules read them: tokens, each whole quotation one token."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sayso.domain.text import BlockKind, Text
from sayso.find.cues import lexicon
from sayso.find.edges import LABEL
from sayso.find.quotation import Quotation
from sayso.find.tokens import Kind, Token, Unit, tokens_in

MOST_WORDS_OF_A_SPEAKER = 8
_AFTER_A_VERB_OF_SAYING = frozenset(
    {".", ",", ":", "on", "in", "at", "during", "after", "to", "as", "of", "when", "with"}
)
LONGEST_UNIT = 200
"""Tokens. What is longer is no sentence of news; it is read in pieces, so that no rule walks without end."""


class _Piece(NamedTuple):
    """A stretch that is not cut into words: a whole quotation, or one mark of another (which no rule needs)."""

    start: int
    end: int
    whole: bool


def units_of(text: Text, quotations: Sequence[Quotation]) -> list[Unit]:
    """Cuts the article's sentences into units, in text order.

    A sentence end inside a whole quotation does not end a unit, nor does one after a quotation that the next words go
    on from (``"Who fired?" asked the mayor.``).
    """
    units: list[Unit] = []
    pieces = list(_pieces(quotations))
    at, covered, last = 0, 0, 0
    for number, sentence in enumerate(text.sentences):
        start, end = max(sentence.span.start, covered), sentence.span.end
        headline = text.blocks[sentence.block].kind is BlockKind.HEADLINE
        label = LABEL.match(text.words, start, end) if headline else None
        start = label.end() if label else start
        if start >= end:
            continue
        tokens: list[Token] = []
        while at < len(pieces) and pieces[at].start < end:
            piece = pieces[at]
            at += 1
            if piece.start < start:
                start = max(start, min(piece.end, end))
                continue
            tokens += tokens_in(text.words, start, piece.start)
            start = piece.end
            if piece.whole:
                tokens.append(Token(piece.start, piece.end, "", "", Kind.QUOTE))
                last = _sentence_at_end(text, max(last, number), piece.end)
                end = max(end, piece.end, text.sentences[last].span.end)
        if start < end:
            tokens += tokens_in(text.words, start, end)
        covered = max(start, end)
        _add(units, tokens, sentence.block, headline=headline)
    return units


def _pieces(quotations: Sequence[Quotation]) -> Iterator[_Piece]:
    for one in quotations:
        if one.whole:
            yield _Piece(one.span.start, one.span.end, whole=True)
            continue
        yield _Piece(one.span.start, one.inner.start, whole=False)
        if one.closed:
            yield _Piece(one.inner.end, one.span.end, whole=False)


def _sentence_at_end(text: Text, number: int, end: int) -> int:
    """The number of the sentence, from ``number`` on, in which a quotation ends."""
    while number + 1 < len(text.sentences) and text.sentences[number].span.end < end:
        number += 1
    return number


def _add(units: list[Unit], tokens: list[Token], block: int, *, headline: bool) -> None:
    if not tokens:
        return
    if units and units[-1].block == block and _goes_on(units[-1].tokens, tokens):
        tokens = [*units.pop().tokens, *tokens]
    pieces = (tokens[first : first + LONGEST_UNIT] for first in range(0, len(tokens), LONGEST_UNIT))
    units.extend(Unit(tuple(piece), block, headline) for piece in pieces)


def _goes_on(before: Sequence[Token], after: Sequence[Token]) -> bool:
    """Tells whether a sentence goes on from the quotation before it."""
    if before[-1].kind is not Kind.QUOTE or after[0].kind is not Kind.WORD or len(before) > LONGEST_UNIT:
        return False
    return after[0].word[:1].islower() or _tells_who_spoke(after)


def _tells_who_spoke(tokens: Sequence[Token]) -> bool:
    """Tells whether a sentence is but a speaker and a verb of saying: "Ilin asked.", "Mr. Ostrov said on Monday."."""
    verbs = lexicon().verbs
    for at in range(1, min(len(tokens), MOST_WORDS_OF_A_SPEAKER)):
        sense = verbs.get(tokens[at].low)
        if tokens[at].kind is not Kind.WORD and tokens[at].low not in "()&":
            return False
        if sense is not None and sense.finite and sense.takes("q"):
            following = tokens[at + 1] if at + 1 < len(tokens) else None
            return following is None or following.low in _AFTER_A_VERB_OF_SAYING
    return False
