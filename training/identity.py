"""Trains the pair score of ``pairing.py`` and the model of ``sayso.relate.story``: numpy, minutes on a core.

``python -m training.identity --ecbplus FOLDER --out models/events-3/pairs.json`` reads every document with the
installed reader; each gold mention becomes a sketch as the ledger would have it, and each pair of a topic an example.
Documents' topics are split five ways: ``--folds`` prints what each part gives when the other four are learned from.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.domain.identity import Event
from sayso.domain.ids import content_id
from sayso.domain.reading import Reading
from sayso.domain.text import Block, BlockKind, Span
from sayso.model.installed import installed_tagger
from sayso.pipeline import read_document
from sayso.read.build import Facts, make_document
from sayso.relate.event_sketch import EventSketch
from sayso.relate.sketch import sketch_events
from sayso.relate.story import StoryModel, story_of
from sayso.relate.words import common
from training.corpora.ecb_events import CrossDocument, read_cross
from training.pairing import WIDTH, Compared, PairModel, features_of
from training.setting import Setting, setting_of
from training.story_groups import StoryGroups

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Config:
    """What can be set. Set once and not searched; the threshold was chosen by topics of ECB+ train left out in turn."""

    hidden: int = 24
    epochs: int = 15
    batch: int = 256
    rate: float = 3e-3
    decay: float = 1e-4
    others: float = 6.0  # pairs that are not one event, for each that is
    nets: int = 2
    seed: int = 7


@dataclass(frozen=True, slots=True)
class Told:
    """One event mention: where it is, its sketch and setting, and its gold chain; None: one of the system's own."""

    document: CrossDocument
    span: Span
    sketch: EventSketch
    report: EventSketch
    setting: Setting
    chain: str | None


def read_corpus(documents: Iterable[CrossDocument]) -> list[tuple[CrossDocument, Reading]]:
    """Reads documents with the installed reader, by rules alone where there is none."""
    tagger, found = installed_tagger(1), []
    for one in documents:
        blocks = [Block(span, BlockKind.BODY) for span in one.sentences]
        facts = Facts(path=one.name, title=one.name, language="en")
        found.append((one, read_document(make_document(one.text.encode(), one.text, blocks, facts), tagger)))
    return found


def told_in(document: CrossDocument, reading: Reading, mentions: Iterable[tuple[Span, str | None]]) -> list[Told]:
    """Mentions with their sketches: place, time, type and participants are those that the reader gives them."""
    by_trigger = [(trigger, event) for event in reading.identities.events for trigger in event.triggers]
    given = list(mentions)
    events, parts = [], reading.mentions.events
    for span, _ in given:
        home = next((event for trigger, event in by_trigger if trigger.overlaps(span)), None)
        name = content_id("event", document.name, [[span.start, span.end]])
        bare = Event(name, None, (span,), (), None, None) if home is None else replace(home, id=name, triggers=(span,))
        mine = next((one for one in parts if one.trigger.overlaps(span)), None)
        if mine is not None and home is not None:
            held = {one.spans for one in mine.participants}
            bare = replace(bare, participants=tuple(one for one in home.participants if one.spans in held))
        events.append(bare)
    whole = Event(content_id("event", document.name, "report"), None, (), (), None, None)
    cast = replace(reading.identities, events=(*events, whole), focus=whole.id)
    *sketches, report = sketch_events(replace(reading, identities=cast))
    return [
        Told(document, span, sketch, report, _setting(document, span), chain)
        for (span, chain), sketch in zip(given, sketches, strict=True)
    ]


def _setting(document: CrossDocument, span: Span) -> Setting:
    home = next((one for one in document.sentences if one.covers(span)), span)
    before, after = document.text[home.start : span.start], document.text[span.end : home.end]
    return setting_of(f"{document.name} {home.start}", before, after)


class Stories:
    """What the documents of mentions have in common, each pair of a topic worked out once."""

    def __init__(self, told: Iterable[Told]) -> None:
        self._known: dict[tuple[str, str], Compared] = {}
        by_topic = defaultdict[str, list[CrossDocument]](list)
        for one in told:
            by_topic[one.document.topic].append(one.document)
        self._groups = {topic: StoryGroups(held) for topic, held in by_topic.items()}

    def of(self, one: Told, other: Told) -> Compared:
        """The two documents' story; a document has everything in common with itself."""
        key = (one.document.name, other.document.name)
        if key not in self._known:
            rare, names, grouped = self._groups[one.document.topic].of(*key)
            ours, theirs = one.report, other.report
            flat = common(ours.told, theirs.told) if ours.told and theirs.told else None
            self._known[key] = Compared(story_of(ours, theirs), flat, rare, names, grouped)
        return self._known[key]


def compared(one: Told, other: Told, stories: Stories) -> list[float]:
    """What two mentions of a topic have in common."""
    return features_of(one.sketch, other.sketch, stories.of(one, other), one.setting, other.setting)


