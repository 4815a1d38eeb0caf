"""The words of the review, and of whatever else people decide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sayso import wording
from sayso.domain.account import Verification
from sayso.domain.claim import Aspect
from sayso.domain.grading import Credibility, Reliability
from sayso.domain.ledger import JudgementKind

TITLE: Final = "Review"
LEAD: Final = "What the program found and nobody decided on yet, the least sure first."
EMPTY: Final = "Nothing is waiting for a decision"
EMPTY_LEAD: Final = "Everything that fits this filter was decided on, or nothing was found yet."
BY: Final = "Your name"
BY_HINT: Final = "stands beside each of your decisions"
WHY: Final = "Why (may stay empty)"
SCORE: Final = "Machine’s score"
ACCEPT: Final = "Accept"
REJECT: Final = "Reject"
EDIT: Final = "Edit"
EDIT_SAVE: Final = "Save the correction"
SKIP: Final = "Skip"
UNDO: Final = "Undo"
HELP: Final = "Keys"
SAME: Final = "One event?"
SAME_ACTOR: Final = "One speaker?"
SAME_LEAD: Final = "The program holds these two to be one event, or possibly one."
SAME_ACTOR_LEAD: Final = "These two may be one speaker. Nothing is merged unless a person decides it."
CLAIM: Final = "Is this claim as printed?"
BULK: Final = "All that this filter leaves"
BULK_LEAD: Final = "Decides on every claim of the filter at once; each decision can be undone by itself."
KIND: Final = "What"
KINDS: Final = (("claim", "claims"), ("same-event", "merges"), ("same-actor", "speakers"))
BELOW: Final = "Score below"
NO_WORDS: Final = "an event without words of its own"
CHANGED: Final = "Leave as it is, or choose what it should be."
NOT_A_FILTER: Final = "a value of the filter is none that it can have"
NOT_A_DECISION: Final = "that is no decision: it is accept, reject or edit"
GONE: Final = "this proposal is not in the queue any more"
KEYS: Final = (
    ("a", ACCEPT),
    ("r", REJECT),
    ("e", EDIT),
    ("s", SKIP),
    ("u", UNDO),
    ("?", HELP),
)
CORRECTED: Final[Mapping[str, Mapping[Any, str]]] = {
    "aspect": wording.ASPECTS,
    "stance": wording.STANCES,
    "certainty": wording.CERTAINTIES,
}
FIELD_NAMES: Final[Mapping[str, str]] = {
    "aspect": "Matter",
    "stance": "Stance",
    "certainty": "Certainty",
    "figure": "Number",
    "actor": "Speaker",
    "event": "Event",
}
FIGURE_HINT: Final = (
    "12 people · at least: 10// people · at most: //40 · lowest, best, highest: 10/12/15 · unknown people · "
    "empty: no number"
)
DECIDE: Final = "Decide on this claim"
DECISIONS: Final = "Decisions"
DECISIONS_LEAD: Final = "Every value it had: what the program found, and what people decided. Nothing is overwritten."
DECISIONS_NONE: Final = "Nobody decided anything on it."
WHEN: Final = "When"
WHO: Final = "Who"
WHAT: Final = "What"
REASON: Final = "Why"
NO_REASON: Final = "no reason given"
TAKEN_BACK: Final = "no longer counts"
TAKE_BACK: Final = "Take back"
FOUND: Final = "found"
NOTHING: Final = "none"
JUDGED: Final[Mapping[JudgementKind, str]] = {
    JudgementKind.ACCEPT: "accepted",
    JudgementKind.REJECT: "rejected",
    JudgementKind.SPLIT_EVENT: "taken out of the events that it was held to be",
    JudgementKind.SAME_EVENT: "held to be one event",
    JudgementKind.NEVER_SAME: "held to be two events",
    JudgementKind.SAME_ACTOR: "held to be one speaker",
    JudgementKind.NEVER_SAME_ACTOR: "held to be two speakers",
    JudgementKind.SPLIT_ACTOR: "held to be another speaker in this report",
}
DONE: Final[Mapping[str, str]] = {
    "accept": "Accepted.",
    "reject": "Rejected.",
    "edit": "Corrected.",
    "undo": "Taken back.",
    "all": "Decided on all of them.",
}


DECIDE_EVENT: Final = "Decide on this event"
CHECKED: Final = "What came of checking"
CHECKED_MATTER: Final = "Matter"
CHECKED_RESULT: Final = "Result"
CHECKED_BY: Final = "Checked by (may stay empty)"
CHECKED_HOW: Final = "How (may stay empty)"
CHECKED_SAVE: Final = "Mark it"
WHERE: Final = "Where it happened"
PLACE_NAME: Final = "Place"
DEGREES_NORTH: Final = "Degrees north"
DEGREES_EAST: Final = "Degrees east"
HOW_EXACTLY: Final = "How exactly"
PLACE_SAVE: Final = "Set the place"
TIME: Final = "When it happened"
TIME_FIELD: Final = "Day, or first/last moment (UTC)"
TIME_HINT: Final = "2031-03-03, or 2031-03-03T04:00/2031-03-03T08:00"
TIME_SAVE: Final = "Set the time"
NOT_OF_AN_EVENT: Final = (
    "that is no decision on an event: a result of checking, a place, a time, a speaker’s side or grade"
)
NO_DEGREES: Final = "degrees are numbers, like 48.02"


WHO_SPEAKS: Final = "Who speaks"
ONE_SPEAKER: Final = "Speaker"
SIDE_FIELD: Final = "Side"
SIDE_SAVE: Final = "Set the side"
RELIABILITY: Final = "Source’s reliability"
RELIABILITY_SAVE: Final = "Grade the source"
CREDIBILITY: Final = "Claim’s credibility"
CREDIBILITY_SAVE: Final = "Grade the claim"
GRADES_LEAD: Final = "Admiralty code. A grade is yours: no answer of the ledger depends on it."
RELIABILITIES: Final = tuple((one.value, wording.grade(one)) for one in Reliability)
CREDIBILITIES: Final = tuple((one.value, wording.grade(one)) for one in Credibility)
NOT_JUDGED: Final = wording.NOT_JUDGED


def choices() -> dict[str, list[tuple[str, str]]]:
    """By field the values that it can have, with their words."""
    return {name: [(str(code), word) for code, word in known.items()] for name, known in CORRECTED.items()}


def verdict(kind: JudgementKind, by: str) -> str:
    """Who accepted or rejected."""
    return f"{JUDGED[kind]} by {by}"


def corrected(fields: Sequence[str], by: Sequence[str]) -> str:
    """Who corrected what."""
    return f"corrected by {' and '.join(by)} ({', '.join(one.lower() for one in fields)})"


def set_to(field: str, value: str) -> str:
    """A field that was set."""
    return f"{field} set to {value or NOTHING}"


def side_set(name: str, side: str) -> str:
    """A speaker whose side was set."""
    return f"{name}: side set to {side}"


def source_graded(name: str, grade: Reliability) -> str:
    """A speaker who was graded as a source."""
    return f"{name}: {wording.grade(grade)}"


def claim_graded(grade: Credibility) -> str:
    """A claim that was graded."""
    return f"{CREDIBILITY}: {wording.grade(grade)}"


def graded_by(grade: Reliability | Credibility, by: str) -> str:
    """A grade that counts, and who gave it."""
    return f"{wording.grade(grade)} ({by})"


def took_back(what: str) -> str:
    """A decision that was taken back."""
    return f"took back: {what}"


def checked(told: tuple[Aspect, Verification], how: str | None, who: str | None) -> str:
    """What came of checking a matter, how, and who checked it."""
    aspect, result = told
    return ", ".join(
        part
        for part in (
            f"{wording.ASPECTS[aspect]}: {wording.VERIFICATIONS[result]}",
            how,
            f"checked by {who}" if who else None,
        )
        if part
    )


def filed(dossier: str, *, inside: bool) -> str:
    """What was filed in a dossier, or taken out."""
    return f"filed in {dossier}" if inside else f"taken out of {dossier}"


def tied(kind: JudgementKind, one: str, other: str) -> str:
    """Two events that are held to be one, or apart."""
    return f"{JUDGED[kind]}: {one} / {other}"


def take_back(what: str) -> str:
    """The button that takes a decision back."""
    return f"{TAKE_BACK}: {what}"


def place(number: int, total: int, *, more: bool = False) -> str:
    """Which proposal of how many. ``more``: there are others than those that were counted."""
    return f"{number:,} of {'more than ' * more}{total:,} waiting"


def decided_as(name: str) -> str:
    """Whose name stands beside the decisions of whoever is signed in."""
    return f"Your decisions bear your name: \u2068{name}\u2069."


def everything(what: str, number: int, *, more: bool = False) -> str:
    """The button that decides on all. ``more``: on others, too, than those that were counted."""
    return f"{what} all, more than {number:,}" if more else f"{what} all {number:,}"
