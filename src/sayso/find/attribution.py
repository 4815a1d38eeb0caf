"""The first attribution finder, without a learned model: who said or thought what, marked by which words.

Quotations are paired first (:mod:`sayso.find.quotation`), sentences read by rules of grammar over a lexicon of cues
(:mod:`sayso.find.sentence`), and quotations that no cue governs are then tied to the speaker before them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.domain.mention import Act, Attribution, Mode, attribution_id
from sayso.domain.text import Span, Spans, Text, in_order
from sayso.find.announced import Announced, announced_in
from sayso.find.drafts import Draft, Place
from sayso.find.nesting import nested
from sayso.find.quotation import Quotation, find_quotations
from sayso.find.sentence import drafts_of
from sayso.find.tokens import Kind, Unit
from sayso.find.units import units_of

SCORE_OF_A_TURN = 0.99
SCORE_OF_ANNOUNCED_WORDS = 0.9
SCORE_OF_A_CONTINUATION = 0.8
SCORE_OF_A_BARE_QUOTATION = 0.4


@dataclass(slots=True)
class _Found:
    """An attribution in text offsets, to which quotations may still be added."""

    source: Spans
    cue: Spans
    content: list[Span]
    act: Act
    score: float
    negated: bool
    block: int
    quotes: bool
    place: Place = Place.AFTER
    follows: _Found | None = None
    mode: Mode | None = None


@dataclass(slots=True)
class _Paragraphs:
    """Where the reading of the units stands: all that was found, and the last speaker."""

    found: list[_Found] = field(default_factory=list)
    last: _Found | None = None
    waiting: list[Span] = field(default_factory=list)
    block: int = -1
    announced: dict[int, Announced] = field(default_factory=dict)


def find_attributions(text: Text, report: str) -> tuple[Attribution, ...]:
    """Finds the attributions of the article's sentences and, in a transcript, of its turns.

    Args:
        text: the report's text; only its ``sentences`` and ``turns`` are read.
        report: the report's id, part of every attribution's id.

    Returns:
        The attributions in text order of their first word, ``within`` and ``continues`` told; ids are unique.
    """
    quotations = find_quotations(text)
    return attributions_in(text, report, quotations, units_of(text, quotations))


def attributions_in(
    text: Text, report: str, quotations: Sequence[Quotation], units: Sequence[Unit]
) -> tuple[Attribution, ...]:
    """:func:`find_attributions` over quotations and units already at hand."""
    state = _Paragraphs(found=_turns(text), announced=announced_in(text, units))
    for unit in units:
        _read_unit(state, unit)
    _settle(state)
    return _finished(text, report, state.found, quotations)


def _turns(text: Text) -> list[_Found]:
    found: list[_Found] = []
    for turn in text.turns:
        source = (turn.speaker,) if turn.speaker else ()
        before = found[-1] if found and not turn.speaker else None
        found.append(
            _Found(
                source,
                (),
                [turn.words],
                Act.STATEMENT,
                SCORE_OF_A_TURN,
                negated=False,
                block=-1,
                quotes=True,
                follows=before,
                mode=Mode.DIRECT,
            )
        )
    return found


def _read_unit(state: _Paragraphs, unit: Unit) -> None:
    if unit.block != state.block:
        _settle(state)
        state.block = unit.block
        if unit.block in state.announced:
            _announce(state, state.announced[unit.block])
    drafts = drafts_of(unit)
    here = [_located(unit, draft) for draft in drafts]
    loose = _loose_quotations(unit, drafts)
    if here and state.waiting and here[0].quotes and drafts[0].place is not Place.AFTER:
        here[0].content = [*state.waiting, *here[0].content]
        state.waiting = []
    if unit.block in state.announced and state.announced[unit.block].quoted:
        loose = []
    if loose and not here:
        if (state.last is not None and state.last.block == unit.block) or _is_all_quoted(unit):
            _attach(state, unit, loose)
    elif loose and here[-1].act is Act.STATEMENT and here[-1].quotes:
        here[-1].content += loose
    state.found += here
    speaking = [one for one in here if one.act is Act.STATEMENT]
    if speaking:
        state.last = speaking[0]
    elif here:
        state.last = here[0]


def _announce(state: _Paragraphs, words: Announced) -> None:
    """A paragraph whose words the one before announces; one that is quoted goes on from who announced it."""
    one = _Found(
        (words.source,),
        (words.cue,),
        [words.content],
        words.act,
        SCORE_OF_ANNOUNCED_WORDS,
        negated=False,
        block=state.block,
        quotes=True,
        mode=Mode.DIRECT,
    )
    state.last = one
    state.found.append(one)


def _is_all_quoted(unit: Unit) -> bool:
    """Tells whether a sentence holds nothing but quotations."""
    return all(token.kind is not Kind.WORD for token in unit.tokens)


def _attach(state: _Paragraphs, unit: Unit, loose: list[Span]) -> None:
    """Ties the quotations of a sentence without a cue to the speaker before, or to the cue that comes after."""
    last = state.last
    if last is not None and last.block == unit.block:
        last.content += loose
    else:
        state.waiting += loose


def _settle(state: _Paragraphs) -> None:
    """At a paragraph's end: quotations that found no cue in it go on from the speaker before."""
    if not state.waiting:
        return
    last = state.last
    score = SCORE_OF_A_CONTINUATION if last is not None and last.quotes else SCORE_OF_A_BARE_QUOTATION
    state.last = _Found(
        (), (), state.waiting, Act.STATEMENT, score, negated=False, block=state.block, quotes=True, follows=last
    )
    state.found.append(state.last)
    state.waiting = []


