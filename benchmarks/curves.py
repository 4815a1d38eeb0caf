"""``python -m benchmarks.curves LEDGER…``: how costs grow with the ledger. Prints a table of ``benchmarks/CURVES.md``.

Each ledger is measured in a process of its own, one after the other. ``--grow SIZE`` makes one grow first, by invented
findings (``benchmarks.findings``) that nobody has to read; ``sayso copy`` moves it to a server. Measuring adds
``ADDED`` reports to each. What was measured is kept in ``.curves.json``, so that ledgers can be measured on different
days; ``--forget`` begins anew.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles

import httpx
from sqlalchemy import func, select
from starlette.applications import Starlette
from tests.contract.plans import scanning

from benchmarks.findings import readings
from benchmarks.pages import addresses
from sayso.domain.reading import Reading
from sayso.ledger import Ledger
from sayso.ledger.overview import Filters, file_of
from sayso.ledger.schema import reports
from sayso.web.app import make_app
from sayso.web.server import settle

KEPT = Path(__file__).parents[1] / ".curves.json"
ADDED = 200
"""Reports that are added to each ledger while it is measured."""

MOST_PRINTED = 50_000
"""Events up to which all are printed; of more that takes as much longer, and long."""

LATER = 40
"""Reports after each of which a page is asked for."""

RUN = """
import re, sys, time
from pathlib import Path
from sayso.cli.main import run
try:
    run()
