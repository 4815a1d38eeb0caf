"""What the values of judgements say, as they are written in the ledger: one line each, read without a look at others.

A correction is ``field=value``; a verification ``aspect=verification`` or ``aspect=verification:how``; a place a JSON
object; a time ``earliest/latest`` in ISO 8601; a filing in a dossier ``in`` or ``out``; a grade its letter or digit.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, time
from enum import StrEnum
from typing import TypeVar

from sayso.domain.account import Verification
from sayso.domain.claim import Aspect, Stance
from sayso.domain.factuality import Certainty
from sayso.domain.grading import Credibility, Reliability
from sayso.domain.identity import Actor, ActorKind, Place, Time, actor_id
from sayso.domain.ids import content_id
from sayso.domain.ledger import ToldClaim
from sayso.domain.text import Span
from sayso.errors import BadRequest
from sayso.fold.figures import figure_in, figure_line, with_figure

LONGEST = 2_000
"""Code points of a value; a judgement is a line, no document."""


IN, OUT = "in", "out"
"""What a filing in a dossier says."""


class Field(StrEnum):
    """What of a claim a person can correct; nothing means: none.

    ``actor`` is ``kind:name``, ``event`` an id, ``figure`` a line of ``ledger.figures``.
    """

    ACTOR = "actor"
    ASPECT = "aspect"
    STANCE = "stance"
    CERTAINTY = "certainty"
    EVENT = "event"
    FIGURE = "figure"


def correction(field: Field, value: str | None, kind: ActorKind = ActorKind.UNKNOWN) -> str:
    """Writes a correction. ``value`` None: there is none (a source nobody names, about no event).

    ``kind`` is the actor's, where the field is one.
    """
    if field is Field.ACTOR and value:
        return f"{field}={kind}:{value}"
    return f"{field}={value or ''}"


def correction_in(value: str | None) -> tuple[Field, str]:
    """Reads a correction.

    Raises:
        BadRequest: it is none, or its field cannot have that value.
    """
    name, equals, to = (value or "").partition("=")
    if not equals or name not in set(Field):
        raise BadRequest(f"“{value}” is no correction; it is FIELD=VALUE with one of {', '.join(Field)}")
    field = Field(name)
    known: Mapping[Field, type[StrEnum]] = {Field.ASPECT: Aspect, Field.STANCE: Stance, Field.CERTAINTY: Certainty}
    if field in known and to not in set(known[field]):
        raise BadRequest(f"“{to}” is no {field}; it is one of {', '.join(known[field])}")
    if field is Field.ACTOR and to:
        kind, colon, actor = to.partition(":")
        if not colon or kind not in set(ActorKind) or not actor.strip():
            raise BadRequest(f"“{to}” is no actor; it is KIND:NAME with one of {', '.join(ActorKind)}")
    if field is Field.FIGURE and to:
        figure_in(to)
    return field, to


def corrected(told: ToldClaim, field: Field, to: str) -> ToldClaim:
    """The claim with one field as a person set it. Its words, spans and score stay as they are."""
    claim = told.claim
    match field:
        case Field.FIGURE:
            return with_figure(told, to)
        case Field.ACTOR:
            return _spoken_by(told, to)
        case Field.ASPECT:
            claim = replace(claim, aspect=Aspect(to))
        case Field.STANCE:
            claim = replace(claim, stance=Stance(to))
        case Field.CERTAINTY:
            claim = replace(claim, certainty=Certainty(to))
        case Field.EVENT:
            claim = replace(claim, event=to or None)
    return replace(told, claim=claim)


def _spoken_by(told: ToldClaim, to: str) -> ToldClaim:
    kind, _, name = to.partition(":")
    if not name:
        return replace(told, claim=replace(told.claim, actor=None), actor=None, origin=None)
    actor = Actor(actor_id(name), name, ActorKind(kind), ())
    return replace(told, claim=replace(told.claim, actor=actor.id), actor=actor, origin=actor.id)


def value_of(told: ToldClaim, field: Field) -> str | None:
    """A claim's field in words of a correction's value; the actor by its name."""
    claim = told.claim
    match field:
        case Field.ACTOR:
            return told.actor.name if told.actor else None
        case Field.ASPECT:
            return claim.aspect
        case Field.STANCE:
            return claim.stance
        case Field.CERTAINTY:
            return claim.certainty
        case Field.EVENT:
            return claim.event
        case Field.FIGURE:
            return figure_line(told) or None


def reliability_in(value: str | None) -> Reliability:
    """Reads how far a source is relied on.

    Raises:
        BadRequest: it is none.
    """
    return _grade(Reliability, value, "a grade of a source's reliability")


def credibility_in(value: str | None) -> Credibility:
    """Reads how credible a claim is held to be.

    Raises:
        BadRequest: it is none.
    """
    return _grade(Credibility, value, "a grade of a claim's credibility")


G = TypeVar("G", Reliability, Credibility)


def _grade(kind: type[G], value: str | None, what: str) -> G:
    if value not in set(kind):
        raise BadRequest(f"“{value or ''}” is not {what}; it is one of {', '.join(kind)}")
    return kind(value)


def verification_value(value: str | None) -> tuple[Aspect, Verification] | None:
    """Reads ``aspect=verification`` with or without how; None where it is not of that shape."""
    aspect, _, rest = (value or "").partition("=")
    try:
        return Aspect(aspect), Verification(rest.partition(":")[0])
    except ValueError:
        return None


def how_verified(value: str | None) -> str | None:
    """In which way it was checked, as the person tells; None: not told."""
    return (value or "").partition("=")[2].partition(":")[2] or None


def place_value(
    name: str,
    lat: float | None = None,
    lon: float | None = None,
    *,
    precision: int | None = None,
    country: str | None = None,
) -> str:
    """Writes a place. ``lat`` and ``lon`` in degrees (WGS 84), ``precision`` UCDP's where_prec, 1 to 7."""
    told = {"name": name, "lat": lat, "lon": lon, "precision": precision, "country": country}
    return json.dumps({key: value for key, value in told.items() if value is not None}, ensure_ascii=False)


