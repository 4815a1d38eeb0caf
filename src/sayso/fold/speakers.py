"""How speakers are called in accounts: as the reports introduce them, with office and rank. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from sayso.domain.identity import Actor, ActorKind
from sayso.domain.writing import WRITTEN
from sayso.fold.said import Said
from sayso.relate import abbreviates, words_of_name
from sayso.relate.spelling import folded_words

LONGEST_NAME = 12
"""Words of the longest phrase by which a speaker is called; a longer one tells of them, and is no name."""

_TELLS_MORE = re.compile(
    r",? (?:who|which|whose|where|that|after|while|when)\b.*|\s*[(\[](?![A-Z][A-Za-z]{1,7}\)).*", re.DOTALL
)
"""Clauses, and what stands in brackets; a body's abbreviation is part of how it is introduced."""

_AMONG = re.compile(r"(?:one|two|some|several|most) of (?:the|those|these|its|their) [^,]{1,60}, ", re.IGNORECASE)
_OF_ONE_TOLD = re.compile(r"(?:its|his|her|their|our) [^,]{1,60}, (?=(?:the )?[A-Z])", re.IGNORECASE)
"""Words before a name that tell whose it is by somebody told of before: "her network, Northern Radio"."""

_VOUCHED = re.compile(
    r".{1,60}\b(?:verified|authenticated|geolocated) by |(?:an?|the) (?:[\w-]+ ){0,2}"
    r"(?:investigation|inquiry|report|study|analysis|review|survey|statement|assessment) by ",
    re.IGNORECASE | re.DOTALL,
)
"""Words before a name that tell of what it is one, and of what it vouches for or made."""

_ITS_PAPER = re.compile(rf"(?<=\w)(?:['\u2019]s?)? (?:[a-z][\w-]* ){{0,2}}(?:{WRITTEN})(?: .*)?$", re.DOTALL)
"""Words after a name for what the named wrote: "the army's latest statement"."""

_BODY_SPELLED_OUT = re.compile(r"(?:the )?[A-Z][^()]{1,60}['\u2019]s? \((?:the )?[A-Z][A-Za-z-]{1,9}\) (?=[A-Z])")
"""A body told by its full name and its abbreviation before the person who is of it: who speaks is the person."""

_DATELINE = re.compile(r"[A-Z][A-Z.'\u2019 ,/-]{2,40} (?:[\u2013\u2014-]|--) (?=\S)")

_DAY = re.compile(r" (?:(?:on|late|early) )*(?:mon|tues|wednes|thurs|fri|satur|sun)day$", re.IGNORECASE)
_TOO_FEW = frozenset(
    ("he", "she", "it", "they", "we", "i", "who", "which", "that", "his", "her", "its", "their", "both", "one", "some")
)

_BODIES = frozenset({ActorKind.ORGANISATION, ActorKind.ARMED_GROUP})

Speaker = tuple[str, str, str]


def introductions(said: Iterable[Said]) -> dict[Speaker, str]:
    """The words by which each named speaker is introduced in print, pronouns apart: the first that tell the full name.

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
    fullest: dict[Speaker, frozenset[str]] = {}
    for one in listed:
        name = words_of_name(one.told.actor.name) if one.told.actor else frozenset()
        if len(name) > len(fullest.get(one.speaker, ())):
            fullest[one.speaker] = name
    found: dict[Speaker, tuple[int, str]] = {}
    for one in listed:
        if one.told.actor is None or shared[_source(one)] > 1:
            continue
        words = _introduced(one.told.source_words or "", one.told.actor.name)
        told = len(fullest.get(one.speaker, frozenset()).intersection(folded_words(words)))
        if words and not _is_stump(words, one.told.actor) and told > found.get(one.speaker, (-1, ""))[0]:
            found[one.speaker] = told, words
    return {speaker: words for speaker, (_, words) in found.items()}


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
    shown = _OF_ONE_TOLD.sub("", _AMONG.sub("", _DATELINE.sub("", shown, count=1)), count=1)
    shown = _without_paper(_VOUCHED.sub("", shown), name)
    shown = _BODY_SPELLED_OUT.sub("", _DAY.sub("", shown))
    shown = _without_description(shown, folded_words(name)[-1:])
    shown = re.sub(r"['\u2019]s$", "", re.sub(r",(?=[\"\u201d]$)", "", shown))
    folded = folded_words(shown)
    if not folded or len(folded) > LONGEST_NAME or set(folded) <= _TOO_FEW:
        return ""
    if not set(folded_words(name)) & set(folded) and not any(abbreviates(word, name) for word in shown.split()):
        return ""
    return f"the {shown[4:]}" if shown.startswith("The ") else shown


def _without_paper(shown: str, name: str) -> str:
    """The words without what the named wrote; a report that nobody's name is told of is called by these words."""
    paper = _ITS_PAPER.search(shown)
    if paper is None or set(folded_words(paper.group())) & set(folded_words(name)):
        return shown
    return shown[: paper.start()]


_COMMA = re.compile(r",(?![\"\u201d'\u2019])")
"""A comma that is no last part of quoted words."""


def _without_description(shown: str, last: tuple[str, ...]) -> str:
    """The words as far as the name's last word stands in them: what follows a comma after it tells more of the named.

    "The mayor, Idris Vane, a former miner" is "the mayor, Idris Vane".
    """
    parts = _COMMA.split(shown)
    at = next((at for at, part in enumerate(parts) if last and last[0] in folded_words(part)), len(parts))
    return ",".join(parts[: at + 1]).strip(" ,")
