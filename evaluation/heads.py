"""Every head's figures on development data, by a bundle alone (no rules), with 95 % intervals over documents.

    python -m evaluation.heads --bundle models/reader-2 --data DATA

Attributions are measured through the whole reader (``evaluation/tasks.py``).
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

import numpy as np

from evaluation.chains import MEASURES, Chains, figures_of, pair_of
from evaluation.data import Shared, digest
from evaluation.muc import Prediction, score_muc
from evaluation.tasks import SAMPLES, Figure, Result
from sayso.domain.mention import EntityMention
from sayso.domain.text import Span
from sayso.model.bundle import Bundle
from sayso.model.encode import Vocabulary
from sayso.model.heads import ARGUMENTS, runs_in, shares_of
from sayso.model.installed import installed_bundle
from sayso.model.predict import LearnedTagger, Tagged
from sayso.model.session import Session
from training import mixture
from training.corpora.ecbplus import read_ecbplus
from training.corpora.example import Example, Named
from training.corpora.factuality import read_factuality
from training.corpora.gum import read_gum
from training.corpora.muc import read_muc
from training.corpora.muc_keys import Key, read_keys
from training.corpora.named import read_iob
from training.evaluate import document_of
from training.labels import SCHEMES

NOTHING = (0, 0, 0)

Counts = tuple[int, int, int]
"""Right, said, due."""

Unit = TypeVar("Unit")


def bootstrapped(name: str, units: Sequence[Unit], figure: Callable[[Sequence[Unit]], float]) -> Figure:
    """A figure of units (documents, sentences) times 100, and its interval from samples of as many."""
    rng = random.Random(0)  # noqa: S311 - the same samples each time, no secret
    drawn = sorted(figure(rng.choices(units, k=len(units))) for _ in range(SAMPLES))
    low, high = drawn[int(0.025 * SAMPLES)], drawn[int(0.975 * SAMPLES)]
    return Figure(name, 100 * figure(units), 100 * low, 100 * high)


def f1(counts: Iterable[Counts]) -> float:
    """F1 of pooled counts."""
    right, said, due = np.sum([*counts, NOTHING], axis=0)
    return float(2 * right / max(said + due, 1))


def spans_right(said: Iterable[Span], due: Iterable[Span]) -> Counts:
    """Spans that are the same, to the character."""
    said, due = set(said), set(due)
    return (len(said & due), len(said), len(due))


def triggers(tagger: LearnedTagger, data: Path) -> Iterator[Figure]:
    """Event triggers of ECB+ dev, in the sentences that hold an annotation."""
    counts = [
        spans_right(
            (e.trigger for e in tagger.read(document_of(one)).events), (e.trigger for e in one.happenings or ())
        )
        for one in read_ecbplus(data / "ecbplus", "Dev")
    ]
    yield bootstrapped("ECB+ dev, event trigger F1", counts, f1)


def hedges(tagger: LearnedTagger, data: Path) -> Iterator[Figure]:
    """Hedge cues of Szeged's Wikipedia part, the tenth that was kept from training."""
    counts = [
        spans_right(tagger.read(document_of(one)).hedges, one.hedges or ())
        for one in mixture.hedges(data, held_out=True)
    ]
    yield bootstrapped("Szeged wiki (held-out tenth), hedge cue F1", counts, f1)


def factuality(tagger: LearnedTagger, data: Path) -> Iterator[Figure]:
    """Certainty and polarity, each sentence read alone."""
    for column, scheme in enumerate(SCHEMES):
        pairs = []
        for example in read_factuality(data / f"factuality/{scheme}/dev.conll"):
            tagged = tagger.read(document_of(example))
            said = [(gold, tagged.factuality(span, column)) for span, gold in example.factuality or ()]
            pairs.append([(gold, value) for gold, value in said if value is not None])
        yield bootstrapped(f"{scheme} dev, MAE", pairs, mean_error)
        yield bootstrapped(f"{scheme} dev, r", pairs, correlation)
        always = [[(gold, 3.0) for gold, _ in some] for some in pairs]
        yield bootstrapped(f"{scheme} dev, MAE of always +3", always, mean_error)


Pairs = list[tuple[float, float]]
"""Gold and said."""


def _flat(pairs: Iterable[Pairs]) -> np.ndarray:
    return np.array([one for some in pairs for one in some]).T


def mean_error(pairs: Iterable[Pairs]) -> float:
    """Mean absolute error."""
    gold, said = _flat(pairs)
    return float(np.abs(gold - said).mean())


