"""The events of a selection on a map, with a table beside it that has the same events and the same filters."""

from __future__ import annotations

from typing import Final, Protocol

from sayso.ledger.overview import EventsFound, Listed
from sayso.web import labels, moments
from sayso.web.desk import Desk
from sayso.web.lists import EVENTS, MOST, event_line, form_of, pager_of, views_of
from sayso.web.pages import MapLine, MapPage
from sayso.web.quoting import event_href
from sayso.web.selection import PAGE, Selection
from sayso.web.tiles import Tiles

RADII: Final = {1: 0, 2: 25, 3: 50, 4: 100, 5: 50}
"""Kilometres about the point within which it happened somewhere, by UCDP's where_prec.

The UCDP GED codebook gives 25 km for 2; the others (a second- and a first-order administrative area, a linear or fuzzy
feature) have no size of their own there: these are nominal, and the map says so.
"""

UNKNOWN: Final = 50


class Located(Protocol):
    """What has a point, known so exactly."""

    @property
    def lat(self) -> float | None:
        """Degrees north."""
        ...

    @property
    def lon(self) -> float | None:
        """Degrees east."""
        ...

    @property
    def precision(self) -> int | None:
        """UCDP's where_prec."""
        ...

    @property
    def radius(self) -> float | None:
        """Kilometres; None: not known."""
        ...

    @property
    def contested(self) -> int:
        """How many matters of it are."""
        ...


def reach(one: Located) -> float:
    """Kilometres about the point within which it happened: what is known of the place, else what its precision says."""
    if one.precision == 1:
        return 0
    return one.radius if one.radius is not None else RADII.get(one.precision or 0, UNKNOWN)


def map_page(desk: Desk, asked: Selection, tiles: Tiles | None = None) -> MapPage:
    """The map, and some of its events in a table; those that it cannot show are counted.

    ``tiles``: a layer that the map fetches from elsewhere; None: it fetches nothing.
    """
    located = asked.located()
    overview = desk.overview(asked.as_of)
    found = overview.events(asked.filters, asked.order, 0, 0, most=MOST)
    shown = overview.events(located.filters, located.order, located.offset, PAGE, most=MOST)
    return MapPage(
        form=form_of(desk, asked),
        views=views_of(asked),
        pager=pager_of(asked, shown.fitting, EVENTS, more=shown.more),
        data=asked.href("/map/events.json", without=["order"]),
        beside=tuple(_beside(found, shown, narrowed=bool(asked.narrowed()))),
        events=tuple(_line(one, asked, desk) for one in shown.events),
        as_of=moments.shown(asked.as_of),
        drawn=shown.fitting > 0,
        listed=asked.href("/") if found.fitting else None,
        tiles=tiles.template if tiles else None,
        credit=tiles.credit if tiles else "",
    )


def _beside(found: EventsFound, shown: EventsFound, *, narrowed: bool) -> list[str]:
    told = [labels.on_map(shown.fitting, more=shown.more)]
    if found.more or shown.more:
        return told
    told += [labels.hidden(found.hidden)] if narrowed else []
    return [
        *told,
        labels.unplaced(found.without_place),
        labels.unlocated(found.without_point),
        labels.too_wide(found.too_wide),
    ]


def _line(one: Listed, asked: Selection, desk: Desk) -> MapLine:
    known = one.lat is not None and one.lon is not None
    return MapLine(
        event=event_line(one, asked, desk),
        id=one.id,
        position=f"{one.lat:.4f}, {one.lon:.4f}" if known else None,
        how=labels.PRECISIONS.get(one.precision or 0, labels.PRECISION_UNKNOWN),
    )


def map_events(desk: Desk, asked: Selection) -> dict[str, object]:
    """What the map draws: each event's point, the radius of its area in kilometres, its words and address."""
    located = asked.located()
    found = desk.overview(asked.as_of).events(located.filters, located.order, 0, MOST, most=MOST)
    return {
        "fitting": found.fitting,
        "events": [
            {
                "id": one.id,
                "label": one.label,
                "href": event_href(one.id, asked.as_of, asked.filters.dossier),
                "lat": one.lat,
                "lon": one.lon,
                "radius": reach(one),
                "how": labels.PRECISIONS.get(one.precision or 0, labels.PRECISION_UNKNOWN),
                "when": moments.interval(one.earliest, one.latest),
                "contested": one.contested,
            }
            for one in found.events
        ],
    }
