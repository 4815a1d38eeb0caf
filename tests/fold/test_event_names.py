"""What an event is called."""

from __future__ import annotations

import pytest

from sayso.assemble import assemble_claims
from sayso.domain.identity import Event, EventParticipant
from sayso.domain.mention import Role
from sayso.domain.reading import Reading
from sayso.domain.text import Span
from sayso.fold.event_names import event_words
from sayso.resolve import resolve_mentions
from tests.marked import marked


def _named(words: str, *triggers: str, doer: str = "", target: str = "") -> str:
    document, mentions = marked(words)
    identities = resolve_mentions(document, mentions)
    reading = Reading(document, mentions, identities, assemble_claims(document, mentions, identities), "test")

    def at(one: str) -> Span:
        return Span(words.index(one), words.index(one) + len(one))

    cast = ((Role.INITIATOR, doer), (Role.TARGET, target))
    participants = tuple(EventParticipant(role, (at(one),), None) for role, one in cast if one)
    return event_words(reading, Event("event-1", None, tuple(map(at, triggers)), participants, None, None))


def test_who_did_it_does_not_stand_in_the_name() -> None:
    """That is what is contested most often."""
    assert _named("Vardia shelled the islands.", "shelled", doer="Vardia", target="islands") == "shelled the islands"


@pytest.mark.parametrize(
    ("words", "triggers", "name"),
    [
        ("Nine people were killed in the strike on Korva.", ("killed", "strike"), "strike"),
        ("The operation ended, and the raid was over.", ("operation", "raid"), "raid"),
        ("Fighters seized and burnt a mill.", ("seized", "burnt"), "seized"),
    ],
)
def test_a_deed_names_an_event_better_than_what_came_of_it(words: str, triggers: tuple[str, ...], name: str) -> None:
    """Nouns before verbs, and "the operation" last; of equals the first."""
    assert _named(words, *triggers) == name


def test_a_verb_takes_along_whom_it_befell_within_its_clause() -> None:
    """Words of another clause are no part of the name."""
    assert _named("Two sailors were hurt.", "hurt", target="Two sailors") == "Two sailors were hurt"
    assert _named("Two sailors swam, and one was hurt.", "hurt", target="Two sailors") == "hurt"


def test_a_quoted_word_at_the_end_of_a_name_keeps_its_closing_mark() -> None:
    """Words in doubt are told with both marks."""
    words = "The army shelled \u2018rebels\u2019 at Ulmen."
    assert _named(words, "shelled", target="\u2018rebels") == "shelled \u2018rebels\u2019"


@pytest.mark.parametrize("target", ["3,000 people", "000 people"])
def test_a_number_in_a_name_is_whole(target: str) -> None:
    """A comma in a number ends no clause, and no part of a number stands alone."""
    assert _named("Some 3,000 people were hurt.", "hurt", target=target) == "3,000 people were hurt"
