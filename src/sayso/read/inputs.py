"""Finding the files that a command names, and opening them without trusting them."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from sayso.errors import EmptyInput, ForbiddenInput, MissingInput, OversizedInput, UnreadableReport
from sayso.read.stored import Stored, find_stored, is_stored, read_stored

MAX_BYTES = 32 * 1024 * 1024
"""Largest input that is read. The longest live pages of news sites stay below a third of it."""

REPORT_SUFFIXES = frozenset(
    {".html", ".htm", ".xhtml", ".txt", ".text", ".vtt", ".srt", ".pdf", ".warc", ".warc.gz", ".wacz", ".csv", ".tsv"}
)
"""What is taken for a report inside a folder; a file named by itself is read whatever its suffix."""


EXPORT_NAMES = frozenset({"result.json", "outbox.json"})
"""Names of Telegram's and Mastodon's exports. JSON of other names is read where it is named by itself: most is none."""


def is_report_name(name: str) -> bool:
    """Whether a file of this name is taken for a report inside a folder."""
    return name.lower().endswith(tuple(REPORT_SUFFIXES)) or name in EXPORT_NAMES


def report_names() -> str:
    """What is looked for inside a folder, for messages."""
    return " ".join([*sorted(REPORT_SUFFIXES), *sorted(EXPORT_NAMES)])


def find_inputs(paths: Iterable[str]) -> Iterator[Path | Stored | UnreadableReport]:
    """Yields every file that the given paths mean, in the order given, folders walked in sorted order.

    An address of storage means the object of that name, or, like a folder, the reports below it.

    Hidden files and folders are skipped inside a folder, and so is whatever has no suffix of a report. A path that
    cannot be followed is yielded as an error rather than raised, so that the others are still read: ``MissingInput``
    for a file that is not there or a folder that holds no reports, ``ForbiddenInput`` for a folder that may not be
    listed.
    """
    for given in paths:
        if is_stored(given):
            yield from _stored(given)
            continue
        path = Path(given)
        try:
            mode = path.stat().st_mode
        except (FileNotFoundError, NotADirectoryError):
            yield MissingInput(given, "no such file or folder")
        except PermissionError:
            yield ForbiddenInput(given, "permission denied")
        except (OSError, ValueError) as exc:  # a loop of links, a name too long, a NUL in the name
            yield MissingInput(given, f"cannot be followed ({_reason(exc)})")
        else:
            if stat.S_ISDIR(mode):
                yield from _walk(path)
            else:
                yield path


def _stored(address: str) -> Iterator[Stored | UnreadableReport]:
    found = False
    for one in find_stored(address):
        if (
            isinstance(one, UnreadableReport)
            or one.address.rstrip("/") == address.rstrip("/")
            or is_report_name(one.name)
        ):
            found = True
            yield one
    if not found:
        yield MissingInput(address, f"holds no reports (looked for {report_names()})")


def _reason(exc: OSError | ValueError) -> str:
    return (exc.strerror if isinstance(exc, OSError) else None) or str(exc)


def _walk(folder: Path) -> Iterator[Path | UnreadableReport]:
    """Walks one folder without recursion; a folder reached twice, through a link, is entered once."""
    waiting = [folder]
    entered: set[tuple[int, int]] = set()
    found = False
    while waiting:
        here = waiting.pop()
        try:
            status = here.stat()
            if (status.st_dev, status.st_ino) in entered:
                continue
            entered.add((status.st_dev, status.st_ino))
            with os.scandir(here) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as exc:
            found = True  # it may hold reports: whether it does is not known
            yield ForbiddenInput(str(here), f"folder may not be listed ({_reason(exc)})")
            continue
        folders = []
        for entry in entries:
            if entry.name.startswith("."):
                continue
            path = here / entry.name
            if _is_folder(entry):
                folders.append(path)
            elif is_report_name(entry.name):
                found = True
                yield path
        waiting.extend(reversed(folders))
    if not found:
        yield MissingInput(str(folder), f"folder holds no reports (looked for {report_names()})")


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def open_input(path: Path | Stored, limit: int = MAX_BYTES) -> bytes:
    """Reads a file, or an object in storage, whole, but never more than ``limit`` bytes of it.

    Returns:
        The file's bytes, at least one of which is no white space.

    Raises:
        MissingInput: it is not there (any more), or is no regular file.
        ForbiddenInput: it may not be opened or read.
        OversizedInput: it holds more than ``limit`` bytes.
        EmptyInput: it holds nothing, or white space alone.
    """
    where = str(path)
    if isinstance(path, Stored):
        _refuse_oversized(where, path.size, limit)
        data = read_stored(path, limit + 1)
    else:
        data = _file(path, limit)
    _refuse_oversized(where, len(data), limit)  # it grew while it was read
    if not data:
        raise EmptyInput(where, "empty (0 bytes)")
    if data.isspace():
        raise EmptyInput(where, "nothing in it but white space")
    return data


def _file(path: Path, limit: int) -> bytes:
    where = str(path)
    try:
        # A pipe without a writer would hold the program for ever, so it is opened without waiting and then refused.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise MissingInput(where, "not a regular file")
            _refuse_oversized(where, status.st_size, limit)
            return file.read(limit + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError) as exc:
        raise MissingInput(where, "no such file") from exc
    except IsADirectoryError as exc:
        raise MissingInput(where, "a folder, not a file") from exc
    except OSError as exc:
        raise ForbiddenInput(where, f"may not be read ({_reason(exc)})") from exc


def _refuse_oversized(where: str, size: int, limit: int) -> None:
    if size > limit:
        raise OversizedInput(where, f"{_megabytes(size)} is larger than the limit of {_megabytes(limit)}")


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.1f} MiB" if size >= 1024 * 1024 else f"{size} bytes"
