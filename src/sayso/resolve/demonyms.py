"""States by their adjectives: "Vardian" is of Vardia."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from sayso.domain.identity import ActorKind
from sayso.resolve.registry import registered


@cache
def states_by_adjective() -> Mapping[str, str]:
    """The English name of each state, and of some other areas, by its adjectives in lower case."""
    found: dict[str, str] = {}
    with (files("sayso.resolve") / "demonyms.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            found |= {shown.lower(): row["name"] for shown in row["adjectives"].split("|") if shown}
    for one in registered():
        if one.kind is ActorKind.STATE:
            found |= {shown.lower(): one.name for shown in one.adjectives}
    return MappingProxyType(found)


def state_of(words: str) -> str | None:
    """The state or other area that an adjective or its people's name belongs to ("Vardians"); None where to none."""
    key = words.lower()
    table = states_by_adjective()
    return table.get(key) or table.get(key.removesuffix("s"))
