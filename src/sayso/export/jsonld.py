"""Claims as JSON-LD in schema.org's words: a ``Claim`` for each, with its speaker, its report and what it is about.

A ``ClaimReview`` stands only where a person judged what came of checking a matter: it says whose judgement that is, and
never more. Nothing is rated by the program, and no rating is a number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from sayso.domain.account import AspectAccount, EventAccount
from sayso.domain.identity import ActorKind
from sayso.domain.json_values import Json
from sayso.export.claims import speaker_of
from sayso.export.geojson import point_of
from sayso.export.jsonparts import document_of
from sayso.export.material import ExportedClaim, Hiding, Material
from sayso.fold.force import Decision
from sayso.fold.values import how_verified, verification_value
from sayso.withholding import MARK
from sayso.wording import ASPECTS, VERIFICATIONS

CONTEXT: Final[Mapping[str, Json]] = {
    "@vocab": "https://schema.org/",
    "sayso": "urn:sayso:",
}

_PEOPLE: Final = frozenset({ActorKind.PERSON.value, ActorKind.OFFICIAL.value, ActorKind.WITNESS.value})
_BODIES: Final = frozenset(
    {ActorKind.STATE.value, ActorKind.ARMED_GROUP.value, ActorKind.ORGANISATION.value, ActorKind.OUTLET.value}
)


def jsonld(material: Material) -> Iterator[bytes]:
    """The selection's events and claims, and what people judged of checking them, as one graph."""
    return document_of({"@context": {**CONTEXT}}, "@graph", _graph(material))


def _graph(material: Material) -> Iterator[dict[str, Json]]:
    for account, hiding in material.accounts():
        yield _event(material, account, hiding)
        for matter, decision in material.verified(account):
            yield _review(material, matter, decision, hiding)
    for one in material.claims():
        yield _claim(material, one)


def _event(material: Material, account: EventAccount, hiding: Hiding) -> dict[str, Json]:
    told: dict[str, Json] = {
        "@type": "Event",
        "@id": material.wanted.address("events", account.id),
        "identifier": account.id,
        "name": hiding.told(account.label),
        "additionalType": account.type,
        "startDate": account.earliest.isoformat() if account.earliest else None,
        "endDate": account.latest.isoformat() if account.latest else None,
    }
    place = account.place
    if place is not None:
        spot: dict[str, Json] = {"@type": "Place", "name": hiding.text(place.name)}
        if point_of(place) is not None:
            spot["geo"] = {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon}
            spot["sayso:radius_km"] = place.radius_km
        spot["sayso:precision"] = place.precision
        told["location"] = known(spot)
    return known(told)


def _claim(material: Material, one: ExportedClaim) -> dict[str, Json]:
    told, wanted = one.told, material.wanted
    speaker, name, kind = speaker_of(one)
    return known(
        {
            "@type": "Claim",
            "@id": wanted.address("claims", told.id),
            "identifier": told.id,
            "text": one.hiding.told(told.words),
            "author": _author(speaker, name, kind, one.side),
            "claimInterpreter": {"@type": "Organization", "name": one.report.publisher}
            if one.report.publisher
            else None,
            "appearance": _article(material, one),
            "about": {"@id": wanted.address("events", one.account.id)} if one.account else None,
            "sayso:aspect": told.claim.aspect.value,
            "sayso:stance": told.claim.stance.value,
            "sayso:certainty": told.claim.certainty.value,
            "sayso:standing": one.standing,
            "sayso:score": round(told.claim.score, 4),
        }
    )


def _author(speaker: str | None, name: str | None, kind: str, side: str | None) -> Json:
    """The speaker; None: a source that nobody names. What they are decides the type, where it is known."""
    if name is None:
        return None
    sort = "Person" if kind in _PEOPLE else "Organization" if kind in _BODIES else "Thing"
    told: dict[str, Json] = {
        "@type": sort,
        "@id": None if speaker in (None, MARK) else f"urn:sayso:{speaker}",
        "name": name,
        "sayso:kind": kind,
        "sayso:side": side,
    }
    return known(told)


def _article(material: Material, one: ExportedClaim) -> Json:
    report = one.report
    told: dict[str, Json] = {
        "@type": "NewsArticle",
        "@id": material.wanted.address("reports", report.id),
        "identifier": report.id,
        "url": one.hiding.address(report.url),
        "headline": one.hiding.text(report.title),
        "publisher": {"@type": "Organization", "name": report.publisher} if report.publisher else None,
        "datePublished": report.published.isoformat() if report.published else None,
        "dateModified": report.updated.isoformat() if report.updated else None,
        "inLanguage": report.language,
    }
    return known(told)


def _review(material: Material, matter: AspectAccount, decision: Decision, hiding: Hiding) -> dict[str, Json]:
    judged = decision.judgement
    value = verification_value(judged.value)
    word = VERIFICATIONS[value[1]] if value else ""
    checked_by = [f"checked by {judged.other}"] if judged.other else []
    how = [f"by {told}"] if (told := how_verified(judged.value)) else []
    reason = [judged.reason] if judged.reason else []
    return known(
        {
            "@type": "ClaimReview",
            "@id": f"urn:sayso:{judged.id}",
            "author": {"@type": "Person", "name": decision.by},
            "datePublished": decision.entry.recorded_at.isoformat(),
            "claimReviewed": hiding.told(matter.proposition),
            "itemReviewed": [{"@id": material.wanted.address("claims", one)} for one in matter.claims],
            "reviewAspect": ASPECTS[matter.aspect],
            "reviewRating": {"@type": "Rating", "alternateName": f"{word}, in the judgement of {decision.by}"},
            "reviewBody": hiding.text("; ".join([*checked_by, *how, *reason]) or None),
        }
    )


def known(told: dict[str, Json]) -> dict[str, Json]:
    """What is known of it: JSON-LD leaves out what is not."""
    return {name: value for name, value in told.items() if value is not None}
