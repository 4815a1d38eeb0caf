"""Identity is content: the same words, read again, get the same id, so that a rerun adds nothing."""

from __future__ import annotations

import json
from hashlib import sha256

ID_HEX_DIGITS = 16


def content_id(kind: str, *parts: object) -> str:
    """Derives an id from what a thing is.

    Args:
        kind: a short prefix that keeps ids of different nouns apart and legible, such as ``claim``.
        parts: JSON-serialisable values that together make the thing what it is, in a fixed order.

    Returns:
        ``kind-`` followed by 16 hexadecimal digits (64 bits) of SHA-256 over the kind and the parts.
    """
    said = json.dumps([kind, *parts], ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"{kind}-{sha256(said.encode('utf-8', 'surrogatepass')).hexdigest()[:ID_HEX_DIGITS]}"
