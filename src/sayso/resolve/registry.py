"""The starter registry: states, bodies, armed groups and news agencies that reports of conflicts name.

``registry.csv`` is made by ``training/registry/compile.py``, which names its sources. It tells whose a name is, and
no sides: those belong to a dossier. Names in capitals alone ("FSB", "AP") are matched letter for letter, others in
any capitals and with any apostrophe.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sayso.domain.identity import ActorKind

LONGEST_NAME = 12
"""Words in the longest name that is looked up."""

_APOSTROPHES = str.maketrans({"\u2019": "'", "\u02bc": "'"})
_BRITISH = ((re.compile(r"\bDefense\b"), "Defence"), (re.compile(r"\bOrganization\b"), "Organisation"))


@dataclass(frozen=True, slots=True)
class Registered:
    """One actor of the registry. ``country`` is ISO 3166-1 alpha-2; None for a body that is of no one state."""

    name: str
    kind: ActorKind
    country: str | None
    adjectives: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@cache
def registered() -> tuple[Registered, ...]:
    """All of the registry, in its order."""
    return tuple(_rows())


def _rows() -> Iterator[Registered]:
    with (files("sayso.resolve") / "registry.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(line for line in lines if not line.startswith("#")):
            lists = (tuple(filter(None, row[field].split("|"))) for field in ("adjectives", "metonyms", "names"))
            yield Registered(row["name"], ActorKind(row["kind"]), row["country"] or None, *lists)


def _is_short(name: str) -> bool:
    """Letters that would be other words in small ones: "WHO", "AP"."""
    return name.isupper() and " " not in name


@cache
def _bodies() -> dict[str, Registered]:
    found: dict[str, Registered] = {}
    for one in registered():
        if one.kind is not ActorKind.STATE:
            for name in (one.name, *one.names):
                found.setdefault(name if _is_short(name) else _folded(name), one)
    return found


@cache
def _countries() -> dict[str, str]:
    return {one.country: one.name for one in registered() if one.kind is ActorKind.STATE and one.country}


def _folded(words: str) -> str:
    for spelled, plain in _BRITISH:
        words = spelled.sub(plain, words)
    return words.translate(_APOSTROPHES).casefold()


def body_named(words: str) -> Registered | None:
    """The body, armed group or agency that these words name, all of them but for an article; None where none."""
    name = re.sub(r"^(?:the|an?) ", "", words.strip(), flags=re.IGNORECASE)
    if not (name[:1].isupper() or name.startswith("al ")) or name.count(" ") >= LONGEST_NAME:
        return None
    return _bodies().get(name if _is_short(name) else _folded(name))


def body_within(words: str) -> Registered | None:
    """The longest name of a body that stands at the start of some words, after an article: "IDF spokesman"."""
    tokens = re.sub(r"^(?:the|an?) ", "", words.strip(), flags=re.IGNORECASE).split()[:LONGEST_NAME]
    for size in range(len(tokens), 0, -1):
        found = body_named(re.sub(r"['\u2019]s$", "", " ".join(tokens[:size])))
        if found is not None:
            return found
    return None


def state_of(country: str | None) -> str | None:
    """The name of the state with this ISO 3166-1 alpha-2 code; None where the registry has none."""
    return _countries().get(country) if country else None
