"""The find stage alone, reports of about 600 words, on one core and on two: reports a second, and where the time goes.

Reading, resolving and recording are left out: documents are read beforehand, in the process that is measured. Each
process is kept on one core and the net on one thread. Processor time is told beside the clock's: on a machine that
does other work as well, only the former says what the stage costs.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from sayso.domain.report import Document
from sayso.find import find_mentions
from sayso.find.events import find_events
from sayso.model.bundle import Bundle
from sayso.model.decode import Floats
from sayso.model.encode import Batch, Ints
from sayso.model.installed import installed_tagger
from sayso.model.predict import LearnedTagger, Scorer
from sayso.model.session import Session
from sayso.read.inputs import open_input
from sayso.read.report import read_report

ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds for all reports by one process: the clock's and the processor's, medians of some rounds."""

    clock: float
    processor: float


class Timed:
    """A scorer that tells how long it took: the encoder with its heads, and the links."""

    def __init__(self, scorer: Scorer) -> None:
        self._scorer = scorer
        self.reading = 0.0
        self.linking = 0.0

    def read(self, batch: Batch) -> dict[str, Floats]:
        """As the scorer within."""
        began = time.process_time()
        given = self._scorer.read(batch)
        self.reading += time.process_time() - began
        return given

    def links(self, read: dict[str, Floats], blocks: Ints, cues: Ints) -> Floats:
        """As the scorer within."""
        began = time.process_time()
        given = self._scorer.links(read, blocks, cues)
        self.linking += time.process_time() - began
        return given

    def arguments(self, read: dict[str, Floats], blocks: Ints, triggers: Ints) -> Floats:
        """As the scorer within."""
        began = time.process_time()
        given = self._scorer.arguments(read, blocks, triggers)
        self.linking += time.process_time() - began
        return given


def documents(files: Sequence[Path]) -> list[Document]:
    """The reports, read."""
    return [read_report(open_input(file), path=str(file)) for file in files]


def stay_on(core: int) -> None:
    """Keeps this process on one core, where the system can do so."""
    if hasattr(os, "sched_setaffinity"):
        cores = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {cores[core % len(cores)]})


def spent_on(files: Sequence[Path], core: int) -> Spent:
    """One process's time to find all mentions in all reports, start-up left out."""
    stay_on(core)
    tagger, read = installed_tagger(1), documents(files)
    find_mentions(read[0], tagger)  # what is loaded on first use is loaded
    clocks, processors = [], []
    for _ in range(ROUNDS):
        clock, processor = time.perf_counter(), time.process_time()
        for document in read:
            find_mentions(document, tagger)
        clocks.append(time.perf_counter() - clock)
        processors.append(time.process_time() - processor)
    return Spent(median(clocks), median(processors))


def on_cores(files: Sequence[Path], cores: int) -> list[Spent]:
    """As many processes at once, each on a core of its own and each with all reports."""
    with ProcessPoolExecutor(cores, mp_context=multiprocessing.get_context("spawn")) as pool:
        return list(pool.map(spent_on, [files] * cores, range(cores)))


def by_part(files: Sequence[Path], bundle: Bundle) -> dict[str, float]:
    """Processor seconds of the find stage's parts over all reports."""
    scorer = Timed(Session(bundle.reader, bundle.links, bundle.arguments, 1))
    tagger = LearnedTagger(bundle, bundle.pieces(), scorer)
    read = documents(files)
    find_mentions(read[0], tagger)

    def spent(find: Callable[[Document], object]) -> float:
        began = time.process_time()
        for document in read:
            find(document)
        return time.process_time() - began

    rules = spent(find_mentions)
    scorer.reading = scorer.linking = 0.0
    asked = {document.report.id: [one.trigger for one in find_events(document.text)] for document in read}
    net = spent(lambda document: tagger.read(document, asked[document.report.id]))
    encoder, links = scorer.reading, scorer.linking
    whole = spent(lambda document: find_mentions(document, tagger))
    return {
        "encoder": encoder,
        "links": links,
        "words, windows, best paths": net - encoder - links,
        "rules": rules,
        "blending": max(0.0, whole - net - rules),
    }


def finding_table(files: Sequence[Path]) -> str:
    """Both tables, in Markdown."""
    tagger = installed_tagger(1)
    named = tagger.name if tagger else "rules alone"
    lines = [f"| find stage ({named}) on | reports a second, by the clock | by processor time |\n|---|---:|---:|\n"]
    for cores, told in ((1, "one core"), (2, "two cores")):
        spent = on_cores(files, cores)
        clock, processor = (
            sum(len(files) / seconds for seconds in each)
            for each in ([one.clock for one in spent], [one.processor for one in spent])
        )
        lines.append(f"| {told} | {clock:.1f} | {processor:.1f} |\n")
    if isinstance(tagger, LearnedTagger):
        lines.append("\n| part of the find stage | milliseconds a report, processor time |\n|---|---:|\n")
        parts = by_part(files, tagger.bundle)
        lines += [f"| {part} | {1000 * seconds / len(files):.1f} |\n" for part, seconds in parts.items()]
    return "".join(lines)
