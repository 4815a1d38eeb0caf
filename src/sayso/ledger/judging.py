"""What a judgement must have before it is recorded."""

from __future__ import annotations

from sqlalchemy import Connection

from sayso.domain.account import Verification
from sayso.domain.claim import Aspect
from sayso.domain.ledger import Judgement, JudgementKind
from sayso.errors import BadRequest, NotFound
from sayso.fold.values import (
    IN,
    LONGEST,
    OUT,
    Field,
    correction_in,
    credibility_in,
    place_in,
    reliability_in,
    time_in,
    verification_value,
)
from sayso.ledger.asking import ids_of_kind
from sayso.ledger.schema import Kind

LONGEST_NAME = 200
"""Code points of a dossier's name."""

_SUBJECT = {
    JudgementKind.ACCEPT: Kind.CLAIM,
    JudgementKind.REJECT: Kind.CLAIM,
    JudgementKind.CORRECT: Kind.CLAIM,
    JudgementKind.SAME_EVENT: Kind.EVENT,
    JudgementKind.NEVER_SAME: Kind.EVENT,
    JudgementKind.SPLIT_EVENT: Kind.EVENT,
    JudgementKind.PLACE: Kind.EVENT,
    JudgementKind.TIME: Kind.EVENT,
    JudgementKind.VERIFICATION: Kind.EVENT,
    JudgementKind.CREDIBILITY: Kind.CLAIM,
    JudgementKind.UNDO: Kind.JUDGEMENT,
}
"""What the subject must be recorded as. An actor needs not: its side is set before any report is read, or its grade."""

_OTHER = {
    JudgementKind.SAME_EVENT: Kind.EVENT,
    JudgementKind.NEVER_SAME: Kind.EVENT,
    JudgementKind.SPLIT_ACTOR: Kind.REPORT,
}

_ACTORS = frozenset({JudgementKind.SAME_ACTOR, JudgementKind.NEVER_SAME_ACTOR, JudgementKind.SPLIT_ACTOR})
_PAIRS = frozenset(
    {
        JudgementKind.SAME_EVENT,
        JudgementKind.NEVER_SAME,
        JudgementKind.SAME_ACTOR,
        JudgementKind.NEVER_SAME_ACTOR,
        JudgementKind.SPLIT_ACTOR,
    }
)


def recorded_ends(judgement: Judgement) -> tuple[str, ...]:
    """The ids in a judgement that must be recorded."""
    return tuple(name for _, name in _ends(judgement))


def _ends(judgement: Judgement) -> list[tuple[Kind, str]]:
    ends = []
    if (kind := _SUBJECT.get(judgement.kind)) is not None:
        ends.append((kind, judgement.subject))
    if (kind := _OTHER.get(judgement.kind)) is not None and judgement.other is not None:
        ends.append((kind, judgement.other))
    if judgement.kind is JudgementKind.DOSSIER:
        ends.append((Kind.REPORT if judgement.subject.startswith("report-") else Kind.EVENT, judgement.subject))
    if judgement.kind is JudgementKind.CORRECT:
        field, to = correction_in(judgement.value)
        if field is Field.EVENT and to:
            ends.append((Kind.EVENT, to))
    return ends


def check(connection: Connection, judgement: Judgement) -> None:
    """Makes sure that a judgement can be folded.

    Raises:
        BadRequest: it lacks what its kind needs, or its value is none.
        NotFound: what it is about is not recorded.
    """
    check_shape(judgement)
    for kind, name in _ends(judgement):
        if not ids_of_kind(connection, kind, [name]):
            raise NotFound(f"no {kind.value} in the ledger has the id {name}")


def check_shape(judgement: Judgement) -> None:
    """Makes sure that a judgement has what its kind needs, whatever is recorded.

    Raises:
        BadRequest: it has not.
    """
    for told in (judgement.value, judgement.other, judgement.reason):
        if told is not None and len(told) > LONGEST:
            raise BadRequest(f"a judgement's words are at most {LONGEST} characters long, not {len(told)}")
    if judgement.kind in _PAIRS and judgement.other in (None, judgement.subject):
        raise BadRequest(f"a judgement “{judgement.kind.value}” needs two different things")
    if judgement.kind in _ACTORS and not judgement.subject.startswith("actor-"):
        raise BadRequest(f"“{judgement.subject}” is no actor")
    _check_value(judgement)


def _check_value(judgement: Judgement) -> None:
    match judgement.kind:
        case JudgementKind.SIDE if not judgement.value:
            raise BadRequest("a judgement of a side needs the side's name")
        case JudgementKind.DOSSIER:
            _check_filing(judgement)
        case JudgementKind.CORRECT:
            correction_in(judgement.value)
        case JudgementKind.PLACE:
            place_in(judgement.value)
        case JudgementKind.TIME:
            time_in(judgement.value)
        case JudgementKind.RELIABILITY:
            reliability_in(judgement.value)
        case JudgementKind.CREDIBILITY:
            credibility_in(judgement.value)
        case JudgementKind.VERIFICATION if verification_value(judgement.value) is None:
            raise BadRequest(
                f"“{judgement.value}” is no judgement of verification; it is ASPECT=VERIFICATION with one of "
                f"{', '.join(Aspect)} and one of {', '.join(Verification)}"
            )


def _check_filing(judgement: Judgement) -> None:
    if not (judgement.other or "").strip() or judgement.other != (judgement.other or "").strip():
        raise BadRequest("filing in a dossier needs the dossier's name, without spaces around it")
    if len(judgement.other or "") > LONGEST_NAME:
        raise BadRequest(f"a dossier's name is at most {LONGEST_NAME} characters long")
    if judgement.value not in (IN, OUT):
        raise BadRequest(f"a filing in a dossier is {IN} or {OUT}, not “{judgement.value}”")
