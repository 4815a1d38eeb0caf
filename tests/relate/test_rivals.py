"""Doers and places held, in invented sentences."""

from __future__ import annotations

import pytest

from sayso.relate.rivals import doers_of, doers_shown, held_in


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("the blast was caused by a Vardian rocket", "Vardian"),
        ("Ostrel for the blast", "Ostrel"),
        ("Ostrel's forces carried out a strike on Brevik", "Ostrel"),
        ("it was a failed launch of a Vardian missile near Sunde", "Vardian"),
        ("Brevik was attacked by gunmen", ""),
        ("Vardian jets Tuesday attacked Sunde", "Vardian"),
        ("Vardia has intelligence that proves the blast was a failed Ostreli rocket launch", "Ostreli"),
        ("Vardia has evidence that the blast was an accident", ""),
        ("Vardia's unit that crossed the river attacked Sunde", "Vardia"),
        ("the flash that Vardia blamed on a rocket was lightning", ""),
        ("it committed a massacre by bombing the Sunde quarter", ""),
        ("the Sunde hospital was where the rocket fell", ""),
        ("Brevik was attacked", ""),
        ("Brevik was attacked by July", ""),
        ("Suddenly, on the evening of 3 May, Vardia's troops attacked Sunde", "Vardia"),
        ("Brevik has fallen", ""),
        ("raiders took Brevik", ""),
    ],
)
def test_doers_are_named_by_the_words(words: str, shown: str) -> None:
    """Whoever did it stands before the verb, after "by", or right before the deed; a target is no doer."""
    assert doers_shown(words) == shown


def test_a_country_and_its_adjective_are_one_doer() -> None:
    """Forces named after their country are that country's."""
    assert doers_of("Vardia attacked Sunde") == doers_of("an attack by Vardian forces")
    assert doers_of("on Sunday, 3 May, Vardia’s forces attacked Sunde") == doers_of("Vardia attacked Sunde")


@pytest.mark.parametrize(
    "words",
    [
        "Vardian troops took Brevik",
        "the capture of Brevik",
        "Brevik has fallen to Vardia",
        "Brevik was seized by Vardians",
        "Brevik is under Vardian control",
    ],
)
def test_a_place_is_held_by_any_verb(words: str) -> None:
    """The place is what the verb takes, or its subject where it falls or is taken."""
    assert held_in(words) == held_in("the seizure of Brevik") != frozenset()


def test_a_place_without_a_name_is_its_noun() -> None:
    """The bridge is one thing, the mill another; a mere village may be any."""
    assert held_in("they took the bridge at Sunde") == held_in("the bridge was seized") != held_in("they hold the mill")


def test_no_place_is_made_up() -> None:
    """Where no place is named, none is held."""
    assert held_in("they hold the village") == frozenset()
    assert held_in("a militia that pretends to have taken it") == frozenset()
    assert held_in("Brevik lies on a river") == frozenset()
