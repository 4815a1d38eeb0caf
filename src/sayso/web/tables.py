"""Tables and other downloads as files: made whole before the first byte goes out, and sent piece by piece.

So whatever fails while a file is made is an error page, never a file that ends in its midst; and a file of any length
takes little memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from tempfile import SpooledTemporaryFile
from typing import Final, TypeVar

from starlette.responses import Response, StreamingResponse

from sayso.export.cells import Row, csv_of, json_of

IN_MEMORY: Final = 1 << 20
"""Bytes of a file up to which it is kept in memory; a longer one goes to the disk."""

PIECE: Final = 1 << 16
AT_ONCE: Final = 200
"""Things that are asked for at a time while a table is made."""

_T = TypeVar("_T")


def as_csv(columns: Sequence[str], rows: Iterable[Row], name: str) -> Response:
    """The table as a CSV file, UTF-8 with a byte-order mark, which spreadsheets go by."""
    return download(csv_of(columns, rows), "text/csv; charset=utf-8", f"{name}.csv")


def as_json(columns: Sequence[str], rows: Iterable[Row], name: str) -> Response:
    """The table as a JSON array of objects."""
    return download(json_of(columns, rows), "application/json", f"{name}.json")


def download(chunks: Iterable[bytes], media_type: str, name: str) -> Response:
    """A file that is saved under a name, of these bytes."""
    kept = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  closed when it was sent
    try:
        for chunk in chunks:
            kept.write(chunk)
        size = kept.tell()
        kept.seek(0)
    except BaseException:
        kept.close()
        raise
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Content-Length": str(size)}
    return StreamingResponse(_pieces(kept), media_type=media_type, headers=headers)


def _pieces(kept: SpooledTemporaryFile[bytes]) -> Iterator[bytes]:
    with kept:
        while piece := kept.read(PIECE):
            yield piece


def in_portions(names: Sequence[str], ask: Callable[[Sequence[str]], Iterable[_T]]) -> Iterator[_T]:
    """What the names stand for, asked for in parts, in their order."""
    for start in range(0, len(names), AT_ONCE):
        yield from ask(names[start : start + AT_ONCE])
