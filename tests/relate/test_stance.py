"""What a text makes of a claim."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.relate.stance import stance_between


def test_the_evidence_is_the_nearest_sentence() -> None:
    """The sentence that shares most with the claim is shown."""
    text = "It rained on Monday. The mayor called the report that the dam had burst a hoax. Shops opened."
    assert "the dam had burst" in stance_between("Dam bursts above Korva", text).words


@given(st.text(max_size=300), st.text(max_size=600))
def test_any_two_texts_have_a_stance_with_a_share(claim: str, text: str) -> None:
    """Nothing breaks it, and the score is a share."""
    assert 1 / 3 - 1e-6 <= stance_between(claim, text).score <= 1
