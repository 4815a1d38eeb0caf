"""One page as WARC records: the answer, the question, and how it was got.

A page's payload is kept unpacked, so that its digest is the ``sha256_raw`` of the report that was read from it; the
headers that told of the packing keep their names behind ``X-Archive-Orig-``, as other web archives do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]
from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]
from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

_OF_THE_WIRE = frozenset({"content-encoding", "transfer-encoding", "content-length"})

HOLDS_A_PAGE = frozenset({"response", "resource", "conversion"})
"""Kinds of record whose payload a report may have been read from."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Something to keep. ``headers`` and ``sent``: of the answer and of the request, where it came over HTTP."""

    url: str
    data: bytes
    at: datetime
    kind: str = "response"
    """``response``: came over HTTP; ``resource``: a file; ``conversion``: made from another record's content."""

    status: str = "200 OK"
    headers: tuple[tuple[str, str], ...] = ()
    sent: tuple[tuple[str, str], ...] = ()
    address: str = ""
    media_type: str = "application/octet-stream"
    facts: tuple[tuple[str, str], ...] = field(default=())
    """How it was got: names and values of the metadata record."""


@dataclass(frozen=True, slots=True)
class Record:
    """A record as read back."""

    kind: str
    url: str
    digest: str
    """The payload's SHA-256 as the record declares it, in hexadecimal; empty where it declares none."""

    payload: bytes
    at: datetime
    status: str
    """Of the answer, where it came over HTTP: ``200``; else empty."""

    media_type: str


def digest_of(data: bytes) -> str:
    """The digest as the records carry it."""
    return f"sha256:{sha256(data).hexdigest()}"


Raw: TypeAlias = Any
"""A record of warcio's, which has no types."""


def written(kept: Kept, twin: tuple[str, datetime] | None) -> list[bytes]:
    """The records of one page, each a gzip member: first the one with the page, or that it is the same as before.

    Args:
        kept: the page.
        twin: the address and the moment of a record that holds the same bytes already; then a ``revisit`` is written.
    """
    main = _revisit(kept, *twin) if twin else _page(kept)
    name = main.rec_headers.get_header("WARC-Record-ID")
    made = [main]
    also = {"WARC-Date": _date(kept.at), "WARC-Concurrent-To": name}
    if kept.sent:
        path = urlsplit(kept.url)
        target = (path.path or "/") + (f"?{path.query}" if path.query else "")
        asked = StatusAndHeaders(f"GET {target} HTTP/1.1", list(kept.sent), is_http_request=True)
        made.append(_writer().create_warc_record(kept.url, "request", http_headers=asked, warc_headers_dict=dict(also)))
    if kept.facts:
        said = "".join(f"{name}: {' '.join(value.split())}\r\n" for name, value in kept.facts).encode("utf-8")
        made.append(_plain(kept.url, "metadata", said, "application/warc-fields", also))
    return [_packed(record) for record in made]


def opening(name: str, software: str, at: datetime) -> bytes:
    """The record that every file begins with."""
    said = f"software: {software}\r\nformat: WARC File Format 1.1\r\n".encode()
    return _packed(
        _plain(None, "warcinfo", said, "application/warc-fields", {"WARC-Date": _date(at), "WARC-Filename": name})
    )


def read_record(data: bytes) -> Record:
    """Reads one record back.

    Raises:
        ValueError: it is none.
    """
    try:
        record = next(iter(ArchiveIterator(BytesIO(data))))
        payload: bytes = record.content_stream().read() if record.rec_type != "revisit" else b""
        declared = record.rec_headers.get_header("WARC-Payload-Digest") or ""
        url = record.rec_headers.get_header("WARC-Target-URI") or ""
        at = datetime.fromisoformat(record.rec_headers.get_header("WARC-Date") or "")
        answer = record.http_headers
        media_type = (answer or record.rec_headers).get_header("Content-Type") or ""
        status = answer.get_statuscode() if answer and record.rec_type != "request" else ""
    except (ArchiveLoadFailed, StopIteration, EOFError, ValueError, KeyError, AttributeError) as bad:
        raise ValueError(f"no WARC record ({' '.join(str(bad).split())[:100]})") from bad
    return Record(record.rec_type, url, declared.removeprefix("sha256:"), payload, at, status, media_type)


def _writer(out: BytesIO | None = None) -> WARCWriter:
    return WARCWriter(out if out is not None else BytesIO(), gzip=True, warc_version="WARC/1.1")


def _packed(record: Raw) -> bytes:
    out = BytesIO()
    _writer(out).write_record(record)
    return out.getvalue()


def _date(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _page(kept: Kept) -> Raw:
    told = {"WARC-Date": _date(kept.at), "WARC-Payload-Digest": digest_of(kept.data)}
    if kept.address:
        told["WARC-IP-Address"] = kept.address
    if kept.kind != "response":
        return _plain(kept.url, kept.kind, kept.data, kept.media_type, told)
    answer = StatusAndHeaders(kept.status, _stored(kept.headers, len(kept.data)), protocol="HTTP/1.1")
    return _writer().create_warc_record(
        kept.url,
        "response",
        payload=BytesIO(kept.data),
        length=len(kept.data),
        http_headers=answer,
        warc_headers_dict=told,
    )


def _revisit(kept: Kept, url: str, at: datetime) -> Raw:
    answer = StatusAndHeaders(kept.status, _stored(kept.headers, len(kept.data)), protocol="HTTP/1.1")
    return _writer().create_revisit_record(
        kept.url,
        digest_of(kept.data),
        url,
        _date(at),
        http_headers=answer if kept.headers else None,
        warc_headers_dict={"WARC-Date": _date(kept.at)},
    )


def _plain(url: str | None, kind: str, data: bytes, media_type: str, told: dict[str, str]) -> Raw:
    return _writer().create_warc_record(
        url, kind, payload=BytesIO(data), length=len(data), warc_content_type=media_type, warc_headers_dict=dict(told)
    )


def _stored(headers: Iterable[tuple[str, str]], length: int) -> list[tuple[str, str]]:
    """An answer's headers as they are true of what is kept."""
    kept = [
        (f"X-Archive-Orig-{name}" if name.lower() in _OF_THE_WIRE else name, " ".join(value.split()))
        for name, value in headers
    ]
    return [*kept, ("Content-Length", str(length))]
