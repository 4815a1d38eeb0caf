"""A compiled gazetteer, asked by name."""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path

import numpy as np

from sayso.domain.gazetteer import Candidate
from sayso.gazetteer.fold import FOLDED_BITS, folded, key_of
from sayso.gazetteer.layout import DEGREE, NONE, NONE_WIDE, RECORD, Compiled, open_compiled

PACKAGED = Path(__file__).resolve().parent / "world.gaz"
MOST = 64
"""Candidates of one name that are told, the most populous first: only names such as San Antonio have more."""

REMEMBERED = 4096
"""Names of records, areas mostly, and answers that are kept: a report asks for the same few names again and again."""

_POPULATION, _NAME = (RECORD.names or ()).index("population"), (RECORD.names or ()).index("name")


class CompiledGazetteer:
    """One mapped file. Opening it reads its header alone; a look-up touches a few pages."""

    def __init__(self, compiled: Compiled, *, own: bool = False) -> None:
        self.own = own
        """Whether it is a file that the user named, not the one that came with the program."""
        self.compiled = self._at = compiled
        self._told: dict[int, str] = {}
        self._asked: dict[tuple[str, int], tuple[Candidate, ...]] = {}
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
        return cls(open_compiled(file), own=file != PACKAGED)

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
        asked = (name, most)
        if (known := self._asked.get(asked)) is None:
            if len(self._asked) >= REMEMBERED:
                self._asked.clear()
            known = self._asked[asked] = self._look_up(name, most)
        return known

    def _look_up(self, name: str, most: int) -> tuple[Candidate, ...]:
        words = folded(name)
        if not words:
            return ()
        key = key_of(words)
        keys = self._at.keys
        low = key >> FOLDED_BITS << FOLDED_BITS
        first = int(keys.searchsorted(np.uint64(low), "left"))
        if first == len(keys) or int(keys[first]) >> FOLDED_BITS != low >> FOLDED_BITS:
            return ()
        last = int(keys.searchsorted(np.uint64(low | (1 << FOLDED_BITS) - 1), "right"))
        numbers = self._at.postings[first:last].tolist()
        same = [n for n, told in zip(numbers, keys[first:last].tolist(), strict=True) if told == key]
        wanted = list(dict.fromkeys(same or numbers))
        rows = dict(zip(wanted, self._at.records[wanted].tolist(), strict=True))
        order = sorted(rows, key=lambda n: (-rows[n][_POPULATION], n))[:most]
        return tuple([self._candidate(n, rows[n], words, exact=bool(same)) for n in order])

    def _candidate(self, number: int, row: tuple[int, ...], words: str, *, exact: bool) -> Candidate:
        key, lat, lon, population, start, admin2, admin1, country, radius, feature, asserted = row
        around: tuple[int, ...] = () if country in (NONE, number) else (country,)
        around += () if admin1 in (NONE, number) else (admin1,)
        around += () if admin2 in (NONE_WIDE, number) else (admin2,)
        name, claims = self._told.get(number) or self._read_name(start), self._claims[asserted]
        return Candidate(
            id=f"{self._sources[feature >> 12]}:{key}",
            name=name,
            lat=lat / DEGREE,
            lon=lon / DEGREE,
            feature=self._features[feature & 0xFFF],
            country=None if claims or country == NONE else self._codes[country],
            population=population,
            radius_km=float(radius),
            admin=tuple(self.name_of(one) for one in around if one != country),
            claimed_by=claims,
            exact=exact,
            primary=name.lower() == words or folded(name) == words,
            within=(*around, number),
        )

    def code_of(self, number: int) -> str | None:
        """The ISO code of a country's record; None where the record is no country."""
        return self._codes[number] if number < len(self._codes) else None

    def name_of(self, number: int) -> str:
        """The foremost name of a record."""
        if (known := self._told.get(number)) is not None:
            return known
        name = self._read_name(self._at.records[number].item()[_NAME])
        if len(self._told) < REMEMBERED:
            self._told[number] = name
        return name

    def _read_name(self, start: int) -> str:
        letters = self._at.names[start : start + 256].tobytes()
        return letters.partition(b"\n")[0].decode("utf-8", "replace")


def _list(header: object, name: str | None = None) -> list[object]:
    found = header.get(name) if name is not None and hasattr(header, "get") else header
    return list(found) if isinstance(found, (list, tuple)) else []


@cache
def packaged(file: Path = PACKAGED) -> CompiledGazetteer | None:
    """The gazetteer that came with the program, or another file of its kind, opened once a process.

    None where none came with the program: then every place stays unresolved, and says so.

    Raises:
        UnusableGazetteer: it is there and cannot be used.
    """
    return None if file == PACKAGED and not file.exists() else CompiledGazetteer.open(file)
