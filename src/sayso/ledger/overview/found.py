"""What is asked of the overview, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sayso.domain.account import Agreement, EventAccount, Verification
from sayso.ledger.overview.accounts import account_from


class Order(StrEnum):
    """How a list of events is ordered."""

    CONTESTED = "contested"  # most contested matters first, then most reports
    HAPPENED = "happened"  # latest first, those without a date last
    SAID = "said"  # latest publication first
    RECORDED = "recorded"  # latest recording first


@dataclass(frozen=True, slots=True)
class Filters:
    """Which events are wanted; None and "" exclude nothing.

    Attributes:
        words: all of these stand in the event's label or in one claim about it.
        place: stands in the name of its place, of an area around it, or of the country.
        since: it did not end before this moment.
        until: it did not begin after it.
        type: its type exactly.
        actor: stands in the name of somebody who speaks of it.
        side: the side of one of them exactly.
        publisher: exactly that of a report of it.
        agreement: contested: one of its matters is; uncontested: none is.
        verification: that of one of its matters.
        origins: at least as many origins of one of its matters.
        located: only those that a map can show: with coordinates, and known to less than a country.
        event: this one alone, by the id of any of its members.
        dossier: in this dossier; one in which nothing was filed takes in every event.
    """

    words: str = ""
    place: str = ""
    since: datetime | None = None
    until: datetime | None = None
    type: str = ""
    actor: str = ""
    side: str = ""
    publisher: str = ""
    agreement: Agreement | None = None
    verification: Verification | None = None
    origins: int = 0
    located: bool = False
    event: str = ""
    dossier: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """One event in a list. ``kept`` is its account, as ``accounts`` writes it.

    ``said`` are the first and last publication among its reports, ``recorded`` their first and last recording.
    """

    id: str
    label: str
    type: str | None
    place: str | None
    country: str | None
    lat: float | None
    lon: float | None
    precision: int | None
    radius: float | None
    earliest: datetime | None
    latest: datetime | None
    said: tuple[datetime, datetime] | None
    recorded: tuple[datetime, datetime] | None
    contested: int
    matters: int
    reports: int
    publishers: int
    sides: tuple[str, ...]
    verifications: tuple[Verification, ...]
    kept: bytes

    @property
    def account(self) -> EventAccount:
        """Its account, as of the moment from which on nothing changed it."""
        return account_from(self.kept)


@dataclass(frozen=True, slots=True)
class EventsFound:
    """A part of the events that fit. ``total``: all there are; ``fitting``: those that fit; the rest is of these.

    ``without_point``: a place is named and its position not known; ``too_wide``: it is known, and for no less than a
    country or a sea, for which no point can stand. ``more``: others fit too, and only so many were counted.
    """

    events: tuple[Listed, ...]
    total: int
    fitting: int
    without_place: int
    without_point: int
    too_wide: int
    without_date: int
    more: bool = False

    @property
    def hidden(self) -> int:
        """How many the filters leave out."""
        return self.total - self.fitting


@dataclass(frozen=True, slots=True)
class ListedReport:
    """One report in a list."""

    id: str
    title: str | None
    publisher: str | None
    published: datetime | None
    updated: datetime | None
    recorded: datetime
    claims: int


@dataclass(frozen=True, slots=True)
class ReportsFound:
    """A part of the reports that fit; ``total``: all there are. ``more``: others fit too, and were not counted."""

    reports: tuple[ListedReport, ...]
    total: int
    fitting: int
    more: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A claim or report that holds the words. ``pieces``: an excerpt; those with True are the words asked for."""

    id: str
    report: str
    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Hits:
    """A part of the hits, and how many there are. ``more``: others than those that were counted, too."""

    hits: tuple[Hit, ...]
    total: int
    more: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """Values that filters can take, the most frequent first."""

    types: tuple[str, ...]
    sides: tuple[str, ...]
    publishers: tuple[str, ...]
    actors: tuple[str, ...]
    places: tuple[str, ...]
    dossiers: tuple[str, ...] = ()


def moment_of(said: str | None) -> datetime | None:
    """A moment as it is kept; None where there is none."""
    return datetime.fromisoformat(said) if said else None
