"""Files that a command writes: whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from sayso.errors import BadRequest


@contextmanager
def written_whole(where: Path) -> Iterator[BinaryIO]:
    """A file to write into, which takes its name when all of it is there; before that, what was there stays.

    Raises:
        BadRequest: it cannot be written there.
    """
    try:
        number, name = tempfile.mkstemp(dir=where.parent, prefix=".sayso-")
    except OSError as refused:
        raise BadRequest(f"{where}: cannot be written ({refused.strerror})") from refused
    try:
        with os.fdopen(number, "wb") as file:
            yield file
        Path(name).chmod(0o666 & ~_mask())
        Path(name).replace(where)
    except OSError as refused:
        raise BadRequest(f"{where}: cannot be written ({refused.strerror})") from refused
    finally:
        with suppress(OSError):
            Path(name).unlink()


def _mask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
