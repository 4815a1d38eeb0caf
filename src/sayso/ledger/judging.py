"""What a judgement must have before it is recorded."""

from __future__ import annotations

from sqlalchemy import Connection

from sayso.domain.claim import Aspect
from sayso.domain.ledger import Judgement, JudgementKind, Verification
from sayso.errors import BadRequest, NotFound
from sayso.ledger.asking import ids_of_kind
from sayso.ledger.decisions import verification_value
from sayso.ledger.schema import Kind

_SUBJECT = {
    JudgementKind.ACCEPT: Kind.CLAIM,
    JudgementKind.REJECT: Kind.CLAIM,
    JudgementKind.SAME_EVENT: Kind.EVENT,
    JudgementKind.NEVER_SAME: Kind.EVENT,
    JudgementKind.VERIFICATION: Kind.EVENT,
    JudgementKind.UNDO: Kind.JUDGEMENT,
}
"""What must be recorded. An actor needs not: sides are set before any report is read."""


def check(connection: Connection, judgement: Judgement) -> None:
    """Makes sure that a judgement can be folded.

    Raises:
        BadRequest: it lacks what its kind needs, or its value is none.
        NotFound: what it is about is not recorded.
    """
    _check_shape(judgement)
    kind = _SUBJECT.get(judgement.kind)
    if kind is None:
        return
    subjects = {judgement.subject, judgement.other} if judgement.other is not None else {judgement.subject}
    missing = sorted(subjects - ids_of_kind(connection, kind, subjects))
    if missing:
        raise NotFound(f"no {kind.value} in the ledger has the id {missing[0]}")


def _check_shape(judgement: Judgement) -> None:
    match judgement.kind:
        case JudgementKind.SIDE if not judgement.value:
            raise BadRequest("a judgement of a side needs the side's name")
        case JudgementKind.SAME_EVENT | JudgementKind.NEVER_SAME if judgement.other in (None, judgement.subject):
            raise BadRequest(f"a judgement “{judgement.kind.value}” needs two different events")
        case JudgementKind.VERIFICATION if verification_value(judgement.value) is None:
            raise BadRequest(
                f"“{judgement.value}” is no judgement of verification; it is ASPECT=VERIFICATION with one of "
                f"{', '.join(Aspect)} and one of {', '.join(Verification)}"
            )
