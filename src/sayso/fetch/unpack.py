"""Bodies as they came off the wire, joined and unpacked, without ever holding more than was agreed to."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.errors import NotFetched
from sayso.read.packing import UNPACKERS, WRONGLY_PACKED


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
    except WRONGLY_PACKED as bad:
        raise NotFetched(where, f"its body is not the {name} that it says ({bad})") from bad
    if came and not unpacker.whole():
        raise NotFetched(where, f"its body ends before its {name} data does")
    return bytes(body)
