"""An archive file's bytes, unpacked as they are read, a bounded piece at a time, damage passed over and told.

A WARC is a row of records, each mostly a gzip member of its own (ISO 28500, annex D), so that what is broken in one
leaves the others whole: behind damage, reading goes on at the next member that unpacks.
"""

from __future__ import annotations

import zlib
from typing import BinaryIO

PIECE = 64 * 1024
"""Bytes that are read, and unpacked, at a time."""

HEADS = (b"WARC/",)
"""How a record begins: a member that begins so begins a record, whatever the one before it promised."""

_MAGIC = b"\x1f\x8b\x08"


class Stream:
    """The unpacked bytes, read forward only.

    Reading stops at the start of a member that begins a record, until ``pass_boundary``: a record that is shorter than
    it says must not eat the next. ``damage`` collects what was passed over, a phrase each; ``spent`` counts the bytes
    unpacked.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._raw = file.read(PIECE)
        self._packed = self._raw.startswith(b"\x1f\x8b")
        self._inner = zlib.decompressobj(zlib.MAX_WBITS + 16)
        self._at = 0  # offset in the file of the first byte of ``_raw``
        self._held = b""
        self._next = b""  # unpacked bytes behind a boundary
        self._fresh = True  # nothing of the present member has been unpacked
        self.damage: list[str] = []
        self.spent = 0

    def read(self, count: int) -> bytes:
        """At most ``count`` bytes; fewer at a boundary or at the end."""
        got = bytearray()
        while len(got) < count and self._fill():
            take = self._held[: count - len(got)]
            self._held = self._held[len(take) :]
            got += take
        return bytes(got)

    def skip(self, count: int) -> int:
        """Passes over bytes; returns how many there were."""
        left = count
        while left and self._fill():
            take = min(left, len(self._held))
            self._held = self._held[take:]
            left -= take
        return count - left

    def until(self, mark: bytes, limit: int) -> bytes | None:
        """The bytes to the end of the first ``mark``; None where there is none within ``limit`` bytes."""
        got = bytearray()
        while len(got) <= limit and self._fill():
            before = max(0, len(got) - len(mark) + 1)
            got += self._held
            found = got.find(mark, before)
            if found >= 0:
                self._held = bytes(got[found + len(mark) :])
                return bytes(got[: found + len(mark)])
            self._held = b""
        self._held = bytes(got)
        return None

    def unread(self, data: bytes) -> None:
        """Puts bytes back, to be read again."""
        self._held = data + self._held

    def peek(self, count: int) -> bytes:
        """The next bytes, which stay to be read."""
        got = self.read(count)
        self.unread(got)
        return got

    def at_boundary(self) -> bool:
        """Whether a member that begins a record is next."""
        return not self._held and not self._fill() and bool(self._next)

    def pass_boundary(self) -> None:
        """Lets reading go on behind a boundary."""
        if not self._held:
            self._held, self._next = self._next, b""

    def _fill(self) -> bool:
        """Makes sure that bytes are held; False at a boundary and at the end."""
        while not self._held and not self._next:
            if not self._raw and not self._more():
                if self._packed and not self._inner.eof and not self._fresh:
                    self.damage.append("it ends in the middle of a packed record")
                    self._fresh = True
                return False
            if self._packed:
                self._unpack()
            else:
                self._held, self._raw = self._raw, b""
                self.spent += len(self._held)
        return bool(self._held)

    def _more(self) -> bool:
        self._raw = self._file.read(PIECE)
        return bool(self._raw)

    def _unpack(self) -> None:
        if self._inner.eof:
            self._inner = zlib.decompressobj(zlib.MAX_WBITS + 16)
            self._fresh = True
        before = len(self._raw)
        try:
            piece = self._inner.decompress(self._raw, PIECE)
        except zlib.error as bad:
            self.damage.append(f"what begins near byte {self._at} cannot be unpacked ({str(bad)[:60]})")
            self._resume()
            return
        self._raw = self._inner.unused_data or self._inner.unconsumed_tail
        self._at += before - len(self._raw)
        self.spent += len(piece)
        if piece and self._fresh:
            self._fresh = False
            if piece.startswith(HEADS):
                self._next = piece
                return
        self._held = piece

    def _resume(self) -> None:
        """Goes to the next place that looks like the start of a member."""
        self._inner = zlib.decompressobj(zlib.MAX_WBITS + 16)
        self._fresh = True
        at = 1
        while True:
            found = self._raw.find(_MAGIC, at)
            if found >= 0:
                self._at += found
                self._raw = self._raw[found:]
                return
            kept = self._raw[-2:] if len(self._raw) > 2 else b""
            self._at += len(self._raw) - len(kept)
            more = self._file.read(PIECE)
            self._raw = kept + more if more else b""
            at = 0
            if not self._raw:
                return
