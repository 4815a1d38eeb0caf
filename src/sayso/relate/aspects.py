"""Under which aspect claims of one event are accounted, where their words are alike and the aspects found differ.

"Police fired live rounds" may be told as who did it, "live rounds had been fired" as what was done: one matter all the
same, and a denial must meet what it denies. Claims of near aspects with mostly the same content are held together, and
take the aspect that most of them were found to have. A claim that is unlike all others keeps its own.

Which aspects are near, and the share, are set by hand.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from sayso.domain.claim import Aspect
from sayso.relate.counting import count_of
from sayso.relate.matters import Content, Saying, components

ALIKE = 0.6
"""From this share of common content on (cosine of weighted sets), claims of near aspects speak of one thing."""

_VAGUE = frozenset({Aspect.OTHER, Aspect.WHAT})
"""What a claim is of for want of anything more telling; near everything."""

_NEAR = (
    frozenset({Aspect.WHO_DID, Aspect.RESPONSIBILITY}),
    frozenset({Aspect.OCCURRENCE, Aspect.WHO_DID, Aspect.WHERE}),
    frozenset({Aspect.WHO_SUFFERED, Aspect.HOW_MANY}),
)
_ORDER = tuple(Aspect)


def near_aspects(one: Aspect, other: Aspect) -> bool:
    """Whether claims of these two aspects may be one matter."""
    return one is other or one in _VAGUE or other in _VAGUE or any(one in kin and other in kin for kin in _NEAR)


def agreed_aspects(told: Mapping[Saying, Aspect]) -> dict[str, Aspect]:
    """The aspect of each claim in the light of the others'.

    Args:
        told: claims of one event with the aspects that were found.

    Returns:
        An aspect for the id of each claim, whatever the order in which they come.
    """
    keys: dict[str, Saying] = {}
    for one in sorted(told, key=lambda saying: saying.order):
        keys.setdefault(one.key, one)
    by_key: dict[str, list[Saying]] = defaultdict(list)
    for one in told:
        by_key[one.key].append(one)
    found = {key: _voted(told[one] for one in group) for key, group in by_key.items()}
    roots = components(_ties(keys, found), keys)
    groups: dict[str, list[str]] = defaultdict(list)
    for key in sorted(keys):
        groups[roots[key]].append(key)
    agreed: dict[str, Aspect] = {}
    for group in groups.values():
        aspect = _voted(told[one] for key in group for one in by_key[key])
        agreed |= {one.id: aspect for key in group for one in by_key[key]}
    return agreed


def _ties(keys: Mapping[str, Saying], found: Mapping[str, Aspect]) -> list[tuple[str, str]]:
    """Pairs of wordings of different but near aspects that are alike enough."""
    content = Content({key: one.words for key, one in keys.items()})
    ties = []
    for key, units in content.units.items():
        square = content.square(units)
        for other in content.near(units):
            if key >= other or found[key] is found[other] or not near_aspects(found[key], found[other]):
                continue
            if content.likeness(units, square, other) >= ALIKE and not _other_count(keys[key], keys[other]):
                ties.append((key, other))
    return ties


def _other_count(one: Saying, other: Saying) -> bool:
    """Whether the two count different things."""
    counts = count_of(one.words), count_of(other.words)
    return None not in counts and counts[0] != counts[1]


def _voted(aspects: Iterable[Aspect]) -> Aspect:
    """The commonest; telling ones before vague ones, then in the order of aspects."""
    votes = Counter(aspects)
    return min(votes, key=lambda one: (one in _VAGUE, -votes[one], _ORDER.index(one)))
