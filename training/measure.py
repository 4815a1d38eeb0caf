"""Every head's figures on development data, by a bundle alone (no rules), with 95 % intervals over documents.

    python -m training.measure --bundle models/reader-1 --data DATA [--out figures.json]

Attributions have their own public scorer (``training/evaluate.py``), coreference its measures (``training/chains.py``).
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from evaluation.muc import Prediction, score_muc
from sayso.domain.mention import EntityMention
from sayso.domain.text import Span
from sayso.model.heads import ARGUMENTS, runs_in
from sayso.model.predict import LearnedTagger, Tagged
from training import mixture
from training.corpora.ecbplus import read_ecbplus
from training.corpora.example import Example, Named
from training.corpora.factuality import read_factuality
from training.corpora.muc import read_muc
from training.corpora.muc_keys import read_keys
from training.corpora.named import read_iob
from training.evaluate import document_of
from training.labels import SCHEMES

SAMPLES = 200
NOTHING = (0, 0, 0)

Counts = tuple[int, int, int]
"""Right, said, due."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure, from 0 to 1 where it is a share, with its 95 % interval by percentile bootstrap over documents."""

    value: float
    low: float
    high: float


def bootstrapped(units: Sequence[object], figure: Callable[[Sequence[object]], float]) -> Figure:
    """A figure of units (documents, sentences) and what it is on samples of as many, drawn with replacement."""
    rng = random.Random(0)  # noqa: S311 - the same samples each time, no secret
    drawn = sorted(figure(rng.choices(units, k=len(units))) for _ in range(SAMPLES))
    return Figure(figure(units), drawn[int(0.025 * SAMPLES)], drawn[int(0.975 * SAMPLES)])


def f1(counts: Iterable[Counts]) -> float:
    """F1 of pooled counts."""
    right, said, due = np.sum([*counts, NOTHING], axis=0)
    return float(2 * right / max(said + due, 1))


def spans_right(said: Iterable[Span], due: Iterable[Span]) -> Counts:
    """Spans that are the same, to the character."""
    said, due = set(said), set(due)
    return (len(said & due), len(said), len(due))


def triggers(tagger: LearnedTagger, data: Path) -> Iterator[tuple[str, Figure]]:
    """Event triggers of ECB+ dev, in the sentences that hold an annotation."""
    counts = [
        spans_right(
            (e.trigger for e in tagger.read(document_of(one)).events), (e.trigger for e in one.happenings or ())
        )
        for one in read_ecbplus(data / "ecbplus", "Dev")
    ]
    yield "ECB+ dev, event trigger F1", bootstrapped(counts, f1)


def hedges(tagger: LearnedTagger, data: Path) -> Iterator[tuple[str, Figure]]:
    """Hedge cues of Szeged's Wikipedia part, the tenth that was kept from training."""
    counts = [
        spans_right(tagger.read(document_of(one)).hedges, one.hedges or ())
        for one in mixture.hedges(data, held_out=True)
    ]
    yield "Szeged wiki, held-out tenth, hedge cue F1", bootstrapped(counts, f1)


def factuality(tagger: LearnedTagger, data: Path) -> Iterator[tuple[str, Figure]]:
    """Certainty and polarity, each sentence read alone."""
    for column, scheme in enumerate(SCHEMES):
        pairs = []
        for example in read_factuality(data / f"factuality/{scheme}/dev.conll"):
            tagged = tagger.read(document_of(example))
            said = [(gold, tagged.factuality(span, column)) for span, gold in example.factuality or ()]
            pairs.append([(gold, value) for gold, value in said if value is not None])
        yield f"{scheme} dev, MAE", bootstrapped(pairs, mean_error)
        yield f"{scheme} dev, Pearson r", bootstrapped(pairs, correlation)
        always = [[(gold, 3.0) for gold, _ in some] for some in pairs]
        yield f"{scheme} dev, MAE of always +3", bootstrapped(always, mean_error)


def _flat(pairs: Iterable[object]) -> np.ndarray:
    return np.array([one for some in pairs for one in some])  # type: ignore[attr-defined]


def mean_error(pairs: Iterable[object]) -> float:
    """Mean absolute error of (gold, said) pairs in lists."""
    gold, said = _flat(pairs).T
    return float(np.abs(gold - said).mean())


def correlation(pairs: Iterable[object]) -> float:
    """Pearson's r of (gold, said) pairs in lists."""
    gold, said = _flat(pairs).T
    return float(np.corrcoef(gold, said)[0, 1])


INCIDENTS: Mapping[str, tuple[str, ...]] = {
    "BOMBING": ("Remote explosive/landmine/IED", "Air/drone strike", "Grenade", "Suicide bomb"),
    "ATTACK": ("Attack", "Armed clash", "Shelling/artillery/missile attack"),
    "KIDNAPPING": ("Abduction/forced disappearance",),
    "ROBBERY": ("Looting/property destruction",),
}
"""MUC's types by ACLED's, for reading the net's answer; arson and robbery are one to ACLED."""

