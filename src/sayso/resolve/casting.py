"""The state of one walk through a report's sources: who is known by now, and who spoke last."""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.domain.text import Text
from sayso.resolve.coreference import Known, Names
from sayso.resolve.states import States
from sayso.resolve.subjects import Subjects

PAIR = 2
"""Speakers that "both" means."""


@dataclass(slots=True)
class Casting:
    """The state of one walk through a report's sources."""

    text: Text
    report: str
    names: Names
    states: States
    subjects: Subjects
    """Whom the reporter's own sentences are about."""

    known: list[Known] = field(default_factory=list)
    recent: list[Known] = field(default_factory=list)
    by_key: dict[str, Known] = field(default_factory=dict)
    lead: int = 0
    """Code point at which the lead ends: headline, standfirst and the body's first paragraphs."""

    outlet: Known | None = None
    """The report's own publisher, where it is known."""

    pair: list[Known] = field(default_factory=list)
    """The last two who spoke together."""
