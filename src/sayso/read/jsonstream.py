"""Large JSON documents read record by record, in memory that one record bounds. ijson parses, the limits are ours.

A record is built here, without recursion, and given up when it is too large or too deep; the next one goes on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import BinaryIO, TypeAlias

import ijson  # type: ignore[import-untyped]  # it ships no types

from sayso.errors import UndecodableInput

MOST_DEPTH = 40
"""Containers within containers that a record may have."""

MOST_PARTS = 50_000
"""Keys and values that a record may have."""

MOST_WORDS = 4_000_000
"""Code points that a record's keys and values may have together."""

MOST_OPEN = 200
"""Containers within containers that a document may have outside its records."""

_LONGEST_SCALAR = 1_000
_BUFFER = 65_536

Value: TypeAlias = "dict[str, Value] | list[Value] | str | int | float | bool | None"
Record: TypeAlias = dict[str, Value]


@dataclass(frozen=True, slots=True)
class TooMuch:
    """A record that was passed over, and why."""

    why: str


Found: TypeAlias = "tuple[str, Record | TooMuch | str | int | float | bool | None]"


def records(file: BinaryIO, wanted: Collection[str], where: str) -> Iterator[Found]:
    """Yields every object that stands at one of the wanted places, and every short scalar outside them.

    Args:
        file: UTF-8 JSON.
        wanted: places as ijson writes them: keys joined by dots, ``item`` for an element of a list.
        where: what the file is called in messages.

    Yields:
        A place, and the record there, or why it was given up, or the scalar.

    Raises:
        UndecodableInput: from here on it is no JSON; what was yielded before stands.
    """
    path: list[str] = []  # the key in each container that is open; ``item`` in a list
    place = ""
    try:
        # not ijson.parse, which spells out the place of every event: of a deep document that is quadratic
        events = ijson.basic_parse(file, buf_size=_BUFFER, use_float=True)
        for event, value in events:
            if event == "map_key":
                path[-1] = value
                place = ".".join(path)
            elif event == "start_map" and place in wanted:
                yield place, _record(events)
            elif event in {"start_map", "start_array"}:
                if len(path) >= MOST_OPEN:
                    raise UndecodableInput(where, f"JSON with more than {MOST_OPEN:,} containers within one another")
                path.append("item" if event == "start_array" else "")
                place = ".".join(path)
            elif event in {"end_map", "end_array"}:
                path.pop()
                place = ".".join(path)
            elif not (isinstance(value, str) and len(value) > _LONGEST_SCALAR):
                yield place, _plain(value)
    except ijson.IncompleteJSONError as exc:
        raise UndecodableInput(where, "the JSON breaks off, or is broken") from exc
    except (ijson.JSONError, UnicodeError, ValueError, OverflowError) as exc:
        raise UndecodableInput(where, "broken JSON") from exc


def _plain(value: object) -> str | int | float | bool | None:
    if isinstance(value, Decimal):
        return float(value)
    return value if isinstance(value, (str, int, float, bool)) else None


def _record(events: Iterator[tuple[str, object]]) -> Record | TooMuch:
    """Builds the object that has just begun, and reads on to its end whatever becomes of it."""
    whole: Record = {}
    open_: list[Record | list[Value]] = [whole]
    keys: list[str] = [""]
    parts = words = 0
    refused: TooMuch | None = None
    depth = 1  # counted apart: of a refused record nothing more is kept
    for event, value in events:
        if event in {"end_map", "end_array"}:
            depth -= 1
            if depth == 0:
                return refused or whole
            if refused is None:
                open_.pop()
                keys.pop()
            continue
        begins = event in {"start_map", "start_array"}
        depth += begins
        if refused is not None:
            continue
        parts += 1
        words += len(value) if isinstance(value, str) else 0
        if depth > MOST_DEPTH or parts > MOST_PARTS or words > MOST_WORDS:
            refused = TooMuch(_too_much(depth, parts))
            open_, keys = [], []
        elif event == "map_key":
            keys[-1] = str(value)
        else:
            _grow(open_, keys, event, value)
    return refused or whole


def _grow(open_: list[Record | list[Value]], keys: list[str], event: str, value: object) -> None:
    fresh: Value = {} if event == "start_map" else [] if event == "start_array" else _plain(value)
    home = open_[-1]
    if isinstance(home, dict):
        home[keys[-1]] = fresh
    else:
        home.append(fresh)
    if isinstance(fresh, (dict, list)):
        open_.append(fresh)
        keys.append("")


def _too_much(depth: int, parts: int) -> str:
    if depth > MOST_DEPTH:
        return f"nested deeper than {MOST_DEPTH}"
    return f"more than {MOST_PARTS:,} parts" if parts > MOST_PARTS else f"more than {MOST_WORDS:,} characters"
