"""Claims alike in their words are accounted under one aspect."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from sayso.domain.claim import Aspect, Stance
from sayso.relate.aspects import agreed_aspects
from sayso.relate.matters import Saying

DAY = datetime(2031, 3, 3, tzinfo=UTC)


def saying(name: str, words: str, stance: Stance = Stance.ASSERTS) -> Saying:
    """A claim in a report of its own."""
    return Saying(name, f"report-{name}", words, stance, 0, (DAY, name, 0, name))


def test_the_same_words_share_the_telling_aspect() -> None:
    """A vague aspect gives way to a telling one."""
    told = {
        saying("a", "police fired live rounds at the rally"): Aspect.WHAT,
        saying("b", "police had fired live rounds at a rally", Stance.DENIES): Aspect.WHO_DID,
    }
    assert set(agreed_aspects(told).values()) == {Aspect.WHO_DID}


def test_unlike_words_and_far_aspects_keep_their_own() -> None:
    """How many died says nothing of why, even in like words."""
    told = {
        saying("a", "seven miners died in the flooded gallery"): Aspect.HOW_MANY,
        saying("b", "the miners died in the flooded gallery to save costs"): Aspect.MOTIVE,
        saying("c", "the bells were melted"): Aspect.WHAT,
    }
    agreed = agreed_aspects(told)
    assert agreed == {"a": Aspect.HOW_MANY, "b": Aspect.MOTIVE, "c": Aspect.WHAT}


@given(st.permutations(range(4)))
def test_the_order_of_claims_plays_no_part(order: list[int]) -> None:
    """The same claims agree on the same aspects in whatever order they come."""
    pairs = [
        (saying("a", "officers beat the man in his cell"), Aspect.OTHER),
        (saying("b", "the man was beaten in his cell by officers"), Aspect.WHO_DID),
        (saying("c", "no officer beat the man in a cell"), Aspect.WHAT),
        (saying("d", "the mayor had left"), Aspect.OTHER),
    ]
    assert agreed_aspects(dict(pairs[i] for i in order)) == agreed_aspects(dict(pairs))
