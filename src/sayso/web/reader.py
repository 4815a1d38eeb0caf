"""A report's text cut into segments, so that overlapping claims can be shown without changing a character."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sayso.domain.claim import Claim, Spot
from sayso.domain.ledger import ToldClaim
from sayso.domain.text import ARTICLE, Block, BlockKind, Span, Spans, Text, in_order, overlap

DEEPEST = 3
"""How many layers of nested contents are told apart by their tint."""

READ = ARTICLE | {BlockKind.BYLINE, BlockKind.TIMESTAMP, BlockKind.DATELINE, BlockKind.LABEL}
"""Blocks that are part of the article as published; the others are dimmed as furniture."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A number that stands before a claim's words and leads to the claim in the list."""

    number: int
    claim: str


@dataclass(frozen=True, slots=True)
class Segment:
    """Neighbouring characters that belong to the same parts of the same claims. No claims: plain text."""

    words: str
    claims: str
    classes: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block with the white space before it. All of them in order, with what comes after, are the text."""

    before: str
    kind: BlockKind
    furniture: bool
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    """One span of one claim. ``layer`` numbers the distinct contents."""

    span: Span
    claim: str
    role: str
    layer: int


@dataclass(frozen=True, slots=True)
class Beside:
    """Spans of places and times, which belong to no claim."""

    places: Spans = ()
    times: Spans = ()


def _marks(claims: Sequence[ToldClaim], length: int, beside: Beside) -> list[_Mark]:
    layers: dict[Spans, int] = {}
    marks = []
    for told in claims:
        claim = told.claim
        layer = layers.setdefault(claim.content, len(layers))
        places: tuple[Claim | Spot, ...] = (claim, *claim.also)
        told_by = [("source", one.source) for one in places] + [("cue", one.cue) for one in places]
        for role, spans in (*told_by, *(("content", one.content) for one in places)):
            marks += [_Mark(span, claim.id, role, layer) for span in spans if span.end <= length]
    for role, spans in (("place", beside.places), ("time", beside.times)):
        marks += [_Mark(span, "", role, -1) for span in spans if span.end <= length]
    return sorted(marks, key=lambda mark: mark.span)


def anchor_of(told: ToldClaim) -> Span | None:
    """Where a claim's number stands: before its content, else its cue, else its source."""
    claim = told.claim
    return next(iter((*claim.content, *claim.cue, *claim.source)), None)


def _refs(claims: Sequence[ToldClaim]) -> dict[int, list[Ref]]:
    refs: dict[int, list[Ref]] = {}
    for number, told in enumerate(claims, start=1):
        span = anchor_of(told)
        if span is not None:
            refs.setdefault(span.start, []).append(Ref(number, told.id))
    return refs


def _whole(text: Text) -> Iterator[Block]:
    """The blocks, and one of kind ``other`` for any words that stand in none."""
    at = 0
    for block in text.blocks:
        yield from _stray(text.words, at, block.span.start)
        yield block
        at = block.span.end
    yield from _stray(text.words, at, len(text.words))


def _stray(words: str, start: int, end: int) -> Iterator[Block]:
    between = words[start:end]
    if between.strip():
        head = len(between) - len(between.lstrip())
        yield Block(Span(start + head, start + len(between.rstrip())), BlockKind.OTHER)


def _segment(words: str, over: Sequence[_Mark], chosen: str | None, refs: Iterable[Ref]) -> Segment:
    roles = {mark.role for mark in over}
    depth = min(DEEPEST, len({mark.layer for mark in over if mark.role == "content"}))
    classes = [f"is-{role}" for role in ("source", "cue", "content", "place", "time") if role in roles]
    if depth > 1:
        classes.append(f"depth-{depth}")
    if chosen and any(mark.claim == chosen for mark in over):
        classes.append("chosen")
        classes += sorted({f"chosen-{mark.role}" for mark in over if mark.claim == chosen})
    claims = " ".join(dict.fromkeys(mark.claim for mark in over if mark.claim))
    return Segment(words, claims, " ".join(classes), tuple(refs))


def _segments(
    text: Text, span: Span, here: Sequence[_Mark], chosen: str | None, refs: Mapping[int, list[Ref]]
) -> tuple[Segment, ...]:
    """Sweeps once over the span; ``here`` are the marks that reach into it, in order of their starts."""
    edges = {edge for mark in here for edge in (mark.span.start, mark.span.end) if edge in span}
    cuts = sorted(edges | {span.start, span.end})
    segments = []
    active: list[_Mark] = []
    entered = 0
    for start, end in pairwise(cuts):
        while entered < len(here) and here[entered].span.start <= start:
            active.append(here[entered])
            entered += 1
        active = [mark for mark in active if mark.span.end > start]
        segments.append(_segment(text.words[start:end], active, chosen, refs.get(start, ())))
    return tuple(segments)


def _by_span(spans: Iterable[Span], marks: Sequence[_Mark]) -> Iterator[tuple[Span, list[_Mark]]]:
    """Each span with the marks that reach into it, in one sweep over both; both in text order."""
    entered = 0
    active: list[_Mark] = []
    for span in spans:
        while entered < len(marks) and marks[entered].span.start < span.end:
            active.append(marks[entered])
            entered += 1
        active = [mark for mark in active if mark.span.end > span.start]
        yield span, active


def _cut(
    text: Text, blocks: Sequence[Block], claims: Sequence[ToldClaim], chosen: str | None, beside: Beside
) -> Iterator[Paragraph]:
    marks = _marks(claims, len(text.words), beside)
    refs = _refs(claims)
    at = 0
    for block, (span, over) in zip(blocks, _by_span((block.span for block in blocks), marks), strict=True):
        yield Paragraph(
            before=text.words[at : span.start],
            kind=block.kind,
            furniture=block.kind not in READ,
            segments=_segments(text, span, over, chosen, refs),
        )
        at = span.end


def paragraphs(
    text: Text, claims: Sequence[ToldClaim], chosen: str | None = None, beside: Beside | None = None
) -> tuple[tuple[Paragraph, ...], str]:
    """Cuts a text where claims' parts and blocks begin and end.

    Args:
        text: the report's text.
        claims: its claims in the order of their numbers.
        chosen: id of the claim to be marked strongly.
        beside: places and times, marked more quietly; None: none are.

    Returns:
        The paragraphs, and the white space after the last. Put together they are the text, character for character.
    """
    blocks = tuple(_whole(text))
    end = blocks[-1].span.end if blocks else 0
    return tuple(_cut(text, blocks, claims, chosen, beside or Beside())), text.words[end:]


def context(text: Text, told: ToldClaim) -> tuple[Paragraph, ...]:
    """The sentences that a claim's parts stand in, or the parts alone where they stand in no sentence."""
    claim = told.claim
    parts = in_order(span for span in (*claim.source, *claim.cue, *claim.content) if span.end <= len(text.words))
    around = [sentence.span for sentence in text.sentences if overlap((sentence.span,), parts)]
    blocks = [Block(span, BlockKind.BODY) for span in in_order((*around, *parts))]
    return tuple(replace(one, before="") for one in _cut(text, blocks, (told,), told.id, Beside()))
