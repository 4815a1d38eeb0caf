"""What a list says of the files that it names: when and by whom they were published, where texts do not say it."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from sayso.read.outlets import outlet_by_name
from sayso.read.stamps import place_in_zone, read_iso
from sayso.read.told import Told
from sayso.read.wordlist import word_set

DELIMITERS = (",", ";", "\t")

_COLUMNS = {
    "path": word_set("path file filename"),
    "url": word_set("url link address"),
    "title": word_set("title headline"),
    "publisher": word_set("publisher outlet"),
    "published": word_set("published date"),
}
"""What a column may be called, in small letters."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The paths and addresses that a list names, in its order, and what it says of them, by path as it stands there."""

    names: tuple[str, ...]
    told: Mapping[str, Told] = field(default_factory=dict)


class BadRow(ValueError):
    """A row of a list that cannot be used; its message says which, and why."""


def columns_of(line: str) -> tuple[str, dict[str, int]] | None:
    """The delimiter of a header and its columns by what they hold; None where a line is no header with a path."""
    for delimiter in DELIMITERS:
        cells = [cell.strip().strip('"').lower() for cell in line.split(delimiter)]
        found = {
            role: at
            for role, names in _COLUMNS.items()
            if (at := next((i for i, c in enumerate(cells) if c in names), -1)) >= 0
        }
        if len(cells) > 1 and "path" in found and len(found) == len([cell for cell in cells if cell]):
            return delimiter, found
    return None


def read_rows(lines: Sequence[str], by: str) -> Listing | None:
    """Reads a list that is a table; None where its first line is no header.

    Args:
        lines: the list's lines, none of them empty or a comment.
        by: the list's name, which is noted as who said it.

    Raises:
        BadRow: a row has no path, or tells a time that is none.
    """
    header = columns_of(lines[0]) if lines else None
    if header is None:
        return None
    delimiter, columns = header
    told = dict(_rows(lines[1:], delimiter, columns, by))
    return Listing(tuple(told), {name: one for name, one in told.items() if one is not None})


def _rows(
    lines: Sequence[str], delimiter: str, columns: Mapping[str, int], by: str
) -> Iterator[tuple[str, Told | None]]:
    for number, row in enumerate(csv.reader(lines, delimiter=delimiter), start=2):
        cells = {role: row[at].strip() for role, at in columns.items() if at < len(row)}
        path = cells.get("path", "")
        if not path:
            raise BadRow(f"row {number} names no path")
        publisher, when = cells.get("publisher") or None, cells.get("published") or None
        published = _moment(when, publisher) if when else None
        if when and published is None:
            raise BadRow(f"row {number}: “{when[:40]}” is no date (2031-05-03, 2031-05-03T09:30+02:00)")
        said = Told(
            by, cells.get("title") or None, publisher, published=published, url=cells.get("url") or None, how="list"
        )
        yield path, said if any((said.title, said.publisher, said.published, said.url)) else None


def _moment(words: str, publisher: str | None) -> datetime | None:
    """A day, or a moment; without a zone it is in the publisher's, where that is known."""
    outlet = outlet_by_name(publisher)
    try:
        when = datetime.combine(date.fromisoformat(words), time.min)
    except ValueError:
        found = read_iso(words)
        if found is None:
            return None
        when = found
    return place_in_zone(when, outlet.zone if outlet else None)[0]
