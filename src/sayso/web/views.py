"""From the ledger's accounts to the pages' contexts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from sayso import wording
from sayso.domain.ledger import Agreement, Entry, EventAccount, History, PageVersion, Refusal, ToldClaim
from sayso.domain.report import Document, Report
from sayso.errors import NotFound
from sayso.web import moments, words
from sayso.web.matrix import build_matrix, leaning
from sayso.web.pages import (
    ClaimLine,
    ClaimPage,
    EventLine,
    EventPage,
    EventsPage,
    Facts,
    ReaderLine,
    RefusalLine,
    ReportLine,
    ReportPage,
    ReportsPage,
    Tally,
    VersionLine,
)
from sayso.web.ports import Ledgerlike
from sayso.web.quoting import (
    claim_href,
    event_href,
    followable,
    quoted,
    report_href,
    shortened,
    turns_direction,
    words_href,
)
from sayso.web.reader import anchor_of, context, paragraphs

LONG_AGO = datetime.min.replace(tzinfo=UTC)


def _aware(when: datetime | None) -> datetime:
    if when is None:
        return LONG_AGO
    return when if when.utcoffset() is not None else when.replace(tzinfo=UTC)


def _sides(account: EventAccount) -> tuple[str, ...]:
    heard = {position.actor.side for aspect in account.aspects for position in aspect.positions}
    return tuple(sorted((side for side in heard if side is not None), key=str.casefold))


def _tally(account: EventAccount) -> Tally:
    uncontested = len(account.aspects) - account.contested
    return Tally(
        words.agreement_count(account.contested, Agreement.CONTESTED),
        words.agreement_count(uncontested, Agreement.UNCONTESTED),
    )


def _place_name(account: EventAccount) -> str | None:
    return account.place.name if account.place else None


def _event_line(account: EventAccount, as_of: datetime | None) -> EventLine:
    return EventLine(
        href=event_href(account.id, as_of),
        label=account.label,
        type=account.type,
        place=_place_name(account),
        happened=moments.interval(account.earliest, account.latest),
        reports=words.reports_count(len(account.reports)),
        sides=_sides(account),
        tally=_tally(account),
    )


def events_page(ledger: Ledgerlike, as_of: datetime | None) -> EventsPage:
    """All events, those with most contested matters first, otherwise in the ledger's order."""
    accounts = sorted(ledger.events(as_of), key=lambda one: -one.contested)
    without_place = sum(_place_name(one) is None for one in accounts)
    without_date = sum(one.earliest is None and one.latest is None for one in accounts)
    return EventsPage(
        counts=words.events_counts(len(accounts), without_place, without_date),
        events=tuple(_event_line(one, as_of) for one in accounts),
        read=bool(accounts) or bool(ledger.reports()),
        as_of=moments.shown(as_of),
    )


def _report_line(report: Report, tag: str | None = None) -> ReportLine:
    return ReportLine(
        href=report_href(report.id),
        title=report.title,
        publisher=report.publisher,
        published=moments.shown(report.published),
        updated=moments.shown(report.updated),
        tag=tag,
    )


def _newest_first(reports: Iterable[Report]) -> list[Report]:
    ordered = sorted(reports, key=lambda one: (one.title or "", one.id))
    return sorted(ordered, key=lambda one: _aware(one.published), reverse=True)


def _short_name(report: Report) -> str:
    """What a report is called where there is room for a few words."""
    return shortened(report.publisher or report.title or report.path or report.id, 60)


def _tags(reports: Sequence[Report]) -> dict[str, str | None]:
    """A number for each report whose short name is another's too; None for the others."""
    names = Counter(_short_name(report) for report in reports)
    seen: Counter[str] = Counter()
    tags: dict[str, str | None] = {}
    for report in reports:
        name = _short_name(report)
        seen[name] += 1
        tags[report.id] = words.tag(seen[name]) if names[name] > 1 else None
    return tags


def event_page(ledger: Ledgerlike, event: str, as_of: datetime | None) -> EventPage:
    """One event with its claims matrix, as known at a moment.

    Raises:
        NotFound: no such event by then.
    """
    account = ledger.event(event, as_of)
    told = {one.id: one for one in ledger.claims(ids=[claim for aspect in account.aspects for claim in aspect.claims])}
    ids = dict.fromkeys((*account.reports, *(one.claim.report for one in told.values())))
    reports = _newest_first(ledger.reports(ids=ids))
    tags = _tags(reports)
    names = {one.id: " ".join(part for part in (_short_name(one), tags[one.id]) if part) for one in reports}
    return EventPage(
        href=event_href(account.id),
        label=account.label,
        type=account.type,
        place=wording.place_line(account.place) if account.place and account.place.name else None,
        happened=moments.interval(account.earliest, account.latest),
        tally=_tally(account),
        as_of=moments.shown(as_of),
        as_of_value=as_of.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S") if as_of else "",
        matrix=build_matrix(account, told, names),
        reports=tuple(_report_line(report, tags[report.id]) for report in reports),
    )


