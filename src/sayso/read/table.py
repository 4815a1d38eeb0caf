"""Posts in a spreadsheet: CSV or TSV with a header row, as programs and Excel write it, one post a row."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path
from typing import TextIO

from sayso.errors import BinaryInput, EmptyInput, UndecodableInput, UnreadableReport
from sayso.read.build import BLANK
from sayso.read.columns import Columns, Role, columns_of, moment_in, month_first
from sayso.read.post import LONGEST, Aside, Post, Shown

DELIMITERS = (",", ";", "\t", "|")
LONGEST_FIELD = 16 * LONGEST
"""Code points of one cell; a longer one means a quotation mark that nothing closes, and reading stops there."""

MOST_COLUMNS = 1_000
_LOOKED_AT = 1_000  # rows from which a column's order of day and month is told
_HEAD = 65_536
_CHUNK = 1024 * 1024
_SEPARATOR = re.compile(r"^\ufeff?\"?sep=(.)\"?\s*$", re.IGNORECASE)
_FORMULA = re.compile(r'="(.*)"', re.DOTALL)
_NOTHING = frozenset({"#N/A", "#VALUE!", "#REF!", "#NAME?", "NULL", "null", "NaN", "nan", "N/A"})
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@dataclass(frozen=True, slots=True)
class _Sheet:
    """How one spreadsheet is to be read. ``month_leads``: by column, whether its dates put the month first."""

    path: str
    columns: Columns
    month_leads: dict[Role, bool | None]


def posts_of(path: str) -> Iterator[Post | UnreadableReport | Aside]:
    """Yields the rows of a spreadsheet as posts, first of all what its columns were taken for.

    Raises:
        UnreadableReport: it is no spreadsheet with a column for the text of posts.
    """
    file = Path(path)
    encoding, why = _encoding(file, path)
    with file.open(encoding=encoding, errors="strict", newline="") as opened:
        rows = _rows(opened, path)
        header = next((row for row in rows if any(cell.strip() for cell in row)), None)
        columns = columns_of(header) if header and len(header) <= MOST_COLUMNS else None
        if columns is None:
            raise EmptyInput(path, "no column for the words of posts (text, message, content, …) in its first row")
        yield Aside(path, str(columns) + (f"; read as {encoding}, {why}" if why else ""))
        yield from _posts(rows, columns, path)


def _posts(rows: Iterator[list[str]], columns: Columns, path: str) -> Iterator[Post | UnreadableReport | Aside]:
    first: list[list[str]] = []
    broken: UnreadableReport | None = None
    try:
        first.extend(islice(rows, _LOOKED_AT))
    except UnreadableReport as refused:
        broken = refused
    times = [role for role in (Role.TIME, Role.UPDATED) if role in columns.by_role]
    leads: dict[Role, bool | None] = {
        role: month_first([_cell(row, columns.by_role[role]) for row in first]) for role in times
    }
    sheet = _Sheet(path, columns, leads)
    empty = 0
    number = 1
    try:
        for row in chain(first, rows if broken is None else ()):
            number += 1
            post = _post(row, sheet, number)
            if isinstance(post, Post) and not post.words.strip() and not post.media:
                empty += 1
            else:
                yield post
    except UnreadableReport as refused:
        broken = refused
    if broken is not None:
        yield broken
    if empty:
        yield Aside(path, f"no reports: {empty} rows without words", lost=True)


def _encoding(file: Path, where: str) -> tuple[str, str]:
    """The encoding of a whole file, by its mark, else UTF-8 if all of it is, else that of Western Windows."""
    with file.open("rb") as opened:
        head = opened.read(4)
        mark = next((name for mark, name in _MARKS if head.startswith(mark)), None)
        if mark:
            return mark, ""
        opened.seek(0)
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            while chunk := opened.read(_CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            opened.seek(0)
            if b"\0" in opened.read(_HEAD):
                raise BinaryInput(where, "looks like binary data, not a spreadsheet in CSV") from None
            return "cp1252", "not being UTF-8"
    return "utf-8", ""


def _rows(opened: TextIO, where: str) -> Iterator[list[str]]:
    """The rows of the sheet, without Excel's line that names the delimiter.

    Raises:
        UnreadableReport: from here on it cannot be read.
    """
    head = opened.read(_HEAD)
    opened.seek(0)
    first = head.split("\n", 1)[0]
    told = _SEPARATOR.match(first)
    if told:
        opened.readline()
    delimiter = told[1] if told else _delimiter(head)
    csv.field_size_limit(LONGEST_FIELD)
    reader = csv.reader(_lines(opened), delimiter=delimiter, strict=False)
    try:
        yield from reader
    except csv.Error as exc:
        where_in = f"from line {reader.line_num} on"
        raise UndecodableInput(where, f"{where_in} it is no CSV ({exc}); a quotation mark may be left open") from exc
    except UnicodeError as exc:
        raise UndecodableInput(where, f"after line {reader.line_num} bytes that are no text") from exc


def _lines(opened: TextIO) -> Iterator[str]:
    while line := opened.readline(LONGEST_FIELD + 1):
        if len(line) > LONGEST_FIELD:
            raise csv.Error(f"a line of more than {LONGEST_FIELD:,} characters")
        yield line


def _delimiter(head: str) -> str:
    """The delimiter by which the first row names most columns that are known, then by which it has most."""
    lines = [line for line in head.splitlines() if line.strip()]

    def worth(delimiter: str) -> tuple[int, int]:
        try:
            header = next(csv.reader(lines[:1], delimiter=delimiter), [])
        except csv.Error:
            return 0, 0
        columns = columns_of([_bare(cell) for cell in header])
        return (len(columns.by_role) if columns else 0), len(header)

    return max(DELIMITERS, key=worth)


def _bare(cell: str) -> str:
    """A cell's words without what Excel writes around them: a formula that yields text, an apostrophe, an error."""
    words = cell.strip(BLANK)
    formula = _FORMULA.fullmatch(words)
    if formula:
        words = formula[1].replace('""', '"')
    return "" if words in _NOTHING else words


