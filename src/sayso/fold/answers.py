"""The answers to one open question: who did it, and why; and which of them are at odds. Pure.

Who did it is a question with several answers, and each answer is a matter of its own: who denies the one has not denied
the other, and who affirms another answer disputes it, where it is disputed at all.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import combinations

from sayso.domain.claim import AGAINST, FOR, Aspect
from sayso.fold.blame import blamed_back, blames_the_other, names_of_speaker, of_the_other
from sayso.fold.rivalry import AFFIRMS, OWN_PEOPLE, account_in
from sayso.fold.said import Said
from sayso.relate import is_thin, means_accusations
from sayso.relate.aspects import BY_DOER
from sayso.relate.content import names_of, units_of
from sayso.relate.gathering import components
from sayso.relate.matters import SAME

PARTIES = 2
"""Sides that are at odds over the reasons for a deed."""

_OF_ITSELF = re.compile(
    r"[\"\u201c]?(?:that )?(?:it|they|we|he|she|i|its|their|our|his|her|any|all|having|being|involvement|"
    r"responsibility)\b",
    re.IGNORECASE,
)
"""Words of a denial that speak of the denier: "it was responsible", "any involvement"."""

_OWN_DEED = re.compile(
    r"[\"\u201c]?(?:that )?(?:we|i|(?:(?:two |some |many )?of )?(?:our|my|his|her|its|their) "
    rf"(?:own |\w+ )?(?:groups?|movement|{OWN_PEOPLE}))\b",
    re.IGNORECASE,
)
"""Words of an assertion by which a speaker tells of their own side's part: "our fighters", "his group"."""


def answers_of(aspect: Aspect, said: Sequence[Said]) -> tuple[list[tuple[list[Said], list[Said]]], list[Said]]:
    """Divides the claims of one question by the answers that are affirmed.

    Args:
        aspect: what is asked.
        said: the claims, first published first.

    Returns:
        For each answer its own claims, and those that affirm another one; and the claims that affirm something else,
        and name nobody for it: whoever made them gave none of these answers. A denial that names nobody goes with the
        answer whose words it shares most, what takes no side with every answer. One pair, and nothing else, where there
        is one answer, or none: words that name nobody may still be about whom the others name.
    """
    answers = _answers(aspect, said) if aspect in BY_DOER else []
    if len(answers) < 2:
        unnamed = (one for one in said if not named_in(aspect, one))
        back, nobodys = blamed_back(unnamed, answers[0][0] if answers else frozenset())
        return [([one for one in said if one not in back and one not in nobodys], back)], [*back, *nobodys]
    own: dict[int, list[Said]] = defaultdict(list)
    elsewhere: list[Said] = []
    for one in said:
        meant = _meant(aspect, one, answers)
        for number in meant:
            own[number].append(one)
        if not meant:
            elsewhere.append(one)
    if not _at_odds(said, own, answers):
        return [(own[number], []) for number in range(len(answers)) if own[number]], elsewhere
    told = {number: {one.speaker for one in claims if one.stance in AFFIRMS} for number, claims in own.items()}
    found = [
        (
            own[number],
            [
                one
                for other in range(len(answers))
                if other != number
                for one in own[other]
                if one.stance in AFFIRMS and one.told.actor is not None and one.speaker not in told[number]
            ],
        )
        for number in range(len(answers))
        if own[number]
    ]
    return found, elsewhere


def _at_odds(
    said: Sequence[Said], own: Mapping[int, Sequence[Said]], answers: Sequence[tuple[frozenset[str], Counter[str]]]
) -> bool:
    """Whether it is disputed who did it: somebody denies it, leaves it open, or is named for it by others alone.

    Or two claims tell one deed with two names. Else the answers are of several deeds, or name one body by several
    names: each holds beside the others.
    """
    if any(one.stance not in FOR for one in said):
        return True
    accused = (
        names_of_speaker(one) & named and not names_of_speaker(one) & answers[number][0]
        for number, claims in own.items()
        for other, (named, _) in enumerate(answers)
        if other != number
        for one in claims
    )
    return any(accused) or any(
        _is_one_deed(one, another)
        for here, there in combinations(sorted(own), 2)
        for one in own[here]
        for another in own[there]
    )


def _is_one_deed(one: Said, other: Said) -> bool:
    """Whether two claims say the same but for the names in it: "a Vardian rocket hit the depot", "an Ostreli drone"."""
    mine, theirs = (units_of(said.gist) - names_of(said.gist) for said in (one, other))
    return len(mine & theirs) >= SAME * max(1, min(len(mine), len(theirs)))


