"""The lexicon's event triggers with what the learned reader says of them."""

from __future__ import annotations

from sayso.domain.mention import EventMention, Participant, Role
from sayso.domain.text import Span
from sayso.find.happenings import informed

WHO = (Participant(Role.INITIATOR, (Span(0, 4),)),)
GUESSED = (Participant(Role.TARGET, (Span(0, 4),)),)


def test_the_net_says_who_where_and_when() -> None:
    """Participants, places and times are the net's where it has them; the type is the lexicon's."""
    open_, sure = EventMention(Span(10, 16), None, GUESSED), EventMention(Span(30, 36), "Arrests", GUESSED)
    told = EventMention(Span(12, 16), "Attack", WHO, places=(Span(20, 25),), score=0.9)
    silent = EventMention(Span(30, 36), "Attack", score=0.8)
    first, second = informed((open_, sure), (silent, told))
    assert (first.trigger, first.type, first.participants) == (Span(10, 16), None, WHO)
    assert (first.places, first.score) == ((Span(20, 25),), 0.9)
    assert (second.type, second.participants, second.score) == ("Arrests", GUESSED, 0.8)


def test_what_the_net_alone_takes_for_a_trigger_is_none() -> None:
    """Triggers are the lexicon's, and those that the net missed stay as they are."""
    alone = EventMention(Span(30, 36), "Arrests", GUESSED)
    assert informed((alone,), (EventMention(Span(0, 4), "Attack", WHO, score=0.99),)) == (alone,)
