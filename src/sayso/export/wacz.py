"""A WACZ file as it is written: web archives, their index and whatever lies beside them, each with its digest.

Source: Webrecorder, "Web Archive Collection Zipped", version 1.1.1; the index is CDXJ, its keys are SURTs (Internet
Archive, "Sort-friendly URI Reordering Transform"). The same content makes the same bytes: nothing in it tells when it
was made.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import BinaryIO, Final
from urllib.parse import urlsplit
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from sayso.archive.index import Place
from sayso.archive.records import Record

WARC: Final = "pages.warc.gz"
"""The one archive in the file, in the folder that the standard names."""

_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
"""What a ZIP file can tell at the earliest; every member has it."""

_WWW: Final = re.compile(r"^www\d{0,2}\.")


@dataclass(frozen=True, slots=True)
class _Resource:
    path: str
    digest: str
    size: int
    columns: Sequence[str]

    def told(self) -> dict[str, object]:
        name = self.path.rpartition("/")[2]
        told = {"name": name, "path": self.path, "hash": f"sha256:{self.digest}", "bytes": self.size}
        if not self.columns:
            return told
        return told | {"schema": {"fields": [{"name": one, "type": "string"} for one in self.columns]}}


class Wacz:
    """One file in the making. Members are written in the order of the calls; ``close`` tells what it holds."""

    def __init__(self, out: BinaryIO) -> None:
        """``out``: can be sought in."""
        self._zip = ZipFile(out, "w")
        self._resources: list[_Resource] = []
        self._index: list[str] = []
        self._pages: list[dict[str, str]] = []

    def pages(self, found: Iterable[tuple[Place, bytes, Record, str | None]]) -> None:
        """Writes the archive, as its records lie elsewhere, and its index and list of pages.

        Args:
            found: each page once: where its records lay, the records, the first of them read, and the page's title.
        """
        offset, digest = 0, sha256()
        with self._zip.open(_info(f"archive/{WARC}", ZIP_STORED), "w", force_zip64=True) as archive:
            for place, records, page, title in found:
                archive.write(records)
                digest.update(records)
                self._list(place, page, title, offset, len(records))
                offset += len(records)
        self._resources.append(_Resource(f"archive/{WARC}", digest.hexdigest(), offset, ()))
        self.add("indexes/index.cdx", ("".join(f"{line}\n" for line in sorted(self._index)).encode(),))
        head = {"format": "json-pages-1.0", "id": "pages", "title": "All pages"}
        self.add("pages/pages.jsonl", (f"{json.dumps(one)}\n".encode() for one in [head, *self._pages]))

    def _list(self, place: Place, page: Record, title: str | None, offset: int, size: int) -> None:
        at = place.at.astimezone(UTC)
        told = {
            "url": page.url,
            "mime": page.media_type.partition(";")[0].strip() or "application/octet-stream",
            "status": page.status or "200",
            "digest": f"sha256:{page.digest}",
            "length": str(size),
            "offset": str(offset),
            "filename": WARC,
        }
        self._index.append(f"{surt(page.url)} {at:%Y%m%d%H%M%S} {json.dumps(told)}")
        line = {"id": place.sha256[:16], "url": page.url, "ts": at.strftime("%Y-%m-%dT%H:%M:%SZ")}
        self._pages.append(line | ({"title": title} if title else {}))

    def add(self, path: str, chunks: Iterable[bytes], columns: Sequence[str] = ()) -> None:
        """Writes a member. ``columns`` of a table: each holds words, for "none" may stand where numbers do."""
        digest, size = sha256(), 0
        with self._zip.open(_info(path, ZIP_DEFLATED), "w", force_zip64=True) as member:
            for chunk in chunks:
                member.write(chunk)
                digest.update(chunk)
                size += len(chunk)
        self._resources.append(_Resource(path, digest.hexdigest(), size, columns))

    def close(self, title: str, description: str, software: str, as_of: datetime | None) -> None:
        """Tells what the file holds, with every member's digest, and ends it."""
        moment = {"created": as_of.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")} if as_of else {}
        package = {
            "profile": "data-package",
            "wacz_version": "1.1.1",
            "title": title,
            "description": description,
            "software": software,
            **moment,
            "resources": [one.told() for one in self._resources],
        }
        said = json.dumps(package, indent=1, ensure_ascii=False).encode()
        self._zip.writestr(_info("datapackage.json", ZIP_DEFLATED), said)
        seal = {"path": "datapackage.json", "hash": f"sha256:{sha256(said).hexdigest()}"}
        self._zip.writestr(_info("datapackage-digest.json", ZIP_DEFLATED), json.dumps(seal, indent=1).encode())
        self._zip.close()


def _info(path: str, compression: int) -> ZipInfo:
    info = ZipInfo(path, _EARLIEST)
    info.compress_type = compression
    info.external_attr = 0o644 << 16
    return info


def surt(url: str) -> str:
    """The key by which an address is sorted: ``com,example)/news?a=1&b=2``; as it is where it has no host."""
    parts = urlsplit(url)
    if not parts.hostname:
        return url.casefold().replace(" ", "%20")
    host = ",".join(reversed(_WWW.sub("", parts.hostname).split(".")))
    usual = {"http": 80, "https": 443}.get(parts.scheme)
    port = f":{parts.port}" if parts.port not in (None, usual) else ""
    query = "&".join(sorted(parts.query.lower().split("&"))) if parts.query else ""
    path = parts.path.lower().rstrip("/") or "/"
    return f"{host}{port}){path}{f'?{query}' if query else ''}".replace(" ", "%20")
