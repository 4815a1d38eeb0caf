"""From toponyms to places: one place for all the words that name it, located where a gazetteer knows it.

A name that several places bear goes to the one that the report's words and other places speak for (``candidates.py``);
where none stands out it stays open, and says between which.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.domain.gazetteer import Candidate
from sayso.domain.identity import Bearer, Place
from sayso.domain.ids import content_id
from sayso.domain.mention import Toponym
from sayso.domain.report import Document
from sayso.domain.text import Span, in_order
from sayso.resolve.belief import belief, best_of, traits
from sayso.resolve.candidates import Asked, Floats, Weights, learned, weighed
from sayso.resolve.demonyms import states_by_adjective
from sayso.resolve.dossier_area import asked_area
from sayso.resolve.surroundings import (
    NEAR_KM,
    Gazetteer,
    areas_around,
    kind_of,
    kinds_beside,
    moved,
    relation_before,
)
from sayso.resolve.unlisted import DISTRICT, EXACT, NEAR, known_by

NO_GAZETTEER = "no gazetteer is installed"
NOT_LISTED = "unknown name: not in the gazetteer"
A_BORDER = "a border: the words do not say which stretch of it"
UNSUPPORTED = "nothing in the report speaks for the place that the list has under this name"
SURE = 0.5
"""Share from which a name that stays open has one candidate and no rival: what lacks is that anything speaks for it."""

TOLD = 5
"""Candidates that a place tells of, the likeliest first."""

LOOKED_AT = 40
"""Mentions of one name whose surroundings are read: bounds the work on a long report."""

PROVINCE, FUZZY, COUNTRY, SEA = range(4, 8)
"""UCDP's where_prec (UCDP GED codebook, "where_prec"), after ``EXACT``, ``NEAR`` and ``DISTRICT``."""

WIDER_THAN_A_COUNTRY_KM = 900.0
_SEAS = ("H.OCN", "H.SEA", "H.GULF", "H.BAY", "H.STRT", "H.CHN", "H.SD")
_BORDER = re.compile(r"\b(?:border|frontier)s?$", re.IGNORECASE)
_CAPITALS = re.compile(r"\b[A-Z][a-z]{3,}\b")


@dataclass(frozen=True, slots=True)
class _Named:
    """One name of the report with its mentions; ``relation`` as in ``surroundings.relation_before``."""

    name: str
    spans: tuple[Span, ...]
    relation: tuple[str, float, float | None, float] | None
    asked: Asked
    least: int = EXACT
    """The precision of a settlement at the least: as in ``unlisted.Known``."""


@dataclass(frozen=True, slots=True)
class _Judged:
    """The shares of belief in a name's candidates, the belief that the best of them is meant, and the least needed.

    ``meant`` None: not judged; the share is the belief.
    """

    shares: Floats
    meant: float | None
    threshold: float


def places_of(
    document: Document,
    toponyms: Sequence[Toponym],
    gazetteer: Gazetteer | None,
    weights: Weights | None = None,
    areas: Sequence[str] = (),
) -> tuple[Place, ...]:
    """Groups toponyms by name and locates each group.

    Args:
        document: the report.
        toponyms: the words in it that name places.
        gazetteer: where to look them up; None: none is installed.
        weights: how to judge candidates; None: as learned.
        areas: where the report's dispute lies, as a person told (``dossier_area.py``).

    Returns:
        A place for each name, in the order of their first mentions. One that is not located keeps its words and the
        reason in ``unresolved``, and the likeliest candidates where there are any.
    """
    groups = _grouped(document, toponyms)
    if gazetteer is None:
        return tuple(
            Place(_key_of(document, name, relation), in_order(spans), name, unresolved=NO_GAZETTEER)
            for (_, relation), (name, spans) in groups.items()
        )
    weights = weights or learned()
    found = [_named(document, name, spans, gazetteer) for name, spans in groups.values()]
    named = [one.asked for one in found]
    beside = [*named, *(asked_area(one, gazetteer) for one in areas)]
    demonyms = demonyms_of(document, gazetteer)
    alone = weighed(named, demonyms, weights)
    helped = weighed(beside, demonyms, weights) if areas else alone
    places = []
    for at, (key, one) in enumerate(zip(groups, found, strict=True)):
        told = bool(one.asked.contained)  # what a report says of a place is believed over the area of its dossier
        shares, support = alone if told else helped
        meant = None
        if weights.belief is not None and one.asked.candidates:
            around = named if told else beside
            meant = belief(weights.belief, traits(around, at, demonyms, shares[at], support[at]))
        places.append(_place(document, key[1], one, _Judged(shares[at], meant, weights.threshold)))
    return tuple(_inside_areas(places, found))


def _inside_areas(places: Sequence[Place], found: Sequence[_Named]) -> Iterator[Place]:
    """Puts what no list has, a village, into the district or province that the report tells it in and that was located.

    It has the area's point and reach then, a precision that says so, and no entry of its own.
    """
    areas = {
        candidate.within[-1]: candidate
        for place, one in zip(places, found, strict=True)
        for candidate in one.asked.candidates
        if candidate.id == place.gazetteer and place.precision in (DISTRICT, PROVINCE) and candidate.within
    }
    for place, one in zip(places, found, strict=True):
        told = [areas[number] for number in one.asked.contained if number in areas]
        finest = max(told, key=lambda area: len(area.within), default=None)
        if finest is None or place.unresolved != NOT_LISTED:
            yield place
        else:
            inside = _located(replace(place, unresolved=None), finest, replace(one, relation=None))
            yield replace(inside, gazetteer=None, admin=(*finest.admin, finest.name))


