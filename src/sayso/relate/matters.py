"""Which claims about one aspect of one event speak of one proposition, whatever they hold of it.

Claims with the same words are one matter. Others are tied by what their aspect asks: who did it by the deed, control by
the place held, how many by what is counted, and everything else by the content words they share. Ties are symmetric
and matters are the connected components, so that no order plays a part. A claim with next to no content of its own
("the claim is false", "neither account could be verified") goes with the claim it follows.

Weights and thresholds are set by hand.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import fsum, log, sqrt

from sayso.domain.claim import AGAINST, FOR, Aspect, Stance
from sayso.relate.content import DEED, PEOPLE, PERSON, names_of, units_of
from sayso.relate.counting import Count, count_of
from sayso.relate.rivals import held_in
from sayso.relate.spelling import folded_words

SAME = 0.34
"""From this share of common content on (cosine of weighted sets), two claims speak of one thing."""

FIGURE_WEIGHT, NAME_WEIGHT = 1.5, 1.3
MOST_SHARING = 64
"""A word that more wordings of one aspect share is too common to look candidates up by."""

ENOUGH = 2
"""A claim of fewer content units says of itself too little to be a matter."""

_DEEDS = (Aspect.WHO_DID, Aspect.RESPONSIBILITY)
_ONE_EVENT = (*_DEEDS, Aspect.OCCURRENCE)


@dataclass(frozen=True, slots=True)
class Saying:
    """What is looked at of a claim. ``start``: where it stands in its report. ``order``: first published first."""

    id: str
    report: str
    words: str
    stance: Stance
    start: int
    order: tuple[datetime, str, int, str]
    follows: bool = False  # takes part in no tie: it goes where others are

    @property
    def leads(self) -> bool:
        """Whether it takes a side, by which matters are made; the others go with these."""
        return not self.follows and self.stance in FOR | AGAINST

    @property
    def key(self) -> str:
        """The same words, whatever their case and marks."""
        return " ".join(folded_words(self.words))


def matters_of(aspect: Aspect, sayings: Iterable[Saying]) -> tuple[tuple[str, ...], ...]:
    """Groups the claims of one event and aspect.

    Args:
        aspect: what all of them speak of.
        sayings: the claims, in any order, each once.

    Returns:
        The ids of each matter in the order of ``Saying.order``; matters by their first.
    """
    told = sorted(sayings, key=lambda one: one.order)
    leaders = [one for one in told if one.leads] or told
    spoken = _wordings(aspect, leaders)
    roots = components(_ties(aspect, spoken), spoken)
    home = {one.id: roots[one.key] for one in leaders if one.key in roots}
    sizes = Counter(roots.values())
    first = {home[one.id]: one.order for one in reversed(leaders) if one.id in home}
    largest = min(first, key=lambda root: (-sizes[root], first[root]), default="")
    _follow([one for one in leaders if one.id not in home], leaders, home, largest)
    likest = _likest(aspect, spoken, roots)
    led = [one for one in told if not one.leads and one.id not in home]
    for one in led:
        if (root := likest(one.words)) is not None:
            home[one.id] = root
    _follow([one for one in led if one.id not in home], leaders, home, largest)
    matters: dict[str, list[str]] = defaultdict(list)
    for one in told:
        matters[home[one.id]].append(one.id)
    return tuple(tuple(matter) for matter in matters.values())


def is_thin(aspect: Aspect, words: str) -> bool:
    """Tells whether the words alone do not say what they are about."""
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


def _wordings(aspect: Aspect, leaders: Sequence[Saying]) -> dict[str, Saying]:
    """The first claim of each wording that has content; for a claim where anybody is for it."""
    found: dict[str, Saying] = {}
    for one in leaders:
        known = found.get(one.key)
        better = known is None or (known.stance in AGAINST and one.stance in FOR)
        if better and not is_thin(aspect, one.words):
            found[one.key] = one
    return found


def _follow(led: Sequence[Saying], leaders: Sequence[Saying], home: dict[str, str], largest: str) -> None:
    """Puts each where the nearest claim before it in its report is, else into the largest matter."""
    lines: dict[str, list[Saying]] = defaultdict(list)
    leading = {one.id for one in leaders}
    for one in sorted({one.id: one for one in (*leaders, *led)}.values(), key=_place):
        lines[one.report].append(one)
    wanted = {one.id for one in led}
    for line in lines.values():
        last = largest
        for one in line:
            if one.id in wanted:
                home[one.id] = last
            if one.id in leading:
                last = home[one.id]


def _place(one: Saying) -> tuple[str, int, bool, str]:
    return one.report, one.start, not one.leads, one.id


def components(ties: Iterable[tuple[str, str]], keys: Iterable[str]) -> dict[str, str]:
    """The root of each key's component (union-find)."""
    above = {key: key for key in keys}

    def root(key: str) -> str:
        while above[key] != key:
            above[key] = above[above[key]]
            key = above[key]
        return key

    for one, other in ties:
        low, high = sorted((root(one), root(other)))
        above[high] = low
    return {key: root(key) for key in above}


