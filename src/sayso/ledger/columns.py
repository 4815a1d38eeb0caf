"""How values that SQL does not know are kept in columns."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

from sayso.domain.text import Span, Spans

ESCAPE = "\x1a"


class Words(TypeDecorator[str]):
    """Any string of Python's, character for character.

    Databases refuse lone surrogates, and some refuse NUL, both of which hostile pages have. Such strings are kept as
    ``ESCAPE`` with their JSON; all others stand as they are, to be searched by anybody's tools.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """To the column."""
        del dialect
        if value is None or _plain(value):
            return value
        return ESCAPE + json.dumps(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], str | None]:
        """From the column; without the layer between, since rows are many."""
        del dialect, coltype
        return _unescaped


def _unescaped(value: str | None) -> str | None:
    return str(json.loads(value[1:])) if value and value[0] == ESCAPE else value


def _plain(value: str) -> bool:
    if "\0" in value or value[:1] == ESCAPE:
        return False
    if value.isascii():
        return True
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


class SpanList(TypeDecorator[Spans]):
    """Spans as ``start-end,start-end``; none is the empty string."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Spans | None, dialect: Dialect) -> str | None:
        """To the column."""
        del dialect
        return None if value is None else spans_to(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], Spans | None]:
        """From the column."""
        del dialect, coltype
        return _spans


def spans_to(spans: Spans) -> str:
    """Writes ``start-end,start-end``."""
    return ",".join(f"{span.start}-{span.end}" for span in spans)


def spans_from(value: str) -> Spans:
    """Reads ``start-end,start-end``."""
    if not value:
        return ()
    found = []
    for pair in value.split(","):
        start, _, end = pair.partition("-")
        found.append(Span(int(start), int(end)))
    return tuple(found)


@lru_cache(maxsize=4096)
def _spans(value: str | None) -> Spans | None:
    return None if value is None else spans_from(value)


class Instant(TypeDecorator[datetime]):
    """A moment in UTC to the microsecond, in a text of one width that sorts as time does."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """To the column."""
        del dialect
        return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")[:26] + "Z"

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], datetime | None]:
        """From the column."""
        del dialect, coltype
        return _moment


class Zoned(TypeDecorator[datetime]):
    """A moment with the offset that it was told with."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """To the column."""
        del dialect
        return None if value is None else value.isoformat()

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], datetime | None]:
        """From the column."""
        del dialect, coltype
        return _moment


@lru_cache(maxsize=4096)
def _moment(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value)