def place_in(value: str | None) -> Place:
    """Reads a place.

    Raises:
        BadRequest: it is no JSON object with a name, or a number in it is out of its range.
    """
    try:
        told = json.loads(value or "")
    except (json.JSONDecodeError, RecursionError):
        told = None
    match told:
        case {"name": str(name)} if name.strip():
            lat, lon = _degrees(told.get("lat"), 90), _degrees(told.get("lon"), 180)
            precision, country = told.get("precision"), told.get("country")
            if (lat is None) == (lon is None) and (
                precision is None or (type(precision) is int and 1 <= precision <= 7)
            ):
                return Place(
                    id=content_id("place", value),
                    mentions=(),
                    name=name,
                    lat=lat,
                    lon=lon,
                    precision=precision,
                    country=country if isinstance(country, str) else None,
                )
    raise BadRequest(
        f"“{(value or '')[:80]}” is no place: it needs a name; latitude and longitude in degrees, both or neither; "
        "and a precision of 1 to 7, or none"
    )


def _degrees(told: object, limit: int) -> float | None:
    if told is None:
        return None
    if isinstance(told, bool) or not isinstance(told, (int, float)) or not math.isfinite(told) or abs(told) > limit:
        raise BadRequest(f"“{str(told)[:40]}” is no number of degrees from -{limit} to {limit}")
    return float(told)


def time_in(value: str | None) -> Time:
    """Reads an interval ``earliest/latest``, or one date or moment for both; a date alone is that whole day, in UTC.

    Raises:
        BadRequest: it is no time, or ends before it begins.
    """
    first, _, last = (value or "").partition("/")
    try:
        earliest, latest = _moment(first, time.min), _moment(last or first, time.max)
    except (ValueError, OverflowError) as no_time:
        raise BadRequest(
            f"“{(value or '')[:80]}” is no time: write it like 2031-03-03 or 2031-03-03/2031-03-05"
        ) from no_time
    if latest < earliest:
        raise BadRequest(f"“{(value or '')[:80]}” ends before it begins")
    return Time(content_id("time", value), Span(0, 1), value, "date", earliest, latest)


def _moment(told: str, edge: time) -> datetime:
    when = datetime.fromisoformat(told.strip())
    if len(told.strip()) <= len("2031-03-03"):
        when = datetime.combine(when.date(), edge)
    return when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)
