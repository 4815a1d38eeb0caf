"""The centre of it all: one attributed proposition about one aspect of one event."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.domain.factuality import Certainty
from sayso.domain.ids import content_id
from sayso.domain.quantity import Quantity
from sayso.domain.text import Spans


class Aspect(StrEnum):
    """What about an event a claim speaks of."""

    OCCURRENCE = "occurrence"
    WHAT = "what"
    WHO_DID = "who-did"
    WHO_SUFFERED = "who-suffered"
    WHERE = "where"
    WHEN = "when"
    HOW_MANY = "how-many"
    CONTROL = "control"
    RESPONSIBILITY = "responsibility"
    MOTIVE = "motive"
    OTHER = "other"


class Stance(StrEnum):
    """What the speaker does with the proposition."""

    ASSERTS = "asserts"
    DENIES = "denies"
    CONFIRMS = "confirms"
    DISPUTES = "disputes"
    QUALIFIES = "qualifies"
    DECLINES = "declines"
    CANNOT_VERIFY = "cannot-verify"


FOR = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.QUALIFIES})
"""Stances on the proposition's side."""

AGAINST = frozenset({Stance.DENIES, Stance.DISPUTES})
"""Stances against it. Those in neither set take no side: they decline, or say that it was not verified."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Another place of a report where a claim's speaker says the same: a headline, a standfirst, a caption."""

    attribution: str | None
    source: Spans
    cue: Spans
    content: Spans


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim in one report.

    ``attribution`` None with an outlet as ``actor`` is the outlet's own voice; ``actor`` None is a source nobody
    names. ``event`` is the id of the report's event, None where the words are about none. ``content`` points at the
    claim's own words; ``cue`` and ``source`` at the words that attribute them. ``also`` are the other places in the
    report where they say the same. ``quantities`` are those of its words, in text order; None: read before such were
    looked for.
    """

    id: str
    report: str
    attribution: str | None
    actor: str | None
    source: Spans
    cue: Spans
    content: Spans
    event: str | None
    aspect: Aspect
    stance: Stance
    certainty: Certainty
    score: float
    also: tuple[Spot, ...] = ()
    quantities: tuple[Quantity, ...] | None = None


def claim_id(report: str, content: Spans, cue: Spans, actor: str | None, aspect: Aspect) -> str:
    """Same report, same words, same cue, same speaker, same aspect: same claim."""
    pairs = [[[s.start, s.end] for s in spans] for spans in (content, cue)]
    return content_id("claim", report, *pairs, actor, aspect)
