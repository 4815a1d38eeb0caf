"""The base map that ships with the pages, cut to a window: land, borders, disputed borders, names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from sayso.web.render import HERE

FILE: Final = HERE / "static" / "basemap.json"
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Window:
    """Degrees of longitude (``west`` below ``east``, either may lie beyond 180) and latitude."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, other: Window) -> bool:
        """Whether the two share a point."""
        return (
            self.west <= other.east
            and other.west <= self.east
            and self.south <= other.north
            and other.south <= self.north
        )

    def moved(self, lon: float) -> Window:
        """The same, so many degrees further east."""
        return Window(self.west + lon, self.south, self.east + lon, self.north)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as the file keeps it: whole numbers of the grid, each point as its step from the one before."""

    steps: Sequence[int]
    within: Window


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the base map. ``zoom``: from which on web maps would write it."""

    words: str
    at: Point
    zoom: float


@dataclass(frozen=True, slots=True)
class _Base:
    grid: int
    land: tuple[tuple[_Line, ...], ...]
    borders: tuple[_Line, ...]
    disputed: tuple[_Line, ...]
    names: tuple[Name, ...]


@lru_cache(maxsize=1)
def _base() -> _Base:
    told: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
    grid = told["grid"]
    return _Base(
        grid,
        tuple(tuple(_line(ring, grid) for ring in piece) for piece in told["land"]),
        tuple(_line(one, grid) for one in told["borders"]),
        tuple(_line(one, grid) for one in told["disputed"]),
        tuple(Name(name, (x / grid, y / grid), zoom) for name, x, y, zoom, _ in told["names"]),
    )


def _line(steps: Sequence[int], grid: int) -> _Line:
    points = list(_points(steps, grid))
    lons, lats = [x for x, _ in points], [y for _, y in points]
    return _Line(steps, Window(min(lons), min(lats), max(lons), max(lats)))


def _points(steps: Sequence[int], grid: int, lon: float = 0.0) -> Iterator[Point]:
    x = y = 0
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        yield x / grid + lon, y / grid


def _turns(window: Window) -> list[float]:
    """By how many degrees the map is shifted to lie in a window that crosses the date line."""
    return [lon for lon in (-360.0, 0.0, 360.0) if window.meets(Window(-180, -90, 180, 90).moved(lon))]


def land(window: Window) -> Iterator[list[list[Point]]]:
    """The land in a window: for each piece its rings, cut at the window's edges."""
    base = _base()
    for lon in _turns(window):
        for piece in base.land:
            if piece[0].within.moved(lon).meets(window):
                rings = [cut(list(_points(ring.steps, base.grid, lon)), window) for ring in piece]
                if rings[0]:
                    yield [one for one in rings if one]


def borders(window: Window, *, disputed: bool) -> Iterator[list[Point]]:
    """Borders that reach into a window, whole: those that Natural Earth calls disputed, or all others."""
    base = _base()
    for lon in _turns(window):
        for line in base.disputed if disputed else base.borders:
            if line.within.moved(lon).meets(window):
                yield list(_points(line.steps, base.grid, lon))


def names(window: Window) -> list[Name]:
    """Names of states and towns in a window, those that are written first on smaller maps first."""
    found = [
        Name(one.words, (one.at[0] + lon, one.at[1]), one.zoom)
        for lon in _turns(window)
        for one in _base().names
        if window.west < one.at[0] + lon < window.east and window.south < one.at[1] < window.north
    ]
    return sorted(found, key=lambda one: (one.zoom, one.words))


def cut(ring: Sequence[Point], window: Window) -> list[Point]:
    """A ring cut at a window's edges (Sutherland and Hodgman 1974); no points: it lies outside."""
    sides = ((0, window.west, 1), (0, window.east, -1), (1, window.south, 1), (1, window.north, -1))
    points = list(ring)
    for axis, edge, sign in sides:
        if not points:
            break
        points = list(_cut(points, axis, edge, sign))
    return points


def _cut(points: Sequence[Point], axis: int, edge: float, sign: int) -> Iterable[Point]:
    before = points[-1]
    for point in points:
        was, is_ = (before[axis] - edge) * sign >= 0, (point[axis] - edge) * sign >= 0
        if was != is_:
            share = (edge - before[axis]) / (point[axis] - before[axis])
            other = before[1 - axis] + share * (point[1 - axis] - before[1 - axis])
            yield (edge, other) if axis == 0 else (other, edge)
        if is_:
            yield point
        before = point
