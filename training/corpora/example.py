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
class Example:
    """One text with its marks. ``factuality``: predicate and its value, -3 (certainly not) to +3 (certainly)."""

    name: str
    text: str
    blocks: Spans
    attributions: tuple[Attributed, ...] | None = None
    factuality: tuple[tuple[Span, float], ...] | None = None
    hedges: Spans | None = None


def paragraphs(text: str) -> Spans:
    """Every line that has something on it, less the white space at its ends."""
    return tuple(Span(match.start(), match.end()) for match in PARAGRAPH.finditer(text))
