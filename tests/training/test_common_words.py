"""Which words the reader is shown as they stand."""

from __future__ import annotations

from training.common_words import common_words
from training.corpora.example import Example, paragraphs


def example(text: str) -> Example:
    """A text without marks."""
    return Example("one", text, paragraphs(text))


def test_a_common_word_stands_in_lower_case_in_two_texts_and_more_often_than_as_a_name() -> None:
    """A word of one text alone, and one that is capitalised after a word in lower case as often, are none."""
    found = common_words(
        [
            example("The bridge fell, a mill burned, and so a korva."),
            example("Our bridge held but of the mill Mill and Mill said no more."),
        ]
    )
    assert {"bridge", "and", "monday", "mr"} <= set(found)
    assert not {"mill", "korva", "fell"} & set(found)


def test_states_and_peoples_are_never_common() -> None:
    """However often they stand in lower case: "turkey", and "us", which is a state in capitals."""
    texts = [example("We ate turkey and it fed us well."), example("More turkey for us, please.")]
    assert not {"turkey", "us"} & set(common_words(texts))
