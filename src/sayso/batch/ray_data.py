"""Reading on a Ray cluster, or on one that is started on this machine, through Ray Data; the only file that imports it.

Inputs are opened by tasks, which stream their records to actors, each with a model of its own; what came of them
streams back in order. Ray Data holds back whoever is ahead when the object store's share is full.
"""

from __future__ import annotations

import logging
import os
import pickle
import queue
import secrets
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sayso.batch.alone import read_here
from sayso.batch.reading import How
from sayso.batch.units import Part, Record, Unit, records_of
from sayso.errors import UnusableEngine
from sayso.waiting import PATIENCE

# Ray looks at these when it is loaded. Nothing leaves a user's machine unasked; its libraries do not write between our
# lines; and a cluster of this machine alone, which listens beyond it whatever address it is given, takes no orders
# without the word, and its readers wait no longer for whatever else runs than processes of the local engine do.
os.environ |= {"RAY_USAGE_STATS_ENABLED": "0", "RAY_BACKEND_LOG_LEVEL": "fatal"}
if not os.environ.get("RAY_ADDRESS"):
    os.environ |= {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": secrets.token_hex(32)}
    os.environ.setdefault("RAY_worker_niceness", "0")

try:
    import ray
    import ray.data
    from ray.actor import ActorHandle
    from ray.data import ActorPoolStrategy, Dataset, ExecutionResources, TaskPoolStrategy
    from ray.exceptions import RayError
except ImportError as missing:  # pragma: no cover
    raise UnusableEngine("Ray is not installed: pip install 'sayso[ray]'") from missing

BLOCK = 16
"""Inputs in a block, and so at most that many small records: what a reader takes at a time, and loses when it dies."""

BLOCK_BYTES = 1024 * 1024
"""Where larger records, such as pages of an archive, end a block."""

READER_CPUS = 0.875
OPENER_CPUS = 0.125
"""Together one core: where the readers took whole ones, the task that opens what they are to read would find none."""

STORE = 512 * 1024 * 1024
"""Bytes of shared memory for what is under way, on this machine; and as much for each node of a cluster."""

TRIES = 2
"""How often a reader begins with a record before it is left out: it may be what readers die of, and is read alone."""


@dataclass(frozen=True, slots=True)
class RayCluster:
    """A cluster that is connected to. ``most``: readers at most; None: as many as it has cores."""

    most: int | None = None

    @property
    def readers(self) -> int:
        """As many as there are cores now, on the nodes that are alive."""
        cores = int(sum(node["Resources"].get("CPU", 0) for node in _alive().values()))
        return max(1, min(cores, self.most or cores))

    def stream(self, units: Sequence[Unit], how: How) -> Iterator[Part | None]:
        """See ``sayso.batch.afar.Spread``. It ends when a node is lost: what was on it is begun anew on the others.

        Ray would wait for another node to take the lost one's actors, and there may be none to come.
        """
        there = _alive().keys()
        following = _Following(_dataset(units, how, self.readers))
        try:
            while there <= _alive().keys():
                came = following.next()
                if came is _END:
                    return
                yield from came or (None,)
        finally:
            following.close()


@contextmanager
def cluster(address: str | None, readers: int | None) -> Iterator[RayCluster]:
    """Connects to a cluster, or starts one on this machine for as long as it is entered.

    Args:
        address: the cluster's, as Ray takes it; None: one is started here, which other machines cannot reach.
        readers: records that are read at a time, at most; None: as many as there are cores.

    Raises:
        UnusableEngine: it cannot be reached, or not be started.
    """
    with _hushed():
        try:
            _connect(address, readers)
        except Exception as error:  # its exceptions have no common root
            where = f"at {address}" if address else "could be started here"
            raise UnusableEngine(f"no Ray cluster {where} ({str(error)[:200]})") from error
    try:
        yield RayCluster(readers)
    finally:
        ray.shutdown()


def _connect(address: str | None, readers: int | None) -> None:
    for name in ("ray", "ray.data"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what is lost is seen by us, and read again
    if address:
        ray.init(address, log_to_driver=False)
    else:
        ray.init("local", num_cpus=readers, object_store_memory=STORE, include_dashboard=False, log_to_driver=False)
    ray._private.worker._worker_logs_enabled = False  # noqa: SLF001  it prints deaths to standard output, among our JSON


@contextmanager
def _hushed() -> Iterator[None]:
    """Holds back what Ray's own libraries write to standard error past Python while they start."""
    sys.stderr.flush()
    kept, nothing = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nothing)


def _alive() -> dict[str, dict[str, Any]]:
    """The nodes that are there, by id."""
    try:
        return {node["NodeID"]: node for node in ray.nodes() if node["Alive"]}
    except Exception as error:
        raise UnusableEngine(f"the Ray cluster does not answer any more ({str(error)[:200]})") from error


def _dataset(units: Sequence[Unit], how: How, readers: int) -> Dataset:
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.print_on_execution_start = False
    context.target_max_block_size = BLOCK_BYTES
    context.target_min_block_size = 1
    context.max_errored_blocks = -1  # what was in them is seen to be missing, and read again
    context.execution_options.preserve_order = True
    context.execution_options.resource_limits = ExecutionResources(object_store_memory=STORE * len(_alive()))
    rows = [{"unit": pickle.dumps(unit)} for unit in units]
    blocks = -(-len(rows) // BLOCK)
    return (
        ray.data.from_items(rows, override_num_blocks=blocks)
        .flat_map(_opened, compute=TaskPoolStrategy(1), num_cpus=OPENER_CPUS)
        .flat_map(
            _Reader,
            fn_constructor_args=(how, ray.remote(_Begun).options(num_cpus=0).remote()),
            compute=ActorPoolStrategy(size=readers, max_tasks_in_flight_per_actor=2),
            num_cpus=READER_CPUS,
        )
    )


def _opened(row: dict[str, bytes]) -> Iterator[dict[str, bytes]]:
    for record in records_of(pickle.loads(row["unit"])):  # noqa: S301  made by ourselves
        yield {"record": pickle.dumps(record)}


class _Begun:
    """Knows what was begun and not ended, across the deaths of readers, which Ray starts again without end."""

    def __init__(self) -> None:
        self._tries: dict[tuple[int, int], int] = {}

    def begin(self, record: tuple[int, int], ended: tuple[int, int] | None) -> int:
        """Notes that a record is begun, and another ended; returns how often this one was begun before."""
        if ended is not None:
            self._tries.pop(ended, None)
        before = self._tries.get(record, 0)
        self._tries[record] = before + 1
        return before


class _Reader:
    """An actor with a model of its own, which is loaded with the first record."""

    def __init__(self, how: How, begun: ActorHandle) -> None:
        self._how = how
        self._begun = begun
        self._ended: tuple[int, int] | None = None

    def __call__(self, row: dict[str, bytes]) -> Iterator[dict[str, bytes]]:
        record: Record = pickle.loads(row["record"])  # noqa: S301  made by ourselves
        name = record.unit, record.number
        if ray.get(self._begun.begin.remote(name, self._ended)) < TRIES:
            yield {"part": pickle.dumps(read_here(record, self._how))}
        self._ended = name


_END: list[Part] = []
"""What stands for the end; told by identity."""


class _Following:
    """Follows a dataset from a thread of its own, so that waiting for it can be broken off."""

    def __init__(self, dataset: Dataset) -> None:
        self._came: queue.Queue[list[Part]] = queue.Queue(maxsize=1)
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._follow, args=(dataset,), daemon=True)
        self._thread.start()

    def next(self) -> list[Part] | None:
        """What came of one block, ``_END`` at the end, None where nothing has come yet."""
        try:
            return self._came.get(timeout=PATIENCE)
        except queue.Empty:
            return None

    def close(self) -> None:
        """Ends the reading."""
        self._closed.set()
        self._thread.join(10)

    def _follow(self, dataset: Dataset) -> None:
        batches = iter(dataset.iter_batches(batch_size=None, batch_format="pyarrow", prefetch_batches=1))
        try:
            for batch in batches:
                parts = [pickle.loads(part) for part in batch["part"].to_pylist()]  # noqa: S301  made by ourselves
                if parts and not self._put(parts):
                    return
        except RayError:
            pass  # what is missing is asked for again
        finally:
            del batches
        self._put(_END)

    def _put(self, parts: list[Part]) -> bool:
        while not self._closed.is_set():
            try:
                self._came.put(parts, timeout=PATIENCE)
            except queue.Full:
                continue
            return True
        return False
