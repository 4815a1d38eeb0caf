"""People in a source's words: the name behind titles and roles, the name in apposition, what tells of gender."""

from __future__ import annotations

import re

from sayso.resolve.lists import (
    LISTS,
    NO_PART_OF_A_PERSON,
    PARTICLES,
    ROLE_WORDS,
    WORD,
    article,
    is_body,
)

_OF_STATE = re.compile(r"\b[Ss]ecretary of [Ss]tate ")
_WITH_ARTICLE = re.compile(r"(?:al|el|ul|ad|an|ar|as|ash|at|az|d|ed|es)[-'\u2019][A-Z]")
"""A surname with its article in small letters: "al-Marri"."""

_OF_A_PLACE = re.compile(
    r"(?P<who>(?P<title>[A-Z]\w+)(?: [A-Z][\w\u2019'-]+)* (?P<name>[A-Z][\w\u2019'-]+)) of [A-Z][\w-]+(?: [A-Z][\w-]+)?"
)
"""A title, a name and where it is held: "Mayor Ana Orr of Tolk"."""


def apposed_person(described: str, named: str) -> str | None:
    """The name in "the governor of Ulmen, Mira Tolk" and "a cousin of the groom, Latif"; None where it is no person's.

    Whom no known word for a role describes must be told by a determiner, and be of no kind of body.
    """
    if _names_a_role(described):
        return named_person(named) or (named if _is_bare_name(named) else None)
    core = WORD.findall(re.split(r" (?:of|for|in|from|at|on) ", described, maxsplit=1)[0])
    told = article(described) or described.lower().startswith(("his ", "her ", "their ", "its ")) or "s " in described
    if not told or not core or is_body(core[-1]) or core[-1].lower() in LISTS["called"] or core[-1][0].isupper():
        return None
    single = named.isalpha() and named[0].isupper() and not is_body(named)
    return named_person(named) or (named if single else None)


def named_person(words: str) -> str | None:
    """The personal name at the end of "Kremlin spokesman Dmitry Peskov" or "Mr Peskov"; None where there is none."""
    of_place = _OF_A_PLACE.fullmatch(words)
    if of_place and of_place["title"].lower() in LISTS["titles"] and of_place["name"].lower() not in LISTS["titles"]:
        words = of_place["who"]
    tokens = WORD.findall(_OF_STATE.sub("Secretary ", words))
    at = len(tokens)
    while at and _is_of_a_name(tokens[at - 1]):
        at -= 1
    run = tokens[at:]
    after_title = max((i for i, token in enumerate(run) if token.lower() in LISTS["titles"]), default=-1)
    role_before = at > 0 and tokens[at - 1].lower() in ROLE_WORDS
    name = run[after_title + 1 :]
    if not name or any(is_body(token, NO_PART_OF_A_PERSON) for token in name) or name[-1].lower() in LISTS["titles"]:
        return None
    if after_title >= 0 or role_before:
        return " ".join(name[-4:])
    return " ".join(name) if _is_bare_name(words) else None


def _is_of_a_name(token: str) -> bool:
    """Tells whether a word may stand in a personal name: a capital, "bin", "al-Marri"."""
    return token[0].isupper() or token in PARTICLES or _WITH_ARTICLE.match(token) is not None


def _is_bare_name(words: str) -> bool:
    """Tells whether the words are two to four capitalised words and no more, none of them a body's or a state's."""
    tokens = WORD.findall(words)
    capital = all(map(_is_of_a_name, tokens))
    return (
        capital
        and 2 <= len(tokens) <= 4
        and tokens[0] not in ("A", "An", "The", "Operation")
        and " ".join(tokens).lower() not in LISTS["wires"]
        and not any(is_body(t, NO_PART_OF_A_PERSON) or (t.isupper() and len(t) > 2) for t in tokens)
    )


def _names_a_role(words: str) -> bool:
    return bool(ROLE_WORDS.intersection(words.lower().replace(",", "").split()))


def is_official(tokens: list[str]) -> bool:
    """Tells whether an office that words in small letters tell of is held, and in a state or body that is in power."""
    return not LISTS["not_official"].intersection(tokens) and not any(
        token.startswith(("anti-", "ex-")) for token in tokens
    )


def gender_of(tokens: list[str]) -> str:
    """What words in small letters tell of a person's gender: "m", "f", or nothing.

    "His" and "her" tell of whom they mean where they stand alone; "his deputy" may be a woman.
    """
    if LISTS["male"].intersection(tokens) or tokens in (["his"], ["him"]):
        return "m"
    return "f" if LISTS["female"].intersection(tokens) or tokens == ["her"] else ""


def role_head(tokens: list[str]) -> str:
    """The first of the words by which a person may be taken up: "the governor"; empty where there is none."""
    return next((token for token in tokens if token in LISTS["people_back"]), "")
