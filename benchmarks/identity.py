"""``python -m benchmarks.identity``: what it costs to tie a report's events to those of 1,000 to 100,000 others.

Written to ``benchmarks/IDENTITY.md``. The sketches are invented: stories of three to twelve reports that share names
and words, four fifths of them in one long war whose names and deeds all its stories share; each report tells of a main
event and three lesser ones. They go into the tables of a ledger in a file, a transaction for every 100 reports.
Between the
sizes reports are entered in bulk; before each size the last ones are looked up, compared and entered as recording
does it, and timed. ``--dense`` is one story told by all.
"""

from __future__ import annotations

import argparse
import platform
import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, create_engine

from sayso.ledger.nearby import MOST_UNDER_A_KEY, full_keys, neighbours
from sayso.ledger.schema import metadata
from sayso.ledger.sketches import sketch_to
from sayso.relate import EventSketch, asked_keys, event_keys, relate_events

HERE = Path(__file__).resolve().parent
TIMED, A_FILL = 300, 5_000
"""Reports before each size that are looked up and timed."""

WAR = tuple(f"war{n}" for n in range(12))
DEEDS = ("raid", "strik", "shell", "attack", "seiz", "blast")
TYPES = ("Armed clash", "Air/drone strike", "Shelling/artillery/missile attack", None)
LESSER = 3
BEGAN = date(2031, 1, 1)


