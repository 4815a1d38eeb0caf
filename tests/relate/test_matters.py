"""Claims of one event sorted into propositions; sentences and names are invented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.domain.claim import Aspect, Stance
from sayso.relate import Matter, Saying, matters_of

DAY = datetime(2031, 3, 3, tzinfo=UTC)
A, D, C = Stance.ASSERTS, Stance.DENIES, Stance.CANNOT_VERIFY


def saying(
    number: int,
    words: str,
    stance: Stance = A,
    report: int = 0,
    aspect: Aspect = Aspect.OTHER,
    *,
    settled: bool = False,
) -> Saying:
    """One claim; reports are published a day apart, claims follow one another."""
    order = (DAY + timedelta(days=report), f"report-{report}", number, f"c{number:05}")
    return Saying(f"c{number:05}", f"report-{report}", words, stance, number, order, aspect, settled)


def sorted_into(aspect: Aspect, *told: str | tuple[str, Stance] | tuple[str, Stance, int]) -> list[set[int]]:
    """The matters as sets of the numbers of what was told."""
    given = [one if isinstance(one, tuple) else (one,) for one in told]
    return numbers(matters_of(replace(saying(n, *one), aspect=aspect) for n, one in enumerate(given)))


def numbers(found: Sequence[Matter]) -> list[set[int]]:
    """The numbers of each matter's claims."""
    return [{int(claim[1:]) for claim in matter.claims} for matter in found]


def test_the_same_words_are_one_matter() -> None:
    """Copies and headlines are with what they repeat, whatever their case and marks."""
    words = ("Smoke rose over the old mill", "smoke rose over the “old mill”", "the harvest festival was put off")
    assert sorted_into(Aspect.WHAT, *words) == [{0, 1}, {2}]


def test_a_denial_is_with_what_it_denies() -> None:
    """Negation, hedges and words of saying do not tell propositions apart."""
    told = ("convoys crossed the salt flats", ("no convoys have ever crossed the salt flats", D))
    assert sorted_into(Aspect.OTHER, *told, "allegedly, convoys crossed the salt flats") == [{0, 1, 2}]


def test_unrelated_words_are_apart() -> None:
    """One common word does not make two claims one proposition."""
    told = ("the mayor of Tarnow resigned", ("the granary was never searched", D), "the mayor liked fishing")
    assert sorted_into(Aspect.OTHER, *told) == [{0}, {1}, {2}]


@pytest.mark.parametrize(
    "other",
    [
        "Brevik was captured by Ostrel's guards",
        "Brevik has fallen",
        "Brevik is under Ostreli control",
        "hold of Brevik",
    ],
)
def test_control_is_by_the_place(other: str) -> None:
    """Whatever verb and voice, it is the place held that makes the matter, and not who holds it."""
    told = ("Ostrel's guards took Brevik", "Ostrel's guards took Sunde", other)
    assert sorted_into(Aspect.CONTROL, *told) == [{0, 2}, {1}]


def test_how_many_were_harmed_is_not_who_was() -> None:
    """A number and a kind of people are two answers; who denies any harm meets them both at once."""
    number = saying(0, "nine ferrymen were killed by the shells at the pier", aspect=Aspect.HOW_MANY)
    people = saying(1, "ferrymen and their sons were killed by the shells at the pier", aspect=Aspect.WHO_SUFFERED)
    assert numbers(matters_of([number, people])) == [{0}, {1}]
    denial = replace(people, stance=D)
    assert numbers(matters_of([number, denial])) == [{0, 1}]


def test_a_village_without_a_name_is_the_one_that_is_named() -> None:
    """Where one place is held or lost, who names none means it; where two are, nobody knows which."""
    told = ("the brigade overran Korva", "the raid seized a village at the river", "its men took the village by noon")
    assert sorted_into(Aspect.CONTROL, *told) == [{0, 1, 2}]
    assert len(sorted_into(Aspect.CONTROL, *told, "the army holds Osk")) > 2


def test_how_many_is_by_what_is_counted() -> None:
    """Figures for one thing stay together however they differ; the dead, the wounded and boats are apart."""
    told = (
        "12 people were killed",
        "four boats were used",
        "at least 30 were wounded",
        "hundreds of villagers have died",
        ("the death toll was inflated", D),
        "wounding nine people",
    )
    assert sorted_into(Aspect.HOW_MANY, *told) == [{0, 3, 4}, {1}, {2, 5}]


