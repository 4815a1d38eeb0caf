"""The records of a WARC file, one report for each page in them.

Records are cut out here, in bounded memory and past what is broken; what stands in a record (its headers, the HTTP
message, its chunks) is read by warcio. WARC: ISO 28500:2017.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import BinaryIO, TypeAlias

from warcio.bufferedreaders import ChunkedDataReader  # type: ignore[import-untyped]
from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]
from warcio.recordloader import ArcWarcRecord, ArcWarcRecordLoader  # type: ignore[import-untyped]
from warcio.statusandheaders import StatusAndHeadersParserException  # type: ignore[import-untyped]

from sayso.errors import BinaryInput, OversizedInput, UnreadableReport
from sayso.read.inputs import MAX_BYTES
from sayso.read.members import Stream
from sayso.read.saved import Counted, Saved
from sayso.read.unpack import unpacked

HEADERS = 64 * 1024
"""Bytes of a record's headers, and as many again for those of the HTTP message in it."""

MAX_RECORDS = 10_000_000
"""Records of one archive that are looked at."""

UNFOLDS = 64
"""How many times its own size an archive may unfold to, beyond the first ``UNFOLDS_FREELY`` bytes."""

UNFOLDS_FREELY = 4 * 1024**3
LOST = 64 * 1024 * 1024
"""Bytes behind a broken record in which the next is looked for."""

_PAGE_TYPES = ("text/html", "application/xhtml+xml")
_NEXT_RECORD = re.compile(rb"\r\n\r\n(?=WARC/\d\.\d+\r\nWARC-)")
_STARTS = re.compile(rb"WARC/\d\.\d+\r?\n")
_DAMAGES_TOLD = 20


Found: TypeAlias = Saved | UnreadableReport | Counted


def records(file: BinaryIO, size: int, where: str, counted: Counted) -> Iterator[Found]:
    """What the records of a WARC file of that size hold, broken ones among them.

    Args:
        file: the file.
        size: its bytes, which bound what it may unfold to; a package's, where it lies in one.
        where: what it is called in messages.
        counted: takes in what is no page.
    """
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
