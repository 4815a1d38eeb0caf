"""Actors of a dossier against its gold: who was found, and how many of their mentions as sources are theirs.

A gold mention is the speaker's words of a gold claim, at their place nearest the claim's key; claims of nobody in
particular have none. System actors are those of ``reading/1``, one for an id across reports. Gold and system actors are
aligned one to one so that they share the most mentions (as CEAF-m does, Luo 2005), over all reports of the dossier
together: an actor who falls apart between two reports counts in one of them. Only system mentions that share a code
point with some gold mention are judged, for gold names no others.

``actors found``: gold actors with a claim who are aligned with a system actor that bears one of their names or, where
gold has no speaker's words for them (an outlet's own voice), whose name some system actor bears.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, TypeAlias

import numpy as np

from evaluation.chains import aligned

Json: TypeAlias = dict[str, Any]
Place: TypeAlias = tuple[str, int, int]
"""Report, start, end."""


@dataclass(frozen=True, slots=True)
class CastCounts:
    """What can be resampled: whether each gold actor was found, and whether each gold and system mention is right."""

    found: Mapping[str, bool]
    due: Sequence[bool]
    said: Sequence[bool]

    @property
    def mentions_f1(self) -> float:
        """F1 over mentions; 0 where there are none."""
        return _f1(self.due, self.said)

    @property
    def actors_found(self) -> float:
        """Share of gold actors."""
        return sum(self.found.values()) / max(1, len(self.found))

    def samples(self, count: int) -> tuple[list[float], list[float]]:
        """Bootstrap samples of both shares."""
        rng = random.Random(0)  # noqa: S311  a bootstrap wants the same samples each time, not secrecy
        found = list(self.found.values())
        shares = [sum(rng.choices(found, k=len(found))) / len(found) if found else 0.0 for _ in range(count)]
        due, said = list(self.due), list(self.said)
        scores = [
            _f1(rng.choices(due, k=len(due)) if due else [], rng.choices(said, k=len(said)) if said else [])
            for _ in range(count)
        ]
        return shares, scores


def _f1(due: Sequence[bool], said: Sequence[bool]) -> float:
    precision, recall = sum(said) / max(1, len(said)), sum(due) / max(1, len(due))
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def cast_counts(gold: Json, readings: Iterable[Json]) -> CastCounts:
    """Compares a gold dossier with the readings of its reports (``reading/1``)."""
    by_stem = {PurePath(one["report"].get("path") or one["report"]["id"]).stem: one for one in readings}
    due = _gold_mentions(gold, by_stem)
    names: dict[str, str] = {}
    said: list[tuple[str, Place, str]] = []  # system actor, its mention, the gold actor whose mention it shares
    for stem, reading in by_stem.items():
        for actor in reading["actors"]:
            names[actor["id"]] = actor["name"]
            said.extend(
                (actor["id"], (stem, start, end), whose)
                for start, end in actor["mentions"]
                for whose in {who for who, place in due if _meet(place, (stem, start, end))}
            )
    match = _matched(said)
    hit = {
        (whose, place)
        for key, where, whose in said
        if match.get(whose) == key
        for who, place in due
        if who == whose and _meet(place, where)
    }
    judged = {(key, where): False for key, where, _ in said}
    for key, where, whose in said:
        judged[key, where] |= match.get(whose) == key
    return CastCounts(_found(gold, due, match, names), [one in hit for one in due], list(judged.values()))


def _gold_mentions(gold: Json, by_stem: Mapping[str, Json]) -> list[tuple[str, Place]]:
    stems = {one["id"]: PurePath(one.get("file") or one["id"]).stem for one in gold["reports"]}
    found: dict[tuple[str, Place], None] = {}
    for claim in gold["claims"]:
        stem = stems[claim["report"]]
        if claim["actor"] == "unknown" or not claim.get("speaker") or stem not in by_stem:
            continue
        text = by_stem[stem]["text"]
        places = _places(text, claim["speaker"])
        keys = [match.start() for match in re.finditer(re.escape(claim["key"]), text)] or [0]
        if places:
            start = min(places, key=lambda at: min(abs(at - key) for key in keys))
            found[claim["actor"], (stem, start, start + len(claim["speaker"]))] = None
    return list(found)


def _places(text: str, words: str) -> list[int]:
    """Where words stand, as words: "he" is not in "the"."""
    return [match.start() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]


def _meet(one: Place, other: Place) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def _matched(said: Iterable[tuple[str, Place, str]]) -> dict[str, str]:
    """The system actor of each gold actor, one to one."""
    shared = Counter((whose, key) for key, _, whose in set(said))
    ours, theirs = (sorted({pair[side] for pair in shared}) for side in (0, 1))
    if not ours:
        return {}
    values = np.array([[shared[whose, key] for key in theirs] for whose in ours], float)
    return _pairs(values, ours, theirs)


def _pairs(values: np.ndarray, ours: Sequence[str], theirs: Sequence[str]) -> dict[str, str]:
    """Whom the best alignment gives to whom: a pair is in it where leaving it out costs what it is worth."""
    best, match = aligned(values), dict[str, str]()
    rest = values.copy()
    for row, whose in enumerate(ours):
        for column in np.argsort(-values[row], kind="stable").tolist():
            if not values[row, column]:
                break
            trial = rest.copy()
            trial[row, :] = 0
            trial[:, column] = 0
            taken = sum(values[ours.index(who), theirs.index(key)] for who, key in match.items())
            if theirs[column] not in match.values() and taken + values[row, column] + aligned(trial) >= best - 1e-9:
                match[whose], rest = theirs[column], trial
                break
        rest[row, :] = 0
    return match


def _found(
    gold: Json, due: Sequence[tuple[str, Place]], match: Mapping[str, str], names: Mapping[str, str]
) -> dict[str, bool]:
    speaking = {who for who, _ in due}
    told = {_plain(name) for name in names.values()}
    found = {}
    for actor in gold["actors"]:
        own = {_plain(name) for name in actor["names"]}
        if actor["id"] in speaking:
            found[actor["id"]] = actor["id"] in match and _plain(names[match[actor["id"]]]) in own
        elif any(claim["actor"] == actor["id"] for claim in gold["claims"]):
            found[actor["id"]] = bool(told & own)
    return found


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("\u2019", "'").removeprefix("the ").split())
