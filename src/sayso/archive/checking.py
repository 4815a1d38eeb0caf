"""Whether an archive is as it was written: every record of every file, one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from sayso.archive.index import Index
from sayso.archive.members import Damaged, Member, Torn, members
from sayso.archive.records import HOLDS_A_PAGE, read_record


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in the archive that is not as it was written. ``harmless``: no page that was kept is hurt by it."""

    where: str
    why: str
    harmless: bool = False


def checked(folder: Path, files: Iterable[Path], index: Index) -> Iterator[Fault]:
    """The faults of an archive's files, and the pages that its list names and none of them has.

    Args:
        folder: where the files lie.
        files: the archive's files.
        index: its list, read to the end.

    Raises:
        OSError: a file cannot be opened.
    """
    whole: set[str] = set()
    for path in files:
        yield from _of_file(path, index, whole)
    for digest, place in index.first.items():
        if digest not in whole:
            yield Fault(str(folder / place.file), f"the page {digest[:16]}… ({place.url}) is lost")


def _of_file(path: Path, index: Index, whole: set[str]) -> Iterator[Fault]:
    """One file's faults; after a damaged record it goes on at the next that the list names."""
    start: int | None = 0
    starts = list(index.starts(path.name))
    with path.open("rb") as file:
        while start is not None:
            at = start
            start = None
            try:
                for member in members(file, at):
                    yield from _of_member(path, member, whole)
            except (Torn, Damaged) as bad:
                start = next((one for one in starts if one > bad.at), None)
                listed = bad.at < index.ends.get(path.name, 0)
                yield Fault(str(path), str(bad), harmless=isinstance(bad, Torn) and not listed)


def _of_member(path: Path, member: Member, whole: set[str]) -> Iterator[Fault]:
    where = f"{path}, byte {member.start}"
    try:
        record = read_record(member.record)
    except ValueError as bad:
        yield Fault(where, str(bad))
        return
    if record.kind not in HOLDS_A_PAGE:
        return
    found = sha256(record.payload).hexdigest()
    if found == record.digest:
        whole.add(found)
    else:
        yield Fault(
            where, f"the page {record.url} has the digest {found[:16]}…, and was kept with {record.digest[:16]}…"
        )
