"""What the finders find in one report: spans with a kind, not yet tied to anybody or anything in the world."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.domain.factuality import STATED, Factuality
from sayso.domain.ids import content_id
from sayso.domain.text import Span, Spans


class Act(StrEnum):
    """Whether the source uttered the content or is said to hold it in mind (PolNeAR annotates both)."""

    STATEMENT = "statement"
    THOUGHT = "thought"


class Mode(StrEnum):
    """Whose words the content is in: the source's (direct), the reporter's (indirect), or both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source said or thought a content, marked by a cue (Pareti 2015; PolNeAR, Newell et al. 2018).

    Each part may be in several pieces. ``source`` is empty where nobody is named ("purportedly"), ``cue`` where the
    quotation goes on from the paragraph before. ``within`` is the id of the attribution whose content holds this one.
    ``negated``: the cue itself denies ("denied", "rejected", "disputed"), whatever the content's own polarity.
    ``continues``: the id of the attribution whose speaker goes on in this one, where this one has no cue of its own
    (the next paragraph of a quotation, the next lines of a turn); its speaker is that one's.
    """

    id: str
    act: Act
    mode: Mode
    source: Spans
    cue: Spans
    content: Spans
    within: str | None
    score: float
    negated: bool = False
    continues: str | None = None


def attribution_id(report: str, source: Spans, cue: Spans, content: Spans) -> str:
    """Same report, same three spans: same attribution."""
    return content_id("attribution", report, *([[s.start, s.end] for s in spans] for spans in (source, cue, content)))


class Role(StrEnum):
    """What a participant does in an event (CONTRACT, ``participants``)."""

    INITIATOR = "initiator"
    TARGET = "target"
    INSTRUMENT = "instrument"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Participant:
    """Words that take part in an event, and how."""

    role: Role
    spans: Spans


@dataclass(frozen=True, slots=True)
class EventMention:
    """A trigger with what its sentence says of it.

    ``type`` is an ACLED sub-event type (codebook of 2023) or None where the words do not decide one. ``places`` and
    ``times`` are the words that the sentence ties to this trigger, none where it was not asked. ``score`` is the
    learned reader's, from 0 to 1; None where a lexicon alone found the trigger.
    """

    trigger: Span
    type: str | None
    participants: tuple[Participant, ...] = ()
    factuality: Factuality = STATED
    places: Spans = ()
    times: Spans = ()
    score: float | None = None


class EntityKind(StrEnum):
    """What words name or describe (DESIGN, "find")."""

    PERSON = "person"
    ORGANISATION = "organisation"
    ARMED_GROUP = "armed-group"
    PLACE = "place"
    FACILITY = "facility"
    WEAPON = "weapon"
    VEHICLE = "vehicle"


@dataclass(frozen=True, slots=True)
class EntityMention:
    """Words that name an entity, its kind, and the learned reader's score from 0 to 1."""

    span: Span
    kind: EntityKind
    score: float


@dataclass(frozen=True, slots=True)
class Toponym:
    """Words that name a place. ``cue`` is the word that gave it away ("in", "near"), where there was one."""

    span: Span
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class Timex:
    """Words that tell a time (TimeML's TIMEX3): date, time of day, duration or set."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words that weaken a commitment, and the certainty they leave."""

    span: Span
    factuality: Factuality


@dataclass(frozen=True, slots=True)
class VerificationMention:
    """Words by which an outlet or a speaker says that something was not, or was, checked.

    ``cue`` holds the words of checking ("have not been verified"), ``content`` what they are about where the sentence
    says it. ``verified`` is True for "has been verified", False for "could not be verified", None for an attempt
    without result. ``by`` holds the words for whoever checked or could not ("Verified by", "our reporters could
    not"), empty where the sentence names nobody.
    """

    cue: Spans
    content: Spans
    verified: bool | None
    by: Spans = ()


@dataclass(frozen=True, slots=True)
class Mentions:
    """All that was found in one report, each list in text order."""

    attributions: tuple[Attribution, ...] = ()
    events: tuple[EventMention, ...] = ()
    toponyms: tuple[Toponym, ...] = ()
    timexes: tuple[Timex, ...] = ()
    hedges: tuple[Hedge, ...] = ()
    verifications: tuple[VerificationMention, ...] = ()
