"""What changed between two moments: the events that something bears on, some of them, each with its changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sayso import wording
from sayso.domain.account import Agreement, Verification
from sayso.domain.changes import Change, ChangeKind
from sayso.domain.claim import Stance
from sayso.domain.ledger import ToldClaim
from sayso.domain.quotation import quoted, shortened
from sayso.domain.report import Report
from sayso.export.cells import Row
from sayso.web import labels, moments, words
from sayso.web.desk import Desk
from sayso.web.lists import EVENTS, pager_of
from sayso.web.pages import ChangedEvent, ChangeLine, ChangesPage, Link, RelatedClaim, Value
from sayso.web.quoting import claim_href, event_href, report_href
from sayso.web.selection import Selection

SIZE = 10
"""Events of one part of the page."""

AT_ONCE = 1
"""Events whose changes come with the page: for each two accounts are folded. The others' are fetched after it."""

CLAIMS = 4
"""Claims of one change that the page shows; the files have all."""

WORDS = 120
"""Code points of a claim or a title beside a change."""

USUAL = timedelta(days=1)
"""How far back is looked where nothing is asked for."""

COLUMNS = ("event", "label", "kind", "aspect", "proposition", "before", "after", "claims", "because")

_OF_EVENTS = frozenset({ChangeKind.EVENTS_MERGED, ChangeKind.EVENT_SPLIT})
_OF_REPORTS = frozenset({ChangeKind.REPORTS_NEW, ChangeKind.REPORTS_GONE})
_OF_POSITIONS = frozenset({ChangeKind.POSITION_NEW, ChangeKind.POSITION_GONE})
_ONCE = frozenset({ChangeKind.EVENT_NEW, ChangeKind.EVENT_GONE})


@dataclass(frozen=True, slots=True)
class Between:
    """The changes of some of the events that something recorded bears on; ``total``: how many there are.

    ``later`` are events whose changes were not asked for yet.
    """

    since: datetime
    total: int
    events: tuple[str, ...]
    changes: tuple[Change, ...]
    later: tuple[str, ...] = ()


def since_of(asked: Selection) -> datetime:
    """The moment from which on changes are asked for: a day before the later one where none is given."""
    return asked.since or (asked.as_of or datetime.now(UTC)) - USUAL


def between(desk: Desk, asked: Selection, offset: int, size: int, at_once: int | None = None) -> Between:
    """Some of the events that something recorded between two moments bears on, with their changes.

    Present events come first, contested ones before others; then those that no longer stand.

    Args:
        desk: the ledger.
        asked: between which moments, of which event.
        offset: events to pass over.
        size: events at most.
        at_once: of so many of these the changes are told; None: of all.

    Raises:
        NotFound: the event that is asked about was never known.
    """
    since = since_of(asked)
    if asked.filters.event:
        order: Sequence[str] = [desk.account(asked.filters.event, asked.as_of).id]
    else:
        order = desk.overview(asked.as_of).standing(desk.ledger.touched(since, asked.as_of))
    some = order[offset : offset + size]
    shown, later = some[:at_once], some[len(some[:at_once]) :]
    present = desk.overview().groups if asked.as_of is None else None
    changes = desk.ledger.changed(since, asked.as_of, events=shown, present=present) if shown else ()
    return Between(since, len(order), tuple(shown), tuple(changes), tuple(later))


def change_rows(desk: Desk, asked: Selection) -> Iterator[Row]:
    """All changes between the moments, for a file."""
    only = [asked.filters.event] if asked.filters.event else None
    for one in desk.ledger.changed(since_of(asked), asked.as_of, events=only):
        yield {
            "event": one.event,
            "label": one.label,
            "kind": one.kind.value,
            "aspect": one.aspect.value if one.aspect else None,
            "proposition": one.proposition,
            "before": one.before,
            "after": one.after,
            "claims": one.claims,
            "because": one.because,
        }


