"""Text to arrays: offsets, shapes, quotation state, windows laid side by side."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.domain.text import Span
from sayso.model.encode import INSIDE, OUTSIDE, QUOTE_MARK, SHAPES, Vocabulary, Words, lay_out, shape_of, words_of

PIECES = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "port", "was", "shell", "##ed", "cafe", '"', "“", "”", ".", "#")
VOCABULARY = Vocabulary(PIECES)


def cut(text: str) -> Words:
    """The words of a text, one block a line."""
    blocks, start = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Span(start, start + len(line)))
        start += len(line) + 1
    return words_of(text, blocks, VOCABULARY)


def said(words: Words, text: str) -> list[str]:
    """The words themselves."""
    return [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)]


def test_words_stand_where_they_say() -> None:
    """Offsets are code points of the text as it was, accents and emoji included."""
    text = "The café 🙂\nwas shelled."
    assert said(cut(text), text) == ["The", "café", "🙂", "was", "shelled", "."]


def test_a_word_is_cut_longest_piece_first_and_loses_case_and_accents() -> None:
    """As the encoder's own tokeniser does it."""
    ids = [PIECES.index(piece) for piece in ("shell", "##ed", "cafe", "[UNK]")]
    assert cut("Shelled CAFÉ Ostrelia").ids.tolist() == ids


def test_combining_marks_stay_with_their_letter() -> None:
    """A decomposed accent makes no word of its own."""
    text = "cafe\u0301 was"
    words = cut(text)
    assert said(words, text) == ["cafe\u0301", "was"]
    assert words.ids.tolist() == [PIECES.index("cafe"), PIECES.index("was")]


def test_invisible_signs_are_no_words() -> None:
    """A zero-width space and a byte-order mark are skipped."""
    text = "\ufeffthe \u200b port"
    assert said(cut(text), text) == ["the", "port"]


@pytest.mark.parametrize(
    ("word", "shape"),
    [("port", "lower"), ("Port", "capital"), ("PORT", "upper"), ("A", "capital"), ("McX", "mixed"), ("5th", "digits")],
)
def test_shape_keeps_what_lower_casing_loses(word: str, shape: str) -> None:
    """Each word has one of the shapes."""
    assert SHAPES[shape_of(word)] == shape


def test_quotation_state_starts_anew_with_each_paragraph() -> None:
    """An unclosed quotation lasts to the end of its paragraph."""
    words = cut('the "port" was\n“the port\nwas')
    assert words.quotes.tolist() == [
        OUTSIDE, QUOTE_MARK, INSIDE, QUOTE_MARK, OUTSIDE, QUOTE_MARK, INSIDE, INSIDE, OUTSIDE,
    ]  # fmt: skip


def test_a_window_has_separators_between_its_paragraphs_and_points_at_first_pieces() -> None:
    """The second paragraph begins after a separator, and a word of two pieces is pointed at once."""
    words = cut("the\nshelled.")
    batch = lay_out([(words, range(len(words))), (words, range(1, 2))], VOCABULARY)
    assert batch.ids.tolist() == [[2, 4, 3, 7, 8, 13, 3], [2, 7, 8, 3, 0, 0, 0]]
    assert batch.heads.tolist() == [[1, 3, 5], [1, 0, 0]]
    assert batch.blocks.tolist() == [[0, 1, 1], [0, 0, 0]]
    assert batch.present.tolist() == [[True, True, True], [True, False, False]]
    assert batch.mask.sum(1).tolist() == [7, 4]


@given(st.text(max_size=200))
def test_any_text_is_cut_into_words_in_order_that_hold_no_white_space(text: str) -> None:
    """Whatever comes in, words are apart, in order and inside the text."""
    words = words_of(text, [Span(0, len(text))] if text else [], VOCABULARY)
    assert (words.starts < words.ends).all()
    assert (words.ends[:-1] <= words.starts[1:]).all()
    assert not any(sign.isspace() for word in said(words, text) for sign in word)
    assert len(words.firsts) == len(words) + 1
    assert (np.diff(words.firsts) > 0).all()


def test_a_very_long_line_is_cut_in_linear_time() -> None:
    """Five million characters without a space are one unknown word."""
    words = cut("x" * 5_000_000)
    assert words.ids.tolist() == [VOCABULARY.unknown]
