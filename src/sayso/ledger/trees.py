"""The small trees that stand in columns as JSON: an actor, a place, a time, participants, a text's layout."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sayso.domain.claim import Spot
from sayso.domain.identity import Actor, ActorKind, Bearer, EventParticipant, Place, Time
from sayso.domain.mention import Role
from sayso.domain.quantity import Harm, Qualifier, Quantity, Standing
from sayso.domain.report import Media
from sayso.domain.text import Block, BlockKind, Sentence, Span, Text, Turn
from sayso.ledger.columns import spans_from, spans_to

_write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_read = json.JSONDecoder().raw_decode  # made once, and without looking for white space: rows are many


def to_json(tree: object) -> str:
    """JSON in one line, in the characters of the text."""
    return _write(tree)


def from_json(said: str) -> Any:  # noqa: ANN401
    """What ``to_json`` wrote; each caller knows the tree's shape, having written it."""
    return _read(said)[0]


def iso(when: date | None) -> str | None:
    """A day or a moment as it stands in a tree."""
    return when.isoformat() if when else None


def _moment(said: str | None) -> datetime | None:
    return datetime.fromisoformat(said) if said else None


def actor_to(actor: Actor) -> str:
    """An actor as JSON."""
    return to_json(
        {
            "id": actor.id,
            "name": actor.name,
            "kind": actor.kind,
            "mentions": spans_to(actor.mentions),
            "side": actor.side,
            "speaks_for": actor.speaks_for,
        }
    )


@lru_cache(maxsize=4096)
def actor_from(said: str) -> Actor:
    """An actor from JSON; a report's claims share few of them."""
    tree = from_json(said)
    kind, mentions = ActorKind(tree["kind"]), spans_from(tree["mentions"])
    return Actor(tree["id"], tree["name"], kind, mentions, tree["side"], tree["speaks_for"])


def also_to(also: Iterable[Spot]) -> str:
    """Other places of a claim as JSON."""
    return to_json([[one.attribution, spans_to(one.source), spans_to(one.cue), spans_to(one.content)] for one in also])


def also_from(said: str) -> tuple[Spot, ...]:
    """Other places of a claim from JSON."""
    return tuple(Spot(name, *map(spans_from, spans)) for name, *spans in from_json(said))


def quantities_to(quantities: Iterable[Quantity]) -> str:
    """A claim's quantities as JSON."""
    return to_json(
        [
            [one.low, one.best, one.high, one.qualifier, one.unit, one.harm, one.standing, spans_to(one.spans),
             one.words]
            for one in quantities
        ]
    )  # fmt: skip


@lru_cache(maxsize=4096)
def quantities_from(said: str) -> tuple[Quantity, ...]:
    """A claim's quantities from JSON; most have none."""
    return tuple(
        Quantity(
            low, best, high, Qualifier(how), unit, Harm(harm) if harm else None, Standing(standing), spans_from(spans),
            words,
        )
        for low, best, high, how, unit, harm, standing, spans, words in from_json(said)
    )  # fmt: skip


def place_to(place: Place) -> str:
    """A place as JSON."""
    return to_json(
        {
            "id": place.id,
            "mentions": spans_to(place.mentions),
            "name": place.name,
            "gazetteer": place.gazetteer,
            "lat": place.lat,
            "lon": place.lon,
            "precision": place.precision,
            "country": place.country,
            "admin": place.admin,
            "unresolved": place.unresolved,
            "radius_km": place.radius_km,
            "score": place.score,
            "claimed_by": place.claimed_by,
            "candidates": [
                [one.gazetteer, one.name, one.lat, one.lon, one.country, one.score] for one in place.candidates
            ],
            "relation": place.relation,
        }
    )


@lru_cache(maxsize=4096)
def place_from(said: str) -> Place:
    """A place from JSON."""
    tree = from_json(said)
    tree["mentions"], tree["admin"] = spans_from(tree["mentions"]), tuple(tree["admin"])
    tree["claimed_by"] = tuple(tree.get("claimed_by", ()))  # older ledgers know less of a place
    tree["candidates"] = tuple(Bearer(*one) for one in tree.get("candidates", ()))
    return Place(**tree)


def places_told(told: Iterable[Mapping[str, Any]]) -> tuple[Place, ...]:
    """The places of a ``reading/1``; what an older reading does not tell of a place is not known."""
    return tuple(
        Place(
            one["id"],
            tuple(Span(*pair) for pair in one["mentions"]),
            one["name"],
            one["gazetteer"],
            one["lat"],
            one["lon"],
            one["precision"],
            one["country"],
            tuple(one["admin"]),
            one["unresolved"],
            one.get("radius_km"),
            one.get("score"),
            tuple(one.get("claimed_by", ())),
            tuple(Bearer(**each) for each in one.get("candidates", ())),
            one.get("relation"),
        )
        for one in told
    )


def time_to(time: Time) -> str:
    """A time as JSON."""
    return to_json(
        {
            "id": time.id,
            "span": [time.span.start, time.span.end],
            "value": time.value,
            "kind": time.kind,
            "earliest": iso(time.earliest),
            "latest": iso(time.latest),
            "unresolved": time.unresolved,
        }
    )


@lru_cache(maxsize=4096)
def time_from(said: str) -> Time:
    """A time from JSON."""
    tree = from_json(said)
    tree["span"], tree["earliest"], tree["latest"] = (
        Span(*tree["span"]),
        _moment(tree["earliest"]),
        _moment(tree["latest"]),
    )
    return Time(**tree)


def participants_to(participants: tuple[EventParticipant, ...]) -> str:
    """An event's participants as JSON."""
    return to_json([[one.role, spans_to(one.spans), one.actor] for one in participants])


def participants_from(said: str) -> tuple[EventParticipant, ...]:
    """An event's participants from JSON."""
    if said == "[]":
        return ()
    return tuple(EventParticipant(Role(role), spans_from(spans), actor) for role, spans, actor in from_json(said))


def layout_to(text: Text, media: Iterable[Media] = ()) -> str:
    """All of a text but its words, and what its report shows beside them."""
    shown = [[one.name, one.kind, one.size, one.sha256, one.likeness, one.because] for one in media]
    return to_json(
        {
            **({"media": shown} if shown else {}),
            "blocks": [[one.span.start, one.span.end, one.kind] for one in text.blocks],
            "sentences": [[one.span.start, one.span.end, one.block] for one in text.sentences],
            "turns": [
                [
                    [one.speaker.start, one.speaker.end] if one.speaker else None,
                    [one.words.start, one.words.end],
                    one.at_seconds,
                    *([] if one.until_seconds is None else [one.until_seconds]),
                ]
                for one in text.turns
            ],
        }
    )


def text_from(words: str, layout: str) -> Text:
    """A text from its words and its layout."""
    tree = from_json(layout)
    return Text(
        words,
        tuple(Block(Span(start, end), BlockKind(kind)) for start, end, kind in tree["blocks"]),
        tuple(Sentence(Span(start, end), block) for start, end, block in tree["sentences"]),
        tuple(Turn(Span(*speaker) if speaker else None, Span(*said), *at) for speaker, said, *at in tree["turns"]),
    )


def media_from(layout: str) -> tuple[Media, ...]:
    """What a report shows beside its words, from its layout."""
    return tuple(Media(*one) for one in from_json(layout).get("media", ()))
