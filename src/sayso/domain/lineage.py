"""Where a claim comes from: the chain of those who handed it on, with the words that show each link."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.domain.text import Span, Spans


class Link(StrEnum):
    """What somebody in a chain is to the words."""

    PUBLISHER = "publisher"  # put the report out
    AGENCY = "agency"  # is credited for the report, in whole or in part
    MEDIUM = "medium"  # where the words stood or were spoken: a channel, a network
    LISTENER = "listener"  # to whom they were said
    SPEAKER = "speaker"  # is named as their source
    CITED = "cited"  # is whom their source cites in turn


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a chain. ``words`` show it in the report; ``()`` where it stands in the report's metadata alone."""

    name: str
    link: Link
    words: Spans


@dataclass(frozen=True, slots=True)
class Lineage:
    """A claim's chain from the outermost, who put the report out, to the innermost, who said it first.

    ``origin`` is the id of the innermost; None: not known, and ``because`` says why. Where it is known ``because`` says
    what it rests on.
    """

    origin: str | None
    steps: tuple[Step, ...]
    because: str


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency that a report credits.

    ``where`` names the place of the credit: "dateline", "byline", "credit line", "copyright notice". ``words`` is its
    span; None where it stands in the metadata alone. ``whole``: the report is that agency's copy; False: it contributed
    to it, and which words are its is not told.
    """

    agency: str
    where: str
    words: Span | None
    whole: bool


@dataclass(frozen=True, slots=True)
class ReportOrigin:
    """Whose text a report is.

    ``origin`` is the id of an agency or a publisher, or that of the report first published among the copies of one
    text; None: not known, and ``because`` says why. ``words`` show it in the report where words do.
    """

    origin: str | None
    because: str
    words: Span | None = None
