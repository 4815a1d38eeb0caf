"""All formats by name: what each is, the file it makes, and what writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from sayso.errors import BadRequest
from sayso.export import acled, claims, statements, ucdp
from sayso.export.annotations import annotation_page
from sayso.export.cells import csv_of
from sayso.export.geojson import geojson
from sayso.export.jsonld import jsonld
from sayso.export.material import Material
from sayso.export.stix import stix

CSV: Final = "text/csv; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Format:
    """One format. ``about`` is its line in lists of formats; ``columns`` None: it is no table."""

    name: str
    file: str
    media_type: str
    about: str
    write: Callable[[Material], Iterator[bytes]]
    columns: tuple[str, ...] | None = None


_ALL: Final = (
    Format(
        "claims",
        "claims.csv",
        CSV,
        "Claims, one a row (CSV)",
        lambda material: csv_of(claims.COLUMNS, claims.claim_rows(material)),
        claims.COLUMNS,
    ),
    Format(
        "acled",
        "events-acled-like.csv",
        CSV,
        "Events in ACLED’s columns (CSV)",
        lambda material: csv_of(acled.COLUMNS, acled.acled_rows(material)),
        acled.COLUMNS,
    ),
    Format(
        "ucdp",
        "events-ucdp-like.csv",
        CSV,
        "Events in UCDP GED’s columns (CSV)",
        lambda material: csv_of(ucdp.COLUMNS, ucdp.ucdp_rows(material)),
        ucdp.COLUMNS,
    ),
    Format("geojson", "events.geojson", "application/geo+json", "Events for maps (GeoJSON)", geojson),
    Format("jsonld", "claims.jsonld", "application/ld+json", "Claims in schema.org’s words (JSON-LD)", jsonld),
    Format(
        "annotations",
        "annotations.jsonld",
        "application/ld+json",
        "Claims as W3C annotations of their reports (JSON-LD)",
        annotation_page,
    ),
    Format("stix", "events.stix.json", "application/stix+json;version=2.1", "Events and claims (STIX 2.1)", stix),
    Format(
        "statements",
        "statements.csv",
        CSV,
        "Events, reports and speakers as FollowTheMoney statements (CSV)",
        lambda material: csv_of(statements.COLUMNS, statements.statement_rows(material)),
        statements.COLUMNS,
    ),
)

FORMATS: Final[Mapping[str, Format]] = MappingProxyType({one.name: one for one in _ALL})


def format_named(name: str) -> Format:
    """A format by its name.

    Raises:
        BadRequest: there is none of that name.
    """
    found = FORMATS.get(name)
    if found is None:
        raise BadRequest(f"“{name[:80]}” is no format; it is one of {', '.join(FORMATS)}")
    return found
