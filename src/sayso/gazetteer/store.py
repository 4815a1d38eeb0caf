"""A compiled gazetteer, asked by name."""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path

import numpy as np

from sayso.domain.gazetteer import Candidate
from sayso.gazetteer.fold import FOLDED_BITS, folded, key_of
from sayso.gazetteer.layout import DEGREE, NONE, NONE_WIDE, Compiled, open_compiled

PACKAGED = Path(__file__).resolve().parent / "world.gaz"
MOST = 64
"""Candidates of one name that are told, the most populous first: only names such as San Antonio have more."""


class CompiledGazetteer:
    """One mapped file. Opening it reads its header alone; a look-up touches a few pages."""

    def __init__(self, compiled: Compiled) -> None:
        self._at = compiled
        self._told: dict[int, Candidate] = {}
        header = compiled.header
        self._features = tuple(str(one) for one in _list(header, "features"))
        self._claims = tuple(tuple(str(one) for one in _list(row)) for row in _list(header, "claims"))
        self._sources = tuple(str(one) for one in _list(header, "sources"))
        self._codes = tuple(str(one) for one in _list(header, "countries"))

    @classmethod
    def open(cls, file: Path) -> CompiledGazetteer:
        """Opens a compiled file.

        Raises:
            UnusableGazetteer: it is missing, cut short, or of another layout.
        """
        return cls(open_compiled(file))

    def __len__(self) -> int:
        return len(self._at.records)

    @cached_property
    def name(self) -> str:
        """Which list this is, with its date: recorded with what it located."""
        return str(self._at.header["name"])

    def candidates(self, name: str, most: int = MOST) -> tuple[Candidate, ...]:
        """All places that bear a name, as written or as another romanisation writes it.

        Those whose name is the same to the letter (but for case, diacritics and script) alone where there are any,
        else those whose name is the same but for romanisation; most populous first, then by id. Empty: none is known.
        """
        words = folded(name)
        if not words:
            return ()
        key = key_of(words)
        keys = self._at.keys
        low = key >> FOLDED_BITS << FOLDED_BITS
        first = int(np.searchsorted(keys, np.uint64(low), "left"))
        last = int(np.searchsorted(keys, np.uint64(low + (1 << FOLDED_BITS) - 1), "right"))
        if first == last:
            return ()
        same = keys[first:last] == np.uint64(key)
        exact = bool(same.any())
        found = self._at.postings[first:last]
        numbers = np.unique(found[same] if exact else found)
        order = np.lexsort((numbers, -self._at.records["population"][numbers].astype(np.int64)))
        return tuple(self._candidate(int(numbers[one]), words, exact=exact) for one in order[:most])

    def _candidate(self, number: int, words: str, *, exact: bool) -> Candidate:
        row = self._at.records[number]
        country, admin1, admin2 = int(row["country"]), int(row["admin1"]), int(row["admin2"])
        around = tuple(one for one, no in ((country, NONE), (admin1, NONE), (admin2, NONE_WIDE)) if one not in (no, number))
        name = self._name(number)
        claims = self._claims[int(row["claims"])]
        code = self._codes[country] if country != NONE else None
        return Candidate(
            id=f"{self._sources[int(row['feature']) >> 12]}:{int(row['id'])}",
            name=name,
            lat=int(row["lat"]) / DEGREE,
            lon=int(row["lon"]) / DEGREE,
            feature=self._features[int(row["feature"]) & 0xFFF],
            country=None if claims else code,
            population=int(row["population"]),
            radius_km=float(row["radius"]),
            admin=tuple(self._name(one) for one in around),
            claimed_by=claims,
            exact=exact,
            primary=folded(name) == words,
            within=(*around, number),
        )

    def _name(self, number: int) -> str:
        start = int(self._at.records[number]["name"])
        letters = self._at.names[start : start + 256].tobytes()
        return letters.partition(b"\n")[0].decode("utf-8", "replace")


def _list(header: object, name: str | None = None) -> list[object]:
    found = header.get(name) if name is not None and hasattr(header, "get") else header
    return list(found) if isinstance(found, (list, tuple)) else []


@cache
def packaged(file: Path = PACKAGED) -> CompiledGazetteer | None:
    """The gazetteer that came with the program, opened once a process; None where none did.

    Raises:
        UnusableGazetteer: it is there and cannot be used.
    """
    return CompiledGazetteer.open(file) if file.exists() else None
