"""Why an account is as it is, in plain and neutral words: who, how far, and what was said of checking."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.domain.claim import Stance
from sayso.domain.ledger import Position, Speaker, Spread

MOST_NAMES = 5
"""Speakers that are named for one stance; of the others the number is told."""

NOBODY = "a source nobody names"

_SAYS: dict[Stance, tuple[str, str]] = {  # one speaker, several
    Stance.ASSERTS: ("asserts it", "assert it"),
    Stance.CONFIRMS: ("confirms it", "confirm it"),
    Stance.QUALIFIES: ("qualifies it", "qualify it"),
    Stance.DENIES: ("denies it", "deny it"),
    Stance.DISPUTES: ("disputes it", "dispute it"),
    Stance.DECLINES: ("declines to say", "decline to say"),
    Stance.CANNOT_VERIFY: ("says it was not verified", "say it was not verified"),
}


def listed(names: Sequence[str]) -> str:
    """``A``, ``A and B``, ``A, B and C``; from the sixth on ``… and 3 others``."""
    shown = list(names[:MOST_NAMES])
    if len(names) > MOST_NAMES:
        shown.append(f"{len(names) - MOST_NAMES} others" if len(names) > MOST_NAMES + 1 else "1 other")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def who(speaker: Speaker) -> str:
    """A speaker's name, or that there is none."""
    return speaker.name or NOBODY


def who_says_what(positions: Sequence[Position]) -> list[str]:
    """``A and B assert it``, one piece for each stance in the order of positions."""
    by_stance: dict[Stance, list[str]] = {}
    for position in positions:
        by_stance.setdefault(position.stance, []).append(who(position.actor))
    return [f"{listed(names)} {_SAYS[stance][len(names) > 1]}" for stance, names in by_stance.items()]


def how_far(spread: Spread) -> str:
    """``3 reports, 2 publishers, 1 origin, 1 of unknown origin``."""
    if not spread.reports:
        return "no report takes a side"
    said = [
        counted(spread.reports, "report"),
        counted(spread.publishers, "publisher") if spread.publishers else "publisher not known",
    ]
    if spread.origins or not spread.origins_unknown:
        said.append(counted(spread.origins, "origin"))
    if spread.origins_unknown:
        said.append(f"{spread.origins_unknown} of unknown origin")
    return ", ".join(said)


def counted(number: int, noun: str) -> str:
    """``1 report``, ``2 reports``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
