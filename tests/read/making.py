"""Archives and PDF files made for tests, whole and broken."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Sequence


def record(
    kind: str,
    url: str,
    block: bytes,
    content_type: str = "application/http; msgtype=response",
    length: int | None = None,
) -> bytes:
    """One WARC record; ``length`` is what it says of itself where that is not the truth."""
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2031-04-02T09:30:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{zlib.crc32(url.encode()):012d}>\r\n"
        f"Content-Type: {content_type}\r\nContent-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def answer(body: bytes, headers: str = "Content-Type: text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    """An HTTP response as it is sent."""
    return f"HTTP/1.1 {status}\r\n{headers}\r\n\r\n".encode() + body


def archive(*records: bytes, packed: bool = True) -> bytes:
    """A WARC file, each record a gzip member of its own where packed: the same bytes whenever it is made."""
    return b"".join(gzip.compress(one, mtime=0) if packed else one for one in records)


def page_of(title: str) -> bytes:
    """A small page about one thing."""
    return (
        f"<html lang=en><head><title>{title}</title></head><body><h1>{title}</h1>"
        f"<p>The mayor of Orda said on Monday that the bridge of {title} had been closed by both armies.</p>"
        "<p>Neither army would say who had closed it first, and the road to the market has been empty since then.</p>"
        "<p>Traders said that they had lost a week of sales and that nobody had told them when it would open again.</p>"
        "</body></html>"
    ).encode()


def pdf(pages: Sequence[Sequence[str]], info: str = "", stream: bytes | None = None, trailer: str = "") -> bytes:
    """A PDF with these lines on its pages; ``stream`` stands in for every page's own content where given."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        shown = "".join(f"({line.replace('(', '').replace(')', '')}) Tj T*\n" for line in lines)
        content = stream if stream is not None else zlib.compress(f"BT /F1 10 Tf 14 TL 50 800 Td\n{shown}ET".encode())
        number = len(objects) + 1
        kids.append(f"{number} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 850] /Contents {number + 1} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(content), content))
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    if info:
        objects.append(f"<< {info} >>".encode())
        trailer += f" /Info {len(objects)} 0 R"
    made = bytearray(b"%PDF-1.5\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    at = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    made += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R{trailer} >>\nstartxref\n{at}\n%%EOF\n".encode()
    return bytes(made)
