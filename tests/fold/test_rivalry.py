"""Accounts that cannot hold beside one another, and how their holders are shown."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import cast

import pytest

from sayso.domain.account import Agreement, AspectAccount
from sayso.domain.answered import event_json
from sayso.domain.claim import Aspect, Stance
from sayso.domain.identity import ActorKind
from sayso.fold.status import fold
from tests.ledger.builders import Page, Told, build
from tests.ledger.model import model_of

LATER = datetime(2040, 1, 1, tzinfo=UTC)
VARN, OSTR = "Ministry of Varn", "Ostr High Command"


def matters(*told: Told) -> list[AspectAccount]:
    """The matters of the only event of one report."""
    (event,) = fold(model_of([build(Page(told=told))]).entries, LATER)
    return list(event.aspects)


def stances(matter: AspectAccount) -> dict[str | None, tuple[Stance, bool]]:
    """Each position's stance and whether it is a rival's, by name."""
    return {one.actor.name: (one.stance, one.rival) for one in matter.positions}


def test_each_answer_to_who_did_it_is_a_matter_of_its_own() -> None:
    """Who affirms another answer disputes this one; their claims stay with their own answer."""
    found = matters(
        Told(who=VARN, words="a Lomian rocket hit the depot", aspect=Aspect.WHO_DID),
        Told(who=OSTR, words="a Tessian drone hit the depot", aspect=Aspect.WHO_DID),
    )
    assert {one.proposition for one in found} == {"a Lomian rocket hit the depot", "a Tessian drone hit the depot"}
    for one in found:
        assert one.agreement is Agreement.CONTESTED
        assert sorted(stances(one).values()) == [(Stance.ASSERTS, False), (Stance.DISPUTES, True)]
        assert len(one.claims) == 1


def test_the_published_account_lists_the_claims_of_every_position() -> None:
    """Those of who affirms another answer as well, after its own: each position's words can be looked up."""
    (event,) = fold(
        model_of(
            [
                build(
                    Page(
                        told=(
                            Told(who=VARN, words="a Lomian rocket hit the depot", aspect=Aspect.WHO_DID),
                            Told(who=OSTR, words="a Tessian drone hit the depot", aspect=Aspect.WHO_DID),
                        )
                    )
                )
            ]
        ).entries,
        LATER,
    )
    published = cast("list[dict[str, list[str]]]", event_json(event)["aspects"])
    assert [one["claims"][0] for one in published] == [one.claims[0] for one in event.aspects]
    assert [len(one["claims"]) for one in published] == [2, 2]


def test_who_denies_one_answer_has_not_denied_the_other() -> None:
    """A denial goes with the answer that it names."""
    found = matters(
        Told(who=VARN, words="a Lomian rocket hit the depot", aspect=Aspect.WHO_DID),
        Told(who=OSTR, words="a Tessian drone hit the depot", aspect=Aspect.WHO_DID),
        Told(who="Lomian Guard", words="a Lomian rocket hit the depot", aspect=Aspect.WHO_DID, stance=Stance.DENIES),
    )
    denied = [one for one in found if Stance.DENIES in {position.stance for position in one.positions}]
    assert [one.proposition for one in denied] == ["a Lomian rocket hit the depot"]


@pytest.mark.parametrize("words", ["the accusations absurd", "the baseless charges levelled against it by Varn"])
def test_who_rejects_accusations_denies_those_against_them(words: str) -> None:
    """Whatever was told right before: what accuses the denier is denied, and no other answer."""
    found = matters(
        Told(who=VARN, words="an Ostr rocket hit the depot", aspect=Aspect.WHO_DID),
        Told(who="Tessian Guard", words="a Lomian rocket hit the depot", aspect=Aspect.WHO_DID),
        Told(who="Harbour Union", words="the ferry sailed late", aspect=Aspect.WHAT),
        Told(who=OSTR, words=words, aspect=Aspect.OTHER, stance=Stance.DENIES),
    )
    denied = [one for one in found if Stance.DENIES in {position.stance for position in one.positions}]
    assert [one.proposition for one in denied] == ["an Ostr rocket hit the depot"]


def test_these_accusations_are_those_told_right_before() -> None:
    """Words that point at what was told before mean that, whomever others accuse."""
    found = matters(
        Told(who=VARN, words="an Ostr rocket hit the depot", aspect=Aspect.WHO_DID),
        Told(who="Harbour Union", words="the ferry sailed late", aspect=Aspect.WHAT),
        Told(who=OSTR, words="these accusations", aspect=Aspect.OTHER, stance=Stance.DENIES),
    )
    denied = [one for one in found if Stance.DENIES in {position.stance for position in one.positions}]
    assert [one.proposition for one in denied] == ["the ferry sailed late"]


