"""Tables as CSV (RFC 4180) and JSON, row by row. What is not known is empty in CSV and null in JSON; zero is 0.

A text that a spreadsheet would take for a formula has an apostrophe before it, and so has one that could be taken for
such a guarded text: so a guard can always be told from a word, and ``unguarded`` gives back what was there.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final, TypeAlias

Value: TypeAlias = str | int | float | datetime | Sequence[str] | None
Row: TypeAlias = Mapping[str, Value]

LISTED: Final = " | "
"""Between the values of one cell."""

_FORMULA: Final = re.compile("^'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
"""What a spreadsheet would take for a formula (OWASP, CSV injection), in full width too, however often guarded."""

BOM: Final = b"\xef\xbb\xbf"
"""Before a CSV file's first byte: spreadsheets tell UTF-8 by it."""


def csv_of(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[bytes]:
    """The table as a CSV file in UTF-8 with a byte-order mark, line by line."""
    yield BOM + _line(columns)
    for row in rows:
        yield _line([cell(row.get(column)) for column in columns])


def json_of(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[bytes]:
    """The table as a JSON array of objects, row by row."""
    before = "[\n "
    for row in rows:
        told = {column: plain(row.get(column)) for column in columns}
        yield (before + json.dumps(told, ensure_ascii=False)).encode("utf-8", "replace")
        before = ",\n "
    yield b"\n]\n" if before != "[\n " else b"[]\n"


def _line(cells: Sequence[object]) -> bytes:
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerow(cells)
    return written.getvalue().encode("utf-8", "replace")


def plain(value: Value) -> object:
    """A value as JSON has it."""
    if isinstance(value, datetime):
        return value.isoformat()
    return value if isinstance(value, str | int | float | None) else list(value)


def cell(value: Value) -> object:
    """A value as a cell of a CSV file has it."""
    told = plain(value)
    if isinstance(told, list):
        told = LISTED.join(told)
    if isinstance(told, str):
        return guarded(told.replace("\x00", "\ufffd"))
    return "" if told is None else told


def guarded(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would run it, or where it looks guarded already."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """What ``guarded`` was given."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
