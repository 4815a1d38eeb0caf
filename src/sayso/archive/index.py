"""Where in the archive a page lies: a list beside the files, which can be made anew from them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

NAME = "index.jsonl"
LONGEST_LINE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Place:
    """Where one page's records lie; ``end``: of the last of them."""

    sha256: str
    file: str
    start: int
    end: int
    url: str
    at: datetime

    def line(self) -> bytes:
        """The page's line in the list."""
        said = {"sha256": self.sha256, "file": self.file, "start": self.start, "end": self.end}
        return json.dumps(said | {"url": self.url, "at": self.at.isoformat()}).encode("ascii") + b"\n"


class Index:
    """The list, read as far as it has grown. The first place of a page is the one that has its bytes."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / NAME
        self._read_to = 0
        self.first: dict[str, Place] = {}
        self.ends: dict[str, int] = {}
        """For each file, where the last record in the list ends."""

    def refresh(self) -> None:
        """Reads what was added since, by this process or another; a line that is none is passed over."""
        try:
            with self._file.open("rb") as file:
                file.seek(self._read_to)
                while (line := file.readline(LONGEST_LINE)).endswith(b"\n"):
                    self._read_to += len(line)
                    place = _place(line)
                    if place:
                        self._take(place)
        except FileNotFoundError:
            return

    def _take(self, place: Place) -> None:
        self.first.setdefault(place.sha256, place)
        self.ends[place.file] = max(place.end, self.ends.get(place.file, 0))

    def add(self, place: Place) -> None:
        """Adds a place to the list. Its records are on the disk already, so a line that is lost costs a search only."""
        torn = self._torn()
        with self._file.open("ab") as file:
            file.write(b"\n" + place.line() if torn else place.line())
        self.refresh()

    def _torn(self) -> bool:
        """Whether the list ends in the middle of a line."""
        try:
            with self._file.open("rb") as file:
                if file.seek(0, 2) == 0:
                    return False
                file.seek(-1, 2)
                return file.read(1) != b"\n"
        except FileNotFoundError:
            return False

    def starts(self, file: str) -> Iterator[int]:
        """Where first places begin in a file, in order."""
        yield from sorted(place.start for place in self.first.values() if place.file == file)


def _place(line: bytes) -> Place | None:
    try:
        match json.loads(line):
            case {
                "sha256": str(digest),
                "file": str(file),
                "start": int(start),
                "end": int(end),
                "url": str(url),
                "at": str(at),
            } if Path(file).name == file:
                return Place(digest, file, start, end, url, datetime.fromisoformat(at))
    except (ValueError, RecursionError):
        return None
    return None
