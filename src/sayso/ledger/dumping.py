"""A ledger as a text that any program can read, and back: every row of every table, a line of JSON each.

    {"sayso": "ledger/1", "revision": "0004"}
    {"table": "texts", "row": {"sha256": "…", "words": "…"}}
    …
    {"end": {"rows": 2841, "sha256": "…"}}

The text is one state of the ledger, in the tables' own order. Its last line has the number of rows and the SHA-256 of
all lines before it, so that one that was cut short or changed on its way is not taken. What is taken is checked as
``sayso verify`` checks, and kept whole or not at all.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from itertools import groupby, islice
from operator import itemgetter
from typing import Any, Final

from sqlalchemy import Connection, LargeBinary, Table
from sqlalchemy.types import TypeEngine

from sayso.errors import BadRequest
from sayso.ledger.checking import check_ledger
from sayso.ledger.columns import Instant, SpanList, Zoned, spans_from, spans_to
from sayso.ledger.copying import ROWS, Copied, opened, rows_of, see_empty, settle
from sayso.ledger.dialect import dialect_of
from sayso.ledger.errors import ledger_errors
from sayso.ledger.pouring import pour
from sayso.ledger.schema import HEAD, entries, metadata

SHAPE: Final = "ledger/1"
LONGEST: Final = 1 << 30
"""Bytes of one line: a reading's row can be a megabyte, and nothing real comes near this."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with the number of its line, from 1."""

    line: int
    table: Table
    values: dict[str, Any]


def dump_ledger(source: str, patience: float = 10.0) -> Iterator[bytes]:
    """The lines of a ledger, as of the moment of the first; nothing is written to it.

    Args:
        source: a file's path or a database URL.
        patience: seconds to wait for another writer.

    Raises:
        LedgerError: it cannot be used; what came before is then not a whole text.
    """
    given = dialect_of(source, read_only=True, patience=patience)
    digest, rows = sha256(), 0
    with opened(given, read_only=True) as engine, ledger_errors(given), engine.connect() as reading:
        given.begin(reading, writing=False)
        for line in _lines(reading):
            digest.update(line)
            rows += 1
            yield line
    yield _line({"end": {"rows": rows - 1, "sha256": digest.hexdigest()}})  # the head is no row


def load_ledger(lines: Callable[[], Iterable[bytes]], target: str, patience: float = 10.0) -> Copied:
    """Makes a ledger of what ``dump_ledger`` wrote, in an empty place.

    Args:
        lines: gives all of them; asked twice, first to see that they are whole.
        target: a file's path or a database URL; made where there is nothing yet.
        patience: seconds to wait for another writer.

    Raises:
        BadRequest: the target holds entries; or the lines are no ledger's, are of another revision, are not all there,
            or make a ledger in which a check finds a fault.
        LedgerError: the target cannot be used. Nothing is kept in any of these cases.
    """
    for _ in _read(lines()):
        pass
    taking = dialect_of(target, patience=patience)
    with opened(taking, read_only=False) as engine, ledger_errors(taking), engine.connect() as writing:
        taking.begin(writing, writing=True)
        see_empty(writing, taking)
        copied = _load(writing, lines())
        for one in check_ledger(writing, None):
            if one.faults:
                raise BadRequest(f"what was to be taken is no sound ledger: {one.kind} {one.id}: {one.faults[0]}")
        settle(writing)
        writing.commit()
    return copied


def _lines(reading: Connection) -> Iterator[bytes]:
    yield _line({"sayso": SHAPE, "revision": HEAD})
    for table in metadata.sorted_tables:  # what is referred to before what refers
        for row in rows_of(reading, table):
            told = {name: _told(table.c[name].type, value) for name, value in row.items()}
            yield _line({"table": table.name, "row": told})


def _line(told: Mapping[str, object]) -> bytes:
    """In ASCII: lone surrogates, which no text can hold, stand there as escapes."""
    return json.dumps(told, separators=(",", ":")).encode("ascii") + b"\n"


def _told(kind: TypeEngine[Any], value: Any) -> object:  # noqa: ANN401  a column's value is of the column's type
    if value is None:
        return None
    if isinstance(kind, (Instant, Zoned)):
        return value.isoformat()
    if isinstance(kind, SpanList):
        return spans_to(value)
    return base64.b64encode(value).decode("ascii") if isinstance(kind, LargeBinary) else value


def _taken(kind: TypeEngine[Any], value: Any) -> object:  # noqa: ANN401  as ``_told`` wrote it
    if value is None:
        return None
    if isinstance(kind, (Instant, Zoned)):
        return datetime.fromisoformat(value)
    if isinstance(kind, SpanList):
        return spans_from(value)
    return base64.b64decode(value, validate=True) if isinstance(kind, LargeBinary) else value


def _load(writing: Connection, lines: Iterable[bytes]) -> Copied:
    order = [table.name for table in metadata.sorted_tables]
    rows, recorded, last = 0, 0, -1
    for table, some in groupby(_read(lines), key=lambda one: one.table):
        if order.index(table.name) <= last:
            raise BadRequest(f"{table.name}: its rows do not stand together, in the order of the tables")
        last = order.index(table.name)
        values = (one.values for one in some)
        while batch := list(islice(values, ROWS)):
            pour(writing, table, batch)
            rows += len(batch)
            recorded += len(batch) if table is entries else 0
    return Copied(recorded, rows)


def _read(lines: Iterable[bytes]) -> Iterator[_Row]:
    """The rows; the head is looked at before the first, the end after the last.

    Raises:
        BadRequest: a line is none, or what the last one says does not fit.
    """
    digest, rows, ended = sha256(), 0, False
    for number, line in enumerate(lines, start=1):
        told = _parsed(number, line)
        if number == 1:
            _see_head(told)
        elif ended:
            raise BadRequest(f"line {number}: nothing stands after the end")
        elif "end" in told:
            ended = True
            if told["end"] != {"rows": rows, "sha256": digest.hexdigest()}:
                raise BadRequest(f"line {number}: the lines before it are not those that were written")
        else:
            rows += 1
            yield _row(number, told)
        digest.update(line)
    if not ended:
        raise BadRequest("its last line is missing: it was cut short")


def _parsed(number: int, line: bytes) -> dict[str, Any]:
    if len(line) <= LONGEST:
        with suppress(ValueError, RecursionError):
            told = json.loads(line)
            if isinstance(told, dict):
                return told
    raise BadRequest(f"line {number}: is no line of a ledger")


def _see_head(told: Mapping[str, Any]) -> None:
    if told.get("sayso") != SHAPE:
        raise BadRequest(f"line 1: is not the head of a {SHAPE}")
    if told.get("revision") != HEAD:
        raise BadRequest(
            f"line 1: of revision {str(told.get('revision'))[:20]}, and this program’s is {HEAD}: export it with the "
            "same version of the program"
        )


def _row(number: int, told: Mapping[str, Any]) -> _Row:
    match told:
        case {"table": str(name), "row": dict(values)} if name in metadata.tables:
            table = metadata.tables[name]
            if values.keys() == set(map(itemgetter(0), table.c.items())):
                with suppress(ValueError, TypeError, AttributeError):
                    return _Row(number, table, {key: _taken(table.c[key].type, value) for key, value in values.items()})
    raise BadRequest(f"line {number}: is no row of a ledger’s table")
