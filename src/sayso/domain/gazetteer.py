"""What a gazetteer tells of a name: the places that bear it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place that bears a name.

    ``id`` is stable, of the list that it comes from ("geonames:559034"). ``lat`` and ``lon`` are WGS 84 degrees of a
    point to reckon with; ``radius_km`` is how far the place reaches from it, 0 where it is a place of no known extent.
    ``feature`` is a GeoNames feature class and code ("P.PPLA2", "A.ADM1", "A.PCLI", "H.SEA", "T.MTS", "L.RGN").
    ``country`` is ISO 3166-1 alpha-2, None where more than one or none asserts the place; ``claimed_by`` are then all
    that assert it. ``admin`` are the names of the areas around, widest first. ``exact`` is False where only
    transliteration makes the name the same; ``primary`` is True where the name is the place's foremost.
    """

    id: str
    name: str
    lat: float
    lon: float
    feature: str
    country: str | None
    population: int
    radius_km: float
    admin: tuple[str, ...] = ()
    claimed_by: tuple[str, ...] = ()
    exact: bool = True
    primary: bool = True
    within: tuple[int, ...] = ()
    """Numbers of the records of the areas around, widest first (country, first level, second level), and its own."""
