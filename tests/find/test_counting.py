"""Tolls that a source gives in few words."""

from __future__ import annotations

import pytest

from sayso.find.attribution import find_attributions
from tests.find.marked import found_triples, marked


@pytest.mark.parametrize(
    "sentence",
    [
        "{source:The harbour office} {cue:put} {content:the number of drowned at 41}.",
        "{source:We} {cue:put} {content:the dead at about 33}.",
        "{source:Elders} {cue:speak of} {content:37 dead}.",
        "{source:The islanders} {cue:had spoken of} {content:nine dead and fifteen wounded}.",
        "{source:Locals and officials} {cue:report} {content:between 24 and 41 villagers killed}.",
        "{source:Medics} {cue:reported} {content:at least twelve deaths in the quarter}.",
    ],
)
def test_a_toll_is_attributed_to_who_gives_it(sentence: str) -> None:
    """The number with what it counts is the content."""
    wanted = marked(sentence)
    assert found_triples(wanted.text, find_attributions(wanted.text, "report")) == wanted.triples()


@pytest.mark.parametrize(
    "words",
    [
        "They spoke of two kinds of boats.",
        "The crew put the boat at the quay.",
        "The ferry reported three engines on board.",
    ],
)
def test_not_every_number_is_a_toll(words: str) -> None:
    """Numbers of things that nobody was harmed in, and no numbers, give no toll."""
    found = find_attributions(marked(words).text, "report")
    assert all(one.score < 0.93 for one in found)
