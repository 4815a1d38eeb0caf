"""The events of a brief on a map, as a picture: uncertainty is an area, and nothing stands at a country's centre."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sayso.ledger.overview import Listed
from sayso.web import labels
from sayso.web.brief import basemap, says
from sayso.web.brief.basemap import Point, Window
from sayso.web.brief.told import MapPicture, Spot, Written
from sayso.web.mappage import Located, reach

WIDTH: Final = 720.0
TALLEST, LOWEST = 460.0, 260.0
LEAST: Final = 4.0
"""Degrees of latitude that a map shows at least: the land around must be known again."""

ROOM: Final = 0.18
"""Share of the extent that is left free on each side."""

NEAREST: Final = 6.0
"""Pixels that an area has as its radius at least: a smaller one would look like a point."""

WIDE: Final = 6
"""UCDP's where_prec from which on a place is no less than a country."""

EARTH: Final = 6371.0088
"""Kilometres, mean radius (IUGG)."""

CORNERS: Final = 48
MOST_NAMES: Final = 22
LETTER: Final = 5.4
"""Pixels that a letter of a name takes, about."""


@dataclass(frozen=True, slots=True)
class _Chart:
    """Degrees to pixels: longitudes and latitudes equally spaced, true to scale in the middle (plate carrée)."""

    window: Window
    per_lon: float
    per_lat: float

    def at(self, point: Point) -> Point:
        return (
            round((point[0] - self.window.west) * self.per_lon, 1),
            round((self.window.north - point[1]) * self.per_lat, 1),
        )

    @property
    def height(self) -> float:
        return round((self.window.north - self.window.south) * self.per_lat, 1)


@dataclass(frozen=True, slots=True)
class _Place:
    lon: float
    lat: float
    radius: float
    events: tuple[int, ...]
    contested: bool


def map_picture(events: Iterable[tuple[int, Located]]) -> MapPicture | None:
    """The map of those events that have a position; None: none has.

    Args:
        events: with their numbers in the brief.
    """
    places = _unrolled(_places(events))
    if not places:
        return None
    chart = _fitted(places)
    spots = tuple(_spots(chart, places))
    wide = chart.window
    return MapPicture(
        width=WIDTH,
        height=chart.height,
        land=_paths(chart, (ring for piece in basemap.land(_grown(wide)) for ring in piece), close=True),
        borders=_paths(chart, basemap.borders(wide, disputed=False)),
        disputed=_paths(chart, basemap.borders(wide, disputed=True)),
        names=tuple(_names(chart, spots)),
        spots=spots,
        scale=_scale(chart),
    )


def beside_map(events: Sequence[Listed]) -> tuple[str, ...]:
    """How many of the brief's events are on its map, and how many are not for which want."""
    told = [one for one in events if one.lat is not None and one.lon is not None]
    wide = sum(_is_wide(one) for one in told)
    unplaced = sum(one.place is None for one in events if one not in told)
    return (
        labels.on_map(len(told) - wide),
        labels.unplaced(unplaced),
        labels.unlocated(len(events) - len(told) - unplaced),
        labels.too_wide(wide),
    )


def _is_wide(one: Located) -> bool:
    """Known to a country or a sea alone, for which no point can stand."""
    return one.precision is not None and one.precision >= WIDE


def _places(events: Iterable[tuple[int, Located]]) -> list[_Place]:
    """Those that a map can show, one place for all that share a point and an area; nothing is moved aside."""
    found: dict[tuple[float, float, float], list[tuple[int, bool]]] = {}
    for number, one in events:
        if one.lat is not None and one.lon is not None and not _is_wide(one):
            found.setdefault((one.lon, one.lat, reach(one)), []).append((number, one.contested > 0))
    return [
        _Place(lon, lat, radius, tuple(number for number, _ in here), any(contested for _, contested in here))
        for (lon, lat, radius), here in found.items()
    ]


def _unrolled(places: Sequence[_Place]) -> list[_Place]:
    """The places with their longitudes counted on from the far side of the widest gap, so that none is torn apart."""
    lons = sorted({one.lon for one in places})
    if not lons:
        return []
    gaps = [(later - lon, later) for lon, later in zip(lons, [*lons[1:], lons[0] + 360], strict=True)]
    first = max(gaps)[1]
    first = first - 360 if first > 180 else first
    return [_Place(one.lon + 360 if one.lon < first else one.lon, *_rest(one)) for one in places]


def _rest(one: _Place) -> tuple[float, float, tuple[int, ...], bool]:
    return one.lat, one.radius, one.events, one.contested


def _around(place: _Place) -> list[Point]:
    """The circle of so many kilometres about a point, on the globe; it bends at the poles."""
    lon, lat, far = math.radians(place.lon), math.radians(place.lat), place.radius / EARTH
    ring = []
    for corner in range(CORNERS):
        turn = 2 * math.pi * corner / CORNERS
        y = math.asin(
            max(-1.0, min(1.0, math.sin(lat) * math.cos(far) + math.cos(lat) * math.sin(far) * math.cos(turn)))
        )
        x = lon + math.atan2(
            math.sin(turn) * math.sin(far) * math.cos(lat), math.cos(far) - math.sin(lat) * math.sin(y)
        )
        ring.append((math.degrees(x), math.degrees(y)))
    return ring


