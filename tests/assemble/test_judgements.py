"""What a clause does, by its own words."""

from __future__ import annotations

import pytest

from sayso.assemble.judgements import plain, stance_of
from sayso.domain.claim import Stance


@pytest.mark.parametrize(
    "clause",
    [
        "What nobody disputes is that there was heavy fighting at the quarry",
        "No one denies that the ferry was hit",
        "neither side disputes that shells fell on the market",
        "the harbour guard did not dispute that its men had fired",
        "the attack on the mill has never been in doubt",
    ],
)
def test_what_nobody_disputes_is_no_denial(clause: str) -> None:
    """Two negations in one clause say that it happened."""
    triggers = ("fighting", "attack")
    assert stance_of("said", plain(clause), negated_cue=False, triggers=triggers) is Stance.ASSERTS


@pytest.mark.parametrize(
    "clause",
    [
        "no soldiers were killed at the quarry",
        "the attack on the mill did not happen",
        "nobody was hurt, and neither side disputes the hour",
    ],
)
def test_a_plain_negation_is_a_denial_all_the_same(clause: str) -> None:
    """Also where something else in the clause is not disputed."""
    assert stance_of("said", plain(clause), negated_cue=False, triggers=("attack",)) is Stance.DENIES
