"""One frozen context for each template: what it may use, and all it may use."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.web.matrix import Matrix
from sayso.web.moments import Moment
from sayso.web.reader import Paragraph


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
class EventsPage:
    """What events.html may use. ``read``: whether any report was read yet."""

    counts: str
    events: tuple[EventLine, ...]
    read: bool
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
class EventPage:
    """What event.html may use. ``as_of`` None: as known now; ``as_of_value`` is what the form shows."""

    href: str
    label: str
    type: str | None
    place: str | None
    happened: str | None
    tally: Tally
    as_of: Moment | None
    as_of_value: str
    matrix: Matrix | None
    reports: tuple[ReportLine, ...]


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One claim beside its report. ``event_href`` None: about no event; ``speaker`` None: nobody named."""

    number: int
    id: str
    href: str
    words: str
    anchored: bool
    chosen: bool
    speaker: str | None
    stance: str
    stance_word: str
    leaning: str
    certainty: str
    aspect: str
    event_href: str | None
    score: str


@dataclass(frozen=True, slots=True)
class Facts:
    """A report's metadata. None: the page does not state it. ``link``: the address, if a link may lead there."""

    title: str | None
    label: str | None
    publisher: str | None
    byline: str | None
    published: Moment | None
    updated: Moment | None
    language: str | None
    address: str | None
    link: str | None
    path: str | None
    digest: str


@dataclass(frozen=True, slots=True)
class ReaderLine:
    """Who read a report, and when."""

    name: str
    recorded: Moment


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version of a page. ``here``: the one that is shown."""

    href: str
    stood: Moment
    what: str
    here: bool


@dataclass(frozen=True, slots=True)
class ReportPage:
    """What report.html may use. ``readers``: the last first. ``versions``: empty where there is one alone."""

    facts: Facts
    readers: tuple[ReaderLine, ...]
    versions: tuple[VersionLine, ...]
    former: bool
    language: str | None
    paragraphs: tuple[Paragraph, ...]
    after: str
    claims: tuple[ClaimLine, ...]
    counts: str
    chosen_missing: bool
    turns_direction: bool
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """What claim.html may use."""

    claim: ClaimLine
    side: str | None
    origin: str | None
    event_label: str | None
    report: ReportLine
    words_href: str
    context: tuple[Paragraph, ...]
    language: str | None
    citation: str


@dataclass(frozen=True, slots=True)
class RefusalLine:
    """An input that could not be read."""

    where: str
    why: str
    recorded: Moment


@dataclass(frozen=True, slots=True)
class ReportsPage:
    """What reports.html may use."""

    counts: str
    reports: tuple[ReportLine, ...]
    refusals: tuple[RefusalLine, ...]


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """What error.html may use."""

    status: int
    heading: str
    detail: str


Page = EventsPage | EventPage | ReportPage | ClaimPage | ReportsPage | ErrorPage

TEMPLATES: dict[type[Page], str] = {
    EventsPage: "events.html",
    EventPage: "event.html",
    ReportPage: "report.html",
    ClaimPage: "claim.html",
    ReportsPage: "reports.html",
    ErrorPage: "error.html",
}
