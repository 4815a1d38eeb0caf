"""Events in the columns of UCDP's Georeferenced Event Dataset, one row an event, each row saying what it loses.

Source of the columns and their codes: Uppsala Conflict Data Program, UCDP GED Codebook, version 23.1, 2023. The file is
like theirs and not theirs: conflicts and dyads have no numbers here, no event is left out for having no deaths, and a
best estimate stands only where all who give a figure give the same one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sayso.domain.account import Agreement
from sayso.domain.event_types import SUB_EVENT_TYPES
from sayso.domain.identity import ActorKind
from sayso.export.cells import Row
from sayso.export.happenings import Happening, happenings
from sayso.export.intervals import date_precision
from sayso.export.lost import country_lost, left_out, point_lost
from sayso.export.material import Material

COLUMNS: Final = (
    "id", "relid", "year", "type_of_violence", "side_a", "side_b", "number_of_sources", "source_article",
    "source_office", "source_date", "source_headline", "source_original", "where_prec", "where_coordinates",
    "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "country", "event_clarity", "date_prec",
    "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low",
    "sayso_url", "sayso_publishers", "sayso_origins_established", "sayso_origins_unknown", "sayso_agreement",
    "sayso_verification", "sayso_as_of", "lossy_mappings",
)  # fmt: skip

_ONE_SIDED: Final = frozenset(SUB_EVENT_TYPES["Violence against civilians"])
_FORCE: Final = frozenset((*SUB_EVENT_TYPES["Battles"], *SUB_EVENT_TYPES["Explosions/Remote violence"], *_ONE_SIDED))
_STATES: Final = frozenset({ActorKind.STATE.value})
_ARMED: Final = frozenset({ActorKind.ARMED_GROUP.value, *_STATES})


def ucdp_rows(material: Material) -> Iterator[Row]:
    """The rows of a selection, in its order."""
    for one in happenings(material):
        lost: list[str] = []
        account = one.account
        yield {
            "id": account.id,
            "relid": None,
            **_who(one, lost),
            **_sources(one),
            **_where(one, lost),
            **_when(one),
            "event_clarity": None,
            "deaths_a": None,
            "deaths_b": None,
            "deaths_civilians": None,
            "deaths_unknown": None,
            **_deaths(one, lost),
            "sayso_url": material.wanted.address("events", account.id),
            "sayso_publishers": len(one.publishers),
            "sayso_origins_established": max((matter.spread.origins for matter in account.aspects), default=0),
            "sayso_origins_unknown": max((matter.spread.origins_unknown for matter in account.aspects), default=0),
            "sayso_agreement": (Agreement.CONTESTED if account.contested else Agreement.UNCONTESTED).value,
            "sayso_verification": sorted({matter.verification.value for matter in account.aspects}),
            "sayso_as_of": material.moment,
            "lossy_mappings": lost,
        }


def type_of_violence(one: Happening) -> int | None:
    """1 state-based, 2 non-state, 3 one-sided; None: it is no violence, or what the parties are is not known."""
    if one.account.type not in _FORCE:
        return None
    if one.account.type in _ONE_SIDED:
        return 3
    kinds = [one.initiators[0].kind if one.initiators else None, one.targets[0].kind if one.targets else None]
    if not all(kind in _ARMED for kind in kinds):
        return None
    return 1 if _STATES & set(kinds) else 2


def _who(one: Happening, lost: list[str]) -> Row:
    for role, told in (("side_a: initiators", one.initiators), ("side_b: targets", one.targets)):
        lost += left_out(role, [party.name for party in told[1:]])
    return {
        "type_of_violence": type_of_violence(one),
        "side_a": one.initiators[0].name if one.initiators else None,
        "side_b": one.targets[0].name if one.targets else None,
    }


def _sources(one: Happening) -> Row:
    hide = one.hiding
    days = [report.published.date().isoformat() if report.published else "" for report in one.reports]
    titles = [hide.text(report.title) or "" for report in one.reports]
    offices = [report.publisher or "" for report in one.reports]
    articles = [", ".join(part for part in parts if part) for parts in zip(offices, days, titles, strict=True)]
    return {
        "number_of_sources": len(one.reports),
        "source_article": "; ".join(articles) or None,
        "source_office": "; ".join(offices) if any(offices) else None,
        "source_date": "; ".join(days) if any(days) else None,
        "source_headline": "; ".join(titles) if any(titles) else None,
        "source_original": "; ".join(_speakers(one)) or None,
    }


def _speakers(one: Happening) -> list[str]:
    """Who is quoted, by UCDP's idea of the original source: each speaker once, in the account's order."""
    held = [position.actor for matter in one.account.aspects for position in matter.positions]
    names = [one.hiding.name(actor.name, actor.kind) for actor in held]
    return list(dict.fromkeys(name for name in names if name))


def _where(one: Happening, lost: list[str]) -> Row:
    place = one.account.place
    if place is None:
        return dict.fromkeys(("where_prec", "where_coordinates", "where_description", "latitude", "longitude"))
    lost += [*country_lost(place), *point_lost(place)]
    known = place.lat is not None and place.lon is not None
    areas = (*place.admin[:2], None, None)[:2]
    return {
        "where_prec": place.precision,
        "where_coordinates": one.hiding.text(place.name),
        "where_description": place.unresolved,
        "adm_1": areas[0],
        "adm_2": areas[1],
        "latitude": place.lat,
        "longitude": place.lon,
        "geom_wkt": f"POINT ({place.lon} {place.lat})" if known else None,
        "country": place.country,
    }


def _when(one: Happening) -> Row:
    first, last = one.account.earliest or one.account.latest, one.account.latest or one.account.earliest
    if first is None or last is None:
        return {"year": None, "date_prec": None, "date_start": None, "date_end": None}
    return {
        "year": first.year if first.year == last.year else None,
        "date_prec": date_precision(first, last),
        "date_start": first.date().isoformat(),
        "date_end": last.date().isoformat(),
    }


def _deaths(one: Happening, lost: list[str]) -> Row:
    if one.deaths and one.agreed is None:
        lost.append("best: figures differ or are ranges, and nothing here decides between them")
    if one.deaths and one.highest is None:
        lost.append("high: a figure without an upper bound was told")
    return {"best": one.agreed, "high": one.highest, "low": one.lowest}