def test_dead_fighters_and_dead_villagers_are_two_counts() -> None:
    """Where two sorts of people died, the dead of no sort are with neither."""
    told = ("15 raiders were killed", "two villagers were killed", "the killing of 17 people")
    assert sorted_into(Aspect.HOW_MANY, *told) == [{0}, {1}, {2}]


def test_dead_soldiers_of_two_sides_are_two_counts() -> None:
    """Each side's dead are counted apart; those of one side under any figure together."""
    told = ("twelve Vardian soldiers were killed", "30 Ostreli soldiers were killed", "killing nine Vardian soldiers")
    assert sorted_into(Aspect.HOW_MANY, *told) == [{0, 2}, {1}]


def test_dead_soldiers_and_dead_militants_are_two_counts() -> None:
    """An army's dead are counted apart from those whom it says it killed."""
    told = ("twelve soldiers were killed", "at least 200 militants were killed", "killing nine soldiers")
    assert sorted_into(Aspect.HOW_MANY, *told) == [{0, 2}, {1}]


def test_who_did_is_by_the_deed() -> None:
    """Rival doers of one deed are in one matter; who runs a school is another."""
    told = ("a Vardian rocket hit the depot", "the attack was carried out by Ostrel", "the school was run by monks")
    assert sorted_into(Aspect.WHO_DID, *told) == [{0, 1}, {2}]


def test_that_it_happened_is_one_matter() -> None:
    """All who say that the event was are together; a denial of something else is apart."""
    told = ("there was shooting at dawn", "a clash took place", ("there was no flooding in the cellars", D))
    assert sorted_into(Aspect.OCCURRENCE, *told) == [{0, 1}, {2}]


def test_what_else_took_place_is_another_matter() -> None:
    """Who tells of the deed, or of fighting, tells that the event took place; a guard's leaving is something else."""
    told = ("there was fighting at the weir", "clashes broke out near the mill", "the guard withdrew from the ferry")
    assert sorted_into(Aspect.OCCURRENCE, *told) == [{0, 1}, {2}]


def test_thin_words_go_with_what_precedes_them() -> None:
    """A denial without content of its own is with the nearest claim before it in its report."""
    told = ("the mayor of Tarnow resigned", ("the claim", D), "seven sheep crossed the weir", ("the account", D))
    assert sorted_into(Aspect.OTHER, *told) == [{0, 1}, {2, 3}]


def test_thin_words_alone_in_their_report_go_with_the_most_told() -> None:
    """Where nothing precedes them, they are with the matter of most wordings."""
    told = (
        "the mayor of Tarnow resigned",
        "seven sheep crossed the weir",
        "seven grey sheep crossed the weir",
        ("such claims", C, 1),
    )
    assert sorted_into(Aspect.OTHER, *told) == [{0}, {1, 2, 3}]


def test_words_of_checking_go_with_their_content() -> None:
    """A claim that takes no side is with the matter that its words speak of, and not with the nearest."""
    told = ("the guards hold Brevik", "the guards hold Sunde", ("control of Brevik", C))
    assert sorted_into(Aspect.CONTROL, *told) == [{0, 2}, {1}]


def test_words_of_checking_tie_nothing() -> None:
    """Who takes no side joins one matter and never makes two one."""
    told = ["the mayor of Tarnow resigned", "seven sheep crossed the weir"]
    both = ("the mayor of Tarnow resigned as seven sheep crossed the weir", C)
    assert len(sorted_into(Aspect.OTHER, *told, both)) == 2


NAMES = ("Vardia", "Ostrel", "Brevik", "Sunde")
WORDS = (
    "{0} took {2}", "{2} was captured by {1}", "{2} has fallen", "a {0} rocket hit {3}", "the blast was caused by {1}",
    "12 people were killed", "{1} soldiers killed 30 people", "nine villagers were wounded", "the claim", "it",
    "convoys crossed the salt flats near {3}", "no convoys crossed the salt flats",
)  # fmt: skip


@st.composite
def told(draw: st.DrawFn) -> list[Saying]:
    """A few claims of several aspects in a few reports."""
    one = st.tuples(st.sampled_from(WORDS), st.sampled_from(Stance), st.integers(0, 2), st.sampled_from(Aspect))
    return [saying(n, *picked) for n, picked in enumerate(draw(st.lists(one, min_size=1, max_size=9)))]