def pairs_of(told: Sequence[Told], config: Config) -> tuple[Array, Array, list[str]]:
    """Features, labels and topics of pairs within topics; of those that are not one event only some."""
    chance, stories = random.Random(config.seed), Stories(told)  # noqa: S311  the same pairs each time
    by_topic = defaultdict[str, list[Told]](list)
    for one in told:
        by_topic[one.document.topic].append(one)
    rows, labels, topics = [], [], []
    for topic, held in sorted(by_topic.items()):
        ones = [pair for pair in combinations(held, 2) if pair[0].chain == pair[1].chain]
        others = [pair for pair in combinations(held, 2) if pair[0].chain != pair[1].chain]
        kept = chance.sample(others, min(len(others), int(config.others * len(ones)) + 200))
        for (a, b), label in [*((pair, 1.0) for pair in ones), *((pair, 0.0) for pair in kept)]:
            rows.append(compared(a, b, stories))
            labels.append(label)
            topics.append(topic)
    return np.array(rows, np.float32), np.array(labels, np.float32), topics


def fitted_story(corpus: Iterable[tuple[CrossDocument, Reading]]) -> StoryModel:
    """The logistic over two documents' words and names; documents of one subtopic have one main event."""
    reports = [(one.document.subtopic, one.report) for pair in corpus for one in told_in(*pair, [(Span(0, 1), None)])]
    shared = [(story_of(mine, theirs), topic == other) for (topic, mine), (other, theirs) in combinations(reports, 2)]
    rows = np.array([(story.words or 0.0, story.names or 0.0, 1.0) for story, _ in shared])
    labels = np.array([float(one) for _, one in shared])
    at = np.zeros(3)
    for _ in range(50):  # Newton's steps
        share = 1 / (1 + np.exp(-(rows @ at)))
        bend = (rows * (share * (1 - share))[:, None]).T @ rows
        at -= np.linalg.solve(bend, rows.T @ (share - labels))
    return StoryModel(*map(float, at))


def fitted(rows: Array, labels: Array, config: Config, story: StoryModel) -> PairModel:
    """Learns by Adam with decoupled decay; several nets side by side are kept as one."""
    mean, scale = rows.mean(0), rows.std(0) + 1e-3
    even = (rows - mean) / scale
    nets = [_net(even, labels, config, config.seed + n) for n in range(config.nets)]
    return PairModel(
        mean,
        scale,
        np.concatenate([net[0] for net in nets], axis=1),
        np.concatenate([net[1] for net in nets]),
        np.concatenate([net[2] / config.nets for net in nets]),
        float(np.mean([net[3][0] for net in nets])),
        0.6,
        0.25,
        story,
    )


def _net(even: Array, labels: Array, config: Config, seed: int) -> list[Array]:
    rng = np.random.default_rng(seed)
    weights: list[Array] = [
        rng.normal(0, WIDTH**-0.5, (WIDTH, config.hidden)).astype(np.float32),
        np.zeros(config.hidden, np.float32),
        rng.normal(0, config.hidden**-0.5, config.hidden).astype(np.float32),
        np.zeros(1, np.float32),
    ]
    first, second = [np.zeros_like(one) for one in weights], [np.zeros_like(one) for one in weights]
    steps, step = config.epochs * (len(even) // config.batch + 1), 0
    for _ in range(config.epochs):
        order = rng.permutation(len(even))
        for start in range(0, len(even), config.batch):
            some = order[start : start + config.batch]
            step += 1
            rate = config.rate * (1 - step / (steps + 1))
            for n, slope in enumerate(_slopes(weights, even[some], labels[some])):
                first[n] = 0.9 * first[n] + 0.1 * slope
                second[n] = 0.999 * second[n] + 0.001 * slope**2
                moved = (first[n] / (1 - 0.9**step)) / (np.sqrt(second[n] / (1 - 0.999**step)) + 1e-8)
                weights[n] = weights[n] - rate * (moved + config.decay * weights[n])
    return weights


def _slopes(weights: list[Array], rows: Array, labels: Array) -> list[Array]:
    inward, bias, outward, last = weights
    hidden = np.tanh(rows @ inward + bias)
    wrong = (1 / (1 + np.exp(-(hidden @ outward + last[0]))) - labels) / len(rows)
    back = wrong[:, None] * outward * (1 - hidden**2)
    return [rows.T @ back, back.sum(0), hidden.T @ wrong, np.array([wrong.sum()], np.float32)]


def gold_mentions(corpus: Iterable[tuple[CrossDocument, Reading]]) -> list[Told]:
    """The gold mentions of read documents."""
    return [
        told
        for document, reading in corpus
        for told in told_in(document, reading, [(one.span, one.chain) for one in document.mentions])
    ]


def main() -> None:
    """Trains and writes."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--ecbplus", type=Path, required=True)
    cli.add_argument("--out", type=Path, required=True)
    cli.add_argument("--folds", action="store_true", help="measure by topics left out, before learning from all")
    given = cli.parse_args()
    config = Config()
    corpus = read_corpus(read_cross(given.ecbplus, "Train"))
    rows, labels, topics = pairs_of(gold_mentions(corpus), config)
    story = fitted_story(corpus)
    held = np.array([int(topic) % 5 for topic in topics])
    for fold in range(5 if given.folds else 0):
        model = fitted(rows[held != fold], labels[held != fold], config, story)
        said = model.scores(rows[held == fold]) >= model.same
        right = float((said & (labels[held == fold] > 0)).sum())
        print(f"fold {fold}: F1 of pairs {200 * right / (said.sum() + labels[held == fold].sum()):.1f}")
    fitted(rows, labels, config, story).write(given.out)
    print(f"{len(rows)} pairs, {int(labels.sum())} of one event")


if __name__ == "__main__":
    main()
