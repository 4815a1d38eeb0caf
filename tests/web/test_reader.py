from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.domain.claim import Aspect, Claim, Stance
from sayso.domain.factuality import Certainty
from sayso.domain.ledger import ToldClaim
from sayso.domain.text import Block, BlockKind, Span, Spans, Text, in_order
from sayso.web.reader import Beside, Paragraph, context, paragraphs
from tests.web.invented import LEDGER, MIRROR_REPORT, TOLD_INNER, TOLD_NESTED, TOLD_TAKEN, where

WORDS = "Ab cd.\n\nEf \u202egh ij, kl mn\r\nop.\n\n\n qr \U0001f30d st. uv"
WHERE = st.integers(0, len(WORDS) - 1).flatmap(
    lambda start: st.integers(start + 1, len(WORDS)).map(lambda end: Span(start, end))
)
SPANS = st.lists(WHERE, max_size=3).map(in_order)


def told(number: int, source: Spans, cue: Spans, content: Spans) -> ToldClaim:
    """A claim of which only the spans matter."""
    claim = Claim(
        f"claim-{number}",
        "r",
        None,
        None,
        source,
        cue,
        content,
        None,
        Aspect.WHAT,
        Stance.ASSERTS,
        Certainty.CERTAIN,
        1.0,
    )
    return ToldClaim(claim, "", None, None, None)


CLAIMS = st.lists(st.tuples(SPANS, SPANS, SPANS), max_size=5).map(
    lambda parts: [told(number, *spans) for number, spans in enumerate(parts)]
)


@st.composite
def texts(draw: st.DrawFn) -> Text:
    """The words with some of their stretches marked as blocks."""
    cuts = sorted(draw(st.sets(st.integers(0, len(WORDS)), max_size=8)))
    spans = [Span(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
    return Text(WORDS, tuple(Block(span, draw(st.sampled_from(BlockKind))) for span in spans), ())


def words_of(cut: tuple[Paragraph, ...], after: str) -> str:
    """The text put together again."""
    return "".join(one.before + "".join(piece.words for piece in one.segments) for one in cut) + after


@given(texts(), CLAIMS)
def test_the_pieces_are_the_text(text: Text, claims: list[ToldClaim]) -> None:
    """However claims overlap and blocks are cut, the pieces put together are the text, character for character."""
    assert words_of(*paragraphs(text, claims)) == text.words


@given(CLAIMS)
def test_each_claim_marks_exactly_its_characters(claims: list[ToldClaim]) -> None:
    """A character belongs to a claim's pieces if and only if one of the claim's spans holds it."""
    text = Text(WORDS, (Block(Span(0, len(WORDS)), BlockKind.BODY),), ())
    cut, _ = paragraphs(text, claims)
    marked: dict[str, set[int]] = {}
    at = 0
    for piece in (piece for one in cut for piece in one.segments):
        for claim in piece.claims.split():
            marked.setdefault(claim, set()).update(range(at, at + len(piece.words)))
        at += len(piece.words)
    for one in claims:
        spans = (*one.claim.source, *one.claim.cue, *one.claim.content)
        expected = {offset for span in spans for offset in range(span.start, span.end)}
        assert marked.get(one.id, set()) == expected


@given(CLAIMS)
def test_every_claim_with_words_has_one_number_in_the_text(claims: list[ToldClaim]) -> None:
    """The number that leads from the text to the list stands once for each claim that has any span."""
    text = Text(WORDS, (Block(Span(0, len(WORDS)), BlockKind.BODY),), ())
    cut, _ = paragraphs(text, claims)
    found = [ref.claim for one in cut for piece in one.segments for ref in piece.refs]
    anchored = [one.id for one in claims if (*one.claim.content, *one.claim.cue, *one.claim.source)]
    assert sorted(found) == sorted(anchored)


def test_nested_contents_are_told_apart() -> None:
    """Words that one speaker reports of another's lie one layer deeper, and belong to both claims."""
    cut, _ = paragraphs(MIRROR_REPORT.text, LEDGER.claims(report=MIRROR_REPORT.report.id), TOLD_INNER.id)
    pieces = {piece.words: piece for one in cut for piece in one.segments}
    inner = pieces["that the crossing was still in Vardian hands"]
    assert {TOLD_INNER.id, TOLD_NESTED.id} == set(inner.claims.split())
    assert {"is-content", "depth-2", "chosen-content"} <= set(inner.classes.split())
    outer = pieces["that "]
    assert "depth-2" not in outer.classes
    assert "chosen" not in outer.classes


def test_furniture_is_kept_and_dimmed() -> None:
    """What is no part of the article stays in its place, marked as furniture."""
    cut, _ = paragraphs(MIRROR_REPORT.text, ())
    dimmed = {"".join(piece.words for piece in one.segments) for one in cut if one.furniture}
    assert dimmed == {"Listen to this article", "Read more: Ten walks along the upper Tarn"}


def test_the_context_of_a_claim_is_its_sentence() -> None:
    """A claim's own page shows the sentence that its words stand in, and no other."""
    shown = context(MIRROR_REPORT.text, TOLD_INNER)
    said = "".join("".join(piece.words for piece in one.segments) for one in shown)
    assert said.startswith("A spokesman for the Vardian Defence Ministry said")
    assert said.endswith("in Vardian hands.")
    assert all(one.before == "" for one in shown)


def test_many_claims_in_one_long_paragraph_take_a_moment() -> None:
    """The cutting is a sweep: twenty thousand claims in a paragraph of a million characters do not hold it up."""
    words = "word " * 200_000
    claims = [told(n, (), (), (Span(n * 50, n * 50 + 40),)) for n in range(20_000)]
    cut, after = paragraphs(Text(words, (Block(Span(0, len(words) - 1), BlockKind.BODY),), ()), claims)
    assert sum(len(one.segments) for one in cut) == 40_000
    assert words_of(cut, after) == words


def test_places_and_times_are_marked_beside_the_claims() -> None:
    """They overlap what is claimed without a character of the text being touched, and belong to no claim."""
    document = MIRROR_REPORT
    where_it_was = where(document, "Tarn Ford")
    when = where(document, "before dawn")
    cut, after = paragraphs(document.text, (TOLD_TAKEN,), None, Beside(where_it_was, when))
    pieces = [piece for one in cut for piece in one.segments]
    assert "".join(one.before + "".join(piece.words for piece in one.segments) for one in cut) + after == (
        document.text.words
    )
    marked = {piece.words: piece.classes for piece in pieces if piece.classes}
    assert "is-place" in marked["Tarn Ford"]
    assert marked["before dawn"] == "is-content is-time"