def reports(*, dense: bool, seed: int = 11) -> Iterator[tuple[EventSketch, ...]]:
    """Yields each report's sketches, without end; same seed, same reports."""
    chance = random.Random(seed)  # noqa: S311  the same reports each time
    number = story = left = 0
    words: list[str] = []
    deed, at_war = DEEDS[0], True
    while True:
        if not left:
            story, left = story + 1, 10**9 if dense else chance.randint(3, 12)
            words = [f"name{story}x{n}" for n in range(14)]
            deed, at_war = chance.choice(DEEDS), chance.random() < 0.8
        left -= 1
        told = [
            *chance.sample(words, 9),
            *(chance.sample(WAR, 4) if at_war else ()),
            *(f"own{number}x{n}" for n in range(20)),
        ]
        ahead, rest = told[:12], told[12:]
        chance.shuffle(ahead)
        day = BEGAN + timedelta(days=number // 400 + chance.randint(0, 2))
        main = EventSketch(
            event=f"event-{number:09d}-0",
            report=f"report-{number:09d}",
            type=chance.choice(TYPES),
            triggers=frozenset({deed, chance.choice(DEEDS)}),
            places=(words[0],),
            within=(WAR[story % 12],) if at_war else (),
            gazetteer=None,
            point=None,
            wide=False,
            first=day,
            last=day,
            dated=chance.random() < 0.5,
            actors=frozenset({f"actor-{word}" for word in chance.sample(words, 2)}),
            cast=frozenset(chance.sample(words, 4)),
            focus=True,
            names=tuple(told[:13]),
            around=frozenset(told[:25]),
            told=(*ahead, *rest),
        )
        lesser = [
            replace(
                main,
                event=f"event-{number:09d}-{n}",
                focus=False,
                told=(),
                places=(chance.choice(words),),
                triggers=frozenset({chance.choice(DEEDS)}),
            )
            for n in range(1, LESSER + 1)
        ]
        number += 1
        yield (main, *lesser)


def enter(connection: Connection, told: tuple[EventSketch, ...]) -> None:
    """Enters a report's events as recording does."""
    driver = connection.connection.cursor()
    driver.executemany(
        "INSERT INTO event_sketches VALUES (?, 0, ?, ?)", [(one.event, one.report, sketch_to(one)) for one in told]
    )
    keyed = [(key, one.event) for one in told for key in sorted(event_keys(one))]
    full = full_keys(connection, (key for key, _ in keyed))
    driver.executemany("INSERT INTO event_keys VALUES (?, ?, 0)", [pair for pair in keyed if pair[0] not in full])
    driver.close()


class Fill:
    """Enters reports in the order of the index, quickly; only keys of the war can become full between two sizes."""

    def __init__(self) -> None:
        self._held: Counter[str] = Counter()
        self._sketches: list[tuple[str, str, str]] = []
        self._keys: list[tuple[str, str]] = []

    def note(self, told: tuple[EventSketch, ...], *, entered: bool) -> None:
        """Takes a report in; ``entered``: it is in the tables already, and is only counted."""
        for one in told:
            if not entered:
                self._sketches.append((one.event, one.report, sketch_to(one)))
            for key in event_keys(one):
                if "war" in key:
                    self._held[key] += 1
                    if self._held[key] > MOST_UNDER_A_KEY:
                        continue
                if not entered:
                    self._keys.append((key, one.event))

    def write(self, connection: Connection) -> None:
        """Writes what was taken in."""
        driver = connection.connection.cursor()
        driver.executemany("INSERT INTO event_sketches VALUES (?, 0, ?, ?)", self._sketches)
        driver.executemany("INSERT INTO event_keys VALUES (?, ?, 0)", sorted(self._keys))
        driver.close()
        connection.commit()
        self._sketches, self._keys = [], []


def measure(sizes: tuple[int, ...], path: Path, *, dense: bool) -> list[str]:
    """Enters as many reports as the largest size; a row of the table for each."""
    rows = []
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        connection.exec_driver_sql("PRAGMA synchronous = OFF")
        metadata.create_all(connection)
        spent: list[float] = []
        near: list[int] = []
        ties: list[int] = []
        fill = Fill()
        for number, told in enumerate(reports(dense=dense), start=1):
            timed = any(size - TIMED < number <= size for size in sizes)
            fill.note(told, entered=timed or dense)
            if not timed and not dense:
                if number % A_FILL == 0 or number + TIMED in sizes:
                    fill.write(connection)
                continue
            began = time.process_time()
            if timed:
                keys = {key for one in told for key in asked_keys(one)}
                others = {one.event: one for one in neighbours(connection, told[0].report, keys)}
                tied = relate_events(told, others.values())
                near.append(len(others))
                ties.append(len(tied))
            enter(connection, told)
            if timed:
                spent.append(1000 * (time.process_time() - began))
            if number % 100 == 0:
                connection.commit()
            if number in sizes:
                worst = sorted(spent)[int(0.95 * len(spent))]
                rows.append(
                    f"| {number:,} | {median(spent):.2f} | {worst:.2f} | {sum(near) / len(near):.1f} "
                    f"| {sum(ties) / len(ties):.1f} | {path.stat().st_size / 2**20:.0f} |"
                )
                print(rows[-1], flush=True)
                spent, near, ties = [], [], []
            if number >= max(sizes):
                break
    engine.dispose()
    return rows


def main() -> None:
    """Measures, prints and writes."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    sizes = tuple(sorted(cli.parse_args().sizes))
    head = (
        "| reports | processor ms a report | 95 % | events compared | ties | MiB in the file |\n"
        "|---:|---:|---:|---:|---:|---:|"
    )
    with TemporaryDirectory() as folder:
        told = measure(sizes, Path(folder) / "war.db", dense=False)
        dense = measure((400, 1_000), Path(folder) / "dense.db", dense=True)
    about = (
        "Written by `python -m benchmarks.identity`: invented reports of four events each, in stories of three to "
        "twelve, four fifths of them of one war; processor time (medians and 95th percentiles of the last "
        f"{TIMED} reports before each size) of looking up, comparing and entering a report's events. "
        f"{platform.machine()}, Python {platform.python_version()}, SQLite in a file."
    )
    written = "\n".join(
        [
            "# Tying a report's events, measured\n",
            about,
            "",
            head,
            *told,
            "",
            "One story told by all:",
            "",
            head,
            *dense,
            "",
        ]
    )
    (HERE / "IDENTITY.md").write_text(written, "utf-8")


if __name__ == "__main__":
    main()
