"""The archive: a folder of WARC files that only grow.

A page is on the disk before whoever keeps it learns so; the ledger records it after that. A crash can leave half a
record at the end of a file: it is recognised, nothing is written behind it, and the next page begins a new file.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import version
from io import FileIO
from itertools import count
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Self

from sayso.archive.checking import Fault, checked
from sayso.archive.index import Index, Place
from sayso.archive.members import Damaged, Torn, members
from sayso.archive.records import Kept, Record, opening, read_record, written
from sayso.errors import ArchiveError, NotFound

SUFFIX = ".warc.gz"
ROTATE = 1 << 30
"""Bytes beyond which a file is not appended to: what the WARC standard recommends."""


def archive_of(ledger: str) -> Path:
    """The folder beside a ledger: ``my.db`` has ``my.archive``; a server's ledger has ``sayso.archive`` here."""
    return Path("sayso.archive") if "://" in ledger else Path(ledger).with_suffix(".archive")


def _now() -> datetime:
    return datetime.now(UTC)


class Archive:
    """Keeps pages, and gives them back by the SHA-256 of their bytes.

    Safe to use from several threads; several processes that keep pages at once write to files of their own.
    """

    def __init__(self, folder: Path, *, rotate: int = ROTATE, clock: Callable[[], datetime] = _now) -> None:
        """Names the folder; it is made when the first page is kept.

        Args:
            folder: where the files lie.
            rotate: bytes beyond which a new file is begun.
            clock: gives the present moment, aware.
        """
        self._folder = folder
        self._rotate = rotate
        self._clock = clock
        self._index = Index(folder)
        self._out: FileIO | None = None
        self._name = ""
        self._lock = Lock()

    def close(self) -> None:
        """Lets go of the file that is written to."""
        with self._lock:
            self._let_go()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ------------------------------------------------------------------ keeping

    def keep(self, kept: Kept) -> str:
        """Keeps a page; when this returns it is on the disk.

        Bytes that the archive has already are not written a second time: the record says that they were seen again.

        Returns:
            The SHA-256 of its bytes, in hexadecimal.

        Raises:
            ArchiveError: it could not be written.
        """
        digest = sha256(kept.data).hexdigest()
        with self._lock, _errors(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._index.refresh()
            known = self._index.first.get(digest)
            records = b"".join(written(kept, (known.url, known.at) if known else None))
            out = self._open()
            start = out.seek(0, os.SEEK_END)
            try:
                _write(out, records)
                os.fsync(out.fileno())
            except OSError:
                self._take_back(out, start)
                raise
            self._index.add(Place(digest, self._name, start, start + len(records), kept.url, kept.at))
        return digest

    def _open(self) -> FileIO:
        """The file to append to: the one that is open, the newest if it is whole and nobody's, or a new one."""
        if self._out is not None and self._out.seek(0, os.SEEK_END) < self._rotate:
            return self._out
        self._let_go()
        newest = max(self._files(), default=None)
        if newest is not None and self._whole(newest) and newest.stat().st_size < self._rotate:
            out = newest.open("ab", buffering=0)
            if _taken(out) and self._whole(newest):  # looked at again now that nobody else writes to it
                self._out, self._name = out, newest.name
                return out
            out.close()
        return self._begin()

    def _whole(self, file: Path) -> bool:
        """Whether the file ends where its last listed record does."""
        self._index.refresh()
        return file.stat().st_size == self._index.ends.get(file.name)

    def _begin(self) -> FileIO:
        now = self._clock()
        for nth in count():
            name = f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}-{nth:04d}{SUFFIX}"
            try:
                out = (self._folder / name).open("xb", buffering=0)
            except FileExistsError:
                continue
            _taken(out)
            _write(out, opening(name, f"sayso {version('sayso')}", now))
            self._out, self._name = out, name
            _sync(self._folder)
            return out
        raise AssertionError("counting does not end")

    def _take_back(self, out: FileIO, start: int) -> None:
        """After a failure: what was half written is cut off where that is possible, and a new file comes next."""
        self._out = None
        with suppress(OSError):  # where it cannot be cut, the half record stays and is recognised
            os.ftruncate(out.fileno(), start)
        out.close()

    def _let_go(self) -> None:
        if self._out is not None:
            self._out.close()
            self._out = None

    # ------------------------------------------------------------------ giving back

    def get(self, digest: str) -> bytes:
        """The bytes of a page.

        Args:
            digest: their SHA-256, in hexadecimal: a report's ``sha256_raw``.

        Raises:
            NotFound: the archive has no such page.
            ArchiveError: it has, and its bytes are not what they were.
        """
        with self._lock, _errors(self._folder):
            return self._record(self._place(digest)).payload

    def copied(self, digest: str) -> tuple[Place, bytes, Record]:
        """A page's records as they lie, a gzip member each; where they lie; and the first, which has the page, read.

        Args:
            digest: of the page, as in ``get``.

        Raises:
            NotFound: the archive has no such page.
            ArchiveError: it has, and its bytes are not what they were.
        """
        with self._lock, _errors(self._folder):
            place = self._place(digest)
            record = self._record(place)  # what is handed on is whole
            with (self._folder / place.file).open("rb") as file:
                file.seek(place.start)
                return place, file.read(place.end - place.start), record

    def _record(self, place: Place) -> Record:
        where = f"{self._folder / place.file}, byte {place.start}"
        try:
            with (self._folder / place.file).open("rb") as file:
                record = read_record(next(members(file, place.start)).record)
        except (Torn, Damaged, ValueError, StopIteration, FileNotFoundError) as bad:
            raise ArchiveError(f"{where}: the page {place.sha256[:16]}… is damaged ({bad})") from bad
        if sha256(record.payload).hexdigest() != place.sha256:
            raise ArchiveError(f"{where}: the page there is not the one with the digest {place.sha256[:16]}…")
        return record

    def _place(self, digest: str) -> Place:
        """Where a page lies; what the list does not name is looked for: a crash may have lost its last lines."""
        self._index.refresh()
        found = self._index.first.get(digest) or next(self._unlisted(digest), None)
        if found is None:
            raise NotFound(f"{self._folder}: holds no page with the digest {digest[:16]}…")
        return found

    def _unlisted(self, digest: str) -> Iterator[Place]:
        """Where behind the listed records a page lies; a file is read up to what is torn or damaged in it."""
        for path in self._files():
            with path.open("rb") as file, suppress(Torn, Damaged, ValueError):
                for member in members(file, self._index.ends.get(path.name, 0)):
                    record = read_record(member.record)
                    if record.digest == digest and sha256(record.payload).hexdigest() == digest:
                        yield Place(digest, path.name, member.start, member.end, record.url, record.at)

    # ------------------------------------------------------------------ checking

    def check(self) -> Iterator[Fault]:
        """Reads every record of every file, one at a time, and tells what is not as it was written.

        Raises:
            ArchiveError: a file cannot be opened.
        """
        with _errors(self._folder):
            self._index.refresh()
            yield from checked(self._folder, self._files(), self._index)

    def _files(self) -> list[Path]:
        return sorted(self._folder.glob(f"*{SUFFIX}"))


def _write(out: FileIO, data: bytes) -> None:
    """Writes all of it; the file is not buffered, so that a failure leaves nothing to be written later."""
    left = memoryview(data)
    while left:
        left = left[out.write(left) :]


def _taken(file: FileIO) -> bool:
    """Takes a file for this process alone; False where another has it."""
    try:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _sync(folder: Path) -> None:
    """Makes the names in a folder last."""
    held = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)


@contextmanager
def _errors(folder: Path) -> Iterator[None]:
    """The system's errors stop here."""
    try:
        yield
    except OSError as refused:
        raise ArchiveError(f"{folder}: the archive cannot be used ({refused.strerror or refused})") from refused
