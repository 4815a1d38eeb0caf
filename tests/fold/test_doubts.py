"""What an outlet means that could not check several claims at once; speakers and sentences are invented."""

from __future__ import annotations

from datetime import UTC, datetime

from sayso.domain.account import Agreement, AspectAccount, Verification
from sayso.domain.claim import Aspect, Stance
from sayso.fold.status import fold
from tests.ledger.builders import Page, Told, build
from tests.ledger.model import model_of

LATER = datetime(2040, 1, 1, tzinfo=UTC)
VARN, OSTR = "Ministry of Varn", "Ostr High Command"
DEAD = Told(who=VARN, words="twelve raiders were killed at the ford", aspect=Aspect.HOW_MANY)
TRUCKS = Told(who=VARN, words="nine trucks were burned in the yard", aspect=Aspect.HOW_MANY)
BOATS = Told(who=OSTR, words="six boats were sunk near the pier", aspect=Aspect.HOW_MANY)
NOT_MARKED, DOUBTED = Verification.NOT_MARKED, Verification.OUTLET_STATES_NOT_VERIFIED


def _matters(*told: Told) -> dict[str, AspectAccount]:
    """The matters of the only event of one report, by their propositions."""
    (event,) = fold(model_of([build(Page(told=told))]).entries, LATER)
    return {one.proposition: one for one in event.aspects}


def _doubt(words: str) -> Told:
    return Told(own_voice=True, stance=Stance.CANNOT_VERIFY, words=words, aspect=Aspect.HOW_MANY)


def _checked(*told: Told) -> dict[str, Verification]:
    return {words: one.verification for words, one in _matters(*told).items()}


def test_none_of_the_figures_is_all_that_were_given() -> None:
    """Each figure given before is one that the outlet could not check; one given after is not."""
    found = _checked(DEAD, TRUCKS, _doubt("none of the figures could be verified"), BOATS)
    assert found == {DEAD.words: DOUBTED, TRUCKS.words: DOUBTED, BOATS.words: NOT_MARKED}


def test_a_named_speaker_s_statement_is_all_of_theirs_and_nobody_else_s() -> None:
    """Who else gave a figure is not doubted."""
    found = _checked(BOATS, DEAD, TRUCKS, _doubt("the Ministry of Varn's statement could not be verified"))
    assert found == {DEAD.words: DOUBTED, TRUCKS.words: DOUBTED, BOATS.words: NOT_MARKED}


def test_one_claim_that_could_not_be_checked_is_one() -> None:
    """Words that mean one claim go with one matter."""
    found = _checked(DEAD, TRUCKS, _doubt("the claim could not be verified"))
    assert sorted(found.values()) == sorted((NOT_MARKED, DOUBTED))


def test_those_of_something_else_are_no_claims() -> None:
    """Some boats are nothing that was told of; what "could not be checked" is."""
    one = _checked(DEAD, TRUCKS, _doubt("it is not known how many sailed in those boats after dark"))
    assert sum(found is DOUBTED for found in one.values()) == 1
    both = _checked(DEAD, TRUCKS, _doubt("these could not be checked"))
    assert both == {DEAD.words: DOUBTED, TRUCKS.words: DOUBTED}


def test_doubts_of_several_claims_set_nobody_against_anybody() -> None:
    """Checking is no side: agreement and spread stay as they were."""
    told = (DEAD, TRUCKS, BOATS)
    without, found = _matters(*told), _matters(*told, _doubt("none of the figures could be verified"))
    for words, one in found.items():
        assert one.agreement is Agreement.UNCONTESTED
        assert one.spread == without[words].spread
