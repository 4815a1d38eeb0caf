"""Where sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.domain.text import Block, BlockKind, Span
from sayso.read.segment import split_sentences


def split(words: str) -> list[str]:
    """The sentences of one paragraph."""
    found = split_sentences(words, [Block(Span(0, len(words)), BlockKind.BODY)])
    return [words[sentence.span.start : sentence.span.end] for sentence in found]


@pytest.mark.parametrize(
    "marked",
    [
        "The army left.| It came back at night.| Nobody saw it.",
        "Gen. Ivo Brandt met Mr. Rusk and Dr. A. B. Tolen in St. Orda.| They spoke for an hour.",
        "The U.S. Army denied it.| The U.S. The same day, others agreed.".replace(" The same", "| The same"),
        "He lives in the U.S. and works for the U.N. in Lund.| She does not.",
        "It fell at 6 p.m. on Friday.| It rose at 7 a.m. The mayor slept.".replace(" The mayor", "| The mayor"),
        "Prices rose 3.5 per cent to $4.20.| No. 7 Street is shut.",
        "“We hold it.| We will not leave,” he said.| “Never.”| She laughed.",
        'He said: "We are few.| We are free."| The crowd was quiet.',
        '"Who fired?" Dana Vell asked.| Nobody knew.',
        '"Who fired?" she asked.| "Not us!"| The line went dead.',
        "They waited… and waited.| Then… Nothing came.".replace("Then… ", "Then…| "),
        "KARSK (HNA) — The bridge fell on Friday.| It stood for a century.",
        "The firm, Oske Bros. Ltd. of Lund, paid.| So did Vell Inc. It was late.".replace(" It was", "| It was"),
        "See www.courier.example for more.| Or ask.",
        "“He left (at noon.)| He ran.”| So they said.",
        "Was it true?!| Yes.| It was.",
        "On Jan. 5 and Sept. 9 it rained.| On Oct. 2 it snowed.",
    ],
)
def test_sentences_end_where_the_bars_stand(marked: str) -> None:
    """Abbreviations, initials, decimals and quotations inside; closing marks stay with their sentence."""
    assert split(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


def test_only_the_article_has_sentences_and_none_crosses_a_block() -> None:
    """Furniture is not read for claims."""
    words = "Headline without stop\nOne. Two.\nListen now. Or later."
    blocks = [
        Block(Span(0, 21), BlockKind.HEADLINE),
        Block(Span(22, 31), BlockKind.BODY),
        Block(Span(32, 53), BlockKind.PROMO),
    ]
    found = [(words[s.span.start : s.span.end], s.block) for s in split_sentences(words, blocks)]
    assert found == [("Headline without stop", 0), ("One.", 1), ("Two.", 1)]


@given(st.text(alphabet="aA.!?…\"'”“ ()1\u3002—", min_size=1, max_size=200).filter(lambda words: words.strip() != ""))
def test_sentences_lose_nothing_but_white_space(words: str) -> None:
    """Joined again they are the paragraph."""
    words = words.strip()
    assert "".join("".join(split(words)).split()) == "".join(words.split())
