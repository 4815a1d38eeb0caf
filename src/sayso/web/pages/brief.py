"""The brief."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.web.moments import Moment
from sayso.web.pages.lists import Link, ReportLine


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
