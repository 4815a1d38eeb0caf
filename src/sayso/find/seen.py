"""What witnesses and reporters saw for themselves: "a Courier journalist saw three bodies", "residents heard shots".

Perception is a thought where a report looks into a head; of those who are there to tell, it is what they told.
"""

from __future__ import annotations

from sayso.domain.mention import Act
from sayso.find import grammar as g
from sayso.find.checks import clause_end
from sayso.find.cues import CueClass
from sayso.find.drafts import Draft, Place
from sayso.find.noun_phrases import Phrase, Tokens
from sayso.find.subjects import phrase_before
from sayso.find.tokens import Kind, Unit

_SEEN = CueClass("seen", Act.STATEMENT, score=0.9)
_SAW = frozenset({"saw", "heard", "counted", "witnessed"})
_WHO_TELLS = frozenset(
    ("reporter", "journalist", "correspondent", "photographer", "crew", "witness", "eyewitness", "resident", "villager",
     "survivor", "passenger", "medic", "monitor", "observer")
)  # fmt: skip
FEWEST_WORDS_SEEN = 2


def seen_drafts(unit: Unit) -> list[Draft]:
    """Finds in one sentence what those who were there saw, heard or counted, in text order."""
    tokens = unit.tokens
    return [draft for at, token in enumerate(tokens) if token.low in _SAW and (draft := _seen(tokens, at))]


def _seen(tokens: Tokens, at: int) -> Draft | None:
    subject = phrase_before(tokens, at) if at else None
    if subject is None or not _tells(tokens, subject):
        return None
    end = clause_end(tokens, at + 1)
    if end - at - 1 < FEWEST_WORDS_SEEN or tokens[at + 1].low in g.PREPOSITIONS | g.OBJECT_PRONOUNS:
        return None
    return Draft((subject,), (at, at + 1), [(at + 1, end)], _SEEN, Place.FIXED, subject[0])


def _tells(tokens: Tokens, subject: Phrase) -> bool:
    """Whether the head of a subject, before any preposition, is somebody who was there to tell."""
    for at in range(subject[0], subject[1]):
        following = tokens[at + 1] if at + 1 < subject[1] else None
        ends = following is None or following.kind is not Kind.WORD or following.low in g.PREPOSITIONS | g.RELATIVES
        if ends:
            low = tokens[at].low
            return low in _WHO_TELLS or low.removesuffix("s") in _WHO_TELLS or low.removesuffix("es") in _WHO_TELLS
    return False
