"""What a row of a format has no room for, in the row's own words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sayso.domain.identity import Place

NAMES: Final = 6


def left_out(what: str, names: Sequence[str]) -> list[str]:
    """One line that names who was left out; of many the first, and how many more; none where nobody was."""
    if not names:
        return []
    more = f" and {len(names) - NAMES} more" if len(names) > NAMES else ""
    return [f"{what} left out: {', '.join(names[:NAMES])}{more}"]


def point_lost(place: Place) -> list[str]:
    """That coordinates stand for more than a point."""
    if place.lat is None or place.lon is None or place.precision == 1:
        return []
    reach = "of unknown reach" if place.radius_km is None else f"about {place.radius_km:.0f} km around"
    return [f"latitude, longitude: the middle of an area {reach}"]


def country_lost(place: Place) -> list[str]:
    """That several states assert the place."""
    return [f"country: asserted by {', '.join(place.claimed_by)}"] if place.claimed_by else []
