"""Web archives: WARC files, and WACZ packages (Webrecorder's specification 1.1.1) that hold them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from sayso.errors import BinaryInput, ForbiddenInput, MissingInput, OversizedInput, UnreadableReport
from sayso.read.saved import Counted
from sayso.read.stored import Stored, open_stored
from sayso.read.warc import Found, records

SUFFIXES = (".warc", ".warc.gz", ".wacz")
"""How archives are named."""

MAX_FILES = 100_000
"""Files of a package."""

_DIRECTORY = 64 * 1024 * 1024  # bytes of a package's directory, which is read whole


def is_archive(path: Path | Stored) -> bool:
    """Whether a file is named like a web archive."""
    return path.name.lower().endswith(SUFFIXES)


def open_archive(path: Path | Stored) -> Iterator[Found]:
    """Yields an archive's pages in its order, one at a time, whatever is broken among them; last, what else it held.

    Pages are records of HTML or PDF that a server answered with success, or that were saved as such (``resource``),
    and page texts (``conversion``, as in Common Crawl's WET files). Each is at most ``MAX_BYTES`` large, packed or
    not. What is broken or too large is an ``UnreadableReport`` of its own, and the rest goes on.
    """
    counted = Counted(str(path))
    refused = False
    try:
        size = path.size if isinstance(path, Stored) else path.stat().st_size
        with _opened(path) as file:
            packed = file.read(4) == b"PK\x03\x04"
            file.seek(0)
            for found in _package(path, size, counted) if packed else records(file, size, str(path), counted):
                refused = refused or isinstance(found, UnreadableReport)
                yield found
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        yield MissingInput(str(path), "no such file")
        return
    except OSError as exc:
        yield ForbiddenInput(str(path), f"may not be read ({exc.strerror or exc})")
        return
    if counted.pages or refused:
        yield counted
    else:
        yield MissingInput(str(path), f"a web archive without pages ({counted.beside or 'no record in it'})")


def _opened(path: Path | Stored) -> BinaryIO:
    return open_stored(path) if isinstance(path, Stored) else path.open("rb")


class _Bounded(io.BufferedReader):
    """A file of which no more than ``_DIRECTORY`` bytes are read at once: zipfile reads its directory whole."""

    def read(self, size: int | None = -1, /) -> bytes:
        data = super().read(_DIRECTORY + 1 if size is None or size < 0 else min(size, _DIRECTORY + 1))
        if len(data) > _DIRECTORY:
            raise zipfile.BadZipFile("its directory is too large")
        return data


def _package(path: Path | Stored, size: int, counted: Counted) -> Iterator[Found]:
    """The WARC files of a package, read in place: no name in it is ever a name on the disk."""
    where = counted.where
    try:
        with _Bounded(_raw(path)) as file, zipfile.ZipFile(file) as package:
            names = [one for one in package.infolist() if one.filename.lower().endswith((".warc", ".warc.gz"))]
            if len(package.infolist()) > MAX_FILES:
                yield OversizedInput(where, f"holds more than {MAX_FILES:,} files")
                return
            if not names:
                yield MissingInput(where, "a package without a WARC file in it")
            for one in names:
                yield from _packed_file(package, one, size, counted)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as bad:
        yield BinaryInput(where, f"a damaged package ({str(bad)[:80]})")


def _raw(path: Path | Stored) -> io.RawIOBase:
    return open_stored(path) if isinstance(path, Stored) else io.FileIO(path)  # type: ignore[return-value]


def _packed_file(package: zipfile.ZipFile, one: zipfile.ZipInfo, size: int, counted: Counted) -> Iterator[Found]:
    where = f"{counted.where}: {_shown(one.filename)}"
    try:
        with package.open(one) as inside:
            yield from records(inside, size, where, counted)  # type: ignore[arg-type]
    except RuntimeError as bad:  # zipfile's word for an encrypted file
        yield ForbiddenInput(where, f"may not be read ({str(bad)[:80]})")
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError) as bad:
        yield BinaryInput(where, f"damaged ({str(bad)[:80]})")
    except Exception as bad:  # noqa: BLE001  zlib.error, LZMAError, …: zipfile lets its unpackers' own errors through
        yield BinaryInput(where, f"damaged ({type(bad).__name__}: {str(bad)[:80]})")


def _shown(name: str) -> str:
    return "".join(char if char.isprintable() else "�" for char in name[:200])
