"""Who are one speaker in the reports of one event; names and sentences are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from sayso.domain.identity import Actor, ActorKind, actor_id
from sayso.domain.ledger import Entry, Judgement, JudgementKind, ToldClaim
from sayso.fold.decisions import Registry
from sayso.fold.grouping import Groups
from sayso.fold.same_speakers import held_as
from sayso.fold.status import fold
from tests.ledger.builders import MONDAY, Page, Told, build
from tests.ledger.model import Model, model_of

LATER = datetime(2040, 1, 1, tzinfo=UTC)
PERSON, OFFICIAL, BODY, ARMED = (
    ActorKind.PERSON,
    ActorKind.OFFICIAL,
    ActorKind.ORGANISATION,
    ActorKind.ARMED_GROUP,
)
Spoke = tuple[str, str, ActorKind, str | None]
"""The words for a speaker, the name, the kind, the side."""


def told(*spoke: Spoke) -> Model:
    """Reports of one event, in each of which one of these says the same."""
    pages = [
        Page(f"Outlet {number}", [Told(who=name, side=side)], published=MONDAY + timedelta(hours=number))
        for number, (_, name, _, side) in enumerate(spoke)
    ]
    model = model_of([build(page) for page in pages])
    words = {name: (shown, kind) for shown, name, kind, _ in spoke}
    model.entries = [_as(entry, words) for entry in model.entries]
    return model


def _as(entry: Entry, words: dict[str, tuple[str, ActorKind]]) -> Entry:
    claim = entry.body
    if not isinstance(claim, ToldClaim) or claim.actor is None:
        return entry
    shown, kind = words[claim.actor.name]
    return replace(entry, body=replace(claim, source_words=shown, actor=replace(claim.actor, kind=kind)))


def speakers(model: Model) -> list[str]:
    """How those are called who hold the one position, each once."""
    (event,) = fold(model.entries, LATER)
    return [one.actor.name or "" for matter in event.aspects for one in matter.positions]


def of(name: str, kind: ActorKind = PERSON, shown: str = "", side: str | None = None) -> Spoke:
    """A speaker who is called by the name where no other words are given."""
    return shown or name, name, kind, side


@pytest.mark.parametrize(
    ("spoke", "names"),
    [
        ((of("MK Tolk"), of("Mira Tolk")), ["MK Tolk"]),
        ((of("Tolk"), of("Mira Tolk", shown="the miner Mira Tolk")), ["the miner Mira Tolk"]),
        ((of("the army of Korva", BODY), of("Korva army", BODY)), ["the army of Korva"]),
        ((of("RVC", ARMED), of("Red Valley Corps", ARMED)), ["Red Valley Corps"]),
        (
            (of("governor of Korva", OFFICIAL), of("Mira Tolk", OFFICIAL, "Korva Governor Mira Tolk")),
            ["Korva Governor Mira Tolk"],
        ),
    ],
)
def test_one_name_written_otherwise_is_one_speaker(spoke: tuple[Spoke, ...], names: list[str]) -> None:
    """Whichever report comes first in the ledger, one holds the position, called by the first full introduction."""
    for entries in permutations(told(*spoke).entries[-2:]):
        model = told(*spoke)
        model.entries[-2:] = entries
        assert speakers(model) == names


@pytest.mark.parametrize(
    "spoke",
    [
        (of("Tolk"), of("Mira Tolk"), of("Nils Tolk")),
        (of("Tolk", ActorKind.WITNESS), of("Mira Tolk")),
        (of("M Tolk"), of("Mira Tolk"), of("Mona Tolk")),
        (of("Korva army", BODY, side="Vardia"), of("army of Korva", BODY, side="Ostrel")),
        (of("Free Column", ARMED), of("Ostrelian Free Column", ARMED)),
        (of("general staff", BODY), of("Vardian general staff", BODY)),
        (of("governor of Korva", OFFICIAL), of("Mira Tolk", OFFICIAL, "former Korva Governor Mira Tolk")),
        (of("RVC", ARMED), of("Red Valley Corps", ARMED), of("Rum Valley Corps", ARMED)),
    ],
)
def test_what_may_be_two_stays_two(spoke: tuple[Spoke, ...]) -> None:
    """Names that several fit, two sides, witnesses, bodies that each state has, former holders of an office: two."""
    assert len(speakers(told(*spoke))) == len(spoke)


def test_a_person_who_holds_two_to_be_two_is_believed() -> None:
    """A judgement parts what the names would join, and its undoing joins them again."""
    model = told(of("MK Tolk"), of("Mira Tolk"))
    apart = Judgement(JudgementKind.NEVER_SAME_ACTOR, actor_id("MK Tolk"), None, actor_id("Mira Tolk"), None)
    model.at = max(entry.recorded_at for entry in model.entries)
    model.judge(apart)
    assert speakers(model) == ["MK Tolk", "Mira Tolk"]
    model.judge(Judgement(JudgementKind.UNDO, apart.id, None, None, None))
    assert speakers(model) == ["MK Tolk"]


def test_a_side_set_for_one_name_is_the_speaker_s() -> None:
    """It counts for the one whose name stands for both."""
    model = told(of("MK Tolk"), of("Mira Tolk"))
    model.judge(Judgement(JudgementKind.SIDE, actor_id("Mira Tolk"), "Vardia", None, None))
    (event,) = fold(model.entries, LATER)
    assert {one.actor.side for matter in event.aspects for one in matter.positions} == {"Vardia"}


def test_among_many_names_those_that_are_one_are_found() -> None:
    """However many speak of an event, a name is looked up among all of them."""
    names = [f"{one}a{two}i{three} Tal{one}o{two}u{three}".title() for one, two, three in permutations("bdfknprv", 3)]
    many = [Actor(actor_id(name), name, PERSON, ()) for name in (*names, "Mira Tolk", "MK Tolk", "Tolk")]
    held = held_as(many, Registry(Groups(), frozenset()))
    assert {held[actor_id(name)] for name in ("Mira Tolk", "MK Tolk", "Tolk")} == {actor_id("Mira Tolk")}
    assert len(set(held.values())) == len(names) + 1
