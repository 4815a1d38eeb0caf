"""What a corpus hands to training: a text with its paragraphs, and what is marked in it.

``None`` for a kind of mark means that the corpus does not mark it (its heads learn nothing from the text); an empty
tuple means that there is none in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.domain.text import Span, Spans

PARAGRAPH = re.compile(r"[^\s](?:[^\n]*[^\s])?")


@dataclass(frozen=True, slots=True)
class Attributed:
    """One attribution as its annotators marked it."""

    source: Spans
    cue: Spans
    content: Spans


@dataclass(frozen=True, slots=True)
class Named:
    """Words that name or describe an entity, with every kind that the annotation leaves open.

    What is an organisation to a corpus that has no armed groups may be one.
    """

    span: Span
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Entities:
    """Entities of one text, apart from one another, and the kinds that its corpus marks wherever they stand.

    Words outside any span are no entity of a kind in ``marked``; whether they are one of another kind is not known.
    """

    spans: tuple[Named, ...]
    marked: frozenset[str]


@dataclass(frozen=True, slots=True)
class Argument:
    """Words that take part in an event, and how: a name of ``labels.ROLE_KINDS``."""

    role: str
    span: Span


@dataclass(frozen=True, slots=True)
class Happening:
    """An event mention: its trigger, its type and its arguments.

    ``types`` are those that the annotation leaves open (none: nothing is known of the type); ``arguments`` is None
    where the corpus marks none, ``roles`` names those that it marks.
    """

    trigger: Span
    types: frozenset[str] = frozenset()
    arguments: tuple[Argument, ...] | None = None
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of a coreference chain: its whole span, and its head word."""

    span: Span
    head: Span


@dataclass(frozen=True, slots=True)
class Example:
    """One text with its marks.

    ``factuality``: predicate and its value, -3 (certainly not) to +3 (certainly), by the scheme named ``scheme``.
    ``happenings``: event mentions; ``all_triggers`` tells whether every trigger of the text is among them (else other
    words are not known to be none). ``fills``: words that play a role in some event of the document, wherever they
    stand; ``fill_roles`` are the roles marked so. ``chains``: coreference chains, singletons included;
    ``all_mentions`` tells whether every mention of the text is in one of them.
    """

    name: str
    text: str
    blocks: Spans
    attributions: tuple[Attributed, ...] | None = None
    factuality: tuple[tuple[Span, float], ...] | None = None
    scheme: str = "uw"
    hedges: Spans | None = None
    entities: Entities | None = None
    happenings: tuple[Happening, ...] | None = None
    all_triggers: bool = True
    fills: tuple[Argument, ...] | None = None
    fill_roles: frozenset[str] = frozenset()
    chains: tuple[tuple[Mention, ...], ...] | None = None
    all_mentions: bool = True


def paragraphs(text: str) -> Spans:
    """Every line that has something on it, less the white space at its ends."""
    return tuple(Span(match.start(), match.end()) for match in PARAGRAPH.finditer(text))
