"""Web archives: WARC files, and WACZ packages that hold them, one report for each page in them.

Records are cut out here, in bounded memory and past what is broken; what stands in a record (its headers, the HTTP
message, its chunks) is read by warcio. WARC: ISO 28500:2017. WACZ: Webrecorder's specification 1.1.1.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, TypeAlias

from warcio.bufferedreaders import ChunkedDataReader  # type: ignore[import-untyped]
from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]
from warcio.recordloader import ArcWarcRecord, ArcWarcRecordLoader  # type: ignore[import-untyped]
from warcio.statusandheaders import StatusAndHeadersParserException  # type: ignore[import-untyped]

from sayso.errors import BinaryInput, ForbiddenInput, MissingInput, OversizedInput, UnreadableReport
from sayso.read.inputs import MAX_BYTES
from sayso.read.members import Stream
from sayso.read.saved import Counted, Saved
from sayso.read.stored import Stored, open_stored
from sayso.read.unpack import unpacked

SUFFIXES = (".warc", ".warc.gz", ".wacz")
"""How archives are named."""

HEADERS = 64 * 1024
"""Bytes of a record's headers, and as many again for those of the HTTP message in it."""

MAX_RECORDS = 10_000_000
"""Records of one archive that are looked at."""

UNFOLDS = 64
"""How many times its own size an archive may unfold to, beyond the first ``UNFOLDS_FREELY`` bytes."""

UNFOLDS_FREELY = 4 * 1024**3
LOST = 64 * 1024 * 1024
"""Bytes behind a broken record in which the next is looked for."""

MAX_FILES = 100_000
"""Files of a package."""

_DIRECTORY = 64 * 1024 * 1024  # bytes of a package's directory, which is read whole
_PAGE_TYPES = ("text/html", "application/xhtml+xml")
_NEXT_RECORD = re.compile(rb"\r\n\r\n(?=WARC/\d\.\d+\r\nWARC-)")
_STARTS = re.compile(rb"WARC/\d\.\d+\r?\n")
_DAMAGES_TOLD = 20


Found: TypeAlias = Saved | UnreadableReport | Counted


def is_archive(path: Path | Stored) -> bool:
    """Whether a file is named like a web archive."""
    return path.name.lower().endswith(SUFFIXES)


def open_archive(path: Path | Stored) -> Iterator[Found]:
    """Yields an archive's pages in its order, one at a time, whatever is broken among them; last, what else it held.

    Pages are records of HTML or PDF that a server answered with success, or that were saved as such (``resource``),
    and page texts (``conversion``, as in Common Crawl's WET files). Each is at most ``MAX_BYTES`` large, packed or
    not. What is broken or too large is an ``UnreadableReport`` of its own, and the rest goes on.
    """
    counted = Counted(str(path))
    refused = False
    try:
        size = path.size if isinstance(path, Stored) else path.stat().st_size
        with _opened(path) as file:
            packed = file.read(4) == b"PK\x03\x04"
            file.seek(0)
            for found in _package(path, size, counted) if packed else _records(file, size, str(path), counted):
                refused = refused or isinstance(found, UnreadableReport)
                yield found
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        yield MissingInput(str(path), "no such file")
        return
    except OSError as exc:
        yield ForbiddenInput(str(path), f"may not be read ({exc.strerror or exc})")
        return
    if counted.pages or refused:
        yield counted
    else:
        yield MissingInput(str(path), f"a web archive without pages ({counted.beside or 'no record in it'})")


def _opened(path: Path | Stored) -> BinaryIO:
    return open_stored(path) if isinstance(path, Stored) else path.open("rb")


class _Bounded(io.BufferedReader):
    """A file of which no more than ``_DIRECTORY`` bytes are read at once: zipfile reads its directory whole."""

    def read(self, size: int | None = -1, /) -> bytes:
        data = super().read(_DIRECTORY + 1 if size is None or size < 0 else min(size, _DIRECTORY + 1))
        if len(data) > _DIRECTORY:
            raise zipfile.BadZipFile("its directory is too large")
        return data


def _package(path: Path | Stored, size: int, counted: Counted) -> Iterator[Found]:
    """The WARC files of a package, read in place: no name in it is ever a name on the disk."""
    where = counted.where
    try:
        with _Bounded(_raw(path)) as file, zipfile.ZipFile(file) as package:
            names = [one for one in package.infolist() if one.filename.lower().endswith((".warc", ".warc.gz"))]
            if len(package.infolist()) > MAX_FILES:
                yield OversizedInput(where, f"holds more than {MAX_FILES:,} files")
                return
            if not names:
                yield MissingInput(where, "a package without a WARC file in it")
            for one in names:
                yield from _packed_file(package, one, size, counted)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as bad:
        yield BinaryInput(where, f"a damaged package ({str(bad)[:80]})")


