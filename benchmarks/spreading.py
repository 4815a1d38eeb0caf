"""``python -m benchmarks.spreading``: what reading on a Ray cluster costs beside two processes, on one machine.

The same web archive of invented pages, each run a whole ``sayso read``; written to ``SPREADING.md``. Processor time and
memory are those of all processes that a run starts, looked at several times a second.
"""

from __future__ import annotations

import argparse
import gzip
import os
import platform
import subprocess
import sys
import time
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.reports import reports
from sayso.errors import LedgerError
from sayso.ledger.store import Ledger

HERE = Path(__file__).resolve().parent
EVERY = 0.3
"""Seconds between two looks."""

FILLING = 60_000
"""Bytes of a page that are no words, as news pages have them."""

WAYS = {
    "processes, two": ("--workers", "2"),
    "Ray, two readers": ("--engine", "ray", "--workers", "2"),
}


HEAD = """\
| way | pages | seconds to the first report | in all | processor seconds | a page | MiB, all processes |
|---|---:|---:|---:|---:|---:|---:|
"""


@dataclass
class Run:
    """Seconds until something was recorded, and in all; processor seconds of each process; MiB of all at the peak."""

    first: float = 0.0
    whole: float = 0.0
    spent: dict[int, float] = field(default_factory=dict)
    peak: float = 0.0

    @property
    def core(self) -> float:
        """Processor seconds of all processes."""
        return sum(self.spent.values())


def write_archive(file: Path, count: int) -> None:
    """Writes so many pages as a packed WARC file."""
    pages = (page for name, page in reports(2 * count) if name.endswith(".html"))
    with file.open("wb") as archive:
        for number, page in enumerate(pages):
            body = page.replace("<nav>", f"<script>{'x' * FILLING}</script><nav>").encode()
            message = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
            head = (
                f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://herald.example/{number}\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(message)}\r\n\r\n"
            )
            archive.write(gzip.compress(head.encode() + message + b"\r\n\r\n"))


def run(archive: Path, ledger: Path, *how: str) -> Run:
    """Reads the archive once and looks on."""
    command = [sys.executable, "-m", "sayso", "read", "--quiet", "--db", str(ledger), *how, str(archive)]
    found, since = Run(), time.monotonic()
    process = subprocess.Popen(command)
    while process.poll() is None:
        look(process.pid, found)
        if not found.first and _some(ledger):
            found.first = time.monotonic() - since
        time.sleep(EVERY)
    if process.returncode:
        raise RuntimeError(f"sayso read ended with {process.returncode}")
    found.whole = time.monotonic() - since
    return found


def _some(ledger: Path) -> bool:
    try:
        with Ledger.open(str(ledger), read_only=True) as opened:
            return bool(opened.reports())
    except LedgerError:
        return False


def look(pid: int, found: Run) -> None:
    """Adds up the time and the memory of a process and all that it started."""
    parents: dict[int, list[int]] = {}
    for place in Path("/proc").glob("[0-9]*"):
        try:
            stat = (place / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has ended
        parents.setdefault(int(stat[1]), []).append(int(place.name))
    waiting, memory = [pid], 0.0
    while waiting:
        one = waiting.pop()
        waiting += parents.get(one, [])
        try:
            stat = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
            rollup = Path(f"/proc/{one}/smaps_rollup").read_text()
        except OSError:
            continue
        found.spent[one] = (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")
        memory += next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")) / 1024
    found.peak = max(found.peak, memory)


def figures(sizes: tuple[int, ...], *more: str) -> str:
    """Measures and writes the table."""
    lines = [HEAD]
    with TemporaryDirectory() as scratch:
        for count in sizes:
            archive = Path(scratch) / f"{count}.warc.gz"
            write_archive(archive, count)
            for number, (name, how) in enumerate(WAYS.items()):
                found = run(archive, Path(scratch) / f"{count}-{number}.db", *how, *more)
                lines.append(
                    f"| {name} | {count:,} | {found.first:.0f} | {found.whole:.0f} | {found.core:.0f} | "
                    f"{found.core / count:.2f} | {found.peak:,.0f} |\n"
                )
                print(lines[-1], end="", flush=True)
    return "".join(lines)


def main() -> None:
    """Measures, prints and writes."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--pages", type=int, nargs="+", default=[100, 600])
    given = cli.parse_args()
    table = figures(tuple(given.pages), "--rules-only")
    load = os.getloadavg()[1]
    head = f"""# Spreading, measured

Written by `python -m benchmarks.spreading`: an archive of invented pages (about 600 words in {FILLING // 1000} kB),
read by rules alone; one whole run each, start-up and recording included. {platform.machine()}, {os.cpu_count()} cores,
Python {platform.python_version()}, Ray {version("ray")}; load average {load:.0f}, so that seconds by the clock say
little. Memory is what all processes of a run hold, pages that they share counted once.

"""
    (HERE / "SPREADING.md").write_text(head + table, "utf-8")


if __name__ == "__main__":
    main()
