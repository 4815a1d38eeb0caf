"""Coreference chains of one report, word by word (Dobrovolskii 2021): head words first, then links, then spans."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sayso.domain.text import Span
from sayso.model.bundle import MentionShape
from sayso.model.decode import Floats
from sayso.model.encode import Ints, Words

LOOKED_BACK = 400
"""Mentions before a mention that it may take up: bounds the work on a long report."""


@dataclass(frozen=True, slots=True)
class ChainMention:
    """One mention: its whole span and its head word."""

    span: Span
    head: Span


def chains_of(
    mentions: Floats, pairs: Floats, words: Words, shape: MentionShape
) -> tuple[tuple[ChainMention, ...], ...]:
    """The chains of a text, singletons included, by their first mention.

    Args:
        mentions: (W, 2 + left + right) scores: no head, head; words reached to the left; to the right.
        pairs: (W, 2 P): what a word asks for as a later mention, then what it offers as an earlier one.
        words: the text's W words.
        shape: the bundle's.
    """
    at = np.flatnonzero(mentions[:, 1] > mentions[:, 0])
    chain = np.arange(len(at))
    asks, offers = np.split(pairs[at], 2, axis=1)
    for number in range(1, len(at)):
        first = max(0, number - LOOKED_BACK)
        scores = offers[first:number] @ asks[number] / np.sqrt(asks.shape[1])
        between = at[number] - at[first:number]
        scores = scores + np.take(shape.apart, np.searchsorted(shape.steps, between, "left"))
        best = int(scores.argmax())
        if scores[best] > 0:
            chain[number] = chain[first + best]
    spans = [_mention(int(word), mentions[word], words, shape) for word in at]
    found: dict[int, list[ChainMention]] = {}
    for number, mention in zip(chain.tolist(), spans, strict=True):
        found.setdefault(number, []).append(mention)
    return tuple(tuple(some) for some in found.values())


def _mention(head: int, scores: Floats, words: Words, shape: MentionShape) -> ChainMention:
    """The span that the head's word reaches over, within its paragraph."""
    left = int(scores[2 : 2 + shape.left].argmax())
    right = int(scores[2 + shape.left :].argmax())
    first = _within(words.blocks, head, max(0, head - left))
    last = _within(words.blocks, head, min(len(words) - 1, head + right))
    return ChainMention(
        Span(int(words.starts[first]), int(words.ends[last])), Span(int(words.starts[head]), int(words.ends[head]))
    )


def _within(blocks: Ints, head: int, other: int) -> int:
    """The word nearest ``other`` that stands in the head's paragraph."""
    step = 1 if other < head else -1
    while blocks[other] != blocks[head]:
        other += step
    return other
