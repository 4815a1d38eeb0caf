"""What each candidate of a place's name has for it: the features that learned weights judge.

The weights come from ``training/places.py``; nothing here is set by hand but the features' definitions.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from sayso.domain.gazetteer import Candidate

Floats: TypeAlias = NDArray[np.float64]

OWN: Final = (
    "population", "foremost", "share", "country", "first", "second", "capital", "seat", "settlement", "water-or-land",
    "spot", "exact", "primary", "contained", "not-contained", "kind", "demonym", "village",
)  # fmt: skip
"""Features that look at the candidate and at the words around its name."""

SHARED: Final = ("same-country", "same-first", "near", "nearest", "around-named", "within-named")
"""Features that look at the report's other places, each weighed by what it is thought to be."""

NEAR_KM, REGION_KM = 60.0, 300.0
EARTH_KM = 6371.0
KEPT = 12
"""Candidates of one name that are compared with the other places, the likeliest first: bounds the work."""

ROUNDS = 2
NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Asked:
    """One name of a report, with its candidates and what its surroundings say.

    ``contained`` are candidates' numbers (``Candidate.within``) of areas that the words put it in ("Korva, Vardia");
    ``kinds`` the feature prefixes that the words allow ("A." for "the Korva region"), empty where they say nothing;
    ``weight`` how often the report names it.
    """

    candidates: tuple[Candidate, ...]
    contained: frozenset[int] = frozenset()
    kinds: tuple[str, ...] = ()
    weight: float = 1.0


TRAITS: Final = (
    "bias", "share", "population", "area", "capital", "settlement", "exact", "primary", "contained", "not-contained",
    "kind", "demonym", "same-country", "same-first", "near", "nearest", "around-named", "within-named", "namesakes",
    "strangers", "lone", "often", "unsupported", "small-unsupported", "inexact-unsupported", "stranger-unsupported",
)  # fmt: skip
"""What ``belief.py`` judges the chosen candidate by."""


def own_features(asked: Asked, demonyms: Mapping[str, float]) -> Floats:
    """(C, F) for a name's candidates; ``demonyms``: share of a report's nationalities by country code."""
    people = np.array([np.log10(1 + one.population) for one in asked.candidates])
    order = np.argsort(np.argsort(-people, kind="stable"), kind="stable")
    heavy = 10 ** (people - people.max())
    rows = []
    for at, one in enumerate(asked.candidates):
        kind = one.feature
        inside = bool(asked.contained.intersection(one.within[:-1]))
        rows.append(
            (
                people[at] / 10,
                float(order[at] == 0),
                heavy[at] / heavy.sum(),
                float(kind == "A.PCLI"),
                float(kind == "A.ADM1"),
                float(kind == "A.ADM2"),
                float(kind == "P.PPLC"),
                float(kind == "P.PPLA"),
                float(kind[0] == "P"),
                float(kind[0] in "HTL"),
                float(kind[0] == "S"),
                float(one.exact),
                float(one.primary),
                float(inside),
                float(bool(asked.contained) and not inside),
                float(bool(asked.kinds) and kind.startswith(asked.kinds)),
                demonyms.get(one.country or "", 0.0) if one.country else 0.0,
                float(kind[0] == "P" and one.population < 2000),
            )
        )
    return np.array(rows, np.float64).reshape(len(rows), len(OWN))


def softmax(scores: Floats) -> Floats:
    """Scores to shares that sum to one."""
    raised = np.exp(scores - scores.max())
    shares: Floats = raised / raised.sum()
    return shares


