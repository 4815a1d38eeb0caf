"""Bodies as rows of their tables, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias, TypeVar

from sqlalchemy import Table

from sayso.domain.claim import Aspect, Claim, Stance
from sayso.domain.factuality import Certainty, Factuality, Polarity
from sayso.domain.identity import Event
from sayso.domain.ledger import Body, Judgement, JudgementKind, Refusal, Relation, RelationKind, ToldClaim, ToldEvent
from sayso.domain.report import Report
from sayso.ledger import schema
from sayso.ledger.schema import Kind
from sayso.ledger.trees import (
    actor_from,
    actor_to,
    from_json,
    participants_from,
    participants_to,
    place_from,
    place_to,
    time_from,
    time_to,
    to_json,
)

Values: TypeAlias = dict[str, object]
Stored: TypeAlias = Sequence[Any]
"""A row's columns in the order of its table's."""

_Known = TypeVar("_Known", bound=str)

TABLE: Mapping[Kind, Table] = {
    Kind.REPORT: schema.reports,
    Kind.EVENT: schema.events,
    Kind.CLAIM: schema.claims,
    Kind.RELATION: schema.relations,
    Kind.JUDGEMENT: schema.judgements,
    Kind.REFUSAL: schema.refusals,
}


def _by_value(*members: _Known) -> dict[str, _Known]:
    """A dictionary finds a member in a fraction of the time that calling the enumeration takes; rows are many."""
    return {str(member): member for member in members}


_ASPECT, _STANCE = _by_value(*Aspect), _by_value(*Stance)
_CERTAINTY, _POLARITY = _by_value(*Certainty), _by_value(*Polarity)
_RELATION = _by_value(*RelationKind)


def row_of(body: Body) -> tuple[Kind, Values]:
    """The kind of a body, and its row."""
    match body:
        case Report():
            return Kind.REPORT, _report_row(body)
        case ToldEvent():
            return Kind.EVENT, _event_row(body)
        case ToldClaim():
            return Kind.CLAIM, _claim_row(body)
        case Relation() | Judgement() | Refusal():
            kind = {Relation: Kind.RELATION, Judgement: Kind.JUDGEMENT, Refusal: Kind.REFUSAL}[type(body)]
            return kind, {name: getattr(body, name) for name in TABLE[kind].columns.keys()}  # noqa: SIM118


def _report_row(report: Report) -> Values:
    return {
        "id": report.id,
        "url": report.url,
        "path": report.path,
        "title": report.title,
        "label": report.label,
        "byline": to_json(report.byline),
        "publisher": report.publisher,
        "published": report.published,
        "updated": report.updated,
        "language": report.language,
        "sha256_raw": report.sha256_raw,
        "sha256_text": report.sha256_text,
        "found_by": to_json(report.found_by),
    }


def _event_row(told: ToldEvent) -> Values:
    event = told.event
    return {
        "id": event.id,
        "report": told.report,
        "type": event.type,
        "triggers": event.triggers,
        "participants": participants_to(event.participants),
        "certainty": event.factuality.certainty,
        "polarity": event.factuality.polarity,
        "words": told.words,
        "place_id": event.place,
        "place": place_to(told.place) if told.place else None,
        "time_id": event.time,
        "time": time_to(told.time) if told.time else None,
    }


def _claim_row(told: ToldClaim) -> Values:
    claim = told.claim
    return {
        "id": claim.id,
        "report": claim.report,
        "attribution": claim.attribution,
        "actor": claim.actor,
        "source": claim.source,
        "cue": claim.cue,
        "content": claim.content,
        "event": claim.event,
        "aspect": claim.aspect,
        "stance": claim.stance,
        "certainty": claim.certainty,
        "score": claim.score,
        "words": told.words,
        "source_words": told.source_words,
        "speaker": actor_to(told.actor) if told.actor else None,
        "origin": told.origin,
    }


def report_of(row: Stored) -> Report:
    """A report from the columns of ``reports``."""
    name, url, path, title, label, byline, publisher, published, updated, language, raw, text, found_by = row
    return Report(
        id=name,
        url=url,
        path=path,
        title=title,
        label=label,
        byline=tuple(from_json(byline)),
        publisher=publisher,
        published=published,
        updated=updated,
        language=language,
        sha256_raw=raw,
        sha256_text=text,
        found_by=tuple((field, how) for field, how in from_json(found_by)),
    )


def event_of(row: Stored) -> ToldEvent:
    """A report's event from the columns of ``events``."""
    name, report, kind, triggers, participants, certainty, polarity, words, place_id, place, time_id, time = row
    return ToldEvent(
        event=Event(
            id=name,
            type=kind,
            triggers=triggers,
            participants=participants_from(participants),
            place=place_id,
            time=time_id,
            factuality=Factuality(_CERTAINTY[certainty], _POLARITY[polarity]),
        ),
        report=report,
        words=words,
        place=place_from(place) if place else None,
        time=time_from(time) if time else None,
    )


def claim_of(row: Stored) -> ToldClaim:
    """A claim from the columns of ``claims``."""
    (name, report, attribution, actor, source, cue, content, event) = row[:8]
    (aspect, stance, certainty, score, words, source_words, speaker, origin) = row[8:]
    return ToldClaim(
        claim=Claim(
            id=name,
            report=report,
            attribution=attribution,
            actor=actor,
            source=source,
            cue=cue,
            content=content,
            event=event,
            aspect=_ASPECT[aspect],
            stance=_STANCE[stance],
            certainty=_CERTAINTY[certainty],
            score=score,
        ),
        words=words,
        source_words=source_words,
        actor=actor_from(speaker) if speaker else None,
        origin=origin,
    )


def _relation_of(row: Stored) -> Relation:
    _, kind, left, right, score, because = row
    return Relation(_RELATION[kind], left, right, score, because)


def _judgement_of(row: Stored) -> Judgement:
    _, kind, subject, value, other, reason = row
    return Judgement(JudgementKind(kind), subject, value, other, reason)


def _refusal_of(row: Stored) -> Refusal:
    _, where, why = row
    return Refusal(where, why)


BODY_OF: Mapping[Kind, Callable[[Stored], Body]] = {
    Kind.REPORT: report_of,
    Kind.EVENT: event_of,
    Kind.CLAIM: claim_of,
    Kind.RELATION: _relation_of,
    Kind.JUDGEMENT: _judgement_of,
    Kind.REFUSAL: _refusal_of,
}
