"""Whether a claim that is against something is against what another one holds: by what their words have in common.

"The governor denies that shots were fired" answers whoever says that shots were fired. "There was no damage to ships"
answers nobody who speaks of the power to destroy a neighbour: it tells what is not so, as most news does, and one word
in common with a hundred claims makes it no answer to any of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import log

import numpy as np
from numpy.typing import NDArray

from sayso.relate.aspects import BY_DOER
from sayso.relate.content import HARMS, names_of, units_of, words_of
from sayso.relate.gathering import gathered
from sayso.relate.question import Wording, weigher

OF_A_DENIAL, OF_WHAT_IS_NOT = 0.3, 0.4
"""How much of the fewer content two claims must share: where the one is denied, and where one tells what is not so."""

TELLING = 0.7
"""What they share must tell so much, in words that one claim of the event alone has, where one tells what is not so."""

_SUCH = re.compile(
    r"\b(?:no|any|never|not) such\b|\bnothing of (?:the|this|that) (?:kind|sort)\b|\bnot (?:the case|so)\b"
    r"|\bnone of (?:it|this|that)\b"
    r"|\b(?:it|that|this) (?:never|(?:did|has|had)(?:n['\u2019]t| not)) (?:happen|occur|t(?:ake|ook|aken) place)",
    re.IGNORECASE,
)
"""Words that deny what was told before them: "no such order was given", "it did not happen"."""

_MARK = re.compile(r"[,;:.!?\u2014\u2013]\s|\s[\u2014\u2013-]\s")

_OWN = re.compile(r"\b(?:we|our|us|ourselves|ours)\b", re.IGNORECASE)
"""A speaker's own side, in their words: "not one caused by our actions"."""

NEAR = 3
"""Words before one for a harm in which it is negated."""

_NOT = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|hardly|nowhere)\b|n['\u2019]t\b", re.IGNORECASE
)


def harms_denied(words: str) -> frozenset[str]:
    """The harms of which the words say that nobody came to them: "no casualties", "killed nobody"."""
    told = words_of(words)
    return frozenset(
        word.unit
        for at, word in enumerate(told)
        if word.unit in HARMS and any(_NOT.search(near.shown) for near in told[max(0, at - NEAR) : at + 2])
    )


def negated_in(words: str) -> frozenset[str]:
    """The content that the words themselves negate; empty: whoever denies them does.

    From the word before ("killed nobody") up to the next mark.
    """
    told, ends = words_of(words), [match.start() for match in _MARK.finditer(words)]
    found: set[str] = set()
    for match in _NOT.finditer(words):
        end = next((at for at in ends if at >= match.end()), len(words))
        first = max((word.start for word in told if word.end <= match.start()), default=0)
        found.update(word.unit for word in told if word.unit and first <= word.start < end)
    return frozenset(found)


def tells_what_is_not(words: str) -> bool:
    """Whether the words themselves negate, rather than whoever denies them; "no such warning" denies what was told."""
    return _NOT.search(words) is not None and not takes_up(words)


def takes_up(words: str) -> bool:
    """Whether the words deny what was said before them, whatever it was: "nothing of the kind"."""
    return _SUCH.search(words) is not None


class Opposing:
    """The wordings of one event, of which one may be against what another holds."""

    def __init__(self, told: Sequence[Wording]) -> None:
        """``told``: all that are looked at; content is weighed by how few of them have it."""
        self._units = [units_of(one.words) for one in told]
        self._names = [names_of(one.words) for one in told]
        self._of_itself = [one.aspect in BY_DOER and _OWN.search(one.words) is not None for one in told]
        self._unharmed = [harms_denied(one.words) for one in told]
        self._by_doer = [one.aspect in BY_DOER for one in told]
        self._negated = [negated_in(one.words) for one in told]
        self._weigh = weigher(self._units, self._names)
        self._rare = log(1 + len(told)) if told else 1.0
        self._weight = [self._sum(one) for one in self._units]

    def meets(self, against: int, holding: int) -> bool:
        """Whether the one speaks against what the other holds; both by their numbers.

        Names alone, which a whole event has in common, make no answer; nor do words that both negate. Whoever tells
        that nobody came to a harm answers all who tell of it; whoever says that it was not theirs, all who say whose it
        was.
        """
        if self._of_itself[against] and self._by_doer[holding]:
            return True
        ours, theirs = self._units[against], self._units[holding]
        shared = ours & theirs
        if not shared - (self._names[against] & self._names[holding]):
            return False
        if shared & self._unharmed[against]:
            return True
        weight = self._sum(shared)
        share = weight / min(self._weight[against], self._weight[holding])
        if not self._negated[against]:
            return share >= OF_A_DENIAL
        if self._negated[holding] or not shared & self._negated[against]:
            return False
        return share >= OF_WHAT_IS_NOT and weight >= TELLING * self._rare

    def _sum(self, units: frozenset[str]) -> float:
        return sum(self._weigh(one) for one in sorted(units))


def answering(
    group: Sequence[int],
    against: frozenset[int],
    tied: Mapping[int, str],
    opposing: Opposing,
    scores: NDArray[np.float64],
    least: float,
) -> list[list[int]]:
    """A group without what is against something that nobody in it holds, which is of matters of its own.

    Args:
        group: numbers of wordings.
        against: those that are against something.
        tied: by number what has a key in common with it, which is about one thing.
        opposing: tells which of them meet.
        scores: how likely two answer one question.
        least: from which score on they do.
    """
    holding = [one for one in group if one not in against]
    keys = {tied[one] for one in holding}
    alone = [
        one
        for one in group
        if one in against and tied[one] not in keys and not any(opposing.meets(one, other) for other in holding)
    ]
    if not holding or not alone:
        return [list(group)]
    parts = gathered(scores[np.ix_(alone, alone)], [[n] for n in range(len(alone))], least)
    return [[one for one in group if one not in alone], *([alone[n] for n in part] for part in parts)]
