"""What holds for the finders on any text whatever, and on texts made to hurt them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.domain.mention import Mentions
from sayso.domain.report import Document, Report
from sayso.domain.text import Span, Text, Turn
from sayso.find import find_mentions
from tests.find.marked import text_of

SECONDS_FOR_A_HOSTILE_TEXT = 30
"""Far above what linear reading needs (a second or two) and far below what quadratic reading would."""

_NEWS = st.sampled_from(
    [
        *("said", "says", "told", "claimed", "denied", "according to", "that", "the", "ministry", "officials", "who"),
        *("which", "and", "but", "while", "reported", "been", "was", "not", "could", "verified", "allegedly", "be"),
        *("'\"“”‘’«»„,.;:—?!()"),
        *("Ardan", "Vesk", "Ostrel", "Vardia", "as", "by", "in", "on", "Monday"),
        *("\n\n", "''", "'s", "5", "its", "statement", "adding", "confirmed", "call for", "unable to verify"),
    ]
)
_TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(_NEWS, max_size=60).map(" ".join),
    st.lists(_NEWS, max_size=60).map("".join),
)


def _document(text: Text) -> Document:
    nothing = dict.fromkeys(("url", "path", "title", "label", "publisher", "published", "updated", "language"))
    return Document(Report(id="report", byline=(), sha256_raw="", sha256_text="", **nothing), text)  # type: ignore[arg-type]


def _spans(found: Mentions) -> Iterator[Span]:
    for one in found.attributions:
        yield from (*one.source, *one.cue, *one.content)
    for check in found.verifications:
        yield from (*check.cue, *check.content, *check.by)
    for hedge in found.hedges:
        yield hedge.span


@given(_TEXTS)
def test_spans_point_into_the_text_and_ids_are_unique(words: str) -> None:
    """Nothing is raised on any text; every span lies in it; no two attributions are one."""
    text = text_of(words)
    found = find_mentions(_document(text))
    assert all(0 <= span.start < span.end <= len(words) for span in _spans(found))
    ids = [one.id for one in found.attributions]
    assert len(ids) == len(set(ids))


@given(_TEXTS)
def test_parts_of_an_attribution_are_in_order_and_links_lead_somewhere(words: str) -> None:
    """Pieces of a part are apart and in text order; within and continues name other attributions of the text."""
    found = find_mentions(_document(text_of(words))).attributions
    known = {one.id for one in found}
    for one in found:
        assert one.content or (one.cue and one.source)
        for part in (one.source, one.cue, one.content):
            assert all(left.end <= right.start for left, right in pairwise(part))
        assert {one.within, one.continues} - {None} <= known - {one.id}


@given(_TEXTS)
def test_no_attribution_holds_itself_through_others(words: str) -> None:
    """The chain of holders ends."""
    found = {one.id: one for one in find_mentions(_document(text_of(words))).attributions}
    for one in found.values():
        seen, holder = {one.id}, one.within
        while holder is not None:
            assert holder not in seen
            seen.add(holder)
            holder = found[holder].within


@given(_TEXTS)
def test_reading_twice_finds_the_same(words: str) -> None:
    """The finders are pure."""
    document = _document(text_of(words))
    assert find_mentions(document) == find_mentions(document)


def test_a_turn_of_a_transcript_is_an_attribution_to_its_speaker() -> None:
    """The label is the source, the words are the content, and words without a label go on from the turn before."""
    words = "VESK: We hold it.\n\nAnd the road.\n\nTOLEN: No."
    turns = (
        Turn(Span(0, 4), Span(6, 17), 0.0),
        Turn(None, Span(19, 32), 4.0),
        Turn(Span(34, 39), Span(41, 44), 9.0),
    )
    text = Text(words, (), (), turns)
    first, second, third = find_mentions(_document(text)).attributions
    assert [text.quote(one.source) for one in (first, second, third)] == ["VESK", "", "TOLEN"]
    assert second.continues == first.id
    assert not first.cue


@pytest.mark.parametrize(
    "words",
    [
        '"' * 200_000,
        "'" * 200_000,
        '" ' * 100_000,
        "“" * 200_000,
        "said " * 60_000,
        "he said, " * 10_000,
        "the and " * 40_000,
        '"He said." ' * 30_000,
        "He said that " * 8_000,
        "He, citing the police, said it was quoted by Ostrel. " * 4_000,
        "(" * 200_000,
        ", " * 100_000,
        "a" * 1_000_000,
        "alleged " * 20_000,
        "could not be verified " * 10_000,
        "claim that " * 8_000,
        '"A b c d.\n' * 6_000,
        "A" + "'s" * 200_000,
        "A." * 60_000,
    ],
    ids=range(19),
)
def test_hostile_texts_are_read_in_linear_time(words: str) -> None:
    """No text of a few hundred kilobytes keeps the finders busy."""
    document = _document(text_of(words))
    start = time.process_time()
    find_mentions(document)
    assert time.process_time() - start < SECONDS_FOR_A_HOSTILE_TEXT
