"""``sayso verify``: a line for each fault, and what was checked."""

from __future__ import annotations

import json
from collections import Counter

from sayso.cli.console import out, printable
from sayso.cli.render import counted
from sayso.domain.contract import Json
from sayso.ledger.checking import Archive
from sayso.ledger.store import Ledger

FAULTS_FOUND = 7

_MANY = {"entry": "entries"}


def verify_ledger(ledger: Ledger, archive: Archive | None = None, *, as_json: bool = False) -> int:
    """Checks the ledger, prints what is wrong with it, and gives the exit status: 0, or 7 where a fault was found.

    Args:
        ledger: open for reading.
        archive: the bytes that reports were read from; None: their hashes are left unchecked, which is said.
        as_json: a JSON object for each fault and one for the summary, each on its line.
    """
    checked: Counter[str] = Counter()
    faults = 0
    for one in ledger.check(archive):
        checked[one.kind] += 1
        for fault in one.faults:
            faults += 1
            if as_json:
                _print({"kind": one.kind, "id": one.id, "fault": fault})
            else:
                out.print(printable(f"{one.kind} {one.id}: {fault}"))
    if as_json:
        counts: dict[str, Json] = {**checked}
        _print({"checked": counts, "raw": "checked" if archive is not None else "no archive", "faults": faults})
    else:
        said = (
            ", ".join(counted(number, kind, _MANY.get(kind)) for kind, number in checked.items()) or "an empty ledger"
        )
        raw = "" if archive is not None else "; the bytes that reports were read from are not kept with it"
        out.print(f"checked {said}{raw}; {counted(faults, 'fault')}" if faults else f"checked {said}{raw}; no fault")
    return FAULTS_FOUND if faults else 0


def _print(tree: dict[str, Json]) -> None:
    out.file.write(json.dumps(tree, ensure_ascii=False) + "\n")
