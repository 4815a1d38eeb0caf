"""Transcripts in lines of ``SPEAKER: words``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from sayso.domain.report import Document
from sayso.domain.text import Block, BlockKind, Span, Turn
from sayso.read.build import Facts, make_document, trimmed
from sayso.read.lines import classify_lines
from sayso.read.plain import plain_paragraphs
from sayso.read.visible import facts_from_below, facts_from_blocks

# A speaker in capitals or not, with a role behind a comma or in brackets, or the Q of question and answer.
_LABEL = re.compile(
    r"^(?:>>+\s?)?(?P<name>[^\W\d_a-z][\w.'’-]{0,30}(?:[ ,&/-]{1,2}[\w.'’-]{1,30}){0,9}"
    r"(?:\s?[(\[][^()\[\]]{1,60}[)\]])?)\s?:(?=\s|$)"
)
_MAX_LABEL_WORDS = 8


def is_speaker_lines(words: str) -> bool:
    """Tells whether most paragraphs of a plain text begin with the label of one of two or more speakers.

    Only labels that come back, or are written in capitals, count as a speaker's.
    """
    names: list[str] = []
    lines = [line for line in words[:200_000].splitlines() if line.strip()]
    for line in lines:
        name = label_of(line.strip())
        if name:
            names.append(name)
    counts = Counter(names)
    speakers = [name for name in names if counts[name] > 1 or name.isupper()]
    return len(set(speakers)) >= 2 and len(speakers) * 2 > len(lines)


def label_of(line: str) -> str | None:
    """The speaker's name that a line begins with, or None."""
    found = _LABEL.match(line[:200])
    if found is None or len(found["name"].split()) > _MAX_LABEL_WORDS:
        return None
    words = [word for word in re.findall(r"[^\W\d_]+", found["name"].split("(")[0]) if len(word) > 3]
    capitals = sum(word[0].isupper() for word in words)
    return found["name"] if capitals * 2 >= len(words) else None


def read_speaker_lines(data: bytes, words: str, facts: Facts) -> Document:
    """Reads a transcript of ``SPEAKER: words`` lines; ``text`` is the input, character for character.

    A line without a label goes on with the speaker before; what stands before the first label is the report's head.
    """
    spans = plain_paragraphs(words, facts.path or facts.url or "input")
    lines = [words[span.start : span.end] for span in spans]
    counts = Counter(filter(None, map(label_of, lines)))
    names = [name if (name := label_of(line)) and (counts[name] > 1 or name.isupper()) else None for line in lines]
    first = next((i for i, name in enumerate(names) if name), len(lines))
    head = zip(spans[:first], _kinds_of_head(lines[:first]), strict=True)
    blocks = [Block(span, kind) for span, kind in head]
    turns: list[Turn] = []
    for span, name in zip(spans[first:], names[first:], strict=True):
        label = None
        if name:
            at = words.index(name, span.start, span.end)
            colon = words.index(":", at + len(name), span.end)
            label = Span(at, at + len(name))
            blocks.append(Block(Span(span.start, colon + 1), BlockKind.OTHER))
            rest = trimmed(words, colon + 1, span.end)
        else:
            rest = span
        if rest:
            blocks.append(Block(rest, BlockKind.BODY))
            turns.append(Turn(label, rest, None))
    facts_from_blocks(words, blocks, facts)
    facts_from_below(words, blocks, facts)
    return make_document(data, words, blocks, facts, turns=turns)


def _kinds_of_head(lines: Sequence[str]) -> tuple[BlockKind, ...]:
    """Kinds of the lines before the first word is spoken; prose among them introduces, it is no one's speech."""
    kinds = list(classify_lines(lines)) if lines else []
    if BlockKind.HEADLINE not in kinds:
        plain = [i for i, kind in enumerate(kinds) if kind in {BlockKind.OTHER, BlockKind.BODY, BlockKind.TEASER}]
        if plain:
            kinds[plain[0]] = BlockKind.HEADLINE
    return tuple(BlockKind.STANDFIRST if kind == BlockKind.BODY else kind for kind in kinds)
