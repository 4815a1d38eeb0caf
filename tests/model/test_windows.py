"""Windows over long texts and who owns a word."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.domain.text import Span
from sayso.model.encode import Vocabulary, Words, words_of
from sayso.model.windows import windows_of

VOCABULARY = Vocabulary(("[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "##b"))


def paragraphs(lengths: list[int]) -> Words:
    """Paragraphs of so many words; each word is one piece."""
    text, blocks = "", []
    for length in lengths:
        blocks.append(Span(len(text), len(text) + 2 * length - 1))
        text += " ".join("a" * length) + "\n"
    return words_of(text, blocks, VOCABULARY)


def test_a_text_that_fits_is_one_window() -> None:
    """No cut without need."""
    (only,) = windows_of(paragraphs([5, 5]), np.zeros(0, np.int64), 64, 8)
    assert (only.words, only.own) == (range(10), range(10))


def test_windows_end_where_a_paragraph_does() -> None:
    """A paragraph that no longer fits begins the next window, after the context it takes along."""
    first, second = windows_of(paragraphs([6, 6, 6]), np.zeros(0, np.int64), 18, 7)
    assert (first.words, second.words) == (range(12), range(6, 18))
    assert (first.own.stop, second.own.start) in {(6, 6), (12, 12)}


def test_a_paragraph_too_long_is_cut_at_a_sentence() -> None:
    """The sentence that no longer fits begins the next window."""
    sentences = np.array([0, 9, 20], np.int64)
    first, *_ = windows_of(paragraphs([30]), sentences, 18, 0)
    assert first.words == range(9)


def test_no_words_no_windows() -> None:
    """An empty text is not read."""
    assert windows_of(paragraphs([]), np.zeros(0, np.int64), 64, 8) == ()


@given(
    st.lists(st.integers(1, 40), min_size=1, max_size=12),
    st.integers(10, 60),
    st.integers(0, 4),
    st.sets(st.integers(0, 400)),
)
def test_every_word_is_owned_once_and_read_by_its_owner(
    lengths: list[int], budget: int, margin: int, sentences: set[int]
) -> None:
    """Whatever the paragraphs, owned parts are the text, and each lies within its window's budget."""
    words = paragraphs(lengths)
    cuts = np.array(sorted(at for at in sentences if at < len(words)), np.int64)
    windows = windows_of(words, cuts, budget, margin)
    assert [word for window in windows for word in window.own] == list(range(len(words)))
    for window in windows:
        assert window.words.start <= window.own.start <= window.own.stop <= window.words.stop
        breaks = int((np.diff(words.blocks[window.words.start : window.words.stop]) != 0).sum())
        assert len(window.words) + breaks + 2 <= budget
