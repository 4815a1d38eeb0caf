"""What another answers is no part of what somebody says."""

from __future__ import annotations

import pytest

from sayso.domain.mention import Act, Attribution, Mode, attribution_id
from sayso.find.quotation import find_quotations
from sayso.find.rejoinders import without_rejoinders
from tests.find.marked import marked


def _contents(first: str, second: str, *, mode: Mode = Mode.INDIRECT) -> list[str]:
    """The contents of two attributions marked in the same sentence, without rejoinders, in text order."""
    made = []
    for number, written in enumerate((first, second)):
        found = marked(written)
        source, cue, content = (found.marks[role] for role in ("source", "cue", "content"))
        name = attribution_id("report", source, cue, content)
        told = mode if number == 0 else Mode.INDIRECT
        made.append(Attribution(name, Act.STATEMENT, told, source, cue, content, None, 0.9))
    text = marked(first).text
    assert text.words == marked(second).text.words
    return [text.quote(one.content) for one in without_rejoinders(text, made, find_quotations(text))]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "{source:Ostrel} {cue:says} {content:the mill fell, which the guard denies}.",
            "Ostrel says the mill fell, {content:which} {source:the guard} {cue:denies}.",
        ),
        (
            "{source:Ostrel} {cue:said} {content:the mill fell, while the guard blamed a storm}.",
            "Ostrel said the mill fell, while {source:the guard} {cue:blamed} {content:a storm}.",
        ),
        (
            "{source:Ostrel} {cue:said} {content:the mill fell, but the guard said it stood}.",
            "Ostrel said the mill fell, but {source:the guard} {cue:said} {content:it stood}.",
        ),
    ],
)
def test_a_content_ends_before_the_speaker_who_is_set_against_it(first: str, second: str) -> None:
    """Two accounts set against each other by the reporter are two, and neither lies in the other."""
    assert _contents(first, second)[0] == "the mill fell"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "{source:Ostrel} {cue:said} {content:the mill fell and the guard denied it}.",
            "Ostrel said the mill fell and {source:the guard} {cue:denied} {content:it}.",
        ),
        (
            "{source:Ostrel} {cue:said} {content:the mill, which the guard calls old, fell}.",
            "Ostrel said the mill, {content:which} {source:the guard} {cue:calls} old, fell.",
        ),
        (
            "{source:He} {cue:said} {content:the mill fell, but he doubted that it burned}.",
            "He said the mill fell, but {source:he} {cue:doubted} {content:that it burned}.",
        ),
    ],
)
def test_what_goes_on_or_may_be_the_same_speaker_s_stays(first: str, second: str) -> None:
    """Nothing is cut where a conjunction joins, where the content goes on, or where a pronoun speaks."""
    before = marked(first)
    assert before.text.quote(before.marks["content"]) in _contents(first, second)


def test_a_quotation_is_one_speaker_s() -> None:
    """Whoever is quoted word for word may tell of both sides."""
    first = "{source:Ostrel} {cue:said}: {content:\u201cthe mill fell, but the guard said it stood\u201d}."
    second = "Ostrel said: \u201cthe mill fell, but {source:the guard} {cue:said} {content:it stood}\u201d."
    assert _contents(first, second, mode=Mode.DIRECT)[0] == "\u201cthe mill fell, but the guard said it stood\u201d"
