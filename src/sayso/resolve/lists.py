"""The words that tell what an actor is, and how words of a source are read: closed lists, articles, edges."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Set as AbstractSet
from importlib.resources import files

LISTS: dict[str, frozenset[str]] = {
    name: frozenset(words)
    for name, words in tomllib.loads((files("sayso.resolve") / "actors.toml").read_text("utf-8")).items()
}
BODY_WORDS = LISTS["bodies"] | LISTS["armed"] | LISTS["outlets"] | LISTS["officials"] | LISTS["wires"]
NO_PART_OF_A_PERSON = LISTS["bodies"] | LISTS["armed"] | LISTS["outlets"] | LISTS["officials"]
ROLE_WORDS = LISTS["titles"] | LISTS["official"] | LISTS["unnamed"]
ACTOR_WORDS = BODY_WORDS | LISTS["official"] | LISTS["unnamed"] | LISTS["witnesses"] | LISTS["people_back"]
"""Words that say of a phrase which they end that it means people or a body."""

_CLOSED = (
    "the a an one another other others no any these those this that its their his her our my all each every "
    "seven eight nine ten eleven twelve twenty fifteen thirty forty fifty hundred thousands none neither either "
    "local regional provincial tribal senior junior top high former rescue hospital eye news first second anonymous"
)
COMMON_WORDS = (ACTOR_WORDS | LISTS["several"] | LISTS["titles"] | frozenset(_CLOSED.split())) - LISTS["wires"]
"""Words that are no part of a name where nobody is named: a sentence's capital tells nothing of them."""

_OFFICES = LISTS["titles"] & LISTS["people_back"] - {"analyst", "expert", "lawyer", "official", "politician"}
ONE_OF_A_KIND = _OFFICES | frozenset(word for word in LISTS["bodies"] | LISTS["armed"] if not word.endswith("s"))
"""Words for whom a report has one of, where a headline leaves out "the"."""

ONE_OF_MANY = (
    frozenset(word for word in LISTS["witnesses"] | LISTS["unnamed"] | LISTS["people_back"] if not word.endswith("s"))
    - ONE_OF_A_KIND
    - {"many", "people", "some"}
)
"""The same where it leaves out "a"."""

PRONOUNS = {
    "he": "one", "him": "one", "his": "one", "she": "one", "her": "one", "who": "who", "whom": "who", "which": "who",
    "it": "body", "its": "body", "they": "many", "them": "many", "their": "many",
    "both": "many", "one": "one", "this": "body", "that": "who", "himself": "one", "herself": "one", "itself": "body",
}  # fmt: skip
SELF = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
"""Pronouns by which speakers mean themselves or their own: whom they mean is told by who is quoted."""

ADDRESSED = frozenset({"you", "your", "yours", "yourself"})
"""Whom these mean, a report does not say."""

WORD = re.compile(r"[\w.\u2019'&-]+")
EDGES = " ,;:.\u2014\u2013-\"\u201c\u201d'\u2018"
PARTICLES = frozenset({"al", "bin", "ibn", "de", "van", "von", "der", "el", "da", "ben", "abu"})


def is_body(token: str, words: frozenset[str] = BODY_WORDS) -> bool:
    """Tells whether a word, a possessive or not, in any letters, is one by which bodies are called."""
    lower = re.sub(r"['\u2019]s?$", "", token.lower())
    return lower in words


def uncapitalised(words: str, small: AbstractSet[str] = frozenset()) -> str:
    """Words that name nobody, without the capital that opens a sentence.

    It is none of a name's where the closed lists have the word, or the report does in small letters (``small``).
    """
    first = words.split(maxsplit=1)[0]
    known = first.istitle() and (first.lower() in COMMON_WORDS or first.lower() in small)
    return first.lower() + words[len(first) :] if known else words


def bare_pronoun(words: str) -> str:
    """The words in lower case without a contracted verb: "I'd" is "i"."""
    return re.sub(r"['\u2019](?:d|m|ll|ve|s|re)$", "", words.strip(EDGES).lower())


def article(words: str) -> bool:
    """Tells whether words begin with an article."""
    return words.lower().startswith(("the ", "a ", "an "))


def article_off(words: str) -> str:
    """The words without the article before them."""
    return re.sub(r"^(?:the|a|an) ", "", words, flags=re.IGNORECASE)
