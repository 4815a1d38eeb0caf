"""The public JSON of what the ledger answers, ``event/1`` and ``change/1``, written from the nouns.

Scorers, exports and other people's tools depend on it: a change to either raises its version.
"""

from __future__ import annotations

from sayso.domain.account import AspectAccount, EventAccount
from sayso.domain.changes import Change
from sayso.domain.contract import quantity_json
from sayso.domain.identity import Place
from sayso.domain.json_values import Json, moment_json, spans_json
from sayso.domain.relation import ClaimRelation


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
                "quantities": [quantity_json(told) | {"claim": claim} for claim, told in one.quantities],
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
        "subject_words": spans_json(one.subject_words),
        "object_words": spans_json(one.object_words),
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
            "earliest": moment_json(account.earliest),
            "latest": moment_json(account.latest),
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
