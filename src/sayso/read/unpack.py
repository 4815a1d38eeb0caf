"""Bodies as they were before a server packed them, without ever holding more than was agreed to.

A few kilobytes can be packed so that they unfold to gigabytes: every step asks for a bounded piece and counts.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator

import brotli  # type: ignore[import-untyped]

from sayso.errors import BinaryInput, OversizedInput

PIECE = 64 * 1024
"""Bytes that are unpacked at a time."""

_GZIP = zlib.MAX_WBITS + 16
_MAX_STEPS = 4  # a server packs once; more than a few layers are somebody's joke


def unpacked(data: bytes, encodings: str, where: str, limit: int) -> tuple[bytes, str | None]:
    """Unpacks a body.

    Args:
        data: the body as it was sent.
        encodings: the ``Content-Encoding``: how it was packed, first step first.
        where: for messages.
        limit: bytes that it may unfold to, after each step.

    Returns:
        The bytes, and what was wrong though it could be read: the data ended early, or was not packed as it says.

    Raises:
        OversizedInput: it unfolds to more than ``limit``.
        BinaryInput: it is packed in a way that is not known, or wrongly.
    """
    steps = [step for one in encodings.lower().split(",") if (step := one.strip()) not in {"", "identity", "none"}]
    if len(steps) > _MAX_STEPS or any(step not in _WAYS for step in steps):
        raise BinaryInput(where, f"its body is packed as “{encodings[:40]}”, which is not read")
    note = None
    for step in reversed(steps):
        body = bytearray()
        whole = False
        try:
            for piece, ends in _WAYS[step](data):
                body += piece
                whole = ends
                if len(body) > limit:
                    raise OversizedInput(where, f"unfolds to more than the limit of {limit / 1024 / 1024:.1f} MiB")
        except (zlib.error, brotli.error) as bad:
            if not body and data.lstrip()[:1] == b"<":
                note = f"said to be packed as {step}, which it is not"  # archives often keep the old header
                continue
            if not body:
                raise BinaryInput(where, f"its body is not the {step} that it says ({bad})") from bad
        if not whole:
            note = f"its {step} data ends early or is damaged: what stands before that is read"
        data = bytes(body)
    return data, note


def _zlib(data: bytes, wbits: int) -> Iterator[tuple[bytes, bool]]:
    """Pieces of one gzip member after the other, or of one deflate stream, and whether each ends it."""
    while data:
        inner = zlib.decompressobj(wbits)
        while not inner.eof and data:
            piece = inner.decompress(data, PIECE)
            data = inner.unconsumed_tail or inner.unused_data
            yield piece, inner.eof
        if wbits != _GZIP or not data.startswith(b"\x1f\x8b"):
            return  # padding behind the end, which every reader passes over


def _gzip(data: bytes) -> Iterator[tuple[bytes, bool]]:
    return _zlib(data, _GZIP)


def _deflate(data: bytes) -> Iterator[tuple[bytes, bool]]:
    """With zlib's header, or, as some servers send it, without."""
    return _zlib(data, zlib.MAX_WBITS if data[:1] and data[0] & 0x0F == 8 else -zlib.MAX_WBITS)


def _brotli(data: bytes) -> Iterator[tuple[bytes, bool]]:
    inner = brotli.Decompressor()
    given = data
    while True:
        piece = inner.process(given, output_buffer_limit=PIECE)
        given = b""
        yield piece, inner.is_finished()
        if inner.is_finished() or (not piece and inner.can_accept_more_data()):
            return


_WAYS: dict[str, Callable[[bytes], Iterator[tuple[bytes, bool]]]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
}
