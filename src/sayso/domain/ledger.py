"""What the ledger remembers: its entries. What it answers stands in ``account``.

Three clocks stay apart: *happened* (a ``Time`` of an event), *said* (a report's ``published``), and *recorded*
(``Entry.recorded_at``). Entries are only ever added; an account is a pure fold over those recorded up to a moment.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sayso.domain.claim import Claim
from sayso.domain.identity import Actor, Event, Place, Time
from sayso.domain.ids import content_id
from sayso.domain.report import Report


class RelationKind(StrEnum):
    """How two recorded things stand to one another."""

    SAME_EVENT = "same-event"  # between two reports' events
    POSSIBLY_SAME = "possibly-same"  # between two reports' events: told to people, and never acted upon
    REPEATS = "repeats"  # between two reports: one text, one origin
    SHARES = "shares"  # between two reports: a passage in both, too little to be one origin


@dataclass(frozen=True, slots=True)
class Relation:
    """A symmetric tie that the program found, with its evidence in plain words. ``left`` sorts before ``right``."""

    kind: RelationKind
    left: str
    right: str
    score: float
    because: str

    @property
    def id(self) -> str:
        """Same pair, same kind: same relation."""
        return content_id("relation", self.kind, self.left, self.right)


class VersionKind(StrEnum):
    """Why one report takes the place of another."""

    REVISED = "revised"  # the page was changed: what the former said was said, and stands there no more
    REREAD = "reread"  # the same bytes; another reader took another text or title from them


@dataclass(frozen=True, slots=True)
class Version:
    """That ``report`` is a later version of the page of which ``former`` is an earlier one. Both are kept."""

    kind: VersionKind
    report: str
    former: str

    @property
    def id(self) -> str:
        """Same two, same way: same version."""
        return content_id("version", self.kind, self.report, self.former)


class JudgementKind(StrEnum):
    """What a person can decide. Subjects and others are ids; values are written and read by ``ledger.values``."""

    SIDE = "side"  # subject: an actor; value: the side; other: the dossier's name, None: for all
    ACCEPT = "accept"  # subject: a claim
    REJECT = "reject"  # subject: a claim
    CORRECT = "correct"  # subject: a claim; value: field=value
    SAME_EVENT = "same-event"  # subject and other: events of reports
    NEVER_SAME = "never-same"  # subject and other: events of reports
    SPLIT_EVENT = "split-event"  # subject: an event of a report, which is taken out of those it was held to be
    PLACE = "place"  # subject: an event of a report; value: the place
    TIME = "time"  # subject: an event of a report; value: an interval
    VERIFICATION = "verification"  # subject: an event of a report; value: aspect=verification:how; other: who checked
    SAME_ACTOR = "same-actor"  # subject and other: actors
    NEVER_SAME_ACTOR = "never-same-actor"  # subject and other: actors
    SPLIT_ACTOR = "split-actor"  # subject: an actor; other: a report, in which the name means somebody else
    DOSSIER = "dossier"  # subject: a report or an event of one; value: in or out; other: the dossier's name
    RELIABILITY = "reliability"  # subject: an actor; value: a letter of ``domain.grading``
    CREDIBILITY = "credibility"  # subject: a claim; value: a digit of it
    UNDO = "undo"  # subject: a judgement


class Proposed(StrEnum):
    """What the queue proposes."""

    CLAIM = "claim"
    SAME_EVENT = "same-event"
    SAME_ACTOR = "same-actor"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision. It never overwrites what the program found; the fold lets it weigh more."""

    kind: JudgementKind
    subject: str
    value: str | None
    other: str | None
    reason: str | None

    @property
    def id(self) -> str:
        """Same decision on the same thing: same judgement."""
        return content_id("judgement", self.kind, self.subject, self.value, self.other, self.reason)


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that could not be read, with the reason: it has its row like any other."""

    where: str
    why: str

    @property
    def id(self) -> str:
        """Same input, same reason: same refusal."""
        return content_id("refusal", self.where, self.why)


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event as one report tells it, with the words that name it and its place and time where known."""

    event: Event
    report: str
    words: str
    place: Place | None
    time: Time | None

    @property
    def id(self) -> str:
        """The report's event's id."""
        return self.event.id


@dataclass(frozen=True, slots=True)
class ToldClaim:
    """A claim with its words and its speaker. ``origin`` names the first utterance behind it; None: not known."""

    claim: Claim
    words: str
    source_words: str | None
    actor: Actor | None
    origin: str | None

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id


Body = Report | ToldEvent | ToldClaim | Relation | Version | Judgement | Refusal


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger. ``by`` names the reader and its version, or the person.

    The entry of a ``Report`` stands for its reading: a report that another reader reads again has another entry, and
    entries of its events and claims beside it, all with one ``recorded_at``. Those of the reading before stay, and
    are passed over from then on.
    """

    recorded_at: datetime
    by: str
    body: Body

    @property
    def id(self) -> str:
        """The id of what was recorded."""
        return self.body.id


@dataclass(frozen=True, slots=True)
class PageVersion:
    """One version of a page. ``stood_at``: when it stood there, as the page states, else as it was recorded.

    ``replaced``: another reader took another text from the same bytes. The last one that is not is the present one.
    """

    report: Report
    recorded_at: datetime
    stood_at: datetime
    replaced: bool


@dataclass(frozen=True, slots=True)
class History:
    """What became of a report. ``readings`` are the entries of all its readings; the last one stands.

    ``versions`` are all that its page had, itself among them, in their order; one alone where no other is known.
    ``adrift`` are judgements in force about claims or events of it that only earlier readings had found.
    """

    readings: tuple[Entry, ...]
    versions: tuple[PageVersion, ...]
    adrift: tuple[Entry, ...]

    @property
    def present(self) -> PageVersion:
        """The version that stands on the page now."""
        return next(one for one in reversed(self.versions) if not one.replaced)

    def before(self, report: str) -> PageVersion | None:
        """The version before this one; None: it is the first."""
        standing = [one for one in self.versions if not one.replaced or one.report.id == report]
        at = next(number for number, one in enumerate(standing) if one.report.id == report)
        return standing[at - 1] if at else None
