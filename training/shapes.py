"""Outlines from Natural Earth: middles, reaches, and which areas more than one state asserts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import median
from typing import Any
from zlib import crc32

from sayso.gazetteer.extent import km_between
from sayso.gazetteer.fold import folded

Json = dict[str, Any]
Ring = list[list[float]]
Point = tuple[float, float]
Box = tuple[float, float, float, float]


def rings(geometry: Json) -> list[Ring]:
    """The outer rings of a polygon or several."""
    found = geometry["coordinates"]
    return [found[0]] if geometry["type"] == "Polygon" else [one[0] for one in found]


def inside(lat: float, lon: float, ring: Ring) -> bool:
    """Whether a point lies within a ring, by the even-odd rule."""
    crossed = False
    for (x, y, *_), (u, v, *_) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y > lat) != (v > lat) and lon < (u - x) * (lat - y) / (v - y) + x:
            crossed = not crossed
    return crossed


def box(ring: Ring) -> Box:
    """South, west, north and east of a ring."""
    lats, lons = [p[1] for p in ring], [p[0] for p in ring]
    return min(lats), min(lons), max(lats), max(lons)


def middle(ring: Ring) -> tuple[float, float, float]:
    """A ring's centroid (lat, lon) and its area in square degrees."""
    area = x_sum = y_sum = 0.0
    for (x, y, *_), (u, v, *_) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = x * v - u * y
        area, x_sum, y_sum = area + cross, x_sum + (x + u) * cross, y_sum + (y + v) * cross
    if abs(area) < 1e-9:
        return ring[0][1], ring[0][0], 0.0
    return y_sum / (3 * area), x_sum / (3 * area), abs(area) / 2


def shape(geometry: Json, point: Point | None = None) -> tuple[float, float, float]:
    """A point, the largest ring's centroid by itself, and the median distance of the ring's corners from it, in km."""
    ring = max(rings(geometry), key=lambda one: middle(one)[2])
    lat, lon = point or middle(ring)[:2]
    return lat, lon, median(km_between(lat, lon, y, x) for x, y, *_ in ring)


_CLAIM = re.compile(r"(?:Admin\. ?(?:by|By)|Admin by|Claimed by|Leased to) ([^;]+)")
_SHORT = {
    "u.k.": "GB",
    "u.s.a.": "US",
    "u.s.a": "US",
    "uae": "AE",
    "azer.": "AZ",
    "columbia": "CO",
    "united states": "US",
    "brunei": "BN",
    "taiwan": "TW",
    "france": "FR",
    "russia": "RU",
    "syria": "SY",
    "iran": "IR",
    "venezuela": "VE",
    "vietnam": "VN",
    "south korea": "KR",
    "north korea": "KP",
    "western sahara": "EH",
    "tokelau": "TK",
    "moldova": "MD",
    "bolivia": "BO",
    "fr. guiana": "GF",
}


@dataclass(frozen=True)
class Disputed:
    """An area that more than one state asserts."""

    name: str
    others: tuple[str, ...]
    states: tuple[str, ...]
    shapes: tuple[tuple[Box, Ring], ...]
    point: tuple[float, float, float]

    def holds(self, lat: float, lon: float) -> bool:
        """Whether a point lies in it."""
        return any(
            south <= lat <= north and west <= lon <= east and inside(lat, lon, ring)
            for (south, west, north, east), ring in self.shapes
        )


def disputed_areas(features: list[Json], codes: dict[str, str]) -> list[Disputed]:
    """Natural Earth's disputed areas with the states that its notes name; those with one state or none are left out."""
    found: dict[str, Disputed] = {}
    for feature in features:
        told = feature["properties"]
        note = told["NOTE_BRK"] or ""
        words = [word for part in _CLAIM.findall(note) for word in re.split(r", and |, | and ", part)]
        states = {_SHORT.get(w.strip().lower().removeprefix("the "), codes.get(folded(w), "")) for w in words}
        if "Self admin" in note:
            states.add(codes.get(folded(told["BRK_NAME"])) or told["BRK_NAME"].replace("N. ", "Northern "))
        states |= {"RU", "UA"} if told["BRK_NAME"] == "Donbass" else set()
        states.discard("")
        known = found.get(told["BRK_NAME"])
        states |= set(known.states) if known else set()
        if len(states) > 1:
            others = tuple(one.strip() for one in (told["NAME_ALT"] or "").split(",") if one.strip())
            found[told["BRK_NAME"]] = Disputed(
                told["BRK_NAME"].replace("Is.", "Islands").replace("N. ", "Northern ").replace("W. ", "Western "),
                others,
                tuple(sorted(states)),
                tuple((box(ring), ring) for ring in rings(feature["geometry"])),
                shape(feature["geometry"]),
            )
    return list(found.values())


def key_id(*parts: str) -> int:
    """A stable number for a row of a list that has none."""
    return crc32("\0".join(parts).encode())
