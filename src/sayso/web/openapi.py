"""The API described (OpenAPI 3.1): what can be asked, and the shapes of what is answered."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any, Final

from sayso.domain.account import Agreement, Verification
from sayso.domain.changes import ChangeKind
from sayso.domain.claim import Aspect, Stance
from sayso.domain.factuality import Certainty
from sayso.domain.quantity import Harm, Qualifier, Standing
from sayso.domain.relation import ClaimRelationKind, Independence
from sayso.ledger.overview import Order

Schema = dict[str, Any]

TEXT: Final[Schema] = {"type": "string"}
MAYBE: Final[Schema] = {"type": ["string", "null"]}
NUMBER: Final[Schema] = {"type": "integer", "minimum": 0}
DEGREES: Final[Schema] = {"type": ["number", "null"]}
IDS: Final[Schema] = {"type": "array", "items": TEXT}
SPANS: Final[Schema] = {
    "type": "array",
    "items": {"type": "array", "items": NUMBER, "minItems": 2, "maxItems": 2},
    "description": "Half-open ranges of Unicode code points into the reading's own text, in text order.",
}


def _one_of(kind: type[Any]) -> Schema:
    return {"type": "string", "enum": [str(one) for one in kind]}


def _object(required: Schema, **more: Schema) -> Schema:
    return {"type": "object", "properties": required | more, "required": list(required)}


def _listed(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _page(of: str) -> Schema:
    return _object(
        {
            "sayso": {"const": "page/1"},
            "total": NUMBER,
            "fitting": NUMBER,
            "page": NUMBER,
            "size": NUMBER,
            "next": MAYBE,
            "items": _listed(_ref(of)),
        }
    )


_BOUND: Final[Schema] = {"type": ["number", "null"], "minimum": 0}
QUANTITY: Final = _object(
    {
        "low": _BOUND,
        "best": _BOUND,
        "high": _BOUND,
        "qualifier": _one_of(Qualifier),
        "unit": MAYBE,
        "harm": {"anyOf": [{"type": "null"}, _one_of(Harm)]},
        "standing": _one_of(Standing),
        "spans": SPANS,
        "words": TEXT,
    }
)

SCHEMAS: Final[dict[str, Schema]] = {
    "Error": _object({"sayso": {"const": "error/1"}, "status": NUMBER, "error": TEXT, "detail": TEXT}),
    "Report": _object(
        {
            "id": TEXT,
            "url": MAYBE,
            "path": MAYBE,
            "title": MAYBE,
            "label": MAYBE,
            "byline": IDS,
            "publisher": MAYBE,
            "published": MAYBE,
            "updated": MAYBE,
            "language": MAYBE,
            "sha256_raw": TEXT,
            "sha256_text": TEXT,
        }
    ),
    "Reading": _object({"sayso": {"const": "reading/1"}, "report": _ref("Report"), "text": TEXT}),
    "Quantity": QUANTITY,
    "Claim": _object(
        {
            "id": TEXT,
            "attribution": MAYBE,
            "actor": MAYBE,
            "content": SPANS,
            "event": MAYBE,
            "aspect": _one_of(Aspect),
            "stance": _one_of(Stance),
            "certainty": _one_of(Certainty),
            "score": {"type": "number"},
            "also": _listed(_object({"attribution": MAYBE, "source": SPANS, "cue": SPANS, "content": SPANS})),
            "quantities": _listed(_ref("Quantity")),
            "report": TEXT,
            "words": TEXT,
            "source_words": MAYBE,
            "speaker": MAYBE,
            "origin": MAYBE,
            "former": {"type": "boolean"},
        }
    ),
    "Relation": _object(
        {
            "kind": _one_of(ClaimRelationKind),
            "subject": TEXT,
            "object": TEXT,
            "independence": _one_of(Independence),
            "subject_words": SPANS,
            "object_words": SPANS,
            "score": {"type": "number"},
            "because": TEXT,
        }
    ),
    "Position": _object(
        {
            "actor": _object({"id": MAYBE, "name": MAYBE, "side": MAYBE}),
            "stance": _one_of(Stance),
            "certainty": _one_of(Certainty),
            "claims": IDS,
            "reports": IDS,
            "quantities": _listed({"allOf": [_ref("Quantity"), _object({"claim": TEXT})]}),
        }
    ),
    "Matter": _object(
        {
            "aspect": _one_of(Aspect),
            "proposition": TEXT,
            "positions": _listed(_ref("Position")),
            "spread": _object({"reports": NUMBER, "publishers": NUMBER, "origins": NUMBER, "origins_unknown": NUMBER}),
            "agreement": _one_of(Agreement),
            "verification": _one_of(Verification),
            "as_of": TEXT,
            "because": TEXT,
            "claims": IDS,
            "relations": _listed(_ref("Relation")),
        }
    ),
    "Event": _object(
        {
            "sayso": {"const": "event/1"},
            "event": _object(
                {
                    "id": TEXT,
                    "label": TEXT,
                    "type": MAYBE,
                    "earliest": MAYBE,
                    "latest": MAYBE,
                    "place": {
                        "anyOf": [
                            {"type": "null"},
                            _object(
                                {
                                    "name": MAYBE,
                                    "lat": DEGREES,
                                    "lon": DEGREES,
                                    "precision": {"type": ["integer", "null"]},
                                }
                            ),
                        ]
                    },
                    "reports": IDS,
                }
            ),
            "aspects": _listed(_ref("Matter")),
        }
    ),
    "Change": _object(
        {
            "sayso": {"const": "change/1"},
            "kind": _one_of(ChangeKind),
            "event": _object({"id": TEXT, "label": TEXT}),
            "aspect": {"anyOf": [{"type": "null"}, _one_of(Aspect)]},
            "proposition": MAYBE,
            "before": MAYBE,
            "after": MAYBE,
            "claims": IDS,
            "because": TEXT,
        }
    ),
    "Events": _page("Event"),
    "Changes": _page("Change"),
    "Reports": _page("Report"),
    "Claims": _page("Claim"),
}


def _asked(name: str, told: str, schema: Schema, where: str = "query") -> Schema:
    return {"name": name, "in": where, "required": where == "path", "schema": schema, "description": told}


LONG: Final[Schema] = {"type": "string", "maxLength": 400}
DAY: Final[Schema] = {"type": "string", "maxLength": 64, "description": "ISO 8601; a date alone is the whole day, UTC"}
PAGING: Final = [
    _asked("page", "Which page, from 1.", {"type": "integer", "minimum": 1, "maximum": 100_000}),
    _asked("size", "Items of a page.", {"type": "integer", "minimum": 1, "maximum": 200, "default": 50}),
]
AS_OF: Final = _asked("as_of", "As known at this moment.", DAY)
NAME: Final = _asked("name", "An id, or a unique beginning of one.", {"type": "string", "minLength": 1}, "path")
EVENTS: Final = [
    _asked("q", "Words in the event's label or in what is claimed of it.", LONG),
    _asked("place", "Part of the name of its place or of an area around.", LONG),
    _asked("from", "Did not end before.", DAY),
    _asked("to", "Did not begin after.", DAY),
    _asked("type", "Its type.", LONG),
    _asked("actor", "Part of the name of somebody who speaks of it.", LONG),
    _asked("side", "The side of one of them.", LONG),
    _asked("publisher", "The publisher of one of its reports.", LONG),
    _asked("agreement", "Of its matters.", _one_of(Agreement)),
    _asked("verification", "Of one of its matters.", _one_of(Verification)),
    _asked("origins", "Origins of one matter, at least.", {"type": "integer", "minimum": 0, "maximum": 10_000}),
    _asked("dossier", "Filed in this dossier, whose sides count; one in which nothing is filed takes in all.", LONG),
    _asked("order", "How the list is ordered.", _one_of(Order)),
    AS_OF,
    *PAGING,
]


def _get(summary: str, answer: str, parameters: list[Schema]) -> Schema:
    def told(description: str, schema: str) -> Schema:
        return {"description": description, "content": {"application/json": {"schema": _ref(schema)}}}

    return {
        "get": {
            "summary": summary,
            "parameters": parameters,
            "responses": {
                "200": told("Found.", answer),
                "304": {"description": "As the ETag in If-None-Match says."},
                "400": told("The request makes no sense.", "Error"),
                "404": told("Nothing has this id.", "Error"),
                "405": told("It can only be read.", "Error"),
                "503": told("The ledger cannot be read just now.", "Error"),
            },
        }
    }


def description() -> Schema:
    """The whole description."""
    of_claims = [
        _asked("report", "Of this report.", LONG),
        _asked("q", "That hold all these words; one of the two must be given.", LONG),
        *PAGING,
    ]
    of_changes = [
        _asked("since", "From this moment of recording on; a day before the later one if not given.", DAY),
        _asked("as_of", "Up to this moment of recording; now if not given.", DAY),
        _asked("event", "Of this event alone: its id.", LONG),
        *PAGING,
    ]
    of_reports = [
        _asked("q", "That hold all these words.", LONG),
        _asked("publisher", "Of this publisher.", LONG),
        *PAGING,
    ]
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "sayso",
            "version": version("sayso"),
            "description": "Who says what about contested events, in which words. It never says what is true.",
        },
        "paths": {
            "/api/events": _get("Events, most contested first.", "Events", EVENTS),
            "/api/events/{name}": _get("One event with all its matters.", "Event", [NAME, AS_OF]),
            "/api/changes": _get("What changed in the answers; pages count events.", "Changes", of_changes),
            "/api/reports": _get("Reports, newest first.", "Reports", of_reports),
            "/api/reports/{name}": _get("What was read in one report, with its text.", "Reading", [NAME]),
            "/api/claims": _get("Claims of a report, or that hold words.", "Claims", of_claims),
            "/api/claims/{name}": _get("One claim with its words.", "Claim", [NAME]),
        },
        "components": {"schemas": SCHEMAS},
    }
