"""The ways in which servers pack a body, each unpacked in bounded pieces as its bytes come.

A few kilobytes can be packed so that they unfold to gigabytes: whoever unpacks hands over a ``keep`` that counts, and
stops it by raising.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Protocol

import brotli  # type: ignore[import-untyped]

PIECE = 64 * 1024
"""Bytes that are unpacked at a time."""

WRONGLY_PACKED = (zlib.error, brotli.error)
"""What an unpacker raises at bytes that are not packed as they should be."""


class Unpacker(Protocol):
    """One way of packing."""

    def feed(self, data: bytes, keep: Callable[[bytes], None]) -> None:
        """Unpacks what has come, piece by piece."""

    def whole(self) -> bool:
        """Whether the packed stream has come to its own end."""


class _Zlib:
    """gzip, of one member or several, and deflate, with zlib's header or (as some servers send it) without."""

    def __init__(self, wbits: int) -> None:
        self._wbits = wbits
        self._inner = zlib.decompressobj(wbits)
        self._first = True

    def feed(self, data: bytes, keep: Callable[[bytes], None]) -> None:
        while data:
            if self._inner.eof:
                if self._wbits < zlib.MAX_WBITS + 16 or not data.startswith(b"\x1f"):
                    return  # padding behind the end, which every reader passes over
                self._inner = zlib.decompressobj(self._wbits)
            if self._first and self._wbits == zlib.MAX_WBITS and data[0] & 0x0F != 8:
                self._inner = zlib.decompressobj(-zlib.MAX_WBITS)
            self._first = False
            keep(self._inner.decompress(data, PIECE))
            data = self._inner.unconsumed_tail or self._inner.unused_data

    def whole(self) -> bool:
        return self._inner.eof


class _Brotli:
    """Brotli (RFC 7932)."""

    def __init__(self) -> None:
        self._inner = brotli.Decompressor()

    def feed(self, data: bytes, keep: Callable[[bytes], None]) -> None:
        while True:
            keep(self._inner.process(data, output_buffer_limit=PIECE))
            data = b""
            if self._inner.can_accept_more_data() or self._inner.is_finished():
                return

    def whole(self) -> bool:
        return bool(self._inner.is_finished())


class _Plain:
    """Not packed."""

    def feed(self, data: bytes, keep: Callable[[bytes], None]) -> None:
        keep(data)

    def whole(self) -> bool:
        return True


UNPACKERS: dict[str, Callable[[], Unpacker]] = {
    "": _Plain,
    "identity": _Plain,
    "gzip": lambda: _Zlib(zlib.MAX_WBITS + 16),
    "x-gzip": lambda: _Zlib(zlib.MAX_WBITS + 16),
    "deflate": lambda: _Zlib(zlib.MAX_WBITS),
    "br": _Brotli,
}
