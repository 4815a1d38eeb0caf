"""Trains the pair score of ``relate/question.py``: numpy, seconds on a core.

``python -m training.questions --out models/matters-1/weights.json``. Two sets of claims, each with the question that it
answers and the side that it takes: ``questions.txt``, accounts of invented events in wordings that share few words, and
the look half of the home-made dossiers, in which most share many. Every pair of an event's claims is an example;
aspects are those that the rules of ``assemble`` find. The measure half and the development dossiers teach nothing.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evaluation.homemade.measure import all_dossiers
from sayso.assemble.judgements import aspect_of, marked
from sayso.relate.matters import is_thin
from sayso.relate.question import FEATURES, QuestionModel, Wording, Wordings

Array = NDArray[np.float64]
OWN = Path(__file__).with_name("questions.txt")


@dataclass(frozen=True, slots=True)
class Config:
    """What can be set."""

    own: float = 0.3  # what all pairs of our own events weigh together, in terms of the home-made ones'
    ridge: float = 1.0
    least: float = 1.5  # the score from which on groups are joined, chosen on the look half and the dossiers


@dataclass(frozen=True, slots=True)
class Answer:
    """A claim: the question that it answers, the side that it takes, and its words."""

    question: str
    against: bool
    words: str

    @property
    def wording(self) -> Wording:
        """As the score sees it."""
        return Wording(self.words, aspect_of("", marked(self.words), has_event=True), self.against)


def own_events(file: Path = OWN) -> list[list[Answer]]:
    """The answers of each event of our own file, whose form it tells at its head."""
    lines = [line.strip() for line in file.read_text("utf-8").splitlines() if line.strip() and line[0] != "#"]
    events: list[list[Answer]] = []
    question = ""
    for line in lines:
        sort, _, words = line.partition(" ")
        if sort == "event":
            events.append([])
        elif sort == "?":
            question = words
        else:
            events[-1].append(Answer(question, sort == "-", words))
    return events


def homemade_events() -> list[list[Answer]]:
    """The answers of each event of the home-made dossiers' look half that take a side."""
    events = []
    for dossier in all_dossiers():
        told = [one for one in dossier.claims if dossier.part == "look" and one["event"]]
        for _, claims in groupby(sorted(told, key=lambda one: str(one["event"])), key=lambda one: str(one["event"])):
            sided = [
                one for one in claims if one["stance"] in ("asserts", "confirms", "qualifies", "denies", "disputes")
            ]
            events.append([Answer(one["about"], one["stance"] in ("denies", "disputes"), one["key"]) for one in sided])
    return events


def examples(events: Sequence[Sequence[Answer]]) -> Iterator[tuple[Array, Array]]:
    """For each event its pairs' features (N, F), and whether they answer one question (N)."""
    for event in events:
        telling = [one for one in dict.fromkeys(event) if not is_thin(one.wording.aspect, one.words)]
        if len(telling) > 1:
            every = slice(0, len(telling))
            stacked = np.stack(list(Wordings([one.wording for one in telling]).features(every, every)), axis=-1)
            pairs = np.triu_indices(len(telling), 1)
            same = [telling[i].question == telling[j].question for i, j in zip(*pairs, strict=True)]
            yield stacked[pairs], np.array(same, np.float64)


def fit(features: Array, same: Array, weights: Array, ridge: float) -> Array:
    """Weights of the features and a last one that is added, by Newton's method on the penalised likelihood."""
    scale = features.std(0)
    scale[scale == 0] = 1.0
    rows = np.column_stack((features / scale, np.ones(len(features))))
    found = np.zeros(rows.shape[1])
    penalty = np.append(np.full(rows.shape[1] - 1, ridge), 0.0)
    for _ in range(100):
        chance = 1 / (1 + np.exp(-rows @ found))
        slope = rows.T @ (weights * (chance - same)) + penalty * found
        bend = (rows * (weights * chance * (1 - chance))[:, None]).T @ rows + np.diag(penalty + 1e-9)
        step = np.linalg.solve(bend, slope)
        found -= step
        if np.abs(step).max() < 1e-8:
            break
    return np.append(found[:-1] / scale, found[-1])


def area(scores: Array, same: Array) -> float:
    """The area under the curve: how often a pair of one question scores above one of two."""
    ranks = scores.argsort().argsort() + 1.0
    alike = same.sum()
    return float((ranks[same == 1].sum() - alike * (alike + 1) / 2) / (alike * (len(same) - alike)))


def main() -> None:
    """Trains, tells how each of our own events fares that was left out, and writes."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--out", type=Path, required=True)
    given, config = cli.parse_args(), Config()
    own, made = list(examples(own_events())), list(examples(homemade_events()))
    print(f"{sum(len(y) for _, y in own)} own pairs, {sum(len(y) for _, y in made)} home-made")
    held_out = []
    for left in range(len(own)):
        weights = trained([one for n, one in enumerate(own) if n != left], made, config)
        held_out.append(area(own[left][0] @ weights[:-1], own[left][1]))
    print(f"own events left out in turn: area {np.mean(held_out):.3f}")
    weights = trained(own, made, config)
    QuestionModel(tuple(map(float, weights[:-1])), float(weights[-1]), config.least).write(given.out)
    for name, weight in zip(FEATURES, weights, strict=False):
        print(f"{weight:7.2f}  {name}")


def trained(own: Sequence[tuple[Array, Array]], made: Sequence[tuple[Array, Array]], config: Config) -> Array:
    """Weights learned from both sets, the one weighing as much as is set in terms of the other."""
    sizes = [sum(len(same) for _, same in some) for some in (own, made)]
    weights = np.concatenate((np.full(sizes[0], config.own * sizes[1] / sizes[0]), np.ones(sizes[1])))
    features, same = (np.concatenate(parts) for parts in zip(*own, *made, strict=True))
    return fit(features, same, weights, config.ridge)


if __name__ == "__main__":
    main()
