"""The long run: ``python -m tests.faults [KILLS]`` kills so often, both stores together, and writes FAULTS.md.

It goes in rounds of a few kills, each on a ledger of its own, so that no check grows with the run. What each round came
to is kept in ``.faults.json`` and in FAULTS.md at once; a run that was stopped goes on from there.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from uuid import uuid4

from sqlalchemy import create_engine, text

from tests.contract.server import running, throwaway
from tests.faults.harness import ROOT, Place, Tally, copying, dice, exporting, migrating, writing
from tests.faults.restarting import restarting

TABLE = ROOT / "evaluation" / "FAULTS.md"
KEPT = ROOT / ".faults.json"
ROUND = 4
"""Kills of one round."""

SHARES = {
    ("reading", "sqlite"): 0.2,
    ("reading", "postgresql"): 0.2,
    ("reviewing", "sqlite"): 0.15,
    ("reviewing", "postgresql"): 0.15,
    ("upgrading", "sqlite"): 0.075,
    ("upgrading", "postgresql"): 0.075,
    ("copying", "sqlite"): 0.05,
    ("copying", "postgresql"): 0.05,
    ("exporting", "sqlite"): 0.025,
    ("exporting", "postgresql"): 0.025,
}
RESTARTS = 5
"""Rounds in which the server is cut off and started again, instead of a process, after all others."""

HEAD = """# Killed at any moment

Written by `make faults`: processes killed (`SIGKILL`) at random moments while they read, review, upgrade, copy and
export; seed {seed}, {minutes:.0f} minutes, {done} of {wanted} kills made. After each kill the ledger was opened again
and held to law 10: all that had been reported as recorded is there, once, in order; every hash, id, quotation and
reference passes the ledger's own check; a copy is whole or not there. *In time*: kills that came before the process was
done. *Reported*: things that it had reported as done. *Failed*: rounds of {round} kills after which something did not
hold; what it was stands below the table.

The server of a ledger was cut off {restarts} times, as by `pg_ctl restart -m immediate`, while two processes recorded
reports, one judged and one read out: {outlasted} times all four went on by themselves when it was back; {said} things
that were reported as recorded were found again, each of them once.

Full disks, a server's too, and read-only ones, clocks that jump, two versions of the program on one ledger, and a few
kills and restarts are tests that run with all others (`tests/faults`, `tests/contract`).

| while | store | kills | in time | reported | failed |
|---|---|---:|---:|---:|---:|
"""


@dataclass(slots=True)
class Row:
    """What came of one round."""

    action: str
    store: str
    kills: int
    in_time: int
    said: int
    fault: str | None
    seconds: float


def rounds(kills: int) -> Iterator[tuple[str, str, int]]:
    """Every action and store with the number of its round, mixed, so that a part of a run has some of each."""
    wanted = {pair: max(1, round(kills * share / ROUND)) for pair, share in SHARES.items()}
    for number in range(max(wanted.values())):
        yield from ((*pair, number) for pair, many in wanted.items() if number < many)
    yield from (("restarting", "postgresql", number) for number in range(RESTARTS))


def one_round(action: str, store: str, number: int, place: Place, seed: int) -> Row:
    """Makes one round; what does not hold is kept as its fault, and the run goes on."""
    rng, began, tally, fault = dice(f"{seed} {action} {store} {number}"), monotonic(), Tally(), None
    try:
        match action:
            case "restarting":
                with running() as server:
                    tally = restarting(server, server.url.render_as_string(hide_password=False), ROUND, rng)
            case "copying":
                tally = copying(store, ROUND, place, rng)
            case "exporting":
                tally = exporting(store, ROUND, place, rng)
            case "upgrading":
                tally = migrating(store, ROUND, place, rng)
            case _:
                tally = writing(action, store, ROUND, place, rng)
    except Exception as broken:  # noqa: BLE001  whatever it is, it is what the run is for
        fault = f"{type(broken).__name__}: {broken}".splitlines()[0][:300]
    return Row(action, store, tally.kills, tally.in_time, tally.said, fault, monotonic() - began)


def write(rows: list[Row], kills: int, seed: int) -> None:
    """The table so far, and what a later run goes on from."""
    KEPT.write_text(json.dumps([[getattr(one, name) for name in Row.__slots__] for one in rows]), "utf-8")
    lines = [_line(action, store, rows) for action, store in SHARES]
    killed = [one for one in rows if one.action != "restarting"]
    lines.append(_line("all", "", [replace(one, action="all", store="") for one in killed]))
    restarts = [one for one in rows if one.action == "restarting"]
    lines += [""] + [f"- {one.action}, {one.store}: {one.fault}" for one in rows if one.fault]
    minutes = sum(one.seconds for one in rows) / 60
    head = HEAD.format(
        seed=seed,
        minutes=minutes,
        done=sum(one.kills for one in killed),
        wanted=kills,
        round=ROUND,
        restarts=sum(one.kills for one in restarts),
        said=sum(one.said for one in restarts),
        outlasted=sum(one.in_time for one in restarts),
    )
    TABLE.write_text(head + "\n".join(lines).rstrip() + "\n", encoding="utf-8")


def _line(action: str, store: str, rows: list[Row]) -> str:
    some = [one for one in rows if (one.action, one.store) == (action, store)]
    counts = [sum(getattr(one, name) for one in some) for name in ("kills", "in_time", "said")]
    failed = sum(one.fault is not None for one in some)
    return f"| {action} | {store} | {' | '.join(map(str, counts))} | {failed} |"


@contextmanager
def places(folder: Path) -> Iterator[Place]:
    """Empty places of either store, on a server that lives as long."""
    with throwaway() as url:
        engine = create_engine(url)

        def place(store: str) -> str:
            made = f"of_{uuid4().hex}"
            if store == "sqlite":
                return str(folder / f"{made}.db")
            with engine.begin() as connection:
                connection.execute(text(f"CREATE SCHEMA {made}"))
            return url.update_query_dict({"options": f"-csearch_path={made}"}).render_as_string(hide_password=False)

        yield place
        engine.dispose()


def main(kills: int, seed: int = 10) -> int:
    """Kills, and writes what came of it after each round. Returns the exit status: 1 where something did not hold."""
    rows = [Row(*one) for one in json.loads(KEPT.read_text("utf-8"))] if KEPT.exists() else []
    todo = list(rounds(kills))
    with TemporaryDirectory() as name, places(Path(name)) as place:
        for at, (action, store, number) in enumerate(todo):
            if at < len(rows):
                continue
            rows.append(one_round(action, store, number, place, seed))
            write(rows, kills, seed)
            done = rows[-1]
            sys.stderr.write(
                f"{at + 1} of {len(todo)}: {action}, {store}: {done.kills} kills in {done.seconds:.0f} s"
                f"{f'; {done.fault}' if done.fault else ''}\n"
            )
    KEPT.unlink(missing_ok=True)
    return int(any(one.fault for one in rows))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 240))