SLOTS = {"initiator": "perpetrator", "target": "target", "victim": "victim"}


def incident(tagged: Tagged, types: Sequence[str]) -> str:
    """The type of incident of a report: that with the greatest probability, summed over its triggers."""
    assert tagged.words is not None
    weight: defaultdict[str, float] = defaultdict(float)
    starts = {int(start): number for number, start in enumerate(tagged.words.starts)}
    for event in tagged.events:
        row = tagged.scores["types"][starts[event.trigger.start]]
        shares = np.exp(row - row.max()) / np.exp(row - row.max()).sum()
        for name, held in INCIDENTS.items():
            weight[name] += float(sum(shares[types.index(one)] for one in held))
    return max(weight, key=lambda name: weight[name], default="")


def fills(tagged: Tagged, tagger: LearnedTagger, text: str) -> dict[str, list[str]]:
    """Strings by slot, from the head that marks roles wherever their words stand."""
    assert tagged.words is not None
    found: dict[str, list[str]] = {slot: [] for slot in SLOTS.values()}
    if not len(tagged.words):
        return found
    there = np.ones((1, len(tagged.words)), np.bool_)
    (runs,) = runs_in(tagged.scores["fills"][None], there, tagger.bundle.chains[ARGUMENTS])
    for run in runs:
        if run.kind in SLOTS:
            words = text[int(tagged.words.starts[run.first]) : int(tagged.words.ends[run.last])]
            found[SLOTS[run.kind]].append(" ".join(words.split()))
    return found


def incidents(tagger: LearnedTagger, data: Path) -> Iterator[tuple[str, Figure]]:
    """MUC's two test sets that are here: incident type and, by head, who did it to what and whom."""
    folders = {"tst1": ("tst1-muc3", "key-tst1.v7"), "tst2": ("tst2-muc4", "key-tst2.v4")}
    texts = [data / "muc" / folder / names[0] for folder, names in folders.items()]
    keys = [data / "muc" / folder / names[1] for folder, names in folders.items()]
    said: dict[str, Prediction] = {}
    for example in read_muc(texts, keys):
        tagged = tagger.read(document_of(example))
        said[example.name.split("/")[-1]] = (incident(tagged, tagger.bundle.types), fills(tagged, tagger, example.text))
    every = [key for path in keys for key in read_keys(path)]
    whole = "MUC tst1+tst2, incident type accuracy"
    yield f"{whole} (of any template)", bootstrapped(every, lambda some: score_muc(said, some).any_type)
    yield f"{whole} (of the main template)", bootstrapped(every, lambda some: score_muc(said, some).main_type)
    for slot in SLOTS.values():
        yield f"MUC tst1+tst2, {slot} F1", bootstrapped(every, lambda some, s=slot: score_muc(said, some).roles[s].f1)


def names_right(said: Iterable[EntityMention], due: Iterable[Named], marked: frozenset[str]) -> Counts:
    """Same span and a kind that the annotation leaves open; what the corpus does not mark counts for nothing."""
    open_kinds = {one.span: one.kinds for one in due}
    told = [one for one in said if one.kind.value in marked]
    return (sum(one.kind.value in open_kinds.get(one.span, ()) for one in told), len(told), len(open_kinds))


def entities(tagger: LearnedTagger, data: Path) -> Iterator[tuple[str, Figure]]:
    """Names on WNUT17's test part and on the fifth of Wikigold that was kept from training."""
    wnut = data / "base/ner/WNUT17/CONLL-format/data/test/emerging.test.annotated"
    sets: dict[str, tuple[Example, ...]] = {
        "WNUT17 test": read_iob(wnut),
        "Wikigold, held-out fifth": mixture.names(data, held_out=True),
    }
    for name, examples in sets.items():
        counts = [
            names_right(tagger.read(document_of(one)).entities, one.entities.spans, one.entities.marked)
            for one in examples
            if one.entities is not None
        ]
        yield f"{name}, entity F1", bootstrapped(counts, f1)


MEASURES = (triggers, hedges, factuality, incidents, entities)


def main(bundle: Path, data: Path, out: Path | None) -> dict[str, Figure]:
    """Prints the table."""
    tagger = LearnedTagger.open(bundle, 1)
    found: dict[str, Figure] = {}
    for measure in MEASURES:
        for name, one in measure(tagger, data):
            found[name] = one
            print(f"{name:60s} {one.value:7.3f}   95 % {one.low:.3f} - {one.high:.3f}", flush=True)
    if out is not None:
        out.write_text(json.dumps({name: [one.value, one.low, one.high] for name, one in found.items()}, indent=1))
    return found


if __name__ == "__main__":
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for option in ("bundle", "data"):
        cli.add_argument(f"--{option}", type=Path, required=True)
    cli.add_argument("--out", type=Path)
    given = cli.parse_args()
    main(given.bundle, given.data, given.out)
