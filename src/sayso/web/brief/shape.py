"""A brief as JSON, ``brief/1``: the same that its page tells, with the ids and codes that programs go by."""

from __future__ import annotations

from sayso.domain.json_values import Json
from sayso.web.brief.told import Brief, BriefEvent, Matter, Note, Point, Source, Voice
from sayso.web.moments import Moment


def brief_json(brief: Brief) -> dict[str, Json]:
    """The object of ``sayso brief --json``; names that the brief withholds are withheld in it too."""
    at = {one.key: (event.number, number) for event in brief.events for number, one in enumerate(event.matters)}
    return {
        "sayso": "brief/1",
        "title": brief.title,
        "dossier": brief.dossier,
        "as_of": _moment(brief.as_of),
        "recorded": _moment(brief.recorded),
        "filters": list(brief.filters),
        "order": brief.order,
        "witnesses": "named" if brief.named else "withheld",
        "withheld": brief.withheld,
        "events_total": brief.numbers.total,
        "events_fitting": brief.numbers.fitting,
        "events_without_place": brief.numbers.without_place,
        "events_without_date": brief.numbers.without_date,
        "events_left": brief.numbers.beyond,
        "contested": [_point(one, at) for one in brief.contested],
        "checked": [_point(one, at) for one in brief.checked],
        "events": [_event(one) for one in brief.events],
        "notes": [_note(one) for one in brief.notes],
        "sources": [_source(one) for one in brief.sources],
    }


def _moment(when: Moment | None) -> Json:
    return when.iso if when else None


def _point(point: Point, at: dict[str, tuple[int, int]]) -> Json:
    event, matter = at[point.key]
    return {"event": event, "matter": matter}


def _event(event: BriefEvent) -> Json:
    return {
        "number": event.number,
        "id": event.id,
        "label": event.label,
        "type": event.type,
        "place": event.place,
        "happened": event.happened,
        "earliest": event.days[0],
        "latest": event.days[1],
        "reports": event.told_by,
        "matters": [_matter(one) for one in event.matters],
        "matters_left": event.beyond,
    }


def _matter(matter: Matter) -> Json:
    aspect, agreement, verification = matter.codes
    spread = matter.numbers
    return {
        "aspect": aspect,
        "proposition": matter.proposition,
        "agreement": agreement,
        "verification": verification,
        "spread": {
            "reports": spread.reports,
            "publishers": spread.publishers,
            "origins": spread.origins,
            "origins_unknown": spread.origins_unknown,
        },
        "because": matter.because,
        "positions": [
            _voice(one, side.name, side.name if side.own else None) for side in matter.sides for one in side.voices
        ],
        "positions_left": matter.beyond,
    }


def _voice(voice: Voice, group: str, side: str | None) -> Json:
    stance, certainty = voice.codes
    return {
        "actor": voice.actor,
        "name": voice.name,
        "group": group,
        "side": side,
        "stance": stance,
        "certainty": certainty,
        "words": voice.words,
        "note": voice.note,
        "claims": list(voice.claims),
    }


def _note(note: Note) -> Json:
    return {
        "number": note.number,
        "claim": note.claim,
        "source": note.source,
        "start": note.span[0],
        "end": note.span[1],
        "pieces": [{"words": one.words, "claimed": one.claimed} for one in note.pieces],
    }


def _source(source: Source) -> Json:
    return {
        "number": source.number,
        "report": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "published": _moment(source.published),
        "updated": _moment(source.updated),
        "url": source.address,
        "sha256_text": source.digest,
    }
