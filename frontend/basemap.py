"""Makes the base map that ships with the pages: land, borders, disputed borders and names, from Natural Earth.

Natural Earth (naturalearthdata.com) is in the public domain. Run by hand where the data or the tolerances change:

    python frontend/basemap.py FOLDER_OF_NATURAL_EARTH_GEOJSON

Lines are simplified (Douglas and Peucker 1973) and kept as whole numbers of 1/500 degree, each point as its step from
the one before. A border that Natural Earth calls disputed, a line of control or indefinite goes among the disputed
ones, whichever file it stands in.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from sayso.gazetteer import CompiledGazetteer, packaged

OUT = Path(__file__).resolve().parent.parent / "src" / "sayso" / "web" / "static" / "basemap.json"
GRID = 500
"""Steps of the grid in one degree: about 220 metres."""

COAST, BORDER, DISPUTED = 0.025, 0.01, 0.004
"""Degrees by which a line may leave its true course."""

SMALLEST = 0.004
"""Square degrees below which an island is left out."""

NEAR = 0.5
"""Degrees, added up, within which a town of the gazetteer can be the one of the map."""

SURE = {"International boundary (verify)", "International boundary"}
Point = tuple[float, float]


def features(folder: Path, name: str) -> list[dict[str, Any]]:
    """The features of one layer."""
    found: list[dict[str, Any]] = json.loads((folder / f"{name}.json").read_text("utf-8"))["features"]
    return [one for one in found if one["geometry"]]


def lines(geometry: dict[str, Any]) -> Iterator[list[Point]]:
    """All lines and rings of a geometry."""
    kind, told = geometry["type"], geometry["coordinates"]
    deep = {"LineString": [[told]], "MultiLineString": [told], "Polygon": [told], "MultiPolygon": told}[kind]
    for part in deep:
        for line in part:
            yield [(x, y) for x, y, *_ in line]


def simplified(line: Sequence[Point], tolerance: float) -> list[Point]:
    """The line with no point left out that is further than the tolerance from what stays."""
    keep = {0, len(line) - 1}
    open_ = [(0, len(line) - 1)]
    while open_:
        first, last = open_.pop()
        (ax, ay), (bx, by) = line[first], line[last]
        dx, dy = bx - ax, by - ay
        length = dx * dx + dy * dy
        worst, at = 0.0, first
        for i in range(first + 1, last):
            px, py = line[i][0] - ax, line[i][1] - ay
            t = max(0.0, min(1.0, (px * dx + py * dy) / length)) if length else 0.0
            far = (px - t * dx) ** 2 + (py - t * dy) ** 2
            if far > worst:
                worst, at = far, i
        if worst > tolerance * tolerance:
            keep.add(at)
            open_ += [(first, at), (at, last)]
    return [line[i] for i in sorted(keep)]


def area(ring: Sequence[Point]) -> float:
    """Square degrees within a ring."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))) / 2


def centre(ring: Sequence[Point]) -> Point:
    """The centre of a ring's area: where the name of a state is written, and nothing else."""
    twice = [
        (a[0] * b[1] - b[0] * a[1], a[0] + b[0], a[1] + b[1]) for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)
    ]
    whole = sum(cross for cross, _, _ in twice) * 3
    return sum(cross * x for cross, x, _ in twice) / whole, sum(cross * y for cross, _, y in twice) / whole


def steps(line: Iterable[Point]) -> list[int]:
    """The line on the grid, each point as its step from the one before; points that fall together are one."""
    found: list[int] = []
    x = y = 0
    for lon, lat in line:
        dx, dy = round(lon * GRID) - x, round(lat * GRID) - y
        if not found or dx or dy:
            found += [dx, dy]
            x, y = x + dx, y + dy
    return found


def land(folder: Path) -> Iterator[list[list[int]]]:
    """All land, each piece a ring with the rings of the inner seas in it."""
    for one in features(folder, "ne_10m_land"):
        told = one["geometry"]["coordinates"]
        for piece in told if one["geometry"]["type"] == "MultiPolygon" else [told]:
            rings = [[(x, y) for x, y, *_ in ring] for ring in piece]
            if area(rings[0]) >= SMALLEST:
                yield [steps(simplified(ring, COAST)) for ring in rings if area(ring) >= SMALLEST]


def known_name(town: dict[str, Any], at: Point, gazetteer: CompiledGazetteer) -> str:
    """The name under which the gazetteer has the largest town near that bears one of Natural Earth's names for it.

    So map and reports use one name: Natural Earth's own are of several customs and years (Kharkov, Al-Qahirah). Where
    the gazetteer has no such town the plain name stays.
    """
    for kind in ("name", "nameascii", "namealt", "meganame"):  # from the likeliest to the strangest
        same = [
            one
            for one in gazetteer.candidates(town[kind] or "")
            if one.feature.startswith("P.") and abs(one.lon - at[0]) + abs(one.lat - at[1]) < NEAR
        ]
        if same:
            return max(same, key=lambda one: (one.primary, one.population)).name
    return str(town["name"])


def names(folder: Path) -> Iterator[list[object]]:
    """Names of states and of large towns: name, x, y, zoom from which it is shown, whether it is a town."""
    for one in features(folder, "ne_50m_admin_0_countries"):
        told = one["properties"]
        if told["TYPE"] in {"Sovereign country", "Country", "Sovereignty"}:
            ring = max(lines(one["geometry"]), key=area)
            x, y = centre(ring)
            yield [told["NAME"], round(x * GRID), round(y * GRID), told["MIN_LABEL"], 0]
    gazetteer = packaged()
    assert gazetteer, "the program came without its gazetteer"
    for one in features(folder, "ne_10m_populated_places_simple"):
        told = one["properties"]
        if told["scalerank"] <= 4:
            x, y = one["geometry"]["coordinates"]
            yield [known_name(told, (x, y), gazetteer), round(x * GRID), round(y * GRID), 4 + told["scalerank"] / 2, 1]


def main(folder: Path) -> None:
    """Writes the file and tells its size."""
    borders: dict[bool, list[list[int]]] = {True: [], False: []}
    for name in ("ne_10m_admin_0_boundary_lines_land", "ne_10m_admin_0_boundary_lines_disputed_areas"):
        for one in features(folder, name):
            sure = one["properties"]["featurecla"] in SURE
            for line in lines(one["geometry"]):
                borders[sure].append(steps(simplified(line, BORDER if sure else DISPUTED)))
    told = {
        "grid": GRID,
        "land": list(land(folder)),
        "borders": borders[True],
        "disputed": borders[False],
        "names": list(names(folder)),
    }
    OUT.write_text(json.dumps(told, ensure_ascii=False, separators=(",", ":")), "utf-8")
    print(f"{OUT.name}: {OUT.stat().st_size:,} bytes")  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]))
