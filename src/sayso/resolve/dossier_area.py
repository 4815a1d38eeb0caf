"""The area of a dossier: where a dispute lies, told by a person, as one more place that each of its reports speaks of.

It is weighed as a report's other places are, by the same learned weights, so that a village's name goes to the village
there. Where the report itself says in which area a place lies, it is not asked.
"""

from __future__ import annotations

from sayso.domain.gazetteer import Candidate
from sayso.resolve.candidates import Asked
from sayso.resolve.surroundings import Gazetteer, kind_of, numbers_of_areas

AS_IF_NAMED = 1.0
"""How often a report is taken to name the area of its dossier."""


def asked_area(words: str, gazetteer: Gazetteer) -> Asked:
    """The area as one of a report's names; without candidates where the list knows none.

    Args:
        words: a name, with the area around it after a comma where it needs one: "Torvik region, Vardia".
        gazetteer: where to look it up.
    """
    name, _, around = (part.strip() for part in words.partition(","))
    base, kinds = kind_of(name)
    found: tuple[Candidate, ...] = tuple(gazetteer.candidates(name)) or tuple(gazetteer.candidates(base))
    fit = tuple(one for one in found if one.feature.startswith(kinds)) if kinds else ()
    within = frozenset(numbers_of_areas(around, gazetteer)) if around else frozenset()
    inside = tuple(one for one in fit or found if within.intersection(one.within[:-1]))
    return Asked(inside or fit or found, within, kinds, AS_IF_NAMED)
