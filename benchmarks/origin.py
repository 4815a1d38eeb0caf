"""``python -m benchmarks.origin``: what it costs to look a text up and to enter it, at 1,000, 10,000 and 100,000 texts.

Written to ``benchmarks/ORIGIN.md``. The texts are invented: 300 words of a vocabulary with the skew of a language
(Zipf's), one in five an edited copy of a recent one, one in five with a notice that thousands share, one in three with
an agency's notice under it, one in a hundred a page of 2,000 words that holds a whole recent text. They go into the
tables of a ledger in a file, a transaction for every 100 texts; waiting for the disk belongs to recording and is left
out. To be done in minutes, only the last texts before each size are written out and looked up; the others enter as runs
and fingerprints drawn at random, as many as such a text has: texts that have nothing in common with any other.
"""

from __future__ import annotations

import argparse
import platform
import random
import time
from collections import deque
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, create_engine

from sayso.domain.text import Block, BlockKind, Span, Text
from sayso.ledger.likeness import enter_text, look_up, texts_to_compare
from sayso.ledger.schema import metadata
from sayso.relate import relate_texts, sketch_text

HERE = Path(__file__).resolve().parent
VOCABULARY = 20_000
LENGTH = 300
AROUND = 500
"""Texts over which a figure is taken, up to the size that it is told for."""

WRITTEN = 1_000
"""Texts before each size that are written out."""

A_TRANSACTION, A_FILL = 100, 10_000
RUNS, FINGERPRINTS = LENGTH - 7, 62
"""What a text of that length has."""

RIGHTS = (
    "Copyright 2031 The Associated Press. All rights reserved. Nobody may print this, read it out on air or hand it on "
    "without a letter from the office that sent it out."
)


class Writer:
    """Writes invented texts: same seed, same texts."""

    def __init__(self, seed: int = 3) -> None:
        self._chance = random.Random(seed)  # noqa: S311  the same texts each time
        self._words = [f"word{n}" for n in range(VOCABULARY)]
        self._weights = list(accumulate(1 / (n + 10) for n in range(VOCABULARY)))
        self._notices = [self._new(40) for _ in range(3)]
        self._recent: deque[list[str]] = deque(maxlen=200)

    def _new(self, length: int) -> list[str]:
        return self._chance.choices(self._words, cum_weights=self._weights, k=length)

    def text(self) -> Text:
        """The next text."""
        drawn = self._chance.random()
        if drawn < 0.2 and self._recent:
            said = list(self._chance.choice(self._recent))
            for _ in range(len(said) // 50):
                said[self._chance.randrange(len(said))] = self._chance.choice(self._words)
        elif drawn < 0.21 and self._recent:
            said = self._new(1000) + self._chance.choice(self._recent) + self._new(700)
        else:
            said = self._new(LENGTH)
            if drawn < 0.4:
                said += self._chance.choice(self._notices)
        self._recent.append(said[:LENGTH])
        words = " ".join(said)
        blocks = [Block(Span(0, len(words)), BlockKind.BODY)]
        if self._chance.random() < 1 / 3:
            blocks.append(Block(Span(len(words) + 1, len(words) + 1 + len(RIGHTS)), BlockKind.PROMO))
            words += "\n" + RIGHTS
        return Text(words, tuple(blocks), ())


@dataclass
class Costs:
    """Of each of the last texts: milliseconds by step, and rows and texts touched."""

    sketch: list[float] = field(default_factory=list)
    index: list[float] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    compared: list[int] = field(default_factory=list)
    ties: list[int] = field(default_factory=list)


def measure(sizes: tuple[int, ...], path: Path) -> dict[int, tuple[Costs, int]]:
    """Enters as many texts as the largest size; the costs up to each size, and the file's bytes then."""
    found: dict[int, tuple[Costs, int]] = {}
    writer, costs, pending = Writer(), Costs(), 0
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        connection.exec_driver_sql("PRAGMA synchronous = OFF")
        metadata.create_all(connection)
        for number in range(1, max(sizes) + 1):
            if not any(size - WRITTEN < number <= size for size in sizes):
                pending += 1
                if pending == A_FILL or any(number == size - WRITTEN for size in sizes):
                    _fill(connection, range(number - pending + 1, number + 1))
                    pending = 0
                continue
            text = writer.text()
            began = time.process_time()
            sketch = sketch_text(text)
            sketched = time.process_time()
            like = look_up(connection, sketch)
            near = texts_to_compare(connection, sketch, like)
            ties = relate_texts(f"report-{number:016x}", sketch, near)
            enter_text(connection, f"report-{number:016x}", sketch, like)
            ended = time.process_time()
            costs.sketch.append(1000 * (sketched - began))
            costs.index.append(1000 * (ended - sketched))
            costs.rows.append(len(like.known))
            costs.compared.append(len(near))
            costs.ties.append(len(ties))
            if number % A_TRANSACTION == 0:
                connection.commit()
            if number in sizes:
                found[number] = costs, path.stat().st_size
            if number in sizes or number + AROUND in sizes:
                costs = Costs()
    engine.dispose()
    return found


def _fill(connection: Connection, numbers: range) -> None:
    """Enters texts that have nothing in common with any other, in the order of the index: quickly."""
    chance = random.Random(numbers.start)  # noqa: S311  the same texts each time
    names = [f"report-{number:016x}" for number in numbers]
    driver = connection.connection.cursor()
    kept = [(name, chance.randbytes(8 * RUNS)) for name in names]
    driver.executemany("INSERT INTO text_sketches VALUES (?, 0, ?, x'')", kept)
    rows = sorted((chance.getrandbits(63), name) for name in names for _ in range(FINGERPRINTS))
    driver.executemany("INSERT INTO fingerprints VALUES (?, ?)", rows)
    driver.close()
    connection.commit()


def page(found: dict[int, tuple[Costs, int]]) -> str:
    """The table."""
    about = (
        f"Written by `python -m benchmarks.origin`: invented texts of about {LENGTH} words with copies, long pages, "
        "shared passages and agencies' notices among them; medians (and 95th percentiles) of processor time over the "
        f"last {AROUND} texts before each size. {platform.machine()}, Python {platform.python_version()}, SQLite in a "
        "file, on a machine that does other work. The sketch depends on the text alone; the index is the look-up, the "
        "comparison and the entry. Rows read grow until the notices stand under the texts that one fingerprint may "
        "have, and no further. All but the last texts before each size are drawn at random, with nothing in common."
    )
    lines = [
        f"# Looking a text up, measured\n\n{about}\n",
        "| texts | sketch, ms | index, ms | 95 % | rows read | texts compared | ties | MiB in the file |",
        "|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for size, (costs, bytes_then) in found.items():
        worst = sorted(costs.index)[int(0.95 * len(costs.index))]
        lines.append(
            f"| {size:,} | {median(costs.sketch):.2f} | {median(costs.index):.2f} | {worst:.2f} "
            f"| {sum(costs.rows) / len(costs.rows):.0f} | {sum(costs.compared) / len(costs.compared):.1f} "
            f"| {sum(costs.ties) / len(costs.ties):.1f} | {bytes_then / 2**20:.0f} |"
        )
    return "\n".join([*lines, ""])


def main() -> None:
    """Measures, prints and writes."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    sizes = tuple(sorted(cli.parse_args().sizes))
    with TemporaryDirectory() as folder:
        written = page(measure(sizes, Path(folder) / "texts.db"))
    (HERE / "ORIGIN.md").write_text(written, "utf-8")
    print(written)


if __name__ == "__main__":
    main()
