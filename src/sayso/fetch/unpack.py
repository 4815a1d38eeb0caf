"""Bodies as they were before the server packed them, without ever holding more than was agreed to.

A few kilobytes can be packed so that they unfold to gigabytes. Each step here asks for a bounded piece and counts.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from typing import Protocol

import brotli  # type: ignore[import-untyped]

from sayso.errors import NotFetched

PIECE = 64 * 1024
"""Bytes that are unpacked at a time."""


class _Unpacker(Protocol):
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


UNPACKERS: dict[str, Callable[[], _Unpacker]] = {
    "": _Plain,
    "identity": _Plain,
    "gzip": lambda: _Zlib(zlib.MAX_WBITS + 16),
    "x-gzip": lambda: _Zlib(zlib.MAX_WBITS + 16),
    "deflate": lambda: _Zlib(zlib.MAX_WBITS),
    "br": _Brotli,
}


def unpacked(parts: Iterable[bytes], encoding: str, where: str, raw_limit: int, limit: int) -> bytes:
    """Joins a body's parts, unpacked, and stops at the first byte too many.

    Args:
        parts: as they come off the wire.
        encoding: the ``Content-Encoding``.
        where: for messages.
        raw_limit: bytes that may come off the wire.
        limit: bytes that they may unfold to.

    Raises:
        NotFetched: one limit is passed, or the body is packed in a way that is not known, wrongly, or not to its end.
    """
    name = encoding.strip().lower()
    if name not in UNPACKERS:
        raise NotFetched(where, f"its body is packed as “{encoding[:40]}”, which is not read")
    unpacker = UNPACKERS[name]()
    body = bytearray()
    came = 0

    def keep(piece: bytes) -> None:
        body.extend(piece)
        if len(body) > limit:
            raise NotFetched(where, f"unfolds to more than the limit of {limit / 1024 / 1024:.1f} MiB")

    try:
        for part in parts:
            came += len(part)
            if came > raw_limit:
                raise NotFetched(where, f"larger than the limit of {raw_limit / 1024 / 1024:.1f} MiB")
            unpacker.feed(part, keep)
    except (zlib.error, brotli.error) as bad:
        raise NotFetched(where, f"its body is not the {name} that it says ({bad})") from bad
    if came and not unpacker.whole():
        raise NotFetched(where, f"its body ends before its {name} data does")
    return bytes(body)
