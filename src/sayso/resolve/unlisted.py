"""Where a place lies that no list has: by its district's seat, the whole that it is a part of, its facility's town."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.domain.gazetteer import Candidate
from sayso.resolve.demonyms import state_of
from sayso.resolve.surroundings import FIRST, SECOND, Gazetteer

EXACT, NEAR, DISTRICT = 1, 2, 3
"""UCDP's where_prec of a point, of what lies near one, and of a district."""

CITY = 100_000
"""People from which the parts of a settlement are told by where in it they lie."""

_PART = re.compile(
    r"(?:the )?(?:(?:north|south)-?(?:east|west)|north|south|east|west|central)(?:ern)? (?=[A-Z])", re.IGNORECASE
)
_FACILITY = re.compile(
    r"(?: (?:General|International|Central|Regional|District|City|Provincial|Military|Naval|National|State|Memorial|"
    r"Community|Children['\u2019]s|Teaching|University|Main|Municipal|Air|Power|Nuclear|Railway|Train|Bus|Police|"
    r"Secondary|High|Primary|Elementary|Middle|Technical|Boarding|Referral|"
    r"Refugee|Detention|Medical|World Trade|Convention|Correctional))*"
    r" (?:Airport|Airfield|Airbase|Base|Hospital|Clinic|University|College|School|Prison|Jail|Station|Stadium|Arena|"
    r"Port|Harbou?r|Bridge|Dam|Refinery|Plant|Camp|Cemetery|Market|Mosque|Church|Cathedral|Synagogue|Temple|Barracks|"
    r"Courthouse|Museum|Centre|Center|Checkpoint|Crossing)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Known:
    """The places that a name may mean.

    ``least``: the precision (UCDP's where_prec) that a settlement among them has at the least; above ``EXACT`` it is
    not the place itself but tells where that lies.
    """

    candidates: tuple[Candidate, ...]
    least: int = EXACT


def known_by(name: str, base: str, kinds: tuple[str, ...], gazetteer: Gazetteer) -> Known:
    """The places that a name may mean, or else those that tell where it lies.

    Args:
        name: the words.
        base: the words without the one for their kind ("Korva" of "Korva district").
        kinds: the features that this word allows; empty where there is none.
        gazetteer: where to look.
    """
    state = state_of(name)
    if state:
        kinds = ("A.PCL", "L.", "A.ADM1")
        return Known(tuple(one for one in gazetteer.candidates(state) if one.feature.startswith(kinds)))
    whole = tuple(gazetteer.candidates(name))
    if whole and (whole[0].exact or not kinds):
        return Known(whole)
    if kinds:
        under = tuple(gazetteer.candidates(base))
        fit = tuple(one for one in under if one.feature.startswith(kinds))
        if fit or whole:
            return Known((_widest(fit) if kinds[:1] == FIRST else fit) or whole)
        under = tuple(one for one in under if one.feature[0] in "AP")
        if under:
            return Known(under, DISTRICT if kinds in (FIRST, SECOND) or "A.ADM1" in kinds else NEAR)
    return Known(next((found for found in _around(name, gazetteer) if found), ()), NEAR)


def _widest(found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Without the district in a region that bears the region's name: "the Korva region" is the whole."""
    first = [one for one in found if one.feature in FIRST and one.exact]
    within = {number for one in first for number in one.within}
    return tuple(one for one in found if one.feature not in SECOND or not within.intersection(one.within[:-1]))


def _around(name: str, gazetteer: Gazetteer) -> Iterator[tuple[Candidate, ...]]:
    """What a part of an area or a city, and a facility that bears its town's name, lie in: "East Korva"."""
    part, facility = _PART.match(name), _FACILITY.search(name)
    if part:
        yield _exact(gazetteer.candidates(name[part.end() :]), "AL", CITY)
    if facility:
        yield _exact(gazetteer.candidates(name[: facility.start()]), "P", 0)


def _exact(found: Sequence[Candidate], kinds: str, people: int) -> tuple[Candidate, ...]:
    return tuple(
        one
        for one in found
        if one.exact and (one.feature[0] in kinds or (one.feature[0] == "P" and one.population >= people))
    )
