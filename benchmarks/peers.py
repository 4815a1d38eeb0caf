"""``make bench-peers``: pages a second and memory of sayso beside what others are built of; written to ``PEERS.md``.

The same pages, one after the other, on the same core, in one run; each peer in a process of its own, in turn, round by
round. What is counted is the core's time for the pages, so that whatever else the machine does weighs little; loading
is left out. Nets have random weights: they are as fast as trained ones.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import platform
import resource
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TypeAlias, TypeVar

import numpy as np
import onnxruntime as ort  # type: ignore[import-untyped]

from benchmarks.finding import stay_on
from benchmarks.reports import write_reports
from sayso.domain.report import Document
from sayso.domain.text import ARTICLE
from sayso.gazetteer.store import PACKAGED, packaged
from sayso.ledger.store import Ledger
from sayso.model.bundle import Bundle
from sayso.model.encode import Vocabulary, words_of
from sayso.model.installed import installed_bundle, installed_tagger
from sayso.pipeline import read_document
from sayso.read.report import read_report

HERE = Path(__file__).resolve().parent

LONGEST = 512
"""Positions of BERT: a longer text is read in windows of so many."""

Work: TypeAlias = Callable[[int], object]
"""So many pages, from the first; whatever must be loaded is loaded before."""

ENCODERS = {
    "12 layers of 768, float32": (12, 768, False),
    "12 layers of 768, int8": (12, 768, True),
    "6 layers of 768, float32": (6, 768, False),
    "2 layers of 256, float32": (2, 256, False),
    "4 layers of 256, float32": (4, 256, False),
    "8 layers of 256, float32": (8, 256, False),
}
SYSTEMS = {
    "Quotebank’s Quobert: its encoder (BERT-base), the page once": {"12 layers of 768, float32": 1},
    "NGEC: its RoBERTa-base once, its six-layer reader four times (four questions, one event)": {
        "12 layers of 768, float32": 1,
        "6 layers of 768, float32": 4,
    },
    "BookNLP, big: its three encoders, the page once each": {
        "6 layers of 768, float32": 1,
        "12 layers of 768, float32": 2,
    },
    "BookNLP, small: its three encoders, the page once each": {
        "4 layers of 256, float32": 1,
        "2 layers of 256, float32": 1,
        "8 layers of 256, float32": 1,
    },
}
"""Which of the encoders make up a system, and how often a page goes through each."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages, and what was made of them before: their articles' text and word pieces, and the encoders, by name."""

    files: Sequence[Path]
    articles: Sequence[str]
    pieces: Sequence[Sequence[int]]
    encoders: dict[str, Path]


@dataclass(frozen=True, slots=True)
class Cost:
    """Of all pages once: seconds of the core and by the clock; the process's memory in MiB, empty and at its peak."""

    core: float
    clock: float
    empty: float
    peak: float


def sayso_whole(pages: Pages, *, rules_only: bool = False, recorded: bool = False) -> Work:
    """Pages to claims, and, where recorded, into a ledger."""
    tagger, places = None if rules_only else installed_tagger(1), packaged(PACKAGED)

    def work(count: int) -> None:
        with TemporaryDirectory() as folder, Ledger.open(str(Path(folder) / "peers.db")) as ledger:
            for document in map(read_file, pages.files[:count]):
                reading = read_document(document, tagger, places)
                if recorded:
                    ledger.record(reading)

    return work


def trafilatura_alone(pages: Pages) -> Work:
    """Pages to the article's text."""
    import trafilatura

    return lambda count: [trafilatura.extract(file.read_text("utf-8")) for file in pages.files[:count]]


def spacy_pipeline(pages: Pages) -> Work:
    """Articles through a pipeline of spaCy's own, in the sizes of its small English one."""
    from benchmarks.cnn import small_pipeline

    pipeline = small_pipeline()
    return lambda count: list(pipeline.pipe(pages.articles[:count]))


def encoder(name: str, pages: Pages) -> Work:
    """Articles through an encoder, in windows as long as BERT takes them."""
    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = ort.InferenceSession(str(pages.encoders[name]), options, providers=["CPUExecutionProvider"])
    windows = [[ids[at : at + LONGEST] for at in range(0, len(ids), LONGEST)] for ids in pages.pieces]
    given = [[np.asarray([one], np.int64) for one in page] for page in windows]
    return lambda count: [session.run(None, {"ids": one}) for page in given[:count] for one in page]


WORKS: dict[str, Callable[[Pages], Work]] = {
    "sayso: page to claims": sayso_whole,
    "sayso: page to ledger": partial(sayso_whole, recorded=True),
    "sayso, rules alone: page to claims": partial(sayso_whole, rules_only=True),
    "trafilatura alone: page to article": trafilatura_alone,
    "spaCy: article to tags, parse and names": spacy_pipeline,
    **{name: partial(encoder, name) for name in ENCODERS},
}


def read_file(file: Path) -> Document:
    """A page, read."""
    return read_report(file.read_bytes(), path=str(file))


def prepared(folder: Path, count: int) -> Pages:
    """Writes the pages and the encoders, and cuts the articles; in a process whose memory is none of theirs."""
    from benchmarks.encoders import Size, write_encoder

    files = [one for one in write_reports(folder, 2 * count) if one.suffix == ".html"]
    texts = [one.text for one in map(read_file, files)]
    bundle = installed_bundle()
    assert bundle is not None
    vocabulary = Vocabulary.open(Bundle.open(bundle).vocabulary)
    spans = [[one.span for one in text.of_kind(*ARTICLE)] for text in texts]
    articles = [
        "\n\n".join(text.words[one.start : one.end] for one in some) for text, some in zip(texts, spans, strict=True)
    ]
    pieces = [words_of(text.words, some, vocabulary).ids.tolist() for text, some in zip(texts, spans, strict=True)]
    encoders = {}
    for number, (name, (layers, width, small)) in enumerate(ENCODERS.items()):
        encoders[name] = folder / f"{number}.onnx"
        write_encoder(Size(layers, width), LONGEST, encoders[name])
        if small:
            from onnxruntime.quantization import quantize_dynamic  # type: ignore[import-untyped]

            quantize_dynamic(encoders[name], folder / "small.onnx")
            encoders[name] = folder / "small.onnx"
    return Pages(files, articles, pieces, encoders)


