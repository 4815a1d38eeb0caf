"""The map and the timeline."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.web.moments import Moment
from sayso.web.pages.lists import EventLine, FilterForm, Link, Pager


@dataclass(frozen=True, slots=True)
class MapLine:
    """One event in the table beside the map."""

    event: EventLine
    id: str
    position: str | None
    how: str


@dataclass(frozen=True, slots=True)
class MapPage:
    """What map.html may use. ``data``: where the map's events are; ``beside``: what is not on it, in words.

    ``drawn``: whether anything can be put on it; ``listed``: where all that fits stands, None: nothing fits.
    ``tiles``: the address of a layer from elsewhere, and ``credit`` whose it is; None: there is none.
    """

    form: FilterForm
    views: tuple[Link, ...]
    pager: Pager
    data: str
    beside: tuple[str, ...]
    events: tuple[MapLine, ...]
    as_of: Moment | None
    drawn: bool
    listed: str | None
    tiles: str | None
    credit: str


@dataclass(frozen=True, slots=True)
class Bar:
    """Some days of the timeline: an address that narrows it to them. Lengths are in its own units."""

    href: str
    words: str
    x: float
    width: float
    height: float
    number: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch on an event's line, from 0 to 1000. ``beyond``: it lies before (-1) or after (1) the axis.

    ``href``: the report that it stands for; None: it stands for several.
    """

    clock: str
    x: float
    width: float
    beyond: int
    words: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class ClocksPicture:
    """When one event happened, was said and was recorded, on one axis from ``first`` to ``last``, both in words."""

    first: str
    last: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class TimeLine:
    """One event on its line."""

    event: EventLine
    said: str | None
    recorded: str | None
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of the axis."""

    x: float
    words: str


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """What timeline.html may use."""

    form: FilterForm
    views: tuple[Link, ...]
    pager: Pager
    bars: tuple[Bar, ...]
    first: str
    last: str
    bars_help: str
    ticks: tuple[Tick, ...]
    lines: tuple[TimeLine, ...]
    as_of: Moment | None

    @property
    def beyond(self) -> bool:
        """Whether anything on the lines lies beyond the axis, so that its mark is to be explained."""
        return any(part.beyond for line in self.lines for part in line.stretches)
