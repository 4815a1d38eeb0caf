"""Which type an event of a report is of: its ACLED sub-event type, or none where the words do not decide one.

A trigger that has a type of its own ("shelling", "arrested") votes for it. One that leaves the type open ("attack",
"killed", "explosion") votes for what the words around it say was used, as ACLED's codebook (2023) parts remote violence
by the weapon, or for the type of force against a crowd that they name. What the headline and the opening tell weighs
more. A type that speaks for too little of the event is told for none of it: one "taken" in a report of a crash is no
change of territory.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from sayso.domain.mention import EventMention
from sayso.domain.text import BlockKind, Text
from sayso.resolve.focus import IN_HEADLINE, IN_OPENING, LATER, OPENING_SENTENCES, UNDECIDED

LEAST_SHARE: Final = 0.15
"""The part of an event's weight that the type must have which speaks for it."""

REACH: Final = 120
"""Code points on either side of a trigger, within its paragraph, in which a weapon is looked for."""

_WEAPONS: Final = {
    "Chemical weapon": "sarin|nerve agents?|mustard gas|(?:poison|toxic) gas"
    "|(?:gas|chlorine|chemical) (?:attacks?|bombs?|weapons?)",
    "Suicide bomb": "suicide (?:bomb(?:er|ing|s)?|attack|vest|belt)s?",
    "Air/drone strike": "drones?|air[ -]?strikes?|air raids?|warplanes?|fighter jets?|combat aircraft|bombers?"
    "|helicopters?|barrel bombs?|bombing raids?|loitering munitions?",
    "Shelling/artillery/missile attack": "missiles?|rockets?|shell(?:s|fire|ing)|artillery|mortars?|howitzers?",
    "Remote explosive/landmine/IED": "land ?mines?|(?:car|roadside|truck|lorry|parcel|planted) bombs?"
    "|explosive devices?|booby.traps?",
    "Grenade": "grenades?",
}
_USED: Final = tuple((kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for kind, words in _WEAPONS.items())
_CROWD: Final = re.compile(r"\b(?:protesters?|protestors?|demonstrators?|marchers?|(?:the|a) crowd)\b", re.IGNORECASE)
_FORCE: Final = re.compile(
    r"\b(?:shot|shots|fired|fire|killed|killing|dead|live (?:rounds|ammunition|fire))\b", re.IGNORECASE
)
AGAINST_A_CROWD: Final = "Excessive force against protesters"


def event_type(text: Text, mentions: Iterable[EventMention]) -> str | None:
    """The type that most of the event's weight speaks for, of equal ones the first told.

    Args:
        text: the report's.
        mentions: the event's, in any order.
    """
    votes: dict[str, float] = {}
    whole = 0.0
    heads = [block.span for block in text.of_kind(BlockKind.HEADLINE)]
    opening = text.sentences[min(OPENING_SENTENCES, len(text.sentences)) - 1].span.end if text.sentences else 0
    for mention in sorted(mentions, key=lambda one: one.trigger):
        if any(head.covers(mention.trigger) for head in heads):
            weight = IN_HEADLINE
        else:
            weight = IN_OPENING if mention.trigger.end <= opening else LATER
        whole += weight
        kind = mention.type if mention.type not in UNDECIDED else _by_words_around(text, mention)
        if kind is not None:
            votes[kind] = votes.get(kind, 0.0) + weight
    best = max(votes, key=votes.__getitem__, default=None)
    return best if best is not None and votes[best] >= LEAST_SHARE * whole else None


def _by_words_around(text: Text, mention: EventMention) -> str | None:
    start = text.words.rfind("\n", 0, mention.trigger.start) + 1
    around = text.words[max(start, mention.trigger.start - REACH) : mention.trigger.end + REACH]
    if _CROWD.search(around) and _FORCE.search(around):
        return AGAINST_A_CROWD
    return next((kind for kind, used in _USED if used.search(around)), None)
