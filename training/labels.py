"""Marks to label sequences over words: for each head what it should have said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

from sayso.domain.event_types import NO_EVENT, SUB_EVENT_TYPES
from sayso.domain.text import Span
from sayso.model.encode import Ints, Words
from training.corpora.example import Attributed, Entities, Happening, Mention

PLACES = ("B", "I", "E", "S")
"""A span's first word, a word within, its last, and an only word (the BIOES scheme)."""


def tags_of(kinds: Iterable[str]) -> tuple[str, ...]:
    """The labels of a sequence head: ``O``, then four for each kind."""
    return ("O", *(f"{place}-{kind}" for kind in kinds for place in PLACES))


TOKENS = tags_of(("cue", "source", "content"))
LINKS = tags_of(("source", "content"))
HEDGES = tags_of(("hedge",))

ENTITY_KINDS = ("person", "organisation", "armed-group", "place", "facility", "weapon", "vehicle")
"""``organisation``: states' bodies, parties, firms, media; ``armed-group``: any armed force, a state's included;
``facility``: built places (bridges, bases, hospitals); ``place``: settlements, regions, states as territory, waters."""

ROLE_KINDS = ("initiator", "victim", "target", "instrument", "place", "time")
"""``victim``: people acted upon; ``target``: things and bodies acted upon; the contract's ``target`` holds both."""

EVENT_TYPES = (*chain.from_iterable(SUB_EVENT_TYPES.values()), NO_EVENT)
"""ACLED's 25 sub-event types (codebook of 2023) and ``other``: no such event (ACLED's "Other" is a strategic one)."""

_SURNAMES = (
    "Smith Johnson Williams Davis Miller Wilson Anderson Thomas Jackson Harris Martin Thompson Garcia Robinson Clark "
    "Lewis Walker Allen Wright Scott Adams Nelson Campbell Mitchell Roberts Carter Phillips Evans Turner Collins "
    "Edwards Stewart Morris Murphy Bailey Cooper Richardson Kelly Howard Ward Peterson Watson Brooks Sanders Bennett "
    "Russell Griffin Hayes"
)
STAND_INS = tuple(_SURNAMES.split())
"""What names are read as, each one piece of the vocabulary."""

ENTITIES = tags_of(ENTITY_KINDS)
TRIGGERS = tags_of(("trigger",))
ROLES = tags_of(ROLE_KINDS)


def words_under(words: Words, span: Span) -> range:
    """The words that share a code point with the span."""
    low = int(np.searchsorted(words.ends, span.start, "right"))
    high = int(np.searchsorted(words.starts, span.end, "left"))
    return range(low, high)


def _write(row: Ints, words: Words, spans: Iterable[Span], tags: tuple[str, ...], kind: str) -> None:
    for span in spans:
        under = words_under(words, span)
        if not under or row[under.start : under.stop].any():
            continue  # univocal: a word has one label, the first that claims it
        first = tags.index(f"B-{kind}")
        row[under.start : under.stop] = first + 1
        row[under.start], row[under.stop - 1] = first, first + 2
        if len(under) == 1:
            row[under.start] = first + 3


@dataclass(frozen=True, slots=True)
class AttributionLabels:
    """``tokens``: (W,) index into ``TOKENS``; for each of A cues its first and last word, and ``links``: (A, W)."""

    tokens: Ints
    cues: Ints  # (A, 2)
    links: Ints  # (A, W)


def attribution_labels(words: Words, marks: Iterable[Attributed]) -> AttributionLabels:
    """Labels of one whole text. Attributions that share a cue are one to the net."""
    tokens = np.zeros(len(words), np.int64)
    by_cue: dict[tuple[int, int], Ints] = {}
    for mark in marks:
        for kind, spans in (("cue", mark.cue), ("source", mark.source), ("content", mark.content)):
            _write(tokens, words, spans, TOKENS, kind)
        under = words_under(words, mark.cue[0])
        if not under:
            continue
        row = by_cue.setdefault((under.start, under.stop - 1), np.zeros(len(words), np.int64))
        _write(row, words, mark.source, LINKS, "source")
        _write(row, words, mark.content, LINKS, "content")
    cues = np.array(sorted(by_cue), np.int64).reshape(-1, 2)
    links = np.array([by_cue[first, last] for first, last in cues.tolist()], np.int64).reshape(-1, len(words))
    return AttributionLabels(tokens, cues, links)


def hedge_labels(words: Words, hedges: Iterable[Span]) -> Ints:
    """(W,) index into ``HEDGES``."""
    row = np.zeros(len(words), np.int64)
    _write(row, words, hedges, HEDGES, "hedge")
    return row


UNMARKED = float("nan")
"""Factuality of a word that nobody judged."""


def factuality_labels(words: Words, values: Iterable[tuple[Span, float]]) -> npt.NDArray[np.float32]:
    """(W,) of values from -3 to +3 at predicates' first words, ``UNMARKED`` elsewhere."""
    row = np.full(len(words), UNMARKED, np.float32)
    for span, value in values:
        if under := words_under(words, span):
            row[under.start] = value
    return row


