"""What a claim is against, by its words: what it negates, and whose account it answers."""

from __future__ import annotations

import pytest

from sayso.domain.claim import Aspect
from sayso.relate.content import units_of
from sayso.relate.opposing import Opposing, harms_denied, negated_in, takes_up, tells_what_is_not
from sayso.relate.question import Wording


def meets(against: str, holding: str, *others: str) -> bool:
    """Whether the first is against what the second holds, among the wordings of an event."""
    told = [Wording(against, Aspect.WHAT, against=True), Wording(holding, Aspect.WHAT, against=False)]
    return Opposing([*told, *(Wording(one, Aspect.WHAT, against=False) for one in others)]).meets(0, 1)


USUAL = (
    "the missile flew over Korva",
    "Korva was warned of the missile",
    "a missile is a danger to Korva",
    "the missile was fired from the coast",
)
"""An event in which everybody speaks of the missile and of Korva."""


@pytest.mark.parametrize(
    ("against", "holding"),
    [
        ("the missile did not reach the harbour wall", "the missile reached the harbour wall"),
        ("no warship was anchored in the harbour", "a warship was anchored in the harbour that night"),
        ("the harbour wall was breached", "the harbour wall was breached by the missile"),  # whoever denies it says so
        ("killed nobody", "a dozen sailors were killed"),
        ("there were no casualties", "scores of sailors are dead"),
    ],
)
def test_a_denial_meets_what_it_is_about(against: str, holding: str) -> None:
    """It negates much of what the other holds, or a harm of which the other tells."""
    assert meets(against, holding, *USUAL)


@pytest.mark.parametrize(
    ("against", "holding"),
    [
        ("the missile was no danger to shipping", "Korva was told of the missile by radio"),
        ("Korva is not at war", "Korva has called up its reserves"),  # the name alone is common
        ("no tug left the harbour", "no tug could have left the harbour"),  # both negate
        ("the pilot, who has not been named, left the harbour by tug", "the pilot left the harbour by tug"),
    ],
)
def test_what_tells_of_something_else_meets_nothing(against: str, holding: str) -> None:
    """One word that the whole event has in common makes no answer, nor does a negation of something beside it."""
    assert not meets(against, holding, *USUAL)


def test_whoever_says_that_it_was_not_theirs_answers_who_says_whose_it_was() -> None:
    """In whatever words; of another matter than who did it such words answer what they share."""
    ours, theirs = "nothing that our pilots did led to it", "Korva caused the collision"
    told = [Wording(ours, Aspect.WHO_DID, against=True), Wording(theirs, Aspect.RESPONSIBILITY, against=False)]
    assert Opposing(told).meets(0, 1)
    assert not meets(ours, theirs, *USUAL)


def test_what_is_negated_goes_from_the_word_before_to_the_next_mark() -> None:
    """A clause of its own is not negated by another."""
    assert negated_in("the pilot, who was not named, fled") == units_of("named")
    assert negated_in("they killed nobody") == units_of("killed")
    assert negated_in("the pilot fled") == frozenset()


def test_harms_are_denied_near_the_word_for_them() -> None:
    """Some words before it, or right behind it; further off something else is negated."""
    assert harms_denied("hardly anybody was killed") == units_of("killed")
    assert harms_denied("nobody had thought that he would ever have been killing people") == frozenset()


@pytest.mark.parametrize(
    "words", ["no such order was given", "It did not happen.", "nothing of the kind", "That’s not so", "none of this"]
)
def test_some_words_deny_whatever_was_said_before(words: str) -> None:
    """They tell of themselves nothing that is not so."""
    assert takes_up(words)
    assert not tells_what_is_not(words)


@pytest.mark.parametrize("words", ["it happened at dawn", "such orders are given", "so the road was shut"])
def test_what_affirms_takes_up_nothing(words: str) -> None:
    """The same words without a negation are a claim like any other."""
    assert not takes_up(words)
