"""``sayso verify``: a line for each fault, and what was checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sayso.archive.store import Archive as PageArchive
from sayso.archive.store import archive_of
from sayso.cli.console import out, print_json, printable
from sayso.cli.render import counted
from sayso.domain.json_values import Json
from sayso.errors import ArchiveError, NotFound
from sayso.ledger.checking import Archive
from sayso.ledger.store import Ledger

FAULTS_FOUND = 7

_MANY = {"entry": "entries"}


class KeptBytes:
    """The archive beside a ledger, as the ledger's check asks for bytes.

    A page that is damaged there is the archive's own fault, told by its own check.
    """

    def __init__(self, archive: PageArchive) -> None:
        self._archive = archive

    def pieces(self, sha256_raw: str) -> Iterable[bytes] | None:
        """The bytes with this SHA-256; None where they are not kept, or not as they were."""
        try:
            return (self._archive.get(sha256_raw),)
        except (ArchiveError, NotFound):
            return None


def verify_all(ledger: Ledger, name: str, *, as_json: bool = False) -> int:
    """Checks the archive beside a ledger, where there is one, and the ledger; gives the exit status.

    Args:
        ledger: open for reading.
        name: as the user named the ledger.
        as_json: as in ``verify_ledger``.
    """
    folder = archive_of(name)
    if not folder.is_dir():
        return verify_ledger(ledger, as_json=as_json)
    status = 0
    with PageArchive(folder) as archive:
        for fault in archive.check():
            status = status if fault.harmless else FAULTS_FOUND
            if as_json:
                print_json({"kind": "archive", "id": fault.where, "fault": fault.why})
            else:
                out.print(printable(f"archive {fault.where}: {fault.why}"))
        return max(status, verify_ledger(ledger, KeptBytes(archive), as_json=as_json))


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
                print_json({"kind": one.kind, "id": one.id, "fault": fault})
            else:
                out.print(printable(f"{one.kind} {one.id}: {fault}"))
    if as_json:
        counts: dict[str, Json] = {**checked}
        print_json({"checked": counts, "raw": "checked" if archive is not None else "no archive", "faults": faults})
    else:
        said = (
            ", ".join(counted(number, kind, _MANY.get(kind)) for kind, number in checked.items()) or "an empty ledger"
        )
        raw = "" if archive is not None else "; the bytes that reports were read from are not kept with it"
        out.print(f"checked {said}{raw}; {counted(faults, 'fault')}" if faults else f"checked {said}{raw}; no fault")
    return FAULTS_FOUND if faults else 0
