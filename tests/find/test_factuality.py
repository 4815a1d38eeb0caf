"""Hedges and the certainty they leave."""

from __future__ import annotations

import pytest

from sayso.domain.factuality import Certainty, Polarity
from sayso.find.factuality import find_hedges
from tests.find.marked import text_of


@pytest.mark.parametrize(
    ("words", "hedge", "certainty"),
    [
        ("The depot may burn for days.", "may", Certainty.POSSIBLE),
        ("The depot could explode.", "could", Certainty.POSSIBLE),
        ("The driver perhaps fled.", "perhaps", Certainty.POSSIBLE),
        ("The driver probably fled.", "probably", Certainty.PROBABLE),
        ("The driver appears to have fled.", "appears", Certainty.PROBABLE),
        ("The driver is believed to have fled.", "believed to", Certainty.PROBABLE),
        ("The driver allegedly fled.", "allegedly", Certainty.UNCOMMITTED),
        ("A unit said to be seizing villages left.", "said to be", Certainty.UNCOMMITTED),
        ("There were reports of shelling.", "reports of", Certainty.UNCOMMITTED),
        ("Unconfirmed accounts spread.", "Unconfirmed", Certainty.UNCOMMITTED),
    ],
)
def test_each_hedge_leaves_its_certainty(words: str, hedge: str, certainty: Certainty) -> None:
    """Possibility, likelihood and hearsay are three degrees."""
    text = text_of(words)
    (found,) = find_hedges(text)
    assert (text[found.span], found.factuality.certainty) == (hedge, certainty)
    assert found.factuality.polarity is Polarity.POSITIVE


@pytest.mark.parametrize(
    "words", ["They could not cross.", "On 9 May the bridge fell.", "In May, they left.", "The bridge fell.", ""]
)
def test_inability_the_month_and_plain_words_are_no_hedges(words: str) -> None:
    """What could not be done was not done, and May is a month."""
    assert find_hedges(text_of(words)) == ()


@pytest.mark.parametrize("words", ["The talks may not resume.", "A truce is unlikely."])
def test_a_hedged_no_is_negative(words: str) -> None:
    """A hedge over a negation leaves a weak "no", not a weak "yes"."""
    (found,) = find_hedges(text_of(words))
    assert found.factuality.polarity is Polarity.NEGATIVE
