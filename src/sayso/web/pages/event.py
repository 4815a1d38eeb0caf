"""One event."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.web.brief.told import MapPicture
from sayso.web.matrix import Matrix
from sayso.web.moments import Moment
from sayso.web.pages.charts import ClocksPicture
from sayso.web.pages.deciding import EventBox, HistoryLine
from sayso.web.pages.filing import FilingBox
from sayso.web.pages.lists import Link, ReportLine, Tally
from sayso.web.pages.related import RelatedMatter


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an event happened. ``name`` None: no place. ``open``: its position is not known, and no reason is told."""

    name: str | None
    map: str | None
    open: bool


@dataclass(frozen=True, slots=True)
class Clocks:
    """When an event's reports were published and recorded; None: not known."""

    said: str | None
    recorded: str | None


@dataclass(frozen=True, slots=True)
class Folded:
    """A matter that has no row of its own yet."""

    href: str
    aspect: str
    proposition: str
    spread: str


@dataclass(frozen=True, slots=True)
class ChangedPage:
    """A page of which several versions were read, the earliest first. ``compare``: its last two side by side."""

    title: str
    publisher: str | None
    versions: tuple[Link, ...]
    compare: str


@dataclass(frozen=True, slots=True)
class EventPage:
    """What event.html may use. ``as_of`` None: as known now; ``as_of_value`` is what the form shows.

    ``now``: the moment of this answer, ISO 8601; None: it is of an earlier one. ``spans`` lead to what changed since.
    ``dossier``: whose sides are shown; "": those set last. ``filing`` None: nothing can be filed here.
    ``history``: what people decided on the event; ``box`` None: nothing can be decided.
    ``by``: who looks, where they gave a name.
    ``fold``: where the long matrix is folded again; None: it is not long, or folded.
    """

    id: str
    href: str
    label: str
    type: str | None
    spot: Spot
    happened: str | None
    clocks: Clocks
    where: MapPicture | None
    when: ClocksPicture | None
    tally: Tally
    as_of: Moment | None
    as_of_value: str
    moments: tuple[Link, ...]
    matrix: Matrix | None
    related: tuple[RelatedMatter, ...]
    folded: tuple[Folded, ...]
    fold: str | None
    csv: str
    json: str
    now: str | None
    changes: str
    spans: tuple[Link, ...]
    reports_csv: str
    reports_json: str
    changed: tuple[ChangedPage, ...]
    reports: tuple[ReportLine, ...]
    dossier: str
    filing: FilingBox | None
    history: tuple[HistoryLine, ...]
    box: EventBox | None
    by: str
