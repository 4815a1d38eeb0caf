"""All that a brief tells: what its page, its file, its PDF and its spoken form may use, and all they may use."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.domain.account import Spread
from sayso.web.moments import Moment


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker's stance on a matter, with the first of their words. ``words`` None: they are not in the ledger.

    ``note``: the number under which the words stand in their report; None where ``words`` is. ``actor``: their id; None
    where nobody names them, or they are not told. ``codes``: stance and certainty.
    """

    name: str
    stance: str
    certainty: str | None
    words: str | None
    note: int | None
    more: str | None
    actor: str | None
    codes: tuple[str, str]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """The voices of one side on one matter. ``name``: the side's, or, where it is not their ``own``, words for none."""

    name: str
    own: bool
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter of an event: what is at issue, who says what of it, and the three answers.

    ``lead`` goes before the proposition: whose words it is in. ``codes``: aspect, agreement and verification;
    ``numbers``: the spread, as ``Spread`` has it; ``beyond``: how many more positions there are.
    """

    key: str
    aspect: str
    lead: str
    proposition: str
    contested: bool
    checked: bool
    agreement: str
    verification: str
    spread: str
    because: str
    sides: tuple[Side, ...]
    left: str | None
    codes: tuple[str, str, str]
    numbers: Spread
    beyond: int


@dataclass(frozen=True, slots=True)
class BriefEvent:
    """One event. ``href``: its page at the desk; ``left``: how many more matters it has; None: none.

    ``days``: its earliest and latest moments, ISO 8601; ``told_by``: the number of its reports.
    """

    number: int
    key: str
    href: str
    label: str
    type: str | None
    place: str | None
    happened: str | None
    reports: str
    matters: tuple[Matter, ...]
    left: str | None
    id: str
    days: tuple[str | None, str | None]
    told_by: int
    beyond: int


@dataclass(frozen=True, slots=True)
class Point:
    """A matter in an overview: where it stands, and who holds what in a line."""

    event: int
    key: str
    aspect: str
    proposition: str
    state: str
    stances: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a report. ``claimed``: they are what is claimed."""

    words: str
    claimed: bool


@dataclass(frozen=True, slots=True)
class Note:
    """A claim's words in their report. ``where``: their place in its text; ``source``: the report's number here."""

    number: int
    claim: str
    href: str
    pieces: tuple[Piece, ...]
    source: int
    where: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Source:
    """A report. ``address``: as it was given; ``link``: if a link may lead there."""

    number: int
    href: str
    title: str | None
    publisher: str | None
    published: Moment | None
    updated: Moment | None
    address: str | None
    link: str | None
    digest: str
    id: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Events of one place on a map. ``area``: the path of the area within which they happened; None: exactly there."""

    events: tuple[int, ...]
    x: float
    y: float
    area: str | None
    contested: bool
    label_x: float
    label_y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Written:
    """Words on a picture."""

    x: float
    y: float
    words: str


@dataclass(frozen=True, slots=True)
class MapPicture:
    """A map as paths, in pixels. ``scale``: how long so many kilometres are in its middle, and the words for it."""

    width: float
    height: float
    land: str
    borders: str
    disputed: str
    names: tuple[Written, ...]
    spots: tuple[Spot, ...]
    scale: tuple[float, str]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an event's line. ``clock``: happened or said; ``exact``: it is a moment or one day, told as such."""

    clock: str
    x: float
    width: float
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """One event's line on the timeline."""

    event: int
    label: str
    y: float
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class TimePicture:
    """A timeline, in pixels."""

    width: float
    height: float
    left: float
    ticks: tuple[Written, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many events there are, fit, have no place or no date (of those that fit), and are not in the brief."""

    total: int
    fitting: int
    without_place: int
    without_date: int
    beyond: int


@dataclass(frozen=True, slots=True)
class Brief:
    """The whole brief.

    Attributes:
        title: of the dossier, or of the selection.
        counts: how many events there are, hidden, without place, without date.
        as_of: the moment; None: as known now.
        recorded: until when its reports were recorded; None: there are none.
        order: how the events and the speakers are ordered, in words.
        filters: what narrows the selection, in words.
        named: whether witnesses are named.
        withheld: whether a name was withheld in it.
        map: None: no event of it has a position.
        map_beside: what is not on the map, in words.
        timeline: None: no event of it has a date.
        time_beside: what is not on the timeline, in words.
        dossier: whose sides count; None: those set for all.
        numbers: of the events.
    """

    title: str
    counts: str
    as_of: Moment | None
    recorded: Moment | None
    order: str
    filters: tuple[str, ...]
    named: bool
    withheld: bool
    contested: tuple[Point, ...]
    checked: tuple[Point, ...]
    map: MapPicture | None
    map_beside: tuple[str, ...]
    timeline: TimePicture | None
    time_beside: tuple[str, ...]
    events: tuple[BriefEvent, ...]
    notes: tuple[Note, ...]
    sources: tuple[Source, ...]
    left: str | None
    dossier: str | None
    numbers: Numbers