def _claim_line(number: int, told: ToldClaim, chosen: str | None) -> ClaimLine:
    claim = told.claim
    return ClaimLine(
        number=number,
        id=claim.id,
        href=claim_href(claim.id),
        words=quoted(shortened(told.words)),
        anchored=anchor_of(told) is not None,
        chosen=claim.id == chosen,
        speaker=told.actor.name if told.actor else None,
        stance=claim.stance.value,
        stance_word=wording.STANCES[claim.stance],
        leaning=leaning(claim.stance),
        certainty=wording.CERTAINTIES[claim.certainty],
        aspect=wording.ASPECTS[claim.aspect],
        event_href=event_href(claim.event) if claim.event else None,
        score=f"{claim.score:.2f}",
    )


def _facts(report: Report) -> Facts:
    return Facts(
        title=report.title,
        label=report.label,
        publisher=report.publisher,
        byline=", ".join(report.byline) or None,
        published=moments.shown(report.published),
        updated=moments.shown(report.updated),
        language=report.language,
        address=report.url,
        link=followable(report.url),
        path=report.path,
        digest=report.sha256_text,
    )


def _in_text_order(claims: Iterable[ToldClaim]) -> Sequence[ToldClaim]:
    def place(told: ToldClaim) -> tuple[int, int, str]:
        span = anchor_of(told)
        return (span.start, span.end, told.id) if span else (-1, -1, told.id)

    return sorted(claims, key=place)


def _readers(history: History) -> tuple[ReaderLine, ...]:
    return tuple(ReaderLine(one.by, moments.moment(one.recorded_at)) for one in reversed(history.readings))


def _version_word(one: PageVersion, history: History) -> str:
    if one is history.present:
        return words.VERSION_PRESENT
    return words.VERSION_REPLACED if one.replaced else words.VERSION_FORMER


def _versions(history: History, report: str) -> tuple[VersionLine, ...]:
    if len(history.versions) == 1:
        return ()
    return tuple(
        VersionLine(
            href=report_href(one.report.id),
            stood=moments.moment(one.stood_at),
            what=_version_word(one, history),
            here=one.report.id == report,
        )
        for one in history.versions
    )


def report_page(ledger: Ledgerlike, report: str, chosen: str | None) -> ReportPage:
    """One report's own text with its claims, one of them chosen.

    Raises:
        NotFound: no such report.
    """
    document = ledger.report(report)
    claims = _in_text_order(ledger.claims(report=report))
    cut, after = paragraphs(document.text, claims, chosen)
    history = ledger.history(document.report.id)
    return ReportPage(
        facts=_facts(document.report),
        readers=_readers(history),
        versions=_versions(history, document.report.id),
        former=history.present.report.id != document.report.id,
        language=document.report.language,
        paragraphs=cut,
        after=after,
        claims=tuple(_claim_line(number, told, chosen) for number, told in enumerate(claims, start=1)),
        counts=words.claims_count(len(claims)),
        chosen_missing=chosen is not None and all(told.id != chosen for told in claims),
        turns_direction=turns_direction(document.text.words),
        places=tuple(wording.place_line(place) for place in ledger.places(document.report.id)),
    )


def _account(ledger: Ledgerlike, event: str | None) -> EventAccount | None:
    if event is None:
        return None
    try:
        return ledger.event(event)
    except NotFound:
        return None


def _side(told: ToldClaim, account: EventAccount | None) -> str | None:
    """The side as the ledger holds it, which a person may have set; else as the report tells it."""
    for aspect in account.aspects if account else ():
        for position in aspect.positions:
            if told.id in position.claims:
                return position.actor.side
    return told.actor.side if told.actor else None


def _origin(told: ToldClaim) -> str | None:
    return words.ORIGIN_SPEAKER if told.actor and told.origin == told.actor.id else told.origin


def _citation(told: ToldClaim, document: Document, base: str) -> str:
    report = document.report
    published = moments.shown(report.published)
    named = (report.title, report.publisher, published.utc if published else None)
    return words.citation(
        told.actor.name if told.actor else words.SOURCE_NOT_NAMED,
        quoted(shortened(told.words)),
        ", ".join(part for part in named if part) or report.id,
        f"{base}{claim_href(told.id)}",
    )


def claim_page(ledger: Ledgerlike, claim: str, base: str) -> ClaimPage:
    """One claim under its permanent address. ``base``: scheme and host, for the citation.

    Raises:
        NotFound: no such claim.
    """
    told = ledger.claim(claim)
    document = ledger.report(told.claim.report)
    account = _account(ledger, told.claim.event)
    return ClaimPage(
        claim=_claim_line(1, told, told.id),
        side=_side(told, account),
        origin=_origin(told),
        event_label=account.label if account else None,
        report=_report_line(document.report),
        words_href=words_href(told.claim.report, told.id),
        context=context(document.text, told),
        language=document.report.language,
        citation=_citation(told, document, base),
    )


def _refusal_lines(entries: Iterable[Entry]) -> list[RefusalLine]:
    return [
        RefusalLine(entry.body.where, entry.body.why, moments.moment(entry.recorded_at))
        for entry in entries
        if isinstance(entry.body, Refusal)
    ]


def reports_page(ledger: Ledgerlike) -> ReportsPage:
    """Every report, and every input that could not be read."""
    reports = ledger.reports()
    refusals = _refusal_lines(ledger.refusals())
    return ReportsPage(
        counts=words.reports_counts(len(reports), len(refusals)),
        reports=tuple(_report_line(report) for report in _newest_first(reports)),
        refusals=tuple(refusals),
    )
