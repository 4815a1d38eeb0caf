"""Which entries stand as of a moment, and which a later reading or version has taken the place of. Pure.

A report is counted by its last reading: events and claims of an earlier one are passed over, and so is a tie between
events that was found before either of its reports was read again. A page is counted by its last version: of former
ones there is only left what was claimed in them and stands there no more. Entries say when they were recorded, so all
this holds as of any moment, whatever order the entries come in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sayso.domain.ledger import Entry, Judgement, Relation, RelationKind, ToldClaim, ToldEvent, Version, VersionKind
from sayso.domain.report import Report
from sayso.fold.carrying import claim_in, event_in, final
from sayso.relate import compare_claims

_Told = TypeVar("_Told", Report, ToldEvent, ToldClaim, Relation)


@dataclass(frozen=True, slots=True)
class Gone:
    """A claim of a former version that was not found in the later one, or was found ``revised``.

    ``there``: when the former version stood, ``since``: when the later one did, both as the page states, else as
    recorded. ``now``: the id of the claim that revised it; None: it was not found.
    """

    told: ToldClaim
    there: datetime
    since: datetime
    now: str | None

    @property
    def revised(self) -> bool:
        """Whether the later version has it in other words."""
        return self.now is not None


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands. ``first_recorded`` is of every event that was ever told; ``events`` are those that stand.

    ``reports`` are all of them, by their last readings. ``former`` are events of former versions of pages, ``same``
    the ties between events of these two sorts. ``carried``: of the claims, events and reports that were judged and
    stand no more, what each is now, where that can be told.
    """

    first_recorded: Mapping[str, datetime]
    reports: Mapping[str, Report]
    events: Mapping[str, ToldEvent]
    former: Mapping[str, ToldEvent]
    claims: Sequence[ToldClaim]
    gone: Sequence[Gone]
    same: Sequence[Relation]
    possibly: Sequence[Relation]
    repeats: Sequence[Relation]
    judged: Sequence[Entry]
    carried: Mapping[str, str]


@dataclass(slots=True)
class _Sorted:
    """Entries by what they are, of each thing the last recorded."""

    read: dict[str, tuple[datetime, Report]]
    events: dict[str, tuple[datetime, ToldEvent]]
    claims: dict[str, tuple[datetime, ToldClaim]]
    relations: dict[str, tuple[datetime, Relation]]
    versions: dict[str, Version]
    first: dict[str, datetime]
    claimed: dict[str, datetime]
    judged: list[Entry]

    def add(self, entry: Entry) -> None:
        """Sorts one entry in."""
        at = entry.recorded_at
        match entry.body:
            case ToldClaim() as body:
                _keep(self.claims, at, body)
                self.claimed[body.id] = min(at, self.claimed.get(body.id, at))
            case ToldEvent() as body:
                _keep(self.events, at, body)
                self.first[body.id] = min(at, self.first.get(body.id, at))
            case Report() as body:
                _keep(self.read, at, body)
            case Relation() as body:
                _keep(self.relations, at, body)
            case Version() as body:
                self.versions[body.id] = body
            case _:
                self.judged.append(entry)

    def read_at(self, report: str) -> datetime:
        """When the report's last reading was recorded."""
        return self.read[report][0]


def _keep(known: dict[str, tuple[datetime, _Told]], at: datetime, body: _Told) -> None:
    if body.id not in known or known[body.id][0] <= at:
        known[body.id] = (at, body)


def standing_of(entries: Iterable[Entry]) -> Standing:
    """Sorts entries into what stands and what does not.

    Args:
        entries: all those recorded up to the moment, in any order.
    """
    told = _Sorted({}, {}, {}, {}, {}, {}, {}, [])
    for entry in entries:
        told.add(entry)
    events = {one.id: one for at, one in told.events.values() if at >= told.read_at(one.report)}
    claims = [one for at, one in told.claims.values() if at >= told.read_at(one.claim.report)]
    replaced, next_of = _successions(told)
    former = replaced.keys() | next_of.keys()
    by_report: dict[str, list[ToldClaim]] = defaultdict(list)
    for one in claims:
        by_report[one.claim.report].append(one)
    ties = [one for at, one in told.relations.values() if _holds(told, events, at, one)]
    return Standing(
        first_recorded=told.first,
        reports={name: report for name, (_, report) in told.read.items()},
        events={name: one for name, one in events.items() if one.report not in former},
        former={name: one for name, one in events.items() if one.report in next_of and one.report not in replaced},
        claims=[one for one in claims if one.claim.report not in former],
        gone=[one for name in sorted(next_of) for one in _gone(told, by_report, name, next_of[name])],
        same=[one for one in ties if one.kind is RelationKind.SAME_EVENT],
        possibly=[one for one in ties if one.kind is RelationKind.POSSIBLY_SAME],
        repeats=[one for one in ties if one.kind is RelationKind.REPEATS],
        judged=told.judged,
        carried=_carried(told, events, by_report, replaced | next_of),
    )


