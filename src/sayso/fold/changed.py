"""What changed in the answers between two moments, and why. Pure: two folds in, a list of changes out.

An event goes on where any report's event that was held to be it still is; a matter goes on in the one of its event that
shares most of its claims. Whatever else is different is told: nothing changes silently.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from sayso.domain.account import AspectAccount, EventAccount
from sayso.domain.changes import Change, ChangeKind
from sayso.domain.claim import Stance
from sayso.domain.identity import Place
from sayso.fold.because import NOBODY, counted
from sayso.fold.status import EventGroup

HELD_TO_BE_ONE = "held to be one event now"
SET = "by what the reports tell, or as a person set it"
HELD_APART = "no longer held to be one event"


def changed(before: Iterable[EventGroup], after: Iterable[EventGroup]) -> tuple[Change, ...]:
    """The changes that lead from one state of the answers to a later one.

    Args:
        before: the events as known at the earlier moment.
        after: the events as known at the later one.

    Returns:
        Changes in the order of the later events, what is gone last; none where the two are alike.
    """
    former, present = list(before), list(after)
    home = {member: number for number, group in enumerate(former) for member in group.members}
    found: list[Change] = []
    heirs: dict[int, list[EventGroup]] = {}
    for group in present:
        shared = Counter(home[member] for member in group.members if member in home)
        for number in shared:
            heirs.setdefault(number, []).append(group)
        if not shared:
            found.append(_of_event(ChangeKind.EVENT_NEW, group.account, None, group.account.label, _told(group)))
            continue
        olds = [former[number] for number in sorted(shared, key=lambda number: (-shared[number], number))]
        found += _one_event(olds, group)
    for number, old in enumerate(former):
        now = heirs.get(number, [])
        if not now:
            found.append(_of_event(ChangeKind.EVENT_GONE, old.account, old.account.label, None, _told(old)))
        elif len(now) > 1:
            ids = ", ".join(one.account.id for one in now)
            found.append(_of_event(ChangeKind.EVENT_SPLIT, old.account, old.account.id, ids, HELD_APART))
    return tuple(found)


def _one_event(olds: Sequence[EventGroup], group: EventGroup) -> Iterator[Change]:
    account = group.account
    if len(olds) > 1:
        ids = ", ".join(one.account.id for one in olds)
        yield _of_event(ChangeKind.EVENTS_MERGED, account, ids, account.id, HELD_TO_BE_ONE)
    known = {report for old in olds for report in old.account.reports}
    new, gone = [one for one in account.reports if one not in known], sorted(known.difference(account.reports))
    if new:
        yield _of_event(ChangeKind.REPORTS_NEW, account, None, ", ".join(new), f"{counted(len(new), 'report')} more")
    if gone and len(olds) == 1:
        yield _of_event(
            ChangeKind.REPORTS_GONE, account, ", ".join(gone), None, f"{counted(len(gone), 'report')} fewer"
        )
    old = olds[0].account
    yield from _values(old, account)
    yield from _matters([matter for one in olds for matter in one.account.aspects], account)


def _values(old: EventAccount, account: EventAccount) -> Iterator[Change]:
    there, here = _shown(old.place), _shown(account.place)
    if there != here:
        yield _of_event(ChangeKind.PLACE, account, there, here, SET)
    then, now = _span(old), _span(account)
    if then != now:
        yield _of_event(ChangeKind.TIME, account, then, now, SET)


def _span(account: EventAccount) -> str | None:
    moments = [moment.isoformat() for moment in (account.earliest, account.latest) if moment]
    return "/".join(moments) or None


def _matters(olds: Sequence[AspectAccount], account: EventAccount) -> Iterator[Change]:
    """Changes of matters; a former matter goes on in every present one that shares claims with it."""
    at: dict[str, list[int]] = {}
    for number, old in enumerate(olds):
        for claim in old.claims:
            at.setdefault(claim, []).append(number)
    lives: set[int] = set()
    for matter in account.aspects:
        shared = Counter(chain.from_iterable(at.get(claim, ()) for claim in matter.claims))
        lives.update(shared)
        if not shared:
            yield _of_matter(ChangeKind.MATTER_NEW, account, matter, None, matter.agreement, matter.claims)
            continue
        yield from _one_matter(olds[min(shared, key=lambda number: (-shared[number], number))], matter, account)
    for number, old in enumerate(olds):
        if number not in lives:
            yield _of_matter(ChangeKind.MATTER_GONE, account, old, old.agreement, None, old.claims)


def _one_matter(old: AspectAccount, matter: AspectAccount, account: EventAccount) -> Iterator[Change]:
    known = frozenset(old.claims)
    new = tuple(one for one in matter.claims if one not in known)
    if old.agreement is not matter.agreement:
        yield _of_matter(ChangeKind.AGREEMENT, account, matter, old.agreement, matter.agreement, new)
    if old.verification is not matter.verification:
        yield _of_matter(ChangeKind.VERIFICATION, account, matter, old.verification, matter.verification, new)
    held, holds = _stances(old), _stances(matter)
    for who, (shown, claims) in holds.items():
        if who not in held:
            yield _of_matter(ChangeKind.POSITION_NEW, account, matter, None, shown, claims)
    for who, (shown, claims) in held.items():
        if who not in holds:
            yield _of_matter(ChangeKind.POSITION_GONE, account, matter, shown, None, claims)


def _stances(matter: AspectAccount) -> Mapping[tuple[str | None, Stance], tuple[str, tuple[str, ...]]]:
    """For each speaker and stance the words for both, and the claims. A speaker called otherwise is the same one."""
    return {
        (one.actor.id, one.stance): (f"{one.actor.name or NOBODY} {one.stance.value}", one.claims)
        for one in matter.positions
    }


def _told(group: EventGroup) -> str:
    return f"told by {counted(len(group.account.reports), 'report')}"


def _shown(place: Place | None) -> str | None:
    return (place.name or place.id) if place else None


def _of_event(kind: ChangeKind, account: EventAccount, before: str | None, after: str | None, because: str) -> Change:
    return Change(kind, account.id, account.label, None, None, before, after, (), because)


def _of_matter(
    kind: ChangeKind,
    account: EventAccount,
    matter: AspectAccount,
    before: str | None,
    after: str | None,
    claims: tuple[str, ...],
) -> Change:
    return Change(
        kind, account.id, account.label, matter.aspect, matter.proposition, before, after, claims, matter.because
    )
