"""What a clause does, by its own words."""

from __future__ import annotations

import pytest

from sayso.assemble.judgements import certainty_of, is_no_account, plain, stance_of
from sayso.domain.claim import Stance
from sayso.domain.factuality import Certainty


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


@pytest.mark.parametrize(
    ("clause", "stance"),
    [
        ("the shells could not have come from the east bank", Stance.DENIES),
        ("the ferry couldn't possibly have been hit by a mine", Stance.DENIES),
        ("such a fire could not have spread without help from inside", Stance.ASSERTS),
        ("the flood could not reasonably have been foreseen", Stance.ASSERTS),
        ("the guild could not know so soon as it claims who had opened the sluice", Stance.DENIES),
        ("the town is not cut off, as the rebels have alleged", Stance.DENIES),
        ("I do not believe any of the guards could have aimed at the ferry", Stance.DENIES),
        ("we do not believe in luck", Stance.ASSERTS),
        ("it is not the guild or its boats that raise the price", Stance.DENIES),
        ("it was not the first time that a ferry was hit", Stance.ASSERTS),
        ("for them to say that we fired is an extraordinary lie", Stance.DENIES),
        ("it would not open the sluice as soon as it could", Stance.ASSERTS),
        ("they weren't to be afraid", Stance.ASSERTS),
        ("the sluice was not to be opened", Stance.ASSERTS),
    ],
)
def test_what_could_not_have_been_and_is_not_as_others_told_it_is_denied(clause: str, stance: Stance) -> None:
    """Where nothing takes it back: "could not have spread without help" says that there was help."""
    assert stance_of("said", plain(clause), negated_cue=False, triggers=()) is stance


@pytest.mark.parametrize(
    ("cue", "clause"),
    [
        ("did not say", "whether the bridge had been mined"),
        ("would not comment on", "the prosecutor's letter"),
        ("would neither confirm nor deny", "that the convoy had been seen"),
        ("stopped short of saying", "the marines had fired"),
        ("did not mention", "who had closed the gate"),
        ("did not answer", "calls"),
        ("is yet to confirm", "the blast at the sluice"),
        ("did not mention", "the reported collision of the two ferries"),
        ("made no mention of", "the collision"),
        ("has not yet confirmed", "that its boat was hit"),
        ("stopped short of claiming", "responsibility for the blast"),
    ],
)
def test_what_somebody_would_not_tell_is_a_refusal(cue: str, clause: str) -> None:
    """A question left unanswered declines, whichever verb says so."""
    assert stance_of(cue, clause, negated_cue=False, triggers=()) is Stance.DECLINES


@pytest.mark.parametrize(
    ("cue", "clause"),
    [
        ("was unable to corroborate", "reports that wells had been poisoned"),
        ("has not been able to establish", "whether the marines fired"),
        ("could not determine", "when the picture was taken"),
        ("is not in a position to confirm", "the figure"),
        ("does not know", "who gave the order"),
    ],
)
def test_who_could_not_find_out_cannot_verify(cue: str, clause: str) -> None:
    """A cue of "unable to corroborate" confirms nothing."""
    assert stance_of(cue, clause, negated_cue=False, triggers=()) is Stance.CANNOT_VERIFY


@pytest.mark.parametrize(
    ("cue", "clause"),
    [
        ("called", "the accusation \u201ca shameful attempt to win votes\u201d"),
        ("described", "the admiral's figures as fiction"),
        ("called", "an absurd lie"),
        ("has called the allegations of", "a gas attack a \u201cfabrication\u201d"),
        ("denounced", "the testimony of the two pilots"),
        ("reacted with disbelief to", "the ministry's claims about the ferry"),
        ("withdrew", "its claim that the ferry had been armed"),
        ("has taken back", "the statement that nine gunmen were among the dead"),
        ("said", "the ministry was retracting its earlier report"),
        ("does not accept", "the commission's account"),
    ],
)
def test_who_calls_an_account_worthless_or_takes_it_back_disputes_it(cue: str, clause: str) -> None:
    """Whether somebody else's or the speaker's own."""
    assert stance_of(cue, plain(clause), negated_cue=False, triggers=()) in {Stance.DISPUTES, Stance.DENIES}