def test_of_several_answers_the_first_published_comes_first() -> None:
    """However many reports tell of a denial."""
    first, later = "a Lomian rocket hit the depot", "a Tessian drone hit the depot"
    denial = Told(who="Tessian Guard", words=later, aspect=Aspect.WHO_DID, stance=Stance.DENIES)
    both = (Told(who=VARN, words=first, aspect=Aspect.WHO_DID), Told(who=OSTR, words=later, aspect=Aspect.WHO_DID))
    assert [one.proposition for one in matters(*both, denial)][:2] == [first, later]


def test_who_names_nobody_gives_neither_of_two_answers() -> None:
    """What affirms something beside the question is no vote for whom others name, however near its words are."""
    found = matters(
        Told(who=VARN, words="a Lomian rocket hit the depot", aspect=Aspect.WHO_DID),
        Told(who=OSTR, words="a Tessian drone hit the depot", aspect=Aspect.WHO_DID),
        Told(who="Ana Brel", words="a rocket may have hit the depot by mistake", aspect=Aspect.WHO_DID),
    )
    assert [set(stances(one)) for one in found if "Ana Brel" in stances(one)] == [{"Ana Brel"}]


@pytest.mark.parametrize("blame", ["of shelling the depot", "each other for shelling the depot"])
def test_who_blames_the_other_gives_the_answer_that_does_not_name_them(blame: str) -> None:
    """Of two who accuse each other each holds that it was the other: words that name nobody are for that answer."""
    found = matters(
        Told(who="Varn", words="an Ostran rocket hit the depot", aspect=Aspect.WHO_DID),
        Told(who="Ostran", words="a Varn rocket hit the depot", aspect=Aspect.WHO_DID),
        Told(who="Varn army", words=blame, aspect=Aspect.WHO_DID),
    )
    by_words = {one.proposition: stances(one) for one in found}
    assert by_words["an Ostran rocket hit the depot"]["Varn army"] == (Stance.ASSERTS, False)
    assert by_words["a Varn rocket hit the depot"]["Varn army"] == (Stance.DISPUTES, True)


def test_who_blames_back_disputes_the_only_answer() -> None:
    """Where one alone is named for it, and both accuse each other, the one named disputes it."""
    found = matters(
        Told(who="Ana Brel", words="an Ostran rocket hit the depot", aspect=Aspect.WHO_DID, kind=ActorKind.PERSON),
        Told(who="Ostran", words="of shelling the depot", aspect=Aspect.WHO_DID),
    )
    named = next(one for one in found if one.proposition == "an Ostran rocket hit the depot")
    assert named.agreement is Agreement.CONTESTED
    assert stances(named)["Ostran"] == (Stance.DISPUTES, True)


def test_both_sides_who_blame_each_other_give_no_answer() -> None:
    """Who names neither side is no vote for whom others name."""
    found = matters(
        Told(who="Varn", words="an Ostran rocket hit the depot", aspect=Aspect.WHO_DID),
        Told(who="both sides in the war in Ostran", words="each other for shelling the depot", aspect=Aspect.WHO_DID,
             kind=ActorKind.UNKNOWN),
    )  # fmt: skip
    assert [len(one.positions) for one in found] == [1, 1]


def test_who_denies_what_nobody_answered_denies_none_of_the_answers() -> None:
    """A denial that names a third is no word on the two."""
    found = matters(
        Told(who=VARN, words="a Lomian rocket hit the depot", aspect=Aspect.WHO_DID),
        Told(who=OSTR, words="a Tessian drone hit the depot", aspect=Aspect.WHO_DID),
        Told(who="Ana Brel", words="a Sarrow rocket hit the depot", aspect=Aspect.WHO_DID, stance=Stance.DENIES),
    )
    assert [set(stances(one)) for one in found if "Ana Brel" in stances(one)] == [{"Ana Brel"}]


@pytest.mark.parametrize("words", ["its fighters hold Ambrek", "we have the village", "it still holds Ambrek"])
def test_who_holds_a_place_themselves_disputes_that_the_government_does(words: str) -> None:
    """Also where no name tells whose the fighters are."""
    (matter,) = matters(
        Told(who=VARN, words="the village of Ambrek is under government control", aspect=Aspect.CONTROL),
        Told(who="Ilvane Front", kind=ActorKind.ARMED_GROUP, words=words, aspect=Aspect.CONTROL),
    )
    assert matter.agreement is Agreement.CONTESTED
    assert stances(matter) == {VARN: (Stance.ASSERTS, False), "Ilvane Front": (Stance.DISPUTES, True)}
    assert f"Ilvane Front says \u201c{words}\u201d" in matter.because


