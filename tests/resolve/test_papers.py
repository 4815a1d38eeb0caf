"""Whose what was written or shown is."""

from __future__ import annotations

import pytest
from tests.marked import marked

from sayso.resolve import resolve_mentions


def _names(*sentences: str) -> list[list[str]]:
    document, mentions = marked(*sentences)
    identities = resolve_mentions(document, mentions)
    by_id = {actor.id: actor.name for actor in identities.actors}
    return [[by_id[key] for key in identities.speakers.get(found.id, ())] for found in mentions.attributions]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Sarrow Rights Watch investigations", "Sarrow Rights Watch"),
        ("a Sarrow Rights Watch report on the flooding of the mine,", "Sarrow Rights Watch"),
        ("the Lake Council's second statement", "Lake Council"),
        ("Mira Tolk's statement", "Mira Tolk"),
        ("Videos posted by the Lake Council", "Lake Council"),
        ("a film shot by residents", "a film shot by residents"),
        ("Monday's report", "Monday's report"),
    ],
)
def test_a_paper_s_maker_speaks(source: str, name: str) -> None:
    """What a body or a person wrote or showed speaks for it, and a day has written nothing."""
    assert _names(f"{{source:{source}}} {{cue:said}} {{content:it was over}}.") == [[name]]


@pytest.mark.parametrize("told", ["The army's latest statement", "The Army statement", "Its statement"])
def test_the_army_s_statement_is_the_army_s(told: str) -> None:
    """A body that is told without a name has what it wrote, too."""
    assert _names(
        "{source:The Vardian army} {cue:said} {content:it was over}.",
        f"{{source:{told}}} {{cue:put}} {{content:the dead at three}}.",
    ) == [["Vardian army"], ["Vardian army"]]


def test_the_report_is_whose_report_was_told_of_last() -> None:
    """A definite report takes up the last maker of one, however its words go on; a video does not."""
    names = _names(
        "{source:A report by the Lake Council} {cue:said} {content:the ferry was full}.",
        "{source:Captain Idris Vane} {cue:said} {content:it was not}.",
        "{source:The final report, released on Friday,} {cue:found} {content:no law was broken}.",
        "{source:The video} {cue:shows} {content:empty decks}.",
    )
    assert names == [["Lake Council"], ["Idris Vane"], ["Lake Council"], ["the video"]]


def test_the_statement_is_theirs_who_said_it_in_one() -> None:
    """Who said something "in a statement" is who speaks in "the statement"."""
    assert _names(
        "{source:The Lake Council} {cue:said} on Monday in a short statement {content:the ferry was full}.",
        "{source:Idris Vane} {cue:said} {content:it was not}.",
        "{source:The statement} {cue:added} {content:that nobody was hurt}.",
    ) == [["Lake Council"], ["Idris Vane"], ["Lake Council"]]
