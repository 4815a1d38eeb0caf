"""Whether the place that a name was given to is the one that is meant: the place that is meant may be in no list.

A list of 300,000 places holds one of almost any name, so that the choice among candidates does not answer this: of one
candidate the share is one. What was learned here (``training/place_belief.py``) judges the chosen candidate by how much
of a place it is, how the name fits it, and what in the report speaks for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from sayso.domain.gazetteer import Candidate
from sayso.resolve.candidates import OWN, SHARED, TRAITS, Asked, Floats, own_features

ONE_PLACE_KM = 30.0
"""Two candidates as near as this are one place for a map: the town and its district."""

CITY = 5.0
"""The logarithm of the people from which a settlement is no small one."""

SUPPORTS = ("contained", "demonym", "same-country", "same-first", "nearest", "around-named", "within-named")
"""Traits between 0 and 1 by which something in the report speaks for a candidate."""

_OWN, _SHARED = ({name: at for at, name in enumerate(names)} for names in (OWN, SHARED))


def is_one(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates are one place to a map: the same, or a town and the area around that bears its name."""
    if one.id == other.id:
        return True
    return abs(one.lat - other.lat) < ONE_PLACE_KM / 111 and abs(one.lon - other.lon) < ONE_PLACE_KM / 70


def best_of(asked: Asked, shares: Floats) -> tuple[int, float]:
    """The likeliest candidate, and the share of it and of what is one place with it."""
    order = sorted(range(len(asked.candidates)), key=lambda at: (-shares[at], asked.candidates[at].id))
    best = asked.candidates[order[0]]
    return order[0], float(sum(shares[at] for at in order if is_one(asked.candidates[at], best)))


def traits(names: Sequence[Asked], at: int, demonyms: Mapping[str, float], shares: Floats, support: Floats) -> Floats:
    """(T,) of what is chosen for the name in this place of the list, in the order of ``TRAITS``.

    Args:
        names: the report's names.
        at: which of them; it has candidates.
        demonyms: as for ``own_features``.
        shares: the belief in its candidates among one another.
        support: what the report's other places say of them, by ``SHARED``.
    """
    asked = names[at]
    best, share = best_of(asked, shares)
    chosen = asked.candidates[best]
    own, shared = own_features(asked, demonyms)[best], support[best]
    told = {name: float(own[place]) for name, place in _OWN.items() if name in TRAITS}
    told |= {name: float(shared[place]) for name, place in _SHARED.items()}
    others = [one for number, one in enumerate(names) if number != at]
    strangers = sum(not one.candidates for one in others) / len(others) if others else 0.0
    told |= {
        "bias": 1.0,
        "share": share,
        "population": float(own[_OWN["population"]]),
        "area": float(chosen.feature[0] in "AHTL"),
        "namesakes": float(np.log1p(len(asked.candidates) - 1)) / 4,
        "strangers": strangers,
        "lone": float(not any(one.candidates for one in others)),
        "often": float(np.log(max(1.0, asked.weight))) / 3,
    }
    small = 0.0 if told["area"] else max(0.0, 1 - 10 * told["population"] / CITY)
    bare = 1 - min(1.0, max(told[name] for name in SUPPORTS))
    told |= {
        "unsupported": bare,
        "small-unsupported": small * bare,
        "inexact-unsupported": (1 - told["exact"]) * bare,
        "stranger-unsupported": strangers * bare,
    }
    return np.array([told[name] for name in TRAITS])


def belief(weights: Floats, of: Floats) -> float:
    """The probability that the place is the one meant."""
    return float(1 / (1 + np.exp(-np.clip(of @ weights, -30, 30))))