def _raw(path: Path | Stored) -> io.RawIOBase:
    return open_stored(path) if isinstance(path, Stored) else io.FileIO(path)  # type: ignore[return-value]


def _packed_file(package: zipfile.ZipFile, one: zipfile.ZipInfo, size: int, counted: Counted) -> Iterator[Found]:
    where = f"{counted.where}: {_shown(one.filename)}"
    try:
        with package.open(one) as inside:
            yield from _records(inside, size, where, counted)  # type: ignore[arg-type]
    except RuntimeError as bad:  # zipfile's word for an encrypted file
        yield ForbiddenInput(where, f"may not be read ({str(bad)[:80]})")
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError) as bad:
        yield BinaryInput(where, f"damaged ({str(bad)[:80]})")
    except Exception as bad:  # noqa: BLE001  zlib.error, LZMAError, …: zipfile lets its unpackers' own errors through
        yield BinaryInput(where, f"damaged ({type(bad).__name__}: {str(bad)[:80]})")


def _shown(name: str) -> str:
    return "".join(char if char.isprintable() else "�" for char in name[:200])


def _records(file: BinaryIO, size: int, where: str, counted: Counted) -> Iterator[Found]:
    stream = Stream(file)
    told = 0
    for number in range(1, MAX_RECORDS + 1):
        found = _next_record(stream, f"{where}, record {number}", counted)
        for damage in stream.damage[: max(0, _DAMAGES_TOLD - told)]:
            told += 1
            yield BinaryInput(f"{where}, record {number}", f"damaged: {damage}")
        stream.damage.clear()
        if found is None:
            return
        yield from found
        if stream.spent > UNFOLDS_FREELY + UNFOLDS * size:
            yield OversizedInput(where, f"unfolds to more than {UNFOLDS} times its size: the rest is not read")
            return
    yield OversizedInput(where, f"more than {MAX_RECORDS:,} records: the rest is not read")


def _next_record(stream: Stream, where: str, counted: Counted) -> tuple[Found, ...] | None:
    """Reads one record; None at the end of the file, ``()`` for a record that is no page."""
    lost = _find_start(stream)
    if lost is None:
        return None
    broken: tuple[Found, ...] = ()
    if lost:
        broken = (BinaryInput(where, f"{lost:,} bytes before it are no record: passed over"),)
    if stream.at_boundary() or not stream.peek(1):
        return broken
    head = stream.until(b"\r\n\r\n", HEADERS)
    if head is None:
        stream.skip(1)
        return (*broken, BinaryInput(where, "a record without an end to its headers"))
    return broken + _record(stream, head, where, counted)


def _find_start(stream: Stream) -> int | None:
    """Goes to the next record's start; returns how many bytes were passed over, None at the end of the file.

    Behind ``LOST`` bytes that are no record it goes on at the next packed member that begins one, if there is any.
    """
    passed = 0
    while passed <= LOST:
        if stream.at_boundary():
            stream.pass_boundary()
        head = stream.peek(16)
        if not head:
            return passed or None
        if _STARTS.match(head):
            return passed
        if head[:1] in b"\r\n":
            stream.skip(1)
            continue
        line = stream.until(b"\n", 16 * 1024)
        passed += len(line) if line is not None else stream.skip(8 * 1024)
    return passed + stream.skip(UNFOLDS_FREELY)


def _record(stream: Stream, head: bytes, where: str, counted: Counted) -> tuple[Found, ...]:
    length = _length(head)
    if length is None:
        return (BinaryInput(where, "a record without a length"),)
    kind = _header(head, "WARC-Type").lower()
    if kind not in {"response", "resource", "conversion"}:
        counted.others[_named(kind)] += 1
        stream.skip(length)
        return ()
    if length > MAX_BYTES + HEADERS:
        stream.skip(length)
        counted.others["too large"] += 1
        return (_too_large(where, head, length),) if _may_be_page(head) else ()
    return _read_block(stream, head, length, where, counted)


