"""Whether the accounts of one matter collide, and in what. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.domain.account import Agreement
from sayso.domain.claim import AGAINST, FOR, Aspect
from sayso.domain.number import means_several
from sayso.fold.rivalry import rival_accounts
from sayso.fold.said import Said
from sayso.fold.speakers import Speaker, called

TAKES_SIDE = FOR | AGAINST


def agreement_of(
    aspect: Aspect, sided: Sequence[Said], beside: Sequence[Said], names: Mapping[Speaker, str]
) -> tuple[Agreement, list[str]]:
    """Contested where one speaker is for and another against, or where two hold what cannot both be.

    One speaker on both sides has revised what they said, which is no contest. Sources that nobody names are not known
    to be one, and do not revise one another.

    Args:
        aspect: the matter's.
        sided: its claims that take a side.
        beside: claims that affirm another answer to the same question.
        names: how speakers are called, where it is not by their actors' names.

    Returns:
        The answer, and in plain words which accounts cannot both hold.
    """
    sides = {(one.stance in FOR, one.speaker) for one in sided}
    speakers = {speaker for _, speaker in sides}
    both = len({side for side, _ in sides}) == 2
    one_person = len(speakers) == 1 and next(iter(speakers))[0] != "nobody"
    rivals = rival_accounts(aspect, [*sided, *beside], names)
    contested = (both and not one_person) or bool(rivals) or bool(beside)
    return (Agreement.CONTESTED if contested else Agreement.UNCONTESTED), rivals


def revisions(sided: Sequence[Said], names: Mapping[Speaker, str]) -> list[str]:
    """Who was on both sides, in the order of publication. ``names``: as for ``agreement_of``."""
    turned = []
    by_speaker: dict[Speaker, list[Said]] = {}
    for one in sided:
        if one.speaker[0] != "nobody":
            by_speaker.setdefault(one.speaker, []).append(one)
    for group in by_speaker.values():
        sides = [one.stance in FOR for one in group]
        if len(set(sides)) == 2 and group[0].told.actor:
            was, became = ("for", "against") if sides[0] else ("against", "for")
            who = called(group[0], names)
            verb = "were" if means_several(who) else "was"
            turned.append(f"{who} {verb} first reported {was} it and later {became} it")
    return turned
