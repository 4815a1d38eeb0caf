"""Compiles rows of places into the file that ``store`` reads, in bounded memory whatever their number.

Rows go straight to disk; keys go to a fixed number of buckets by their upper bits, each of which is sorted by itself
at the end and appended: sorted buckets in order are a sorted whole.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import IO, Self

import numpy as np

from sayso.errors import UnusableGazetteer
from sayso.gazetteer.fold import folded, key_of
from sayso.gazetteer.layout import DEGREE, NONE, NONE_WIDE, RECORD, padding, preamble

BUCKETS_BITS = 6
ROWS_AT_ONCE = 4096
MOST_NAMES = 200
"""Names of one place that are indexed."""

SHORTEST = 3
_ENTRY = np.dtype([("key", "<u8"), ("record", "<u4")])
_CODE = re.compile(r"[A-Z0-9]{2,4}$")


@dataclass(frozen=True, slots=True)
class Row:
    """One place to be compiled; ``country``, ``admin1`` and ``admin2`` are numbers of rows added before."""

    id: int
    name: str
    lat: float
    lon: float
    feature: str
    names: Sequence[str] = ()
    sure: Sequence[str] = ()
    """Names that are indexed however short, abbreviations among them."""

    country: int | None = None
    admin1: int | None = None
    admin2: int | None = None
    population: int = 0
    radius_km: float = 0.0
    claimed_by: tuple[str, ...] = ()
    source: str = "geonames"


def names_of(main: str, others: Iterable[str], sure: Iterable[str] = ()) -> tuple[str, ...]:
    """The folded names under which a place is found: its own, and of the others those that are no codes or links."""
    found = {folded(one): None for one in (main, *sure)}
    for one in others:
        if _CODE.match(one) or "://" in one:
            continue
        words = folded(one)
        if len(words) >= SHORTEST:
            found[words] = None
        if len(found) >= MOST_NAMES:
            break
    found.pop("", None)
    return tuple(found)


class Compiler:
    """Takes rows, countries first, then first-level areas, second-level ones, all else; then writes the file."""

    def __init__(self) -> None:
        self.rows = 0
        self.codes: list[str] = []
        self._features: dict[str, int] = {}
        self._sources: dict[str, int] = {}
        self._claims: dict[tuple[str, ...], int] = {(): 0}
        self._letters = 0
        self._keys = 0
        self._pending = np.zeros(ROWS_AT_ONCE, RECORD)
        self._held = ExitStack()

    def __enter__(self) -> Self:
        folder = Path(self._held.enter_context(TemporaryDirectory(prefix="sayso-gazetteer-")))
        self._records = self._open(folder / "records")
        self._names = self._open(folder / "names")
        self._buckets = [self._open(folder / f"keys{n}") for n in range(1 << BUCKETS_BITS)]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._held.close()

    def _open(self, file: Path) -> IO[bytes]:
        return self._held.enter_context(file.open("w+b"))

    def country(self, code: str, row: Row) -> int:
        """Adds a country by its ISO 3166-1 code; all countries come before any other row."""
        self.codes.append(code)
        return self.add(row, country=self.rows)

    def add(self, row: Row, *, country: int | None = None) -> int:
        """Adds one place and returns its number."""
        number, at = self.rows, self.rows % ROWS_AT_ONCE
        feature = self._features.setdefault(row.feature, len(self._features))
        source = self._sources.setdefault(row.source, len(self._sources))
        if feature > 0xFFF or source > 0xF or (row.admin1 or 0) >= NONE:
            raise UnusableGazetteer("the list has more kinds of places or first-level areas than the layout holds")
        own = row.country if country is None else country
        self._pending[at] = (
            row.id,
            round(row.lat * DEGREE),
            round(row.lon * DEGREE),
            min(max(row.population, 0), NONE_WIDE),
            self._letters,
            NONE_WIDE if row.admin2 is None else row.admin2,
            NONE if row.admin1 is None else row.admin1,
            NONE if own is None else own,
            min(NONE, round(row.radius_km)),
            source << 12 | feature,
            self._claims.setdefault(row.claimed_by, len(self._claims)),
        )
        letters = row.name[:120].replace("\n", " ").encode() + b"\n"
        self._names.write(letters)
        self._letters += len(letters)
        self._index(number, names_of(row.name, row.names, row.sure))
        self.rows += 1
        if self.rows % ROWS_AT_ONCE == 0:
            self._records.write(self._pending.tobytes())
        return number

    def _index(self, number: int, names: Sequence[str]) -> None:
        for words in names:
            key = key_of(words)
            entry = key.to_bytes(8, "little") + number.to_bytes(4, "little")
            self._buckets[key >> (64 - BUCKETS_BITS)].write(entry)
            self._keys += 1

    def write(self, out: Path, name: str) -> None:
        """Writes the file, whole or not at all.

        Args:
            out: where to; what was there is replaced.
            name: which list this is, with its date.
        """
        self._records.write(self._pending[: self.rows % ROWS_AT_ONCE].tobytes())
        header = {
            "name": name,
            "records": self.rows,
            "keys": self._keys,
            "names": self._letters,
            "features": list(self._features),
            "sources": list(self._sources),
            "claims": [list(one) for one in self._claims],
            "countries": self.codes,
        }
        part = out.with_name(f"{out.name}.part")
        with part.open("wb") as written:
            written.write(preamble(header))
            _copy(self._records, written)
            for column in ("key", "record"):
                written.write(b"\0" * padding(written.tell()))
                for bucket in self._sorted():
                    written.write(bucket[column].tobytes())
            written.write(b"\0" * padding(written.tell()))
            _copy(self._names, written)
        part.replace(out)

    def _sorted(self) -> Iterator[np.ndarray[tuple[int], np.dtype[np.void]]]:
        for bucket in self._buckets:
            bucket.seek(0)
            yield np.sort(np.frombuffer(bucket.read(), _ENTRY), order=("key", "record"))


def _copy(source: IO[bytes], to: IO[bytes]) -> None:
    source.seek(0)
    shutil.copyfileobj(source, to)
