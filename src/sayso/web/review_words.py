"""The words of the review page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sayso import wording

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
NEEDS_LEDGER: Final = "decisions need a ledger of their own"
NOT_A_FILTER: Final = "a value of the filter is none that it can have"
NOT_A_DECISION: Final = "that is no decision: it is accept, reject or edit"
NOT_OURS: Final = "this form did not come from these pages, or is from before a restart: load the page again"
GONE: Final = "this proposal is not in the queue any more"
TOO_MUCH: Final = "more was sent than a form of these pages holds"
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
FIELD_NAMES: Final[Mapping[str, str]] = {"aspect": "Matter", "stance": "Stance", "certainty": "Certainty"}
DONE: Final[Mapping[str, str]] = {
    "accept": "Accepted.",
    "reject": "Rejected.",
    "edit": "Corrected.",
    "undo": "Taken back.",
    "all": "Decided on all of them.",
}


def place(number: int, total: int) -> str:
    """Which proposal of how many."""
    return f"{number:,} of {total:,} waiting"


def decided_as(name: str) -> str:
    """Whose name stands beside the decisions of whoever is signed in."""
    return f"Your decisions bear your name: \u2068{name}\u2069."


def everything(what: str, number: int) -> str:
    """The button that decides on all."""
    return f"{what} all {number:,}"
