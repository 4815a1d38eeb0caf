"""The compiled file: a header, then columns that are read in place, never loaded.

    magic (8 bytes) · length of the header (8) · header (JSON) · records · keys · postings · names

``records`` are ``RECORD`` rows: countries first, then first-level areas, then second-level ones, then all else.
``keys`` are sorted unsigned 64-bit keys of names (``fold.key_of``), ``postings`` the record that each belongs to, in
the same order; ``names`` is UTF-8, each name ended by a line feed. Each column starts at a multiple of 64 bytes, else
searching it would copy it. Numbers are little-endian.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from sayso.errors import UnusableGazetteer

MAGIC: Final = b"saysogz1"
NONE: Final = 0xFFFF
NONE_WIDE: Final = 0xFFFFFFFF
DEGREE: Final = 100_000
"""Coordinates are kept in hundred-thousandths of a degree: about a metre."""

RECORD: Final = np.dtype(
    [
        ("id", "<u4"),
        ("lat", "<i4"),
        ("lon", "<i4"),
        ("population", "<u4"),
        ("name", "<u4"),
        ("admin2", "<u4"),
        ("admin1", "<u2"),
        ("country", "<u2"),
        ("radius", "<u2"),
        ("feature", "<u2"),
        ("claims", "<u2"),
    ]
)

Records: TypeAlias = NDArray[np.void]
Keys: TypeAlias = NDArray[np.uint64]
Postings: TypeAlias = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Compiled:
    """The parts of a compiled file, mapped into memory."""

    header: Mapping[str, object]
    records: Records
    keys: Keys
    postings: Postings
    names: NDArray[np.uint8]


def padding(size: int) -> int:
    """The bytes after this many up to the next column."""
    return -size % 64


def preamble(header: Mapping[str, object]) -> bytes:
    """The bytes before the columns."""
    told = json.dumps(header, ensure_ascii=False).encode()
    told += b" " * padding(len(MAGIC) + 8 + len(told))
    return MAGIC + len(told).to_bytes(8, "little") + told


def open_compiled(file: Path) -> Compiled:
    """Maps a compiled file.

    Raises:
        UnusableGazetteer: it is missing, cut short, or none of this layout.
    """
    try:
        size = file.stat().st_size
        with file.open("rb") as opened:
            if opened.read(len(MAGIC)) != MAGIC:
                raise UnusableGazetteer(f"{file}: is no compiled gazetteer (build one with `sayso gazetteer build`)")
            length = int.from_bytes(opened.read(8), "little")
            header = json.loads(opened.read(min(length, size)))
        rows, entries, letters = (int(header[name]) for name in ("records", "keys", "names"))
        starts = [len(MAGIC) + 8 + length]
        for width in (rows * RECORD.itemsize, entries * 8, entries * 4):
            starts.append(starts[-1] + width + padding(width))
        if min(rows, entries, letters) < 1 or size != starts[-1] + letters:
            raise UnusableGazetteer(f"{file}: holds {size} bytes where its header says {starts[-1] + letters}")
        mapped = np.asarray(np.memmap(file, np.uint8, "r"))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as broken:
        raise UnusableGazetteer(f"{file}: cannot be opened as a gazetteer ({broken})") from broken
    return Compiled(
        header,
        mapped[starts[0] : starts[0] + rows * RECORD.itemsize].view(RECORD),
        mapped[starts[1] : starts[1] + entries * 8].view("<u8"),
        mapped[starts[2] : starts[2] + entries * 4].view("<u4"),
        mapped[starts[3] :],
    )