def _grouped(document: Document, toponyms: Sequence[Toponym]) -> dict[tuple[str, str], tuple[str, list[Span]]]:
    """Mentions by folded name; a name that is told with a distance ("20 km north of") is a place of its own."""
    groups: dict[tuple[str, str], tuple[str, list[Span]]] = {}
    for found in toponyms:
        name = document.text[found.span]
        relation = relation_before(document.text.words, found.span)
        far = relation[0].casefold() if relation and relation[1] else ""
        groups.setdefault((_key(name), far), (name, []))[1].append(found.span)
    return groups


def _named(document: Document, name: str, spans: Sequence[Span], gazetteer: Gazetteer) -> _Named:
    words = document.text.words
    contained: Counter[int] = Counter()
    kinds: Counter[tuple[str, ...]] = Counter()
    adjectives = states_by_adjective()
    looked = spans[:LOOKED_AT]
    for span in looked:
        contained.update(areas_around(words, span, gazetteer, adjectives))
        if beside := kinds_beside(words, span):
            kinds[beside] += 1
    relations = [relation_before(words, span) for span in looked]
    relation = next(iter(relations), None) if all(relations) else None
    bare = re.sub(r"['\u2019]s?$", "", name)
    base, own_kinds = kind_of(bare)
    told = own_kinds or next((kind for kind, _ in kinds.most_common(1)), ())
    known = known_by(bare, base, own_kinds, gazetteer)
    most = max(contained.values(), default=0)
    areas = frozenset(one for one, times in contained.items() if times == most)
    return _Named(name, tuple(spans), relation, Asked(known.candidates, areas, told, float(len(spans))), known.least)


def demonyms_of(document: Document, gazetteer: Gazetteer) -> dict[str, float]:
    """How the report's words for nationalities ("Vardian") divide among countries, by ISO code."""
    adjectives = states_by_adjective()
    told = Counter(adjectives.get(word.casefold()) for word in _CAPITALS.findall(document.text.words))
    told.pop(None, None)
    total = sum(told.values())
    codes: dict[str, float] = {}
    for state, times in told.items():
        for one in gazetteer.candidates(state or ""):
            if one.feature == "A.PCLI":
                codes[one.country or one.id] = times / total
                break
    return codes


def _place(document: Document, relation: str, one: _Named, judged: _Judged) -> Place:
    place = Place(_key_of(document, one.name, relation), in_order(one.spans), one.name)
    candidates, shares = one.asked.candidates, judged.shares
    if not candidates and _BORDER.search(one.name):
        return replace(place, unresolved=A_BORDER)
    if not candidates:
        return replace(place, unresolved=NOT_LISTED)
    order = sorted(range(len(candidates)), key=lambda at: (-shares[at], candidates[at].id))
    at, share = best_of(one.asked, shares)
    best = candidates[at]
    told = tuple(_bearer(candidates[at], float(shares[at])) for at in order[:TOLD])
    score = share if judged.meant is None else judged.meant
    place = replace(place, score=score, candidates=told)
    if score >= judged.threshold:
        return _located(place, best, one)
    if judged.meant is not None and share >= SURE:
        return replace(place, unresolved=f"{UNSUPPORTED}: {shown(best)}")
    others = list(dict.fromkeys(shown(candidates[at]) for at in order[:3]))
    return replace(place, unresolved=f"ambiguous between {'; '.join(others)}")


def _located(place: Place, best: Candidate, one: _Named) -> Place:
    precision, radius = precision_of(best)
    lat, lon, words = best.lat, best.lon, None
    if one.least > precision:
        precision, radius = one.least, NEAR_KM
    elif one.relation and precision <= DISTRICT:
        words, km, bearing, reach = one.relation
        precision, radius = max(precision, NEAR), max(radius or 0.0, reach)
        if bearing is not None:
            lat, lon = moved(lat, lon, km, bearing)
    return replace(
        place,
        gazetteer=best.id,
        lat=lat,
        lon=lon,
        precision=precision,
        radius_km=radius,
        country=best.country,
        admin=best.admin,
        claimed_by=best.claimed_by,
        relation=words,
    )


def precision_of(one: Candidate) -> tuple[int, float | None]:
    """UCDP's where_prec of a place and its radius in km: 0 for a point, None for an area whose reach is not known."""
    reach = one.radius_km or None
    if one.feature.startswith(_SEAS):
        return SEA, reach
    if one.feature.startswith("A.PCL") or one.radius_km > WIDER_THAN_A_COUNTRY_KM:
        return COUNTRY, reach
    if one.feature == "A.ADM1":
        return PROVINCE, reach
    if one.feature.startswith("A."):
        return DISTRICT, reach
    if one.feature[0] in "PS":
        return (DISTRICT, one.radius_km) if one.radius_km else (EXACT, 0.0)
    return FUZZY, reach


def shown(one: Candidate) -> str:
    """A candidate in words: "Korva, Ulm region, VA"."""
    return ", ".join((one.name, *one.admin[:1], *([one.country] if one.country else one.claimed_by)))


def _bearer(one: Candidate, share: float) -> Bearer:
    return Bearer(one.id, one.name, one.lat, one.lon, one.country, share)


def _key_of(document: Document, name: str, relation: str) -> str:
    return content_id("place", document.report.id, _key(name), *([relation] if relation else []))


def _key(name: str) -> str:
    return re.sub(r"['\u2019]s$", "", " ".join(name.casefold().split()))