def correlation(pairs: Iterable[Pairs]) -> float:
    """Pearson's r."""
    gold, said = _flat(pairs)
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
        shares = shares_of(tagged.scores["types"][starts[event.trigger.start]])
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


def incidents(tagger: LearnedTagger, data: Path) -> Iterator[Figure]:
    """MUC's two test sets that are here: incident type and, by head, who did it to what and whom."""
    folders = {"tst1": ("tst1-muc3", "key-tst1.v7"), "tst2": ("tst2-muc4", "key-tst2.v4")}
    texts = [data / "muc" / folder / names[0] for folder, names in folders.items()]
    keys = [data / "muc" / folder / names[1] for folder, names in folders.items()]
    said: dict[str, Prediction] = {}
    for example in read_muc(texts, keys):
        tagged = tagger.read(document_of(example))
        said[example.name.split("/")[-1]] = (incident(tagged, tagger.bundle.types), fills(tagged, tagger, example.text))
    every = [key for path in keys for key in read_keys(path)]
    yield bootstrapped(
        "MUC tst1+tst2, type of any template, accuracy", every, lambda some: score_muc(said, some).any_type
    )
    yield bootstrapped("MUC tst1+tst2, main type, accuracy", every, lambda some: score_muc(said, some).main_type)
    for slot in SLOTS.values():
        yield bootstrapped(f"MUC tst1+tst2, {slot} F1", every, partial(_slot_f1, said, slot))


def _slot_f1(said: Mapping[str, Prediction], slot: str, keys: Iterable[Key]) -> float:
    return score_muc(said, keys).roles[slot].f1


def names_right(said: Iterable[EntityMention], due: Iterable[Named], marked: frozenset[str]) -> Counts:
    """Same span and a kind that the annotation leaves open; what the corpus does not mark counts for nothing."""
    open_kinds = {one.span: one.kinds for one in due}
    told = [one for one in said if one.kind.value in marked]
    return (sum(one.kind.value in open_kinds.get(one.span, ()) for one in told), len(told), len(open_kinds))


def entities(tagger: LearnedTagger, data: Path) -> Iterator[Figure]:
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
        yield bootstrapped(f"{name}, entity F1", counts, f1)


def coreference(tagger: LearnedTagger, data: Path) -> Iterator[Figure]:
    """GUM's news of the development and test parts, neither of which was trained on, by CoNLL-2012's measures."""
    gum = data / "base" / "gum"
    pairs = [pair_of(one, tagger) for part in ("dev", "test") for one in read_gum(gum, part, "news")]
    for name in (*MEASURES, "CoNLL"):
        yield bootstrapped(f"GUM news (dev and test), {name} F1", pairs, partial(_chains_f1, name))


def _chains_f1(name: str, pairs: Iterable[tuple[Chains, Chains]]) -> float:
    return figures_of(pairs)[name][2]


TASKS = (triggers, hedges, factuality, incidents, entities, coreference)


NAMELESS = ", told no names"
"""Said of what a head finds as the program reads: every name by its stand-in (decision 0025)."""


def as_named(folder: Path) -> LearnedTagger:
    """The bundle's net, told names as they stand: what its heads are able to."""
    bundle = Bundle.open(folder)
    session = Session(bundle.reader, bundle.links, bundle.arguments, 1)
    return LearnedTagger(bundle, Vocabulary.open(bundle.vocabulary), session)


def heads(shared: Shared) -> Result:
    """Every word head of the installed bundle, without the rules: told names as they stand, and told none."""
    folder = installed_bundle()
    assert folder is not None
    for pack in ("ecbplus", "factuality", "muc", "base"):
        shared.pack(pack)
    able, nameless = (
        [figure for task in TASKS for figure in task(tagger, shared.unpacked)]
        for tagger in (as_named(folder), LearnedTagger.open(folder, 1))
    )
    figures = (*able, *(replace(one, name=one.name + NAMELESS) for one in nameless if "always" not in one.name))
    measured = [shared.unpacked / name for name in ("ecbplus/ECB_Dev_Event_gold_mentions.json", "muc/tst2/key-tst2.v4")]
    return Result("heads", digest(measured), figures)


if __name__ == "__main__":
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for option in ("bundle", "data"):
        cli.add_argument(f"--{option}", type=Path, required=True)
    given = cli.parse_args()
    opened = LearnedTagger.open(given.bundle, 1)
    for measure in TASKS:
        for one in measure(opened, given.data):
            print(f"{one.name:50s} {one.value:6.1f}   95 % {one.low:.1f} - {one.high:.1f}", flush=True)
