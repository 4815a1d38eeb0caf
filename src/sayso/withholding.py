"""What briefs and exports do not tell of those who spoke as witnesses: their names, in whatever form and place.

A name is looked for by its words, so that case, accents, line breaks and commas between them hide nothing. Parts of a
proper name count by themselves ("Ms Venn" for "Orla Venn"), unless a place or a body bears them too. What is looked
for is what the ledger knows: the names and mentions of those who speak as witnesses, or whom nobody names.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol
from urllib.parse import unquote

from sayso.domain.account import EventAccount
from sayso.domain.identity import Actor, ActorKind, Place
from sayso.domain.ledger import ToldClaim
from sayso.domain.report import Document

WITHHELD: Final = frozenset({ActorKind.WITNESS, ActorKind.UNNAMED})
"""Whose names a brief does not print unless asked to."""

BODIES: Final = frozenset({ActorKind.STATE, ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.OUTLET})
"""Whose names hide nobody: a witness's name that is one of these too is no name by itself."""

MARK: Final = "[withheld]"
"""What stands in the place of a name."""

_WORD: Final = re.compile(r"[^\W_]+")
_SMALL: Final = frozenset(
    (
        *("a", "an", "the", "this", "that", "these", "those", "some", "one", "two", "three", "other", "another", "of"),
        *("at", "in", "on", "by", "from", "for", "and", "who", "he", "she", "they", "him", "her", "them", "his", "its"),
        *("their", "it", "i", "we", "you", "there", "here", "mr", "mrs", "ms", "miss", "mx", "dr", "sir", "madam"),
    )
)
"""Words that tell nothing of who it is."""


