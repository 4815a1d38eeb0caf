"""Tables as files: CSV (RFC 4180) and JSON. What is not known is empty in CSV and null in JSON; zero is 0."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final, TypeAlias

from starlette.responses import Response

Value: TypeAlias = str | int | float | datetime | Sequence[str] | None
Row: TypeAlias = Mapping[str, Value]

LISTED: Final = " | "
"""Between the values of one cell."""

_FORMULA: Final = re.compile(r"^[=+\-@\t\r]")
"""What a spreadsheet would take for a formula (OWASP, CSV injection): an apostrophe is put before it."""

MOST: Final = 100_000
"""Rows of one file."""


def as_csv(columns: Sequence[str], rows: Iterable[Row], name: str) -> Response:
    """The table as a CSV file, UTF-8 with a byte-order mark, which spreadsheets go by."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(column)) for column in columns])
    body = b"\xef\xbb\xbf" + written.getvalue().encode("utf-8", "replace")
    return Response(body, media_type="text/csv; charset=utf-8", headers=_named(f"{name}.csv"))


def as_json(columns: Sequence[str], rows: Iterable[Row], name: str) -> Response:
    """The table as a JSON array of objects."""
    told = [{column: _plain(row.get(column)) for column in columns} for row in rows]
    body = json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "replace")
    return Response(body, media_type="application/json", headers=_named(f"{name}.json"))


def _named(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}


def _plain(value: Value) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    return value if isinstance(value, str | int | float | None) else list(value)


def _cell(value: Value) -> object:
    plain = _plain(value)
    if isinstance(plain, list):
        plain = LISTED.join(plain)
    if isinstance(plain, str):
        plain = plain.replace("\x00", "\ufffd")
        return f"'{plain}" if _FORMULA.match(plain) else plain
    return "" if plain is None else plain
