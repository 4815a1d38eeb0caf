"""People told by their office and bodies told by their owner: "the governor", "its border service"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.domain.identity import ActorKind
from sayso.resolve.coreference import PEOPLE, REMEMBERED, Known, Names, antecedent
from sayso.resolve.lists import LISTS, uncapitalised
from sayso.resolve.naming import Party
from sayso.resolve.papers import made_by, own_paper
from sayso.resolve.people import gender_of
from sayso.resolve.states import States

_OWNED = re.compile(r"(?P<whose>[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) (?P<body>[\w' -]{3,60})")
_AMONG = re.compile(
    r"(?P<some>(?:one|two|three|some|most|all|none|several|both|another) of )(?P<whose>them)", re.IGNORECASE
)
_NAMELESS = frozenset({ActorKind.PERSON, ActorKind.OFFICIAL, ActorKind.UNKNOWN})
_WHOSE = re.compile(r"(?:\w['\u2019]s|s['\u2019]) ")
SHORTEST_STEM = 4
"""Letters by which "Russian" and "Russia" are one word."""

_GENERIC = frozenset({"man", "woman", "official", "politician", "analyst", "expert"})


def is_office_alone(one: Known) -> bool:
    """Tells whether the report has told a single person by an office and by no name: "the governor of Ulmen".

    An indefinite one ("a regional governor") only in the report's lead: there it announces who is named below.
    """
    indefinite = one.names[0].lower().startswith(("a ", "an ", "one ", "another "))
    return (
        one.kind in PEOPLE
        and not one.plural
        and (not _is_name(one.key) or (one.lead and _is_headline_office(one.key)))
        and not LISTS["people_back"].isdisjoint(one.heads - _GENERIC)
        and (one.lead or not indefinite)
    )


def _is_name(key: str | None) -> bool:
    return key is not None and key[:1].isupper()


def _is_headline_office(key: str | None) -> bool:
    """Tells whether a key is an office as headlines have it: "Ulmen governor", one capital word and small ones."""
    words = (key or "").split()
    return len(words) > 1 and all(word.islower() for word in words[1:])


def _same_office(one: str | None, other: str | None) -> bool:
    """Two offices are one where either does not say of what, or what they are of shares a word."""
    if one is None or other is None or one == other:
        return True
    mine, theirs = (
        {word[:SHORTEST_STEM] for word in re.findall(r"[\w-]+", of) if len(word) >= SHORTEST_STEM and word[0].isupper()}
        for of in (one, other)
    )
    return not mine.isdisjoint(theirs)


def holder_of(party: Party, known: Sequence[Known]) -> Known | None:
    """Finds the person whose office these words tell ("governor of Ulmen"), named or not; None where nobody fits.

    Two offices are one where neither says of what, or both say the same.
    """
    told_by_office = party.key is None or party.key[:1].islower()
    if not told_by_office or party.plural or party.head not in LISTS["people_back"] - _GENERIC:
        return None
    if party.shown.lower().startswith(("a ", "an ", "one ", "another ")):
        return None
    for one in reversed(known[-REMEMBERED:]):
        alike = one.of is None or party.of is None or one.of == party.of
        if one.kind in PEOPLE and not one.plural and party.head in one.heads and alike:
            return one
    return None


def named_late(party: Party, known: Sequence[Known], recent: Sequence[Known]) -> Known | None:
    """Finds the person told by an office alone whose name these words are.

    A name with that office is its holder's. A bare one may be too: news writing introduces a person by name and
    office, so the first name in a report, without either, right after one person told by office alone, is that one's.
    """
    if party.key is None or party.key[:1].islower() or party.kind not in (ActorKind.PERSON, ActorKind.OFFICIAL):
        return None
    if party.head:
        alike = [one for one in known[-REMEMBERED:] if is_office_alone(one) and party.head in one.heads - _GENERIC]
        return next((one for one in alike if _same_office(one.of, party.of)), None)
    before = next((one for one in reversed(recent) if one.kind in PEOPLE), None)
    if " " not in party.key or before is None or not is_office_alone(before):
        return None
    people = [one for one in known[-REMEMBERED:] if one.kind in PEOPLE and not one.plural]
    if any(one.key is not None and one.key[:1].isupper() for one in people):
        return None
    offices = [one for one in people if is_office_alone(one)]
    return offices[0] if len(offices) == 1 else None


def told_before(party: Party, known: Sequence[Known]) -> Known | None:
    """Finds whom nobody names by the same words, or by a headline's one word: "Official" for "a senior official"."""
    shown = party.shown.casefold().removeprefix("the ")
    for one in known[-REMEMBERED:]:
        first = one.names[0].casefold().removeprefix("the ")
        if one.key is None and (first == shown or (first == party.head and first in LISTS["people_back"])):
            return one
    return None


