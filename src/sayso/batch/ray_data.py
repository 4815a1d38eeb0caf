"""Reading on a Ray cluster, or on one that is started on this machine, through Ray Data; the only file that imports it.

Inputs are opened by one actor, which streams their records to others, each with a model of its own; what came of them
streams back in order. Ray Data holds back whoever is ahead when the object store's share is full.
"""

from __future__ import annotations

import logging
import os
import pickle
import re
import secrets
import socket
import sys
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
os.environ |= {"RAY_USAGE_STATS_ENABLED": "0", "RAY_BACKEND_LOG_LEVEL": "fatal", "RAY_ENABLE_AUTO_CONNECT": "0"}
if not os.environ.get("RAY_ADDRESS"):
    os.environ |= {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": secrets.token_hex(32)}
    os.environ.setdefault("RAY_worker_niceness", "0")

try:
    import ray
    import ray.data
    from ray.actor import ActorHandle
    from ray.data import ActorPoolStrategy, Dataset, ExecutionResources
    from ray.exceptions import RayError
    from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy
except ImportError as missing:  # pragma: no cover
    raise UnusableEngine("Ray is not installed: pip install 'sayso[ray]'") from missing

BLOCK = 16
"""Inputs in a block, and so at most that many small records: what a reader takes at a time, and loses when it dies."""

BLOCK_BYTES = 1024 * 1024
"""Where larger records, such as pages of an archive, end a block."""

READER_CPUS = 0.875
OPENER_CPUS = 0.125
"""Together one core: where the readers took whole ones, what opens the inputs for them would find none."""

STORE = 512 * 1024 * 1024
"""Bytes of shared memory for what is under way, on this machine; and as much for each node of a cluster."""

ANSWERS = 10.0
"""Seconds in which a cluster is to take a connection."""

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
        there, here = _alive().keys(), ray.get_runtime_context().get_node_id()
        beside = NodeAffinitySchedulingStrategy(here, soft=True)
        pipeline = ray.remote(_Pipeline).options(num_cpus=0, scheduling_strategy=beside).remote()
        ahead = {"num_returns": "streaming", "_generator_backpressure_num_objects": 2}
        coming = pipeline.parts.options(**ahead).remote(units, how, self.readers, len(there))
        try:
            while there <= _alive().keys():
                ready, _ = ray.wait([coming], timeout=PATIENCE)
                if not ready:
                    yield None
                    continue
                yield from (pickle.loads(part) for part in ray.get(next(coming)))  # noqa: S301  made by ourselves
        except (StopIteration, RayError):
            return  # what is missing is asked for again
        finally:
            ray.kill(pipeline)


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
            if address and (host := re.fullmatch(r"(?:ray://)?(.+):(\d+)", address)):
                socket.create_connection((host[1], int(host[2])), ANSWERS).close()  # Ray itself tries for minutes
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


class _Pipeline:
    """An actor that runs the dataset, and with which all that it started ends, however it stands: killing it is enough.

    Ray Data has no other way of being called off while nothing comes of it.
    """

    def parts(self, units: Sequence[Unit], how: How, readers: int, nodes: int) -> Iterator[list[bytes]]:
        """The parts of one block after the other, in order."""
        batches = _dataset(units, how, readers, nodes).iter_batches(
            batch_size=None, batch_format="pyarrow", prefetch_batches=1
        )
        for batch in batches:
            if batch.num_rows:
                yield batch["part"].to_pylist()


def _dataset(units: Sequence[Unit], how: How, readers: int, nodes: int) -> Dataset:
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.print_on_execution_start = False
    context.target_max_block_size = BLOCK_BYTES
    context.target_min_block_size = 1
    context.max_errored_blocks = -1  # what was in them is seen to be missing, and read again
    context.execution_options.preserve_order = True
    context.execution_options.resource_limits = ExecutionResources(object_store_memory=STORE * nodes)
    rows = [{"unit": pickle.dumps(unit)} for unit in units]
    blocks = -(-len(rows) // BLOCK)
    begun = ray.remote(_Begun).options(num_cpus=0).remote()
    return (
        ray.data.from_items(rows, override_num_blocks=blocks)
        .flat_map(
            _Opener,  # an actor too: for a task that comes now and then, Ray starts a process each time
            fn_constructor_args=(begun,),
            compute=ActorPoolStrategy(size=1, max_tasks_in_flight_per_actor=2),
            num_cpus=OPENER_CPUS,
        )
        .flat_map(
            _Reader,
            fn_constructor_args=(how, begun),
            compute=ActorPoolStrategy(size=readers, max_tasks_in_flight_per_actor=2),
            num_cpus=READER_CPUS,
        )
    )


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


class _Opener:
    """An actor that opens inputs; one that it died of is left out."""

    def __init__(self, begun: ActorHandle) -> None:
        self._begun = begun
        self._ended: tuple[int, int] | None = None

    def __call__(self, row: dict[str, bytes]) -> Iterator[dict[str, bytes]]:
        unit: Unit = pickle.loads(row["unit"])  # noqa: S301  made by ourselves
        name = unit.number, -1
        if ray.get(self._begun.begin.remote(name, self._ended)) < TRIES:
            yield from ({"record": pickle.dumps(record)} for record in records_of(unit))
        self._ended = name


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
