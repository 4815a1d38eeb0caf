"""Who are one speaker in the reports of one event, without asking: one name, written otherwise or told in part. Pure.

Only what the names leave no doubt about, among those who speak of one event: a full name in two spellings or with
initials, a last name that one full name alone has, a body's name in other order or by its capitals. Of names on which a
side is known on both it must be one side. A person's word counts for more: who are held to be two, or split off, stay
two. What is less sure is proposed (``namesakes``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from sayso.domain.identity import Actor, ActorKind
from sayso.fold.decisions import Decisions, Registry, named_as, split_id
from sayso.fold.grouping import Groups
from sayso.fold.said import Said
from sayso.relate import (
    body_key,
    capitals_in,
    given_names,
    initials_of,
    last_name,
    last_name_keys,
    office_told,
    same_person,
    words_of_name,
)

_PEOPLE = frozenset({ActorKind.PERSON, ActorKind.OFFICIAL, ActorKind.UNKNOWN})
"""A witness is none of them: who joins the names of one tells more than a report did."""

_BODIES = frozenset({ActorKind.ORGANISATION, ActorKind.ARMED_GROUP, ActorKind.OUTLET})


@dataclass(frozen=True, slots=True)
class _Speaker:
    """A speaker by its id, with the names, sides and offices that the reports give it. ``first``: its rank in print."""

    id: str
    names: tuple[str, ...]
    kinds: frozenset[ActorKind]
    sides: frozenset[str]
    offices: tuple[tuple[str, frozenset[str]], ...]
    first: int

    @property
    def fullest(self) -> str:
        """The name of most words, by those that have capitals."""
        return max(self.names, key=lambda name: len(words_of_name(name)))


def with_one_speaker(said: Sequence[Said], decisions: Decisions) -> tuple[list[Said], Decisions]:
    """The claims of one event with those speakers as one who are one, by the id of the one with the fullest name.

    Args:
        said: the claims of one event.
        decisions: what people decided; a side that was set for one of the names counts for all.
    """
    speakers = _speakers(said)
    roots = _roots(speakers, decisions.registry)
    changed = {member: root for member, root in roots.items() if member != root}
    if not changed:
        return list(said), decisions
    sides = dict(decisions.sides)
    for member, root in changed.items():
        if member in sides:
            sides.setdefault(root, sides[member])
    names = {one.id: one.fullest for one in speakers}
    return [_renamed(one, changed, names) for one in said], replace(decisions, sides=sides)


def held_as(actors: Iterable[Actor], registry: Registry) -> Mapping[str, str]:
    """By the id of each of some actors of one event the id of the one that it is held to be by the names alone."""
    listed = [
        _Speaker(one.id, (one.name,), frozenset({one.kind}), frozenset({one.side} if one.side else ()), (), rank)
        for rank, one in enumerate(actors)
    ]
    return _roots(listed, registry)


def _renamed(one: Said, roots: Mapping[str, str], names: Mapping[str, str]) -> Said:
    told, root = named_as(one.told, lambda actor: roots.get(actor, actor)), roots.get(one.speaker[1])
    if root is None or told.actor is None:
        return replace(one, told=told)  # its origin may be one of them
    return replace(
        one,
        told=replace(told, actor=replace(told.actor, name=names[root])),
        speaker=(one.speaker[0], root, one.speaker[2]),
    )


def _speakers(said: Iterable[Said]) -> list[_Speaker]:
    spoke: dict[str, list[Said]] = defaultdict(list)
    for one in sorted(said, key=lambda one: one.order):
        if one.speaker[0] == "named":
            spoke[one.speaker[1]].append(one)
    found = []
    for first, (name, listed) in enumerate(spoke.items()):
        actors = [one.told.actor for one in listed if one.told.actor is not None]
        names = tuple(dict.fromkeys(actor.name for actor in actors))
        kinds = frozenset(actor.kind for actor in actors)
        sides = frozenset(actor.side for actor in actors if actor.side)
        offices = tuple(told for one in listed if (told := office_told(one.told.source_words or "", names[0])))
        found.append(_Speaker(name, names, kinds, sides, offices, first))
    return found


def _roots(speakers: Sequence[_Speaker], registry: Registry) -> dict[str, str]:
    """By id who stands for all of a speaker's names: by its words and the order in print, no name's letters decide."""
    by_id = {one.id: one for one in speakers}
    if len(by_id) < 2:
        return {name: name for name in by_id}
    apart = [(registry.id_of(actor), registry.groups.root(split_id(actor, report))) for actor, report in registry.apart]
    apart += registry.groups.apart_among(by_id)
    groups = Groups(sorted(apart))
    _tie_people([one for one in speakers if one.kinds <= _PEOPLE], groups)
    _tie_bodies([one for one in speakers if one.kinds & _BODIES], groups)
    found: dict[str, str] = {}
    for members in groups.of(by_id).values():
        first = min(members, key=lambda one: (-len(words_of_name(by_id[one].fullest)), by_id[one].first))
        found |= dict.fromkeys(members, first)
    return found


def _tie_people(people: Sequence[_Speaker], groups: Groups) -> None:
    """Full names that fit one another, each with all others that fit; then last names that one of these alone has."""
    full = [one for one in people if given_names(one.fullest)]
    near = _sharing(full, lambda one: last_name_keys(one.fullest))
    _tie_all_that_fit(full, [pair for pair in near if same_person(*(one.fullest for one in pair))], groups)
    whole: dict[str, list[_Speaker]] = defaultdict(list)
    bearers: dict[str, set[str]] = defaultdict(set)
    for one in full:
        whole[groups.root(one.id)].append(one)
        bearers[last_name(one.fullest)].add(groups.root(one.id))
    for one in people:
        roots = bearers.get(last_name(one.fullest) if " " not in one.fullest else "", set())
        if len(roots) == 1 and all(_one_side(one, other) for root in roots for other in whole[root]):
            groups.tie(one.id, next(iter(roots)))
    _tie_offices(people, full, groups)


def _tie_offices(people: Sequence[_Speaker], full: Sequence[_Speaker], groups: Groups) -> None:
    """Who is told by an office and its place alone ("the governor of Korva"): the one to whom alone reports give it."""
    in_office = _by_key(full, lambda one: one.offices)
    for one in people:
        alone = office_told(one.fullest)
        if alone is None or not alone[1] or given_names(one.fullest):
            continue
        holders = [other for other in in_office.get(alone, ()) if _one_side(one, other)]
        if len({groups.root(other.id) for other in holders}) == 1:
            groups.tie(one.id, holders[0].id)


def _tie_bodies(bodies: Sequence[_Speaker], groups: Groups) -> None:
    """Names of the same words, two at least ("Korva army", "the army of Korva"); then capitals of one body alone."""
    one_name = _sharing(bodies, lambda one: filter(None, map(body_key, one.names)))
    _tie_all_that_fit(bodies, one_name, groups)
    written_out = _by_key(bodies, lambda one: map(initials_of, one.names))
    for one in bodies:
        capitals = {found for name in one.names if (found := capitals_in(name))}
        long = [other for found in capitals for other in written_out.get(found, ()) if _one_side(one, other)]
        if len({groups.root(other.id) for other in long}) == 1:
            groups.tie(one.id, long[0].id)


def _by_key(
    listed: Iterable[_Speaker], keys: Callable[[_Speaker], Iterable[Hashable]]
) -> dict[Hashable, list[_Speaker]]:
    found: dict[Hashable, list[_Speaker]] = defaultdict(list)
    for one in listed:
        for key in dict.fromkeys(keys(one)):
            found[key].append(one)
    return found


def _sharing(
    listed: Iterable[_Speaker], keys: Callable[[_Speaker], Iterable[Hashable]]
) -> Iterator[tuple[_Speaker, _Speaker]]:
    """The pairs of speakers that have a key in common; one that has several comes as often."""
    for bearers in _by_key(listed, keys).values():
        yield from combinations(bearers, 2)


def _tie_all_that_fit(listed: Iterable[_Speaker], fitting: Iterable[tuple[_Speaker, _Speaker]], groups: Groups) -> None:
    """Ties those who fit one another, each with all others that fit one of them; where one does not, none."""
    fits = {frozenset((one.id, other.id)) for one, other in fitting if _one_side(one, other)}
    near = Groups()
    for one, other in sorted(map(sorted, fits)):
        near.tie(one, other)
    for members in near.of(one.id for one in listed).values():
        if all(frozenset(pair) in fits for pair in combinations(members, 2)):
            for member in members[1:]:
                groups.tie(members[0], member)


def _one_side(one: _Speaker, other: _Speaker) -> bool:
    return not one.sides or not other.sides or not one.sides.isdisjoint(other.sides)
