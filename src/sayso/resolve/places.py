"""From toponyms to places: one place for all the words that name it, located where a gazetteer knows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from sayso.domain.identity import Place
from sayso.domain.ids import content_id
from sayso.domain.mention import Toponym
from sayso.domain.report import Document
from sayso.domain.text import Span, in_order

NO_GAZETTEER = "no gazetteer is installed"
NOT_LISTED = "not in the gazetteer"


@dataclass(frozen=True, slots=True)
class Located:
    """A gazetteer's answer. ``lat`` and ``lon`` are WGS 84 degrees, ``precision`` is UCDP's where_prec."""

    gazetteer: str
    lat: float
    lon: float
    precision: int
    country: str | None = None
    admin: tuple[str, ...] = ()


class Gazetteer(Protocol):
    """What the resolver asks of a gazetteer."""

    def locate(self, name: str, beside: Sequence[str]) -> Located | None:
        """Locates a name as written, given the report's other place names; None where it does not know it."""


def places_of(document: Document, toponyms: Sequence[Toponym], gazetteer: Gazetteer | None) -> tuple[Place, ...]:
    """Groups toponyms by name and locates each group.

    A place that is not located keeps its words and the reason in ``unresolved``.
    """
    groups: dict[str, list[Span]] = {}
    for found in toponyms:
        groups.setdefault(_key(document.text[found.span]), []).append(found.span)
    names = [document.text[spans[0]] for spans in groups.values()]
    return tuple(
        _place(document.report.id, name, spans, gazetteer, names)
        for name, spans in zip(names, groups.values(), strict=True)
    )


def _place(report: str, name: str, spans: Sequence[Span], gazetteer: Gazetteer | None, names: Sequence[str]) -> Place:
    key, mentions = content_id("place", report, _key(name)), in_order(spans)
    if gazetteer is None:
        return Place(key, mentions, name, unresolved=NO_GAZETTEER)
    found = gazetteer.locate(name, [other for other in names if other != name])
    if found is None:
        return Place(key, mentions, name, unresolved=NOT_LISTED)
    return Place(
        key, mentions, name, found.gazetteer, found.lat, found.lon, found.precision, found.country, found.admin
    )


def _key(name: str) -> str:
    return re.sub(r"['\u2019]s$", "", " ".join(name.casefold().split()))
