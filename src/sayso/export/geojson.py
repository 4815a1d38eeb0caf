"""Events as GeoJSON (RFC 7946): a point, longitude first, or null where no point can stand for where it happened."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sayso.domain.account import EventAccount
from sayso.domain.identity import Place
from sayso.domain.json_values import Json
from sayso.export.jsonparts import document_of
from sayso.export.material import Hiding, Material
from sayso.wording import PRECISIONS

TOO_WIDE: Final = 6
"""UCDP's where_prec from which on a place is a country or a sea: its middle is no place where anything happened."""


def geojson(material: Material) -> Iterator[bytes]:
    """The selection's events as a FeatureCollection, in its order; those that no point can stand for too."""
    head: dict[str, Json] = {
        "type": "FeatureCollection",
        "sayso_as_of": material.moment.isoformat() if material.moment else None,
    }
    return document_of(head, "features", (_feature(material, *one) for one in material.accounts()))


def point_of(place: Place | None) -> Json:
    """A Point in WGS 84; None: not known, or no less than a country."""
    if place is None or place.lat is None or place.lon is None or (place.precision or TOO_WIDE - 1) >= TOO_WIDE:
        return None
    return {"type": "Point", "coordinates": [place.lon, place.lat]}


def _feature(material: Material, account: EventAccount, hiding: Hiding) -> dict[str, Json]:
    place = account.place
    return {
        "type": "Feature",
        "id": account.id,
        "geometry": point_of(place),
        "properties": {
            "url": material.wanted.address("events", account.id),
            "label": hiding.told(account.label),
            "type": account.type,
            "earliest": account.earliest.isoformat() if account.earliest else None,
            "latest": account.latest.isoformat() if account.latest else None,
            **_where(place, hiding),
            "contested": account.contested,
            "uncontested": len(account.aspects) - account.contested,
            "verification": [*sorted({matter.verification.value for matter in account.aspects})],
            "sides": [*sides_of(account)],
            "reports": len(account.reports),
        },
    }


def _where(place: Place | None, hiding: Hiding) -> dict[str, Json]:
    """What is known of a place; all null where none is told."""
    level = place.precision if place else None
    return {
        "place": hiding.text(place.name) if place else None,
        "precision": level,
        "precision_words": PRECISIONS.get(level) if level is not None else None,
        "radius_km": place.radius_km if place else None,
        "country": place.country if place else None,
        "claimed_by": [*place.claimed_by] if place else None,
        "unresolved": place.unresolved if place else None,
    }


def sides_of(account: EventAccount) -> list[str]:
    """The sides whose speakers are heard of it, by the alphabet."""
    heard = {one.actor.side for matter in account.aspects for one in matter.positions if one.actor.side}
    return sorted(heard, key=lambda one: (one.casefold(), one))