def cost(name: str, pages: Pages) -> Cost:
    """Measures one peer, in a process that does nothing else."""
    stay_on(0)
    empty = _peak()
    work = WORKS[name](pages)
    work(1)  # what is loaded on first use is loaded
    clock, core = time.perf_counter(), time.process_time()
    work(len(pages.files))
    return Cost(time.process_time() - core, time.perf_counter() - clock, empty, _peak())


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


_R = TypeVar("_R")


def apart(work: Callable[..., _R], *given: object) -> _R:
    """Does it in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as alone:
        return alone.submit(work, *given).result()


def measured(pages: Pages, rounds: int) -> dict[str, list[Cost]]:
    """Every peer in turn, round by round, so that a drift of the machine's speed meets all of them."""
    costs: dict[str, list[Cost]] = {name: [] for name in WORKS}
    for turn in range(rounds):
        for name, found in costs.items():
            found.append(apart(cost, name, pages))
            print(f"round {turn + 1}: {name}: {found[-1].core:.2f} s", flush=True)
    return costs


def table(costs: dict[str, list[Cost]], count: int) -> str:
    """A row for each peer, and for each system that is a sum of encoders."""
    lines = ["| what | pages a second of one core | slowest – fastest | peak MiB |\n|---|---:|---|---:|\n"]
    for name, found in costs.items():
        lines.append(_row(f"encoder, {name}" if name in ENCODERS else name, [one.core for one in found], found, count))
    lines.append(
        "\n| systems, as sums of the encoders above | pages a second of one core | slowest – fastest |\n"
        "|---|---:|---|\n"
    )
    for name, parts in SYSTEMS.items():
        rounds = zip(*([times * one.core for one in costs[part]] for part, times in parts.items()), strict=True)
        lines.append(_row(name, [sum(one) for one in rounds], (), count))
    return "".join(lines)


def _row(name: str, seconds: Sequence[float], found: Sequence[Cost], count: int) -> str:
    rates = sorted(count / one for one in seconds)
    shown = f"| {name} | {_told(median(rates))} | {_told(rates[0])} – {_told(rates[-1])} |"
    return f"{shown} {max(one.peak for one in found):.0f} |\n" if found else f"{shown}\n"


def _told(rate: float) -> str:
    return f"{rate:.2f}" if rate < 10 else f"{rate:.0f}"


def figures(count: int, rounds: int) -> str:
    """Measures and writes the tables."""
    with TemporaryDirectory() as scratch:
        pages = apart(prepared, Path(scratch), count)
        costs = measured(pages, rounds)
    everything = [one for found in costs.values() for one in found]
    words = sum(len(one.split()) for one in pages.articles) / count
    pieces = sum(map(len, pages.pieces)) / count
    waited = sum(one.clock for one in everything) / sum(one.core for one in everything)
    empty = median(one.empty for one in everything)
    versions = ", ".join(f"{name} {version(name)}" for name in ("onnxruntime", "spacy", "trafilatura"))
    head = f"""# Side by side

Written by `make bench-peers`: {count} generated pages (about {words:.0f} words and {pieces:.0f} word pieces an
article), the same for all, one after the other on the same core, in one run; medians of {rounds} rounds. Pages a
second are by the core’s own time, loading left out: the machine did other work as well (the clock showed {waited:.1f}
times as much). Memory is each process’s peak, of which {empty:.0f} MiB are Python and what this measure itself loads.
{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {versions}.

"""
    return head + table(costs, count) + NOTES


NOTES = """
**No weights are anybody’s.** spaCy’s nets and the encoders are made in the sizes that are published and filled with
random numbers, which is as fast as a trained net and finds nothing: this table tells nothing of quality.

What differs, mostly in the others’ favour:

- sayso’s rows begin with the page and end with claims; spaCy’s and the encoders’ begin with the article’s text, which
  had been extracted, and, for the encoders, cut into word pieces before. What these systems do around their encoders
  (extraction, candidates, parsing, coreference, resolving) is not in their rows.
- Quobert reads a page’s quotations one by one, each in its context: more than a page once where there are several. NGEC
  asks at least a question each for who, to whom, where and when of every event that it finds in a report. The sizes:
  Quotebank’s README (`bert-base-cased`), NGEC’s README and `attribute_model.py` (`en_core_web_trf`,
  `tinybert-6l-768d`), BookNLP’s model names (`L-6_H-768`, `L-12_H-768`; `L-4_H-256`, `L-2_H-256`, `L-8_H-256`).
- The encoders run in ONNX Runtime, and none of these systems ships them so. int8 is shown because sayso’s encoder is
  int8: theirs are float32.
- spaCy: `tok2vec`, tagger, parser and names with the sizes of `en_core_web_sm` (width 96, depth 4); its attribute rules
  and lemmatiser are left out. An untrained parser and an untrained name finder go other ways than trained ones.
"""


def main() -> None:
    """Measures, prints and writes."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--pages", type=int, default=20)
    cli.add_argument("--rounds", type=int, default=3)
    given = cli.parse_args()
    written = figures(given.pages, given.rounds)
    (HERE / "PEERS.md").write_text(written, "utf-8")
    print(written)


if __name__ == "__main__":
    main()
