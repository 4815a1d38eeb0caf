"""Words that the paragraph before announces: "The mayor wrote on Friday:", and the next paragraph is what she wrote.

Pages that set off a letter, a post or a statement so need no quotation marks for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.domain.mention import Act
from sayso.domain.text import BlockKind, Span, Text
from sayso.find.adverbials import skip_adverbials
from sayso.find.complements import addressee_end
from sayso.find.cues import Form
from sayso.find.noun_phrases import Tokens
from sayso.find.subjects import phrase_before
from sayso.find.tokens import Kind, Unit
from sayso.find.verb_groups import Group, group_at

REACH = 12
"""Tokens before the end of a paragraph among which its last verb of saying stands."""

_STOPS = (":", ",")
_ENDS = (".", "!", "?", "\u2026", '"', "\u201d")


@dataclass(frozen=True, slots=True)
class Announced:
    """Who announces by which cue what a paragraph says; ``quoted``: it stands in quotation marks all the same."""

    source: Span
    cue: Span
    content: Span
    act: Act
    quoted: bool


def announced_in(text: Text, units: Sequence[Unit]) -> dict[int, Announced]:
    """The paragraphs that the one before announces, by their number."""
    return {
        after[0].block: found for before, after in pairwise(_paragraphs(units)) if (found := _of(text, before, after))
    }


def _paragraphs(units: Sequence[Unit]) -> Iterator[list[Unit]]:
    paragraph: list[Unit] = []
    for unit in units:
        if paragraph and paragraph[-1].block != unit.block:
            yield paragraph
            paragraph = []
        paragraph.append(unit)
    if paragraph:
        yield paragraph


def _of(text: Text, before: Sequence[Unit], after: Sequence[Unit]) -> Announced | None:
    both = (before[-1].block, after[0].block)
    if both[1] != both[0] + 1 or any(text.blocks[number].kind is not BlockKind.BODY for number in both):
        return None
    content = text.blocks[both[1]].span
    words = text[content].strip()
    quoted = [all(one.kind is not Kind.WORD for one in unit.tokens) for unit in after]
    opens = words[:1].isupper() or words[:1].isdigit()
    if not all(quoted) and (any(quoted) or not opens or not words.endswith(_ENDS)):
        return None
    found = _cue(before[-1].tokens)
    if found is None:
        return None
    (first, end), group = found
    tokens, kind = before[-1].tokens, group.sense.takes("q")
    if kind is None:
        return None
    source = Span(tokens[first].start, tokens[end - 1].end)
    cue = Span(tokens[group.first].start, tokens[group.end - 1].end)
    return Announced(source, cue, content, kind.act, all(quoted))


def _cue(tokens: Tokens) -> tuple[tuple[int, int], Group] | None:
    """The subject and the verb of saying after which a paragraph breaks off, with nothing but adverbials behind it."""
    end = len(tokens) - 1 if tokens[-1].low in _STOPS else len(tokens)
    if end < len(tokens) or tokens[-1].kind is Kind.WORD:
        for at in range(end - 1, max(0, end - REACH), -1):
            group = group_at(tokens, at)
            if group is None or group.passive or not group.sense.forms & {Form.PAST, Form.THIRD}:
                continue
            if group.sense.takes("q") is None:
                continue
            past = addressee_end(tokens, group.end) if group.sense.takes("a") else group.end
            stop = group.first - (tokens[group.first - 1].low == ",")
            subject = phrase_before(tokens, group.first) or phrase_before(tokens, stop)
            return (subject, group) if subject and skip_adverbials(tokens, past) >= end else None
    return None
