"""The words that the pages say, apart from what makes them, so that another language is other files like this one.

What they refuse is in ``refusals``; what goes with filters, charts and changes in ``labels``.

Templates take words from these alone. Status codes stay the domain's; this file says them in English. Nothing here
takes a side: a side "says" or "denies", nothing is "true" or "fake", and what nobody checked is "not marked as
verified".
"""

from __future__ import annotations

from typing import Final

from sayso import wording
from sayso.domain.account import Agreement, Spread
from sayso.fold.because import how_far

LANGUAGE: Final = "en"
NAME: Final = "sayso"
TAGLINE: Final = "On whose say-so?"
SKIP: Final = "Skip to the content"
NAVIGATION: Final = "Pages"
EVENTS: Final = "Events"
REPORTS: Final = "Reports"
FOOT: Final = "sayso does not say what is true. It says who says so, and shows the words."

# the list of events
EVENTS_LEAD: Final = "What the reports in this ledger speak of. Contested events come first."
EVENTS_TABLE: Final = "Events, contested first"
EVENT: Final = "Event"
TYPE: Final = "Type"
PLACE: Final = "Place"
HAPPENED: Final = "Happened"
SIDES: Final = "Sides involved"
AGREEMENT: Final = "Agreement"
NO_TYPE: Final = "type not decided"
NO_PLACE: Final = "no place"
NO_DATE: Final = "no date"
NO_SIDE: Final = "no side set"
AS_DENIED: Final = wording.AS_DENIED
NO_ASPECTS: Final = "no claims"
EMPTY_TITLE: Final = "This ledger is empty"
EMPTY_LEAD: Final = "Nothing has been read into it yet."
EMPTY_ADD: Final = "Add reports here"
EMPTY_OR: Final = "or give a report, or a folder of reports, on the command line:"
EMPTY_COMMAND: Final = "sayso read PATH --db LEDGER"
EMPTY_THEN: Final = "Then reload this page. What could not be read is listed, with the reason, under"
NO_EVENTS_TITLE: Final = "No events yet"
NO_EVENTS_LEAD: Final = "Reports have been read, but no event was found in them. They are listed under"

# one event
MATRIX: Final = "Who says what"
MATRIX_HELP: Final = (
    "Each row is one matter, each column one speaker. The words link to the report they stand in. "
    "With the keyboard: arrow keys move, Enter opens, Escape goes back."
)
MANY_SPEAKERS: Final = 12
"""Columns beyond which the sides are offered as ways into the table."""

TO_SIDE: Final = "To the speakers of a side"
MATTER: Final = "Matter"
STATUS: Final = "Status"
SPREAD: Final = "Spread"
VERIFICATION: Final = "Verification"
BECAUSE: Final = "Because"
NO_CLAIM: Final = "no claim recorded"
SIDE_NOT_SET: Final = "side not set"
OUTLETS: Final = "outlets"
NOBODY_NAMED: Final = "nobody named"
SOURCE_NOT_NAMED: Final = "source not named"
LEGEND: Final = "Marks"
EVENT_REPORTS: Final = "Reports that speak of it"
NO_MATRIX: Final = "No claim about this event was recorded by then."
AS_OF: Final = "Known as of"
AS_OF_LABEL: Final = "Date and time, UTC"
AS_OF_SHOW: Final = "Show"
AS_OF_NOW: Final = "Show as known now"
FIGURES: Final = "Figures"
ORIGIN_UNKNOWN: Final = "origin not known"
ORIGIN_SPEAKER: Final = "the speaker"
INDEPENDENCE_OPEN: Final = "independence not established"
SAME_WORDS: Final = "same words"

RELATED: Final = "How the accounts stand to one another"
RELATED_LEAD: Final = (
    "Who denies, contradicts, repeats or revises what, and the words of both. That two say the same is no verification."
)
RELATED_CLAIM: Final = "How it stands to other claims"
RELATED_UNKNOWN: Final = "words not recorded by then"

