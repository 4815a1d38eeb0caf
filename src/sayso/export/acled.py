"""Events in the columns of ACLED's event files, one row an event, each row saying what it loses.

Source of the columns and their codes: Armed Conflict Location & Event Data (ACLED), Codebook, 2023. The file is like
theirs and not theirs: nobody coded it by their rules, and three of their habits lose what the ledger keeps apart:
one figure for deaths, the lowest told, and 0 where none was told; one day, the middle of an interval; two actors.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

from sayso.domain.account import Agreement, EventAccount
from sayso.domain.event_types import SUB_EVENT_TYPES
from sayso.domain.identity import ActorKind, Place
from sayso.export.cells import Row
from sayso.export.happenings import Happening, Party, happenings
from sayso.export.intervals import date_precision
from sayso.export.lost import country_lost, left_out, point_lost
from sayso.export.material import Material
from sayso.export.notes import notes_of

COLUMNS: Final = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "country",
    "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale",
    "notes", "fatalities", "tags", "timestamp", "sayso_url", "sayso_agreement", "sayso_verification",
    "sayso_fatalities_lowest_told", "sayso_fatalities_highest_told", "sayso_as_of", "lossy_mappings",
)  # fmt: skip

_DISORDER: Final = {
    "Battles": "Political violence",
    "Explosions/Remote violence": "Political violence",
    "Violence against civilians": "Political violence",
    "Riots": "Political violence",  # the mob's; a violent demonstration is among the demonstrations
    "Protests": "Demonstrations",
    "Strategic developments": "Strategic developments",
}
_BOTH: Final = {
    "Violent demonstration": "Demonstrations",
    "Excessive force against protesters": "Political violence; Demonstrations",
}
_GROUP: Final = {sub: kind for kind, subs in SUB_EVENT_TYPES.items() for sub in subs}

TIME_PRECISION: Final = {1: 1, 2: 2, 3: 2, 4: 3}
"""UCDP's ``date_prec`` to ACLED's ``time_precision``; what is longer than a month has none."""

GEO_PRECISION: Final = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3}
"""UCDP's ``where_prec`` to ACLED's ``geo_precision``; a country alone, and waters, have none and no coordinates."""


def acled_rows(material: Material) -> Iterator[Row]:
    """The rows of a selection, in its order."""
    for one in happenings(material):
        lost: list[str] = []
        yield {
            **_what(one, lost),
            **_when(one.account, lost),
            **_who(one, lost),
            **_where(one, lost),
            "source": "; ".join(one.publishers) or None,
            "source_scale": None,
            "notes": notes_of(one),
            "fatalities": _fatalities(one, lost),
            "tags": None,
            "timestamp": _timestamp(material, one.account),
            "sayso_url": material.wanted.address("events", one.account.id),
            "sayso_agreement": (Agreement.CONTESTED if one.account.contested else Agreement.UNCONTESTED).value,
            "sayso_verification": sorted({matter.verification.value for matter in one.account.aspects}),
            "sayso_fatalities_lowest_told": one.lowest,
            "sayso_fatalities_highest_told": one.highest,
            "sayso_as_of": material.moment,
            "lossy_mappings": lost,
        }


def _what(one: Happening, lost: list[str]) -> Row:
    sub = one.account.type
    kind = _GROUP.get(sub or "")
    if sub is not None and kind is None:
        lost.append(f"event_type: {sub} is no type of ACLED's")
    return {
        "event_id_cnty": one.account.id,
        "disorder_type": _BOTH.get(sub or "") or (_DISORDER[kind] if kind else None),
        "event_type": kind,
        "sub_event_type": sub if kind else None,
        "civilian_targeting": "Civilian targeting" if kind == "Violence against civilians" else None,
    }


def _when(account: EventAccount, lost: list[str]) -> Row:
    first, last = account.earliest or account.latest, account.latest or account.earliest
    if first is None or last is None:
        return {"event_date": None, "year": None, "time_precision": None}
    level = TIME_PRECISION.get(date_precision(first, last))
    if level is None:
        lost.append(f"event_date: {first.date()} to {last.date()} is too long for one")
        return {"event_date": None, "year": first.year if first.year == last.year else None, "time_precision": None}
    middle = first.date() + timedelta(days=(last.date() - first.date()).days // 2)
    if level > 1 or first.date() != last.date():
        lost.append(f"event_date: the middle of {first.date()} to {last.date()}")
    return {"event_date": middle.isoformat(), "year": middle.year, "time_precision": level}


def _who(one: Happening, lost: list[str]) -> Row:
    parties = [*one.initiators[:1], *one.targets[:1]]
    if len(parties) < 2:
        parties = [*one.initiators[:2], *one.targets[:2]][:2]
    for role, told in (("initiators", one.initiators), ("targets", one.targets)):
        lost += left_out(f"actor1, actor2: {role}", [party.name for party in told if party not in parties])
    first, second = (*parties, None, None)[:2]
    return {
        "actor1": first.name if first else None,
        "assoc_actor_1": None,
        "inter1": _inter(first),
        "actor2": second.name if second else None,
        "assoc_actor_2": None,
        "inter2": _inter(second),
        "interaction": None,
    }


def _inter(party: Party | None) -> int | None:
    """ACLED tells kinds of armed groups apart that reports do not; a state alone is sure."""
    return 1 if party is not None and party.kind == ActorKind.STATE.value else None


def _where(one: Happening, lost: list[str]) -> Row:
    place = one.account.place
    if place is None:
        return dict.fromkeys(("country", "admin1", "admin2", "admin3", "location", "latitude", "longitude"))
    areas = (*place.admin[:3], None, None, None)[:3]
    lost += country_lost(place)
    return {
        "country": place.country,
        "admin1": areas[0],
        "admin2": areas[1],
        "admin3": areas[2],
        "location": one.hiding.text(place.name),
        **_point(place, lost),
    }


def _point(place: Place, lost: list[str]) -> Row:
    level = GEO_PRECISION.get(place.precision or 0)
    if place.lat is None or place.lon is None or level is None:
        if place.lat is not None:
            lost.append("latitude, longitude: a country or more, for which no point can stand")
        return {"latitude": None, "longitude": None, "geo_precision": None}
    lost += point_lost(place)
    return {"latitude": round(place.lat, 4), "longitude": round(place.lon, 4), "geo_precision": level}


def _fatalities(one: Happening, lost: list[str]) -> int:
    """ACLED's own rule, the only place where what nobody told becomes a zero; the row says so."""
    if one.lowest is None:
        lost.append("fatalities: nobody tells any, which ACLED writes as 0")
        return 0
    if one.agreed is None:
        top = "no upper bound" if one.highest is None else str(one.highest)
        lost.append(f"fatalities: the lowest told; the highest is {top}")
    return one.lowest


def _timestamp(material: Material, account: EventAccount) -> int | None:
    recorded = material.span_recorded(account.id)
    return int(_utc(recorded[1]).timestamp()) if recorded else None


def _utc(when: datetime) -> datetime:
    return when.astimezone(UTC)
