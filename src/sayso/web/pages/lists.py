"""The lists: events, reports, hits of a search; and what all of them share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.ledger.overview import Choices
from sayso.web.moments import Moment


@dataclass(frozen=True, slots=True)
class Tally:
    """How many matters of an event are contested and how many are not; None: none of them."""

    contested: str | None
    uncontested: str | None


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event in the list. ``type``, ``place``, ``happened`` None: not decided, none known."""

    href: str
    label: str
    type: str | None
    place: str | None
    happened: str | None
    reports: str
    sides: tuple[str, ...]
    tally: Tally


@dataclass(frozen=True, slots=True)
class Link:
    """An address with its words. ``here``: it is the page that is shown."""

    href: str
    words: str
    here: bool = False


@dataclass(frozen=True, slots=True)
class FilterForm:
    """What filters.html may use. ``empty``: no report was read yet.

    ``values`` are those set, by name; ``chips`` take one away each.
    """

    action: str
    summary: str
    values: Mapping[str, str]
    choices: Choices
    chips: tuple[Link, ...]
    clear: str | None
    search: str | None
    empty: bool


@dataclass(frozen=True, slots=True)
class Pager:
    """The ways to the other parts of a table; None: there is none. ``csv`` and ``json``: the whole table as a file.

    ``exports``: what the table tells of in formats that other tools read.
    """

    counts: str
    previous: str | None
    next: str | None
    csv: str
    json: str
    exports: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class EventsPage:
    """What events.html may use. ``read``: whether any report was read yet; ``any``: whether there is any event."""

    form: FilterForm
    views: tuple[Link, ...]
    pager: Pager
    events: tuple[EventLine, ...]
    read: bool
    any: bool
    as_of: Moment | None


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One report in a list. ``tag`` tells reports of one publisher apart where several stand together."""

    href: str
    title: str | None
    publisher: str | None
    published: Moment | None
    updated: Moment | None
    tag: str | None = None


@dataclass(frozen=True, slots=True)
class RefusalLine:
    """An input that could not be read."""

    where: str
    why: str
    recorded: Moment


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report in the list of all."""

    href: str
    title: str | None
    publisher: str | None
    published: Moment | None
    updated: Moment | None
    recorded: Moment
    claims: str


@dataclass(frozen=True, slots=True)
class ReportsPage:
    """What reports.html may use. ``counts``: how many were read and how many could not be."""

    counts: str
    words: str
    publisher: str
    publishers: tuple[str, ...]
    pager: Pager
    reports: tuple[ReportRow, ...]
    read: bool
    refusals: tuple[RefusalLine, ...]


@dataclass(frozen=True, slots=True)
class HitLine:
    """One claim or report that holds the words. ``pieces``: an excerpt, those with True being the words."""

    href: str
    title: str
    under: str | None
    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class HitList:
    """Hits of one kind. ``pager`` None: there are none."""

    title: str
    hits: tuple[HitLine, ...]
    pager: Pager | None


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What search.html may use. ``asked``: whether any words were given. ``empty``: no report was read yet."""

    words: str
    asked: bool
    lists: tuple[HitList, ...]
    empty: bool
