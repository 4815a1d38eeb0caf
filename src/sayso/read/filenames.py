"""Names of files as strangers give them, made into places below a folder of ours."""

from __future__ import annotations

from pathlib import Path
from typing import Final

LONGEST: Final = 120
"""Bytes of one part of a place; what is longer keeps its end, for the suffix tells what a file is."""

DEEPEST: Final = 8
"""Parts of a place; of more the last are kept."""

_FORBIDDEN: Final = frozenset('<>:"|?*')


def place_below(name: str) -> Path:
    """A relative place that a given name may have: no part of it leads up, is hidden, or cannot be shown.

    Strokes of both kinds part it. Never empty.
    """
    parts = [_part(one) for one in name.replace("\\", "/").split("/")]
    kept = [one for one in parts if one]
    return Path(*(kept[-DEEPEST:] or ["unnamed"]))


def _part(told: str) -> str:
    shown = "".join(one if one.isprintable() and one not in _FORBIDDEN else "_" for one in told).strip().lstrip(".")
    data = shown.encode("utf-8", "replace")
    return data[-LONGEST:].decode("utf-8", "ignore").strip() if len(data) > LONGEST else data.decode()


def free_place(folder: Path, name: str) -> Path:
    """A place below a folder where nothing is yet: the name's own, else that below a number. Its folder is made."""
    wanted = place_below(name)
    place, number = folder / wanted, 1
    while not _is_ready(place.parent) or place.exists():
        number += 1
        place = folder / str(number) / wanted
    return place


def _is_ready(folder: Path) -> bool:
    """Makes a folder; False where a file is in the way."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        return False
    return True
