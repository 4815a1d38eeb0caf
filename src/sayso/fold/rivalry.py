"""What speakers hold that cannot hold beside one another: other figures, other names for whoever did it. Pure.

Figures of one thing stand side by side in one matter. Who did it is a question with several answers, and each answer
is a matter of its own: who denies the one has not denied the other, and who affirms another answer disputes it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import combinations

from sayso.domain.claim import AGAINST, FOR, Aspect, Stance
from sayso.domain.identity import ActorKind
from sayso.domain.quantity import Quantity, Standing
from sayso.domain.quotation import quoted
from sayso.fold.because import MOST_NAMES, counted, listed_with_verb
from sayso.fold.blame import blamed_back, blames_the_other, of_the_other
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
    is_thin,
    quantities_of,
)
from sayso.relate.content import names_of, units_of
from sayso.relate.gathering import components

AFFIRMS = frozenset({Stance.ASSERTS, Stance.CONFIRMS})
"""Stances by which a claim's own figure, or its own name of who did it, is held."""

BY_DOER = frozenset({Aspect.WHO_DID, Aspect.RESPONSIBILITY})
"""Aspects that ask for a name: each name is an answer of its own."""

MOST_ACCOUNTS = 40
"""Different accounts of one matter that are held against one another, the first published."""

Account = frozenset[str | Figure]
Speaker = tuple[str, str, str]

NAMED = BY_DOER | {Aspect.CONTROL}
_OF_ITSELF = re.compile(
    r"[\"\u201c]?(?:that )?(?:it|they|we|he|she|i|its|their|our|his|her|any|all|having|being|involvement|"
    r"responsibility)\b",
    re.IGNORECASE,
)
"""Words of a denial that speak of the denier: "it was responsible", "any involvement"."""

_OWN_PEOPLE = "fighters|forces|troops|soldiers|men|units?|people|army|members"
_OWN_DEED = re.compile(
    r"[\"\u201c]?(?:that )?(?:we|i|(?:(?:two |some |many )?of )?(?:our|my|his|her|its|their) "
    rf"(?:own |\w+ )?(?:groups?|movement|{_OWN_PEOPLE}))\b",
    re.IGNORECASE,
)
"""Words of an assertion by which a speaker tells of their own side's part: "our fighters", "his group"."""

_OWN_HOLDING = re.compile(
    rf"[\"\u201c]?(?:that )?(?:we|it|they|(?:our|its|their) (?:own |\w+ )?(?:{_OWN_PEOPLE})) "
    r"(?:(?:still|now|fully|also|already|firmly) )?(?:(?:have|has|had) (?:the|taken|seized|captured|liberated|retaken)|"
    r"hold|holds|held|control|controls|took|seized|captured|liberated|retook)\b",
    re.IGNORECASE,
)
"""Words by which a speaker tells what their own side holds."""

_GOVERNMENT_HOLDS = re.compile(
    r"\b(?:under|in|back (?:under|in)) (?:\w+ ){0,2}(?:government|state) (?:control|hands)\b", re.IGNORECASE
)
_GOVERNMENT = frozenset({"=government"})

_LOSSES = re.compile(r"\b(?:loss(?:es)?|lost|casualties|death toll|toll)\b", re.IGNORECASE)


def account_in(aspect: Aspect, one: Said) -> Account:
    """What the claim names: its figure or its doers; empty where it names none."""
    if aspect is Aspect.HOW_MANY:
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


def with_rivals(
    matters: Sequence[tuple[list[Said], list[Said]]], sides: Mapping[str, str | None]
) -> list[tuple[list[Said], list[Said]]]:
    """Sets the matters of one open question against one another: the other side's reason disputes this one.

    Reasons of one side, and of speakers whose side nobody knows, may all hold: they are kept apart, and contradict
    nobody.

    Args:
        matters: the claims of each answer, with what is beside them so far, which is left out.
        sides: the sides that people set, by actor; else a speaker's is the one that their report tells.
    """
    told = [
        [(one, side) for one in own if one.stance in AFFIRMS and one.gone is None and (side := _side(one, sides))]
        for own, _ in matters
    ]
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
