"""Marks to label sequences over words: for each head what it should have said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sayso.domain.text import Span
from sayso.model.encode import Ints, Words
from training.corpora.example import Attributed

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

EVENT_TYPES = (
    "Government regains territory",
    "Non-state actor overtakes territory",
    "Armed clash",
    "Excessive force against protesters",
    "Protest with intervention",
    "Peaceful protest",
    "Violent demonstration",
    "Mob violence",
    "Chemical weapon",
    "Air/drone strike",
    "Suicide bomb",
    "Shelling/artillery/missile attack",
    "Remote explosive/landmine/IED",
    "Grenade",
    "Sexual violence",
    "Attack",
    "Abduction/forced disappearance",
    "Agreement",
    "Arrests",
    "Change to group/activity",
    "Disrupted weapons use",
    "Headquarters or base established",
    "Looting/property destruction",
    "Non-violent transfer of territory",
    "Other",
    "other",
)
"""ACLED's 25 sub-event types (codebook of 2023) and ``other``: no such event (ACLED's own "Other" is a strategic one)."""

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
