"""What a person holds of a source and of a claim, by the Admiralty code: a letter and a digit that are judged apart.

Source: NATO's AJP-2.1 (annex on evaluation of sources and information), the code of the British Admiralty before it.
Both are a person's; the program proposes none, and no status is folded from them. That nobody graded something is not
that it cannot be judged, and neither is a place on the scale between the others.
"""

from __future__ import annotations

from enum import StrEnum


class Reliability(StrEnum):
    """How far a source is relied on, by its record. ``CANNOT_BE_JUDGED``: there is no record to go by."""

    COMPLETELY = "A"
    USUALLY = "B"
    FAIRLY = "C"
    NOT_USUALLY = "D"
    UNRELIABLE = "E"
    CANNOT_BE_JUDGED = "F"


class Credibility(StrEnum):
    """How credible one claim is, whoever made it. ``CANNOT_BE_JUDGED``: there is nothing to hold it against.

    The code's words for 2 and 3 are "probably true" and "possibly true"; the program says "true" of nothing.
    """

    CONFIRMED = "1"
    PROBABLE = "2"
    POSSIBLE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    CANNOT_BE_JUDGED = "6"
