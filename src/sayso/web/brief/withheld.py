"""A brief without the names of witnesses and of sources that nobody names."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Final, TypeVar

from sayso.web.brief import says
from sayso.web.brief.told import Brief, Source
from sayso.withholding import MARK, NOTHING, Withholder

_T = TypeVar("_T")


def withheld(tree: _T, kept: Withholder) -> _T:
    """The same with every name withheld, wherever it stands; an address that holds one is withheld whole."""
    if kept is NOTHING:
        return tree
    if isinstance(tree, Source) and tree.address is not None and kept.in_address(tree.address):
        tree = replace(tree, address=says.ADDRESS_WITHHELD, link=None)
    if isinstance(tree, str):
        return kept.told(tree)  # type: ignore[return-value]
    if isinstance(tree, tuple):
        return tuple(withheld(one, kept) for one in tree)  # type: ignore[return-value]
    if is_dataclass(tree) and not isinstance(tree, type):
        changed = {one.name: withheld(getattr(tree, one.name), kept) for one in fields(tree) if one.name in _TOLD}
        return replace(tree, **changed)
    return tree


_TOLD: Final = frozenset(
    (
        *("title", "filters", "contested", "checked", "events", "notes", "sources", "map", "timeline", "matters"),
        *("sides", "voices", "pieces", "spots", "lines", "names", "label", "type", "place", "name", "proposition"),
        *("because", "stances", "words", "address", "publisher"),
    )
)
"""Fields whose words come from reports and people, and those that hold such; the others are the program's own words."""


def is_marked(brief: Brief) -> bool:
    """Whether any name in a brief was withheld."""
    hidden = {says.WITNESS, says.UNNAMED}
    voices = (
        voice for event in brief.events for matter in event.matters for side in matter.sides for voice in side.voices
    )
    return any(voice.name in hidden or MARK in (voice.words or "") for voice in voices)