@dataclass(frozen=True, slots=True)
class Withholder:
    """Names that are not told.

    ``phrases``: by their first words the sequences of words; ``parts``: words that tell a name by themselves;
    ``strings``: names in scripts that know no capitals, which are looked for character by character.
    """

    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    parts: frozenset[str]
    strings: tuple[str, ...] = ()

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where the names stand in a text, ``[start, end)`` in code points, in order, none over another."""
        found: list[tuple[int, int]] = []
        for start, end in sorted([*self._worded(text), *self._written(text)]):
            if found and start < found[-1][1]:
                found[-1] = (found[-1][0], max(end, found[-1][1]))
            else:
                found.append((start, end))
        return found

    def told(self, text: str) -> str:
        """The text with a mark in the place of each name."""
        shown, last = "", 0
        for start, end in self.spans(text):
            shown += text[last:start] + MARK
            last = end
        return shown + text[last:]

    def holds(self, text: str) -> bool:
        """Whether a name stands in it."""
        return bool(self.spans(text))

    def in_address(self, address: str) -> bool:
        """Whether a web address has a name in it, which there has no capitals, and may be written as one word."""
        shown = unquote(address, errors="replace")
        words = {_folded(shown[start:end]) for start, end in _words(shown)}
        joined = _folded("".join(char for char in shown if char.isalnum()))
        phrases = [one for found in self.phrases.values() for one in found]
        return self.holds(shown) or bool(words & self.parts) or any("".join(one) in joined for one in phrases)

    def _worded(self, text: str) -> Iterator[tuple[int, int]]:
        if not self.phrases and not self.parts:
            return
        ends = _words(text)
        words = [_folded(text[start:end]) for start, end in ends]
        at = 0
        while at < len(words):
            fitting = [len(one) for one in self.phrases.get(words[at], ()) if tuple(words[at : at + len(one)]) == one]
            alone = words[at] in self.parts and not text[ends[at][0]].islower()
            length = max(fitting, default=int(alone))
            if length:
                yield ends[at][0], ends[at + length - 1][1]
            at += max(length, 1)

    def _written(self, text: str) -> Iterator[tuple[int, int]]:
        for name in self.strings:
            at = text.find(name)
            while at >= 0:
                yield at, at + len(name)
                at = text.find(name, at + len(name))


NOTHING: Final = Withholder({}, frozenset())
"""Withholds no name."""


def _words(text: str) -> list[tuple[int, int]]:
    """Where words stand; a mark over a letter belongs to it, composed or not."""
    whole = text if text.isascii() else "".join("x" if unicodedata.combining(char) else char for char in text)
    return [one.span() for one in _WORD.finditer(whole)]


def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word)
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()


def _uncased(name: str) -> bool:
    return any(char.isalpha() and char.lower() == char.upper() for char in name)


def withholder(names: Iterable[tuple[str, bool]], known: Iterable[str] = ()) -> Withholder:
    """What looks for names.

    Args:
        names: how people are called, each with whether the words of it that have capitals tell it by themselves.
        known: names of places and bodies, whose words alone hide nobody.
    """
    free = {_folded(one[start:end]) for one in known for start, end in _words(one)}
    phrases: dict[str, set[tuple[str, ...]]] = {}
    parts: set[str] = set()
    strings: set[str] = set()
    for name, in_parts in names:
        written = [name[start:end] for start, end in _words(name)]
        while written and _folded(written[0]) in _SMALL:
            written = written[1:]
        words = tuple(_folded(one) for one in written)
        telling = {one for one in words if one not in _SMALL}
        proper = {
            fold for one, fold in zip(written, words, strict=True) if one[0].isupper() and len(one) > 1
        } & telling - free
        if len(telling) > 1 or proper:
            phrases.setdefault(words[0], set()).add(words)
        if in_parts:
            parts |= proper
        if telling and _uncased(name):
            strings.add(name)
    return Withholder(
        {first: tuple(sorted(found)) for first, found in phrases.items()},
        frozenset(parts),
        tuple(sorted(strings, key=len, reverse=True)),
    )


class Speaking(Protocol):
    """What is asked of a ledger to know who speaks as a witness."""

    def claims(self, *, reports: Iterable[str] | None = None, as_of: datetime | None = None) -> Sequence[ToldClaim]:
        """The claims of these reports."""
        ...

    def report(self, name: str) -> Document:
        """One report with its text."""
        ...

    def places(self, name: str) -> Sequence[Place]:
        """The places that one report names."""
        ...


def withholding(
    ledger: Speaking, accounts: Sequence[EventAccount], also: Iterable[str] = (), as_of: datetime | None = None
) -> Withholder:
    """What is withheld where these events are told of: the names of whoever speaks as a witness in a report of theirs.

    Args:
        ledger: where they are recorded.
        accounts: the events.
        also: reports that are told of too.
        as_of: the moment that all is told as of; None: now.
    """
    positions = [position for one in accounts for matter in one.aspects for position in matter.positions]
    named = {name for one in accounts for name in one.reports} | {r for one in positions for r in one.reports}
    reports = sorted(named | set(also))
    claims = ledger.claims(reports=reports, as_of=as_of) if reports else ()
    names = [
        (one.actor.name, one.actor.kind == ActorKind.WITNESS)
        for one in positions
        if one.actor.name and one.actor.kind in WITHHELD
    ]
    known = [one.place.name for one in accounts if one.place and one.place.name]
    known += [one.actor.side for one in positions if one.actor.side]
    known += [one.actor.name for one in claims if one.actor and one.actor.kind in BODIES]
    for report, speakers in _speakers(claims).items():
        words = ledger.report(report).text.words
        for actor in speakers:
            whole = actor.kind is ActorKind.WITNESS
            names += [(actor.name, whole), *((words[one.start : one.end], whole) for one in actor.mentions)]
        known += [place.name for place in ledger.places(report) if place.name]
    return withholder(names, known)


def _speakers(claims: Iterable[ToldClaim]) -> dict[str, list[Actor]]:
    """By report those whose names are withheld, each once."""
    found: dict[str, dict[str, Actor]] = {}
    for one in claims:
        if one.actor and one.actor.kind in WITHHELD:
            found.setdefault(one.claim.report, {})[one.actor.id] = one.actor
    return {report: list(actors.values()) for report, actors in found.items()}
