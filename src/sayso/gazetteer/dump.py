"""A GeoNames dump into a compiled file: two passes over the lines, in memory bounded by the number of areas.

The format is GeoNames' (readme.txt of the dumps): 19 tab-separated columns, UTF-8; no line is trusted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sayso.errors import UnusableGazetteer
from sayso.gazetteer.compile import Compiler, Row
from sayso.gazetteer.extent import Extent

COLUMNS = 19
LONGEST_LINE = 65_536
COUNTRIES = ("PCLI", "PCL", "PCLD", "PCLS", "PCLF", "PCLIX", "TERR")
SMALLEST_KM = 5.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a dump that could be read."""

    id: int
    name: str
    others: tuple[str, ...]
    lat: float
    lon: float
    kind: str
    code: str
    country: str
    first: str
    second: str
    population: int


@dataclass
class Read:
    """What a dump held."""

    rows: int = 0
    skipped: int = 0
    """Lines that are no place of the format, or lie nowhere on the globe."""


@dataclass
class _Areas:
    """Areas by their codes, and the reach of each by the places in it."""

    countries: dict[str, Line] = field(default_factory=dict)
    firsts: dict[tuple[str, str], Line] = field(default_factory=dict)
    seconds: dict[tuple[str, str, str], Line] = field(default_factory=dict)
    extents: defaultdict[tuple[str, ...], Extent] = field(default_factory=lambda: defaultdict(Extent))

    def takes(self, line: Line) -> bool:
        """Keeps an area, or counts a place for its areas; whether it was an area."""
        if line.kind == "A" and line.code in COUNTRIES and line.country:
            known = self.countries.get(line.country)
            if known is None or line.population > known.population:
                self.countries[line.country] = line
        elif line.kind == "A" and line.code == "ADM1":
            self.firsts[line.country, line.first] = line
        elif line.kind == "A" and line.code == "ADM2":
            self.seconds[line.country, line.first, line.second] = line
        else:
            if line.kind == "P":
                for key in ((line.country,), (line.country, line.first), (line.country, line.first, line.second)):
                    if all(key):
                        self.extents[key].add(line.lat, line.lon)
            return False
        return True

    def is_kept(self, line: Line) -> bool:
        """Whether this line is an area that was added before."""
        return line in (
            self.countries.get(line.country),
            self.firsts.get((line.country, line.first)),
            self.seconds.get((line.country, line.first, line.second)),
        )


def parsed(line: str) -> Line | None:
    """One line of a dump; None where it is none."""
    cells = line.rstrip("\r\n").split("\t")
    if len(cells) != COLUMNS or not cells[1].strip():
        return None
    try:
        number, lat, lon, people = int(cells[0]), float(cells[4]), float(cells[5]), int(cells[14] or 0)
    except ValueError:
        return None
    if not (0 < number < 1 << 32 and -90 <= lat <= 90 and -180 <= lon <= 180):
        return None
    others = tuple(one for one in (cells[2], *cells[3].split(",")) if one)
    return Line(
        number, cells[1], others, lat, lon, cells[6][:1] or "P", cells[7], cells[8], cells[10], cells[11], people
    )


def lines_of(file: Path, read: Read | None = None) -> Iterator[Line]:
    """The lines of a dump that could be read, one at a time; ``read`` counts the others."""
    with file.open(encoding="utf-8", errors="replace", newline="\n") as opened:
        while line := opened.readline(LONGEST_LINE):
            found = parsed(line)
            if found:
                yield found
            elif read is not None and line.strip():
                read.skipped += 1


def compile_dump(file: Path, out: Path) -> Read:
    """Compiles a dump.

    Args:
        file: a GeoNames dump, unpacked.
        out: where the compiled file goes; written whole or not at all.

    Raises:
        UnusableGazetteer: no line of it is a place of the format, or one of the files cannot be opened.
    """
    read, areas = Read(), _Areas()
    try:
        for line in lines_of(file, read):
            areas.takes(line)
            read.rows += 1
        if not read.rows:
            raise UnusableGazetteer(f"{file}: holds no line of a GeoNames dump (19 columns, tab-separated)")
        with Compiler() as compiler:
            _add(compiler, areas, file)
            compiler.write(
                out, f"GeoNames dump {file.name[:60]} of {datetime.fromtimestamp(file.stat().st_mtime, UTC):%Y-%m-%d}"
            )
    except OSError as refused:
        raise UnusableGazetteer(f"{refused.filename or file}: {refused.strerror or refused}") from refused
    return read


def _add(compiler: Compiler, areas: _Areas, file: Path) -> None:
    numbers: dict[tuple[str, ...], int] = {}
    for code, line in sorted(areas.countries.items()):
        numbers[(code,)] = compiler.country(code, _row(line, numbers, areas.extents[(code,)], "A.PCLI"))
    for key, line in (*sorted(areas.firsts.items()), *sorted(areas.seconds.items())):
        numbers[key] = compiler.add(_row(line, numbers, areas.extents[key]))
    for line in lines_of(file):
        if not (line.kind == "A" and areas.is_kept(line)):
            compiler.add(_row(line, numbers, None))


def _row(line: Line, numbers: dict[tuple[str, ...], int], extent: Extent | None, feature: str | None = None) -> Row:
    """``extent``: of an area, which reaches from its own point as far as its places lie; None: the place is a point."""
    own = (line.country, line.first, line.second)
    return Row(
        line.id,
        line.name,
        line.lat,
        line.lon,
        feature or f"{line.kind}.{line.code or '?'}",
        line.others,
        (),
        numbers.get(own[:1]),
        numbers.get(own[:2]),
        numbers.get(own),
        line.population,
        0.0 if extent is None else max(SMALLEST_KM, extent.radius_around(line.lat, line.lon)),
    )