def _ties(aspect: Aspect, spoken: Mapping[str, Saying]) -> list[tuple[str, str]]:
    """The pairs of wordings that speak of one thing, or chains of them where a key makes a whole set one."""
    words = {key: one.words for key, one in spoken.items()}
    if aspect is Aspect.CONTROL:
        named = {key: held_in(said) for key, said in words.items()}
        unnamed = {key: said for key, said in words.items() if not named[key]}
        return [*_by_key(named), *_alike(unnamed)]
    if aspect is Aspect.HOW_MANY:
        counted = _counted(words)
        return [*_by_key(counted), *_alike({key: said for key, said in words.items() if key not in counted})]
    if aspect in _ONE_EVENT:
        of_event = {key: frozenset({DEED}) for key, one in spoken.items() if _of_event(aspect, one)}
        return [*_by_key(of_event), *_alike(words)]
    return _alike(words)


def _of_event(aspect: Aspect, one: Saying) -> bool:
    """Whether a claim of this aspect speaks of the event as a whole, as its aspect has it, and of nothing beside."""
    units = units_of(one.words)
    if aspect is Aspect.OCCURRENCE:
        return one.stance in FOR or DEED in units
    return DEED in units or units == names_of(one.words)


def _by_key(keys: Mapping[str, frozenset[str]]) -> list[tuple[str, str]]:
    """Ties whatever has a key in common."""
    first: dict[str, str] = {}
    return [(first.setdefault(key, one), one) for one, found in sorted(keys.items()) for key in sorted(found)]


def _counted(words: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """What each wording counts. People of no sort, or nothing named, are of the one sort that suffered that harm."""
    counts = {key: count for key, said in words.items() if (count := count_of(said)) is not None}
    sorts: dict[str | None, set[str]] = defaultdict(set)
    for count in counts.values():
        if count.thing not in (None, PERSON):
            sorts[count.harm].add(count.thing or PERSON)
    people = set(PEOPLE.values())
    return {key: frozenset({_count_key(count, sorts[count.harm] & people)}) for key, count in counts.items()}


def _count_key(count: Count, sorts: set[str]) -> str:
    thing = count.thing or PERSON
    if thing == PERSON and len(sorts) == 1:
        thing = next(iter(sorts))
    return f"{count.harm or ''} {thing}"


class Content:
    """The wordings by what they have in common."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self.units = {key: units_of(words[key]) for key in words}
        names = frozenset[str]().union(*map(names_of, words.values()))
        spread = Counter(unit for found in self.units.values() for unit in found)
        self._weights = {
            unit: (FIGURE_WEIGHT if unit.startswith("#") else NAME_WEIGHT if unit in names else 1.0)
            * log(1 + len(words) / number)
            for unit, number in spread.items()
        }
        self._squares = {key: self.square(found) for key, found in self.units.items()}
        self._sharing: dict[str, list[str]] = defaultdict(list)
        for key, found in self.units.items():
            for unit in found:
                if spread[unit] <= MOST_SHARING:
                    self._sharing[unit].append(key)

    def near(self, units: frozenset[str]) -> set[str]:
        """The wordings that have a word with these in common that is not too common."""
        return {key for unit in units for key in self._sharing.get(unit, ())}

    def likeness(self, units: frozenset[str], square: float, key: str) -> float:
        """Cosine of two weighted sets, rarer units weighing more; one common word of several ties nothing."""
        other = self.units[key]
        shared = units & other
        if len(shared) < min(ENOUGH, len(units), len(other)):
            return 0.0
        norm = sqrt(square * self._squares[key])
        return self.square(shared) / norm if norm else 0.0

    def square(self, units: frozenset[str]) -> float:
        """The squared length of a weighted set, the same in whatever order it is summed."""
        return fsum(self._weights.get(unit, 1.0) ** 2 for unit in units)


def _alike(words: Mapping[str, str]) -> list[tuple[str, str]]:
    """The pairs that share enough content."""
    content = Content(words)
    ties = []
    for key, units in content.units.items():
        square = content.square(units)
        near = (other for other in content.near(units) if key < other)
        ties += [(key, other) for other in near if content.likeness(units, square, other) >= SAME]
    return ties


def _likest(aspect: Aspect, spoken: Mapping[str, Saying], roots: Mapping[str, str]) -> Callable[[str], str | None]:
    """A function that tells which matter words of their own content speak of; None: they do not tell."""
    content = Content({key: one.words for key, one in spoken.items()})
    keyed: dict[str, str] = {}
    for key, one in sorted(spoken.items(), key=lambda pair: pair[1].order):
        for asked in _asked(aspect, one.words):
            keyed.setdefault(asked, roots[key])

    def likest(words: str) -> str | None:
        if is_thin(aspect, words):
            return None
        by_key = next((keyed[asked] for asked in _asked(aspect, words) if asked in keyed), None)
        if by_key is not None:
            return by_key
        mine = units_of(words)
        square = content.square(mine)
        near = [(content.likeness(mine, square, key), key) for key in content.near(mine)]
        best = min(near, key=lambda pair: (-pair[0], spoken[pair[1]].order), default=(0.0, ""))
        return roots[best[1]] if best[0] >= SAME else None

    return likest


def _asked(aspect: Aspect, words: str) -> tuple[str, ...]:
    """What a claim that takes no side is looked up by: the places held, or what is counted, with and without sort."""
    if aspect is Aspect.CONTROL:
        return tuple(sorted(held_in(words)))
    count = count_of(words) if aspect is Aspect.HOW_MANY else None
    if count is None:
        return ()
    any_people = (f"{count.harm} {PERSON}",) if count.thing in (None, *PEOPLE.values()) else ()
    return (f"{count.harm} {count.thing}", *any_people)