def changes_page(desk: Desk, asked: Selection) -> ChangesPage:
    """The changes between two moments, some of them."""
    now = datetime.now(UTC)
    found = between(desk, asked, (asked.page - 1) * SIZE, SIZE, AT_ONCE)
    one = desk.account(asked.filters.event, asked.as_of) if asked.filters.event else None
    return ChangesPage(
        event=Link(event_href(one.id, asked.as_of), one.label) if one else None,
        since=moments.moment(found.since),
        since_value=_field(found.since),
        until=moments.shown(asked.as_of),
        until_value=_field(asked.as_of) if asked.as_of else "",
        spans=_spans(asked, asked.as_of or now),
        kept=(("event", one.id),) if one else (),
        everything=asked.href(without=["event"]),
        now=now.isoformat(),
        pager=pager_of(asked, found.total, EVENTS, size=SIZE),
        events=tuple(_events(desk, asked, found)),
        empty=desk.is_empty(asked.as_of),
    )


def _field(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")


def _spans(asked: Selection, end: datetime) -> tuple[Link, ...]:
    return tuple(
        Link(asked.href(since=(end - span).isoformat(timespec="seconds")), name)
        for name, span in labels.CHANGED_SPANS.items()
    )


def _events(desk: Desk, asked: Selection, found: Between) -> Iterator[ChangedEvent]:
    changes: dict[str, list[Change]] = {}
    for one in found.changes:
        changes.setdefault(one.event, []).append(one)
    shown = _Shown.of(desk, found.changes)
    for name, own in changes.items():
        yield ChangedEvent(event_href(name), own[0].label, tuple(map(shown.line, own)))
    overview = desk.overview(asked.as_of)
    for kept in overview.listed(one for one in found.events if one not in changes):
        yield ChangedEvent(event_href(kept.id), kept.label, ())
    known = {kept.id: kept.label for kept in overview.listed(found.later)}
    since = found.since.isoformat()
    for name in found.later:  # what no longer stands has no label: its id is what it is found by
        yield ChangedEvent(event_href(name), known.get(name, name), (), asked.href(event=name, since=since))


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the lines show beside the changes themselves: reports' titles and claims' words, by their ids."""

    reports: Mapping[str, Report]
    claims: Mapping[str, ToldClaim]

    @classmethod
    def of(cls, desk: Desk, changes: Sequence[Change]) -> _Shown:
        reports = {name for one in changes if one.kind in _OF_REPORTS for name in _names(one.before or one.after)}
        claims = {name for one in changes for name in one.claims[:CLAIMS]}
        return cls(
            {one.id: one for one in desk.ledger.reports(ids=sorted(reports))},
            {one.id: one for one in desk.ledger.claims(ids=sorted(claims))},
        )

    def line(self, one: Change) -> ChangeLine:
        return ChangeLine(
            kind=one.kind.value,
            kind_word=wording.CHANGES[one.kind],
            aspect=wording.ASPECTS[one.aspect] if one.aspect else None,
            matter=one.proposition,
            before=tuple(self._values(one.kind, one.before)),
            after=tuple(self._values(one.kind, one.after)),
            because=one.because,
            claims=tuple(self._claims(one.claims[:CLAIMS])),
            left=max(0, len(one.claims) - CLAIMS),
        )

    def _claims(self, names: Iterable[str]) -> Iterator[RelatedClaim]:
        for name in names:
            told = self.claims.get(name)
            yield RelatedClaim(claim_href(name), quoted(shortened(told.words, WORDS)) if told else None)

    def _values(self, kind: ChangeKind, value: str | None) -> Iterator[Value]:
        if value is None or kind in _ONCE:
            return
        if kind in _OF_REPORTS:
            for name in _names(value):
                title = self.reports[name].title if name in self.reports else None
                yield Value(shortened(title or words.NO_TITLE, WORDS), report_href(name))
        elif kind in _OF_EVENTS:
            yield from (Value(name, event_href(name)) for name in _names(value))
        else:
            yield Value(_told(kind, value))


def _names(value: str | None) -> list[str]:
    return value.split(", ") if value else []


def _told(kind: ChangeKind, value: str) -> str:
    """A value in words where it is a code."""
    if kind in (ChangeKind.AGREEMENT, ChangeKind.MATTER_NEW, ChangeKind.MATTER_GONE):
        return wording.AGREEMENTS[Agreement(value)]
    if kind is ChangeKind.VERIFICATION:
        return wording.VERIFICATIONS[Verification(value)]
    if kind in _OF_POSITIONS:
        who, _, stance = value.rpartition(" ")
        return wording.stance_line(who, Stance(stance))
    if kind is ChangeKind.TIME:
        bounds = [datetime.fromisoformat(one) for one in value.split("/")]
        return moments.interval(bounds[0], bounds[-1]) or value
    return value
