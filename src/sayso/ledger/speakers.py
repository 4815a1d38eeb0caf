"""How speakers are called in accounts: as the reports introduce them, with office and rank. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from sayso.domain.identity import Actor, ActorKind
from sayso.ledger.said import Said
from sayso.relate.spelling import folded_words

LONGEST_NAME = 12
"""Words of the longest phrase by which a speaker is called; a longer one tells of them, and is no name."""

_TELLS_MORE = re.compile(
    r",? (?:who|which|whose|where|that|after|while|when)\b.*|\s*[(\[](?![A-Z][A-Za-z]{1,7}\)).*", re.DOTALL
)
"""Clauses, and what stands in brackets; a body's abbreviation is part of how it is introduced."""

_AMONG = re.compile(r"(?:one|two|some|several|most) of (?:the|those|these|its|their) [^,]{1,60}, ", re.IGNORECASE)
_VOUCHED = re.compile(r".{1,60}\b(?:verified|authenticated|geolocated) by ", re.IGNORECASE | re.DOTALL)
"""Words before a name that tell of what it is one, and of what it vouches for."""

_DAY = re.compile(r" (?:(?:on|late|early) )*(?:mon|tues|wednes|thurs|fri|satur|sun)day$", re.IGNORECASE)
_TOO_FEW = frozenset(
    ("he", "she", "it", "they", "we", "i", "who", "which", "that", "his", "her", "its", "their", "both", "one", "some")
)

_BODIES = frozenset({ActorKind.ORGANISATION, ActorKind.ARMED_GROUP})

Speaker = tuple[str, str, str]


def introductions(said: Iterable[Said]) -> dict[Speaker, str]:
    """The words by which each named speaker is first introduced in print, pronouns apart.

    A source of several speakers ("the ministry and the army") introduces none of them, nor does a phrase that does not
    hold the speaker's name.

    Args:
        said: the claims of one event, in any order.

    Returns:
        Words for the speakers that have any; the others are called by their names.
    """
    listed = sorted(said, key=lambda one: one.order)
    several = Counter((at, speaker) for at, speaker in {(_source(one), one.speaker) for one in listed})
    shared = Counter(at for at, _ in several)
    found: dict[Speaker, str] = {}
    for one in listed:
        if one.speaker in found or one.told.actor is None or shared[_source(one)] > 1:
            continue
        words = _introduced(one.told.source_words or "", one.told.actor.name)
        if words and not _is_stump(words, one.told.actor):
            found[one.speaker] = words
    return found


def called(one: Said, names: Mapping[Speaker, str]) -> str:
    """How a claim's speaker is called; empty for nobody."""
    return names.get(one.speaker) or (one.told.actor.name if one.told.actor else "")


def _source(one: Said) -> tuple[str, tuple[tuple[int, int], ...]]:
    return one.report.id, tuple((span.start, span.end) for span in one.told.claim.source)


def _is_stump(words: str, actor: Actor) -> bool:
    """Whether a body is called by its last word alone, as headlines do: "Front" for the Ilvane Front."""
    known, shown = folded_words(actor.name), folded_words(words)
    return actor.kind in _BODIES and len(known) > 1 and shown[shown[:1] == ("the",) :] == known[-1:]


def _introduced(words: str, name: str) -> str:
    shown = " ".join(_TELLS_MORE.sub("", words).split()).strip(" ,;:\u2013\u2014-")
    shown = _VOUCHED.sub("", _AMONG.sub("", shown))
    shown = _DAY.sub("", shown)
    before, comma, _ = shown.partition(",")
    if comma and folded_words(name)[-1:] and folded_words(name)[-1] in folded_words(before):  # an apposition tells more
        shown = before
    folded = folded_words(shown)
    if not folded or len(folded) > LONGEST_NAME or set(folded) <= _TOO_FEW:
        return ""
    if not set(folded_words(name)) & set(folded):
        return ""
    return f"the {shown[4:]}" if shown.startswith("The ") else shown
