"""Which outlet put a report out, and by which clock it lives."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

NEEDED = 3
"""Points of evidence (see ``_SIGNS``) before a text without metadata is put down to an outlet."""

_NAME = r"((?:[A-Z0-9][\w.&'’/-]*)(?: (?:[A-Z0-9][\w.&'’/-]*|and|of|de|della)){0,4})"
# How outlets speak of themselves. A rival is "told" things too, which is worth one point; nobody is told something
# "exclusively" but the outlet that prints it.
_SIGNS = (
    (3, "copyright line", re.compile(rf"(?:©|\(c\)|[Cc]opyright)\s{{0,3}}(?:\d{{4}}\s)?{_NAME}")),
    (2, "exclusively told", re.compile(rf"\b[Ee]xclusive(?:ly)? (?:told|to|interview with) (?:the )?{_NAME}")),
    (
        2,
        "its own knowledge",
        re.compile(rf"\b{_NAME} (?:understands|can reveal|has learned|has seen|has approached)\b"),
    ),
    (2, "picture credit", re.compile(rf"\b(?:Picture|Photo|Image|Photograph|Credit|Video)s?: {_NAME}")),
    (2, "own pictures", re.compile(rf"\([A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{1,3}} for (?:[Tt]he )?{_NAME}\)")),
    (
        2,
        "its own check",
        re.compile(
            rf"\b(?:verified|geolocated|authenticated|reviewed|analy[sz]ed|obtained|seen) by (?:[Tt]he )?{_NAME}"
        ),
    ),
    (
        2,
        "what it could not check",
        re.compile(
            rf"\b{_NAME} (?:could not|couldn['’]t|cannot|was unable to|has not been able to|was not able to)"
            r" (?:(?:immediately|independently|yet) )*(?:verify|confirm|corroborate|authenticate)"
        ),
    ),
    (3, "its correspondent", re.compile(rf"\b{_NAME}['’]s (?:[A-Z][\w'’-]+ ){{2,3}}(?:reports|reporting) from\b")),
    (1, "told", re.compile(rf"\b(?:told|speaking to|an interview with|spoke to) (?:the )?{_NAME}")),
)


_OF_ANY_COPY = frozenset({"picture credit", "own pictures", "its own check", "what it could not check"})
"""Signs that an agency leaves in every paper that prints its copy."""

_HOLDER = re.compile(rf"(?:©|\([cC]\)|[Cc]opyright) ?(?:©|\([cC]\))? ?\d{{4}},? {_NAME}")


@dataclass(frozen=True, slots=True)
class Outlet:
    """A known publisher. ``zone`` is an IANA name; ``wire`` tells an agency that others print."""

    domain: str
    name: str
    country: str
    zone: str
    wire: bool


@cache
def _table() -> tuple[dict[str, Outlet], dict[str, Outlet]]:
    """By domain and by case-folded name, from ``outlets.csv``."""
    lines = files("sayso.read").joinpath("outlets.csv").read_text("utf-8").splitlines()
    domains: dict[str, Outlet] = {}
    names: dict[str, Outlet] = {}
    for row in csv.DictReader(line for line in lines if not line.startswith("#")):
        outlet = Outlet(row["domain"], row["name"], row["country"], row["zone"], row["kind"] == "wire")
        domains[outlet.domain] = outlet
        for name in (outlet.name, *filter(None, row["aliases"].split(";"))):
            names.setdefault(name.casefold(), outlet)
            if "." in name and " " not in name:
                domains.setdefault(name.casefold(), outlet)
    return domains, names


def outlet_by_url(url: str | None) -> Outlet | None:
    """The outlet at an address: its host, or the nearest parent of its host that is known."""
    if not url:
        return None
    try:
        host = (urlsplit(url).hostname or "").casefold()
    except ValueError:
        return None
    parts = host.split(".")[-6:]
    known = _table()[0]
    return next((known[name] for i in range(len(parts)) if (name := ".".join(parts[i:])) in known), None)


def outlet_by_name(name: str | None) -> Outlet | None:
    """The outlet of this name, with or without its article; None where it is not in the table."""
    if not name:
        return None
    plain = " ".join(name.casefold().split())
    names = _table()[1]
    return names.get(plain) or names.get(plain.removeprefix("the ")) or names.get(f"the {plain}")


def outlet_in_text(words: str) -> tuple[Outlet, str] | None:
    """Infers the outlet from how a text without metadata speaks of it.

    Returns:
        The outlet and what gave it away, or None where no outlet of the table has ``NEEDED`` points or two tie.
    """
    points: dict[Outlet, int] = {}
    signs: dict[Outlet, list[str]] = {}
    for worth, sign, pattern in _SIGNS:
        for found in pattern.finditer(words):
            outlet = _longest_name(found[1])
            if outlet is None or (outlet.wire and sign in _OF_ANY_COPY):
                continue
            points[outlet] = points.get(outlet, 0) + worth
            if sign not in signs.setdefault(outlet, []):
                signs[outlet].append(sign)
    ranked = sorted(points.items(), key=lambda item: (-item[1], item[0].name))
    if not ranked or ranked[0][1] < NEEDED or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return None
    best = ranked[0][0]
    return best, "the text's own words: " + ", ".join(signs[best])


def copyright_holder(words: str) -> str | None:
    """The name in a copyright line with a year (``© 2031 The Halden Courier``), whether in the table or not."""
    found = _HOLDER.search(words)
    return found[1].split(". ")[0].strip(" .,-|") if found else None


def _longest_name(words: str) -> Outlet | None:
    """The outlet whose name the words begin with; in ``LBC/Social media`` the part before the stroke counts."""
    parts = words.split(" ")
    for count in range(len(parts), 0, -1):
        name = " ".join(parts[:count]).rstrip(".,'’/-&")
        if name.islower():
            continue
        outlet = outlet_by_name(name) or (outlet_by_name(name.split("/")[0]) if "/" in name else None)
        if outlet:
            return outlet
    return None
