"""One report, one claim, and two versions of a page."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.web.moments import Moment
from sayso.web.pages.deciding import DecideBox, HistoryLine
from sayso.web.pages.filing import FilingBox
from sayso.web.pages.lists import ReportLine
from sayso.web.pages.related import RelatedMatter
from sayso.web.reader import Paragraph


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One claim beside its report. ``event_href`` None: about no event; ``speaker`` None: nobody named.

    ``decided``: who decided on it and what, None: nobody; ``rejected``: it counts nowhere.
    """

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
    decided: str | None = None
    rejected: bool = False


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
    filing: FilingBox | None = None


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """What claim.html may use. ``figures``: its numbers, "": none. ``box`` None: nothing can be decided here.

    ``reliability`` of its source, and ``credibility``: as a person graded them; None: nobody did.
    """

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
    figures: str
    history: tuple[HistoryLine, ...]
    box: DecideBox | None
    reliability: str | None
    credibility: str | None


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