def test_a_ministry_that_holds_a_place_may_be_the_government() -> None:
    """Two that may be one do not exclude one another, and who lost a place does not hold it."""
    (matter,) = matters(
        Told(who=VARN, words="the village of Ambrek is under government control", aspect=Aspect.CONTROL),
        Told(who=OSTR, words="our troops hold Ambrek", aspect=Aspect.CONTROL),
        Told(who="Ilvane Front", kind=ActorKind.ARMED_GROUP, words="we have lost Ambrek", aspect=Aspect.CONTROL),
    )
    assert matter.agreement is Agreement.UNCONTESTED


def test_names_that_stand_together_are_one_answer() -> None:
    """Two bodies that are said to have done it together are no rivals of one another."""
    (matter,) = matters(
        Told(who=VARN, words="Lomia and Tessia attacked the depot", aspect=Aspect.WHO_DID),
        Told(who=OSTR, words="Lomia and Tessia attacked the depot by night", aspect=Aspect.WHO_DID),
    )
    assert matter.agreement is Agreement.UNCONTESTED


def test_the_proposition_is_what_most_hold() -> None:
    """Of several figures the one that most speakers give is the proposition, whoever printed first."""
    (matter,) = matters(
        Told(who=VARN, words="nine people were wounded", aspect=Aspect.HOW_MANY),
        Told(who=OSTR, words="three people were wounded", aspect=Aspect.HOW_MANY),
        Told(who="Korva hospital", words="three people were wounded", aspect=Aspect.HOW_MANY),
    )
    assert matter.proposition == "three people were wounded"
    assert stances(matter)[VARN] == (Stance.DISPUTES, True)
    assert "another account from Ministry of Varn" in matter.because


FRIGHTEN, FREE = "the raid was meant to frighten the villagers", "the aim was to free six captured nurses"


def reason(who: str, words: str, side: str | None) -> Told:
    """What somebody of a side says it was done for."""
    return Told(who=who, words=words, aspect=Aspect.MOTIVE, side=side)


def test_the_other_sides_reason_disputes_the_first() -> None:
    """What it was done for is an open question: each reason is a matter, and the other side's speaker is against it."""
    found = matters(reason(VARN, FRIGHTEN, "Varn"), reason(OSTR, FREE, "Ostr"))
    assert [one.agreement for one in found] == [Agreement.CONTESTED, Agreement.CONTESTED]
    assert stances(found[0])[OSTR] == (Stance.DISPUTES, True)
    assert stances(found[1])[VARN] == (Stance.DISPUTES, True)


@pytest.mark.parametrize("side", ["Varn", None])
def test_reasons_of_one_side_or_of_nobodys_side_may_all_hold(side: str | None) -> None:
    """Two of one side complete one another; of somebody whose side nobody knows nothing follows."""
    found = matters(reason(VARN, FRIGHTEN, "Varn"), reason(OSTR, FREE, side))
    assert {one.agreement for one in found} == {Agreement.UNCONTESTED}


def test_a_reason_given_by_its_rival_too_is_not_disputed() -> None:
    """Who gives both reasons stands beside neither; who only denies one gives none."""
    both = matters(reason(VARN, FRIGHTEN, "Varn"), reason(VARN, FREE, "Varn"))
    assert {one.agreement for one in both} == {Agreement.UNCONTESTED}
    denial = Told(who=OSTR, words=FREE, aspect=Aspect.MOTIVE, stance=Stance.DENIES, side="Ostr")
    assert {one.agreement for one in matters(reason(VARN, FRIGHTEN, "Varn"), denial)} == {Agreement.UNCONTESTED}


def test_who_says_that_a_toll_was_inflated_disputes_it() -> None:
    """Without a figure of one's own one may hold another's wrong; who gives one stands by it."""
    toll = Told(who=VARN, words="ninety people were killed", aspect=Aspect.HOW_MANY)
    doubt = Told(who=OSTR, words="the ministry of inflating the number of those killed", aspect=Aspect.HOW_MANY)
    (matter,) = matters(toll, doubt)
    assert matter.agreement is Agreement.CONTESTED
    assert stances(matter) == {VARN: (Stance.ASSERTS, False), OSTR: (Stance.DISPUTES, False)}


def contested(*told: Told) -> dict[str, bool]:
    """By proposition whether a matter is contested."""
    return {one.proposition: one.agreement is Agreement.CONTESTED for one in matters(*told)}


def test_figures_of_other_things_collide_with_nothing() -> None:
    """Rockets and residents are counted apart, and so are the dead and the hurt; two counts of one thing collide."""
    rockets = Told(who=VARN, words="four rockets fell on the harbour", aspect=Aspect.HOW_MANY)
    people = Told(who=OSTR, words="900 residents live by the harbour", aspect=Aspect.HOW_MANY)
    more = Told(who=OSTR, words="nine rockets fell on the harbour", aspect=Aspect.HOW_MANY)
    assert not any(contested(rockets, people).values())
    assert all(contested(rockets, more).values())


