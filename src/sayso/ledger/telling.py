"""What a reading adds to a ledger, worked out before the ledger is touched. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from sayso.domain.claim import Claim
from sayso.domain.contract import reading_json
from sayso.domain.identity import Actor, Event
from sayso.domain.json_values import Json
from sayso.domain.ledger import ToldClaim, ToldEvent
from sayso.domain.lineage import Lineage
from sayso.domain.reading import Reading
from sayso.domain.report import Report
from sayso.fold.event_names import event_words
from sayso.ledger.sketches import lineages_to
from sayso.ledger.trees import layout_to, to_json
from sayso.relate import EventSketch, Origins, TextSketch, credits_of, sketch_events, sketch_text


@dataclass(frozen=True, slots=True)
class Telling:
    """A reading as the ledger keeps it. ``sketches`` are those of all its events, in their order."""

    report: Report
    reader: str
    words: str
    text_key: str
    layout: str
    json: str
    events: tuple[ToldEvent, ...]
    claims: tuple[ToldClaim, ...]
    sketches: tuple[EventSketch, ...]
    text_sketch: TextSketch
    lineages: str


def tell(reading: Reading) -> Telling:
    """Works out what a reading adds.

    Raises:
        ValueError: the reading contradicts itself: a claim's actor or event is none of its own.
    """
    cast = reading.identities
    actors = {actor.id: actor for actor in cast.actors}
    known = {event.id for event in cast.events}
    credited = credits_of(reading.document)
    for claim in reading.claims:
        if claim.report != reading.report.id or (claim.event is not None and claim.event not in known):
            raise ValueError(f"{claim.id}: its report or event is not this reading's")
        if claim.actor is not None and claim.actor not in actors:
            raise ValueError(f"{claim.id}: its actor is not this reading's")
    origins = Origins(reading, credited)
    traced = {one.id: origins.of(one, actors[one.actor] if one.actor else None) for one in reading.claims}
    tree = reading_json(reading)
    del tree["text"]
    return Telling(
        report=reading.report,
        reader=reading.reader,
        words=reading.text.words,
        text_key=sha256(reading.text.words.encode("utf-8", "surrogatepass")).hexdigest(),
        layout=layout_to(reading.text, reading.document.media),
        json=to_json(tree),
        events=tuple({event.id: _event(reading, event) for event in cast.events}.values()),
        claims=tuple({claim.id: _claim(reading, claim, actors, traced[claim.id]) for claim in reading.claims}.values()),
        sketches=tuple({one.event: one for one in sketch_events(reading)}.values()),
        text_sketch=sketch_text(reading.text),
        lineages=lineages_to(credited, traced),
    )


def whole_reading(stored: Mapping[str, Json], words: str) -> dict[str, Json]:
    """Puts a reading's text back where ``reading/1`` has it."""
    whole: dict[str, Json] = {}
    for name, value in stored.items():
        whole[name] = value
        if name == "report":
            whole["text"] = words
    return whole


def _claim(reading: Reading, claim: Claim, actors: Mapping[str, Actor], lineage: Lineage) -> ToldClaim:
    actor = actors[claim.actor] if claim.actor is not None else None
    return ToldClaim(
        claim=claim,
        words=reading.text.quote(claim.content),
        source_words=reading.text.quote(claim.source) or None,
        actor=actor,
        origin=lineage.origin,
    )


def _event(reading: Reading, event: Event) -> ToldEvent:
    cast = reading.identities
    return ToldEvent(
        event=event,
        report=reading.report.id,
        words=event_words(reading, event),
        place=next((place for place in cast.places if place.id == event.place), None),
        time=next((time for time in cast.times if time.id == event.time), None),
    )
