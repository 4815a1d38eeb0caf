"""What speakers hold that cannot hold beside one another: other figures, other names for whoever did it. Pure.

Figures of one thing stand side by side in one matter.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from sayso.domain.claim import Aspect, Stance
from sayso.domain.identity import ActorKind
from sayso.domain.quantity import Quantity, Standing
from sayso.domain.quotation import quoted
from sayso.fold.because import MOST_NAMES, counted, listed_with_verb
from sayso.fold.said import Said
from sayso.fold.speakers import called
from sayso.relate import (
    Figure,
    count_of,
    doers_of,
    doers_shown,
    figure_among,
    figure_quantity,
    figures_clash,
    quantities_of,
)
from sayso.relate.aspects import BY_DOER
from sayso.relate.content import names_of

AFFIRMS = frozenset({Stance.ASSERTS, Stance.CONFIRMS})
"""Stances by which a claim's own figure, or its own name of who did it, is held."""

MOST_ACCOUNTS = 40
"""Different accounts of one matter that are held against one another, the first published."""

Account = frozenset[str | Figure]
Speaker = tuple[str, str, str]

NAMED = BY_DOER | {Aspect.CONTROL}
OWN_PEOPLE = "fighters|forces|troops|soldiers|men|units?|people|army|members"
_OWN_HOLDING = re.compile(
    rf"[\"\u201c]?(?:that )?(?:we|it|they|(?:our|its|their) (?:own |\w+ )?(?:{OWN_PEOPLE})) "
    r"(?:(?:still|now|fully|also|already|firmly) )?(?:(?:have|has|had) (?:the|taken|seized|captured|liberated|retaken)|"
    r"hold|holds|held|control|controls|took|seized|captured|liberated|retook)\b",
    re.IGNORECASE,
)
"""Words by which a speaker tells what their own side holds."""

_GOVERNMENT_HOLDS = re.compile(
    r"\b(?:under|in|back (?:under|in)) (?:\w+ ){0,2}(?:government|state) (?:control|hands)\b", re.IGNORECASE
)
_GOVERNMENT = frozenset({"=government"})

_AHEAD = re.compile(
    r"[\"\u201c]?(?:that )?(?:(?:it|they|he|she|we|i) )?(?:to|will|would|could|may|might|shall) ", re.IGNORECASE
)
"""Words that tell what somebody is about to do: how many they speak of is no account of how many there were."""

_LOSSES = re.compile(r"\b(?:loss(?:es)?|lost|casualties|death toll|toll)\b", re.IGNORECASE)


def account_in(aspect: Aspect, one: Said) -> Account:
    """What the claim names: its figure or its doers; empty where it names none."""
    if aspect is Aspect.HOW_MANY:
        if _AHEAD.match(one.gist):
            return frozenset()
        told = quantities_of(one.told)
        figure = figure_among(told) if count_of(one.gist) or _counts_losses(one.gist, told) else None
        return frozenset({figure}) if figure else frozenset()
    if aspect is Aspect.CONTROL:
        return doers_of(one.gist) or _holders_in(one)
    return doers_of(one.gist) if aspect in NAMED else frozenset()


def _holders_in(one: Said) -> frozenset[str]:
    """Who holds a place where no name tells it: "under government control"; "our fighters hold it", by the speaker.

    What is not known to be an armed group may be the government's: two that may be one do not exclude one another.
    """
    if _GOVERNMENT_HOLDS.search(one.gist):
        return _GOVERNMENT
    actor = one.told.actor
    if actor is None or not _OWN_HOLDING.match(one.gist):
        return frozenset()
    return names_of(actor.name) | (frozenset() if actor.kind is ActorKind.ARMED_GROUP else _GOVERNMENT)


def _counts_losses(words: str, told: Sequence[Quantity]) -> bool:
    """Whether a figure without a unit tells how many were lost: "put its losses at two"."""
    given = figure_quantity(told)
    return given is not None and given.unit is None and _LOSSES.search(words) is not None


def is_former(aspect: Aspect, one: Said) -> bool:
    """Whether the claim's figure is one that its speaker said before, and no longer: "had earlier said nine"."""
    if aspect is not Aspect.HOW_MANY:
        return False
    told = figure_quantity(quantities_of(one.told))
    return told is not None and told.standing is Standing.FORMER


def accounts_of(aspect: Aspect, sided: Iterable[Said]) -> dict[Speaker, tuple[Account, Said]]:
    """All that each speaker affirms in figures or names, with the first claim of theirs that has any."""
    told: dict[Speaker, list[Said]] = {}
    for one in sided:
        if one.stance in AFFIRMS and one.told.actor is not None and account_in(aspect, one):
            told.setdefault(one.speaker, []).append(one)
    for speaker, group in told.items():
        told[speaker] = [one for one in group if not is_former(aspect, one)] or group
    return {
        speaker: (Account().union(*(account_in(aspect, one) for one in group)), group[0])
        for speaker, group in told.items()
    }


def rival_speakers(aspect: Aspect, sided: Iterable[Said], proposed: Said) -> frozenset[Speaker]:
    """The speakers whose account excludes that of the proposition.

    Args:
        aspect: the matter's.
        sided: the claims that take a side.
        proposed: the claim in whose words the proposition is told.
    """
    own = account_in(aspect, proposed)
    if not own:
        return frozenset()
    return frozenset(
        speaker
        for speaker, (account, _) in accounts_of(aspect, sided).items()
        if speaker != proposed.speaker and exclude(account, own)
    )


def rival_accounts(aspect: Aspect, sided: Iterable[Said], names: Mapping[Speaker, str]) -> list[str]:
    """``A and B say three``, ``C says seven``: who gives figures, or names of who did it, that exclude one another.

    A speaker's account is all that they gave: who repeats one of another's figures does not collide with them.
    ``names``: how speakers are called, where it is not by their actors' names.
    """
    by_account: dict[Account, list[Said]] = {}
    for account, first in accounts_of(aspect, sided).values():
        by_account.setdefault(account, []).append(first)
    accounts = list(by_account)[:MOST_ACCOUNTS]
    rival = {one for pair in combinations(accounts, 2) if exclude(*pair) for one in pair}
    said = [_say(aspect, by_account[account], names) for account in accounts if account in rival]
    left = len(said) - MOST_NAMES
    return [*said[:MOST_NAMES], counted(left, "more account")] if left > 0 else said


def most_held(aspect: Aspect, said: Sequence[Said]) -> Account:
    """The account that most speakers affirm; of equally many the first published. Empty: nobody gives one."""
    held = Counter(account for account, _ in accounts_of(aspect, said).values())
    return max(held, key=held.__getitem__, default=Account())


def exclude(one: Account, other: Account) -> bool:
    """Whether nothing in the one can hold beside anything in the other."""
    if one & other:
        return False
    figures = [[said for said in account if isinstance(said, Figure)] for account in (one, other)]
    return all(figures_clash(a, b) for a in figures[0] for b in figures[1])


def _say(aspect: Aspect, group: Sequence[Said], names: Mapping[Speaker, str]) -> str:
    """What those who hold one account say, in the words of the first of them."""
    who = list(dict.fromkeys(called(one, names) for one in group))
    if aspect is Aspect.HOW_MANY:
        figure = figure_among(quantities_of(group[0].told))
        return f"{listed_with_verb(who, 'says')} {figure.words if figure else ''}"
    shown = doers_shown(group[0].gist)
    if not shown:  # who holds a place may be told without a name
        return f"{listed_with_verb(who, 'says')} {quoted(group[0].gist)}"
    return f"{listed_with_verb(who, 'names')} {shown}"
