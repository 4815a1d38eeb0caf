"""What every format is written from: the events and claims of a selection, one after the other, as of one moment.

Ids are asked for once, in an order that the ledger fixes, and what they name in portions: so that a ledger of any size
takes the same memory, each thing comes once, and whoever else asks meanwhile does not wait.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Final

from sayso.domain.account import AspectAccount, EventAccount, Position
from sayso.domain.json_values import Json
from sayso.domain.ledger import JudgementKind, ToldClaim
from sayso.domain.report import Report
from sayso.export.asking import Shelf, Wanted
from sayso.fold.force import Decision
from sayso.fold.values import verification_value
from sayso.ledger.decided import DecidedClaim, decided
from sayso.ledger.overview import Filters, Overview
from sayso.withholding import MARK, WITHHELD, Withholder, withholding

PORTION: Final = 50
"""Events or reports that are held at a time."""

KEPT: Final = 200
"""Events whose accounts, and withheld names, are kept for the next reports that tell of them."""


@dataclass(frozen=True, slots=True)
class Hiding:
    """Takes the names of witnesses out of words; without withholders nothing is hidden."""

    withholders: tuple[Withholder, ...] = ()
    named: bool = False

    def text(self, words: str | None) -> str | None:
        """The words with a mark in the place of each name."""
        for one in self.withholders:
            words = one.told(words) if words is not None else None
        return words

    def told(self, words: str) -> str:
        """As ``text``, of words that are there."""
        return self.text(words) or ""

    def address(self, url: str | None) -> str | None:
        """The address; the mark alone where a name stands in it."""
        held = url is not None and any(one.in_address(url) for one in self.withholders)
        return MARK if held else url

    def name(self, value: str | None, kind: str | None) -> str | None:
        """A speaker's name, or the mark where such speakers are not told."""
        if value is None or self.named or kind not in WITHHELD:
            return self.text(value)
        return MARK


@dataclass(frozen=True, slots=True)
class ExportedClaim:
    """A claim with all that is told beside it.

    ``account``, ``matter`` and ``position`` None: it counts in none. ``standing``: counts; no-event, it is about none;
    rejected by a person; former-version, its page was changed since.
    """

    decided: DecidedClaim
    report: Report
    account: EventAccount | None
    matter: AspectAccount | None
    position: Position | None
    standing: str
    hiding: Hiding

    @property
    def told(self) -> ToldClaim:
        """The claim with the values that count."""
        return self.decided.told

    @property
    def side(self) -> str | None:
        """The speaker's side as the account has it, else as the report tells it."""
        if self.position is not None:
            return self.position.actor.side
        return self.told.actor.side if self.told.actor else None


@dataclass(frozen=True, slots=True)
class _Known:
    """An event's account, where each claim counts in it, and what is withheld of it."""

    account: EventAccount
    homes: Mapping[str, tuple[AspectAccount, Position | None]]
    withholder: Withholder | None


