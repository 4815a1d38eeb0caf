"""The area that the reports of one outlet share, found without any annotation: as a desk would tell it in a dossier.

An outlet's area is the first-level area in which the reader itself, sure of it, puts most places of the outlet's other
articles; the article that is asked about is left out, so that no article is told its own answer.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from sayso.domain.identity import Place
from sayso.gazetteer import CompiledGazetteer

SURE, LEAST_PLACES, LEAST_SHARE = 0.7, 5, 0.3
"""Belief from which a place counts, how many must lie in an area, and which share of an outlet's; set beforehand."""

Area = tuple[str, str]
"""The name of a first-level area and its country's code."""


def areas_of_outlets(
    outlets: Sequence[str], places: Sequence[Sequence[Place]], gazetteer: CompiledGazetteer
) -> list[tuple[str, ...]]:
    """For each article the area of its outlet, as ``sayso.resolve.dossier_area`` takes it; empty where none stands out.

    Args:
        outlets: who published each article.
        places: what the reader found in each.
        gazetteer: tells the names of countries.
    """
    countries = {gazetteer.code_of(n): gazetteer.name_of(n) for n in range(len(gazetteer)) if gazetteer.code_of(n)}
    counts: defaultdict[str, Counter[Area]] = defaultdict(Counter)
    for outlet, found in zip(outlets, places, strict=True):
        counts[outlet].update(_areas(found))
    return [
        _shared(counts[outlet] - Counter(_areas(found)), countries)
        for outlet, found in zip(outlets, places, strict=True)
    ]


def _areas(places: Sequence[Place]) -> list[Area]:
    return [(one.admin[0], one.country) for one in places if one.admin and one.country and (one.score or 0) >= SURE]


def _shared(counts: Counter[Area], countries: Mapping[str | None, str]) -> tuple[str, ...]:
    if not counts:
        return ()
    (name, country), times = counts.most_common(1)[0]
    if times < LEAST_PLACES or times < LEAST_SHARE * counts.total():
        return ()
    return (f"{name}, {countries.get(country, country)}",)
