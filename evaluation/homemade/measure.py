"""Measures the home-made dossiers: ``python -m evaluation.homemade.measure --shared FOLDER``.

By ``score/dossier.py``.
"""

from __future__ import annotations

import argparse
import json
import random
import runpy
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from evaluation.homemade.dossier import Dossier, Json
from evaluation.homemade.generate import generated
from evaluation.homemade.notation import long_written, written
from evaluation.settings import samples as tied_samples
from evaluation.settings import settings
from evaluation.tasks import SAMPLES, Figure, Result, Score, interval
from sayso.domain.answered import event_json
from sayso.domain.contract import reading_json
from sayso.gazetteer.store import packaged
from sayso.ledger.store import Ledger
from sayso.model.installed import installed_tagger
from sayso.pipeline import read_document
from sayso.read.report import read_report

PARTS = ("look", "measure")


@dataclass(frozen=True, slots=True)
class Read:
    """A dossier with what the program made of it, as public JSON."""

    dossier: Dossier
    readings: list[Json]
    events: list[Json]


def all_dossiers() -> list[Dossier]:
    """The short ones: hand-written and generated."""
    return [*written(), *generated()]


def read_all(dossiers: Iterable[Dossier]) -> Iterator[Read]:
    """Reads each dossier into a ledger of its own, as the program reads: with its model and its list of places."""
    tagger, places = installed_tagger(1), packaged()
    for dossier in dossiers:
        with TemporaryDirectory() as folder, Ledger.open(f"{folder}/x.db") as ledger:
            readings = []
            for file in dossier.write(Path(folder)):
                reading = read_document(read_report(file.read_bytes(), path=str(file)), tagger, places)
                ledger.record(reading)
                readings.append(cast("Json", json.loads(json.dumps(reading_json(reading)))))
            events = [cast("Json", event_json(one)) for one in ledger.events()]
        yield Read(dossier, readings, events)


def figures(score: Score, part: Sequence[Read]) -> list[Figure]:
    """Means over the dossiers, claims and statuses weighing by their number, with 95 % over dossiers drawn anew."""
    scored = [dict(score(one.dossier.gold, one.readings, one.events)) for one in part]
    rng = random.Random(0)  # noqa: S311  a bootstrap wants the same samples each time, not secrecy
    samples: defaultdict[str, list[float]] = defaultdict(list)
    for _ in range(SAMPLES):
        for name, value in _means(rng.choices(scored, k=len(scored))).items():
            samples[name].append(value)
    tied = [row for one in part for row in settings(one.dossier.gold, one.readings)]
    means = [interval(name, value, samples[name]) for name, value in _means(scored).items()]
    return [*means, *(interval(*one) for one in tied_samples(tied, SAMPLES))]


def _means(scored: Sequence[dict[str, float | int]]) -> dict[str, float]:
    names = [name for name, value in scored[0].items() if isinstance(value, float)]
    found = {}
    for name in names:
        weight = "statuses in gold" if name.startswith("status") else "claims in gold"
        total = sum(one[weight] for one in scored)
        found[name] = sum(one[name] * one[weight] for one in scored) / total if total else 0.0
    return found


def homemade(scorer: Path) -> list[Result]:
    """The two halves of the short dossiers, each a task of the gate."""
    return _measured(scorer, "home-made", all_dossiers())


def homemade_long(scorer: Path) -> list[Result]:
    """The two halves of the long dossiers, each a task of the gate."""
    return _measured(scorer, "home-made-long", list(long_written()))


def _measured(scorer: Path, task: str, dossiers: list[Dossier]) -> list[Result]:
    score = cast("Score", runpy.run_path(str(scorer))["score"])
    read = list(read_all(dossiers))
    results = []
    for part in PARTS:
        chosen = [one for one in read if one.dossier.part == part]
        total = sha256(b"".join(one.dossier.digest() for one in chosen)).hexdigest()[:16]
        results.append(Result(f"{task}, {part}", f"sha256:{total}", tuple(figures(score, chosen))))
    return results


def main() -> None:
    """Prints the figures of both halves of both sets."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--shared", type=Path, required=True, help="the folder with score/")
    scorer = cli.parse_args().shared / "score" / "dossier.py"
    for result in (*homemade(scorer), *homemade_long(scorer)):
        print(result.task)
        for one in result.figures:
            print(f"  {one.name:22s} {one.value:5.1f}  [{one.low:.1f}, {one.high:.1f}]")


if __name__ == "__main__":
    main()
