"""What changed between two moments."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.web.moments import Moment
from sayso.web.pages.lists import Link, Pager
from sayso.web.pages.related import RelatedClaim


@dataclass(frozen=True, slots=True)
class Value:
    """What a value was or became. ``href`` None: it leads nowhere."""

    words: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change. ``matter`` None: it is the event's; ``left``: claims more than those shown."""

    kind: str
    kind_word: str
    aspect: str | None
    matter: str | None
    before: tuple[Value, ...]
    after: tuple[Value, ...]
    because: str
    claims: tuple[RelatedClaim, ...]
    left: int


@dataclass(frozen=True, slots=True)
class ChangedEvent:
    """One event with its changes; none: something was recorded, and the answer is the same.

    ``later``: where its changes are told; None: they are told here.
    """

    href: str
    label: str
    changes: tuple[ChangeLine, ...]
    later: str | None = None


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """What changes.html may use. ``event``: the label and address of the one that is asked about; None: all are.

    ``until`` None: up to now. ``now``: the moment of this answer, ISO 8601, for whoever comes again. ``kept`` are the
    names and values that the form keeps. ``empty``: no report was read yet.
    """

    event: Link | None
    since: Moment
    since_value: str
    until: Moment | None
    until_value: str
    spans: tuple[Link, ...]
    kept: tuple[tuple[str, str], ...]
    everything: str
    now: str
    pager: Pager
    events: tuple[ChangedEvent, ...]
    empty: bool
