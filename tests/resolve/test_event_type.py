"""Which type an event is of, by the words around its triggers."""

from __future__ import annotations

import pytest
from tests.marked import text_of

from sayso.domain.mention import EventMention
from sayso.domain.text import Span
from sayso.resolve.event_type import event_type


def _typed(words: str, *triggers: tuple[str, str | None]) -> str | None:
    """The type of an event with these triggers, each met wherever it stands; a sentence ends with a full stop."""
    text = text_of(*(f"{one}." for one in words.rstrip(".").split(". ")))
    mentions = [
        EventMention(Span(at, at + len(trigger)), kind)
        for trigger, kind in triggers
        for at in range(len(text.words))
        if text.words.startswith(trigger, at)
    ]
    return event_type(text, mentions)


@pytest.mark.parametrize(
    ("words", "trigger", "kind"),
    [
        ("Two rockets caused the blast at the mill.", "blast", "Shelling/artillery/missile attack"),
        ("The drone attack set the depot alight.", "attack", "Air/drone strike"),
        ("A roadside bomb killed the driver.", "killed", "Remote explosive/landmine/IED"),
        ("Police shot dead nine protesters in Korva.", "dead", "Excessive force against protesters"),
        ("The blast at the coal mine was heard in Korva.", "blast", None),
    ],
)
def test_what_was_used_types_an_open_trigger(words: str, trigger: str, kind: str | None) -> None:
    """ACLED parts remote violence by the weapon; where the sentence names none the type stays open."""
    assert _typed(words, (trigger, None)) == kind


def test_one_stray_typed_word_does_not_type_an_event() -> None:
    """A "taken" in the last line of a report of a crash makes it no change of territory."""
    words = "The crash woke Korva. It was a crash. Another crash. No crash. The road was taken."
    assert _typed(words, ("crash", None), ("taken", "Government regains territory")) is None


def test_the_opening_weighs_more_than_what_follows() -> None:
    """Of two types the one told in the first sentences is that of the event."""
    words = "Shelling hit Korva. It rained. It rained. It rained. It rained. Arrests followed."
    assert _typed(words, ("Shelling", "Shelling/artillery/missile attack"), ("Arrests", "Arrests")) == (
        "Shelling/artillery/missile attack"
    )