def test_how_many_somebody_means_to_do_is_no_account_of_how_many_there_were() -> None:
    """Who threatens to fire nine does not dispute that four were fired."""
    fired = Told(who=VARN, words="four rockets were fired at the harbour", aspect=Aspect.HOW_MANY)
    threat = Told(who=OSTR, words="to fire nine rockets at the harbour", aspect=Aspect.HOW_MANY)
    assert not any(contested(fired, threat).values())


def test_reasons_of_many_sides_are_not_at_odds() -> None:
    """Two sides give rival reasons for a deed; where a third speaks of what it wants, all of them may hold."""
    first = Told(who=VARN, words="the raid was to open the road", aspect=Aspect.MOTIVE, side="Varn")
    second = Told(who=OSTR, words="the raid was meant to spread fear", aspect=Aspect.MOTIVE, side="Ostr")
    third = Told(who="Lomia", words="to protect the lives of our people", aspect=Aspect.MOTIVE, side="Lomia")
    assert all(contested(first, second).values())
    assert not any(contested(first, second, third).values())


def test_names_in_what_tells_of_several_deeds_are_not_rival_answers() -> None:
    """Nobody denies anything, nobody is accused, and the claims have nothing in common but the kind of deed."""
    found = contested(
        Told(
            who=VARN, words="Lomia fired a rocket over the strait for the first time this year", aspect=Aspect.WHO_DID
        ),
        Told(who="the harbour master", words="the Tessian attack shut both ferries", aspect=Aspect.WHO_DID),
    )
    assert not any(found.values())


def test_what_is_not_so_disputes_only_what_was_said_of_it() -> None:
    """A negated statement beside others is a matter of its own; one that answers a claim disputes it."""
    moved = Told(who=VARN, words="the garrison moved to the old brewery at dusk", aspect=Aspect.WHAT)
    apart = Told(who=OSTR, words="the garrison did not ask anybody for help", aspect=Aspect.WHAT, stance=Stance.DENIES)
    answer = Told(
        who=OSTR, words="the garrison had not moved to the old brewery", aspect=Aspect.WHAT, stance=Stance.DENIES
    )
    assert not any(contested(moved, apart).values())
    assert any(contested(moved, answer).values())


def test_no_such_thing_denies_what_was_said_before_it() -> None:
    """It has no words of its own for that."""
    order = Told(who=VARN, words="the colonel ordered the boats out", aspect=Aspect.RESPONSIBILITY)
    denial = Told(who=OSTR, words="there was no such order", aspect=Aspect.RESPONSIBILITY, stance=Stance.DENIES)
    assert contested(order, denial) == {"the colonel ordered the boats out": True}


def test_some_of_a_sort_may_be_among_more_people() -> None:
    """Two children do not dispute 84 people; twelve fighters do dispute two people, of whom they cannot be some."""
    people = Told(who=VARN, words="84 people were killed", aspect=Aspect.HOW_MANY)
    children = Told(who=OSTR, words="two children were killed", aspect=Aspect.HOW_MANY)
    few = Told(who=VARN, words="two people were killed", aspect=Aspect.HOW_MANY)
    fighters = Told(who=OSTR, words="12 fighters were killed", aspect=Aspect.HOW_MANY)
    assert not any(contested(people, children).values())
    assert all(contested(few, fighters).values())


def test_who_wards_off_a_part_answers_who_did_it_and_not_what_was_said_last() -> None:
    """Few words name no deed; what was told last is something else."""
    found = contested(
        Told(who=VARN, words="Ostr prepared the raid on the mill", aspect=Aspect.RESPONSIBILITY),
        Told(who=VARN, words="the ferry sails again tomorrow", aspect=Aspect.OTHER),
        Told(who=OSTR, words="it had nothing to do with it", aspect=Aspect.RESPONSIBILITY, stance=Stance.DENIES),
    )
    assert found == {"Ostr prepared the raid on the mill": True, "the ferry sails again tomorrow": False}


def test_who_passes_a_denial_on_is_not_denied_by_it() -> None:
    """The few words stand in what an outlet says; they answer what was claimed before that."""
    found = contested(
        Told(who=VARN, words="Ostr prepared the raid on the mill", aspect=Aspect.OTHER),
        Told(who=None, own_voice=True, words="Ostr says that it is a lie, and now the weather", aspect=Aspect.OTHER),
        Told(who=OSTR, words="it is a lie", aspect=Aspect.OTHER, stance=Stance.DENIES),
    )
    assert found["Ostr prepared the raid on the mill"]
    assert not found["Ostr says that it is a lie, and now the weather"]
