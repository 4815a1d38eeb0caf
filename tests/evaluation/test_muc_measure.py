"""The measure of incidents, on invented keys."""

from __future__ import annotations

import pytest

from evaluation.muc import head_of, score_muc
from training.corpora.muc_keys import Fill, Key, Template

KEYS = (
    Key(
        "one",
        (
            Template(("ATTACK",), perpetrators=(Fill(("A REBELS", "REBELS")),), victims=(Fill(("A RUIZ", "MAYOR")),)),
            Template(("BOMBING",), perpetrators=(Fill(("REBELS",)), Fill(("RED FRONT",), optional=True))),
            Template(("BOMBING",)),
            Template(("ARSON",), perpetrators=(Fill(("ARMY",)),), optional=True),
        ),
    ),
    Key("two", (Template(("KIDNAPPING",), targets=(Fill(("MILL OF THE TOWN",)),)),)),
    Key("irrelevant", ()),
    Key("perhaps", (Template(("ATTACK",), optional=True),)),
)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("the Mill of the town", "mill"),
        ("MEN FROM THE SOUTH", "men"),
        ("Ana Ruiz, mayor", "ruiz"),
        ('"OLD MILL" FARM', "farm"),
        ("in hiding", "hiding"),
        (", ", ""),
    ],
)
def test_a_head_is_the_last_word_before_a_modifier(words: str, head: str) -> None:
    """Case and quotation marks do not matter."""
    assert head_of(words) == head


def test_optional_fills_may_be_given_and_need_not() -> None:
    """They count for precision and are not asked for by recall; fills that share a string are one."""
    given = {"one": ("BOMBING", {"perpetrator": ["the rebels", "Rebels", "ARMY", "the police"], "victim": ["a mayor"]})}
    measured = score_muc(given, KEYS)
    assert measured.documents == 2
    perpetrators = measured.roles["perpetrator"]
    assert (round(perpetrators.precision, 3), perpetrators.recall) == (0.667, 1.0)
    assert measured.roles["victim"].f1 == 1.0
    assert measured.roles["target"].f1 == 0.0


def test_a_type_is_right_for_any_template_or_strictly_for_the_main_one() -> None:
    """The commonest required template is the main one; a document without a prediction is wrong."""
    loose = score_muc({"one": ("ARSON", {}), "two": ("KIDNAPPING", {})}, KEYS)
    assert (loose.any_type, loose.main_type) == (1.0, 0.5)
    strict = score_muc({"one": ("BOMBING", {})}, KEYS)
    assert (strict.any_type, strict.main_type) == (0.5, 0.5)


def test_nothing_to_measure_gives_zeros() -> None:
    """No relevant document is no error."""
    measured = score_muc({}, KEYS[2:])
    assert (measured.documents, measured.any_type, measured.roles["victim"].f1) == (0, 0.0, 0.0)