def with_rivals(
    matters: Sequence[tuple[list[Said], list[Said]]], sides: Mapping[str, str | None]
) -> list[tuple[list[Said], list[Said]]]:
    """Sets the matters of one open question against one another: the other side's reason disputes this one.

    Reasons of one side, and of speakers whose side nobody knows, may all hold: they are kept apart, and contradict
    nobody. So may those of more than two sides: where the whole world tells what it is after, few of these are reasons
    for one deed, and no two sides are known to be at odds over it.

    Args:
        matters: the claims of each answer, with what is beside them so far, which is left out.
        sides: the sides that people set, by actor; else a speaker's is the one that their report tells.
    """
    told = [
        [(one, side) for one in own if one.stance in AFFIRMS and one.gone is None and (side := _side(one, sides))]
        for own, _ in matters
    ]
    if len({side for pairs in told for _, side in pairs}) > PARTIES:
        return [(own, []) for own, _ in matters]
    found = []
    for number, (own, _) in enumerate(matters):
        mine = {side for _, side in told[number]}
        others = [pair for other, pairs in enumerate(told) if other != number for pair in pairs]
        beside = [one for one, side in others if mine and side not in mine]
        found.append((own, sorted(beside, key=lambda one: one.order)))
    return found


def _side(one: Said, sides: Mapping[str, str | None]) -> str | None:
    actor = one.told.actor
    return None if actor is None else sides.get(actor.id, actor.side)


def _answers(aspect: Aspect, said: Sequence[Said]) -> list[tuple[frozenset[str], Counter[str]]]:
    """The names of each answer that anybody affirms, with the content of its claims; those most told first.

    Names are of one answer that stand together in at least half of the claims of the rarer one ("the Legion and the
    Corps"); a claim that names two rivals in passing ties them to nothing.
    """
    named = [(names, one) for one in said if one.stance in AFFIRMS and (names := named_in(aspect, one))]
    told = Counter(name for names, _ in named for name in names)
    together = Counter(pair for names, _ in named for pair in combinations(sorted(names), 2))
    ties = [pair for pair, number in together.items() if 2 * number >= min(told[pair[0]], told[pair[1]])]
    root = components(ties, sorted(told))
    first: dict[str, tuple[datetime, str, int, str]] = {}  # by what stood first in print, never by the names themselves
    for names, one in named:
        for name in names:
            first.setdefault(root[name], one.order)
    claims: dict[str, list[Said]] = defaultdict(list)
    for names, one in named:
        here = Counter(root[name] for name in names)
        claims[min(here, key=lambda key: (-here[key], first[key]))].append(one)
    ranked = sorted(claims, key=lambda key: (-len({one.report.id for one in claims[key]}), claims[key][0].order))
    return [
        (
            frozenset(name for name in told if root[name] == key),
            Counter(u for s in claims[key] for u in units_of(s.gist)),
        )
        for key in ranked
    ]


def named_in(aspect: Aspect, one: Said) -> frozenset[str]:
    """Whom a claim names for it, who says it of themselves included: "our fighters"; a denial of "any part"."""
    names = frozenset(name for name in account_in(aspect, one) if isinstance(name, str))
    if one.told.actor is None:
        return names
    if one.stance in AGAINST and means_accusations(one.gist):  # not whoever accuses
        return names_of(f"{one.told.actor.name} {one.told.actor.side or ''}")
    if one.stance in AGAINST and (not names or _of_itself(aspect, one)):
        return names | names_of(one.told.actor.name)
    if not names and _OWN_DEED.match(one.gist):
        return names_of(one.told.actor.name)
    return names


def _meant(aspect: Aspect, one: Said, answers: Sequence[tuple[frozenset[str], Counter[str]]]) -> Sequence[int]:
    """The numbers of the answers that a claim speaks of; none: it affirms what names nobody, or speaks of others."""
    if one.stance not in FOR | AGAINST:  # whether it was the one cannot be told without the other
        return range(len(answers))
    names = named_in(aspect, one)
    by_name = [number for number, (named, _) in enumerate(answers) if named & names]
    if not names and blames_the_other(one):
        return of_the_other(one, [named for named, _ in answers])
    if by_name or one.stance in FOR or (account_in(aspect, one) and not _of_itself(aspect, one)):
        return by_name[:1]
    units = units_of(one.gist)
    shared = [sum(content[unit] > 0 for unit in units if not unit.startswith("=")) for _, content in answers]
    if max(shared) > 0:
        return [shared.index(max(shared))]
    return [0]


def _of_itself(aspect: Aspect, one: Said) -> bool:
    return _OF_ITSELF.match(one.gist) is not None or is_thin(aspect, one.gist)