def _holds(told: _Sorted, events: Mapping[str, ToldEvent], at: datetime, tie: Relation) -> bool:
    """Whether a tie was found by the readings that stand. What two texts have in common depends on no reader."""
    if tie.kind is RelationKind.REPEATS:
        return True
    ends = (events.get(tie.left), events.get(tie.right))
    return all(one is not None and at >= told.read_at(one.report) for one in ends)


def _successions(told: _Sorted) -> tuple[dict[str, str], dict[str, str]]:
    """For each report that another reading of the same bytes replaced that one; for each former version the next."""
    replaced = {one.former: one.report for one in told.versions.values() if one.kind is VersionKind.REREAD}

    def present(report: str) -> str:
        for _ in replaced:  # a way without end would be a fault of the ledger, and must not hang whoever asks
            if report not in replaced:
                break
            report = replaced[report]
        return report

    later: dict[str, set[str]] = defaultdict(set)
    for one in told.versions.values():
        if one.kind is VersionKind.REVISED:
            later[present(one.former)].add(present(one.report))
    return replaced, {
        former: min(reports, key=lambda name: (stood_at(told.read[name][1], told.read_at(name)), name))
        for former, reports in later.items()
    }


def _beside(told: _Sorted, name: str) -> list[ToldClaim]:
    """The claims that were found in a claim's report up to when it was found last."""
    last, claim = told.claims[name]
    home = claim.claim.report
    return [one for _, one in told.claims.values() if one.claim.report == home and told.claimed[one.id] <= last]


def _carried(
    told: _Sorted,
    events: Mapping[str, ToldEvent],
    claims: Mapping[str, Sequence[ToldClaim]],
    next_of: Mapping[str, str],
) -> dict[str, str]:
    """What the judged claims, events and reports that stand no more are now."""
    judged = [entry.body for entry in told.judged if isinstance(entry.body, Judgement)]
    found: dict[str, str] = {}
    by_report: dict[str, list[ToldEvent]] = defaultdict(list)
    for event in events.values():
        by_report[event.report].append(event)
    for name in sorted({end for one in judged for end in (one.subject, one.other) if end is not None}):
        now: str | None = None
        if name in told.claims:
            claim = told.claims[name][1]
            present = final(claim.claim.report, next_of)
            if all(one.id != name for one in claims.get(present, ())):
                now = claim_in(claim, _beside(told, name), present, claims.get(present, ()))
        elif name in told.events:
            event = told.events[name][1]
            present = final(event.report, next_of)
            if all(one.id != name for one in by_report.get(present, ())):
                now = event_in(event, present, by_report.get(present, ()))
        elif name in told.read and (present := final(name, next_of)) != name:
            now = present
        if now is not None:
            found[name] = now
    return found


def stood_at(report: Report, recorded_at: datetime) -> datetime:
    """When a version stood on its page: when the page says that it was changed or published, else when recorded."""
    return report.updated or report.published or recorded_at


def _gone(told: _Sorted, claims: Mapping[str, Sequence[ToldClaim]], former: str, later: str) -> Iterator[Gone]:
    """What became of a former version's claims that are about an event."""
    there, since = (stood_at(told.read[name][1], told.read_at(name)) for name in (former, later))
    found = compare_claims(claims.get(former, ()), claims.get(later, ()))
    for one, now in (*((one, None) for one in found.went), *((one, other.id) for one, other in found.revised)):
        if one.claim.event is not None:
            yield Gone(one, there, since, now)