def told_by_state(party: Party, recent: Sequence[Known]) -> Known | None:
    """Finds the named person whom "the Vardian official" means: the last to speak in that office for that state."""
    if not party.shown.lower().startswith("the ") or party.state is None or party.plural:
        return None
    if party.head not in LISTS["people_back"] - {"man", "woman"}:
        return None
    for one in reversed(recent):
        if one.kind is ActorKind.OFFICIAL and one.key and not one.plural and one.state == party.state:
            return one if party.head == "official" or party.head in one.heads else None
    return None


def named_by_office(party: Party, names: Names) -> Party:
    """Names the holder of an office where the report gives that office to one name alone."""
    if party.head not in LISTS["people_back"] or party.plural or (party.key or "a")[:1].isupper():
        return party
    told = [(of, name) for office, of, name in names.holders if office == party.head]
    alike = {name for of, name in told if None in (of, party.of) or of == party.of}
    if len(alike) != 1 or party.shown.lower().startswith(("a ", "an ", "one ", "another ")):
        return party
    return replace(party, key=alike.pop(), kind=ActorKind.OFFICIAL, back=False)


def named_by_owner(party: Party, known: Sequence[Known], recent: Sequence[Known]) -> Party:
    """Names a body by whom "its" means, and whom nobody names by whom "his" or "them" mean.

    After Vardia spoke, "Its army" is "Vardia's army", after the union did "its spokesman" and "its inquiry" speak for
    the union, after Ilmar Teg did "his deputy" is "Ilmar Teg's deputy", after three teachers did "one of them" is one
    of those.
    """
    owned = _OWNED.fullmatch(party.shown) or _AMONG.fullmatch(party.shown)
    if owned is None:
        return party
    pronoun = owned["whose"].lower()
    asked = Party(party.span, pronoun, ActorKind.UNKNOWN, back=True, gender=gender_of([pronoun]))
    owner = antecedent(asked, known, recent)
    party = replace(party, key=None, kind=ActorKind.UNNAMED if party.kind in _NAMELESS else party.kind)
    if owner is None:
        return party
    if paper := own_paper(owned["body"]) if "body" in owned.groupdict() else "":
        return made_by(owner, party, paper)
    return _owned(party, owned, owner)


def _owned(party: Party, owned: re.Match[str], owner: Known) -> Party:
    """Whom an owner's own words mean, once the owner is known."""
    whole = owner.key or uncapitalised(owner.names[0])
    if "some" in owned.groupdict():
        return replace(party, shown=f"{owned['some']}{whole}", kind=ActorKind.UNNAMED) if owner.plural else party
    if party.head.startswith("spokes") and owner.kind not in PEOPLE:
        return replace(party, shown=owner.key or owner.names[0], key=owner.key, kind=owner.kind, voice=party.head)
    name = f"{whole}'s {owned['body']}"
    if party.head in LISTS["bodies"] and owner.key and owner.kind in (ActorKind.STATE, ActorKind.UNKNOWN):
        return replace(party, shown=name, key=name, kind=ActorKind.ORGANISATION, state=owner.key, back=False)
    nested = _WHOSE.search(whole)  # "the guard's lawyer's deputy" tells nobody more
    return party if nested else replace(party, shown=name, back=False)


def named_by_adjective(party: Party, names: Names, states: States) -> Party:
    """Names the state that an adjective alone means ("denied the Vardian claim"), unless it is somebody's last name."""
    word = party.shown
    if party.kind is not ActorKind.UNKNOWN or not word.isalpha() or not word[0].isupper() or word in names.full:
        return party
    state = states.of_adjective(word)
    if state is None:
        return party
    return replace(party, kind=ActorKind.STATE, key=state, state=state, head="government")


def named_by_head(party: Party, names: Names) -> Party:
    """Names "the commission" by the report's only longer name that ends so: "Joint River Commission"."""
    definite = party.shown.lower().startswith("the ") and len(party.shown.split()) == len(("the", "commission"))
    full = names.full.get(party.head.capitalize()) if party.key is None and definite else None
    if full is None or party.head not in LISTS["bodies"] | LISTS["armed"]:
        return party
    return replace(party, shown=full, key=full, back=False)
