"""The seam that finders see: a document in, what the net found in it out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple, Protocol

import numpy as np

from sayso.domain.event_types import NO_EVENT
from sayso.domain.mention import Attribution, EntityMention, EventMention
from sayso.domain.positions import Positions
from sayso.domain.report import Document
from sayso.domain.text import ARTICLE, Span, Spans, Text
from sayso.model.bundle import Bundle
from sayso.model.decode import Floats, Run, runs_of, shares_on
from sayso.model.encode import Batch, Ints, Vocabulary, Words, lay_out, words_of
from sayso.model.events import entities_of, mentions_of, span_of
from sayso.model.heads import ARGUMENTS, ENTITIES, HEDGES, TRIGGERS, Happening, happenings_in, runs_in
from sayso.model.session import Session
from sayso.model.spans import Found, attributions_of, without_doubles
from sayso.model.windows import Window, windows_of

WINDOWS_AT_ONCE = 8
"""Windows in one run: more are no faster, and memory stays bounded whatever the report's length."""

CUES_AT_ONCE = 64

FACTUALITY = "factuality"
NO_WORD_HEADS = frozenset({"hidden", "tokens"})
"""Outputs that are for the links and the cues, and are not kept."""


class Tagger(Protocol):
    """All that finders know of the model."""

    @property
    def name(self) -> str:
        """The bundle's name and version."""
        ...

    def read(self, document: Document, asked: Sequence[Span] | None = None) -> Tagged:
        """All that the net finds in a document.

        ``asked``: only triggers that share a code point with one of these are asked for their arguments; None: all.
        """
        ...


class Scorer(Protocol):
    """Scores of windows and of links; ``session.Session`` is the one that a bundle comes with."""

    def read(self, batch: Batch) -> dict[str, Floats]:
        """``hidden`` (B, W, H) and each head's scores (B, W, S), by name."""
        ...

    def links(self, read: dict[str, Floats], blocks: Ints, cues: Ints) -> Floats:
        """(N, W, L) for N cues (N, 3: window, first word, last word)."""
        ...

    def arguments(self, read: dict[str, Floats], blocks: Ints, triggers: Ints) -> Floats:
        """(N, W, R) for N triggers (N, 3: window, first word, last word)."""
        ...


class Parts(NamedTuple):
    """What one cue was linked to: at most one source, that with the highest score, and all pieces of the content."""

    source: tuple[Run, ...]
    content: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Tagged:
    """What one reading of a document gave; lists in text order.

    ``scores`` holds the raw scores (W, S) of the heads that judge single words, by head; every word's are those of the
    window that owns it.
    """

    attributions: tuple[Attribution, ...]
    words: Words | None = None
    scores: Mapping[str, Floats] = field(default_factory=dict)
    events: tuple[EventMention, ...] = ()
    bundle: Bundle | None = None

    @property
    def entities(self) -> tuple[EntityMention, ...]:
        """What is named, in text order; decoded when it is asked for."""
        if self.words is None or self.bundle is None:
            return ()
        return entities_of(self._runs(ENTITIES, self.bundle, self.bundle.thresholds.entity), self.words)

    @property
    def hedges(self) -> Spans:
        """Words that hold back from what is said, in text order; decoded when they are asked for."""
        if self.words is None or self.bundle is None:
            return ()
        runs = self._runs(HEDGES, self.bundle, self.bundle.thresholds.hedge)
        return tuple(span_of(run, self.words) for run in runs)

    def _runs(self, head: str, bundle: Bundle, least: float) -> list[Run]:
        """The spans of a head over the whole text, from their least score on."""
        if head not in self.scores or not len(self.scores[head]):
            return []
        every = np.ones((1, len(self.scores[head])), np.bool_)
        (runs,) = runs_in(self.scores[head][None], every, bundle.chains[head])
        return [run for run in runs if run.score >= least]

    def factuality(self, predicate: Span, scheme: int = 0) -> float | None:
        """How far the text's author holds a predicate for a fact, from -3 (certainly not) to +3 (certainly).

        ``scheme``: the column of the annotation scheme; the first is UW's, on newswire. Where its annotators chose
        among a few values, the answer is the nearest of them.
        None where the span is on no word that was read, or the bundle has no such head.
        """
        if self.words is None or FACTUALITY not in self.scores:
            return None
        at = int(np.searchsorted(self.words.ends, predicate.start, "right"))
        if at >= len(self.words) or self.words.starts[at] >= predicate.end:
            return None
        value = float(np.clip(self.scores[FACTUALITY][at, scheme], -3, 3))
        scales = self.bundle.scales if self.bundle else ()
        scale = scales[scheme] if scheme < len(scales) else ()
        return min(scale, key=lambda one: abs(one - value)) if scale else value


