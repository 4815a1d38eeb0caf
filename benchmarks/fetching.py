"""Is reading bound by the reader or by the fetcher? Saved pages through a web server on this machine.

Three whole runs over the same pages: the fetcher alone (fetched and archived, nothing read), ``sayso read`` of the
files on two workers, and ``sayso read`` of their addresses on two workers. Where the last takes little longer than
the second, the fetcher is not what one waits for. Written to ``benchmarks/FETCHING.md``.
"""

from __future__ import annotations

import argparse
import gzip
import os
import platform
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.reports import write_reports
from sayso.archive.store import Archive
from sayso.errors import UnreadableReport
from sayso.fetch.fetcher import Fetcher
from sayso.fetch.intake import fetch_report, in_order
from sayso.fetch.manners import Manners

HERE = Path(__file__).resolve().parent


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, pages: dict[str, bytes]) -> None:
        self.pages = pages
        super().__init__(("127.0.0.1", 0), _Handler)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    server: _Server

    def log_message(self, *_: object) -> None:
        """Says nothing."""

    def do_GET(self) -> None:
        """A page, or 404 (for robots.txt)."""
        body = self.server.pages.get(self.path)
        self.send_response(404 if body is None else 200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")


@contextmanager
def served(files: list[Path]) -> Iterator[list[str]]:
    """Serves the files and gives their addresses."""
    server = _Server({f"/{number}.html": file.read_bytes() for number, file in enumerate(files)})
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield [f"http://127.0.0.1:{server.server_port}{path}" for path in server.pages]
    finally:
        server.shutdown()
        server.server_close()


def pages_of(folder: Path, count: int, scratch: Path) -> list[Path]:
    """Saved pages, unpacked where they are gzipped, as files of their own."""
    found = sorted(path for path in folder.rglob("*.html*") if path.is_file())
    chosen = found[:: max(1, len(found) // count)][:count]
    files = []
    for number, path in enumerate(chosen):
        data = path.read_bytes()
        files.append(scratch / f"{number:05d}.html")
        files[-1].write_bytes(gzip.decompress(data) if path.suffix == ".gz" else data)
    return files


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds by the clock, and seconds of the processors, the server's left out where it is another process."""

    seconds: float
    busy: float


def fetched(urls: list[str], folder: Path) -> Run:
    """Fetches and archives all, reading none; the server works in the same process and is counted."""
    manners = Manners(allow_private=True)
    with Archive(folder / "alone.archive") as archive, Fetcher(manners) as fetcher:
        started, busy = time.perf_counter(), time.process_time()
        for _, given in in_order(urls, lambda url: fetch_report(url, fetcher, archive)):
            refused = [one for one in given if isinstance(one, UnreadableReport)]
            if refused:
                raise RuntimeError(str(refused[0]))
        return Run(time.perf_counter() - started, time.process_time() - busy)


def read(inputs: list[str], ledger: Path, *more: str) -> Run:
    """A whole ``sayso read`` on two workers, start-up and recording included."""
    command = [sys.executable, "-m", "sayso", "read", "--quiet", "--workers", "2", "--db", str(ledger), *more]
    started = time.perf_counter()
    process = subprocess.Popen([*command, *inputs], stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in {0, 1}:
        raise RuntimeError(f"sayso read ended with {os.waitstatus_to_exitcode(status)}")
    return Run(time.perf_counter() - started, usage.ru_utime + usage.ru_stime)


def figures(folder: Path | None, count: int, more: list[str]) -> str:
    """Measures and writes the table."""
    with TemporaryDirectory() as name:
        scratch = Path(name)
        files = pages_of(folder, count, scratch) if folder else write_reports(scratch, count)
        size = sum(file.stat().st_size for file in files)
        with served(files) as urls:
            alone = fetched(urls, scratch)
            from_disk = read([str(file) for file in files], scratch / "disk.db", *more)
            from_net = read(urls, scratch / "net.db", "--allow-private", *more)
    how = "by rules alone" if "--rules-only" in more else "with the model"
    what = "saved pages" if folder else "generated reports"
    rows = (("the fetcher alone", alone), ("files, two workers", from_disk), ("addresses, two workers", from_net))
    table = "".join(
        f"| {run} | {spent.seconds:.1f} | {len(files) / spent.seconds:.1f} | {spent.busy:.1f} |\n"
        for run, spent in rows
    )
    return (
        f"# Fetching, measured\n\nWritten by `python -m benchmarks.fetching`: {len(files)} {what} "
        f"({size / len(files) / 1024:.0f} KiB each) through a web server on the same machine, read {how}; one "
        f"whole run each. {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}.\n\n"
        f"| run | seconds | pages a second | processor seconds |\n|---|---:|---:|---:|\n{table}\n"
        f"The fetcher alone, archive and its fsync for each page included, is {from_disk.seconds / alone.seconds:.1f} "
        f"times as fast as two readers. Reading by address costs the processors "
        f"{100 * (from_net.busy / from_disk.busy - 1):.0f} % more than reading the same pages from files.\n"
    )


def main() -> None:
    """Measures, prints and writes."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--pages", type=Path, help="a folder of saved pages; without it reports are generated")
    cli.add_argument("--count", type=int, default=200)
    cli.add_argument("--rules-only", action="store_true")
    given = cli.parse_args()
    written = figures(given.pages, given.count, ["--rules-only"] if given.rules_only else [])
    (HERE / "FETCHING.md").write_text(written, "utf-8")
    print(written)


if __name__ == "__main__":
    main()
