"""The pictures of one event: where it happened, as the area that is known, and when, on three clocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final

from sayso.domain.account import EventAccount
from sayso.domain.ledger import Entry
from sayso.domain.report import Report
from sayso.web import labels, moments
from sayso.web.brief.chart import map_picture
from sayso.web.brief.told import MapPicture
from sayso.web.naming import short_name
from sayso.web.pages import ClocksPicture, Stretch
from sayso.web.quoting import report_href
from sayso.web.timelinepage import Axis, Range, axis_over, happened, stretch

SHORT: Final = timedelta(days=4)
"""How long a line of time may be for its ends to be told to the minute."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place on a map."""

    lat: float | None
    lon: float | None
    precision: int | None
    radius: float | None
    contested: int


def where_of(account: EventAccount) -> MapPicture | None:
    """The map of one event; None where its place has no position, or is a country or wider."""
    place = account.place
    if place is None:
        return None
    return _map(_Spot(place.lat, place.lon, place.precision, place.radius_km, account.contested))


@lru_cache(maxsize=256)
def _map(spot: _Spot) -> MapPicture | None:
    return map_picture([(1, spot)])


def clocks_of(account: EventAccount, entries: Iterable[Entry]) -> ClocksPicture | None:
    """When it happened, when each of its reports was published, and when they were recorded; None: nothing is known.

    Args:
        account: the event.
        entries: its reports, as recorded.
    """
    recorded = sorted(entries, key=lambda one: one.recorded_at)
    said = [(one.body, when) for one in recorded if isinstance(one.body, Report) and (when := published(one))]
    was = happened(account)
    axis = axis_over([*([was] if was else []), *((when, when) for _, when in said)])
    if axis is None:
        return None

    def stretches() -> Iterator[Stretch]:
        if was:
            yield stretch(axis, labels.CLOCK_HAPPENED, was)
        for report, when in said:
            found = stretch(axis, labels.CLOCK_SAID, (when, when))
            words = f"{short_name(report)}, {moments.moment(when).utc}"
            yield Stretch(found.clock, found.x, found.width, found.beyond, words, report_href(report.id))
        if recorded:
            ends: Range = (recorded[0].recorded_at, recorded[-1].recorded_at)
            yield stretch(axis, labels.CLOCK_RECORDED, ends)

    return ClocksPicture(*_ends(axis), tuple(stretches()))


def _ends(axis: Axis) -> tuple[str, str]:
    """The first and the last moment of an axis: days where it is long, with the time of day where it is short."""
    if axis.last - axis.first > SHORT:
        return moments.day(axis.first.date()), moments.day(axis.last.date())
    return moments.moment(axis.first).utc, moments.moment(axis.last).utc


def published(entry: Entry) -> datetime | None:
    """When a report says that it was published, in a zone; None: not known, or not in which zone."""
    when = entry.body.published if isinstance(entry.body, Report) else None
    return when if when is not None and when.utcoffset() is not None else None
