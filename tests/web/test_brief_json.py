from __future__ import annotations

import json
from typing import Any

import jsonschema_rs

from sayso.domain.account import Agreement, Verification
from sayso.domain.claim import Aspect, Stance
from sayso.domain.factuality import Certainty
from sayso.web.app import make_app
from sayso.web.brief.making import MOST, brief_of
from sayso.web.brief.shape import brief_json
from sayso.web.desk import Desk
from sayso.web.selection import selection
from sayso.withholding import MARK
from tests.web.asking import ask
from tests.web.invented import EMPTY, LEDGER, WITNESS, InventedLedger
from tests.web.placed import FORDS

TEXT: dict[str, Any] = {"type": "string"}
MAYBE: dict[str, Any] = {"type": ["string", "null"]}
NUMBER: dict[str, Any] = {"type": "integer", "minimum": 0}


def _object(**properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _one_of(*values: object) -> dict[str, Any]:
    return {"enum": [str(one) for one in values]}


POSITION = _object(
    actor=MAYBE, name=TEXT, group=TEXT, side=MAYBE, stance=_one_of(*Stance), certainty=_one_of(*Certainty), words=MAYBE,
    note={"type": ["integer", "null"]}, claims=_list(TEXT),
)  # fmt: skip
MATTER = _object(
    aspect=_one_of(*Aspect), proposition=TEXT, agreement=_one_of(*Agreement), verification=_one_of(*Verification),
    spread=_object(reports=NUMBER, publishers=NUMBER, origins=NUMBER, origins_unknown=NUMBER), because=TEXT,
    positions=_list(POSITION), positions_left=NUMBER,
)  # fmt: skip
EVENT = _object(
    number=NUMBER, id=TEXT, label=TEXT, type=MAYBE, place=MAYBE, happened=MAYBE, earliest=MAYBE, latest=MAYBE,
    reports=NUMBER, matters=_list(MATTER), matters_left=NUMBER,
)  # fmt: skip
SCHEMA = _object(
    sayso={"const": "brief/1"}, title=TEXT, dossier=MAYBE, as_of=MAYBE, recorded=MAYBE, filters=_list(TEXT), order=TEXT,
    witnesses=_one_of("named", "withheld"), withheld={"type": "boolean"}, events_total=NUMBER, events_fitting=NUMBER,
    events_without_place=NUMBER, events_without_date=NUMBER, events_left=NUMBER,
    contested=_list(_object(event=NUMBER, matter=NUMBER)), checked=_list(_object(event=NUMBER, matter=NUMBER)),
    events=_list(EVENT),
    notes=_list(_object(number=NUMBER, claim=TEXT, source=NUMBER, start=NUMBER, end=NUMBER,
                        pieces=_list(_object(words=TEXT, claimed={"type": "boolean"})))),
    sources=_list(_object(number=NUMBER, report=TEXT, title=MAYBE, publisher=MAYBE, published=MAYBE, updated=MAYBE,
                          url=MAYBE, sha256_text=TEXT)),
)  # fmt: skip
"""``brief/1``, as docs/json.md tells it: a field more or less is another shape."""


def told(ledger: InventedLedger = LEDGER, *, named: bool = False, **asked: str) -> dict[str, Any]:
    """A brief's JSON, which is of its shape."""
    made = json.loads(json.dumps(brief_json(brief_of(Desk(ledger), selection("/brief", asked), named=named))))
    jsonschema_rs.validate(SCHEMA, made)
    return dict(made)


def test_every_reference_leads_somewhere() -> None:
    """Points to matters, positions to notes, notes to sources and to the words of their reports."""
    made = told()
    events = {one["number"]: one for one in made["events"]}
    for name, wanted in (("contested", "agreement"), ("checked", "verification")):
        for point in made[name]:
            assert events[point["event"]]["matters"][point["matter"]][wanted] not in ("uncontested", "not-marked")
    notes = {one["number"]: one for one in made["notes"]}
    sources = {one["number"]: one for one in made["sources"]}
    for event in made["events"]:
        for position in (one for matter in event["matters"] for one in matter["positions"]):
            if position["note"] is not None:
                assert notes[position["note"]]["claim"] == position["claims"][0]
    for note in made["notes"]:
        text = LEDGER.report(sources[note["source"]]["report"]).text.words
        claimed = "".join(one["words"] for one in note["pieces"] if one["claimed"])
        if MARK not in claimed and "…" not in claimed:
            assert " ".join(claimed.split()) == " ".join(text[note["start"] : note["end"]].split())


def test_it_has_the_codes_of_the_ledger() -> None:
    """The account's own values, not words for them."""
    made = told()
    account = {one.id: one for one in LEDGER.events()}
    for event in made["events"]:
        kept = account[event["id"]]
        codes = [(one["aspect"], one["agreement"], one["verification"]) for one in event["matters"]]
        assert sorted(codes) == sorted(
            (one.aspect.value, one.agreement.value, one.verification.value) for one in kept.aspects
        )
        assert event["earliest"] == (kept.earliest.isoformat() if kept.earliest else None)


def test_witnesses_are_withheld_with_their_ids() -> None:
    """Unless they are asked for."""
    hidden = json.dumps(told())
    assert WITNESS.name not in hidden
    assert WITNESS.id not in hidden
    assert told()["withheld"] is True
    named = told(named=True)
    assert (named["witnesses"], named["withheld"]) == ("named", False)
    assert WITNESS.id in json.dumps(named)


def test_what_is_left_is_counted() -> None:
    """A brief has the first events alone, and says how many there are."""
    made = told(FORDS)
    assert (len(made["events"]), made["events_left"], made["events_total"]) == (MOST, 60 - MOST, 60)
    assert told(EMPTY)["events"] == []


def test_the_page_offers_it_of_the_same_selection() -> None:
    """As a file."""
    answer = ask(make_app(LEDGER), "/brief.json?actor=governor")
    assert answer.headers["content-disposition"].endswith('.json"')
    jsonschema_rs.validate(SCHEMA, json.loads(answer.text))
    assert [one["label"] for one in json.loads(answer.text)["events"]] == ["Raid on the bridge at Tarn Ford"]
    assert 'href="/brief.json?actor=governor"' in ask(make_app(LEDGER), "/brief?actor=governor").text
