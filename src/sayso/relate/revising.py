"""What became of a page's claims when the page was changed: which stayed, were revised, went, or came. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.domain.claim import Aspect
from sayso.domain.ledger import ToldClaim
from sayso.relate.content import units_of
from sayso.relate.spelling import folded_words

HALF = 0.5
"""From this share of the fewer content words on, two claims of one speaker about one aspect are one, revised."""

MOST_RIVALS = 100
"""Claims of one speaker about one aspect that are held against one another; a page has a few."""


@dataclass(frozen=True, slots=True)
class Revision:
    """What became of the claims; pairs are former and present, all in the order of their texts."""

    stayed: tuple[tuple[ToldClaim, ToldClaim], ...]
    revised: tuple[tuple[ToldClaim, ToldClaim], ...]
    went: tuple[ToldClaim, ...]
    came: tuple[ToldClaim, ...]


def compare_claims(former: Iterable[ToldClaim], present: Iterable[ToldClaim]) -> Revision:
    """Finds each claim of a former version of a page in the present one.

    A claim stayed where the same speaker does the same with the same words, wherever they stand now. It was revised
    where the same named speaker says something else of the same aspect in words of which half are common content.
    """
    was, now = sorted(former, key=_place), sorted(present, key=_place)
    stayed = _matched(was, now)
    was, now = _without(was, [one for one, _ in stayed]), _without(now, [one for _, one in stayed])
    revised = _revised(was, now)
    return Revision(
        stayed=tuple(stayed),
        revised=tuple(revised),
        went=tuple(_without(was, [one for one, _ in revised])),
        came=tuple(_without(now, [one for _, one in revised])),
    )


def _place(told: ToldClaim) -> tuple[int, str]:
    content = told.claim.content
    return (content[0].start if content else 0), told.id


def _speaker(told: ToldClaim) -> str | None:
    return " ".join(told.actor.name.casefold().split()) if told.actor else None


def _matched(was: Sequence[ToldClaim], now: Sequence[ToldClaim]) -> list[tuple[ToldClaim, ToldClaim]]:
    """Pairs of the same words, the first with the first; those that agree in their aspect too before others."""
    pairs: list[tuple[ToldClaim, ToldClaim]] = []
    for by_aspect in (True, False):
        waiting: dict[object, list[ToldClaim]] = defaultdict(list)
        for told in reversed(_without(now, [one for _, one in pairs])):
            waiting[_said(told, by_aspect=by_aspect)].append(told)
        left = [(told, waiting[_said(told, by_aspect=by_aspect)]) for told in _without(was, [one for one, _ in pairs])]
        pairs += [(told, same.pop()) for told, same in left if same]
    return sorted(pairs, key=lambda pair: _place(pair[0]))


def _said(told: ToldClaim, *, by_aspect: bool) -> object:
    claim = told.claim
    return _speaker(told), claim.stance, claim.aspect if by_aspect else None, " ".join(folded_words(told.words))


def _revised(was: Sequence[ToldClaim], now: Sequence[ToldClaim]) -> list[tuple[ToldClaim, ToldClaim]]:
    """Pairs of like content, the likest first."""
    rivals: dict[tuple[str, Aspect], list[ToldClaim]] = defaultdict(list)
    for told in now:
        if (speaker := _speaker(told)) is not None and len(rivals[speaker, told.claim.aspect]) < MOST_RIVALS:
            rivals[speaker, told.claim.aspect].append(told)
    likely = [
        (-_likeness(old, new), _place(old), _place(new), old, new)
        for old in was
        if (speaker := _speaker(old)) is not None
        for new in rivals.get((speaker, old.claim.aspect), ())
    ]
    pairs: list[tuple[ToldClaim, ToldClaim]] = []
    taken: set[str] = set()
    for unlike, _, _, old, new in sorted(likely, key=lambda one: one[:3]):
        if -unlike >= HALF and taken.isdisjoint((old.id, new.id)):
            taken |= {old.id, new.id}
            pairs.append((old, new))
    return sorted(pairs, key=lambda pair: _place(pair[0]))


def _likeness(one: ToldClaim, other: ToldClaim) -> float:
    mine, theirs = units_of(one.words), units_of(other.words)
    fewer = min(len(mine), len(theirs))
    return len(mine & theirs) / fewer if fewer else 0.0


def _without(told: Sequence[ToldClaim], others: Iterable[ToldClaim]) -> list[ToldClaim]:
    left_out = {one.id for one in others}
    return [one for one in told if one.id not in left_out]
