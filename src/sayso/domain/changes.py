"""What became of answers between two moments, as records."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.domain.claim import Aspect


class ChangeKind(StrEnum):
    """What changed. The names are those of ``change/1``."""

    EVENT_NEW = "event-new"
    EVENT_GONE = "event-gone"
    EVENTS_MERGED = "events-merged"
    EVENT_SPLIT = "event-split"
    REPORTS_NEW = "reports-new"
    REPORTS_GONE = "reports-gone"
    PLACE = "place"
    TIME = "time"
    MATTER_NEW = "matter-new"
    MATTER_GONE = "matter-gone"
    AGREEMENT = "agreement"
    VERIFICATION = "verification"
    POSITION_NEW = "position-new"
    POSITION_GONE = "position-gone"


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one event's account.

    Attributes:
        kind: what changed.
        event: the event's id at the later moment; at the earlier one where it no longer stands.
        label: what the event is called.
        aspect: of a matter; None where the change is the event's.
        proposition: of a matter, as worded at the later moment; None as for ``aspect``.
        before: the former value, in the codes of the public JSON; None where there was none.
        after: the present value; None where there is none.
        claims: ids of the claims that are new in the matter, or that left it; () where the change is the event's.
        because: why the account is as it is now, in plain words; for what is gone, as it was.
    """

    kind: ChangeKind
    event: str
    label: str
    aspect: Aspect | None
    proposition: str | None
    before: str | None
    after: str | None
    claims: tuple[str, ...]
    because: str
