"""Which actors of one event's reports may be one: a name, and the same name with its state or a title added. Pure.

Who are one beyond doubt is told elsewhere (``same_speakers``). Nothing is merged by this: it is proposed to a person,
who decides. The scores are set and not learned; they order the proposals, and a name that fits several is worth the
less for each.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.domain.identity import Actor, ActorKind
from sayso.domain.ids import content_id
from sayso.domain.ledger import ToldClaim
from sayso.fold.decisions import Decisions
from sayso.fold.same_speakers import held_as

TWO_WORDS, ONE_WORD = 0.8, 0.5
"""The score where the shorter name has two words or more, and where it has one: many are called "the army"."""

LONGEST = 12
"""Words of a name that is compared; longer ones are descriptions."""

_ADJECTIVE = re.compile(r"[A-Z]\w+(?:ian|ean|an|ish|ese|ic|i)", re.UNICODE)
_PEOPLE = frozenset({ActorKind.PERSON, ActorKind.OFFICIAL})


@dataclass(frozen=True, slots=True)
class ActorsProposed:
    """Two actors that may be one, on whom nobody decided. ``left`` has the shorter name.

    ``events`` are the reports' events, of the one event of which they speak; ``reports`` are those that tell it.
    """

    left: Actor
    right: Actor
    score: float
    because: str
    events: frozenset[str]
    reports: frozenset[str]

    @property
    def id(self) -> str:
        """Same two, same proposal."""
        return content_id("merge", *sorted((self.left.id, self.right.id)))


def added(short: str, long: str, kind: ActorKind) -> str | None:
    """What the longer name has more than the shorter, in words: its state, or a title; None: it is no such name.

    Before a body's name that is an owner ("Vardia's") or an adjective ("Vardian"), after it "of" and an owner; before
    a person's name titles, with such an owner or without. The rest must be the same, case and "the" aside.
    """
    few, many = _words(short), _words(long)
    more = len(many) - len(few)
    if not few or more < 1 or len(many) > LONGEST:
        return None
    before, after = many[:more], many[len(few) :]
    if _folded(many[more:]) == _folded(few):
        titles = [word for word in before if word.casefold() in _titles()]
        owner = [word for word in before if word not in titles]
        if owner and not _is_owner(owner):
            return None
        if kind in _PEOPLE:
            return "title" if titles else "state"
        return None if titles else "state"
    if _folded(many[: len(few)]) == _folded(few) and kind not in _PEOPLE:
        named = [word for word in after[1:] if word.casefold() != "the"]
        if after[0] == "of" and named and all(word[:1].isupper() for word in named):
            return "state"
    return None


@cache
def _titles() -> frozenset[str]:
    from sayso.resolve.lists import LISTS  # commands that propose nothing start without the readers

    return LISTS["titles"]


def _words(name: str) -> list[str]:
    words = name.replace("\u2019", "'").split()
    return words[1:] if words[:1] and words[0].casefold() == "the" else words


def _folded(words: Sequence[str]) -> list[str]:
    return [word.casefold() for word in words]


def _is_owner(words: Sequence[str]) -> bool:
    """``Vardia's``, ``North Vardia's``, ``Vardian``: names, the last of which says that something is theirs."""
    if not all(word[:1].isupper() for word in words):
        return False
    last = words[-1]
    return last.endswith(("'s", "s'")) or (len(words) == 1 and _ADJECTIVE.fullmatch(last) is not None)


def actors_proposed(
    claims: Sequence[ToldClaim], groups: Sequence[Sequence[str]], reports: Mapping[str, str], decisions: Decisions
) -> Iterator[ActorsProposed]:
    """The pairs of actors that may be one, for each event of which both speak.

    Args:
        claims: those that stand, as found.
        groups: the reports' events that are one event each.
        reports: by a report's event its report.
        decisions: what people decided; who are one already, or held apart, are not proposed.
    """
    speakers: dict[str, dict[str, Actor]] = defaultdict(dict)
    for told in claims:
        if decisions.rejected(told.id):
            continue
        counts = decisions.as_decided(told)
        if counts.actor is not None and counts.claim.event is not None:
            speakers[counts.claim.event].setdefault(counts.actor.id, counts.actor)
    for members in groups:
        yield from _among(members, reports, speakers, decisions)


def _among(
    members: Sequence[str],
    reports: Mapping[str, str],
    speakers: Mapping[str, Mapping[str, Actor]],
    decisions: Decisions,
) -> Iterator[ActorsProposed]:
    """The pairs among those who speak of one event."""
    by_id: dict[str, Actor] = {}
    for event in sorted(members):
        for name, actor in speakers.get(event, {}).items():
            by_id.setdefault(name, actor)
    told = frozenset(reports[one] for one in members)
    held = held_as(by_id.values(), decisions.registry)
    ending: dict[tuple[ActorKind, str], list[Actor]] = defaultdict(list)  # by a word that both names must have
    for actor in by_id.values():
        for word in {word.casefold() for word in _words(actor.name)[:LONGEST]}:
            ending[actor.kind, word].append(actor)
    for left in by_id.values():
        words = _words(left.name)
        near = ending.get((left.kind, words[-1].casefold()), ()) if words and left.kind is not ActorKind.UNNAMED else ()
        fit = [(one, what) for one in near if one.id != left.id and (what := added(left.name, one.name, left.kind))]
        for right, what in fit:
            if held[left.id] != held[right.id] and not decisions.registry.groups.forbids(left.id, right.id):
                score = (TWO_WORDS if len(words) > 1 else ONE_WORD) / len(fit)
                others = f"; {len(fit)} names have one added" if len(fit) > 1 else ""
                because = (
                    f"\u201c{right.name}\u201d is \u201c{left.name}\u201d with a {what} added; "
                    f"both speak of one event{others}"
                )
                yield ActorsProposed(left, right, score, because, frozenset(members), told)
