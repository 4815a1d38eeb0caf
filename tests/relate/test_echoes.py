"""Claims that a report prints twice, in invented sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.domain.claim import Aspect, Claim, Stance
from sayso.domain.factuality import Certainty
from sayso.domain.text import Block, BlockKind, Span, Text
from sayso.relate import without_echoes

BODY = "The bridge at Korva was shelled at dawn by nine guns."


def printed(*parts: tuple[BlockKind, str]) -> tuple[Text, list[Claim]]:
    """A text of these paragraphs, each all of one claim of one speaker; pull quotes have none."""
    words, blocks, claims = "", [], []
    for number, (kind, said) in enumerate(parts):
        span = Span(len(words), len(words) + len(said))
        words += f"{said}\n\n"
        blocks.append(Block(span, kind))
        if kind is not BlockKind.PULL_QUOTE:
            claims.append(
                Claim(
                    f"claim-{number}", "report-1", f"attribution-{number}", "actor-1", (), (), (span,), "event-1",
                    Aspect.WHAT, Stance.ASSERTS, Certainty.CERTAIN, 0.9,
                )
            )  # fmt: skip
    return Text(words, tuple(blocks), ()), claims


@pytest.mark.parametrize(
    ("headline", "one"),
    [
        ("Korva bridge shelled at dawn", True),
        ("Korva bridge shelled by nine guns", True),
        ("Korva bridge shelled by eight guns", False),
        ("Market burnt down in Korva", False),
        ("Shelled", False),
    ],
)
def test_a_headline_is_a_place_of_the_claim_that_says_the_same(headline: str, one: bool) -> None:
    """Most of its words are the body's, and every figure; one word alone tells nothing."""
    text, claims = printed((BlockKind.HEADLINE, headline), (BlockKind.BODY, BODY))
    found = without_echoes(text, claims)
    assert len(found) == (1 if one else 2)
    assert [text.quote(spot.content) for spot in found[-1].also] == ([headline] if one else [])


def test_another_speaker_stance_or_certainty_is_another_claim() -> None:
    """Alike words of two are two claims, and so are a denial and what it denies."""
    text, (head, body) = printed((BlockKind.HEADLINE, "Korva bridge shelled at dawn"), (BlockKind.BODY, BODY))
    others = (
        replace(head, actor="actor-2"),
        replace(head, actor=None),
        replace(head, stance=Stance.DENIES),
        replace(head, certainty=Certainty.POSSIBLE),
        replace(head, aspect=Aspect.WHO_DID),
        replace(head, event=None),
    )
    for other in others:
        assert without_echoes(text, [other, body]) == (other, body)


def test_a_pull_quote_is_a_place_of_the_claim_it_repeats() -> None:
    """Word for word; what stands in no claim is nobody's."""
    text, claims = printed((BlockKind.BODY, BODY), (BlockKind.PULL_QUOTE, "\u201cShelled at dawn by nine guns\u201d"))
    (found,) = without_echoes(text, claims)
    assert [text.quote(spot.content) for spot in found.also] == ["\u201cShelled at dawn by nine guns\u201d"]
    text, claims = printed((BlockKind.BODY, BODY), (BlockKind.PULL_QUOTE, "We shall never leave this town"))
    assert without_echoes(text, claims)[0].also == ()


_KINDS = st.sampled_from([BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.CAPTION, BlockKind.BODY])
_WORDS = ("bridge", "Korva", "shelled", "dawn", "nine", "guns", "seven", "market", "the", "was")
_SAID = st.lists(st.sampled_from(_WORDS), min_size=1)


@given(st.lists(st.tuples(_KINDS, _SAID.map(" ".join)), min_size=1, max_size=8))
def test_no_place_is_lost(parts: list[tuple[BlockKind, str]]) -> None:
    """Every claim's words are those of a claim that is left, or of another place of one."""
    text, claims = printed(*parts)
    found = without_echoes(text, claims)
    kept = [one.content for one in found] + [spot.content for one in found for spot in one.also]
    assert sorted(kept) == sorted(one.content for one in claims)
