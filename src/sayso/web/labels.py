"""The words of lists, filters, map, timeline, search and the forms; ``words`` has those of the pages of one thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from types import MappingProxyType
from typing import Final

from sayso.ledger.overview import Order

LIST: Final = "List"
MAP: Final = "Map"
TIMELINE: Final = "Timeline"
VIEWS: Final = "Ways to look at the same events"
SEARCH: Final = "Search"
FILTERS: Final = "Filters"
FILTERS_SET: Final = "Filters that are set"
APPLY: Final = "Show"
CLEAR: Final = "Remove all filters"
ANY: Final = "any"
DOWNLOAD: Final = "Download this table:"
EXPORTS: Final = "In other tools’ formats"
EXPORTS_LEAD: Final = "All that these filters leave, with the claims. Names of witnesses are withheld."
CSV: Final = "CSV"
JSON: Final = "JSON"
PAGES: Final = "Parts of the table"
PREVIOUS: Final = "Previous"
NEXT: Final = "Next"
SEARCH_HINT: Final = "Words, or “a phrase”"
ORDER: Final = "Order"
ORDER_USUAL: Final = "as usual"
ORIGINS: Final = "Origins, at least"
NO_MATCH_TITLE: Final = "No event fits these filters"
NO_MATCH_LEAD: Final = "Nothing was lost: all events are still in the ledger."
AS_OF: Final = "Known as of (UTC)"
IN_TEXTS: Final = "Find these words in claims and reports"

FIELDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "q": "Words",
        "place": "Place",
        "from": "Happened from",
        "to": "Happened to",
        "type": "Type",
        "actor": "Who speaks",
        "side": "Side",
        "publisher": "Publisher",
        "agreement": "Agreement",
        "verification": "Verification",
        "origins": ORIGINS,
        "event": "One event",
        "dossier": "Dossier",
        "order": ORDER,
        "as_of": AS_OF,
    }
)

ORDERS: Final[Mapping[Order, str]] = MappingProxyType(
    {
        Order.CONTESTED: "contested first",
        Order.HAPPENED: "latest happened first",
        Order.SAID: "latest published first",
        Order.RECORDED: "latest recorded first",
    }
)

# the brief
BRIEF: Final = "Brief"

# search
SEARCH_TITLE: Final = "Search"
SEARCH_LEAD: Final = (
    "Words that stand in claims and in reports. Every word must be there; “quotation marks” keep a phrase."
)
SEARCH_WORDS: Final = "Words"
SEARCH_NONE: Final = "Nothing in this ledger holds these words."
SEARCH_CLAIMS: Final = "Claims"
SEARCH_REPORTS: Final = "Reports"
RECORDED: Final = "Recorded"
CLAIMS: Final = "Claims"
SAID: Final = "Said"

# map
MAP_LEAD: Final = "Where the events of this selection are held to have happened."
MAP_LABEL: Final = "Map of events; the table below has the same events"
MAP_TABLE: Final = "Events on this map"
MAP_NO_SCRIPT: Final = "The map needs scripts and WebGL. The table below has the same events."
MAP_HELP: Final = (
    "A dot is a place that is known exactly; around others a circle is shaded, somewhere about which it happened "
    "(25 km about a town, 50 km for a district or a river, 100 km for a province). A ring is contested, a full dot is "
    "not. "
    "Borders are those of Natural Earth; dotted ones are disputed. sayso takes no position on any border."
)
MAP_CREDIT: Final = "Base map: Natural Earth"
PRECISION: Final = "How exactly"
COORDINATES: Final = "Position"
PRECISIONS: Final[Mapping[int, str]] = MappingProxyType(
    {
        1: "exactly there",
        2: "near there, within about 25 km",
        3: "somewhere in the district",
        4: "somewhere in the province",
        5: "somewhere along or around it",
        6: "the country alone is known",
        7: "at sea or in the air",
    }
)
PRECISION_UNKNOWN: Final = "not known how exactly"
CONTESTED_MARK: Final = "contested"

MAP_NOTHING_TITLE: Final = "No event of this selection can be put on a map"
MAP_NOTHING_LEAD: Final = "No place is told of them, or its position is not known, or it is no less than a country."
MAP_NOTHING_LIST: Final = "They are in the list"

# timeline
BARS_LABEL: Final = "How many events began when; each bar narrows the selection to its days"
BARS_HELP: Final = "a bar narrows the timeline to its days"
STRIP: Final = "On the line of time"
TIMELINE_LEAD: Final = "When it happened, when it was said, and when it was recorded: three clocks, never mixed."
TIMELINE_TABLE: Final = "Events on three clocks"
CLOCK_HAPPENED: Final = "happened"
CLOCK_SAID: Final = "said"
CLOCK_RECORDED: Final = "recorded"
BEYOND: Final = "earlier or later than this axis"

# the page of one event
FOLD_REST: Final = "More matters, on which nobody contradicts anybody"
FOLD_AGAIN: Final = "Show only the matters at issue"
CHANGES: Final = "Versions and corrections"
CHANGES_NONE: Final = "No report of this event was changed after it was first read."
CHANGES_LEAD: Final = "Pages that were changed after they were first read. Both versions are kept."
COMPARE: Final = "compare"
CLOCKS: Final = "Three clocks"
PICTURES: Final = "When and where"
CLOCK_SAID_EACH: Final = "said, report by report"
MAP_OF_EVENT: Final = "Map: the area within which it is told to have happened"
THEN_LINKS: Final = "Moments at which something was recorded"
NO_POSITION: Final = "position not known"
ON_MAP: Final = "show on the map"

# what changed
NAV_CHANGES: Final = "Changes"
WHAT_CHANGED: Final = "What changed"
WHAT_CHANGED_LEAD: Final = (
    "What became of the answers between two moments of recording, and why: events, positions, and their status."
)
CHANGED_SINCE: Final = "Since"
CHANGED_UNTIL: Final = "Up to"
CHANGED_NOW: Final = "now if empty"
CHANGED_ALL: Final = "All events"
CHANGED_NOTHING: Final = "Nothing that was recorded in this time bears on any answer."
CHANGED_EARLIER: Final = "Look further back above."
CHANGED_ALIKE: Final = "Something was recorded, and the answer is the same: nothing to tell."
CHANGED_LATER: Final = "Show what changed"
CHANGED_LAST_LOOK: Final = "since you last looked here"
CHANGED_LAST_VISIT: Final = "Since your last visit"
CHANGED_FROM: Final = "from"
CHANGED_TO: Final = "to"
CHANGED_SPANS: Final[Mapping[str, timedelta]] = MappingProxyType(
    {"the last hour": timedelta(hours=1), "the last day": timedelta(days=1), "the last week": timedelta(days=7)}
)

# the reader
LEGEND_PLACE: Final = "a place"
LEGEND_TIME: Final = "a time"

# tiles from elsewhere


def tiles_from(whose: str) -> str:
    """Whose tiles the map is drawn over."""
    return f"Tiles: {whose}"


def tiles_told(whose: str) -> str:
    """What is told to whoever opens a map that fetches from elsewhere."""
    return f"Its tiles are fetched from {whose}, which so learns where you look."


# filing in dossiers

DOSSIER: Final = "Dossier"
DOSSIERS: Final = "Dossiers"
IN_NO_DOSSIER: Final = "In no dossier."
FILE: Final = "File"
TAKE_OUT: Final = "Take out"
FILE_EVENT: Final = "File this event in a dossier"
FILE_REPORT: Final = "File this report in a dossier"
FILE_LEAD_EVENT: Final = (
    "A dossier is a name. A new one begins where you first write it; whatever is filed can be taken out."
)
FILE_LEAD_REPORT: Final = (
    "All events that this report tells of are in the dossier then; each can be taken out by itself."
)
FILE_OR_OUT: Final = "something is filed, or taken out"


def take_out(dossier: str) -> str:
    """What taking out does."""
    return f"Take out of {dossier}"


# versions side by side
DIFF_TITLE: Final = "Two versions of a page"
DIFF_FORMER: Final = "Earlier version"
DIFF_LATER: Final = "Later version"
DIFF_SAME: Final = "Their words are the same."
DIFF_LEGEND: Final = "Struck through: went. Underlined: came."
DIFF_CLAIMS: Final = "What became of the claims"
DIFF_WENT: Final = "Went"
DIFF_CAME: Final = "Came"
DIFF_REVISED: Final = "Changed"
DIFF_NONE: Final = "none"


def filters_set(number: int) -> str:
    """The summary over the filters."""
    return f"{FILTERS} ({number} set)" if number else FILTERS


def without(name: str) -> str:
    """What the link on a filter that is set does."""
    return f"Remove the filter “{name}”"


def shown(first: int, last: int, fitting: int, noun: tuple[str, str], *, more: bool = False) -> str:
    """Which rows of how many are on this page. ``more``: there are others than those that were counted."""
    if not fitting:
        return f"0 {noun[1]}"
    if more:
        return f"{first:,}–{last:,} of more than {fitting:,} {noun[1]}"
    if (first, last) == (1, fitting):
        return f"{fitting:,} {noun[0] if fitting == 1 else noun[1]}"
    return f"{first:,}–{last:,} of {fitting:,} {noun[1]}"


def hidden(number: int) -> str:
    """How many the filters leave out."""
    return f"{number:,} hidden by the filters"


def without_place(number: int) -> str:
    """How many lack a place."""
    return f"{number:,} without place"


def without_date(number: int) -> str:
    """How many lack a date."""
    return f"{number:,} without date"


def unfolds(number: int) -> str:
    """The summary over the folded matters."""
    return f"{FOLD_REST} ({number:,})"


def stayed(number: int) -> str:
    """How many claims are in both versions."""
    return f"{number:,} {'claim' if number == 1 else 'claims'} stayed"


def joined(parts: Sequence[str]) -> str:
    """The counts over a table, on one line."""
    return " · ".join(parts)


def unplaced(number: int) -> str:
    """How many have no place at all."""
    return f"{number:,} without any place"


def unlocated(number: int) -> str:
    """How many have a place whose position is not known."""
    return f"{number:,} with a place whose position is not known"


def too_wide(number: int) -> str:
    """How many are known to a country or a sea alone."""
    return f"{number:,} of which the country or the sea alone is known"


def on_map(number: int, *, more: bool = False) -> str:
    """How many are on the map. ``more``: others could be, too."""
    return f"{number:,} on the map, the first of more" if more else f"{number:,} on the map"


def bar(days: str, number: int) -> str:
    """What a bar of the timeline says."""
    return f"{days}: {number:,} {'event' if number == 1 else 'events'}"


def bars_help(most: int, *, more: bool) -> str:
    """What can be done with the bars. ``more``: more events fit than they count."""
    return f"{BARS_HELP}; of more than {most:,} that fit, {most:,} are in the bars" if more else BARS_HELP


def outside(clock: str, when: str) -> str:
    """A clock's moment that lies beyond the axis."""
    return f"{clock} {when}, beyond this axis"
