"""The tasks: each reads development data with the real command and hands the output to a public scorer."""

from __future__ import annotations

import json
import random
import runpy
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from evaluation.cast import cast_counts
from evaluation.data import Shared, digest
from evaluation.settings import samples, settings

SAMPLES = 200
"""Bootstrap samples behind each 95 % interval."""

Json = dict[str, Any]
Score = Callable[[Json, list[Json], list[Json]], Mapping[str, float | int]]


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure in percent with its 95 % interval (percentile bootstrap)."""

    name: str
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Result:
    """What one task measured, and on which data."""

    task: str
    data: str
    figures: tuple[Figure, ...]


def _sayso(*arguments: str) -> str:
    """Runs the real command; a status of 1 or 3 (some or all inputs unreadable) still has output to score."""
    run = subprocess.run(
        [sys.executable, "-m", "sayso", *arguments], capture_output=True, text=True, encoding="utf-8", check=False
    )
    if run.returncode not in (0, 1, 3):
        raise RuntimeError(f"sayso {' '.join(arguments[:3])} … ended with {run.returncode}: {run.stderr[-500:]}")
    return run.stdout


def _lines(text: str) -> list[Json]:
    return [json.loads(line) for line in text.splitlines() if line]


def interval(name: str, value: float, samples: Iterable[float]) -> Figure:
    """A share as a figure in percent, with the middle 95 % of its samples."""
    ordered = sorted(samples)
    low, high = ordered[int(0.025 * len(ordered))], ordered[int(0.975 * len(ordered))]
    return Figure(name, 100 * value, 100 * low, 100 * high)


def attribution(shared: Shared) -> Result:
    """PolNeAR dev by ``score/attribution.py``: source, cue and content spans, and whole attributions."""
    gold = shared.pack("polnear") / "dev"
    texts = sorted((gold / "text").glob("*.txt"))
    with TemporaryDirectory() as scratch:
        readings = Path(scratch, "readings.jsonl")
        readings.write_text(
            _sayso("read", "--json", "--quiet", "--db", f"{scratch}/x.db", *map(str, texts)), encoding="utf-8"
        )
        measured = _attribution_figures(shared.scorer("attribution"), gold, readings)
    return Result("polnear-dev", digest([*texts, *(gold / "attributions").glob("*.ann")]), tuple(measured))


def _attribution_figures(scorer: Path, gold: Path, readings: Path) -> list[Figure]:
    run = subprocess.run(
        [sys.executable, str(scorer), str(gold), str(readings), "--boot", str(SAMPLES)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    figures = []
    for line in run.stdout.splitlines():
        if " F1 " not in line or "[" not in line:
            continue
        name = line[:20].strip()
        value = float(line.split(" F1 ")[1].split()[0])
        low, high = line.split("[")[1].rstrip("]\n ").split(",")
        figures.append(Figure(f"{name} F1", value, float(low), float(high)))
    return figures


def seed(shared: Shared) -> Result:
    """The founding page by ``score/dossier.py``."""
    return _dossier("seed", shared, shared.seed / "gold.json", shared.seed)


def dossiers(shared: Shared) -> list[Result]:
    """The development dossiers whose texts are there."""
    return [_dossier(gold.stem, shared, gold, texts) for gold, texts in shared.dossiers()]


def _dossier(task: str, shared: Shared, gold_file: Path, texts: Path) -> Result:
    gold = cast("Json", json.loads(gold_file.read_text("utf-8")))
    files = [texts / (report.get("file") or f"{report['id']}.txt") for report in gold["reports"]]
    with TemporaryDirectory() as scratch:
        ledger = f"{scratch}/x.db"
        readings = _lines(_sayso("read", "--json", "--quiet", "--db", ledger, *map(str, files)))
        events = _lines(_sayso("events", "--json", "--db", ledger))
    score = cast("Score", runpy.run_path(str(shared.scorer("dossier")))["score"])
    tied = [interval(*one) for one in samples(list(settings(gold, readings)), SAMPLES)]
    told = list(_told_when(gold, readings, dict(zip((one["id"] for one in gold["reports"]), files, strict=True))))
    figures = (*dossier_figures(score, gold, readings, events), *cast_figures(gold, readings), *tied, *told)
    return Result(task, digest([gold_file, *files]), figures)


def _told_when(gold: Json, readings: list[Json], files: dict[str, Path]) -> Iterable[Figure]:
    """Event times once more, where texts do not say when they were published and the gold does: told by a list.

    That is how who keeps texts apart from their pages tells it (``sayso read --list``).
    """
    silent = {one["report"]["path"] for one in readings if one["report"]["published"] is None}
    days = {files[one["id"]]: one["published"] for one in gold["reports"] if one.get("published")}
    if not silent & set(map(str, days)):
        return
    with TemporaryDirectory() as scratch:
        rows = "".join(f"{file},{days.get(file, '')}\n" for file in files.values())
        Path(scratch, "list.csv").write_text(f"path,published\n{rows}", "utf-8")
        told = _sayso("read", "--json", "--quiet", "--db", f"{scratch}/x.db", "--list", f"{scratch}/list.csv")
    for name, value, drawn in samples(list(settings(gold, _lines(told))), SAMPLES):
        if name.startswith("event times"):
            yield interval(f"{name}, told when published", value, drawn)


def cast_figures(gold: Json, readings: list[Json]) -> Iterable[Figure]:
    """Actors found and the F1 of their mentions, by ``evaluation/cast.py``."""
    counts = cast_counts(gold, readings)
    found, mentions = counts.samples(SAMPLES)
    yield interval("actors found", counts.actors_found, found)
    yield interval("actor mentions F1", counts.mentions_f1, mentions)


def dossier_figures(score: Score, gold: Json, readings: list[Json], events: list[Json]) -> list[Figure]:
    """The scorer's shares with intervals.

    Gold claims and statuses are resampled for what is counted over them, system claims for the precisions, and an F1's
    sample is made of one of each.
    """
    rng = random.Random(0)  # noqa: S311  a bootstrap wants the same samples each time, not secrecy
    samples: defaultdict[str, list[float]] = defaultdict(list)
    for _ in range(SAMPLES):
        claims, statuses = gold["claims"], gold["statuses"]
        drawn_gold = gold | {
            "claims": rng.choices(claims, k=len(claims)),
            "statuses": rng.choices(statuses, k=len(statuses)),
        }
        drawn = [one | {"claims": rng.choices(one["claims"] or [], k=len(one["claims"]))} for one in readings]
        over_gold, over_system = score(drawn_gold, readings, events), score(gold, drawn, events)
        for name, value in over_gold.items():
            samples[name].append(over_system[name] if name.endswith(" P") else value)
        for name in ("found", "full"):
            precision, recall = samples[f"{name} P"][-1], samples[f"{name} R"][-1]
            samples[f"{name} F1"][-1] = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return [
        interval(name, value, samples[name])
        for name, value in score(gold, readings, events).items()
        if isinstance(value, float)
    ]
