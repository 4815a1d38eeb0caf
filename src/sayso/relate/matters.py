"""Which claims of one event speak of one proposition, whatever they hold of it, and under which aspect.

Claims with the same words are one matter, whatever aspects were found for them; so are claims of one aspect that have
its key in common: the place held, what is counted, the deed as a whole. These are gathered further by a learned score
of whether two claims answer one question (``question``), by the average of their pairs, so that no chain of likenesses
makes unlike claims one and no order plays a part. A claim that takes no side, or with next to no content of its own
("the claim is false", "neither account could be verified"), ties nothing: it goes with the claim that it is most like,
else with the one that it follows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.domain.claim import AGAINST, FOR, Aspect
from sayso.relate.accusing import answered, only_answers
from sayso.relate.aspects import BY_DOER, voted
from sayso.relate.content import DEED, PEOPLE, PERSON, names_of, units_of
from sayso.relate.counting import Count, count_of
from sayso.relate.following import follow
from sayso.relate.gathering import components, gathered
from sayso.relate.opposing import Opposing, answering, takes_up
from sayso.relate.question import Wording, Wordings, question_model
from sayso.relate.rivals import held_in
from sayso.relate.saying import Saying, folded
from sayso.relate.spelling import stem

SAME = 0.34
"""From this share of the fewer content words on, the words of two claims show that they agree."""

ENOUGH = 2
"""A claim of fewer content units says of itself too little to be a matter."""

AT_ONCE = 600
"""Wordings that are gathered together, the first published; each later one joins what it is most like, or is alone."""

_FIGHTING = "fight fighting fought clash clashes battle battles skirmish gunfire incursion shooting shots shootout"
FIGHTING = frozenset(map(stem, _FIGHTING.split()))
"""Stems by which a claim tells that the event took place, beside the words for a deed."""


@dataclass(frozen=True, slots=True)
class Matter:
    """The ids of the claims of one proposition, first published first, and the aspect that they are accounted under."""

    aspect: Aspect
    claims: tuple[str, ...]


def matters_of(sayings: Iterable[Saying]) -> tuple[Matter, ...]:
    """Groups the claims of one event.

    Args:
        sayings: the claims, in any order, each once.

    Returns:
        The matters by their first claims.
    """
    told = sorted(sayings, key=lambda one: one.order)
    leaders = [one for one in told if one.leads] or told
    spoken = _wordings(leaders)
    roots, aspects = _gathered(spoken, leaders)
    home = {one.id: roots[one.key] for one in leaders if one.key in roots}
    for one in leaders:
        if one.id not in home and only_answers(one) and (root := answered(one, leaders, home)):
            home[one.id] = root
    follow([one for one in leaders if one.id not in home], leaders, home)
    led = [one for one in told if one.id not in home]
    home |= _likest(led, spoken, roots, aspects)
    asked = {one.aspect for one in leaders}
    home |= {one.id: one.id for one in led if one.id not in home and one.follows and one.aspect not in asked}
    follow([one for one in led if one.id not in home], leaders, home)
    matters: dict[str, list[Saying]] = defaultdict(list)
    for one in told:
        matters[home[one.id]].append(one)
    return tuple(
        Matter(aspects.get(root) or _aspect(found), tuple(one.id for one in found)) for root, found in matters.items()
    )


def is_thin(aspect: Aspect, words: str) -> bool:
    """Tells whether the words alone do not say what they are about."""
    if takes_up(words):
        return True
    units = units_of(words)
    match aspect:
        case Aspect.CONTROL:
            return not held_in(words) and len(units) <= ENOUGH
        case Aspect.HOW_MANY:
            return count_of(words) is None and len(units) <= ENOUGH
        case Aspect.WHO_DID | Aspect.RESPONSIBILITY | Aspect.OCCURRENCE:
            return not units
        case _:
            return len(units) < ENOUGH


def _aspect(found: Iterable[Saying]) -> Aspect:
    """What most claims are of, or what a person said that one is of."""
    told = list(found)
    settled = [one.aspect for one in told if one.settled]
    return settled[0] if settled else voted(one.aspect for one in told)


def _wordings(leaders: Sequence[Saying]) -> dict[str, Saying]:
    """The first claim of each wording that has content; for a claim where anybody is for it."""
    found: dict[str, Saying] = {}
    for one in leaders:
        known = found.get(one.key)
        better = known is None or (known.stance in AGAINST and one.stance in FOR)
        if better and (one.settled or not (only_answers(one) or is_thin(one.aspect, one.words))):
            found[one.key] = one
    return found


def _gathered(spoken: Mapping[str, Saying], leaders: Iterable[Saying]) -> tuple[dict[str, str], dict[str, Aspect]]:
    """The group of each wording, called by one of its wordings, and the aspect of each group."""
    by_key: dict[str, list[Saying]] = defaultdict(list)
    for one in leaders:
        if one.key in spoken:
            by_key[one.key].append(one)
    aspects = {key: _aspect(by_key[key]) for key in spoken}
    keys = sorted(spoken, key=lambda key: by_key[key][0].order)
    first = keys[:AT_ONCE]
    laid = {key: Wording(spoken[key].words, aspects[key], spoken[key].stance in AGAINST) for key in keys}
    roots = {key: group[0] for group in _joined(first, spoken, laid) for key in group}
    for start in range(AT_ONCE, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        near = _nearest([laid[key] for key in some], [laid[key] for key in first])
        for key, at in zip(some, near, strict=True):
            roots[key] = key if at is None or spoken[key].settled else roots[first[at]]
    held: dict[str, list[Saying]] = defaultdict(list)
    for key, root in roots.items():
        held[root] += by_key[key]
    return roots, {root: _aspect(found) for root, found in held.items()}


def _joined(keys: Sequence[str], spoken: Mapping[str, Saying], laid: Mapping[str, Wording]) -> list[list[str]]:
    """The groups of wordings that answer one question."""
    if not keys:
        return []
    roots = components(_ties({key: (spoken[key], laid[key].aspect) for key in keys}), keys)
    given: dict[str, list[int]] = defaultdict(list)
    for number, key in enumerate(keys):
        given[roots[key]].append(number)
    kinds = [next((spoken[keys[n]].aspect for n in one if spoken[keys[n]].settled), None) for one in given.values()]
    model, every = question_model(), slice(0, len(keys))
    scores = model.scores(Wordings([laid[key] for key in keys]), every, every)
    found = gathered(scores, list(given.values()), model.least, kinds)
    against = frozenset(n for n, key in enumerate(keys) if laid[key].against and not spoken[key].settled)
    tied = dict(enumerate(roots[key] for key in keys))
    opposing = Opposing([laid[key] for key in keys])
    answered = [part for one in found for part in answering(one, against, tied, opposing, scores, model.least)]
    return [[keys[n] for n in one] for one in answered]


def _nearest(these: Sequence[Wording], others: Sequence[Wording]) -> list[int | None]:
    """For each of these the number of the other one that it is most like; None: it is like none."""
    if not these or not others:
        return [None] * len(these)
    model = question_model()
    rows, columns = slice(len(others), len(others) + len(these)), slice(0, len(others))
    scores = model.scores(Wordings([*others, *these]), rows, columns)
    return [int(row.argmax()) if row.max() >= model.least else None for row in scores]


def _likest(
    led: Sequence[Saying], spoken: Mapping[str, Saying], roots: Mapping[str, str], aspects: Mapping[str, Aspect]
) -> dict[str, str]:
    """Which group the claims speak of that tie nothing, by their ids, as far as their words tell.

    One whose aspect a person set is with a group of that aspect, or alone.
    """
    home: dict[str, str] = {}
    keys = sorted(spoken, key=lambda key: spoken[key].order)[:AT_ONCE]
    laid = [Wording(spoken[key].words, aspects[roots[key]], spoken[key].stance in AGAINST) for key in keys]
    telling = [one for one in led if not is_thin(one.aspect, one.words)]
    for start in range(0, len(telling), AT_ONCE):
        some = telling[start : start + AT_ONCE]
        near = _nearest([Wording(one.words, one.aspect, against=False) for one in some], laid)
        home |= {one.id: roots[keys[at]] for one, at in zip(some, near, strict=True) if at is not None}
    for one in led:
        if one.settled and aspects.get(home.get(one.id, "")) is not one.aspect:
            home[one.id] = one.id
    return home


def _ties(told: Mapping[str, tuple[Saying, Aspect]]) -> list[tuple[str, str]]:
    """Pairs of wordings with the same words, and of one aspect that have its key in common."""
    same = {key: frozenset({folded(one.words)}) for key, (one, _) in told.items() if not one.settled}
    ties = _by_key(same)
    by_aspect: dict[Aspect, dict[str, Saying]] = defaultdict(dict)
    for key, (one, aspect) in told.items():
        by_aspect[aspect][key] = one
    for aspect, spoken in by_aspect.items():
        if aspect is Aspect.CONTROL:
            ties += _by_key(_held({key: one.words for key, one in spoken.items()}))
        elif aspect is Aspect.HOW_MANY:
            ties += _by_key(_counted({key: one.words for key, one in spoken.items()}))
        elif aspect in BY_DOER or aspect is Aspect.OCCURRENCE:
            ties += _by_key({key: frozenset({DEED}) for key, one in spoken.items() if _of_event(aspect, one)})
    return ties


def _of_event(aspect: Aspect, one: Saying) -> bool:
    """Whether a claim of this aspect speaks of the event as a whole, as its aspect has it, and of nothing beside."""
    units = units_of(one.words)
    if aspect is Aspect.OCCURRENCE:
        return DEED in units or not units.isdisjoint(FIGHTING)
    return DEED in units or units == names_of(one.words)


def _by_key(keys: Mapping[str, frozenset[str]]) -> list[tuple[str, str]]:
    """Ties whatever has a key in common."""
    first: dict[str, str] = {}
    return [(first.setdefault(key, one), one) for one, found in sorted(keys.items()) for key in sorted(found)]


def _held(words: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """The place that each wording says is held. Where one alone is named, it is meant by "the village" too."""
    held = {key: held_in(said) for key, said in words.items()}
    named = [found for found in held.values() if found]
    one_place = named and frozenset.intersection(*named)
    return {key: found or one_place or frozenset() for key, found in held.items()}


def _counted(words: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """What each wording counts. People of no sort, or nothing named, are of the one sort that suffered that harm.

    Fighters are told apart by whose they are, and by being an army's, where more than one is told of.
    """
    counts = {key: count for key, said in words.items() if (count := count_of(said)) is not None}
    harmed: dict[str | None, dict[str, Count]] = defaultdict(dict)
    for key, count in counts.items():
        harmed[count.harm][key] = count
    found = dict(told for of_one in harmed.values() for told in _count_keys(of_one))
    return {key: frozenset({found[key]}) for key in counts}


def _count_keys(harmed: Mapping[str, Count]) -> Iterator[tuple[str, str]]:
    """What each wording counts, of those that count what came to one harm."""
    sorts = {one.thing for one in harmed.values() if one.thing is not None} & set(PEOPLE.values()) - {PERSON}
    sides = {one.whose for one in harmed.values()} - {None}
    arms = {one.arm for one in harmed.values()} - {None}
    for key, count in harmed.items():
        thing = count.thing or PERSON
        if thing == PERSON and len(sorts) == 1:
            thing = next(iter(sorts))
        told = [own for own, all_told in ((count.whose, sides), (count.arm, arms)) if own and len(all_told) > 1]
        yield key, " ".join((count.harm or "", thing, *told))
