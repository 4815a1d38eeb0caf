"""Which column of a spreadsheet holds what: by the header's words, which people and programs spell in many ways."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sayso.read.stamps import find_stamps, read_iso
from sayso.read.wordlist import word_set


class Role(StrEnum):
    """What a column can be taken for."""

    TEXT = "text"
    URL = "url"
    AUTHOR = "author"
    TIME = "time"
    CLOCK = "time of day"
    UPDATED = "updated"
    TITLE = "title"
    LANGUAGE = "language"
    MEDIA = "media"


def _listed(words: str) -> tuple[str, ...]:
    """Spellings in the order in which they are preferred."""
    return tuple(words.split())


_SPELLINGS: dict[Role, tuple[str, ...]] = {
    Role.TEXT: _listed(
        "text fulltext posttext messagetext tweettext message content body post tweet toot status statement words"
        " description caption comment quote"
    ),
    Role.URL: _listed("url link permalink posturl posturi messageurl tweeturl sourceurl href address uri web"),
    Role.AUTHOR: _listed(
        "author authorname user username screenname handle account accountname channel channelname poster sender"
        " from by publisher outlet source page pagename profile name"
    ),
    Role.TIME: _listed(
        "datetime timestamp publishedat createdat postedat published created posted datepublished datecreated"
        " dateposted publicationdate postdate pubdate messagedate date dateutc timeutc time when"
    ),
    Role.CLOCK: ("timeofday", "clock", "hour", "posttime", "time"),
    Role.UPDATED: ("updatedat", "editedat", "modifiedat", "updated", "edited", "modified", "lastmodified", "editdate"),
    Role.TITLE: ("title", "headline", "subject"),
    Role.LANGUAGE: ("language", "lang", "languagecode"),
    Role.MEDIA: ("media", "mediafile", "mediapath", "file", "filename", "image", "photo", "video", "attachment"),
}
_DAYS = word_set("date day postdate pubdate messagedate datepublished dateposted")
_LETTERS = re.compile(r"[^\W_]+")
_SLASHED = re.compile(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{4}|\d{2})(?!\d)")
_SERIAL = re.compile(r"\d{5}(?:[.,]\d{1,10})?")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d{1,6})?")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}:\d{2}")
_SERIAL_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001  a spreadsheet's clock has no zone
_SERIALS = (20_000.0, 80_000.0)  # 1954 to 2119


@dataclass(frozen=True, slots=True)
class Columns:
    """Numbers of the columns by what they hold, and the header as printed."""

    header: tuple[str, ...]
    by_role: dict[Role, int]

    @property
    def others(self) -> tuple[int, ...]:
        """The columns that are taken for nothing: their cells are facts of their row."""
        taken = set(self.by_role.values())
        return tuple(i for i in range(len(self.header)) if i not in taken)

    def __str__(self) -> str:
        told = [f"{role.value} from “{self.header[at]}”" for role, at in self.by_role.items()]
        others = [f"“{self.header[at]}”" for at in self.others if self.header[at]]
        kept = f"; kept as facts: {', '.join(others[:20])}" if others else ""
        return ", ".join(told) + kept


def columns_of(header: Sequence[str]) -> Columns | None:
    """Takes the columns of a header for what their names say; None where none is a post's text."""
    plain = ["".join(_LETTERS.findall(name.lower())) for name in header]
    by_role: dict[Role, int] = {}
    for role, spellings in _SPELLINGS.items():
        if role is Role.CLOCK and (Role.TIME not in by_role or plain[by_role[Role.TIME]] not in _DAYS):
            continue  # the time column has the clock in it already
        free = {name: i for i, name in reversed(list(enumerate(plain))) if i not in by_role.values()}
        at = next((free[name] for name in spellings if name in free), None)
        if at is not None:
            by_role[role] = at
    if Role.TEXT not in by_role:
        return None
    _prefer_day_and_clock(plain, by_role)
    return Columns(tuple(name.strip() for name in header), by_role)


def _prefer_day_and_clock(plain: Sequence[str], by_role: dict[Role, int]) -> None:
    """A column “Time” beside one named “Date” is the clock of that day."""
    at = by_role.get(Role.TIME)
    if at is not None and plain[at] == "time":
        day = next((i for i, name in enumerate(plain) if name in _DAYS and i not in by_role.values()), None)
        if day is not None:
            by_role[Role.TIME], by_role[Role.CLOCK] = day, at


def month_first(cells: Sequence[str]) -> bool | None:
    """Whether a column's dates put the month first, as far as its own cells tell; None: they could be either."""
    pairs = [(int(found[1]), int(found[2])) for cell in cells if (found := _SLASHED.match(cell[:40]))]
    day_first = any(first > 12 >= second for first, second in pairs)
    us = any(second > 12 >= first for first, second in pairs)
    return None if day_first == us else us


def moment_in(cell: str, *, month_leads: bool | None) -> tuple[datetime | None, str]:
    """Reads a cell that holds a time: as printed, in ISO, as seconds since 1970, or as a spreadsheet's day number.

    Returns:
        The moment, naive where no zone is given, and how it was told; None: it tells no time, or could be two.
    """
    cell = cell.strip()
    if _EPOCH.fullmatch(cell):
        seconds = float(cell) / (1000 if len(cell.split(".")[0]) == 13 else 1)
        return datetime.fromisoformat("1970-01-01T00:00:00+00:00") + timedelta(seconds=seconds), "seconds since 1970"
    if _SERIAL.fullmatch(cell):
        days = float(cell.replace(",", "."))
        low, high = _SERIALS
        if low <= days <= high:
            return _SERIAL_ZERO + timedelta(seconds=round(days * 86_400)), "a spreadsheet’s day number"
        return None, ""
    if re.match(r"\d{4}-?\d{2}-?\d{2}", cell):
        return read_iso(cell), "as printed" if _CLOCK.search(cell) else "as printed, day only"
    found = find_stamps(cell[:120], month_first=month_leads)
    if not found:
        return None, ""
    return found[0].when, "as printed" if found[0].clock else "as printed, day only"
