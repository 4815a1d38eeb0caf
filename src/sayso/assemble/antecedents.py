"""What was told before in a report: what words mean that only point at it, "this account", "neither claim", "it"."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable

from sayso.assemble.pointing import A_CLAIM
from sayso.domain.claim import Aspect
from sayso.domain.identity import Actor, is_named_in

REACH_OF_AN_ACCOUNT = 600
"""Code points within which a speaker's claims are one account, as "the ministry's statement" means it."""

LAST_FEW = 3
"""Claims before "this account" among which the one that it means is looked for."""

About = tuple[Aspect, str | None]
"""What a claim is about: its aspect and its event."""


class Antecedents:
    """The claims of a report so far, by where they stand and by who told them."""

    def __init__(self) -> None:
        self._aspects: list[tuple[int, Aspect]] = []
        self._spoke: dict[str, list[tuple[int, Aspect, str | None]]] = {}

    def heard(self, start: int, aspect: Aspect) -> None:
        """A claim was told there, whoever tells it."""
        insort(self._aspects, (start, aspect))

    def spoke(self, actor: str, start: int, about: About) -> None:
        """Somebody took a side there."""
        self._spoke.setdefault(actor, []).append((start, *about))

    def aspect_before(self, start: int) -> Aspect | None:
        """The aspect of the nearest claim before, of the last few that of one that tells its aspect; None: no claim."""
        at = bisect_left(self._aspects, (start, Aspect.CONTROL))
        last = [aspect for _, aspect in self._aspects[max(0, at - LAST_FEW) : at]]
        return next((one for one in reversed(last) if one is not Aspect.OTHER), last[-1] if last else None)

    def aspect_of_two(self, start: int) -> Aspect | None:
        """The aspect of which two told last who did not say the same together: what "neither claim" means."""
        who: dict[tuple[int, Aspect], set[str]] = defaultdict(set)
        for actor, listed in self._spoke.items():
            for at, aspect, _ in listed:
                if at < start and aspect is not Aspect.OTHER:
                    who[at, aspect].add(actor)
        told: dict[Aspect, list[set[str]]] = defaultdict(list)
        for at, aspect in sorted(who, reverse=True):
            speakers = who[at, aspect]
            if any(speakers.isdisjoint(others) for others in told[aspect]):
                return aspect
            told[aspect].append(speakers)
        return None

    def claims_named(self, clause: str, start: int, actors: Iterable[Actor]) -> list[About]:
        """What "the group's claim" and "neither A's claim nor B's" are about: what each named speaker last told.

        That is their last claim before it, and those not far before that one.
        """
        if not A_CLAIM.search(clause):
            return []
        about: list[About] = []
        for actor in actors:
            before = [one for one in self._spoke.get(actor.id, ()) if one[0] < start]
            if before and is_named_in(clause, actor.name):
                last = before[-1][0]
                about += [(aspect, event) for at, aspect, event in before if last - at <= REACH_OF_AN_ACCOUNT]
        return list(dict.fromkeys(about))