class Scene:
    """All the candidates of a report side by side."""

    def __init__(self, names: Sequence[Asked], kept: Sequence[NDArray[np.intp]]) -> None:
        chosen = [(n, names[n].candidates[i]) for n, rows in enumerate(kept) for i in rows]
        self.name = np.array([n for n, _ in chosen], np.intp)
        self._points = _unit([one for _, one in chosen])
        self._areas = np.array([_areas(one) for _, one in chosen], np.int64).reshape(-1, 3)
        self._own = np.array([one.within[-1] if one.within else NOWHERE for _, one in chosen], np.int64)
        self._weight = np.array([names[n].weight for n, _ in chosen])
        others = self.name[:, None] != self.name[None, :]
        cosine = np.clip(self._points @ self._points.T, -1.0, 1.0)
        km = EARTH_KM * np.arccos(cosine)
        wide = np.array([one.radius_km > REGION_KM for _, one in chosen])
        self._near = np.where(others & ~wide[None, :], np.exp(-km / NEAR_KM), 0.0)
        self._region = np.where(others & ~wide[None, :], np.exp(-km / REGION_KM), 0.0)
        self._country = others & _same(self._areas[:, 0])
        self._first = others & _same(self._areas[:, 1])
        self._around = others & (self._areas[:, :, None] == self._own[None, None, :]).any(1)
        self._inside = self._around.T

    def shared_features(self, shares: Floats) -> Floats:
        """(C, F) given each candidate's share of its own name."""
        mass = shares * np.sqrt(self._weight)
        total = np.zeros(self.name.max() + 1)
        np.add.at(total, self.name, mass)
        rest = np.maximum(total.sum() - total[self.name], 1e-9)
        return np.stack(
            (
                self._country @ mass / rest,
                self._first @ mass / rest,
                np.log1p(self._near @ mass),
                (self._region * mass[None, :]).max(1, initial=0.0),
                np.minimum(1.0, self._around @ mass),
                np.minimum(1.0, self._inside @ mass),
            ),
            1,
        )


def _unit(candidates: Sequence[Candidate]) -> Floats:
    lat = np.radians(np.array([one.lat for one in candidates]))
    lon = np.radians(np.array([one.lon for one in candidates]))
    return np.stack((np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)), 1)


def _areas(one: Candidate) -> tuple[int, int, int]:
    country, first, second = NOWHERE, NOWHERE, NOWHERE
    if one.feature == "A.PCLI" and one.within:
        country = one.within[-1]
    elif one.within[:-1]:
        country = one.within[0]
        first = one.within[-1] if one.feature == "A.ADM1" else one.within[1] if len(one.within) > 2 else NOWHERE
        second = one.within[2] if len(one.within) > 3 else NOWHERE
    return country, first, second


def _same(column: NDArray[np.int64]) -> NDArray[np.bool_]:
    same: NDArray[np.bool_] = (column[:, None] == column[None, :]) & (column[:, None] != NOWHERE)
    return same


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned: of a name by itself, of a name among the report's other places, and when to abstain."""

    alone: Floats
    together: Floats
    threshold: float
    belief: Floats | None = None
    """By ``belief.TRAITS``; None: the place that is likeliest among the listed ones is taken for the one meant."""

    @classmethod
    def of(cls, tree: Mapping[str, object]) -> Weights:
        """From the JSON that training writes; features it does not name weigh nothing."""
        return cls(
            _row(tree["alone"], OWN),
            _row(tree["together"], (*OWN, *SHARED)),
            float(str(tree["threshold"])),
            _row(tree["belief"], TRAITS) if "belief" in tree else None,
        )


def _row(told: object, names: Sequence[str]) -> Floats:
    assert isinstance(told, dict)
    return np.array([float(told.get(name, 0.0)) for name in names])


@cache
def learned() -> Weights:
    """The weights that came with the program."""
    return Weights.of(json.loads((files("sayso.resolve") / "place_weights.json").read_text("utf-8")))


def shares_of(names: Sequence[Asked], demonyms: Mapping[str, float], weights: Weights) -> list[Floats]:
    """The share of belief in each candidate of each name; each list sums to one, or is empty where there are none."""
    return weighed(names, demonyms, weights)[0]


def weighed(
    names: Sequence[Asked], demonyms: Mapping[str, float], weights: Weights
) -> tuple[list[Floats], list[Floats]]:
    """``shares_of``, and for each candidate what the report's other places say of it: (C, S), by ``SHARED``."""
    own = [own_features(one, demonyms) if one.candidates else np.zeros((0, len(OWN))) for one in names]
    alone = [rows @ weights.alone for rows in own]
    kept = [np.argsort(-scores, kind="stable")[:KEPT] for scores in alone]
    found = [softmax(scores) if len(scores) else scores for scores in alone]
    support = [np.zeros((len(scores), len(SHARED))) for scores in alone]
    if sum(len(one) > 0 for one in kept) < 1:
        return found, support
    scene = Scene(names, kept)
    for _ in range(ROUNDS):
        shares = np.concatenate([found[n][rows] for n, rows in enumerate(kept)])
        shared = scene.shared_features(shares)
        for n, rows in enumerate(kept):
            if len(rows):
                support[n][rows] = shared[scene.name == n]
                among = softmax(np.concatenate((own[n][rows], support[n][rows]), 1) @ weights.together)
                found[n] = np.zeros(len(alone[n]))
                found[n][rows] = among
    return found, support
