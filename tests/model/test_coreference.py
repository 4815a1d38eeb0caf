"""Chains from scores made by hand."""

from __future__ import annotations

import numpy as np

from sayso.domain.text import Span
from sayso.model.bundle import MentionShape
from sayso.model.coreference import chains_of
from sayso.model.encode import Vocabulary, words_of

VOCABULARY = Vocabulary(("[PAD]", "[UNK]", "[CLS]", "[SEP]"))
SHAPE = MentionShape(3, 3, (1, 4), (0.0, 0.0, 0.0))


def heard(text: str, heads: dict[int, tuple[int, int, int]], *blocks: Span) -> list[list[str]]:
    """Chains in words; ``heads``: word to left reach, right reach and the name of its entity."""
    words = words_of(text, blocks or (Span(0, len(text)),), VOCABULARY)
    mentions = np.zeros((len(words), 8), np.float32)
    mentions[:, 0] = 1
    pairs = np.zeros((len(words), 8), np.float32)
    for word, (left, right, entity) in heads.items():
        mentions[word, [1, 2 + left, 5 + right]] = 5
        pairs[word, [entity, 4 + entity]] = 3
        for other in set(range(4)) - {entity}:
            pairs[word, other] = -3
    return [
        [text[one.span.start : one.span.end] for one in chain] for chain in chains_of(mentions, pairs, words, SHAPE)
    ]


def test_a_later_mention_joins_the_earlier_one_that_it_takes_up() -> None:
    """Spans reach as far as their heads say; what nobody takes up stands alone."""
    text = "The old mayor left Korva . He never saw it again"
    chains = heard(text, {2: (2, 0, 0), 4: (0, 0, 1), 6: (0, 0, 0), 9: (0, 0, 1), 7: (0, 0, 2)})
    assert chains == [["The old mayor", "He"], ["Korva", "it"], ["never"]]


def test_a_mention_stays_in_its_paragraph() -> None:
    """A reach beyond the paragraph is cut."""
    assert heard("Rain fell\nMara left", {2: (2, 2, 0)}, Span(0, 9), Span(10, 19)) == [["Mara left"]]


def test_a_text_without_mentions_has_no_chains() -> None:
    """None, not one empty one."""
    assert heard("Rain fell", {}) == []
