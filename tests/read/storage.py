"""A small server that speaks as much of S3 as listing and reading objects takes."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

AT_ONCE = 3
"""Objects in one answer to a listing: fewer than a test's, so that the rest must be asked for."""

KEY, SECRET = "desk", "word"


@dataclass
class Storage:
    """Objects by bucket and key. ``forbidden``: keys that may not be read; ``asked``: each object's parts, as asked."""

    objects: dict[str, bytes] = field(default_factory=dict)
    forbidden: set[str] = field(default_factory=set)
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    port: int = 0

    @property
    def environment(self) -> dict[str, str]:
        """What the program is told of it, and of who asks."""
        return {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{self.port}",
            "AWS_ACCESS_KEY_ID": KEY,
            "AWS_SECRET_ACCESS_KEY": SECRET,
        }


class _Exchange(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    storage: Storage

    def log_message(self, *_: Any) -> None:
        """Says nothing."""

    def do_HEAD(self) -> None:
        """An object's size."""
        self._object(unquote(urlsplit(self.path).path)[1:], body=False)

    def do_GET(self) -> None:
        """A listing, or an object or a part of it."""
        split = urlsplit(self.path)
        if "list-type" in split.query:
            self._list(unquote(split.path)[1:].strip("/"), {key: one[0] for key, one in parse_qs(split.query).items()})
        else:
            self._object(unquote(split.path)[1:], body=True)

    def _list(self, bucket: str, asked: dict[str, str]) -> None:
        prefix = f"{bucket}/{asked.get('prefix', '')}"
        names = sorted(one for one in self.storage.objects if one.startswith(prefix))
        begin = int(asked.get("continuation-token", "0"))
        shown = names[begin : begin + min(AT_ONCE, int(asked.get("max-keys", "1000")))]
        more = begin + len(shown) < len(names)
        contents = "".join(
            f"<Contents><Key>{escape(one[len(bucket) + 1 :])}</Key><Size>{len(self.storage.objects[one])}</Size>"
            "<LastModified>2031-04-02T10:00:00.000Z</LastModified></Contents>"
            for one in shown
        )
        token = f"<NextContinuationToken>{begin + len(shown)}</NextContinuationToken>" if more else ""
        answer = (
            '<?xml version="1.0"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">'
            f"<IsTruncated>{str(more).lower()}</IsTruncated>{token}<KeyCount>{len(shown)}</KeyCount>{contents}"
            "</ListBucketResult>"
        )
        self._say(200, answer.encode(), {"Content-Type": "application/xml"}, body=True)

    def _object(self, name: str, *, body: bool) -> None:
        data = self.storage.objects.get(name)
        asked = self.headers.get("Range")
        if body:
            self.storage.asked.append((name, asked))
        if f"Credential={KEY}/" not in self.headers.get("Authorization", "") or name in self.storage.forbidden:
            self._say(403, b"", {}, body=body)
        elif data is None and any(one.startswith(f"{name}/") for one in self.storage.objects) and "/" not in name:
            self._say(200, b"", {}, body=body)  # the bucket
        elif data is None:
            self._say(404, b"", {}, body=body)
        elif part := re.fullmatch(r"bytes=(\d+)-(\d+)", asked or ""):
            first, last = int(part[1]), min(int(part[2]), len(data) - 1)
            self._say(206, data[first : last + 1], {"Content-Range": f"bytes {first}-{last}/{len(data)}"}, body=body)
        else:
            self._say(200, data, {}, body=body)

    def _say(self, status: int, data: bytes, headers: dict[str, str], *, body: bool) -> None:
        self.send_response(status)
        told = {"Content-Length": str(len(data)), "Last-Modified": "Wed, 02 Apr 2031 10:00:00 GMT", "ETag": '"one"'}
        for name, value in {**told, **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if body:
            self.wfile.write(data)


@contextmanager
def serving() -> Iterator[Storage]:
    """Serves objects on this machine for as long as it is entered."""
    storage = Storage()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Exchange", (_Exchange,), {"storage": storage}))
    storage.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield storage
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
