from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.domain.claim import Aspect
from sayso.domain.ledger import ToldClaim
from sayso.domain.quantity import Qualifier, Standing
from sayso.errors import BadRequest
from sayso.fold.figures import figure_in, figure_line, with_figure
from sayso.relate import figure_among, quantities_of
from sayso.wording import quantities_line
from tests.ledger.builders import Page, Told, build


def claim(words: str) -> ToldClaim:
    """A claim with these words, as it is recorded."""
    reading = build(Page(told=(Told(words=words, aspect=Aspect.HOW_MANY),)))
    one = reading.claims[0]
    return ToldClaim(one, reading.document.text.quote(one.content), None, None, None)


@pytest.mark.parametrize(
    ("line", "bounds", "said"),
    [
        ("12 people", (12, 12, 12), "12 people, dead"),
        ("10/12/15 people", (10, 12, 15), "10 to 15 (best 12) people, dead"),
        ("10/12/", (10, 12, None), "at least 10 (best 12) guards, dead"),
        ("10//15", (10, None, 15), "10 to 15 guards, dead"),
        ("10//", (10, None, None), "at least 10 guards, dead"),
        ("//40 people, hurt", (None, None, 40), "at most 40 people, hurt"),
        ("/12/", (None, 12, None), "about 12 guards, dead"),
        ("0", (0, 0, 0), "0 guards, dead"),
        ("unknown", (None, None, None), "an unknown number of guards, dead"),
        ("2.5 tonnes, missing", (2.5, 2.5, 2.5), "2.5 tonnes, missing"),
    ],
)
def test_a_figure_is_what_a_person_writes(line: str, bounds: tuple[float | None, ...], said: str) -> None:
    """Bounds, unit and harm; what the line leaves out stays as it was found."""
    told = with_figure(claim("nine guards were killed"), line)
    (one,) = quantities_of(told)
    assert (one.low, one.best, one.high) == bounds
    assert quantities_line([one]) == said
    assert with_figure(told, figure_line(told)) == told


def test_nothing_written_is_no_figure_and_no_zero() -> None:
    """None, zero and unknown are three values."""
    found = claim("nine guards were killed")
    assert quantities_of(with_figure(found, "")) == ()
    assert figure_among(quantities_of(with_figure(found, "unknown"))) is None
    zero = figure_among(quantities_of(with_figure(found, "0")))
    assert zero is not None
    assert (zero.low, zero.high) == (0, 0)


def test_a_figure_where_none_was_found_stands_over_the_claim() -> None:
    """The words of the report stay the evidence."""
    found = claim("the whole post fell")
    assert figure_line(found) == ""
    (one,) = quantities_of(with_figure(found, "30 guards, dead"))
    assert (one.spans, one.words) == (found.claim.content, "30 guards")


def test_parts_and_former_figures_stay() -> None:
    """Only the figure that the claim gives is another."""
    told = with_figure(claim("12 people were killed, including three children"), "14")
    assert [(one.best, one.standing) for one in quantities_of(told)] == [(14, Standing.GIVEN), (3, Standing.PART)]


@pytest.mark.parametrize(
    "line", ["twelve", "12/10/15", "1/2", "//", "9..5", "1" * 16, "-3", "12 people, sad", "12,000"]
)
def test_what_is_no_figure_is_refused(line: str) -> None:
    """With a line that says what one looks like."""
    with pytest.raises(BadRequest, match="is no figure"):
        figure_in(line)


@given(st.text(alphabet="0123456789./ ,unkowpeld", max_size=20))
def test_any_line_is_a_figure_or_is_refused(line: str) -> None:
    """Whatever is written, its bounds are in order, and writing it again gives the same."""
    try:
        told = with_figure(claim("nine guards were killed"), line)
    except BadRequest:
        return
    assert with_figure(told, figure_line(told)) == told


def test_zero_and_exact_are_told_apart() -> None:
    """As the finder tells them."""
    kinds = [quantities_of(with_figure(claim("nine guards were killed"), line))[0].qualifier for line in ("0", "9")]
    assert kinds == [Qualifier.NONE, Qualifier.EXACT]
