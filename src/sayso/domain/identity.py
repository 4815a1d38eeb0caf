"""Whom and what the mentions of one report mean: actors, places, times and events, or an honest "unresolved"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from sayso.domain.factuality import STATED, Factuality
from sayso.domain.ids import content_id
from sayso.domain.mention import Role
from sayso.domain.text import Span, Spans


class ActorKind(StrEnum):
    """What an actor is (CONTRACT, ``actors``)."""

    PERSON = "person"
    OFFICIAL = "official"
    STATE = "state"
    ARMED_GROUP = "armed-group"
    ORGANISATION = "organisation"
    OUTLET = "outlet"
    WITNESS = "witness"
    UNNAMED = "unnamed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Actor:
    """The person or body that sources resolve to.

    ``name`` is the fullest form in the report. ``side`` names the party the actor speaks for in this dispute and
    ``speaks_for`` the id of the actor on whose behalf they speak; None for either means: not known.
    """

    id: str
    name: str
    kind: ActorKind
    mentions: Spans
    side: str | None = None
    speaks_for: str | None = None


@dataclass(frozen=True, slots=True)
class Bearer:
    """A place that bears the name that a report uses, with the share of belief in it, 0 to 1."""

    gazetteer: str
    name: str
    lat: float
    lon: float
    country: str | None
    score: float


@dataclass(frozen=True, slots=True)
class Place:
    """A place as named in one report. ``precision`` is UCDP's where_prec, 1 (exact) to 7 (international waters).

    ``lat`` and ``lon`` are the middle of a disc of ``radius_km``: from precision 2 on the place is that area, not its
    middle; a radius of None there means that the area's reach is not known. ``country`` is ISO 3166-1 alpha-2, None
    where ``claimed_by`` lists all that assert the place (by ISO code, or by name where the authority has none).
    ``score`` is the belief in the chosen place among all that bear its name, 0 to 1; ``candidates`` the likeliest of
    them, best first. ``relation`` are the words that shift it ("20 km north of").
    """

    id: str
    mentions: Spans
    name: str | None
    gazetteer: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: int | None = None
    country: str | None = None
    admin: tuple[str, ...] = ()
    unresolved: str | None = None
    radius_km: float | None = None
    score: float | None = None
    claimed_by: tuple[str, ...] = ()
    candidates: tuple[Bearer, ...] = ()
    relation: str | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression with its value (TIMEX3) and the interval it stands for.

    ``earliest`` and ``latest`` are inclusive bounds; None together with ``unresolved`` means: the words do not say.
    """

    id: str
    span: Span
    value: str | None
    kind: str
    earliest: datetime | None = None
    latest: datetime | None = None
    unresolved: str | None = None

    @property
    def precision(self) -> int | None:
        """How exactly the day is told, as UCDP's ``date_prec`` (GED codebook): None where no interval is known.

        1 one day (or a night), 2 up to six days, 3 a week, 4 up to a month, 5 longer.
        """
        if self.earliest is None or self.latest is None:
            return None
        days = (self.latest - self.earliest).total_seconds() / 86_400
        return next((level for level, most in ((1, 1), (2, 6), (3, 8), (4, 31)) if days <= most), 5)


@dataclass(frozen=True, slots=True)
class EventParticipant:
    """Words that take part in an event, with the actor they mean where that is known."""

    role: Role
    spans: Spans
    actor: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """What claims are about, as one report tells it. ``triggers`` are all the words in the report that mean it."""

    id: str
    type: str | None
    triggers: Spans
    participants: tuple[EventParticipant, ...]
    place: str | None
    time: str | None
    factuality: Factuality = STATED


@dataclass(frozen=True, slots=True)
class Identities:
    """The report's cast. ``speakers`` maps an attribution's id to the ids of the actors its source means."""

    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    events: tuple[Event, ...] = ()
    speakers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    outlet: str | None = None
    """Id of the actor that is the report's own publisher; None where the publisher is not known."""

    focus: str | None = None
    """Id of the event that the report is about; None where it tells of none."""

    parts: frozenset[str] = frozenset()
    """Ids of the events that are parts of the one that the report is about: the capture of a village inside a raid."""


_FOLDED = {ord("\u2019"): "'", ord("\u2018"): "'", ord("\u02bc"): "'", ord('"'): None, 0x201C: None, 0x201D: None}
"""One apostrophe for all, and no quotation marks: how a name is typeset does not change whose it is."""


def actor_id(name: str, report: str | None = None) -> str:
    """The id of a named actor is its name's, across reports; an unnamed one ("a senior official") is its report's.

    Args:
        name: the fullest form of the name, or the words that stand for a name.
        report: the report's id for an actor that nobody names; None for a named one.
    """
    folded = name.translate(_FOLDED).casefold()
    return content_id("actor", " ".join(folded.split()), report)


_WORD = re.compile(r"\w+")
_SMALL = frozenset({"the", "of", "a", "an", "for", "and", "s"})


def is_named_in(words: str, name: str) -> bool:
    """Whether all that a name is made of stands in some words, in whatever order, small words and case aside."""
    wanted = {word for word in _WORD.findall(name.casefold()) if word not in _SMALL}
    return bool(wanted) and wanted.issubset(_WORD.findall(words.casefold()))
