"""One frozen context for each template: what it may use, and all it may use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.ledger.overview import Choices
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
class Link:
    """An address with its words. ``here``: it is the page that is shown."""

    href: str
    words: str
    here: bool = False


@dataclass(frozen=True, slots=True)
class FilterForm:
    """What filters.html may use. ``values`` are those set, by name; ``chips`` take one away each."""

    action: str
    summary: str
    values: Mapping[str, str]
    choices: Choices
    chips: tuple[Link, ...]
    clear: str | None
    search: str | None


@dataclass(frozen=True, slots=True)
class Pager:
    """The ways to the other parts of a table; None: there is none. ``csv`` and ``json``: the whole table as a file."""

    counts: str
    previous: str | None
    next: str | None
    csv: str
    json: str


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
class MapLine:
    """One event in the table beside the map."""

    event: EventLine
    id: str
    position: str | None
    how: str


@dataclass(frozen=True, slots=True)
class MapPage:
    """What map.html may use. ``data``: where the map's events are; ``beside``: what is not on it, in words."""

    form: FilterForm
    views: tuple[Link, ...]
    pager: Pager
    data: str
    beside: tuple[str, ...]
    events: tuple[MapLine, ...]
    as_of: Moment | None


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
    """A stretch on an event's line, from 0 to 1000. ``beyond``: it lies before (-1) or after (1) the axis."""

    clock: str
    x: float
    width: float
    beyond: int
    words: str


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
    """What timeline.html may use. ``undated``: how many are not on it."""

    form: FilterForm
    views: tuple[Link, ...]
    pager: Pager
    bars: tuple[Bar, ...]
    first: str
    last: str
    ticks: tuple[Tick, ...]
    lines: tuple[TimeLine, ...]
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
class RelatedClaim:
    """One end of a relation. ``words`` None: they are not in the ledger as of then."""

    href: str
    words: str | None


@dataclass(frozen=True, slots=True)
class RelationLine:
    """How one claim stands to another, in plain words, with both; ``kind`` is its code."""

    kind: str
    kind_word: str
    because: str
    subject: RelatedClaim
    object: RelatedClaim
    score: str


@dataclass(frozen=True, slots=True)
class RelatedMatter:
    """The relations of one matter: those at issue, then the others, which fold. ``left``: how many are not shown."""

    aspect: str
    proposition: str
    at_issue: tuple[RelationLine, ...]
    folded: tuple[RelationLine, ...]
    left: int


@dataclass(frozen=True, slots=True)
class EventPage:
    """What event.html may use. ``as_of`` None: as known now; ``as_of_value`` is what the form shows.

    ``fold``: where the long matrix is folded again; None: it is not long, or folded.
    """

    href: str
    label: str
    type: str | None
    spot: Spot
    happened: str | None
    clocks: Clocks
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
    changed: tuple[ChangedPage, ...]
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
    """What report.html may use. ``readers``: the last first. ``versions``: empty where there is one alone.

    ``compare``: it beside the version before it, or after it where it is the first; None: there is none.
    """

    facts: Facts
    readers: tuple[ReaderLine, ...]
    versions: tuple[VersionLine, ...]
    compare: str | None
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
    related: RelatedMatter | None
    citation: str


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
class Piece:
    """Words of a version. ``kind``: same, went or came."""

    words: str
    kind: str


@dataclass(frozen=True, slots=True)
class DiffPage:
    """What diff.html may use: two versions of a page, each in pieces, and what became of the claims."""

    title: str
    former: ReportLine
    later: ReportLine
    former_pieces: tuple[Piece, ...]
    later_pieces: tuple[Piece, ...]
    language: str | None
    same: bool
    stayed: str
    went: tuple[ClaimLine, ...]
    came: tuple[ClaimLine, ...]
    revised: tuple[tuple[ClaimLine, ClaimLine], ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What search.html may use. ``asked``: whether any words were given."""

    words: str
    asked: bool
    lists: tuple[HitList, ...]


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One proposal: a claim in its sentences, or two events (words, report, address) that may be one."""

    id: str
    kind: str
    score: str
    claim: ClaimLine | None
    context: tuple[Paragraph, ...]
    sides: tuple[tuple[str, str, str], ...]
    because: str
    where: str | None
    href: str | None
    permanent: str | None
    chosen: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """What review.html may use. ``last``: the decision that can be undone; ``said``: what became of it."""

    token: str
    by: str
    given: Mapping[str, str]
    total: int
    place: int
    skip: int
    next_href: str
    item: ReviewItem | None
    last: str
    said: str
    below: tuple[str, ...]
    corrected: Mapping[str, list[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class BriefVoice:
    """One speaker's stance on a matter with the first of their words. ``words`` None: they are not in the ledger."""

    name: str
    side: str | None
    stance: str
    certainty: str
    words: str | None
    href: str | None
    reports: str


@dataclass(frozen=True, slots=True)
class BriefMatter:
    """One matter of an event in a brief."""

    aspect: str
    agreement: str
    verification: str
    spread: str
    voices: tuple[BriefVoice, ...]


@dataclass(frozen=True, slots=True)
class BriefEvent:
    """One event in a brief. ``left``: how many more matters it has; None: none."""

    href: str
    label: str
    place: str | None
    happened: str | None
    matters: tuple[BriefMatter, ...]
    left: str | None


@dataclass(frozen=True, slots=True)
class BriefPage:
    """What brief.html may use. ``named``: witnesses are named; ``other``: the same brief the other way."""

    counts: str
    as_of: Moment | None
    filters: tuple[str, ...]
    named: bool
    views: tuple[Link, ...]
    other: str
    events: tuple[BriefEvent, ...]
    reports: tuple[ReportLine, ...]


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """What error.html may use."""

    status: int
    heading: str
    detail: str


Page = (
    EventsPage
    | EventPage
    | ReportPage
    | ClaimPage
    | ReportsPage
    | SearchPage
    | MapPage
    | TimelinePage
    | DiffPage
    | BriefPage
    | ReviewPage
    | ErrorPage
)

TEMPLATES: dict[type[Page], str] = {
    EventsPage: "events.html",
    EventPage: "event.html",
    ReportPage: "report.html",
    ClaimPage: "claim.html",
    ReportsPage: "reports.html",
    SearchPage: "search.html",
    MapPage: "map.html",
    TimelinePage: "timeline.html",
    DiffPage: "diff.html",
    BriefPage: "brief.html",
    ReviewPage: "review.html",
    ErrorPage: "error.html",
}
