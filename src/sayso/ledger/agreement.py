"""Whether the accounts of one matter collide, and in what. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from sayso.domain.claim import AGAINST, FOR, Aspect, Stance
from sayso.domain.ledger import Agreement
from sayso.ledger.because import MOST_NAMES
from sayso.ledger.said import Said
from sayso.relate import Figure, count_of, doers_of, doers_shown, figure_of, figures_clash

TAKES_SIDE = FOR | AGAINST

_BY_DOER = (Aspect.WHO_DID, Aspect.RESPONSIBILITY, Aspect.CONTROL)
AFFIRMS = frozenset({Stance.ASSERTS, Stance.CONFIRMS})
"""Stances by which a claim's own figure, or its own name of who did it, is held."""

MOST_ACCOUNTS = 40
"""Different accounts of one matter that are held against one another, the first published."""

Account = frozenset[str | Figure]
Speaker = tuple[str, str, str]


def agreement_of(aspect: Aspect, sided: Sequence[Said]) -> tuple[Agreement, list[str]]:
    """Contested where one speaker is for and another against, or where two hold what cannot both be.

    One speaker on both sides has revised what they said, which is no contest. Sources that nobody names are not known
    to be one, and do not revise one another.

    Returns:
        The answer, and in plain words which accounts cannot both hold.
    """
    sides = {(one.stance in FOR, one.speaker) for one in sided}
    speakers = {speaker for _, speaker in sides}
    both = len({side for side, _ in sides}) == 2
    one_person = len(speakers) == 1 and next(iter(speakers))[0] != "nobody"
    rivals = rival_accounts(aspect, sided)
    contested = (both and not one_person) or bool(rivals)
    return (Agreement.CONTESTED if contested else Agreement.UNCONTESTED), rivals


def rival_accounts(aspect: Aspect, sided: Iterable[Said]) -> list[str]:
    """``A says three; B says seven``: the speakers whose figures, or whose names of who did it, exclude one another.

    A speaker's account is all that they gave: who repeats one of another's figures does not collide with them.
    """
    by_account: dict[Account, list[Said]] = {}
    for account, first in _accounts(aspect, sided).values():
        by_account.setdefault(account, []).append(first)
    accounts = list(by_account)[:MOST_ACCOUNTS]
    rival = {one for pair in combinations(accounts, 2) if _exclude(*pair) for one in pair}
    said = [_says(aspect, one) for account in accounts if account in rival for one in by_account[account]]
    return said if len(said) <= MOST_NAMES else [*said[:MOST_NAMES], f"{len(said) - MOST_NAMES} more say yet others"]


def rival_speakers(aspect: Aspect, sided: Iterable[Said], proposed: Said) -> frozenset[Speaker]:
    """The speakers whose account excludes that of the proposition.

    Args:
        aspect: the matter's.
        sided: the claims that take a side.
        proposed: the claim in whose words the proposition is told.
    """
    own = _account(aspect, proposed) if aspect is Aspect.HOW_MANY or aspect in _BY_DOER else Account()
    if not own:
        return frozenset()
    accounts = _accounts(aspect, sided)
    return frozenset(
        speaker
        for speaker, (account, _) in accounts.items()
        if speaker != proposed.speaker and _exclude(account, own)
    )


def _accounts(aspect: Aspect, sided: Iterable[Said]) -> dict[Speaker, tuple[Account, Said]]:
    """All that each speaker affirms in figures or names, with the first claim of theirs that has any."""
    if aspect is not Aspect.HOW_MANY and aspect not in _BY_DOER:
        return {}
    told: dict[Speaker, list[Said]] = {}
    for one in sided:
        if one.stance in AFFIRMS and one.told.actor is not None and _account(aspect, one):
            told.setdefault(one.speaker, []).append(one)
    return {
        speaker: (Account().union(*(_account(aspect, one) for one in group)), group[0])
        for speaker, group in told.items()
    }


def _account(aspect: Aspect, one: Said) -> Account:
    """What the claim names: its figure or its doers; empty where it names none."""
    if aspect is Aspect.HOW_MANY:
        figure = figure_of(one.gist) if count_of(one.gist) else None
        return frozenset({figure}) if figure else frozenset()
    return doers_of(one.gist)


def _exclude(one: Account, other: Account) -> bool:
    """Whether nothing in the one can hold beside anything in the other."""
    if one & other:
        return False
    figures = [[said for said in account if isinstance(said, Figure)] for account in (one, other)]
    return all(figures_clash(a, b) for a in figures[0] for b in figures[1])


def _says(aspect: Aspect, one: Said) -> str:
    name = one.told.actor.name if one.told.actor else ""
    if aspect is Aspect.HOW_MANY:
        figure = figure_of(one.gist)
        return f"{name} says {figure.words if figure else ''}"
    return f"{name} names {doers_shown(one.gist)}"


def revisions(sided: Sequence[Said]) -> list[str]:
    """Who was on both sides, in the order of publication."""
    turned = []
    by_speaker: dict[tuple[str, str, str], list[Said]] = {}
    for one in sided:
        if one.speaker[0] != "nobody":
            by_speaker.setdefault(one.speaker, []).append(one)
    for group in by_speaker.values():
        sides = [one.stance in FOR for one in group]
        if len(set(sides)) == 2 and group[0].told.actor:
            was, became = ("for", "against") if sides[0] else ("against", "for")
            turned.append(f"{group[0].told.actor.name} was first reported {was} it and later {became} it")
    return turned
