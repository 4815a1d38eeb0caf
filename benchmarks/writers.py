"""``python -m benchmarks.writers LEDGER.db``: how much faster several writers are than one. Writes WRITERS.md.

The ledger is copied to a PostgreSQL server of its own that loses nothing (fsync, commits waited for). Then one, two,
four and eight processes record reports into it, so many altogether each time, none of them twice. Readings are made
before the clock starts: what is measured is recording alone.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Engine, create_engine, event, func, select
from tests.contract.server import running

from benchmarks.findings import readings
from sayso.ledger import Ledger
from sayso.ledger.copying import copy_ledger
from sayso.ledger.rows import TABLE
from sayso.ledger.schema import Kind, entries

FILE = Path(__file__).parent / "WRITERS.md"
WRITERS = (1, 2, 4, 8)
EACH_TIME = 80
"""Reports that are recorded by however many writers."""

SAFE = ("shared_buffers=256MB", "max_connections=60", "listen_addresses=")

HEAD = """# Several writers

Written by `python -m benchmarks.writers`: {each} invented reports recorded into one ledger of {held:,} on a PostgreSQL
server of its own that loses nothing, by one process and by several. {machine}; load average {load:.0f}.

Milliseconds a report. *Before the turn*: what a reading adds and is tied to is worked out, while others write. *In the
turn*: from the moment that the ledger is the writer's until its report is kept; all other writers wait for it. By the
processor; the server's is that of both. After each time all reports, events and claims were there, and none twice.

| writers | a second, by the clock | before the turn | in the turn, the writer | the server | the turn, by the clock |
|---:|---:|---:|---:|---:|---:|
"""


def record(where: str, start: int, writer: int, writers: int) -> None:
    """One writer: records its share of the reports when it is told to, and tells what that took, in seconds."""
    mine = [one for number, one in enumerate(readings(EACH_TIME, start=start)) if number % writers == writer]
    taken: list[tuple[float, float]] = []

    def heard(_c: object, _cursor: object, statement: str, *_: object) -> None:
        if "pg_advisory_xact_lock" in statement:
            taken.append((time.process_time(), time.perf_counter()))

    before = turn = held = 0.0
    event.listen(Engine, "after_cursor_execute", heard)
    with Ledger.open(where, patience=120.0) as ledger:
        ledger.state()
        _say("ready")
        sys.stdin.readline()
        for one in mine:
            begun = time.process_time()
            ledger.record(one)
            before += taken[-1][0] - begun
            turn += time.process_time() - taken[-1][0]
            held += time.perf_counter() - taken[-1][1]
        _say(json.dumps({"before": before, "turn": turn, "held": held}))
        sys.stdin.readline()  # what the server spent is read as long as all are there


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def together(where: str, server: int, start: int, writers: int) -> list[float]:
    """Several writers at once: reports a second, and milliseconds a report."""
    command = [sys.executable, "-m", "benchmarks.writers", where, str(start)]
    crew = [
        subprocess.Popen([*command, str(one), str(writers)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for one in range(writers)
    ]
    for one in crew:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    begun, spent = time.perf_counter(), _spent(server)
    for one in crew:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    told = [one.stdout.readline() for one in crew if one.stdout is not None]
    lasted, spent = time.perf_counter() - begun, _spent(server) - spent
    for one in crew:
        one.communicate()
    each = [json.loads(one) for one in told]
    sums = [1000 * sum(one[name] for one in each) / EACH_TIME for name in ("before", "turn", "held")]
    return [EACH_TIME / lasted, sums[0], sums[1], 1000 * spent / EACH_TIME, sums[2]]


def check(where: str, held: int) -> None:
    """Sees that the ledger holds so many reports, with all that they told, and nothing of it twice."""
    told = list(readings(held))
    expected = {
        Kind.REPORT: held,
        Kind.EVENT: sum(len(one.identities.events) for one in told),
        Kind.CLAIM: sum(len(one.claims) for one in told),
    }
    engine = create_engine(where)
    with engine.connect() as connection:
        for kind, number in expected.items():
            recorded = select(func.count(), func.max(entries.c.nth)).where(entries.c.kind == kind)
            assert tuple(connection.execute(recorded).one()) == (number, 0), kind
            assert connection.execute(select(func.count()).select_from(TABLE[kind])).scalar_one() == number, kind
    engine.dispose()


def _spent(server: int) -> float:
    """Seconds of processor time of all the server's processes that are there."""
    ticks = 0
    for one in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = one.read_text().rpartition(") ")[2].split()
        except OSError:
            continue
        if server in (int(fields[1]), int(one.parent.name)):
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def main(arguments: Sequence[str]) -> None:
    """Copies, measures, writes; with more arguments is one of the writers."""
    if len(arguments) > 1:
        where, *numbers = arguments
        record(where, *map(int, numbers))
        return
    with Ledger.open(arguments[0], read_only=True) as ledger:
        held = start = len(ledger.reports())
    lines = []
    with running(settings=SAFE) as server:
        where = server.url.render_as_string(hide_password=False)
        copy_ledger(arguments[0], where, lambda *_: None)
        together(where, server.process, start, 1)  # the first ones load what all need
        for writers in WRITERS:
            start += EACH_TIME
            told = together(where, server.process, start, writers)
            lines.append(f"| {writers} | {told[0]:.1f} | {' | '.join(f'{one:.1f}' for one in told[1:])} |\n")
            sys.stderr.write(lines[-1])
            check(where, start + EACH_TIME)
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    head = HEAD.format(each=EACH_TIME, held=held, machine=machine, load=os.getloadavg()[0])
    FILE.write_text(head + "".join(lines), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
