"""``make bench``: reports a second and peak memory of ``sayso read`` on one and two workers, by stage, and of finding.

Written to ``benchmarks/FIGURES.md``. Absolute figures belong to the machine they were measured on; the ratios travel.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.finding import Spent, finding_table
from benchmarks.reports import write_reports
from sayso.assemble import assemble_claims
from sayso.domain.reading import Reading
from sayso.find import find_mentions
from sayso.gazetteer.store import packaged
from sayso.ledger.store import Ledger
from sayso.model.installed import installed_tagger
from sayso.pipeline import RULES
from sayso.read.inputs import open_input
from sayso.read.report import read_report
from sayso.resolve import resolve_mentions

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Run:
    """One whole process: wall seconds and the peak resident memory of its largest process in MiB."""

    seconds: float
    peak_mib: float


@dataclass(frozen=True, slots=True)
class Way:
    """One way to read: on how many workers, with the installed model or by rules alone."""

    workers: int
    rules_only: bool

    def __str__(self) -> str:
        return f"{self.workers}, {'rules alone' if self.rules_only else 'with the model'}"


WAYS = tuple(Way(workers, rules_only) for rules_only in (False, True) for workers in (1, 2))


def whole(files: list[Path], ledger: Path, way: Way) -> Run:
    """Runs ``sayso read`` as a user would."""
    command = [sys.executable, "-m", "sayso", "read", "--quiet", "--workers", str(way.workers), "--db", str(ledger)]
    command += ["--rules-only"] if way.rules_only else []
    started = time.perf_counter()
    process = subprocess.Popen([*command, *map(str, files)])
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise RuntimeError(f"sayso read ended with {os.waitstatus_to_exitcode(status)}")
    return Run(time.perf_counter() - started, usage.ru_maxrss / 1024)


class Stages:
    """Seconds spent by stage: the clock's and the processor's."""

    def __init__(self) -> None:
        self.spent: dict[str, Spent] = {}

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Adds the time of the block to the stage."""
        clock, processor = time.perf_counter(), time.process_time()
        yield
        before = self.spent.get(stage, Spent(0.0, 0.0))
        self.spent[stage] = Spent(
            before.clock + time.perf_counter() - clock, before.processor + time.process_time() - processor
        )


def by_stage(files: list[Path], folder: Path) -> dict[str, Spent]:
    """Seconds spent in each stage over all files, in one process on one core, with the model and the list of places."""
    stages, tagger, places = Stages(), installed_tagger(1), packaged()
    first = read_report(open_input(files[0]), path=str(files[0]))
    resolve_mentions(
        first, find_mentions(first, tagger, places), gazetteer=places
    )  # what is loaded on first use is loaded
    with Ledger.open(str(folder / "stages.db")) as ledger:
        for file in files:
            with stages.timed("read"):
                document = read_report(open_input(file), path=str(file))
            with stages.timed("find"):
                mentions = find_mentions(document, tagger, places)
            with stages.timed("resolve"):
                cast = resolve_mentions(document, mentions, gazetteer=places)
            with stages.timed("assemble"):
                claims = assemble_claims(document, mentions, cast)
            with stages.timed("relate and record"):
                ledger.record(Reading(document, mentions, cast, claims, RULES))
        with stages.timed("status"):
            ledger.events()
    return stages.spent


def by_way(files: list[Path], folder: Path, rounds: int) -> dict[Way, list[Run]]:
    """Whole runs of every way in turn, so that a drift of the machine's speed meets all of them."""
    runs: dict[Way, list[Run]] = {way: [] for way in WAYS}
    for turn in range(rounds):
        for number, (way, measured) in enumerate(runs.items()):
            measured.append(whole(files, folder / f"{number}-{turn}.db", way))
    return runs


def figures(count: int, rounds: int) -> str:
    """Measures and writes the tables."""
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        files = write_reports(folder, count)
        runs = by_way(files, folder, rounds)
        stages = by_stage(files, folder)
        finding = finding_table(files)
    head = (
        f"# Reading, measured\n\nWritten by `make bench`: {count} generated reports of about 600 words, half HTML with "
        f"furniture, half plain text; medians of {rounds} whole runs of `sayso read`, start-up and recording included. "
        f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}.\n\n"
    )
    return head + "\n".join((worker_table(runs, count), stage_table(stages, count), finding))


def worker_table(runs: dict[Way, list[Run]], count: int) -> str:
    """Rates and memory by number of workers, and how much the second worker gains."""
    lines = ["| workers | reports a second | slowest – fastest | peak MiB, largest process |\n|---:|---:|---|---:|\n"]
    for way, measured in runs.items():
        rates = sorted(count / run.seconds for run in measured)
        peak = max(run.peak_mib for run in measured)
        lines.append(f"| {way} | {median(rates):.1f} | {rates[0]:.1f} – {rates[-1]:.1f} | {peak:.0f} |\n")
    for rules_only, named in ((False, "with the model"), (True, "by rules alone")):
        one, two = (runs[Way(workers, rules_only)] for workers in (1, 2))
        gains = [alone.seconds / both.seconds for alone, both in zip(one, two, strict=True)]
        lines.append(f"\nTwo workers against one, {named}, run by run: {median(gains):.2f} times as fast.\n")
    return "".join(lines)


def stage_table(stages: dict[str, Spent], count: int) -> str:
    """Milliseconds a report by stage; ``status`` is one fold over the whole ledger, shared among the reports."""
    total = sum(spent.processor for spent in stages.values())
    lines = ["| stage | milliseconds a report, by the clock | by processor time | share |\n|---|---:|---:|---:|\n"]
    lines += [
        f"| {name} | {1000 * spent.clock / count:.2f} | {1000 * spent.processor / count:.2f} "
        f"| {100 * spent.processor / total:.0f} % |\n"
        for name, spent in stages.items()
    ]
    lines.append("\n`status` is one fold over the whole ledger at the end, divided by the number of reports.\n")
    return "".join(lines)


def main() -> None:
    """Measures, prints and writes."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--reports", type=int, default=200)
    cli.add_argument("--rounds", type=int, default=3)
    given = cli.parse_args()
    written = figures(given.reports, given.rounds)
    (HERE / "FIGURES.md").write_text(written, "utf-8")
    print(written)


if __name__ == "__main__":
    main()
