"""Accounts and claims as lines for a terminal. Words only: whatever is said is said without colour too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from sayso.cli.console import printable
from sayso.domain.account import AspectAccount, EventAccount, Position
from sayso.domain.claim import Stance
from sayso.domain.factuality import Certainty
from sayso.domain.ledger import Entry, History, Judgement, ToldClaim
from sayso.domain.lineage import Lineage, ReportOrigin
from sayso.domain.quotation import quoted, shortened
from sayso.domain.report import Report
from sayso.domain.text import Text
from sayso.fold.because import how_far
from sayso.fold.ties import ties_of
from sayso.wording import AS_DENIED, COUNTING, VERIFICATIONS, hedge_told, place_line, quantities_line, stance_line

NOBODY = "a source nobody names"

LONGEST_WORDS = 100
"""Code points of a claim's words beside others."""

LONGEST_ALONE = 300
"""Code points of a claim's words on a line of their own."""

MOST_SHOWN = 3
"""Claims whose words stand on either side of one sentence about how they stand to one another."""


ToldClaims = Mapping[str, ToldClaim]
"""Claims by their ids."""


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def day(when: datetime | None) -> str | None:
    """The day in words of numbers, or None."""
    return when.date().isoformat() if when else None


def event_heading(account: EventAccount) -> str:
    """One line that names an event."""
    span = sorted({one for one in (day(account.earliest), day(account.latest)) if one})
    parts = [
        account.label,
        account.type or "type not decided",
        (account.place and account.place.name) or "no place",
        " to ".join(span) or "no date",
        counted(len(account.reports), "report"),
        f"{account.contested} contested" if account.contested else "nothing contested",
    ]
    return f"{account.id}  {printable(' · '.join(parts))}"


def speaking(position: Position) -> str:
    """A position's speaker, with the side where one is set, and what they do."""
    return stance_line(position.actor.name or NOBODY, position.stance, position.actor.side)


def aspect_lines(account: AspectAccount, told: ToldClaims, *, every: bool = False) -> Iterator[str]:
    """One matter: what it is, who holds what in which words, and its status on three axes.

    Args:
        account: the matter.
        told: its claims by id; of one that is not there the id alone is shown.
        every: each claim with its words on a line of its own; else each speaker's first, and how many more.
    """
    denied = f" ({AS_DENIED})" if account.as_denied else ""
    yield f"    {account.aspect.value}{denied}: {printable(account.proposition)}"
    for position in account.positions:
        holds = f"        {printable(speaking(position))}{_hedge(position.stance, position.certainty)}"
        saying = ", saying" if position.rival else ""
        if every:
            yield f"{holds}{saying}"
            yield from (f"            {printable(_said(told, one, LONGEST_ALONE))}" for one in position.claims)
        else:
            yield f"{holds}{saying} {printable(_first_said(told, position.claims))}"
        if position.quantities and account.aspect in COUNTING:
            yield f"            figures: {printable(quantities_line(told for _, told in position.quantities))}"
    yield (f"        = {account.agreement.value}; {VERIFICATIONS[account.verification]}; {how_far(account.spread)}")


def shown_in(account: EventAccount, *, every: bool = False) -> set[str]:
    """The ids of the claims whose words an event's lines show: the first of each position.

    ``every``: all of each, and those that stand to one another.
    """
    positions = [position.claims for aspect in account.aspects for position in aspect.positions]
    if not every:
        return {claims[0] for claims in positions}
    related = (one for aspect in account.aspects for one in aspect.relations)
    return {one for claims in positions for one in claims} | {
        end for one in related for end in (one.subject, one.object)
    }


def relation_lines(account: AspectAccount, told: ToldClaims) -> Iterator[str]:
    """Lines for the relations of a matter, with the words of the claims, the relating ones' first.

    ``told``: the claims by id; of one that is not there the id alone is shown.
    """
    for tie in ties_of(account):
        ends = " / ".join(_all_said(told, some) for some in (tie.subjects, tie.objects))
        yield f"        {printable(f'{tie.because}: {ends}')}"


def _all_said(told: ToldClaims, claims: Sequence[str]) -> str:
    more = [f"{len(claims) - MOST_SHOWN} more"] if len(claims) > MOST_SHOWN else []
    return ", ".join([*(_said(told, one) for one in claims[:MOST_SHOWN]), *more])


def _first_said(told: ToldClaims, claims: Sequence[str]) -> str:
    first, *others = claims
    return _said(told, first, more=f", {len(others)} more" if others else "")


