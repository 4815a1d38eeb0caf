"""Event triggers, their types, participants and local factuality."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.domain.factuality import Certainty, Polarity
from sayso.domain.mention import EventMention, Role
from sayso.domain.text import Text
from sayso.find.events import find_events
from tests.marked import text_of


def _one(sentence: str) -> tuple[Text, EventMention]:
    text = text_of(sentence)
    found = find_events(text)
    assert len(found) == 1, [text[one.trigger] for one in found]
    return text, found[0]


def _words(text: Text, mention: EventMention, role: Role) -> list[str]:
    return [text.quote(one.spans) for one in mention.participants if one.role is role]


def test_an_idiom_of_a_guarded_verb_takes_no_ground() -> None:
    """What takes place in a district takes no district."""
    assert not find_events(text_of("The talks took place in the Ulmen district."))
    assert find_events(text_of("The rebels took the Ulmen district."))


@pytest.mark.parametrize(
    ("sentence", "trigger", "kind"),
    [
        ("The two armies clashed at Ulmen.", "clashed", "Armed clash"),
        ("A car bomb went off in the market.", "car bomb", "Remote explosive/landmine/IED"),
        ("The shelling went on all night.", "shelling", "Shelling/artillery/missile attack"),
        ("Police arrested a poet.", "arrested", "Arrests"),
        ("Thousands joined the protest.", "protest", "Peaceful protest"),
        ("Villagers were evacuated.", "evacuated", "Other"),
        ("Both sides agreed on a ceasefire.", "ceasefire", "Agreement"),
        ("Saboteurs blew up a bridge.", "blew up", "Remote explosive/landmine/IED"),
        ("An airstrike levelled the depot.", "airstrike", "Air/drone strike"),
        ("The explosion was heard far away.", "explosion", None),
    ],
)
def test_a_trigger_has_its_sub_event_type(sentence: str, trigger: str, kind: str | None) -> None:
    """A trigger word gives the sub-event type of the codebook, or none where it leaves it open."""
    text, mention = _one(sentence)
    assert (text[mention.trigger], mention.type) == (trigger, kind)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The rebels seized Ulmen.", "Non-state actor overtakes territory"),
        ("The army recaptured Ulmen.", "Government regains territory"),
        ("They seized Ulmen.", None),
    ],
)
def test_who_takes_ground_decides_its_type(sentence: str, kind: str | None) -> None:
    """The taking of ground has the type of the force that takes it, and none where the words do not tell."""
    assert _one(sentence)[1].type == kind


@pytest.mark.parametrize("sentence", ["The talks take place today.", "She held a cup.", "Prices fell by a tenth."])
def test_a_guarded_verb_needs_its_object(sentence: str) -> None:
    """Common verbs such as take, hold and fall are no triggers without the object that makes them so."""
    assert find_events(text_of(sentence)) == ()


def test_a_page_s_word_on_itself_is_no_event() -> None:
    """What a page says of itself has no trigger, whatever its words mean elsewhere."""
    assert find_events(text_of("This page is kept for a demonstration of the archive.")) == ()


def test_the_passive_turns_the_roles() -> None:
    """In the passive the subject is the target and the by-phrase the initiator."""
    text, mention = _one("Two convoys were attacked by masked gunmen.")
    assert _words(text, mention, Role.TARGET) == ["Two convoys"]
    assert _words(text, mention, Role.INITIATOR) == ["masked gunmen"]


def test_the_active_has_its_roles_in_order() -> None:
    """In the active the subject is the initiator and the object the target."""
    text, mention = _one("Masked gunmen attacked the convoy.")
    assert _words(text, mention, Role.INITIATOR) == ["Masked gunmen"]
    assert _words(text, mention, Role.TARGET) == ["the convoy"]


@pytest.mark.parametrize(
    ("sentence", "certainty", "polarity"),
    [
        ("There was a raid.", Certainty.CERTAIN, Polarity.POSITIVE),
        ("There was no raid.", Certainty.CERTAIN, Polarity.NEGATIVE),
        ("There may have been a raid.", Certainty.POSSIBLE, Polarity.POSITIVE),
        ("An alleged raid was filmed.", Certainty.UNCOMMITTED, Polarity.POSITIVE),
        ("It was probably a raid.", Certainty.PROBABLE, Polarity.POSITIVE),
        ("They asked whether a raid was near.", Certainty.UNCOMMITTED, Polarity.UNKNOWN),
    ],
)
def test_the_clause_tells_how_certain_an_event_is(sentence: str, certainty: Certainty, polarity: Polarity) -> None:
    """Negations and hedges before the trigger, in its own clause, give its factuality."""
    factuality = _one(sentence)[1].factuality
    assert (factuality.certainty, factuality.polarity) == (certainty, polarity)


@given(st.text(max_size=400))
def test_any_text_is_read_without_raising(words: str) -> None:
    """Whatever the words, triggers lie inside them, in order and apart."""
    text = text_of(words) if words else text_of("x")
    found = find_events(text)
    assert all(one.trigger.end <= len(text.words) for one in found)
    assert all(left.trigger.end <= right.trigger.start for left, right in itertools.pairwise(found))
