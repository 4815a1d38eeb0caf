"""Test sentences as the field writes them: the annotation stands in the words.

``{source:The ministry} {cue:denied} {content:any strike took place}.`` marks one attribution. A number after the role
tells attributions of one text apart (``{cue2:said}``), a role that comes again adds a piece, and marks may lie inside
one another. Words that two attributions share carry both roles: ``{source,source2:The army}``. Paragraphs are parted by
an empty line; one that opens with ``# `` is a headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.domain.mention import Attribution
from sayso.domain.text import Block, BlockKind, Span, Spans, Text
from sayso.read.segment import split_sentences

_MARK = re.compile(r"\{(?P<roles>(?:source|cue|content|check|about|by)\d*(?:,(?:source|cue|content)\d*)*):|\}")

Marks = dict[str, Spans]
Triple = tuple[str, str, str]


@dataclass(frozen=True)
class Marked:
    """A text and the spans marked in it, by role with its number ("cue", "cue2")."""

    text: Text
    marks: Marks

    def triples(self) -> list[Triple]:
        """The words of source, cue and content of each attribution, in the order of their numbers."""
        numbers = sorted({re.sub(r"\D", "", role) for role in self.marks})
        return [
            (self._words(f"source{n}"), self._words(f"cue{n}"), self._words(f"content{n}"))
            for n in numbers
            if {f"source{n}", f"cue{n}", f"content{n}"} & set(self.marks)
        ]

    def _words(self, role: str) -> str:
        return shown(self.text, self.marks.get(role, ()))


def shown(text: Text, spans: Iterable[Span]) -> str:
    """Words with their offsets, so that the same words elsewhere are not the same span."""
    return " … ".join(f"{text[span]}@{span.start}" for span in spans)


def found_triples(text: Text, attributions: Iterable[Attribution]) -> list[Triple]:
    """What was found, in the form of :meth:`Marked.triples`."""
    return [(shown(text, one.source), shown(text, one.cue), shown(text, one.content)) for one in attributions]


def marked(written: str) -> Marked:
    """Reads a marked-up text: takes the marks out and keeps their spans."""
    words, marks = _unmarked(written)
    return Marked(text_of(words), marks)


def _unmarked(written: str) -> tuple[str, Marks]:
    plain: list[str] = []
    length, at = 0, 0
    open_marks: list[tuple[list[str], int]] = []
    found: dict[str, list[Span]] = {}
    for match in _MARK.finditer(written):
        plain.append(written[at : match.start()])
        length += match.start() - at
        at = match.end()
        if match["roles"]:
            open_marks.append((match["roles"].split(","), length))
            continue
        roles, start = open_marks.pop()
        for role in roles:
            found.setdefault(role, []).append(Span(start, length))
    assert not open_marks, f"a mark is not closed in {written!r}"
    plain.append(written[at:])
    return "".join(plain), {role: tuple(sorted(spans)) for role, spans in found.items()}


def text_of(words: str) -> Text:
    """A text whose paragraphs are body, or headline where they open with ``# ``."""
    blocks: list[Block] = []
    for match in re.finditer(r"\S(?:.*\S)?", words):
        start, kind = match.start(), BlockKind.BODY
        if match[0].startswith("# ") and match.end() > start + 2:
            start, kind = start + 2, BlockKind.HEADLINE
        blocks.append(Block(Span(start, match.end()), kind))
    return Text(words, tuple(blocks), split_sentences(words, blocks))
