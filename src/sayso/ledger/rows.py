"""Bodies as rows of their tables, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias, TypeVar

from sqlalchemy import Column, ColumnElement, FromClause, Table, and_

from sayso.domain.claim import Aspect, Claim, Stance
from sayso.domain.factuality import Certainty, Factuality, Polarity
from sayso.domain.identity import Event
from sayso.domain.ledger import (
    Body,
    Judgement,
    JudgementKind,
    Refusal,
    Relation,
    RelationKind,
    ToldClaim,
    ToldEvent,
    Version,
    VersionKind,
)
from sayso.domain.report import Report
from sayso.ledger import schema
from sayso.ledger.schema import Kind
from sayso.ledger.trees import (
    actor_from,
    actor_to,
    also_from,
    also_to,
    from_json,
    participants_from,
    participants_to,
    place_from,
    place_to,
    quantities_from,
    quantities_to,
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
    Kind.VERSION: schema.versions,
    Kind.JUDGEMENT: schema.judgements,
    Kind.REFUSAL: schema.refusals,
}


NUMBERED = frozenset({Kind.EVENT, Kind.CLAIM, Kind.RELATION})
"""Kinds whose table has a row for each ``nth`` of an id; a report's is in ``readings``, all others have one row."""

_REPORT = (
    schema.reports.c.id,
    schema.reports.c.url,
    schema.readings.c.path,
    schema.reports.c.title,
    schema.readings.c.label,
    schema.readings.c.byline,
    schema.reports.c.publisher,
    schema.readings.c.published,
    schema.readings.c.updated,
    schema.readings.c.language,
    schema.readings.c.sha256_raw,
    schema.reports.c.sha256_text,
    schema.readings.c.found_by,
)


def columns_of(kind: Kind) -> tuple[Column[Any], ...]:
    """The columns that a body of the kind is made of, in the order in which ``BODY_OF`` takes them."""
    return _REPORT if kind is Kind.REPORT else tuple(column for column in TABLE[kind].c if column.name != "nth")


def home_of(kind: Kind) -> tuple[FromClause, ColumnElement[bool]]:
    """Where bodies of the kind are, and the condition that a row of it is an entry's."""
    entries, table = schema.entries.c, TABLE[kind].c
    if kind is Kind.REPORT:
        read = schema.readings.c
        joined = schema.readings.join(schema.reports, read.report == table.id)
        return joined, and_(entries.id == read.report, entries.nth == read.nth)
    if kind in NUMBERED:
        return TABLE[kind], and_(entries.id == table.id, entries.nth == table.nth)
    return TABLE[kind], entries.id == table.id


def _by_value(*members: _Known) -> dict[str, _Known]:
    """A dictionary finds a member in a fraction of the time that calling the enumeration takes; rows are many."""
    return {str(member): member for member in members}


_ASPECT, _STANCE = _by_value(*Aspect), _by_value(*Stance)
_CERTAINTY, _POLARITY = _by_value(*Certainty), _by_value(*Polarity)
_RELATION = _by_value(*RelationKind)
_VERSION = _by_value(*VersionKind)


_PLAIN: Mapping[type, Kind] = {
    Relation: Kind.RELATION,
    Version: Kind.VERSION,
    Judgement: Kind.JUDGEMENT,
    Refusal: Kind.REFUSAL,
}
"""Nouns whose fields are their columns."""


def row_of(body: Body) -> tuple[Kind, Values]:
    """The kind of a body, and its row without ``nth``; a report's is that of ``reports``."""
    match body:
        case Report():
            return Kind.REPORT, _report_row(body)
        case ToldEvent():
            return Kind.EVENT, _event_row(body)
        case ToldClaim():
            return Kind.CLAIM, _claim_row(body)
        case Relation() | Version() | Judgement() | Refusal():
            kind = _PLAIN[type(body)]
            return kind, {column.name: getattr(body, column.name) for column in columns_of(kind)}


def _report_row(report: Report) -> Values:
    return {
        "id": report.id,
        "url": report.url,
        "title": report.title,
        "publisher": report.publisher,
        "sha256_text": report.sha256_text,
    }


def taken_row(report: Report) -> Values:
    """What a reader took from a report beside what makes its id: the columns of ``readings`` for it."""
    return {
        "path": report.path,
        "label": report.label,
        "byline": to_json(report.byline),
        "published": report.published,
        "updated": report.updated,
        "language": report.language,
        "sha256_raw": report.sha256_raw,
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
        "also": also_to(claim.also) if claim.also else None,
        "quantities": None if claim.quantities is None else quantities_to(claim.quantities),
    }


def report_of(row: Stored) -> Report:
    """A report from the columns of ``reports`` and ``readings``."""
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
    (aspect, stance, certainty, score, words, source_words, speaker, origin, also, quantities) = row[8:]
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
            also=also_from(also) if also else (),
            quantities=None if quantities is None else quantities_from(quantities),
        ),
        words=words,
        source_words=source_words,
        actor=actor_from(speaker) if speaker else None,
        origin=origin,
    )


def _relation_of(row: Stored) -> Relation:
    _, kind, left, right, score, because = row
    return Relation(_RELATION[kind], left, right, score, because)


def _version_of(row: Stored) -> Version:
    _, kind, report, former = row
    return Version(_VERSION[kind], report, former)


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
    Kind.VERSION: _version_of,
    Kind.JUDGEMENT: _judgement_of,
    Kind.REFUSAL: _refusal_of,
}
