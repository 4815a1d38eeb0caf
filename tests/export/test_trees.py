from __future__ import annotations

from typing import Any

import jsonschema_rs

from sayso.domain.claim import Stance
from sayso.domain.ledger import Judgement, JudgementKind
from sayso.export.asking import Wanted
from sayso.export.formats import FORMATS
from sayso.ledger import Ledger
from tests.export.shelves import WITNESS, exported, rows, tree, trigger_of

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


def test_no_format_names_a_witness(ledger: Ledger) -> None:
    """As in all formats."""
    for form in FORMATS:
        assert WITNESS not in exported(ledger, form).decode()


# ------------------------------------------------------------------ annotations


def test_every_annotation_points_at_its_words(ledger: Ledger) -> None:
    """By position and by quotation, with what stands before and after; both are the report's own."""
    told = tree(exported(ledger, "annotations", Wanted(named=True)))
    assert told["@context"] == "http://www.w3.org/ns/anno.jsonld"
    texts = {one.sha256_text: ledger.report(one.id).text.words for one in ledger.reports()}
    assert len(told["items"]) == len(ledger.claims())
    for target in (one for item in told["items"] for one in item["target"]):
        position, quotation = target["selector"]
        words = texts[target["sayso:sha256_text"]]
        assert quotation["exact"] == words[position["start"] : position["end"]] != ""
        assert words[: position["start"]].endswith(quotation["prefix"])
        assert words[position["end"] :].startswith(quotation["suffix"])


def test_a_claim_is_rebuilt_from_its_annotation(ledger: Ledger) -> None:
    """Its spans by their roles, its stance, aspect and certainty are the ledger's."""
    known = {one.id: one.claim for one in ledger.claims()}
    for item in tree(exported(ledger, "annotations"))["items"]:
        claim = known[item["id"].rpartition("/")[2]]
        body = item["body"][0]
        assert (body["sayso:stance"], body["sayso:aspect"], body["sayso:certainty"]) == (
            claim.stance.value, claim.aspect.value, claim.certainty.value,
        )  # fmt: skip
        for role, spans in (("content", claim.content), ("cue", claim.cue), ("source", claim.source)):
            read = [one["selector"][0] for one in item["target"] if one["sayso:role"] == role]
            assert [(one["start"], one["end"]) for one in read] == [(span.start, span.end) for span in spans]


# ------------------------------------------------------------------ STIX

STIX_ID = (
    r"^(identity|location|note|opinion|report)--[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"
)
MOMENT: dict[str, Any] = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$"}
REFS: dict[str, Any] = {"type": "array", "minItems": 1, "items": {"type": "string", "pattern": STIX_ID}}
WANTS = {
    "identity": ("name", "identity_class"),
    "location": (),
    "note": ("content", "object_refs"),
    "opinion": ("opinion", "object_refs"),
    "report": ("name", "published", "object_refs"),
}
BUNDLE: dict[str, Any] = {
    "type": "object",
    "required": ["type", "id", "objects"],
    "properties": {
        "type": {"const": "bundle"},
        "objects": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "spec_version", "id", "created", "modified"],
                "properties": {
                    "type": {"enum": list(WANTS)},
                    "spec_version": {"const": "2.1"},
                    "id": {"type": "string", "pattern": STIX_ID},
                    "created": MOMENT,
                    "modified": MOMENT,
                    "published": MOMENT,
                    "object_refs": REFS,
                    "latitude": {"type": "number", "minimum": -90, "maximum": 90},
                    "longitude": {"type": "number", "minimum": -180, "maximum": 180},
                    "opinion": {
                        "enum": ["strongly-disagree", "disagree", "neutral", "agree", "strongly-agree"],
                    },
                },
                "allOf": [
                    {"if": {"properties": {"type": {"const": kind}}}, "then": {"required": list(names)}}
                    for kind, names in WANTS.items()
                ],
            },
        },
    },
}
"""Of the STIX 2.1 standard, what is used of it."""


def test_a_bundle_is_what_the_standard_asks_for(ledger: Ledger) -> None:
    """Ids stand once, references lead to objects of the bundle, and confidence is left out where nobody gave any."""
    told = tree(exported(ledger, "stix"))
    jsonschema_rs.validate(BUNDLE, told)
    ids = [one["id"] for one in told["objects"]]
    assert len(ids) == len(set(ids))
    assert {ref for one in told["objects"] for ref in one.get("object_refs", ())} <= set(ids)
    assert not any("confidence" in one for one in told["objects"])
    assert len([one for one in told["objects"] if one["type"] == "report"]) == len(ledger.events())


def test_opinions_are_the_positions_that_take_a_side(ledger: Ledger) -> None:
    """With their speakers and claims; a place too wide for a point has its country or nothing."""
    objects = tree(exported(ledger, "stix"))["objects"]
    sided = [
        position.claims
        for account in ledger.events()
        for matter in account.aspects
        for position in matter.positions
        if position.stance not in (Stance.DECLINES, Stance.CANNOT_VERIFY)
    ]
    opinions = [one for one in objects if one["type"] == "opinion"]
    assert sorted(tuple(ref["external_id"] for ref in one["external_references"]) for one in opinions) == sorted(sided)
    (denial,) = [one for one in opinions if one["opinion"] == "strongly-disagree"]
    assert denial["authors"] == ["Governor Tessel"]
    (korva,) = [one for one in objects if one["type"] == "location"]
    assert (korva["latitude"], korva["longitude"], korva["precision"]) == (51.25, -3.5, 25_000)


# ------------------------------------------------------------------ FollowTheMoney


def test_statements_put_entities_together_again(ledger: Ledger) -> None:
    """Each statement stands once; events, reports and named speakers come back with their values."""
    told = rows(exported(ledger, "statements"))
    assert len({row["id"] for row in told}) == len(told)
    entities: dict[str, dict[str, str]] = {}
    for row in told:
        assert row["canonical_id"] == row["entity_id"]
        entities.setdefault(row["entity_id"], {"schema": row["schema"]})[row["prop"]] = row["value"]
    for account in ledger.events():
        assert entities[account.id]["name"] == account.label
        assert entities[account.id].get("startDate", "") == (account.earliest.isoformat() if account.earliest else "")
        for report in ledger.reports(ids=account.reports):
            assert entities[report.id].get("sourceUrl") == report.url
    speakers = {one["name"] for one in entities.values() if one["schema"] == "PublicBody"}
    assert {"Governor Tessel", "Ministry of Varn"} <= speakers
