"""Where a watch stopped: one small file for each feed, written whole or not at all.

A file and no table of the ledger, since none of this is an entry: it changes, it may be thrown away (then feeds are
looked at anew, and the ledger adds nothing for what it has), and a look at it needs no tool.
"""

from __future__ import annotations

import fcntl
import json
import os
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Self

from sayso.errors import ArchiveError, BadRequest
from sayso.fetch.answer import NOTHING_KNOWN, Validators
from sayso.read.feed_items import MOST

SEEN = 2 * MOST
"""Items of one feed that are remembered; more than a feed shows at a time."""


@dataclass(slots=True)
class FeedState:
    """What is remembered of one feed. Times are aware."""

    url: str
    known: Validators = NOTHING_KNOWN
    """What to ask by; kept only when all that the feed showed then has been dealt with."""

    seen: dict[str, None] = field(default_factory=dict)
    """Ids of the items that have been dealt with, oldest first."""

    failing: dict[str, int] = field(default_factory=dict)
    """Ids of items whose pages could not be had for now, and how often."""

    due: datetime | None = None
    not_before: datetime | None = None
    """Until when its server asks to be left alone."""

    failures: int = 0
    """Looks in a row that failed."""

    def done(self, item: str) -> None:
        """Notes that an item has been dealt with."""
        self.failing.pop(item, None)
        self.seen[item] = None
        while len(self.seen) > SEEN:
            del self.seen[next(iter(self.seen))]


class States:
    """The folder of these files, held by one watch at a time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock: int | None = None

    def __enter__(self) -> Self:
        """Takes the folder.

        Raises:
            BadRequest: another watch has it.
            ArchiveError: it cannot be made.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._lock = os.open(self._folder / "lock", os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as refused:
            raise ArchiveError(f"{self._folder}: cannot be used ({refused.strerror})") from refused
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as held:
            self.__exit__(None, None, None)
            raise BadRequest(f"{self._folder}: another watch of this ledger is running") from held
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def load(self, url: str) -> FeedState:
        """What is remembered of a feed; a file that is damaged is as good as none."""
        try:
            told = json.loads(self._file(url).read_text("utf-8"))
            return FeedState(
                url,
                Validators(told["etag"], told["modified"]),
                dict.fromkeys(map(str, told["seen"])),
                {str(item): int(times) for item, times in told["failing"].items()},
                _moment(told["due"]),
                _moment(told["not_before"]),
                int(told["failures"]),
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return FeedState(url)

    def save(self, state: FeedState) -> None:
        """Writes what is remembered of a feed; a crash leaves the old file or the new one.

        Raises:
            ArchiveError: it could not be written.
        """
        told = {
            "url": state.url,
            "etag": state.known.etag,
            "modified": state.known.modified,
            "due": state.due.isoformat() if state.due else None,
            "not_before": state.not_before.isoformat() if state.not_before else None,
            "failures": state.failures,
            "failing": state.failing,
            "seen": list(state.seen),
        }
        file = self._file(state.url)
        new = file.with_suffix(".new")
        try:
            with new.open("w", encoding="utf-8") as out:
                json.dump(told, out, indent=0)
                out.flush()
                os.fsync(out.fileno())
            new.replace(file)
        except OSError as refused:
            with suppress(OSError):
                new.unlink()
            raise ArchiveError(f"{file}: cannot be written ({refused.strerror})") from refused

    def _file(self, url: str) -> Path:
        return self._folder / f"{sha256(url.encode('utf-8', 'replace')).hexdigest()[:16]}.json"


def _moment(said: object) -> datetime | None:
    when = datetime.fromisoformat(said) if isinstance(said, str) else None
    return when if when is None or when.tzinfo else None


def states_of(ledger: str) -> Path:
    """The folder beside a ledger: ``my.db`` has ``my.watch``."""
    return Path("sayso.watch") if "://" in ledger else Path(ledger).with_suffix(".watch")