@pytest.mark.parametrize(
    ("cue", "clause"),
    [
        ("called", "the incident \u201ca provocation by the garrison\u201d"),
        ("described", "the figures as reliable"),
        ("withdrew", "its troops from the ridge"),
        ("said", "analysts had raised doubts about the convoy"),
        ("said", "no cause was being ruled out"),
        ("does not rule out", "that the mine was an old one"),
        ("said", "forty of the men have not come home"),
        ("said", "cars not associated with the wedding had been hit"),
        ("said", "investigators had collected nine shells of a kind the navy does not use"),
        ("said", "we have no water and no homes"),
        ("said", "if the council does not act, we will"),
        ("said", "the admiral decided not to take action"),
        ("said", "the men were held at the mill, one day after a report said it did not happen"),
        ("said", "the blast might have been a false-flag operation"),
        ("said", "fourteen of the men have not come home"),
        ("said", "they fired into a square where there were no soldiers"),
        ("said", "the guards beat two clerks even though they were not armed"),
    ],
)
def test_a_name_a_withdrawal_or_a_not_alone_is_no_denial(cue: str, clause: str) -> None:
    """What is named is no account, who withdraws are troops, what is not so is not the matter."""
    negated = "rule out" in cue  # as the lexicon has it
    assert stance_of(cue, plain(clause), negated_cue=negated, triggers=("hit",)) is Stance.ASSERTS


@pytest.mark.parametrize(
    "clause",
    [
        "this was no accident",
        "nobody is hiding anything at the port",
        "the islanders have no aircraft",
        "none of our guards told anyone to leave the square",
        "the brigade does not use such shells",
        "they had killed nobody who was unarmed",
        "there is no other explanation",
        "it knew of no such call",
        "he had been mistaken",
    ],
)
def test_negations_of_the_present_deny_as_those_of_the_past_do(clause: str) -> None:
    """A subject that nobody is, a thing that there is none of, a verb of the present negated."""
    assert stance_of("said", plain(clause), negated_cue=False, triggers=()) in {Stance.DENIES, Stance.DISPUTES}


@pytest.mark.parametrize(
    ("cue", "clause", "certainty"),
    [
        ("said", "there were strong indications that a mine had sunk the boat", Certainty.PROBABLE),
        ("said", "the blot on the plate is in all likelihood a bird", Certainty.PROBABLE),
        ("said", "the testimony was serious, if true", Certainty.POSSIBLE),
        ("said", "she would resign if the guards had fired", Certainty.POSSIBLE),
        ("said", "no cause was being ruled out", Certainty.POSSIBLE),
        ("said", "he could hear the guns from the mill", Certainty.CERTAIN),
        ("denied", "the islanders' claims that it had shelled the mill", Certainty.CERTAIN),
    ],
)
def test_how_far_a_speaker_goes(cue: str, clause: str, certainty: Certainty) -> None:
    """Signs and likelihoods, conditions, what could be seen; a denial is not made weaker by what it denies."""
    stance = stance_of(cue, clause, negated_cue=cue == "denied", triggers=())
    assert certainty_of(cue, clause, stance=stance, nobody=False, hedges=()) is certainty


@pytest.mark.parametrize(
    ("cue", "clause", "sourced"),
    [
        ("asked", "whether the mission might visit the quarry", False),
        ("were not authorised", "to discuss it in public", False),
        ("self-proclaimed", "Republic of Ulm", False),
        ("could be read", "two of the three letters", False),
        ("told", "a different story", True),
        ("gave", "a lower figure", True),
        ("has released", "a new timeline of the raid on the mill", True),
        ("citing", "a statement by the harbour guard", True),
        ("announced", "the results of his investigation", True),
        ("to investigate", "the raid and others like it", True),
        ("indicts", "a clerk who had slapped a guard", True),
        ("sentenced", "her to nine months for sedition", True),
    ],
)
def test_what_gives_no_account_is_told_apart(cue: str, clause: str, *, sourced: bool) -> None:
    """Questions, terms of speaking, names that people give themselves, and words that only announce an account."""
    assert is_no_account(cue, plain(clause), sourced=sourced)
    assert not is_no_account("said", "the mission was in the quarry", sourced=sourced)


def test_papers_that_tell_something_are_accounts() -> None:
    """What a released paper shows, and whether something was so, is told."""
    assert not is_no_account("released", "footage of men who had crossed the river", sourced=True)
    assert not is_no_account("is investigating", "whether its men fired", sourced=True)


def test_whom_somebody_charges_is_an_account_where_it_is_told_with_what() -> None:
    """Then it says what they did."""
    assert not is_no_account("has charged", "the mayor with theft", sourced=True)
    assert not is_no_account("indicted", "two officers for the killing", sourced=True)
