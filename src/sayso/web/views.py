"""The pages of one thing: an event, a report, a claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sayso import wording
from sayso.domain.account import EventAccount
from sayso.domain.json_values import Json
from sayso.domain.ledger import History, PageVersion, ToldClaim
from sayso.domain.quotation import quoted, shortened, trimmed
from sayso.domain.report import Document, Report
from sayso.domain.text import Span, in_order
from sayso.ledger.decided import DecidedClaim
from sayso.relate import quantities_of
from sayso.web import moments, words
from sayso.web.deciding.filing import filing_of
from sayso.web.deciding.history import (
    box_of,
    claim_history,
    credibility_line,
    decided_claims,
    is_rejected,
    reliability_line,
    verdict_line,
)
from sayso.web.desk import Desk
from sayso.web.matrix import leaning
from sayso.web.naming import report_line
from sayso.web.pages import (
    ClaimLine,
    ClaimPage,
    Facts,
    ReaderLine,
    RelatedMatter,
    ReportPage,
    VersionLine,
)
from sayso.web.quoting import claim_href, diff_href, event_href, followable, report_href, turns_direction, words_href
from sayso.web.reader import Beside, anchor_of, context, paragraphs
from sayso.web.relating import ends_of, related


def decided_line(number: int, one: DecidedClaim, chosen: str | None) -> ClaimLine:
    """One claim in a list as it counts, with who decided that."""
    return replace(claim_line(number, one.told, chosen), decided=verdict_line(one), rejected=is_rejected(one))


def claim_line(number: int, told: ToldClaim, chosen: str | None) -> ClaimLine:
    """One claim in a list; the one whose id is ``chosen`` is marked."""
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
        stance_word=wording.stance_told(told.actor.name if told.actor else None, claim.stance),
        leaning=leaning(claim.stance),
        certainty=wording.certainty_told(claim.stance, claim.certainty),
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
        published=moments.published(report.published),
        updated=moments.published(report.updated),
        language=report.language,
        address=report.url,
        link=followable(report.url),
        path=report.path,
        digest=report.sha256_text,
    )


def in_text_order(claims: Iterable[ToldClaim]) -> Sequence[ToldClaim]:
    """The claims in the order of their numbers."""

    def place(told: ToldClaim) -> tuple[int, int, str]:
        span = anchor_of(told)
        return (span.start, span.end, told.id) if span else (-1, -1, told.id)

    return sorted(claims, key=place)


def _readers(history: History) -> tuple[ReaderLine, ...]:
    return tuple(ReaderLine(one.by, moments.moment(one.recorded_at)) for one in reversed(history.readings))


def version_word(one: PageVersion, history: History) -> str:
    """What a version is among those of its page."""
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
            what=version_word(one, history),
            here=one.report.id == report,
        )
        for one in history.versions
    )


def _beside(reading: Mapping[str, Json]) -> Beside:
    """Where a reading has places and times."""
    places: list[Span] = []
    for place in _objects(reading.get("places")):
        mentions = place.get("mentions")
        for pair in mentions if isinstance(mentions, list) else ():
            match pair:
                case [int(start), int(end)] if start < end:
                    places.append(Span(start, end))
    times = [
        Span(first, last)
        for time in _objects(reading.get("times"))
        if isinstance(first := time.get("start"), int) and isinstance(last := time.get("end"), int) and first < last
    ]
    return Beside(in_order(places), in_order(times))


def _objects(told: Json) -> list[dict[str, Json]]:
    return [one for one in told if isinstance(one, dict)] if isinstance(told, list) else []


def _compare(history: History, report: str) -> str | None:
    """The address of this version beside the one before it, or after it where it is the first."""
    before = history.before(report)
    if before is not None:
        return diff_href(before.report.id, report)
    later = next((one for one in history.versions if one.report.id != report and not one.replaced), None)
    return diff_href(report, later.report.id) if later else None


def report_page(desk: Desk, report: str, chosen: str | None, by: str = "") -> ReportPage:
    """One report's own text with its claims, one of them chosen.

    Raises:
        NotFound: no such report.
    """
    ledger = desk.ledger
    document = ledger.report(report)
    claims = in_text_order(ledger.claims(report=report))
    cut, after = paragraphs(document.text, claims, chosen, _beside(ledger.reading_json(document.report.id)))
    history = ledger.history(document.report.id)
    return ReportPage(
        facts=_facts(document.report),
        readers=_readers(history),
        versions=_versions(history, document.report.id),
        compare=_compare(history, document.report.id),
        former=history.present.report.id != document.report.id,
        language=document.report.language,
        paragraphs=cut,
        after=after,
        claims=tuple(decided_line(n, one, chosen) for n, one in enumerate(decided_claims(desk, claims), start=1)),
        counts=words.claims_count(len(claims)),
        chosen_missing=chosen is not None and all(told.id != chosen for told in claims),
        turns_direction=turns_direction(document.text.words),
        places=tuple(wording.place_line(place) for place in ledger.places(document.report.id)),
        filing=filing_of(desk, document.report.id, by, event=False),
    )


def _account(desk: Desk, event: str | None) -> EventAccount | None:
    """The event that a claim is about, as the overview has it."""
    found = next(iter(desk.overview().listed([event])), None) if event is not None else None
    return found.account if found else None


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
    published = moments.published(report.published)
    named = (report.title, report.publisher, published.utc if published else None)
    return words.citation(
        told.actor.name if told.actor else words.SOURCE_NOT_NAMED,
        quoted(trimmed(shortened(told.words))),
        ", ".join(part for part in named if part) or report.id,
        f"{base}{claim_href(told.id)}",
    )


def _related(desk: Desk, told: ToldClaim, account: EventAccount | None) -> RelatedMatter | None:
    """How the claim stands to others of its matter; None: to none, or it is of no event that stands."""
    aspects = account.aspects if account else ()
    own = [(one, [tie for tie in one.relations if told.id in (tie.subject, tie.object)]) for one in aspects]
    matters = [replace(one, relations=tuple(ties)) for one, ties in own if ties]
    claims = {one.id: one for one in desk.ledger.claims(ids=sorted(ends_of(matters)))}
    return next(iter(related(matters, claims, told.id)), None)


def claim_page(desk: Desk, claim: str, base: str, by: str = "") -> ClaimPage:
    """One claim as it counts, under its permanent address.

    Args:
        desk: the ledger.
        claim: its id, or a unique beginning of it.
        base: scheme and host, for the citation.
        by: the name of whoever looks; "": not known.

    Raises:
        NotFound: no such claim.
    """
    (one,) = decided_claims(desk, [desk.ledger.claim(claim)])
    told = one.told
    document = desk.ledger.report(told.claim.report)
    account = _account(desk, told.claim.event)
    return ClaimPage(
        claim=decided_line(1, one, told.id),
        side=_side(told, account),
        origin=_origin(told),
        event_label=account.label if account else None,
        report=report_line(document.report),
        words_href=words_href(told.claim.report, told.id),
        context=context(document.text, told),
        related=_related(desk, told, account),
        language=document.report.language,
        citation=_citation(told, document, base),
        figures=wording.quantities_line(quantities_of(told)) if told.claim.aspect in wording.COUNTING else "",
        history=claim_history(desk, told.id),
        box=box_of(desk, one, by),
        reliability=reliability_line(one.reliability),
        credibility=credibility_line(one.credibility),
    )
