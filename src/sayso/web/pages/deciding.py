"""What people decided on a thing, and the form in which they decide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.web.moments import Moment


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One value that a thing had. ``score``: the program's; None: a person decided.

    ``stands`` False: it was taken back, or another value counts. ``undo``: the decision that can be taken back; None:
    there is none, or it is taken back.
    """

    id: str
    when: Moment
    by: str
    what: str
    why: str | None
    score: str | None
    stands: bool
    undo: str | None


@dataclass(frozen=True, slots=True)
class DecideBox:
    """What a form that decides on a claim may use. ``by``: who looks, where they gave a name.

    ``corrected``: by field the values that it can have; ``chosen`` those it has; ``figure`` its number as it is typed.
    ``credibility``: its grade; "": nobody graded it.
    """

    item: str
    by: str
    corrected: Mapping[str, list[tuple[str, str]]]
    chosen: Mapping[str, str]
    figure: str
    credibility: str


@dataclass(frozen=True, slots=True)
class EventBox:
    """What a form that decides on an event may use: its matters and what can come of checking them, each with its word.

    ``place``, ``lat``, ``lon``, ``precision``, ``time``: as they are held to be now; "": not known.
    ``speakers`` are those who have a name, each with its id; ``sides`` those known of any of them.
    """

    item: str
    aspects: tuple[tuple[str, str], ...]
    results: tuple[tuple[str, str], ...]
    place: str
    lat: str
    lon: str
    precision: str
    time: str
    speakers: tuple[tuple[str, str], ...]
    sides: tuple[str, ...]
