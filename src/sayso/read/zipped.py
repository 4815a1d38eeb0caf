"""Zip files of reports, unfolded within limits: no name in them is ever a name on the disk."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from sayso.errors import BinaryInput, ForbiddenInput, MissingInput, OversizedInput, UnreadableReport
from sayso.read.filenames import free_place, place_below
from sayso.read.inputs import MAX_BYTES, is_report_name, report_names

MAX_FILES: Final = 5_000
"""Files of one package that are looked at."""

UNFOLDS: Final = 1024 * 1024 * 1024
"""Bytes that all files of one package may unfold to."""

_DIRECTORY = 64 * 1024 * 1024  # bytes of a package, or of its directory, that is read at once
_PIECE = 1024 * 1024


def is_zip(path: Path) -> bool:
    """Whether a file is named like a zip file."""
    return path.suffix.lower() == ".zip"


def unzipped(path: Path, into: Path) -> Iterator[Path | UnreadableReport]:
    """Unfolds the files of a package that are named like reports, one at a time, each just before it is yielded.

    Hidden ones, and those with no suffix of a report, are passed over, as inside a folder. Archives of pages in it may
    be as large as ``UNFOLDS``, other files as ``MAX_BYTES``. What is broken, locked or too large is yielded as an error
    of its own, and the rest goes on.

    Args:
        path: the package.
        into: an existing folder; the files lie below it, under names made safe.
    """
    try:
        if path.stat().st_size == 0:
            yield BinaryInput(str(path), "no zip file (0 bytes)")
            return
        with zipfile.ZipFile(path) as package:
            if len(package.infolist()) > MAX_FILES:
                yield OversizedInput(str(path), f"holds more than {MAX_FILES:,} files")
                return
            yield from _members(package, path, into)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        yield MissingInput(str(path), "no such file")
    except OSError as refused:
        yield ForbiddenInput(str(path), f"may not be read ({refused.strerror or refused})")
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as bad:
        yield BinaryInput(str(path), f"no zip file, or a damaged one ({str(bad)[:80]})")


def _members(package: zipfile.ZipFile, path: Path, into: Path) -> Iterator[Path | UnreadableReport]:
    left, found = UNFOLDS, False
    for member in package.infolist():
        if member.is_dir() or not _is_wanted(member.filename):
            continue
        found = True
        where = str(path / place_below(member.filename))
        given = _unfolded(package, member, where, into, left)
        yield given
        if isinstance(given, OversizedInput) and given.where == str(path):
            return
        left -= given.stat().st_size if isinstance(given, Path) else 0
    if not found:
        yield MissingInput(str(path), f"holds no reports (looked for {report_names()})")


def _is_wanted(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    hidden = any(one.startswith((".", "__MACOSX")) and one not in {".", ".."} for one in parts)
    return not hidden and is_report_name(parts[-1])


def _unfolded(
    package: zipfile.ZipFile, member: zipfile.ZipInfo, where: str, into: Path, left: int
) -> Path | UnreadableReport:
    limit = UNFOLDS if member.filename.lower().endswith((".warc", ".warc.gz", ".wacz", ".json")) else MAX_BYTES
    place = free_place(into, member.filename)
    try:
        with package.open(member) as inside, place.open("wb") as file:
            for piece in _pieces(inside):  # type: ignore[arg-type]
                limit, left = limit - len(piece), left - len(piece)
                if min(limit, left) < 0:
                    break
                file.write(piece)
    except RuntimeError as locked:  # zipfile's word for an encrypted file
        return ForbiddenInput(where, f"may not be read ({str(locked)[:80]})")
    except Exception as bad:  # noqa: BLE001  zlib.error, LZMAError, …: zipfile lets its unpackers' own errors through
        return BinaryInput(where, f"damaged ({type(bad).__name__}: {str(bad)[:80]})")
    if left < 0:
        place.unlink()
        whole = where.removesuffix(str(place_below(member.filename))).rstrip("/\\")
        return OversizedInput(whole, f"unfolds to more than {UNFOLDS // 1024**2} MiB: the rest is not read")
    if limit < 0:
        place.unlink()
        return OversizedInput(where, f"unfolds to more than the limit of {MAX_BYTES / 1024**2:.1f} MiB")
    return place


def _pieces(inside: BinaryIO) -> Iterator[bytes]:
    while piece := inside.read(_PIECE):
        yield piece
