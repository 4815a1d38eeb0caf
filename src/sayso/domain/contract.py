"""The public JSON of what one report holds, ``reading/1``, written from the nouns; ``answered`` writes the ledger's.

Scorers, exports and other people's tools depend on it: a change raises its version.
"""

from __future__ import annotations

from collections.abc import Iterable

from sayso.domain.claim import Claim, Spot
from sayso.domain.identity import Actor, Event, Place, Time
from sayso.domain.json_values import Json, moment_json, spans_json
from sayso.domain.ledger import ToldClaim
from sayso.domain.mention import Attribution
from sayso.domain.quantity import Quantity
from sayso.domain.reading import Reading
from sayso.domain.report import Report
from sayso.domain.text import Block, in_order


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
        "published": moment_json(report.published),
        "updated": moment_json(report.updated),
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
        "mentions": spans_json(actor.mentions),
    }


def _place(place: Place) -> Json:
    return {
        "id": place.id,
        "mentions": spans_json(place.mentions),
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
        "earliest": moment_json(time.earliest),
        "latest": moment_json(time.latest),
        "precision": time.precision,
        "unresolved": time.unresolved,
    }


def _event(event: Event) -> Json:
    return {
        "id": event.id,
        "type": event.type,
        "trigger": spans_json(event.triggers),
        "participants": [
            {"role": one.role.value, "spans": spans_json(one.spans), "actor": one.actor} for one in event.participants
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
        "source": spans_json(found.source),
        "cue": spans_json(found.cue),
        "content": spans_json(found.content),
        "within": found.within,
        "actor": actor,
        "score": round(found.score, 4),
    }


def quantity_json(one: Quantity) -> dict[str, Json]:
    """How many, as a claim's words tell it."""
    return {
        "low": one.low,
        "best": one.best,
        "high": one.high,
        "qualifier": one.qualifier.value,
        "unit": one.unit,
        "harm": one.harm.value if one.harm else None,
        "standing": one.standing.value,
        "spans": spans_json(one.spans),
        "words": one.words,
    }


def _spot(spot: Spot) -> Json:
    return {
        "attribution": spot.attribution,
        "source": spans_json(spot.source),
        "cue": spans_json(spot.cue),
        "content": spans_json(spot.content),
    }


def claim_json(claim: Claim) -> dict[str, Json]:
    """One element of ``claims``."""
    return {
        "id": claim.id,
        "attribution": claim.attribution,
        "actor": claim.actor,
        "content": spans_json(in_order((*claim.content, *(span for spot in claim.also for span in spot.content)))),
        "event": claim.event,
        "aspect": claim.aspect.value,
        "stance": claim.stance.value,
        "certainty": claim.certainty.value,
        "score": round(claim.score, 4),
        "also": [_spot(spot) for spot in claim.also],
        "quantities": None if claim.quantities is None else [quantity_json(one) for one in claim.quantities],
    }


def told_claim_json(told: ToldClaim, quantities: Iterable[Quantity], *, former: bool) -> dict[str, Json]:
    """A claim with its report, words and speaker beside it.

    Args:
        told: the claim.
        quantities: those of its words.
        former: whether its report is a former version of its page.
    """
    return claim_json(told.claim) | {
        "quantities": [quantity_json(one) for one in quantities],
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
