"""Look-ups by position against asking every span."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.domain.positions import Positions
from sayso.domain.text import Span

SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 60), st.integers(1, 25))


@given(st.lists(SPANS, max_size=25), SPANS)
def test_touching_is_every_span_that_shares_a_code_point(standing: list[Span], asked: Span) -> None:
    """No span is missed behind a long one, and none that only borders is told."""
    found = Positions((span, number) for number, span in enumerate(standing)).touching(asked)
    assert sorted(found) == [number for number, span in enumerate(standing) if span.overlaps(asked)]


@given(st.lists(SPANS, max_size=25), SPANS)
def test_covering_is_every_span_that_holds_the_whole(standing: list[Span], asked: Span) -> None:
    """A span covers itself."""
    found = Positions((span, number) for number, span in enumerate(standing)).covering(asked)
    assert sorted(found) == [number for number, span in enumerate(standing) if span.covers(asked)]


def test_a_look_up_in_a_long_text_asks_only_what_is_near() -> None:
    """Things that cannot be compared are never compared, and a thing on two spans is told for each."""
    here, there = object(), object()
    standing = [(Span(at, at + 3), there) for at in range(0, 3000, 3)] + [(Span(10, 12), here), (Span(13, 14), here)]
    assert list(Positions(standing).touching(Span(2990, 2991))) == [there]
    assert list(Positions(standing).touching(Span(11, 14))).count(here) == 2