def _fitted(places: Sequence[_Place]) -> _Chart:
    points = [point for one in places for point in (_around(one) if one.radius else [(one.lon, one.lat)])]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    lon, lat = (west + east) / 2, max(-85.0, min(85.0, (south + north) / 2))
    narrow = max(math.cos(math.radians(lat)), 0.1)
    tall = max((north - south) * (1 + 2 * ROOM), LEAST)
    wide = max((east - west) * (1 + 2 * ROOM) * narrow, LEAST)
    height = min(max(WIDTH * tall / wide, LOWEST), TALLEST)
    per = min(WIDTH / wide, height / tall)
    per = max(per, WIDTH / 360 / narrow)  # never more than once around
    half_lon, half_lat = WIDTH / per / narrow / 2, height / per / 2
    return _Chart(Window(lon - half_lon, lat - half_lat, lon + half_lon, lat + half_lat), per * narrow, per)


def _grown(window: Window) -> Window:
    """A little wider, so that the edges along which land is cut are not to be seen."""
    more = (window.east - window.west) * 0.02
    return Window(window.west - more, window.south - more, window.east + more, window.north + more)


def _paths(chart: _Chart, lines: Iterable[Sequence[Point]], *, close: bool = False) -> str:
    """Lines as an SVG path, without the points that a picture of this size cannot show."""
    return "".join(_path(chart, one, close=close) for one in lines)


def _path(chart: _Chart, line: Sequence[Point], *, close: bool) -> str:
    shown: list[Point] = []
    for point in map(chart.at, line):
        if not shown or abs(point[0] - shown[-1][0]) + abs(point[1] - shown[-1][1]) >= 0.6:
            shown.append(point)
    if len(shown) < (3 if close else 2):
        return ""
    told = " ".join(f"{x:g},{y:g}" for x, y in shown)
    return f"M{told}Z" if close else f"M{told}"


def _spots(chart: _Chart, places: Sequence[_Place]) -> Iterator[Spot]:
    taken: list[tuple[float, float, float, float]] = []
    for one in sorted(places, key=lambda one: -one.radius):
        x, y = chart.at((one.lon, one.lat))
        radius = one.radius * chart.per_lat * 360 / (2 * math.pi * EARTH)
        area = None
        if one.radius:
            grown = (
                one
                if radius >= NEAREST
                else _Place(one.lon, one.lat, one.radius * NEAREST / radius, one.events, one.contested)
            )
            area = _path(chart, _around(grown), close=True)
        far = max(radius, NEAREST) if one.radius else 6.0
        label = _free(x, y, far, 7.0 * len(says.numbers(one.events)), taken, chart)
        yield Spot(one.events, x, y, area, one.contested, *label)


def _free(
    x: float, y: float, far: float, length: float, taken: list[tuple[float, float, float, float]], chart: _Chart
) -> tuple[float, float, str]:
    """Where the numbers of a spot stand: beside it, where none stand yet and they are within the picture."""
    ways = (
        (x + far + 3, y + 4, "start"),
        (x - far - 3, y + 4, "end"),
        (x, y - far - 4, "middle"),
        (x, y + far + 13, "middle"),
    )
    chosen = ways[0]
    for way in ways:
        left = way[0] - {"start": 0.0, "middle": length / 2, "end": length}[way[2]]
        box = (left, way[1] - 12, left + length, way[1] + 2)
        inside = box[0] >= 0 and box[2] <= WIDTH and box[1] >= 0 and box[3] <= chart.height
        if inside and not any(_meet(box, other) for other in taken):
            taken.append(box)
            chosen = way
            break
    return round(chosen[0], 1), round(chosen[1], 1), chosen[2]


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _names(chart: _Chart, spots: Sequence[Spot]) -> Iterator[Written]:
    """Names of states and towns, where they cover neither one another nor a spot."""
    zoom = math.log2(chart.per_lon * 360 / 512)
    taken = [(one.x - 10, one.y - 10, one.x + 10, one.y + 10) for one in spots]
    taken += [(one.label_x - 20, one.label_y - 13, one.label_x + 20, one.label_y + 3) for one in spots]
    shown = 0
    for one in basemap.names(chart.window):
        if one.zoom > zoom + 1 or shown == MOST_NAMES:
            break
        x, y = chart.at(one.at)
        half = len(one.words) * LETTER / 2
        box = (x - half, y - 10, x + half, y + 4)
        if box[0] < 2 or box[2] > WIDTH - 2 or box[1] < 2 or box[3] > chart.height - 2:
            continue
        if not any(_meet(box, other) for other in taken):
            taken.append(box)
            shown += 1
            yield Written(x, y, one.words)


def _scale(chart: _Chart) -> tuple[float, str]:
    """A round number of kilometres that is about a sixth of the picture's width, in its middle."""
    per_km = chart.per_lat * 360 / (2 * math.pi * EARTH)
    aim = WIDTH / 6 / per_km
    power = 10.0 ** math.floor(math.log10(aim))
    length = max(step * power for step in (1, 2, 5) if step * power <= aim)
    return round(length * per_km, 1), says.kilometres(length)