SCHEMES = ("uw", "meantime")
"""Schemes of factuality, a column of the head each; they share the scale and judge like words differently."""

SCALES = ((), (-3.0, 0.0, 0.75, 1.5, 3.0))
"""The values that a scheme's annotators chose among; UW's are averages of five, and may be anything."""

LEFT, RIGHT = 12, 20
"""Words that a mention may reach to the left and to the right of its head; the last value also stands for more."""


def bit(index: int) -> int:
    """One label, as a set of labels."""
    return 1 << index


def permitted(tags: Sequence[str], kinds: Iterable[str], place: str) -> int:
    """The set of labels, as bits, that say ``place`` (B, I, E or S) of a span of any of the kinds."""
    return sum(bit(tags.index(f"{place}-{kind}")) for kind in kinds)


def _write_sets(row: Ints, words: Words, span: Span, tags: Sequence[str], kinds: Iterable[str]) -> None:
    under = words_under(words, span)
    kinds = frozenset(kinds)
    for word in under:
        only = len(under) == 1
        place = "S" if only else "B" if word == under.start else "E" if word == under.stop - 1 else "I"
        row[word] = permitted(tags, kinds, place)


def _outside(tags: Sequence[str], marked: Iterable[str]) -> int:
    """What a word outside all spans may be: nothing, or of a kind that is not marked."""
    marked = frozenset(marked)
    return sum(bit(number) for number, tag in enumerate(tags) if tag == "O" or tag[2:] not in marked)


def span_sets(
    words: Words, spans: Iterable[tuple[Span, Iterable[str]]], tags: Sequence[str], marked: Iterable[str]
) -> Ints:
    """(W,) the labels that an annotation leaves open for each word, as bits; never empty.

    Args:
        words: the text's.
        spans: each with the kinds that it may be of; where two overlap, the first counts.
        tags: the head's labels.
        marked: kinds that are marked wherever they stand.
    """
    outside = _outside(tags, marked)
    row = np.full(len(words), outside, np.int64)
    for span, kinds in spans:
        under = words_under(words, span)
        if under and (row[under.start : under.stop] == outside).all():
            _write_sets(row, words, span, tags, kinds)
    return row


def entity_sets(words: Words, entities: Entities) -> Ints:
    """(W,) bits over ``ENTITIES``."""
    return span_sets(words, ((one.span, one.kinds) for one in entities.spans), ENTITIES, entities.marked)


@dataclass(frozen=True, slots=True)
class HappeningLabels:
    """What the event heads should say of a text of W words.

    ``triggers``: (W,) bits over ``TRIGGERS``; ``types``: (W,) bits over ``EVENT_TYPES`` at a trigger's first word, 0
    where nothing is known; ``asked``: for each of A triggers with arguments its first and last word; ``arguments``:
    (A, W) bits over ``ROLES``.
    """

    triggers: Ints
    types: Ints
    asked: Ints  # (A, 2)
    arguments: Ints  # (A, W)


def happening_labels(words: Words, marks: Sequence[Happening], *, every: bool) -> HappeningLabels:
    """Labels of one whole text; ``every``: words outside the marked triggers are known to be none."""
    triggers = span_sets(words, ((one.trigger, ("trigger",)) for one in marks), TRIGGERS, ("trigger",))
    if not every:
        triggers[triggers == bit(0)] = 0
    types = np.zeros(len(words), np.int64)
    asked, rows = list[tuple[int, int]](), list[Ints]()
    for one in marks:
        under = words_under(words, one.trigger)
        if not under:
            continue
        types[under.start] = sum(bit(EVENT_TYPES.index(name)) for name in one.types)
        if one.arguments is not None:
            asked.append((under.start, under.stop - 1))
            rows.append(span_sets(words, ((each.span, (each.role,)) for each in one.arguments), ROLES, one.roles))
    shape = (-1, len(words))
    return HappeningLabels(
        triggers, types, np.array(asked, np.int64).reshape(-1, 2), np.array(rows, np.int64).reshape(shape)
    )


@dataclass(frozen=True, slots=True)
class ChainLabels:
    """Per word: whether it heads a mention (1 or 0), how far that reaches, and its chain's number from 1.

    0 where it heads none.
    """

    heads: Ints
    left: Ints
    right: Ints
    chain: Ints


def chain_labels(words: Words, chains: Iterable[Sequence[Mention]]) -> ChainLabels:
    """Labels of one whole text. A word that heads two mentions stands for the longer one."""
    heads, left, right, chain = (np.zeros(len(words), np.int64) for _ in range(4))
    for number, mentions in enumerate(chains, 1):
        for one in mentions:
            head, whole = words_under(words, one.head), words_under(words, one.span)
            if not head or not whole:
                continue
            at = head.stop - 1
            reach = (min(at - whole.start, LEFT - 1), min(whole.stop - 1 - at, RIGHT - 1))
            if min(reach) < 0 or (heads[at] and sum(reach) <= left[at] + right[at]):
                continue
            heads[at], (left[at], right[at]), chain[at] = 1, reach, number
    return ChainLabels(heads, left, right, chain)