def _located(unit: Unit, draft: Draft) -> _Found:
    tokens = unit.tokens

    def span(part: tuple[int, int]) -> Span:
        return Span(tokens[part[0]].start, tokens[part[1] - 1].end)

    source = in_order(_without_possessive(unit, part) for part in draft.source)
    quotes = any(tokens[at].kind is Kind.QUOTE for first, end in draft.content for at in range(first, end))
    return _Found(
        tuple(source),
        (span(draft.cue),),
        [span(part) for part in draft.content],
        draft.act,
        draft.score,
        draft.kind.negated,
        unit.block,
        quotes,
        draft.place,
    )


def _without_possessive(unit: Unit, part: tuple[int, int]) -> Span:
    """A source without its closing comma or possessive ending: "Vardia" of "Vardia's claimed gains"."""
    first, last = unit.tokens[part[0]], unit.tokens[part[1] - 1]
    end = last.end
    if last.low.endswith("'s") and part[1] < len(unit.tokens) and last.end - last.start > 2:
        end -= 2
    elif last.low.endswith("s'"):
        end -= 1
    return Span(first.start, end)


def _loose_quotations(unit: Unit, drafts: Sequence[Draft]) -> list[Span]:
    covered: set[int] = set()
    for draft in drafts:
        for first, end in (*draft.content, *draft.source):
            covered.update(range(first, end))
    return [
        Span(token.start, token.end)
        for at, token in enumerate(unit.tokens)
        if token.kind is Kind.QUOTE and at not in covered
    ]


def _finished(text: Text, report: str, found: list[_Found], quotations: Sequence[Quotation]) -> tuple[Attribution, ...]:
    starts = [one.span.start for one in quotations]
    ids: dict[int, str] = {}
    made: dict[str, Attribution] = {}
    for one in found:
        content = in_order(_with_marks(part, quotations, starts) for part in one.content)
        name = attribution_id(report, one.source, one.cue, content)
        ids[id(one)] = name
        mode = one.mode or _mode(text, one.cue, content, quotations, starts)
        follows = ids.get(id(one.follows)) if one.follows is not None else None
        made.setdefault(
            name,
            Attribution(name, one.act, mode, one.source, one.cue, content, None, one.score, one.negated, follows),
        )
    return nested(made.values())


def _with_marks(part: Span, quotations: Sequence[Quotation], starts: Sequence[int]) -> Span:
    """Takes in the marks of a quotation whose words the content begins or ends with."""
    start, end = part.start, part.end
    last = bisect_right(starts, end - 1) - 1
    if last >= 0:
        quoted = quotations[last]
        if quoted.span.start >= start - 2 and end in (quoted.inner.end, quoted.inner.end - 1):
            end = quoted.span.end
    first = bisect_right(starts, start) - 1
    if first >= 0 and quotations[first].inner.start == start and quotations[first].span.end <= end:
        start = quotations[first].span.start
    return Span(start, end)


def _mode(text: Text, cue: Spans, content: Spans, quotations: Sequence[Quotation], starts: Sequence[int]) -> Mode:
    """Direct where every word is quoted, indirect where none is, mixed otherwise.

    A quotation that holds the cue too is somebody else's: "the guild “rejected the claim”" quotes no word of the guild.
    """
    words = quoted = 0
    for part in content:
        words += _letters(text, part)
        at = max(0, bisect_left(starts, part.start) - 1)
        while at < len(quotations) and quotations[at].span.start < part.end:
            inside = quotations[at].span
            if inside.overlaps(part) and not any(inside.covers(span) for span in cue):
                quoted += _letters(text, Span(max(inside.start, part.start), min(inside.end, part.end)))
            at += 1
    if not quoted:
        return Mode.INDIRECT
    return Mode.DIRECT if quoted >= words else Mode.MIXED


def _letters(text: Text, part: Span) -> int:
    return sum(map(str.isalnum, text.words[part.start : part.end]))
