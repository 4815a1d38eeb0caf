"""How far an area reaches, reckoned from the places in it: exact on the sphere, across the date line too."""

from __future__ import annotations

from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt

EARTH_KM = 6371.0


def km_between(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance of two points in degrees, by the haversine formula."""
    north, east = radians(other_lat - lat), radians(other_lon - lon)
    half = sin(north / 2) ** 2 + cos(radians(lat)) * cos(radians(other_lat)) * sin(east / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


class Extent:
    """Sums of unit vectors: the mean point of places and how far they lie from it, whatever their number."""

    __slots__ = ("_x", "_y", "_z", "number")

    def __init__(self) -> None:
        self.number = 0
        self._x = self._y = self._z = 0.0

    def add(self, lat: float, lon: float) -> None:
        """Takes one place in."""
        self.number += 1
        up, round_ = radians(lat), radians(lon)
        self._x += cos(up) * cos(round_)
        self._y += cos(up) * sin(round_)
        self._z += sin(up)

    @property
    def middle(self) -> tuple[float, float]:
        """Latitude and longitude of the mean point."""
        return degrees(atan2(self._z, hypot(self._x, self._y))), degrees(atan2(self._y, self._x))

    @property
    def radius_km(self) -> float:
        """The radius of a disc over which places spread evenly would lie as far from the middle as these."""
        if not self.number:
            return 0.0
        return self._reach(sqrt(self._x**2 + self._y**2 + self._z**2))

    def radius_around(self, lat: float, lon: float) -> float:
        """The same around another point than the middle: an area's own, as a list has it."""
        up, round_ = radians(lat), radians(lon)
        along = self._x * cos(up) * cos(round_) + self._y * cos(up) * sin(round_) + self._z * sin(up)
        return self._reach(along) if self.number else 0.0

    def _reach(self, along: float) -> float:
        """From the sum of how far unit vectors point towards the middle."""
        return EARTH_KM * sqrt(2) * 2 * asin(min(1.0, sqrt(max(0.0, 1 - along / self.number) / 2)))
