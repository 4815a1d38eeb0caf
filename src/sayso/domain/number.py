"""Whether a speaker's name means several, and the verb that goes with it: "the militias say", "the militia says"."""

from __future__ import annotations

import re

_AFTER_THE_HEAD = re.compile(
    r",|\s+(?:in|of|from|at|on|for|with|by|near|who|that|which|inside|outside|close|loyal|familiar|speaking|living|told|"
    r"quoted|cited|not|within|among|under|to|across|along|[a-z]{2,20}ed (?:by|in|from|at|with|to|on))\b",
    re.IGNORECASE,
)
_ONE = re.compile(r"(?:an?|one|another|each|every)\s", re.IGNORECASE)
_MANY = re.compile(
    r"(?:dozens|hundreds|thousands|scores|(?:an? )?(?:number|handful|majority) of|many|several|both)\s", re.IGNORECASE
)
_WITHOUT_ENDING = frozenset(
    ("people", "men", "women", "children", "police", "clergy", "gunmen", "servicemen", "dead", "wounded", "injured")
)
_IN_HEADLINES = frozenset(
    ("activists", "authorities", "defenders", "families", "governments", "groups", "insurgents", "lawyers", "locals",
    "militants", "militias", "officers", "officials", "organisations", "organizations", "others", "police",
    "protesters", "rebels", "relatives", "reporters", "reports", "researchers", "residents", "sources", "survivors",
    "troops", "unions", "villagers", "witnesses", "workers")
)  # fmt: skip
"""Nouns of people that mean several even where a headline or the start of a sentence gives them a capital."""

_PEOPLE = re.compile(r"(?:[tT]he |(?:[a-z-]+ )+)?[A-Z][a-z]{2,}(?:ians|eans|cans|anis|elis|aqis|enis)$")
"""A people by itself, which has a capital: "Vardians", "the Norvanis"; not a family's name after a first one."""

_MANNER = re.compile(r"\s+(?:directly|separately|independently|privately|publicly|reportedly|also|both)$")
_ENDS_OF_ONE = ("ss", "us", "is", "'s", "\u2019s", "news")
_SINGULARS = frozenset(("series", "press", "politics", "headquarters", "physics", "s"))
_REGULAR = re.compile(r"(?P<stem>\w+?)(?P<ending>ies|oes|s)\b")


def means_several(name: str) -> bool:
    """Whether the words name several: a plural noun is their head, in small letters or one that is no name's.

    A name proper is one, whatever it ends in, "Reuters says", "Hamas says"; a people are several: "Vardians say".
    """
    head = _MANNER.sub("", _AFTER_THE_HEAD.split(name.strip(), maxsplit=1)[0]).rsplit(maxsplit=1)
    word = head[-1] if head else ""
    if _MANY.match(name) or (word.lower() in _IN_HEADLINES and not _ONE.match(name)) or _PEOPLE.match(" ".join(head)):
        return True
    if not word.islower() or word in _SINGULARS or _ONE.match(name):
        return False
    return word in _WITHOUT_ENDING or (len(word) > 3 and word.endswith("s") and not word.endswith(_ENDS_OF_ONE))


def with_verb(name: str, verb: str) -> str:
    """The name with its verb in the right number.

    Args:
        name: a speaker's.
        verb: in the third person singular, with what follows it: "says", "denies what A holds".
    """
    return f"{name} {plural(verb) if means_several(name) else verb}"


def plural(verb: str) -> str:
    """The verb, told in the third person singular with what follows it, for several: ``deny what A holds``."""
    first = _REGULAR.match(verb)
    if first is None:
        return verb
    ending = {"ies": "y", "oes": "o", "s": ""}[first["ending"]]
    return f"{first['stem']}{ending}{verb[first.end() :]}"