class Material:
    """The events and claims of a selection."""

    def __init__(self, shelf: Shelf, overview: Overview, wanted: Wanted) -> None:
        """Of one ledger. ``overview``: as known at the moment asked for."""
        self.shelf = shelf
        self.wanted = wanted
        self.moment = wanted.as_of or shelf.recorded_until()
        """What is told is told as of this: the last entry's moment where none was asked for, so that a ledger in which
        nothing was recorded since makes the same file; None: it is empty."""

        self._overview = overview
        self._known: OrderedDict[str, _Known] = OrderedDict()
        self._verifications: dict[str, list[Decision]] | None = None
        self._readings: OrderedDict[str, dict[str, Json]] = OrderedDict()

    def accounts(self) -> Iterator[tuple[EventAccount, Hiding]]:
        """The accounts of the selection's events, in its order, with what is hidden in them."""
        for portion in portions(self._overview.ids(self.wanted.filters, self.wanted.order), PORTION):
            for one in self._accounts(portion):
                yield one.account, self._hiding([one])

    def claims(self) -> Iterator[ExportedClaim]:
        """The claims of the selection's events, and where nothing narrows it those about none.

        Report by report, the newest first; of each in the order of the text.
        """
        narrowed = self.wanted.filters != Filters()
        events = frozenset(self._overview.ids(self.wanted.filters)) if narrowed else None
        among = self._reports_of(events) if events is not None else None
        names = [one for one in self._overview.report_ids() if among is None or one in among]
        decisions, former = self.shelf.decisions(self.wanted.as_of), self.shelf.former(self.wanted.as_of)
        for portion in portions(names, PORTION):
            reports = {one.id: one for one in self.shelf.reports(self.wanted.as_of, ids=portion)}
            found: dict[str, list[DecidedClaim]] = {}
            for one in decided(decisions, self.shelf.claims(reports=portion, as_of=self.wanted.as_of)):
                found.setdefault(one.told.claim.report, []).append(one)
            homes = self._overview.homes({one.told.claim.event or "" for some in found.values() for one in some})
            for name in portion:
                if name in reports:
                    some = [one for one in found.get(name, ()) if _is_in(one, homes, events)]
                    yield from self._of_report(reports[name], some, homes, former)

    def reports(self, names: Iterable[str]) -> dict[str, Report]:
        """Metadata by the reports' ids."""
        return {one.id: one for one in self.shelf.reports(self.wanted.as_of, ids=tuple(names))}

    def claims_by_id(self, names: Iterable[str]) -> Sequence[ToldClaim]:
        """Claims by their ids."""
        wanted = tuple(names)
        return self.shelf.claims(ids=wanted, as_of=self.wanted.as_of) if wanted else ()

    def reading(self, report: str) -> Mapping[str, Json]:
        """The ``reading/1`` of a report; those of the last ones asked for are kept."""
        if report not in self._readings:
            self._readings[report] = self.shelf.reading_json(report, self.wanted.as_of)
        self._readings.move_to_end(report)
        while len(self._readings) > PORTION:
            self._readings.popitem(last=False)
        return self._readings[report]

    def is_of(self, member: str, event: str) -> bool:
        """Whether a report's event is held to be this one."""
        return self._overview.homes([member]).get(member) == event

    def verified(self, account: EventAccount) -> Iterator[tuple[AspectAccount, Decision]]:
        """The matters of an event of which a person judged what came of checking, with the judgement that counts."""
        if self._verifications is None:
            decisions = self.shelf.decisions(self.wanted.as_of)
            self._verifications = {}
            for one in decisions.verifications:
                subject = one.judgement.subject
                named = [subject, decisions.carried.get(subject, subject)]
                for home in set(self._overview.homes(named).values()):
                    self._verifications.setdefault(home, []).append(one)
        for matter in account.aspects:
            found = [
                one
                for one in self._verifications.get(account.id, ())
                if (value := verification_value(one.judgement.value)) is not None and value[0] is matter.aspect
            ]
            if found:
                yield matter, found[-1]

    def span_recorded(self, event: str) -> tuple[datetime, datetime] | None:
        """From when to when an event's reports were recorded."""
        listed = next(iter(self._overview.listed([event])), None)
        return listed.recorded if listed else None

    def _reports_of(self, events: Iterable[str]) -> set[str]:
        among: set[str] = set()
        for portion in portions(tuple(events), PORTION):
            for one in self._overview.listed(portion):
                account = one.account
                among |= set(account.reports)
                among |= {name for matter in account.aspects for held in matter.positions for name in held.reports}
        return among

    def _of_report(
        self, report: Report, claims: Sequence[DecidedClaim], homes: Mapping[str, str], former: frozenset[str]
    ) -> Iterator[ExportedClaim]:
        wanted = dict.fromkeys(home for one in claims if (home := homes.get(one.told.claim.event or "")))
        known = {one.account.id: one for one in self._accounts(tuple(wanted))}
        hiding = self._hiding(known.values(), report.id) if claims else Hiding()
        for one in sorted(claims, key=_in_text):
            event = known.get(homes.get(one.told.claim.event or "", ""))
            matter, position = event.homes.get(one.told.id, (None, None)) if event else (None, None)
            account = event.account if event else None
            standing = _standing(one, report.id in former, account is not None)
            yield ExportedClaim(one, report, account, matter, position, standing, hiding)

    def _accounts(self, names: Sequence[str]) -> list[_Known]:
        """Events by their ids, those kept and those not."""
        missing = [one for one in names if one not in self._known]
        found = {one.id: one.account for one in self._overview.listed(missing)}
        for name in missing:
            if name in found:
                account = found[name]
                if self.wanted.dossier is not None:
                    account = self.shelf.event(name, self.wanted.as_of, self.wanted.dossier)
                self._known[name] = self._know(account)
        some = []
        for name in names:
            if name in self._known:
                self._known.move_to_end(name)
                some.append(self._known[name])
        while len(self._known) > KEPT:
            self._known.popitem(last=False)
        return some

    def _know(self, account: EventAccount) -> _Known:
        homes: dict[str, tuple[AspectAccount, Position | None]] = {}
        for matter in account.aspects:
            homes |= {claim: (matter, None) for claim in matter.claims if claim not in homes}
        for matter in account.aspects:
            for position in matter.positions:
                homes |= {one: (matter, position) for one in position.claims if homes.get(one, (matter,))[0] is matter}
        kept = None if self.wanted.named else withholding(self.shelf, [account], as_of=self.wanted.as_of)
        return _Known(account, homes, kept)

    def _hiding(self, events: Iterable[_Known], report: str | None = None) -> Hiding:
        if self.wanted.named:
            return Hiding(named=True)
        kept = [one.withholder for one in events if one.withholder is not None]
        if report is not None:
            kept.append(withholding(self.shelf, [], [report], self.wanted.as_of))
        return Hiding(tuple(one for one in kept if one.phrases or one.parts or one.strings))


def portions(names: Sequence[str], size: int) -> Iterator[tuple[str, ...]]:
    """The names in parts of a size, in their order."""
    left = iter(names)
    while portion := tuple(islice(left, size)):
        yield portion


def _is_in(one: DecidedClaim, homes: Mapping[str, str], events: frozenset[str] | None) -> bool:
    return events is None or homes.get(one.told.claim.event or "") in events


def _in_text(one: DecidedClaim) -> tuple[int, int, str]:
    spans = one.found.claim.content or one.found.claim.cue
    return (spans[0].start, spans[0].end, one.found.id) if spans else (-1, -1, one.found.id)


def _standing(one: DecidedClaim, is_former: bool, has_event: bool) -> str:  # noqa: FBT001  a private answer of two facts
    if is_former:
        return "former-version"
    if one.verdict is not None and one.verdict.judgement.kind is JudgementKind.REJECT:
        return "rejected"
    return "counts" if has_event else "no-event"
