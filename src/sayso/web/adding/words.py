"""The words of adding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sayso.web.words import claims_count, counted, reports_count

TITLE: Final = "Add reports"
NAV: Final = "Add"
LEAD: Final = "Give files, a text, or addresses. What cannot be read is told, and the rest is read."
FILES: Final = "Files"
FILES_HINT: Final = "Web pages, PDF, plain text, captions, web archives, exports of posts, tables, or a zip of these"
CHOOSE: Final = "One or more files"
FOLDER: Final = "or a whole folder"
DROP: Final = "Drop files or folders anywhere on this page, or choose them here."
TEXT: Final = "Text"
TEXT_HINT: Final = "Paste one report, the source of its page, or a transcript."
ADDRESSES: Final = "Addresses"
ADDRESSES_HINT: Final = (
    "One a line, http or https; each is asked once, by its site’s rules, and what it answers is archived. "
    "Nothing else is fetched."
)
ADD: Final = "Read them"
RECENT: Final = "Added since the program was started"
JOB: Final = "Adding"
CANCEL: Final = "Stop reading"
MORE: Final = "Add more"
RELOADS: Final = "This page keeps itself up to date. You can leave it and come back; the reading goes on."
RESULT: Final = "What became of each"
INPUT: Final = "Input"
NO_REPORT: Final = "none"
BECAME: Final = "Outcome"
EVENTS: Final = "Events that these reports speak of"
NO_EVENTS: Final = "No event was found in these reports."
LOOK_ONLY: Final = "These pages were opened to be read alone: nothing can be added here."
NOTHING_GIVEN: Final = "Nothing was given: choose files, paste a text, or name an address."
NOT_OURS: Final = "This form did not come from these pages, or is from before a restart: it is sent again from here."
GONE: Final = "No adding has this address, or it is from before a restart. What it recorded is in the ledger."
KNOWN: Final = "known already: nothing new"
AGAIN: Final = "read again by a newer reader"
CANCELLED: Final = "stopped by you"
TOO_LONG: Final = "stopped: it took longer than it may"
CLOSED: Final = "stopped: the program was ended"
FAULT: Final = "stopped by a fault of the program"
REST: Final = "The rest was not read. What is listed as recorded is in the ledger."
PASTED: Final = "pasted text.txt"
PASSED_OVER: Final = "no report by its name: passed over"

STATES: Final[Mapping[str, str]] = {
    "waiting": "Waiting for its turn",
    "reading": "Reading",
    "done": "Done",
    "cancelled": "Stopped",
    "stopped": "Stopped",
}


def too_large(limit: int) -> str:
    """More bytes than are taken at once."""
    return f"That is more than {mebibytes(limit)} at once, and was not taken. Add it in parts, or use sayso read."


def too_many_files(limit: int) -> str:
    """More files than are taken at once."""
    return f"More than {limit:,} files at once are not taken. Add them in parts, or use sayso read."


def too_many_addresses(limit: int) -> str:
    """More addresses than are taken at once."""
    return f"More than {limit:,} addresses at once are not taken. Add them in parts, or use sayso watch for feeds."


def too_long_text(limit: int) -> str:
    """A longer text than is taken."""
    return f"A pasted text may have {limit:,} characters. Save a longer one as a file, and add that."


def too_many_waiting(limit: int) -> str:
    """Too much waits already."""
    return f"{limit:,} addings are waiting already: come back when one of them is done."


def limits(size: int, files: int, addresses: int) -> str:
    """What is taken at once."""
    return f"At once: {mebibytes(size)}, {files:,} files, {addresses:,} addresses."


def mebibytes(size: int) -> str:
    """A size."""
    return f"{size / 1024 / 1024:,.0f} MiB"


def recorded(claims: int) -> str:
    """One report is in the ledger now."""
    return f"recorded, {claims_count(claims)}"


def version(claims: int) -> str:
    """One report is in the ledger now, as a version of a page that was known."""
    return f"recorded as a version of a known page, {claims_count(claims)}"


def progress(done: int, total: int) -> str:
    """How far it is."""
    return f"{done:,} of {total:,}" if done <= total else f"{done:,}"


def inputs(number: int) -> str:
    """How much was given."""
    return counted(number, "input", "inputs")


def lines_left(number: int) -> str:
    """How many more there are than are listed."""
    return f"{number:,} more, listed under Reports"


def added(read: int, refused: int) -> str:
    """A line for an adding in a list."""
    return f"{reports_count(read)} read" + (f", {refused:,} could not be read" if refused else "")
