from __future__ import annotations

from typing import Any

import jsonschema_rs

from sayso.domain.claim import Stance
from sayso.domain.ledger import Judgement, JudgementKind
from sayso.ledger import Ledger
from tests.export.shelves import WITNESS, exported, tree, trigger_of

POSITION: dict[str, Any] = {
    "type": "array",
    "prefixItems": [
        {"type": "number", "minimum": -180, "maximum": 180},
        {"type": "number", "minimum": -90, "maximum": 90},
    ],
    "minItems": 2,
    "maxItems": 2,
}
FEATURES: dict[str, Any] = {
    "type": "object",
    "required": ["type", "features"],
    "properties": {
        "type": {"const": "FeatureCollection"},
        "features": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "id", "geometry", "properties"],
                "properties": {
                    "type": {"const": "Feature"},
                    "id": {"type": "string"},
                    "geometry": {
                        "oneOf": [
                            {"type": "null"},
                            {
                                "type": "object",
                                "required": ["type", "coordinates"],
                                "properties": {"type": {"const": "Point"}, "coordinates": POSITION},
                            },
                        ]
                    },
                    "properties": {"type": "object"},
                },
            },
        },
    },
}
"""Of RFC 7946, what is used of it."""


def test_geojson_is_what_the_standard_asks_for(ledger: Ledger) -> None:
    """Longitude first; what no point can stand for has null, and is there."""
    told = tree(exported(ledger, "geojson"))
    jsonschema_rs.validate(FEATURES, told)
    accounts = {one.id: one for one in ledger.events()}
    assert [one["id"] for one in told["features"]] == [one.id for one in ledger.events()]
    at = {trigger_of(accounts[one["id"]].label): one for one in told["features"]}
    assert at["raid"]["geometry"] == {"type": "Point", "coordinates": [-3.5, 51.25]}
    assert (at["raid"]["properties"]["precision"], at["raid"]["properties"]["radius_km"]) == (2, 25.0)
    assert at["flood"]["geometry"] is None
    assert at["flood"]["properties"]["claimed_by"] == ["VA", "OS"]
    assert at["protest"]["properties"]["place"] is None
    assert at["protest"]["properties"]["claimed_by"] is None


def graph(ledger: Ledger, kind: str) -> list[dict[str, Any]]:
    """The nodes of a type."""
    return [one for one in tree(exported(ledger, "jsonld"))["@graph"] if one["@type"] == kind]


def test_every_claim_is_a_claim_with_its_speaker_and_report(ledger: Ledger) -> None:
    """In schema.org's words; what is not known is left out, never null."""
    told = {one["identifier"]: one for one in graph(ledger, "Claim")}
    assert told.keys() == {one.id for one in ledger.claims()}
    (denial,) = [one for one in told.values() if one["sayso:stance"] == Stance.DENIES.value]
    assert denial["author"]["name"] == "Governor Tessel"
    assert denial["appearance"]["url"] == "https://herald.example/raid"
    (nobody,) = [one for one in told.values() if one["text"] == "four people died"]
    assert "author" not in nobody
    assert "null" not in exported(ledger, "jsonld").decode()


def test_links_of_the_graph_lead_to_its_nodes(ledger: Ledger) -> None:
    """What a claim is about is an event of the same file."""
    events = {one["@id"] for one in graph(ledger, "Event")}
    assert {one["about"]["@id"] for one in graph(ledger, "Claim") if "about" in one} == events


def test_nothing_is_rated_unless_a_person_judged(ledger: Ledger) -> None:
    """And then it is that person's judgement, in words: the program never says what is true."""
    assert graph(ledger, "ClaimReview") == []
    raid = ledger.events()[0]
    ledger.judge(Judgement(JudgementKind.VERIFICATION, raid.id, "control=refuted:pictures", "Harrow", None), "Ada Moor")
    (review,) = graph(ledger, "ClaimReview")
    assert review["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "marked as refuted, in the judgement of Ada Moor",
    }
    claims = {one["@id"] for one in graph(ledger, "Claim")}
    assert {one["@id"] for one in review["itemReviewed"]} <= claims
    told = exported(ledger, "jsonld").decode().casefold()
    assert not {"ratingvalue", '"true"', '"false"', "fake", "bestrating"} & set(told.replace(",", " ").split())


def test_no_tree_names_a_witness(ledger: Ledger) -> None:
    """As in all formats."""
    for form in ("geojson", "jsonld"):
        assert WITNESS not in exported(ledger, form).decode()
