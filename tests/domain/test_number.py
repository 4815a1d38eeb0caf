"""Speakers who are several, in words."""

from __future__ import annotations

import pytest

from sayso.domain.number import with_verb


@pytest.mark.parametrize(
    ("name", "verb", "said"),
    [
        ("two militias", "says", "two militias say"),
        ("Vardian officials", "denies", "Vardian officials deny"),
        ("residents of Korva", "disputes it", "residents of Korva dispute it"),
        ("local police", "does", "local police do"),
        (
            "officials, who asked not to be named",
            "declines to say",
            "officials, who asked not to be named decline to say",
        ),
        ("a group of officials", "says", "a group of officials says"),
        ("a source nobody names", "says", "a source nobody names says"),
        ("Reuters", "says", "Reuters says"),
        ("the Seven Rivers", "says", "the Seven Rivers says"),
        ("the press", "says", "the press says"),
        ("Norvane", "denies", "Norvane denies"),
        ("Witnesses", "says", "Witnesses say"),
        ("Rights Groups", "says", "Rights Groups say"),
        ("several residents reached by the Courier", "denies", "several residents reached by the Courier deny"),
        ("the elders directly", "says", "the elders directly say"),
        ("the injured", "says", "the injured say"),
        ("Dozens of women", "says", "Dozens of women say"),
        ("a number of traders", "denies", "a number of traders deny"),
        ("the family", "says", "the family says"),
        ("Ulm Airways", "says", "Ulm Airways says"),
        ("Vardians", "says", "Vardians say"),
        ("many of the Vardeans in Korva", "denies", "many of the Vardeans in Korva deny"),
        ("Lena Vardanis", "says", "Lena Vardanis says"),
    ],
)
def test_a_verb_agrees_with_its_speaker(name: str, verb: str, said: str) -> None:
    """Several people say; one body says, whatever its name ends in."""
    assert with_verb(name, verb) == said
