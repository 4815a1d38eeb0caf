"""The two public JSON shapes, ``reading/1`` and ``event/1``, written from the nouns.

Scorers, exports and other people's tools depend on them: a change to either raises its version.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TypeAlias

from sayso.domain.changes import Change
from sayso.domain.claim import Claim, Spot
from sayso.domain.identity import Actor, Event, Place, Time
from sayso.domain.ledger import AspectAccount, EventAccount, ToldClaim
from sayso.domain.mention import Attribution
from sayso.domain.quantity import Quantity
from sayso.domain.reading import Reading
from sayso.domain.relation import ClaimRelation
from sayso.domain.report import Report
from sayso.domain.text import Block, Span, in_order

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"


def _spans(spans: Iterable[Span]) -> Json:
    return [[span.start, span.end] for span in spans]


def _moment(when: datetime | None) -> str | None:
    return when.isoformat() if when else None


def report_json(report: Report) -> dict[str, Json]:
    """The ``report`` object."""
    return {
        "id": report.id,
        "url": report.url,
        "path": report.path,
        "title": report.title,
        "label": report.label,
        "byline": list(report.byline),
        "publisher": report.publisher,
        "published": _moment(report.published),
        "updated": _moment(report.updated),
        "language": report.language,
        "sha256_raw": report.sha256_raw,
        "sha256_text": report.sha256_text,
    }


def _block(block: Block) -> Json:
    return {"start": block.span.start, "end": block.span.end, "kind": block.kind.value}


def _actor(actor: Actor) -> Json:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind.value,
        "side": actor.side,
        "speaks_for": actor.speaks_for,
        "mentions": _spans(actor.mentions),
    }


def _place(place: Place) -> Json:
    return {
        "id": place.id,
        "mentions": _spans(place.mentions),
        "name": place.name,
        "gazetteer": place.gazetteer,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
        "country": place.country,
        "admin": list(place.admin),
        "unresolved": place.unresolved,
        "radius_km": place.radius_km,
        "score": None if place.score is None else round(place.score, 4),
        "claimed_by": list(place.claimed_by),
        "relation": place.relation,
        "candidates": [
            {
                "gazetteer": one.gazetteer,
                "name": one.name,
                "lat": one.lat,
                "lon": one.lon,
                "country": one.country,
                "score": round(one.score, 4),
            }
            for one in place.candidates
        ],
    }


def _time(time: Time) -> Json:
    return {
        "id": time.id,
        "start": time.span.start,
        "end": time.span.end,
        "value": time.value,
        "kind": time.kind,
        "earliest": _moment(time.earliest),
        "latest": _moment(time.latest),
        "precision": time.precision,
        "unresolved": time.unresolved,
    }


def _event(event: Event) -> Json:
    return {
        "id": event.id,
        "type": event.type,
        "trigger": _spans(event.triggers),
        "participants": [
            {"role": one.role.value, "spans": _spans(one.spans), "actor": one.actor} for one in event.participants
        ],
        "place": event.place,
        "time": event.time,
        "certainty": event.factuality.certainty.value,
        "polarity": event.factuality.polarity.value,
    }


def _attribution(found: Attribution, actor: str | None) -> Json:
    return {
        "id": found.id,
        "act": found.act.value,
        "mode": found.mode.value,
        "source": _spans(found.source),
        "cue": _spans(found.cue),
        "content": _spans(found.content),
        "within": found.within,
        "actor": actor,
        "score": round(found.score, 4),
    }


def _quantity(one: Quantity) -> dict[str, Json]:
    return {
        "low": one.low,
        "best": one.best,
        "high": one.high,
        "qualifier": one.qualifier.value,
        "unit": one.unit,
        "harm": one.harm.value if one.harm else None,
        "standing": one.standing.value,
        "spans": _spans(one.spans),
        "words": one.words,
    }


def _spot(spot: Spot) -> Json:
    return {
        "attribution": spot.attribution,
        "source": _spans(spot.source),
        "cue": _spans(spot.cue),
        "content": _spans(spot.content),
    }


def claim_json(claim: Claim) -> dict[str, Json]:
    """One element of ``claims``."""
    return {
        "id": claim.id,
        "attribution": claim.attribution,
        "actor": claim.actor,
        "content": _spans(in_order((*claim.content, *(span for spot in claim.also for span in spot.content)))),
        "event": claim.event,
        "aspect": claim.aspect.value,
        "stance": claim.stance.value,
        "certainty": claim.certainty.value,
        "score": round(claim.score, 4),
        "also": [_spot(spot) for spot in claim.also],
        "quantities": None if claim.quantities is None else [_quantity(one) for one in claim.quantities],
    }


def told_claim_json(told: ToldClaim, quantities: Iterable[Quantity], *, former: bool) -> dict[str, Json]:
    """A claim with its report, words and speaker beside it.

    Args:
        told: the claim.
        quantities: those of its words.
        former: whether its report is a former version of its page.
    """
    return claim_json(told.claim) | {
        "quantities": [_quantity(one) for one in quantities],
        "report": told.claim.report,
        "words": told.words,
        "source_words": told.source_words,
        "speaker": told.actor.name if told.actor else None,
        "origin": told.origin,
        "former": former,
    }


def reading_json(reading: Reading) -> dict[str, Json]:
    """One line of ``sayso read --json`` (``reading/1``).

    An attribution whose source means several actors ("Russian and Ukrainian officials") names the first of them; its
    claims name each.
    """
    cast = reading.identities
    return {
        "sayso": "reading/1",
        "report": report_json(reading.report),
        "text": reading.text.words,
        "blocks": [_block(block) for block in reading.text.blocks],
        "actors": [_actor(actor) for actor in cast.actors],
        "places": [_place(place) for place in cast.places],
        "times": [_time(time) for time in cast.times],
        "events": [_event(event) for event in cast.events],
        "attributions": [
            _attribution(found, next(iter(cast.speakers.get(found.id, ())), None)) for found in reading.attributions
        ],
        "claims": [claim_json(claim) for claim in reading.claims],
    }


def _aspect(account: AspectAccount) -> Json:
    spread = account.spread
    return {
        "aspect": account.aspect.value,
        "proposition": account.proposition,
        "positions": [
            {
                "actor": {"id": one.actor.id, "name": one.actor.name, "side": one.actor.side},
                "stance": one.stance.value,
                "certainty": one.certainty.value,
                "claims": list(one.claims),
                "reports": list(one.reports),
                "quantities": [_quantity(told) | {"claim": claim} for claim, told in one.quantities],
            }
            for one in account.positions
        ],
        "spread": {
            "reports": spread.reports,
            "publishers": spread.publishers,
            "origins": spread.origins,
            "origins_unknown": spread.origins_unknown,
        },
        "agreement": account.agreement.value,
        "verification": account.verification.value,
        "as_of": account.as_of.isoformat(),
        "because": account.because,
        "claims": list(dict.fromkeys([*account.claims, *(claim for one in account.positions for claim in one.claims)])),
        "relations": [_relation(one) for one in account.relations],
    }


def _relation(one: ClaimRelation) -> Json:
    return {
        "kind": one.kind.value,
        "subject": one.subject,
        "object": one.object,
        "independence": one.independence.value,
        "subject_words": _spans(one.subject_words),
        "object_words": _spans(one.object_words),
        "score": round(one.score, 4),
        "because": one.because,
    }


def _event_place(place: Place | None) -> Json:
    if place is None:
        return None
    return {
        "name": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
        "radius_km": place.radius_km,
        "country": place.country,
        "claimed_by": list(place.claimed_by),
    }


def event_json(account: EventAccount) -> dict[str, Json]:
    """One line of ``sayso events --json`` (``event/1``)."""
    return {
        "sayso": "event/1",
        "event": {
            "id": account.id,
            "label": account.label,
            "type": account.type,
            "earliest": _moment(account.earliest),
            "latest": _moment(account.latest),
            "place": _event_place(account.place),
            "reports": list(account.reports),
        },
        "aspects": [_aspect(aspect) for aspect in account.aspects],
        "possibly": [
            {"event": one.event, "report": one.report, "score": one.score, "because": one.because}
            for one in account.possibly
        ],
    }


def change_json(change: Change) -> dict[str, Json]:
    """One line of ``sayso changes --json`` (``change/1``)."""
    return {
        "sayso": "change/1",
        "kind": change.kind.value,
        "event": {"id": change.event, "label": change.label},
        "aspect": change.aspect.value if change.aspect else None,
        "proposition": change.proposition,
        "before": change.before,
        "after": change.after,
        "claims": list(change.claims),
        "because": change.because,
    }
