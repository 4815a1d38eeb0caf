"""States by name, adjective and seat of government: "Russia", "Russian officials" and "Moscow" are one voice.

The registry holds the common English forms. A state that is not in it is known by its adjective where the report uses
both ("Vardia", "Vardian").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from sayso.domain.identity import ActorKind
from sayso.resolve.registry import registered

SHORTEST_STEM = 3

_ADJECTIVE = re.compile(r"(?:ian|ean|an|n|ish|ese|ic|i|s)$")


@cache
def _table() -> tuple[dict[str, str], dict[str, str]]:
    """Names and seats to the state, and adjectives to the state, both by their words in lower case."""
    names: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    for state in registered():
        if state.kind is ActorKind.STATE:
            for shown in (state.name, *state.metonyms, *state.names):
                names.setdefault(shown.lower(), state.name)
            for shown in state.adjectives:
                adjectives.setdefault(shown.lower(), state.name)
    return names, adjectives


class States:
    """The states that one report may mean: those of the table and those its own words give away."""

    def __init__(self, capitalised: Iterable[str], owners: Iterable[str] = ()) -> None:
        """Takes the report's capitalised words as they stand, and those that own what only states own."""
        self._own: dict[str, str] = {}
        seen = set(capitalised)
        names, adjectives = _table()
        by_stem: dict[str, str] = {}
        for word in sorted(seen):
            if word.isalpha() and word.lower() not in adjectives:
                by_stem.setdefault(_stem(word), word)
        for word in sorted(seen):
            if word.lower() in adjectives or word.lower() in names or not _ADJECTIVE.search(word):
                continue
            base = next((by_stem[stem] for stem in _stems_of_adjective(word) if stem in by_stem), None)
            if base and base != word and len(base) <= len(word) + 1:
                self._own[word.lower()] = base
        self._own_names = {base.lower(): base for base in (*sorted(owners), *self._own.values())}

    def named(self, words: str) -> str | None:
        """The state that these words name ("Russia", "Moscow", "the United States"), None where they name none."""
        key = words.lower().removeprefix("the ").strip()
        return _table()[0].get(key) or self._own_names.get(key)

    def of_adjective(self, word: str) -> str | None:
        """The state that an adjective or a possessive belongs to ("Russian", "Russia's"), None where to none."""
        key = re.sub(r"['\u2019]s?$", "", word.lower())
        return _table()[1].get(key) or self._own.get(key) or self.named(key)


def _stem(name: str) -> str:
    return name.lower().rstrip("aeiouy")


def _stems_of_adjective(word: str) -> list[str]:
    """The stems a name may have whose adjective this is: "Vardian" from "Vardia", "Ostreli" from "Ostrel"."""
    lower = word.lower()
    stems = [
        lower[: -len(ending)].rstrip("aeiouy")
        for ending in ("ian", "ean", "an", "n", "ish", "ese", "ic", "i")
        if lower.endswith(ending)
    ]
    return [stem for stem in stems if len(stem) >= SHORTEST_STEM]