finally:
    (most,) = re.findall(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())
    print(time.process_time(), int(most) // 1024, file=sys.stderr)
"""
"""Runs the program and tells what it took. (What the system keeps of a child's memory begins with its parent's.)"""


def grow(where: str, size: int) -> None:
    """Records reports until the ledger holds so many."""
    with Ledger.open(where) as ledger:
        held = len(ledger.reports())
        for number, reading in enumerate(readings(max(0, size - held), start=held), held + 1):
            ledger.record(reading)
            if number % 1000 == 0:
                sys.stderr.write(f"{number:,}\n")


def p95(spent: Sequence[float]) -> float:
    """Of seconds, in milliseconds."""
    return round(1000 * quantiles(spent, n=20)[-1], 1)


class Both:
    """Processor time and the clock's, of one thing after the other."""

    def __init__(self) -> None:
        self.processor: list[float] = []
        self.clock: list[float] = []

    def __enter__(self) -> None:
        self._began = time.process_time(), time.perf_counter()

    def __exit__(self, *_: object) -> None:
        self.processor.append(time.process_time() - self._began[0])
        self.clock.append(time.perf_counter() - self._began[1])

    def told(self) -> list[float]:
        """Median and p95 by the processor, median and p95 by the clock, milliseconds."""
        return [f(one) for one in (self.processor, self.clock) for f in (lambda x: round(1000 * median(x), 1), p95)]


async def _asked(app: Starlette, paths: Sequence[str]) -> list[float]:
    both = Both()
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1") as client:
        await client.get(paths[0])  # the first one loads what all of its kind need
        for path in paths:
            with both:
                answer = await client.get(path)
            assert answer.status_code == 200, (path, answer.text)
    return both.told()


async def _later(app: Starlette, ledger: Ledger, more: Sequence[Reading]) -> list[float]:
    """The first page of events that is asked for after a report was recorded, with what is made anew for it."""
    both = Both()
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1") as client:
        for reading in more:
            ledger.record(reading)
            with both:
                answer = await client.get("/")
            assert answer.status_code == 200, answer.text
    return both.told()


def adding(where: str, following: int | None) -> dict[str, object]:
    """What one more report takes, without the pages and their overview, which are long in the making.

    Args:
        where: the ledger.
        following: the number of the first reading that is added; None: as many as are there.
    """
    with Ledger.open(where) as ledger:
        held, both = _held(ledger), Both()
        new = list(readings(ADDED, start=held if following is None else following))
        for reading in new:
            with both:
                ledger.record(reading)
        events, one = [told.id for reading in new for told in reading.identities.events][:: ADDED // 40], Both()
        for name in events:
            with one:
                ledger.event(name)
        last = next(readings(1, start=(held if following is None else following) + ADDED))
        through = [*scanning(ledger, lambda: ledger.record(last)), *scanning(ledger, lambda: ledger.event(events[0]))]
    return {
        "store": "PostgreSQL" if "://" in where else "SQLite",
        "reports": held,
        "following": following,
        "add": both.told(),
        "event": one.told(),
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "through": through,
    }


def _held(ledger: Ledger) -> int:
    """How many reports there are, without their being read: what is measured is memory, too."""
    with ledger._reading() as connection:  # noqa: SLF001  no method of its own counts them
        found: int = connection.execute(select(func.count()).select_from(reports)).scalar_one()
    return found


def measure(where: str, following: int | None = None) -> dict[str, object]:
    """All that is measured of one ledger; see ``adding`` for what it is given."""
    told: dict[str, object] = {"store": "PostgreSQL" if "://" in where else "SQLite", "following": following}
    with Ledger.open(where) as ledger:
        app = make_app(ledger, overview=file_of(where))
        overview = app.state.desk.overview()
        began = time.process_time()
        overview.refresh()
        told["first"] = round(time.process_time() - began, 1)
        held = overview.reports(limit=0).total
        both, began = Both(), time.process_time()
        for reading in readings(ADDED, start=held if following is None else following):
            with both:
                ledger.record(reading)
        told["add"] = both.told()
        began = time.process_time()
        overview.refresh()
        told["step"] = round(1000 * (time.process_time() - began) / ADDED, 1)
        settle()  # as the server does
        told["pages"] = {kind: asyncio.run(_asked(app, paths)) for kind, paths in addresses(ledger, app).items()}
        later = list(readings(LATER, start=(held if following is None else following) + ADDED))
        told["later"] = asyncio.run(_later(app, ledger, later))
        told["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        told["reports"], told["events"] = held, overview.events(Filters(), limit=0).total
        overview.close()
    for name, more in (("first 20", ["--limit", "20"]), ("all", [])):
        printed = name != "all" or int(str(told["events"])) <= MOST_PRINTED
        told[f"sayso events --json, {name}"] = _ran(["events", "--json", *more, "--db", where]) if printed else None
    return told


def _ran(arguments: Sequence[str]) -> list[float]:
    """Seconds of processor time and by the clock, and MiB at the most, of one run of the program."""
    began = time.perf_counter()
    ran = subprocess.run(
        [sys.executable, "-c", RUN, *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=True,
    )
    processor, memory = ran.stderr.split()[-2:]
    return [round(float(processor), 2), round(time.perf_counter() - began, 2), float(memory)]


def table(every: Sequence[dict[str, object]]) -> str:
    """A column a ledger; processor time in milliseconds, the median (p95), where nothing else is said."""
    every = sorted(every, key=lambda one: (str(one["store"]) != "SQLite", int(str(one["reports"]))))

    def line(name: str, values: Sequence[str]) -> str:
        return f"| {name} | {' | '.join(values)} |"

    def both(told: Sequence[float]) -> str:
        return f"{told[0]:.0f} ({told[1]:.0f})"

    lines = [
        line("", [f"{one['store']}, {one['reports']:,} reports" for one in every]),
        f"|---|{'---:|' * len(every)}",
        line("events", [f"{one['events']:,}" for one in every]),
        line("adding one report", [both(one["add"]) for one in every]),  # type: ignore[arg-type]
        line("keeping the overview in step, a report", [f"{one['step']:.0f}" for one in every]),
    ]
    lines += [
        line(f"page: {kind}", [both(one["pages"][kind]) for one in every])  # type: ignore[index]
        for kind in every[0]["pages"]  # type: ignore[attr-defined]
    ]
    lines.append(line("page: events, after one more report", [both(one["later"]) for one in every]))  # type: ignore[arg-type]
    for name in ("first 20", "all"):
        told = [one[f"sayso events --json, {name}"] for one in every]
        cells = [f"{one[0]:.1f} s, {one[2]:.0f} MiB" if one else "–" for one in told]  # type: ignore[index]
        lines.append(line(f"`sayso events --json`, {name}", cells))
    lines.append(line("the pages' process at the most, MiB", [str(one["memory"]) for one in every]))
    lines.append(line("overview made from nothing, s (0: it was there)", [f"{one['first']:.0f}" for one in every]))
    return "\n".join(lines)


def main() -> None:
    """Grows, measures, prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ledgers", nargs="*")
    parser.add_argument("--grow", type=int)
    parser.add_argument("--forget", action="store_true")
    parser.add_argument("--alone", action="store_true", help="print what one ledger gave as JSON, and keep nothing")
    parser.add_argument("--adding", action="store_true", help="as --alone, of adding reports alone")
    parser.add_argument("--following", type=int, help="the number of the first report to add, in a multiplied ledger")
    asked = parser.parse_args()
    if asked.alone or asked.adding:
        print(json.dumps((adding if asked.adding else measure)(asked.ledgers[0], asked.following)))
        return
    if asked.forget:
        KEPT.unlink(missing_ok=True)
    for where in asked.ledgers:
        if asked.grow:
            grow(where, asked.grow)
        command = [sys.executable, "-m", "benchmarks.curves", "--alone", where]
        told = json.loads(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout)
        kept = json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else []
        KEPT.write_text(json.dumps([*kept, told]), "utf-8")
        print(table([*kept, told]))


if __name__ == "__main__":
    main()