class LearnedTagger:
    """A bundle, ready to read; one a process."""

    def __init__(self, bundle: Bundle, vocabulary: Vocabulary, scorer: Scorer) -> None:
        self.bundle = bundle
        self._vocabulary = vocabulary
        self._scorer = scorer

    @classmethod
    def open(cls, folder: Path, threads: int = 0) -> LearnedTagger:
        """Opens a bundle's folder and loads its graphs. ``threads``: cores for one run, 0 for all.

        Raises:
            UnusableModel: it holds none that can be run.
        """
        bundle = Bundle.open(folder)
        return cls(bundle, bundle.pieces(), Session(bundle.reader, bundle.links, bundle.arguments, threads))

    @property
    def name(self) -> str:
        """The bundle's name and version."""
        return self.bundle.name

    def read(self, document: Document, asked: Sequence[Span] | None = None) -> Tagged:
        """Everything the net can say of the article's own blocks, in one reading; ``asked`` as in ``Tagger``."""
        text = document.text
        words = words_of(text.words, (block.span for block in text.of_kind(*ARTICLE)), self._vocabulary)
        windows = windows_of(words, sentence_starts(words, text), self.bundle.window, self.bundle.margin)
        by_length = sorted(windows, key=lambda window: len(window.words))
        found: list[Found] = []
        happened: list[Happening] = []
        scores: dict[str, Floats] = {}
        wanted = None if asked is None else Positions((span, True) for span in asked)

        def is_asked(trigger: Run) -> bool:
            return wanted is None or any(wanted.touching(span_of(trigger, words)))

        for start in range(0, len(by_length), WINDOWS_AT_ONCE):
            some = by_length[start : start + WINDOWS_AT_ONCE]
            batch = lay_out([(words, window.words) for window in some], self._vocabulary)
            read = self._scorer.read(batch)
            found.extend(self._found(read, batch, some))
            happened.extend(self._happened(read, batch, some, is_asked))
            _keep_owned(scores, read, some, len(words))
        limits = self.bundle.thresholds
        values = scores[FACTUALITY][:, 0].clip(-3, 3).tolist() if FACTUALITY in scores else ()
        return Tagged(
            attributions_of(without_doubles(found), words, document.report.id),
            words,
            scores,
            mentions_of(happened, words, values, limits.type),
            self.bundle,
        )

    def _happened(
        self, read: dict[str, Floats], batch: Batch, windows: Sequence[Window], is_asked: Callable[[Run], bool]
    ) -> Iterator[Happening]:
        """The triggers that pass the thresholds, with arguments where they are asked; runs count the text's words."""
        if TRIGGERS not in read:
            return
        bundle = self.bundle
        found = [
            (number, one)
            for number, some in enumerate(happenings_in(read, batch.present, bundle.chains, bundle.types))
            for one in some
            if one.trigger.score >= bundle.thresholds.trigger
            and one.trigger.first + windows[number].words.start in windows[number].own
        ]
        telling, silent = list[tuple[int, Happening]](), list[tuple[int, Happening]]()
        for number, one in found:
            tells = one.type != NO_EVENT and is_asked(_moved(one.trigger, windows[number].words.start))
            (telling if tells else silent).append((number, one))
        for start in range(0, len(telling), CUES_AT_ONCE):
            some = telling[start : start + CUES_AT_ONCE]
            asked = np.array([(number, one.trigger.first, one.trigger.last) for number, one in some], np.int64)
            scores = self._scorer.arguments(read, batch.blocks, asked)
            runs = runs_in(scores, batch.present[asked[:, 0]], bundle.chains[ARGUMENTS])
            for (number, one), arguments in zip(some, runs, strict=True):
                yield _shifted(replace(one, arguments=arguments), windows[number].words.start)
        yield from (_shifted(one, windows[number].words.start) for number, one in silent)

    def _found(self, read: dict[str, Floats], batch: Batch, windows: Sequence[Window]) -> Iterator[Found]:
        """What passes the thresholds; runs count the text's words."""
        cues = [
            (number, run)
            for number, runs in enumerate(self._cues(read["tokens"], batch))
            for run in runs
            if run.first + windows[number].words.start in windows[number].own
        ]
        for start in range(0, len(cues), CUES_AT_ONCE):
            some = cues[start : start + CUES_AT_ONCE]
            for (number, cue), parts in zip(some, self._linked(read, batch, some), strict=True):
                if parts.content:
                    shift = windows[number].words.start
                    source, content = (tuple(_moved(run, shift) for run in part) for part in parts)
                    yield Found(_moved(cue, shift), source, content)

    def _cues(self, emissions: Floats, batch: Batch) -> Iterator[list[Run]]:
        chain, limits = self.bundle.chains["tokens"], self.bundle.thresholds
        paths = chain.best_paths(emissions + chain.eased("cue", limits.cue_bias), batch.present)
        marginals = chain.marginals(emissions, batch.present)
        for path, shares in zip(paths, marginals, strict=True):
            runs = runs_of(path, shares_on(path, shares), chain.labels)
            yield [run for run in runs if run.kind == "cue" and run.score >= limits.cue]

    def _linked(self, read: dict[str, Floats], batch: Batch, cues: Sequence[tuple[int, Run]]) -> Iterator[Parts]:
        chain = self.bundle.chains["links"]
        ease = chain.eased("source", self.bundle.thresholds.source_bias)
        asked = np.array([(number, cue.first, cue.last) for number, cue in cues], np.int64)
        emissions = self._scorer.links(read, batch.blocks, asked)
        present = batch.present[asked[:, 0]]
        paths, marginals = chain.best_paths(emissions + ease, present), chain.marginals(emissions, present)
        for path, shares in zip(paths, marginals, strict=True):
            runs = runs_of(path, shares_on(path, shares), chain.labels)
            sources = sorted((run for run in runs if run.kind == "source"), key=lambda run: -run.score)
            yield Parts(tuple(sources[:1]), tuple(run for run in runs if run.kind == "content"))


def _moved(run: Run, by: int) -> Run:
    return replace(run, first=run.first + by, last=run.last + by)


def _shifted(one: Happening, by: int) -> Happening:
    arguments = tuple(_moved(run, by) for run in one.arguments)
    return replace(one, trigger=_moved(one.trigger, by), arguments=arguments)


def _keep_owned(scores: dict[str, Floats], read: dict[str, Floats], windows: Sequence[Window], words: int) -> None:
    for head, rows in read.items():
        if head in NO_WORD_HEADS:
            continue
        kept = scores.setdefault(head, np.zeros((words, rows.shape[2]), np.float32))
        for row, window in zip(rows, windows, strict=True):
            shift = window.words.start
            kept[window.own.start : window.own.stop] = row[window.own.start - shift : window.own.stop - shift]


def sentence_starts(words: Words, text: Text) -> Ints:
    """Indexes of the words that begin a sentence, ascending."""
    starts = np.array([sentence.span.start for sentence in text.sentences], np.int64)
    at = np.unique(np.searchsorted(words.starts, starts, "left"))
    return at[at < len(words)]
