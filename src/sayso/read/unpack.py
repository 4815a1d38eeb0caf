"""Bodies as an archive keeps them, unpacked, without ever holding more than was agreed to."""

from __future__ import annotations

from sayso.errors import BinaryInput, OversizedInput
from sayso.read.packing import UNPACKERS, WRONGLY_PACKED

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
    if len(steps) > _MAX_STEPS or any(step not in UNPACKERS for step in steps):
        raise BinaryInput(where, f"its body is packed as “{encodings[:40]}”, which is not read")
    note = None
    for step in reversed(steps):
        data, wrong = _one_step(data, step, where, limit)
        note = wrong or note
    return data, note


def _one_step(data: bytes, step: str, where: str, limit: int) -> tuple[bytes, str | None]:
    body = bytearray()

    def keep(piece: bytes) -> None:
        body.extend(piece)
        if len(body) > limit:
            raise OversizedInput(where, f"unfolds to more than the limit of {limit / 1024 / 1024:.1f} MiB")

    unpacker = UNPACKERS[step]()
    try:
        unpacker.feed(data, keep)
    except WRONGLY_PACKED as bad:
        if not body and data.lstrip()[:1] == b"<":
            return data, f"said to be packed as {step}, which it is not"  # archives often keep the old header
        if not body:
            raise BinaryInput(where, f"its body is not the {step} that it says ({bad})") from bad
    whole = unpacker.whole()
    return bytes(body), None if whole else f"its {step} data ends early or is damaged: what stands before that is read"
