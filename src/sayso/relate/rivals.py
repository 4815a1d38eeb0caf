"""Who did it and what is held, by the names in a claim's words: by these, accounts that nobody denies may collide.

Read from the order of words alone: the subject before the verb, "by X" after it, and what the verb takes. Where the
words name nobody, nothing is made up.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise, zip_longest

from sayso.relate.content import DEED, HELD, PEOPLE, Word, name_of, words_of
from sayso.relate.spelling import GENERIC

_PREPOSITIONS = "on in at near against of from into inside over around to for toward towards across under"
_BOUND = frozenset(_PREPOSITIONS.split())
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being"))
_DETERMINERS = frozenset(("the", "a", "an", "its", "their", "his", "her", "of", "all", "that", "this"))
_PRONOUNS = frozenset(("it", "them"))
_ANY_PLACE = GENERIC | {"territory", "land", "ground", "position", "positions", "part", "parts", "place", "places"}
_BUILDINGS = frozenset(
    ("hospital", "clinic", "school", "mosque", "church", "market", "station", "camp", "prison", "factory", "plant",
     "airport", "port", "bridge", "dam", "refinery", "university", "hotel", "theatre", "village", "town", "city")
)  # fmt: skip
_PEOPLE = frozenset(name_of(root) for root in PEOPLE)
_CONJOINS = frozenset(("that", "whether", "because", "since"))
_EVIDENCE = frozenset(
    ("intelligence", "evidence", "proof", "information", "claim", "claims", "report", "reports", "footage",
     "suggestion", "indication", "indications", "statement", "data", "doubt", "doubts")
)  # fmt: skip
_DAYS = frozenset(f"{day}day" for day in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun"))
_DAYS |= {"january", "february", "april", "june", "july", "august", "september", "october", "november", "december"}
"""Weekdays, and the months that are no words beside."""
_SAYS = frozenset(("said", "says", "say", "attributed", "attributes", "blamed", "blames", "called", "claimed", "claims",
                   "described", "reported", "denied", "denies"))  # fmt: skip
_WARDS = frozenset(("defence", "defense", "defences", "defenses", "shield", "system", "systems", "warning", "alert"))
_SHOT = frozenset({DEED, "shot", "shell", "drone", "plane"})
_REACH = 5
"""How many words a name may stand from the word that it belongs to."""


_OPENING = re.compile(
    r"^[\"\u201c]?(?:that )?(?:(?:\w+ly|however|instead|moreover|meanwhile), |meanwhile )?"
    r"(?:(?:early|late|earlier|later) )?(?:(?:on|in|at|during|after|before|since|for|over) [^,]{1,80},"
    r"(?: \d[^,]{0,20},)? )?(?=\S)",
    re.IGNORECASE,
)
"""What tells when or where before the subject: "on Tuesday, 17 October, Vardia's forces …"."""


@lru_cache(maxsize=8192)
def doers_of(words: str) -> frozenset[str]:
    """The names of whoever did it or holds it, as content units; empty: none is named.

    Names after the first "by" that has any; else those after "from" and a deed ("a rocket from Ostrel"); else those
    before the verb and the first preposition, but not before a passive; besides, a name right before the word for the
    deed ("a Vardian rocket", "under Vardian control").
    """
    told = words_of(_OPENING.sub("", words, count=1))
    for i, word in enumerate(told):
        if word.folded == "by" and not _is_means(told, i + 1) and (named := _names(told[i + 1 : i + 1 + _REACH])):
            return named
    for i, word in enumerate(told):
        if (
            word.folded == "from"
            and i
            and told[i - 1].unit in _SHOT
            and (named := _names(told[i + 1 : i + 1 + _REACH]))
        ):
            return named
    verb = next((i for i, word in enumerate(told) if word.unit in (DEED, HELD)), len(told))
    passive = any(word.folded in _BE for word in told[max(0, verb - 2) : verb]) or _falls(told, verb)
    if passive:
        return frozenset()
    beside = frozenset(
        word.unit
        for at, (word, after) in enumerate(pairwise(told))
        if word.name and word.unit is not None and word.folded not in _DAYS
        if after.unit in (DEED, HELD) and not _wards_off(told, at + 2)
    )
    whole = _without_buildings(_without_sayers(told[:verb]))
    start = _clause(whole)
    told_of = start > 1 and whole[start - 2].folded in _EVIDENCE
    return _names(whole[start:]) | beside or (frozenset() if told_of else _names(whole))


@lru_cache(maxsize=8192)
def held_in(words: str) -> frozenset[str]:
    """The names of the place that is held, taken or lost, as content units; empty: none is named."""
    told = words_of(words)
    verb = next((i for i, word in enumerate(told) if word.unit == HELD), None)
    if verb is None:
        return frozenset()
    if told[verb + 1 : verb + 2] and told[verb + 1].unit == HELD:  # "taken control of"
        verb += 1
    after = told[verb + 1 : verb + 1 + _REACH]
    if {word.folded for word in after[:2]} & _PRONOUNS and not any(word.name for word in after):
        return frozenset()
    before = told[: verb - 1] if verb and told[verb - 1].name and not _falls(told, verb) else told[:verb]
    return _names(after[1:] if after and after[0].folded == "of" else after) or _names(before) or _nouns(after, before)


def _nouns(after: tuple[Word, ...], before: tuple[Word, ...]) -> frozenset[str]:
    """What is held where it has no name ("the bridge"): the object, else the subject; but no mere "village"."""
    for run in (after, before):
        found = set()
        for word in run:
            if word.unit is None and word.folded not in _DETERMINERS:
                break
            if word.unit is not None and not word.unit.startswith(("=", "#")) and word.folded not in _ANY_PLACE:
                found.add(word.unit)
        if found and not found & _PEOPLE:
            return frozenset(found)
    return frozenset()


def doers_shown(words: str) -> str:
    """The doers as the claim writes them, in its order."""
    units = doers_of(words)
    return " ".join(dict.fromkeys(word.shown for word in words_of(words) if word.name and word.unit in units))


def _clause(told: tuple[Word, ...]) -> int:
    """Where the clause of the deed begins: "Vardia had proof that a rocket …" tells nothing that Vardia did."""
    return max((at + 1 for at, word in enumerate(told) if word.folded in _CONJOINS), default=0)


def _without_sayers(told: tuple[Word, ...]) -> tuple[Word, ...]:
    """Without whoever only says it: "the flash that Vardia blamed on Ostrel"."""
    return tuple(word for word, after in zip_longest(told, told[1:]) if not (after and after.folded in _SAYS))


def _wards_off(told: tuple[Word, ...], at: int) -> bool:
    """Whether a word for a deed only tells what something is against: "Vardia's missile defence"."""
    return at < len(told) and told[at].folded in _WARDS


def _is_means(told: tuple[Word, ...], at: int) -> bool:
    """Whether "by" tells how and not by whom: "by shelling the mill"."""
    return at < len(told) and not told[at].name and told[at].folded.endswith("ing")


def _without_buildings(told: tuple[Word, ...]) -> tuple[Word, ...]:
    """Without the names of buildings ("Marn Hospital", "the Saint Osk school"): they do nothing."""
    left: list[Word] = []
    for word in told:
        if word.folded in _BUILDINGS:
            while left and left[-1].name:
                left.pop()
        else:
            left.append(word)
    return tuple(left)


def _falls(told: tuple[Word, ...], at: int) -> bool:
    """A place that falls is its verb's subject."""
    return at < len(told) and told[at].folded.startswith("fall")


def _names(told: tuple[Word, ...]) -> frozenset[str]:
    """The names up to the next preposition."""
    found = set()
    for word in told:
        if word.folded in _BOUND or word.folded == "by":
            break
        if word.name and word.unit is not None and word.folded not in _DAYS:
            found.add(word.unit)
    return frozenset(found)
