"""The long run: ``python -m tests.faults [KILLS]`` kills so often, both stores together, and writes FAULTS.md."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from uuid import uuid4

from sqlalchemy import create_engine, text

from tests.contract.server import throwaway
from tests.faults.harness import ROOT, Tally, copying, dice, exporting, migrating, writing

TABLE = ROOT / "evaluation" / "FAULTS.md"
SHARES = {"reading": 0.4, "reviewing": 0.3, "copying": 0.15, "exporting": 0.05}
MIGRATIONS = 0.1

HEAD = """# Killed at any moment

Written by `make faults`: processes killed (`SIGKILL`) at random moments while they read, review, upgrade, copy and
export; seed {seed}, {minutes:.0f} minutes. After each kill the ledger was opened again and held to law 10: all that had
been reported as recorded is there, once, in order; every hash, id, quotation and reference passes the ledger's own
check; a copy is whole or not there. *In time*: kills that came before the process was done. *Reported*: things that it
had reported as done, each of which was found again.

| while | store | kills | in time | reported | lost |
|---|---|---:|---:|---:|---:|
"""


def main(kills: int, seed: int = 10) -> None:
    """Kills, and writes what came of it; the first thing that is lost ends the run."""
    rng, began = dice(str(seed)), monotonic()
    rows: list[tuple[str, str, Tally]] = []
    with throwaway() as url, TemporaryDirectory() as name:
        engine = create_engine(url)

        def place(store: str) -> str:
            made = f"of_{uuid4().hex}"
            if store == "sqlite":
                return str(Path(name) / f"{made}.db")
            with engine.begin() as connection:
                connection.execute(text(f"CREATE SCHEMA {made}"))
            return url.update_query_dict({"options": f"-csearch_path={made}"}).render_as_string(hide_password=False)

        for store in ("sqlite", "postgresql"):
            for action, share in SHARES.items():
                many = round(kills * share / 2)
                match action:
                    case "copying":
                        tally = copying(store, many, place, rng)
                    case "exporting":
                        tally = exporting(store, many, place, rng)
                    case _:
                        tally = writing(action, store, many, place, rng)
                rows.append((action, store, tally))
        rows.append(("upgrading", "sqlite", migrating(round(kills * MIGRATIONS), Path(name), rng)))
        engine.dispose()
    lines = [f"| {a} | {s} | {t.kills} | {t.in_time} | {t.said} | 0 |" for a, s, t in rows]
    total = f"| all | | {sum(t.kills for *_, t in rows)} | {sum(t.in_time for *_, t in rows)} | | 0 |"
    head = HEAD.format(seed=seed, minutes=(monotonic() - began) / 60)
    TABLE.write_text(head + "\n".join([*lines, total, ""]), encoding="utf-8")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 240)
