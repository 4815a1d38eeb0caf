"""The words of a brief."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sayso.wording import AS_DENIED

BRIEF: Final = "Brief"
NO_CLAIM_OF_TRUTH: Final = "sayso does not say what is true. It says who says so, and shows the words."
LEAD: Final = "Who says what about the events of this selection. The number after each quotation leads to its words."
OPTIONS: Final = "What the brief shows"
AS_OF: Final = "Known as of (UTC)"
DOSSIER: Final = "Dossier"
ALL_SIDES: Final = "none: the sides set last"
NAME_WITNESSES: Final = "Name witnesses"
SHOW: Final = "Show"
AS_KNOWN: Final = "As known on"
AS_KNOWN_NOW: Final = "As known now"
RECORDED_UNTIL: Final = "Its last report was recorded on"
WITHHELD: Final = (
    "Witnesses and sources that nobody names are not told by name or description; where such words stand in a "
    "quotation, a title or an address, [withheld] stands for them. The reports themselves may name them."
)
WITHHELD_NONE: Final = "Witnesses are not named."
NAMED: Final = "Witnesses are named as the reports name them. Do not pass this brief on to whoever must not know."
NAMED_ALOUD: Final = "Witnesses are named as the reports name them."
AS_FILE: Final = "Download as a file:"
AS_HTML: Final = "HTML"
AS_PDF: Final = "PDF"
NO_PDF: Final = "PDF needs Chromium, which was not found on this machine: print this page instead"

CONTESTED: Final = "Contested points"
CONTESTED_NONE: Final = "On no matter of these events does anybody contradict anybody."
CHECKED: Final = "What was said of checking"
CHECKED_NONE: Final = "Nothing was said of checking on any matter of these events."
WHERE: Final = "Where"
WHEN: Final = "When"
SAID: Final = "What each side says"
AT_ISSUE: Final = "At issue:"
AT_ISSUE_DENIED: Final = f"At issue, {AS_DENIED}:"
WORDS: Final = "The words in their reports"
WORDS_LEAD: Final = (
    "What is claimed is marked. Places are counted in characters (Unicode code points) of the report's text."
)
SOURCES: Final = "Reports"
SOURCE: Final = "Report"
ADDRESS: Final = "Address"
NO_ADDRESS: Final = "no address"
ADDRESS_WITHHELD: Final = "address withheld: a name stands in it"
DIGEST: Final = "SHA-256 of its text"
PUBLISHED: Final = "published"
UPDATED: Final = "updated"
BACK: Final = "back to the text"

SIDE_NOT_SET: Final = "Side not set"
NOBODY: Final = "Witnesses, and sources that nobody names"
OUTLETS: Final = "Outlets, in their own voice"
GROUPS: Final = frozenset({SIDE_NOT_SET, NOBODY, OUTLETS})
"""Words for there being no side."""

NO_PLACE: Final = "place not known"
NO_DATE: Final = "date not known"
WITNESS: Final = "a witness, not named here"
UNNAMED: Final = "a source that its report does not name"

MAP_LABEL: Final = "Map of the events, by their numbers"
MAP_HELP: Final = (
    "A dot or ring is a place that is known exactly; a shaded area is all that is known: it happened somewhere in it. "
    "Thick outlines and rings are contested. Borders are those of Natural Earth; dotted ones are disputed. "
    "sayso takes no position on any border."
)
MAP_CREDIT: Final = "Base map: Natural Earth"
MAP_NONE: Final = "No event of this brief can be put on a map."
TIME_LABEL: Final = "Timeline of the events, by their numbers"
TIME_HELP: Final = (
    "Broad: between which moments it happened, as told. Thin: when it was said, from the first report to the last."
)
TIME_NONE: Final = "Of no event of this brief is it known when it happened."
NO_EVENTS: Final = "No event fits."

NO_PDF_MADE: Final = (
    "no Chromium was found to make a PDF with: install chromium, or name one in $SAYSO_CHROMIUM; "
    "an .html file needs none and prints the same"
)
PDF_BUSY: Final = "another PDF is being made: ask again in a moment"


def title(dossier: str | None) -> str:
    """What a brief is called."""
    return f"{BRIEF}: {dossier}" if dossier else BRIEF


def order(events: str) -> str:
    """In which order events and speakers stand; that no other is meant."""
    return (
        f"Events: {events}. Speakers: by sides and names in alphabetical order; then those whose side is not set, "
        "witnesses and sources that nobody names, and outlets in their own voice. No other order is meant."
    )


def event_heading(number: int, label: str) -> str:
    """What an event is announced as."""
    return f"Event {number}: {label}"


def numbers(events: Sequence[int]) -> str:
    """The numbers of events that share a place."""
    return ", ".join(str(one) for one in events)


def kilometres(length: float) -> str:
    """A length on the map's scale."""
    return f"{length:g} km" if length >= 1 else f"{length * 1000:g} m"


def also(number: int) -> str | None:
    """How many claims of a speaker say so beside the one that is quoted."""
    if not number:
        return None
    return f"and in {number:,} more {'claim' if number == 1 else 'claims'}"


def speakers_left(number: int) -> str | None:
    """How many speakers on a matter are left out."""
    return f"{number:,} more {'speaker' if number == 1 else 'speakers'} on this matter" if number else None


def matters_left(number: int) -> str | None:
    """How many matters of an event are left out."""
    if not number:
        return None
    return f"{number:,} more {'matter' if number == 1 else 'matters'}, not at issue, in the ledger"


def events_left(number: int) -> str | None:
    """How many events are left out."""
    return f"{number:,} more {'event' if number == 1 else 'events'} of this selection in the ledger" if number else None


def place_in(start: int, end: int) -> str:
    """Where words stand in a report's text."""
    return f"characters {start:,}–{end:,}"


def on_timeline(number: int) -> str:
    """How many events are on the timeline."""
    return f"{number:,} on the timeline"


def no_pdf(program: str) -> str:
    """The program made no PDF."""
    return f"{program} made no PDF; an .html file needs no Chromium and prints the same"


def pdf_late(program: str, patience: float) -> str:
    """The program took too long."""
    return f"{program} made no PDF in {patience:.0f} seconds; an .html file needs no Chromium and prints the same"