def _said(told: ToldClaims, claim: str, longest: int = LONGEST_WORDS, more: str = "") -> str:
    return f"{quoted(shortened(told[claim].words, longest))} ({claim}{more})" if claim in told else f"{claim}{more}"


def event_lines(account: EventAccount, told: ToldClaims, *, every: bool = False) -> Iterator[str]:
    """An event with all its matters; ``told`` and ``every`` as for ``aspect_lines``."""
    yield event_heading(account)
    if account.place is not None:
        yield f"    place: {printable(place_line(account.place))}"
    for aspect in account.aspects:
        yield from aspect_lines(aspect, told, every=every)


def _hedge(stance: Stance, certainty: Certainty) -> str:
    told = hedge_told(stance, certainty)
    return f" ({told})" if told else ""


def claim_line(told: ToldClaim) -> str:
    """One claim on one line: who, stance, aspect, words."""
    who = told.actor.name if told.actor else NOBODY
    claim = told.claim
    sure = _hedge(claim.stance, claim.certainty)
    says = printable(stance_line(who, claim.stance))
    return f"{claim.id}  {says}{sure} [{claim.aspect.value}]: {printable(quoted(told.words))}"


def origin_lines(origin: str | None, lineage: Lineage | None, text: Text) -> Iterator[str]:
    """A claim's origin, why, and the chain to it, outermost first, with the words that show each link."""
    if lineage is None:
        yield f"    origin: {origin or 'unknown'} (an earlier version recorded it, without its evidence)"
        return
    yield f"    origin: {origin or 'unknown'}: {printable(lineage.because)}"
    for step in lineage.steps:
        words = f": \u201c{printable(text.quote(step.words))}\u201d" if step.words else ""
        yield f"        {printable(step.name)} ({step.link.value}){words}"


def report_origin_line(found: ReportOrigin, text: Text | None = None) -> str:
    """Whose text a report is, and why; with the words that show it where the text is given."""
    words = f": \u201c{printable(text[found.words])}\u201d" if text is not None and found.words else ""
    return f"origin: {found.origin or 'unknown'}: {printable(found.because)}{words}"


def report_lines(report: Report) -> Iterator[str]:
    """A report's metadata; what is not known is said to be so."""
    yield f"{report.id}  {printable(report.title or 'no title')}"
    rows: Iterable[tuple[str, str | None]] = (
        ("label", report.label),
        ("publisher", report.publisher),
        ("byline", ", ".join(report.byline) or None),
        ("published", report.published.isoformat() if report.published else None),
        ("updated", report.updated.isoformat() if report.updated else None),
        ("language", report.language),
        ("url", report.url),
        ("path", report.path),
        ("sha256 of the text", report.sha256_text),
    )
    for name, value in rows:
        yield f"    {name}: {printable(value) if value else 'not known'}"


def history_lines(history: History, report: str) -> Iterator[str]:
    """Who read a report and when, the versions of its page, and the judgements about what is not found any more."""
    for entry in history.readings:
        stands = "" if entry is history.readings[-1] else " (read again since)"
        yield f"    read by: {printable(entry.by)}, {entry.recorded_at.isoformat(timespec='seconds')}{stands}"
    if len(history.versions) > 1:
        for one in history.versions:
            what = "the present one" if one is history.present else "read otherwise since" if one.replaced else "former"
            here = ", this one" if one.report.id == report else ""
            yield f"    version: {one.report.id}, {one.stood_at.isoformat(timespec='seconds')} ({what}{here})"
    for entry in history.adrift:
        yield f"    no longer found: {judged(entry)}"


def judged(entry: Entry) -> str:
    """A judgement in one line: by whom, what, about which thing, why."""
    assert isinstance(entry.body, Judgement)
    kind, subject, value, other, reason = (
        entry.body.kind.value,
        entry.body.subject,
        entry.body.value,
        entry.body.other,
        entry.body.reason,
    )
    said = " ".join(part for part in (kind, subject, other, value) if part)
    return printable(f"{entry.by} judged {said}{f' ({reason})' if reason else ''}")


def standing_lines(told: ToldClaim, history: History, *, found: bool) -> Iterator[str]:
    """Why a claim is not counted now, if it is not, and what was judged of it then. ``found``: by the last reading."""
    last, present = history.readings[-1], history.present
    if not found:
        yield f"superseded: {printable(last.by)} read the report again and does not find it"
    if present.report.id != told.claim.report:
        yield f"of a former version of its page; the present one is {present.report.id}"
    for entry in history.adrift:
        if isinstance(entry.body, Judgement) and told.id in (entry.body.subject, entry.body.other):
            yield judged(entry)
