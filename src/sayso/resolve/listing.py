"""From the actors in the making to the cast: ids, names, sides, and on whose behalf each speaks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import replace

from sayso.domain.identity import Actor, ActorKind, actor_id
from sayso.domain.text import in_order
from sayso.resolve.casting import Casting
from sayso.resolve.coreference import PEOPLE, REMEMBERED, Known, same_name
from sayso.resolve.lists import LISTS, ONE_OF_A_KIND, ONE_OF_MANY, uncapitalised
from sayso.resolve.naming import owned_name
from sayso.resolve.registry import body_named

_GOVERNED = re.compile(
    r"\w-(?:run|ruled|controlled|administered|governed)\b|\b(?:run|ruled|governed) by [A-Z]|\bde facto\b"
)
"""Words by which reports tell that somebody else than a state governs."""


def own_bodies(casting: Casting) -> None:
    """Gives a state's body that the report names without its state ("the Interior Ministry") to the only state told.

    Where the report tells of several states' bodies or officials, or of none, it stays nobody's: which one is meant is
    then for a person to say. So it does where others than states are said to govern, who have ministries as well; and
    a body that is called by a place or another name ("the Korva Health Ministry") is not the state's for lack of one.
    """
    owners = {one.state for one in casting.known if one.state}
    if len(owners) != 1 or _GOVERNED.search(casting.text.words):
        return
    state = owners.pop()
    for one in casting.known:
        *before, last = (one.key or "").casefold().split() or [""]
        bare = last in LISTS["of_states"] and all(word in LISTS["portfolios"] for word in before)
        if one.kind is ActorKind.ORGANISATION and one.key and one.state is None and bare:
            one.key, one.state = owned_name(state, one.key), state


def id_of(one: Known, report: str) -> str:
    """The actor's id: its name's, or its report's where nobody names it."""
    return actor_id(one.key) if one.key else actor_id(one.names[0], report)


def _fullest(one: Known, small: AbstractSet[str]) -> str:
    """The fullest form of the name; a person's is the name itself, without role."""
    if one.key and (one.kind in PEOPLE or (one.kind is ActorKind.OUTLET and one.key.startswith("The "))):
        return one.key  # an outlet that publishes is called as it calls itself
    if not one.key:
        return listed(one.names[0], small)
    names = [re.sub(r"^(?:the|The) ", "", name) for name in one.names]
    if one.kind is ActorKind.STATE:  # "Vardian" of "the Vardian claim" is no name
        names = [name for name in names if " " in name or name == one.key] or [one.key]
    return max(names, key=len)


_SMALL = re.compile(r"\b[a-z]+\b")
_POSSESSIVE = re.compile(r"\b(?:its|their|his|her|our|my) (?=\w)")


def listed(words: str, small: AbstractSet[str]) -> str:
    """Words that name nobody, as a list of speakers has them: "an official" for "Official", "two men" for "Two men".

    Whose "its" is was asked before; where nobody could tell, it says nothing.
    """
    words = uncapitalised(words, small)
    if words in ONE_OF_MANY:
        return f"an {words}" if words[0] in "aeiou" else f"a {words}"
    return f"the {words}" if words in ONE_OF_A_KIND else _POSSESSIVE.sub("", words, count=1)


def actors_of(casting: Casting, ids: dict[int, str]) -> tuple[Actor, ...]:
    """The report's actors, those of one id as one."""
    actors: dict[str, Actor] = {}
    small = frozenset(_SMALL.findall(casting.text.words))
    for one in casting.known:
        found = ids[id(one)]
        principal = _principal(one, casting)
        side = one.state or (_side_of(principal, small) if principal else None)
        if one.kind is ActorKind.ARMED_GROUP and one.key:
            side = _as_side(one, one.key, small)
        actor = Actor(
            found,
            _fullest(one, small),
            one.kind,
            in_order(one.mentions),
            side,
            ids[id(principal)] if principal and ids[id(principal)] != found else None,
        )
        before = actors.get(found)
        actors[found] = replace(before, mentions=in_order((*before.mentions, *actor.mentions))) if before else actor
    return tuple(actors.values())


def _side_of(principal: Known, small: AbstractSet[str]) -> str | None:
    """The side of those who speak for somebody: an armed group is one itself, a body is on its state's."""
    if principal.kind is ActorKind.ARMED_GROUP and principal.key:
        return _as_side(principal, principal.key, small)
    return principal.state


def _as_side(group: Known, key: str, small: AbstractSet[str]) -> str:
    """An armed group as a side: by the registry's name where it has one, so that each report calls it the same."""
    return key if body_named(key) is not None else _fullest(group, small)


def _principal(one: Known, casting: Casting) -> Known | None:
    """The actor of this report on whose behalf another speaks: the body it is of, else its state.

    A state only where the words give the actor an office in it: a state's citizen or opponent does not speak for it.
    """
    for key in (one.of, one.state):
        if key is None:
            continue
        candidates: Iterable[Known | None] = (
            casting.by_key.get(key.casefold()),
            *(other for other in casting.known[:REMEMBERED] if same_name(key, other, casting.names)),
        )
        for other in candidates:
            if other is not None and other is not one and (other.kind is not ActorKind.STATE or one.state):
                return other
    return None
