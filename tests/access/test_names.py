from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.access.names import LONGEST, key_of, name_of
from sayso.access.passwords import LONGEST as LONGEST_PASSWORD
from sayso.access.passwords import Hasher, check_fit, made_up
from sayso.errors import BadRequest
from tests.access.cheap import ADA, cheap


@pytest.mark.parametrize(
    "name",
    [
        "Ada Moor",
        "\u041d\u0438\u043d\u0430 \u041a.",
        "李 明",
        "Zoë O’Dell-Páez",
        "\u0646\u06cc\u0645\u0627\u200c\u0632\u0627\u062f\u0647",
        "R2",
        "Ngũgĩ",
    ],
)
def test_people_s_names_are_names(name: str) -> None:
    """In any script, with marks, joiners and points."""
    assert name_of(name) == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "  ",
        "—",
        "x" * 81,
        "Ada\u202erooM",
        "Ada\0",
        "Ada\x1b[31m",
        "Ada\ud800",
        "\u200b",
        "a" + "\u0315" * 9,
        "\ufdd0a",
    ],
)
def test_what_hides_or_breaks_out_is_no_name(name: str) -> None:
    """Nothing invisible, turned round, piled up or endless stands beside a judgement."""
    with pytest.raises(BadRequest):
        name_of(name)


@given(st.text(max_size=200))
def test_a_name_is_itself(told: str) -> None:
    """Whatever is told is either refused or, as kept, one line that is its own name and has its own key."""
    try:
        name = name_of(told)
    except BadRequest:
        return
    assert name_of(name) == name
    assert key_of(name) == key_of(told)
    assert 0 < len(name) <= LONGEST
    assert len(name.splitlines()) == 1


@pytest.mark.parametrize(
    "password", ["short", "", "aaaaaaaaaaaaaaaa", "Ada MoorAda Moor", "x" * 1025, "heron\ud800 over slate"]
)
def test_weak_passwords_are_told_of(password: str) -> None:
    """Too short, too long, one character, the name alone, or no text."""
    with pytest.raises(BadRequest):
        check_fit(password, "Ada Moor")


def test_made_up_passwords_will_do() -> None:
    """And no two are the same."""
    made = {made_up() for _ in range(50)}
    assert len(made) == 50
    for one in made:
        check_fit(one, "Ada Moor")


@given(st.text(min_size=1, max_size=40))
def test_whatever_is_typed_is_compared(password: str) -> None:
    """A password matches what was kept of it, and not what was kept of another; nothing breaks."""
    hasher = cheap()
    assert hasher.matches(hasher.kept(password), password)
    assert not hasher.matches(hasher.kept(password), f"{password}x")
    assert not hasher.matches(None, password)
    assert not hasher.matches("damaged", password)


def test_letters_typed_in_two_ways_are_one_password() -> None:
    """A keyboard that composes and one that does not give the same password."""
    hasher = cheap()
    assert hasher.matches(hasher.kept("pâté, café, naïve"), unicodedata.normalize("NFD", "pâté, café, naïve"))


def test_passwords_are_kept_as_argon2id_with_the_recommended_parameters() -> None:
    """What is kept says so itself; kept with less, it is stale."""
    hasher = Hasher()
    kept = hasher.kept(ADA)
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert not hasher.is_stale(kept)
    assert hasher.is_stale(cheap().kept(ADA))
    assert not hasher.matches(kept, "x" * (LONGEST_PASSWORD + 1))