def _read_block(stream: Stream, head: bytes, length: int, where: str, counted: Counted) -> tuple[Found, ...]:
    body, short = _block(stream, length)
    try:
        record = ArcWarcRecordLoader().parse_record_stream(io.BytesIO(head + body), known_format="warc")
        saved = _saved(record, where, counted, short)
    except UnreadableReport as refused:
        return (refused,)
    except (ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, ValueError, AttributeError) as bad:
        return (BinaryInput(where, f"a broken record ({str(bad)[:80]!a})"),)
    if saved is None:
        return (BinaryInput(where, short),) if short else ()
    counted.pages += 1
    return (saved,)


def _block(stream: Stream, length: int) -> tuple[bytes, str | None]:
    """A record's block, and what is wrong with it; a block that runs into the next record ends where that begins."""
    body = stream.read(length)
    if len(body) == length and (stream.peek(2) in {b"\r\n", b""}):
        return body, None
    runs_into = _NEXT_RECORD.search(body)
    if runs_into:
        stream.unread(body[runs_into.end() :])
        return body[: runs_into.start()], "its length is wrong: it ends where the next record begins"
    return body, "shorter than it says" if len(body) < length else "its length is wrong"


def _too_large(where: str, head: bytes, length: int) -> OversizedInput:
    url = _header(head, "WARC-Target-URI")[:200]
    said = f"{where} ({url})" if url else where
    limit = MAX_BYTES / 1024 / 1024
    return OversizedInput(said, f"{length / 1024 / 1024:.1f} MiB is larger than the limit of {limit:.1f} MiB")


def _may_be_page(head: bytes) -> bool:
    named = _header(head, "WARC-Identified-Payload-Type")
    return not named or named.startswith(_PAGE_TYPES)


def _named(kind: str) -> str:
    known = {"request": "requests", "revisit": "revisits", "warcinfo": "descriptions", "metadata": "metadata records"}
    return known.get(kind, "other records")


def _header(head: bytes, name: str) -> str:
    found = re.search(rb"(?im)^" + re.escape(name.encode()) + rb":[ \t]*([^\r\n]{0,4000})", head)
    return found[1].strip().decode("utf-8", "replace") if found else ""


def _length(head: bytes) -> int | None:
    words = _header(head, "Content-Length")
    return int(words) if words.isascii() and words.isdigit() and len(words) <= 15 else None


def _saved(record: ArcWarcRecord, where: str, counted: Counted, short: str | None) -> Saved | None:
    """The page in a record; None where it holds none."""
    url = (record.rec_headers.get_header("WARC-Target-URI") or "")[:4000] or None
    content_type, charset = _content_type(record)
    if record.http_headers is not None and not record.http_headers.get_statuscode().startswith("2"):
        counted.others["answers without success"] += 1
        return None
    wet = record.rec_type == "conversion" and content_type == "text/plain"
    if not wet and content_type not in {*_PAGE_TYPES, "application/pdf"}:
        counted.others["files that are no pages"] += 1
        return None
    where = f"{where} ({url[:200]})" if url else where
    data, note = _payload(record, where)
    notes = [("fetched", _header_of(record, "WARC-Date")), ("record", _header_of(record, "WARC-Record-ID"))]
    notes += [("payload", one) for one in (short, note) if one]
    told = tuple((what, how) for what, how in notes if how)
    return Saved(data, where, counted.where, _web_address(url), charset, told)


def _web_address(url: str | None) -> str | None:
    return url if url and url.startswith(("http://", "https://")) else None


def _header_of(record: ArcWarcRecord, name: str) -> str:
    return (record.rec_headers.get_header(name) or "").strip()[:200]


def _content_type(record: ArcWarcRecord) -> tuple[str, str | None]:
    headers = record.http_headers or record.rec_headers
    said = (headers.get_header("Content-Type") or "")[:500]
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", said, re.IGNORECASE)
    return said.split(";")[0].strip().lower(), charset[1] if charset else None


def _payload(record: ArcWarcRecord, where: str) -> tuple[bytes, str | None]:
    """The body, its chunks joined and unpacked; at most ``MAX_BYTES`` of it."""
    stream = record.raw_stream
    headers = record.http_headers
    if headers is not None and "chunked" in (headers.get_header("Transfer-Encoding") or "").lower():
        stream = ChunkedDataReader(stream)
    data = stream.read(MAX_BYTES + HEADERS + 1)
    packed = (headers.get_header("Content-Encoding") or "") if headers is not None else ""
    data, note = unpacked(data, packed[:200], where, MAX_BYTES)
    if len(data) > MAX_BYTES:
        raise OversizedInput(where, f"larger than the limit of {MAX_BYTES / 1024 / 1024:.1f} MiB")
    return data, note
