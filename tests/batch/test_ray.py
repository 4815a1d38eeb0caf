"""A cluster of several nodes: whatever is killed, the ledger holds what one process records, entry for entry."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from tests.read.storage import Storage, serving

from sayso.errors import LedgerError
from sayso.ledger import Ledger

pytestmark = [
    pytest.mark.skipif(find_spec("ray") is None, reason="Ray is not installed (pip install 'sayso[ray]')"),
    pytest.mark.timeout(300),  # a node, and each reader, takes seconds to start
    pytest.mark.filterwarnings("ignore"),  # Ray's own
]

WORDS = "The river guard said on Monday that two boats had crossed to Lindery. The governor denied it.\n"
FILES = 120
PAGES = 60


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reports in files, and as many pages as fill several blocks in an archive that stands between them by name."""
    folder = tmp_path_factory.mktemp("pile")
    for number in range(FILES):
        (folder / f"{number:03}.txt").write_text(f"Report {number}\n\n{WORDS * 30}\nIn all, {number} boats.\n", "utf-8")
    with (folder / "060.warc").open("wb") as archive:
        for number in range(PAGES):
            archive.write(page(number, 40_000))
    return folder


def page(number: int, filling: int) -> bytes:
    """A record of an archive; with so many bytes that nobody sees."""
    shown = f"<title>Page {number}</title><!-- {'x' * filling} --><p>{WORDS * 20}</p><p>In all, {number} boats.</p>"
    message = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + shown.encode()
    return (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://news.example/%d\r\n"
        b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
    ) % (number, len(message), message)


@pytest.fixture(scope="module")
def alone(pile: Path) -> list[tuple[str, str | None]]:
    """What one process records of the pile."""
    ledger = pile.parent / "alone.db"
    reading = start(pile, ledger, "--workers", "1")
    assert reading.wait(100) == 0
    return entries(ledger)


def start(pile: Path | str, ledger: Path, *more: str) -> subprocess.Popen[str]:
    """Begins to read the pile into a ledger."""
    command = [sys.executable, "-m", "sayso", "read", str(pile), "--rules-only", "--quiet", "--db", str(ledger), *more]
    with ledger.with_suffix(".out").open("w") as out:
        return subprocess.Popen(command, stdout=out, stderr=subprocess.PIPE, text=True)


def entries(ledger: Path) -> list[tuple[str, str | None]]:
    """All entries of a ledger, but for when they were recorded."""
    with Ledger.open(str(ledger)) as opened:
        return [(one.id, one.by) for one in opened.entries()]


def recorded(ledger: Path) -> int:
    """How many reports a ledger that is being written holds."""
    try:
        with Ledger.open(str(ledger), read_only=True) as opened:
            return len(opened.reports())
    except LedgerError:
        return 0  # it is not there yet, or only just


def wait_for(condition: Callable[[], bool], reading: subprocess.Popen[str]) -> None:
    """Waits until something is so while a reading goes on."""
    until = time.monotonic() + 200
    while not condition():
        assert reading.poll() is None, reading.communicate()
        assert time.monotonic() < until
        time.sleep(0.1)


def readers_of(node: Any) -> list[int]:
    """The processes on a node that read."""
    raylets = {one.process.pid for one in node.all_processes["raylet"]}
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((process / "stat").read_text().rpartition(")")[2].split()[1])
            name = (process / "cmdline").read_bytes()
        except OSError:
            continue  # it has ended
        if parent in raylets and name.startswith(b"ray::MapWorker"):
            found.append(int(process.name))
    return found


@pytest.fixture(scope="module")
def storage(pile: Path) -> Iterator[Storage]:
    """Some of the pile in storage."""
    with serving() as served:
        served.objects = {f"news/{one.name}": one.read_bytes() for one in sorted(pile.iterdir())[50:70]}
        yield served


@pytest.fixture(scope="module")
def cluster(storage: Storage) -> Iterator[Any]:
    """A cluster of a node that only leads, and of two with a core each, which know the storage."""
    before = dict(os.environ)
    os.environ |= storage.environment
    os.environ |= {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": "0" * 64, "RAY_USAGE_STATS_ENABLED": "0"}
    os.environ |= {"RAY_worker_niceness": "0"}  # else whatever else the machine does comes first
    from ray.cluster_utils import Cluster  # it looks at the environment when it is loaded

    leads = {"num_cpus": 0, "object_store_memory": 100 * 1024**2, "include_dashboard": False}
    made = Cluster(initialize_head=True, head_node_args=leads)
    try:
        made.workers = [made.add_node(num_cpus=1, object_store_memory=100 * 1024**2) for _ in range(2)]
        os.environ["RAY_ADDRESS"] = made.address
        yield made
    finally:
        made.shutdown()
        os.environ.clear()
        os.environ.update(before)


def test_a_reader_that_is_killed_is_outlived(
    cluster: Any, pile: Path, alone: list[tuple[str, str | None]], tmp_path: Path
) -> None:
    """It is killed in the midst of the job: nothing is lost, nothing is in quarantine, and all is in order."""
    ledger = tmp_path / "killed.db"
    reading = start(pile, ledger, "--engine", "ray")
    wait_for(lambda: recorded(ledger) > 5, reading)
    killed = readers_of(cluster.workers[0])
    assert killed
    for one in killed:
        os.kill(one, signal.SIGKILL)
    _, err = reading.communicate(timeout=200)
    assert (reading.returncode, err) == (0, "")
    assert entries(ledger) == alone


@pytest.mark.usefixtures("cluster")
def test_a_job_that_is_stopped_goes_on(pile: Path, alone: list[tuple[str, str | None]], tmp_path: Path) -> None:
    """Stopped within an archive it ends at once; the next run, on one process, records the rest and nothing twice."""
    ledger = tmp_path / "stopped.db"
    reading = start(pile, ledger, "--engine", "ray", "--json")
    wait_for(lambda: recorded(ledger) > FILES // 2 + 5, reading)
    reading.terminate()
    assert reading.wait(60) == 130
    printed = [json.loads(line) for line in ledger.with_suffix(".out").read_text("utf-8").splitlines()]
    assert FILES // 2 + 5 < len(printed) < FILES + PAGES
    assert start(pile, ledger, "--workers", "1").wait(100) == 0
    assert entries(ledger) == alone


@pytest.mark.usefixtures("cluster")
def test_storage_is_read_by_the_nodes(storage: Storage, tmp_path: Path) -> None:
    """Objects and an archive's pages out of storage are what one process makes of them."""
    ledger = tmp_path / "nodes.db"
    reading = start("s3://news", ledger, "--engine", "ray")
    assert (reading.wait(200), reading.communicate()[1]) == (0, "")
    assert recorded(ledger) == len(storage.objects) - 1 + PAGES
    assert start("s3://news", tmp_path / "here.db").wait(100) == 0
    assert entries(ledger) == entries(tmp_path / "here.db")


def test_a_node_that_is_killed_is_outlived(
    cluster: Any, pile: Path, alone: list[tuple[str, str | None]], tmp_path: Path
) -> None:
    """With a node go its readers and what they had read: the job goes on with the nodes that are left."""
    ledger = tmp_path / "lost.db"
    reading = start(pile, ledger, "--engine", "ray")
    wait_for(lambda: recorded(ledger) > FILES // 2 + 5, reading)
    cluster.remove_node(cluster.workers.pop(), allow_graceful=False)
    assert recorded(ledger) < FILES + PAGES
    _, err = reading.communicate(timeout=200)
    assert (reading.returncode, err) == (0, "")
    assert entries(ledger) == alone
