"""Why an account is as it is, in plain and neutral words: who, how far, and what was said of checking."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime

from sayso.domain.account import Position, Speaker, Spread
from sayso.domain.claim import Stance
from sayso.domain.identity import ActorKind
from sayso.domain.number import plural, with_verb
from sayso.fold.decisions import Decisions
from sayso.fold.standing import Gone

MOST_NAMES = 5
"""Speakers that are named for one stance; of the others the number is told."""

NOBODY = "a source nobody names"

_SAYS: dict[Stance, str] = {  # in the passive, which is right for one speaker and for several
    Stance.ASSERTS: "asserted by",
    Stance.CONFIRMS: "confirmed by",
    Stance.QUALIFIES: "qualified by",
    Stance.DENIES: "denied by",
    Stance.DISPUTES: "disputed by",
    Stance.DECLINES: "no comment from",
    Stance.CANNOT_VERIFY: "could not be verified by",
}

_RIVAL = "another account from"
"""How those are told who assert what cannot hold beside the proposition."""


def listed(names: Sequence[str]) -> str:
    """``A``, ``A and B``, ``A, B and C``; from the sixth on ``… and 3 others``."""
    shown = list(names[:MOST_NAMES])
    if len(names) > MOST_NAMES:
        shown.append(f"{len(names) - MOST_NAMES} others" if len(names) > MOST_NAMES + 1 else "1 other")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def listed_with_verb(names: Sequence[str], verb: str) -> str:
    """``A says``, ``A and B say``. ``verb``: in the third person singular."""
    return with_verb(names[0], verb) if len(names) == 1 else f"{listed(names)} {plural(verb)}"


def who(speaker: Speaker) -> str:
    """A speaker's name, or that there is none."""
    return speaker.name or NOBODY


def who_says_what(positions: Sequence[Position]) -> list[str]:
    """``asserted by A and B``, one piece for each stance in the order of positions.

    Outlets that state that it was not verified are left to what is said of checking.
    """
    said: dict[str, list[str]] = {}
    for position in positions:
        outlet = position.actor.kind in (None, ActorKind.OUTLET)
        if position.stance is not Stance.CANNOT_VERIFY or not outlet:
            how = _RIVAL if position.rival else _SAYS[position.stance]
            said.setdefault(how, []).append(who(position.actor))
    return [f"{how} {listed(names)}" for how, names in said.items()]


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
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def decision_notes(decisions: Decisions, claims: Iterable[str]) -> list[str]:
    """What people corrected in these claims, and where two of them judge one claim differently."""
    notes = []
    corrected = [one for one in claims if one in decisions.corrections]
    if corrected:
        by = dict.fromkeys(one.by for name in corrected for one in decisions.corrections[name].values())
        notes.append(f"{counted(len(corrected), 'claim')} corrected by {listed(list(by))}")
    for name in claims:
        if name in decisions.otherwise:
            before, later = decisions.otherwise[name]
            notes.append(
                f"{before.by} ({before.judgement.kind.value}) and {later.by} ({later.judgement.kind.value}) judge "
                f"{name} differently: the later counts"
            )
    return notes


def pair_notes(decisions: Decisions, members: Collection[str]) -> list[str]:
    """Where two people judge differently whether one of these events and another are one."""
    notes = []
    for (one, other), (before, later) in sorted(decisions.disputed.items()):
        if one in members or other in members:
            notes.append(
                f"{before.by} ({before.judgement.kind.value}) and {later.by} ({later.judgement.kind.value}) judge "
                f"differently whether {one} and {other} are one event: the later counts"
            )
    return notes


def left_notes(gone: Iterable[Gone]) -> list[str]:
    """``1 claim no longer found on its page: there 2031-03-03 09:00 UTC, not 2031-03-04 07:15 UTC``, by time."""
    found: dict[tuple[datetime, datetime, bool], int] = {}
    for one in gone:
        key = one.there, one.since, one.revised
        found[key] = found.get(key, 0) + 1
    return [
        f"{counted(number, 'claim')} {'revised' if revised else 'no longer found'} on its page: "
        f"there {_utc(there)}, {'other' if revised else 'not'} {_utc(since)}"
        for (there, since, revised), number in sorted(found.items())
    ]


def _utc(when: datetime) -> str:
    return f"{when.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
