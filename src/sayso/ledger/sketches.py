"""What reports are compared by, as it stands in columns: sketches of events, hashes of texts, lineages of claims."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from sayso.domain.lineage import Credit, Lineage, Link, Step
from sayso.domain.text import Span
from sayso.ledger.columns import spans_from, spans_to
from sayso.ledger.trees import from_json, iso, to_json
from sayso.relate import EventSketch


def sketch_to(sketch: EventSketch) -> str:
    """An event's sketch as JSON; what the row's own columns say is left out."""
    return to_json(
        {
            "type": sketch.type,
            "triggers": sorted(sketch.triggers),
            "places": sketch.places,
            "within": sketch.within,
            "gazetteer": sketch.gazetteer,
            "point": sketch.point,
            "wide": sketch.wide,
            "first": iso(sketch.first),
            "last": iso(sketch.last),
            "dated": sketch.dated,
            "actors": sorted(sketch.actors),
            "cast": sorted(sketch.cast),
            "focus": sketch.focus,
            "names": sketch.names,
            "around": sorted(sketch.around),
            "figures": sorted(sketch.figures),
            "told": sketch.told,
        }
    )


@lru_cache(maxsize=8192)
def sketch_from(event: str, report: str, said: str) -> EventSketch:
    """An event's sketch from its row."""
    tree = from_json(said)
    sets = {name: frozenset(tree[name]) for name in ("triggers", "actors", "cast")}
    sets |= {name: frozenset(tree.get(name, ())) for name in ("around", "figures")}  # earlier versions had none
    tuples = {name: tuple(tree.get(name, ())) for name in ("places", "within", "names", "told")}
    days = {name: _day(tree[name]) for name in ("first", "last")}
    point = tuple(tree["point"]) if tree["point"] else None
    return EventSketch(event=event, report=report, **tree | sets | tuples | days | {"point": point})


def hashes_to(hashes: Iterable[int]) -> bytes:
    """A text's hashes, eight bytes each, in order."""
    return b"".join(value.to_bytes(8) for value in sorted(hashes))


def hashes_from(stored: bytes) -> frozenset[int]:
    """A text's hashes from their bytes."""
    return frozenset(struct.unpack(f">{len(stored) // 8}Q", stored))


def lineages_to(credited: Iterable[Credit], claims: Mapping[str, Lineage]) -> str:
    """Where a reading's claims come from, and whom the report credits. The origins themselves stand in the claims."""
    return to_json(
        {
            "credits": [
                [one.agency, one.where, [one.words.start, one.words.end] if one.words else None, one.whole]
                for one in credited
            ],
            "claims": {
                name: [[[step.name, step.link, spans_to(step.words)] for step in one.steps], one.because]
                for name, one in claims.items()
            },
        }
    )


def credits_from(said: str) -> tuple[Credit, ...]:
    """Whom a report credits, from what ``lineages_to`` wrote."""
    told = from_json(said)["credits"]
    return tuple(Credit(agency, where, Span(*words) if words else None, whole) for agency, where, words, whole in told)


def lineage_from(said: str, claim: str, origin: str | None) -> Lineage | None:
    """One claim's lineage, from what ``lineages_to`` wrote and its origin; None: the claim is not there."""
    told = from_json(said)["claims"].get(claim)
    if told is None:
        return None
    steps, because = told
    return Lineage(origin, tuple(Step(name, Link(link), spans_from(words)) for name, link, words in steps), because)


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None