def named(sayings: Sequence[Saying], names: Sequence[str]) -> list[Saying]:
    """The claims with these names in their places."""
    return [replace(one, words=one.words.format(*names)) for one in sayings]


@settings(max_examples=60)
@given(told(), st.randoms(use_true_random=False))
def test_order_plays_no_part(sayings: list[Saying], random: Random) -> None:
    """The claims in any order give the same matters, each claim in one."""
    given_so = named(sayings, NAMES)
    shuffled = list(given_so)
    random.shuffle(shuffled)
    found = matters_of(given_so)
    assert matters_of(shuffled) == found
    assert sorted(claim for matter in found for claim in matter.claims) == [one.id for one in sayings]


@settings(max_examples=60)
@given(told())
def test_swapping_two_sides_changes_no_matter(sayings: list[Saying]) -> None:
    """Law 4: with the names of two sides swapped in every claim, the matters are the same."""
    swapped = (NAMES[1], NAMES[0], *NAMES[2:])
    assert matters_of(named(sayings, NAMES)) == matters_of(named(sayings, swapped))


@settings(max_examples=60)
@given(told(), st.sampled_from(WORDS))
def test_who_takes_no_side_moves_nobody(sayings: list[Saying], words: str) -> None:
    """Law 5: one more word of checking leaves those who take a side in the matters that they were in."""
    before = named(sayings, NAMES)
    checked = named([saying(99, words, C, 1)], NAMES)
    leading = {one.id for one in before if one.leads}
    parts = [
        {tuple(claim for claim in matter.claims if claim in leading) for matter in matters_of(found)} - {()}
        for found in (before, [*before, *checked])
    ]
    assert parts[0] == parts[1]


@settings(max_examples=60)
@given(told(), st.lists(st.integers(0, 8), max_size=3))
def test_an_aspect_that_a_person_set_stands(sayings: list[Saying], set_by_hand: list[int]) -> None:
    """A claim whose aspect a person set is in a matter of that aspect, whatever its words are like."""
    given_so = [replace(one, settled=n in set_by_hand) for n, one in enumerate(named(sayings, NAMES))]
    aspects = {claim: matter.aspect for matter in matters_of(given_so) for claim in matter.claims}
    assert all(aspects[one.id] is one.aspect for one in given_so if one.settled)


def test_many_claims_with_common_words_are_sorted() -> None:
    """Thousands of wordings are sorted in bounded time: those beyond the first ones join what they are most like."""
    many = [saying(n, f"the council met near gate{n // 2} again, round {n % 2 + 1}") for n in range(4000)]
    assert sum(len(matter.claims) for matter in matters_of(many)) == 4000


def test_one_matter_takes_the_telling_aspect() -> None:
    """Claims alike in their words are one matter whatever aspects were found; a vague one gives way."""
    found = matters_of(
        [
            saying(0, "police fired live rounds at the rally", aspect=Aspect.WHAT),
            saying(1, "police had fired live rounds at a rally", D, aspect=Aspect.WHO_DID),
            saying(2, "the bells were melted", aspect=Aspect.WHAT),
        ]
    )
    assert [(matter.aspect, numbers([matter])) for matter in found] == [
        (Aspect.WHO_DID, [{0, 1}]),
        (Aspect.WHAT, [{2}]),
    ]


def test_likeness_alone_does_not_make_far_aspects_one() -> None:
    """How many died says nothing of why, even in like words."""
    found = matters_of(
        [
            saying(0, "seven miners died in the flooded gallery", aspect=Aspect.HOW_MANY),
            saying(1, "the gallery was flooded to save costs", aspect=Aspect.MOTIVE),
        ]
    )
    assert [matter.aspect for matter in found] == [Aspect.HOW_MANY, Aspect.MOTIVE]


def test_words_of_checking_follow_a_claim_of_their_aspect() -> None:
    """What could not be verified is the nearest claim of the aspect that it is about, not whatever stands between."""
    found = matters_of(
        [
            saying(0, "nine villagers were wounded", aspect=Aspect.HOW_MANY),
            saying(1, "the mayor of Tarnow resigned"),
            saying(2, "the figure", C, aspect=Aspect.HOW_MANY),
        ]
    )
    assert numbers(found) == [{0, 2}, {1}]
