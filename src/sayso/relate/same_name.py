"""Whether two names are of one person or one body, as two reports write them: by their words alone. Pure.

What is not sure is no: "M. Tolk" is Mira Tolk's as far as the words say, "Tolk" may be anybody's of that name, and "the
interior ministry" any state's. Whether a name that fits is the only one that does is for the caller to see.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from sayso.relate.spelling import alike, folded_words, skeleton

LONGEST = 12
"""Words of a name that is compared; longer ones are descriptions."""

FEWEST_INITIALS = 3
LONGEST_INITIALS = 3
"""Capitals that may be a person's initials written together: "VK"."""

_LETTERS = re.compile(r"[^\W\d_]+(?:[-\u2019'][^\W\d_]+)*")
_OWNER = re.compile(r"['\u2019]s?\b")
_JOINING = frozenset({"the", "of", "for", "and", "in", "a", "an", "de", "s"})
_SPELLED = {"defense": "defence", "organization": "organisation", "center": "centre", "labor": "labour"}


@lru_cache(maxsize=4096)
def words_of_name(name: str) -> frozenset[str]:
    """The words of a name that have capitals, folded: what it has beside them describes."""
    capital = (word for word in _LETTERS.findall(name) if word[0].isupper() and word != "The")
    return frozenset(part for word in capital for part in folded_words(word))


@lru_cache(maxsize=4096)
def given_names(name: str) -> tuple[str, ...]:
    """A person's names before the last, folded; initials written together are one each ("VK" is "v", "k").

    None where there are none, or where small letters tell of somebody without naming ("the prefect of Korva").
    """
    words = _LETTERS.findall(name)
    if not all(word[:1].isupper() for word in words[-2:]):
        return ()
    found: list[str] = []
    for word in words[:-1][:LONGEST]:
        together = word.isupper() and 1 < len(word) <= LONGEST_INITIALS
        found += list(word.lower()) if together else folded_words(word)
    return tuple(found)


@lru_cache(maxsize=4096)
def last_name(name: str) -> str:
    """A person's last name, folded; empty where the last word has no capital."""
    words = _LETTERS.findall(name)[-1:]
    return "".join(folded_words(words[0])) if words and words[0][0].isupper() else ""


@lru_cache(maxsize=4096)
def last_name_keys(name: str) -> tuple[str, str]:
    """Keys by which names of one person are found: last names that are spelled alike have one of the two in common."""
    last = last_name(name)
    return f"as written {skeleton(last)}", f"g as h {skeleton(_g_as_h(last))}"


def same_person(one: str, other: str) -> bool:
    """Tells whether two names of two words or more may be one person's.

    The last names are spellings of one, and so are the given names, or initials of them; one of the two may lack some.
    """
    if not _spelled_alike(last_name(one), last_name(other)):
        return False
    left, right = given_names(one), given_names(other)
    if not left or not right:
        return False
    few, many = sorted((left, right), key=len)
    rest = iter(many)
    return all(any(_given_alike(word, known) for known in rest) for word in few) or _initials_fit(few, many)


def _given_alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long.startswith(short) if len(short) == 1 else _spelled_alike(short, long)


def _initials_fit(few: Sequence[str], many: Sequence[str]) -> bool:
    """Whether "V. K." goes with "Vijay", who has one name in the other report."""
    return len(few) == 1 and all(len(word) == 1 for word in many) and few[0].startswith(many[0])


def _spelled_alike(one: str, other: str) -> bool:
    """Spellings of one word, those in which a sound is written with another letter ("Gladkov", "Hladkov") too."""
    return alike(one, other) or alike(_g_as_h(one), _g_as_h(other))


def _g_as_h(word: str) -> str:
    return word.replace("g", "h")


@lru_cache(maxsize=4096)
def capitals_in(name: str) -> str | None:
    """The capitals that a name consists of, three at least ("the RVC"): what it may stand for begins with these."""
    bare = re.sub(r"^(?:the|The) ", "", name)
    return bare if len(bare) >= FEWEST_INITIALS and bare.isupper() and bare.isalpha() else None


@lru_cache(maxsize=4096)
def initials_of(name: str) -> str:
    """The first letters of a name's words with capitals: "RVC" of "the Red Valley Corps"."""
    return "".join(word[0] for word in _LETTERS.findall(name)[:LONGEST] if word[0].isupper() and word != "The")


def abbreviates(short: str, long: str) -> bool:
    """Tells whether a name is the capitals of a longer one, three at least: "RVC"."""
    return capitals_in(short) == initials_of(long)


_OFFICE = re.compile(r"\b(governor|mayor|president|prime minister|police chief|prefect|chancellor)\b", re.IGNORECASE)
_NOT_IN_OFFICE = re.compile(
    r"\b(?:former|ex|then|deputy|vice|acting|late|candidate|spokes\w+|adviser|aide|office)\b", re.IGNORECASE
)
_SHORTEST_STEM = 4
"""Letters by which "Korva" and "Korvan" are one word."""

_SORTS = frozenset({"the", "region", "province", "oblast", "district", "city", "state"})


def office_told(words: str, name: str = "") -> tuple[str, frozenset[str]] | None:
    """An office that one person holds at a place, and the first letters of what it is of; None: none is told.

    Args:
        words: "the governor of Vardia's Korva region, Mira Tolk". The owner of what has a name itself is left out.
        name: the holder's, where the words tell it.
    """
    found = _OFFICE.search(words)
    if found is None or _NOT_IN_OFFICE.search(words):
        return None
    named = {*folded_words(name), *folded_words(found[1]), *_SORTS}
    told = [word for word in _LETTERS.findall(words) if word[0].isupper()]
    places = [word for word in told if not named.issuperset(folded_words(_OWNER.sub("", word)))]
    bare = [word for word in places if not _OWNER.search(word)] or places
    return found[1].lower(), frozenset(word[:_SHORTEST_STEM].casefold() for word in bare)


@lru_cache(maxsize=4096)
def body_key(name: str) -> frozenset[str] | None:
    """What a body is called by, without what joins the words, an owner's ending, and its description.

    Two names with one key are one body's ("Korva army", "the army of Korva"); "the relief group Hands of Ulmen" is
    called "Hands of Ulmen". None: less than two words, which many may be called by.
    """
    words = name.split()[:LONGEST]
    at = next((at for at, word in enumerate(words) if word[:1].isupper() and word != "The"), 0)
    capital = sum(word[:1].isupper() for word in words[at:])
    told = words[at:] if capital > 1 else words
    folded = (word for part in told for word in folded_words(_OWNER.sub("", part)))
    found = frozenset(_SPELLED.get(word, word) for word in folded) - _JOINING
    return found if len(found) > 1 else None
