"""A file of gzip members, one record each, walked one record at a time.

Each record is a gzip member of its own (ISO 28500, annex D), so a file that ends in the middle of a record still holds
all the records before it, and a record can be read from its offset alone.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

PIECE = 256 * 1024

LARGEST = 72 * 1024 * 1024
"""Bytes of a record, unpacked. What is fetched is at most 32 MiB; a file from disk may be larger, but is not read."""


@dataclass(frozen=True, slots=True)
class Member:
    """One member: where it lies in its file, and its bytes unpacked."""

    start: int
    end: int
    record: bytes


class Torn(Exception):
    """The file ends in the middle of a member that starts at ``at``."""

    def __init__(self, at: int) -> None:
        super().__init__(f"ends in the middle of the record at byte {at}")
        self.at = at


class Damaged(Exception):
    """The member that starts at ``at`` cannot be unpacked."""

    def __init__(self, at: int, why: str) -> None:
        super().__init__(f"the record at byte {at} cannot be unpacked ({why})")
        self.at = at


def members(file: BinaryIO, start: int = 0) -> Iterator[Member]:
    """Yields a file's members from a member's start on.

    Raises:
        Torn: the file ends in the middle of one.
        Damaged: one cannot be unpacked; what follows it cannot be told apart.
    """
    file.seek(start)
    held = file.read(PIECE)
    while held:
        inner = zlib.decompressobj(zlib.MAX_WBITS + 16)
        record = bytearray()
        end = start
        while not inner.eof:
            held = held or file.read(PIECE)
            if not held:
                raise Torn(start)
            try:
                record += inner.decompress(held, LARGEST + 1 - len(record))
            except zlib.error as bad:
                raise Damaged(start, str(bad)) from bad
            if len(record) > LARGEST:
                raise Damaged(start, f"it unfolds to more than {LARGEST} bytes")
            rest = inner.unused_data or inner.unconsumed_tail
            end += len(held) - len(rest)
            held = rest
        yield Member(start, end, bytes(record))
        start = end
        held = held or file.read(PIECE)