def _cell(row: Sequence[str], at: int | None) -> str:
    return _bare(row[at]) if at is not None and at < len(row) else ""


def _post(row: Sequence[str], sheet: _Sheet, number: int) -> Post | UnreadableReport:
    where = f"{sheet.path}, row {number}"
    if any("\0" in cell for cell in row):
        return BinaryInput(where, "holds NUL characters")
    columns = sheet.columns.by_role

    def cell(role: Role) -> str:
        return _cell(row, columns.get(role))

    clock = f" {cell(Role.CLOCK)}" if cell(Role.CLOCK) else ""
    published, told = moment_in(cell(Role.TIME) + clock, month_leads=sheet.month_leads.get(Role.TIME))
    updated, _ = moment_in(cell(Role.UPDATED), month_leads=sheet.month_leads.get(Role.UPDATED))
    url = cell(Role.URL)
    header = sheet.columns.header
    facts = [(f"column “{header[at]}”", words) for at in sheet.columns.others if (words := _cell(row, at))]
    if cell(Role.TIME) and published is None:
        facts.insert(0, ("time not understood", cell(Role.TIME) + clock))
    language = cell(Role.LANGUAGE).lower()
    return Post(
        where=where,
        path=sheet.path,
        digest=sha256("\x1f".join(row).encode("utf-8", "surrogatepass")).hexdigest(),
        words=cell(Role.TEXT),
        url=url if url.startswith(("https://", "http://")) and not re.search(r"\s", url) else None,
        author=cell(Role.AUTHOR)[:200] or None,
        title=cell(Role.TITLE)[:1_000] or None,
        language=language[:2] if re.fullmatch(r"[a-z]{2}(?:[-_].{0,8})?", language) else None,
        published=published,
        updated=updated,
        time_told=f"column “{header[columns[Role.TIME]]}”, {told}" if Role.TIME in columns else "",
        facts=tuple(facts),
        media=tuple(Shown(name) for part in re.split(r"[;|\n]", cell(Role.MEDIA)) if (name := part.strip())),
    )