# the reader
READER_TEXT: Final = "The report’s own text"
READER_CLAIMS: Final = "Claims in this report"
READER_NO_CLAIMS: Final = "No claim was found in this report."
READER_PLACES: Final = "Places"
READER_NO_PLACES: Final = "No place was found in this report."
READER_LEGEND: Final = "How the text is marked"
LEGEND_SOURCE: Final = "who says it"
LEGEND_CUE: Final = "the words that say that they say it"
LEGEND_CONTENT: Final = "what they say"
LEGEND_FURNITURE: Final = "page furniture, not read for claims"
CHOSEN_MISSING: Final = "The claim in this address is not one of this report’s."
DIRECTION_MARKS: Final = (
    "This text holds invisible characters that change the direction of reading. They are kept as they came."
)
PUBLISHER: Final = "Publisher"
BYLINE: Final = "By"
PUBLISHED: Final = "Published"
UPDATED: Final = "Updated"
ADDRESS: Final = "Address"
FILE: Final = "File"
LABEL: Final = "Label"
READ_BY: Final = "Read by"
READ_BEFORE: Final = "before that by"
VERSIONS: Final = "Versions of the page"
VERSION_PRESENT: Final = "the present one"
VERSION_FORMER: Final = "a former one"
VERSION_REPLACED: Final = "read otherwise since"
VERSION_HERE: Final = "shown here"
FORMER_VERSION: Final = "The page was changed since. What is shown here is what it said then."
DIGEST: Final = "SHA-256 of the text"
NOT_STATED: Final = "not stated"
NO_TITLE: Final = "Report without a title"
ABOUT_NO_EVENT: Final = "about no event"
PERMANENT: Final = "permanent link"
SCORE: Final = "score"

# one claim
CLAIM: Final = "Claim"
CLAIM_CONTEXT: Final = "The words where they stand"
CLAIM_READ: Final = "Read the whole report"
CLAIM_CITE: Final = "Citation"
CLAIM_REJECTED: Final = (
    "A person decided that this is no claim. It counts in no answer, and stays here with its history."
)
SPEAKER: Final = "Speaker"
SIDE: Final = "Side"
STANCE: Final = "Stance"
CERTAINTY: Final = "Certainty"
ASPECT: Final = "Matter"
REPORT: Final = "Report"
ORIGIN: Final = "Origin"
MACHINE_SCORE: Final = "Machine’s score"

# the list of reports
REPORTS_LEAD: Final = "Everything that was read into this ledger, and everything that could not be read."
REPORTS_TABLE: Final = "Reports, newest first"
TITLE: Final = "Title"
REFUSALS: Final = "Could not be read"
REFUSALS_NONE: Final = "Everything that was given could be read."
REFUSAL_WHERE: Final = "Input"
REFUSAL_WHY: Final = "Why"
REFUSAL_WHEN: Final = "Recorded"

BACK: Final = "Back to the events"

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


ASPECT_NAMES: Final = wording.ASPECTS


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun: "1 report", "3 reports"."""
    return f"{number:,} {one if number == 1 else many}"


def speakers(number: int) -> str:
    """How many speak."""
    return f"{number:,} speakers"


def reports_count(number: int) -> str:
    """How many reports."""
    return counted(number, "report", "reports")


def claims_count(number: int) -> str:
    """How many claims."""
    return counted(number, "claim", "claims")


def voice_counts(reports: int, origins: int, untraced: int) -> str:
    """How often one speaker was reported, from how many origins, and in how many reports the origin is not known."""
    parts = [reports_count(reports)]
    if origins:
        parts.append(counted(origins, "origin", "origins"))
    if untraced:
        parts.append(f"{untraced:,} of unknown origin" if origins else ORIGIN_UNKNOWN)
    return ", ".join(parts)


def agreeing_count(number: int) -> str:
    """How many relations wait to be unfolded that no two speakers differ in."""
    return f"{number:,} in which nobody differs"


def left_count(number: int) -> str:
    """How many relations stand in the files alone."""
    return f"{number:,} more are in the JSON file"


def more_count(number: int) -> str:
    """How many more quotations wait to be unfolded."""
    return f"{number:,} more"


def not_before(when: str) -> str:
    """Only the earliest moment is known."""
    return f"not before {when}"


def not_after(when: str) -> str:
    """Only the latest moment is known."""
    return f"not after {when}"


def reports_counts(read: int, refused: int) -> str:
    """The line over the list of reports."""
    return f"{reports_count(read)} read, {refused:,} could not be read"


def agreement_count(number: int, agreement: Agreement) -> str | None:
    """How many matters of an event stand so; None for none of them, so that it can be left out."""
    return f"{number:,} {wording.AGREEMENTS[agreement]}" if number else None


def spread(account: Spread) -> str:
    """How far a matter was reported. Unknown lineage adds no origin and is said beside them."""
    told = how_far(account)
    if account.reports > 1 and account.origins_unknown and account.origins <= 1:
        told += f", {INDEPENDENCE_OPEN}"
    return told


def reference(number: int) -> str:
    """The name of the small number that stands before a claim's words in the report."""
    return f"Claim {number}: show it in the list"


def tag(number: int) -> str:
    """Tells several reports of one publisher apart."""
    return f"({number})"


def to_words(number: int) -> str:
    """The name of the number that stands before a claim in the list."""
    return f"Claim {number}: show its words"


def citation(speaker: str, quote: str, report: str, address: str) -> str:
    """A claim, cited: who, in which words, in what report, under which permanent address."""
    return f"{speaker}: {quote}. In: {report}. {address}"
