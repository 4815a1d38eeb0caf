"""The mark-up of our own sentences: what it means, what it refuses, and that nothing is lost in it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.domain.text import Span
from training.corpora.markup import Label, Mark, MarkupFault, Rendered, Slot, capitalised, parse, render, written


def shown(template: str, *, words: dict[str, str] | None = None, way: int = 0) -> str:
    """A template written out, with its marks."""

    def fill(slot: Slot) -> Rendered:
        return Rendered((words or {})[slot.name])

    return written(render(parse(template), fill, lambda _: way))


def test_marks_nest_and_come_in_pieces() -> None:
    """Offsets are of the text without the mark-up, and an outer mark comes before those within it."""
    rendered = render(parse("{content:“No {clash2-3:battle},”} {source,person:he} said"))
    assert rendered.text == "“No battle,” he said"
    assert [(label, rendered.text[span.start : span.end]) for label, span in rendered.marks] == [
        (Label("content"), "“No battle,”"),
        (Label("clash", 2, -3), "battle"),
        (Label("source"), "he"),
        (Label("person"), "he"),
    ]


@pytest.mark.parametrize(
    ("way", "text"),
    [(0, "The old bridge fell."), (1, "The bridge fell.")],
)
def test_words_left_out_leave_no_gap(way: int, text: str) -> None:
    """An empty way leaves one space."""
    assert shown("The [old|] bridge fell.", way=way) == text


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("tank", "saw a {target:tank}"),
        ("ambulance", "saw an {target:ambulance}"),
        ("university", "saw a {target:university}"),
    ],
)
def test_the_article_suits_the_word(word: str, text: str) -> None:
    """The article before a vowel's sound is "an", and marks after it move along."""
    assert shown("saw a {target:@thing}", words={"thing": word}) == text


def test_the_article_within_the_mark_suits_too() -> None:
    """An article that is marked together with its noun grows inside the mark."""
    assert shown("saw {target:a @thing}", words={"thing": "ambulance"}) == "saw {target:an ambulance}"


def test_a_word_that_brings_its_article_gives_it_up_after_another() -> None:
    """No "the the"; at the start of a sentence the word keeps its own."""
    assert shown("The @body met", words={"body": "the League"}) == "The League met"
    assert shown("by @body", words={"body": "the League"}) == "by the League"


@pytest.mark.parametrize(
    ("text", "capitals"),
    [
        ("gunmen fled. others stayed.", "Gunmen fled. Others stayed."),
        ("“we left.” he wept.", "“We left.” He wept."),
        ("“why?” asked she at 4 a.m. and left", "“Why?” asked she at 4 a.m. and left"),
    ],
)
def test_sentences_open_with_a_capital(text: str, capitals: str) -> None:
    """A quotation's question mark and the stop of "a.m." end no sentence."""
    assert capitalised(text) == capitals


def test_one_stop_is_enough() -> None:
    """A sentence that ends in an abbreviation has no second stop."""
    assert shown("It fell at @hour.", words={"hour": "4 a.m."}) == "It fell at 4 a.m."


@pytest.mark.parametrize(
    ("template", "why"),
    [
        ("", "nothing in it"),
        ("{cue:said", "column 10: } is missing"),
        ("said}", "column 5: } out of place"),
        ("a | b", "out of place"),
        ("[one]", "a choice of one"),
        ("[one|two", "] is missing"),
        ("{said}", "without a label"),
        ("{Cue:said}", "without a label"),
        ("{cue:}", "around nothing"),
        ("@", "without a list's name"),
        ("\\n", "needs none"),
        ("tail\\", "needs none"),
        ("{a:" * 40 + "x" + "}" * 40, "within one another"),
    ],
)
def test_what_is_not_well_formed_is_refused(template: str, why: str) -> None:
    """The error says which line, which column and what is wrong."""
    with pytest.raises(MarkupFault, match=re.escape(why)) as caught:
        parse(template, "own.txt, line 7")
    assert str(caught.value).startswith("own.txt, line 7")


WORD = st.text(
    st.characters(codec="utf-8", categories=("L", "N")) | st.sampled_from("{}[]|@\\“”'"), min_size=1, max_size=6
)
LABEL = st.builds(
    Label,
    st.sampled_from(("cue", "content", "armed-group", "clash")),
    st.integers(1, 30),
    st.none() | st.integers(-3, 3),
)


@st.composite
def texts_with_marks(draw: st.DrawFn) -> Rendered:
    """Words with marks that lie within one another or apart."""
    words = draw(st.lists(WORD, min_size=1, max_size=8))
    starts = [sum(len(word) + 1 for word in words[:number]) for number in range(len(words))]

    def within(low: int, high: int, depth: int) -> list[Mark]:
        """Marks of the words from ``low`` to ``high``, outer ones first."""
        if low >= high or depth > 4:
            return []
        first = draw(st.integers(low, high - 1))
        last = draw(st.integers(first, high - 1))
        span = Span(starts[first], starts[last] + len(words[last]))
        here = [(draw(LABEL), span)] if draw(st.booleans()) else []
        inner = within(first, last + 1, depth + 1) if draw(st.booleans()) else []
        return [*here, *inner, *within(last + 1, high, depth + 1)]

    return Rendered(" ".join(words), tuple(within(0, len(words), 0)))


@given(texts_with_marks())
def test_what_is_written_is_read_back(rendered: Rendered) -> None:
    """Text and marks survive the way through the mark-up, whatever letters stand in them."""
    assert render(parse(written(rendered))) == rendered
