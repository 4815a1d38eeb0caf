"""Who is meant where two accuse each other: words of blame that name nobody. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from sayso.domain.claim import FOR
from sayso.domain.identity import ActorKind
from sayso.fold.said import Said
from sayso.relate.content import names_of

_THE_OTHER = re.compile(r"\b(?:each other|one another|the other)\b|^of (?:\w+ly )?\w+ing\b", re.IGNORECASE)
"""Words of blame that name nobody: "(accused) each other of shelling the port", "of shelling the port"."""


def blames_the_other(one: Said) -> bool:
    """Whether a claim that names nobody blames the other of two."""
    return one.stance in FOR and _THE_OTHER.search(one.gist) is not None


def of_the_other(one: Said, answers: Sequence[frozenset[str]]) -> Sequence[int]:
    """The number of the one answer that is left where all others name the speaker or their side; else none.

    Args:
        one: a claim that blames the other.
        answers: the names of each answer.
    """
    left = [number for number, named in enumerate(answers) if not named & names_of_speaker(one)]
    return left if len(left) == 1 < len(answers) else []


def blamed_back(unnamed: Iterable[Said], answer: frozenset[str]) -> tuple[list[Said], list[Said]]:
    """Of those who blame each other the claims of whoever the only answer names, and those that give no answer at all.

    "Vardia and Ostrel accused each other of shelling the port": where Ostrel alone is named for it elsewhere, this is
    Vardia's word for that answer, and Ostrel's against it.

    Args:
        unnamed: the claims that name nobody.
        answer: the names of the only answer; empty: there is none, and nothing is found.
    """
    blaming: dict[tuple[str, str], list[Said]] = defaultdict(list)
    for one in unnamed:
        if answer and blames_the_other(one):
            blaming[one.report.id, one.gist].append(one)
    back: list[Said] = []
    nobodys: list[Said] = []
    for group in blaming.values():
        named = [one for one in group if names_of_speaker(one) & answer]
        back += named
        nobodys += [] if named else group
    return back, nobodys


def names_of_speaker(one: Said) -> frozenset[str]:
    """Content of the name and side of a speaker; none of who may be none: "both sides in the war in Ostrel"."""
    actor = one.told.actor
    if actor is None or actor.kind in (ActorKind.UNKNOWN, ActorKind.UNNAMED):
        return frozenset()
    return names_of(f"{actor.name} {actor.side or ''}")
